//! Whether a command may write over what is there.

use std::path::Path;

use crate::cli::answer::Failure;
use crate::text::{Language, key, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Overwriting {
    /// Writes over a file that is there already.
    #[arg(long, visible_alias = "overwrite")]
    force: bool,
}

impl Overwriting {
    /// Refuses the first of `paths` at which something is that may not be written over.
    pub(super) fn check<'a>(
        &self,
        mut paths: impl Iterator<Item = &'a Path>,
        language: Language,
    ) -> Result<(), Failure> {
        if self.force {
            return Ok(());
        }
        let Some(there) = paths.find(|path| path.symlink_metadata().is_ok()) else { return Ok(()) };
        let path = ("path", there.display().to_string().into());
        Err(Failure::Told(say_with(language, key::CLI_THERE_ALREADY, &[path])))
    }
}
