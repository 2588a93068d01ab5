//! What is printed: text that no terminal obeys.
//!
//! Titles and paths are whatever somebody typed. Whatever command prints them, here is the last place
//! before the terminal, and what it would obey is printed as `\u001b`.

use std::io::{self, Write};

use crate::export::harmless;

/// Hands text on, made harmless.
pub(super) struct Terminal<W>(pub W);

impl<W: Write> Write for Terminal<W> {
    /// Takes whole characters, as `write!` gives them.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        self.0.write_all(harmless::escaped(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_does_not_clear_the_screen() {
        let mut out = Terminal(Vec::new());
        writeln!(out, "a\u{1b}[2J\t협정\u{202e}").expect("memory takes every byte");
        assert_eq!(String::from_utf8_lossy(&out.0), "a\\u001b[2J\t협정\\u202e\n");
    }
}
