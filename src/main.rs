//! Costshare: the window, or one command.

use std::process::ExitCode;

fn main() -> ExitCode {
    costshare::cli::main()
}
