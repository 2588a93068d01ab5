//! The files of the program itself: what it remembers, and the list of what it was working on.

use std::fmt::Debug;

use crate::files::{
    OwnFile, decoded, read_recovery_list, read_settings, write_recovery_list, write_settings,
};

/// Reads settings and writes them.
///
/// # Panics
/// Where something does not hold.
pub fn settings(bytes: &[u8]) {
    is_kept(bytes, read_settings, write_settings);
}

/// Reads the list of copies that a program left behind, and writes it.
///
/// # Panics
/// Where something does not hold.
pub fn recovery(bytes: &[u8]) {
    is_kept(bytes, read_recovery_list, |entries| write_recovery_list(entries));
}

/// What is read is written, and reads again as the same.
fn is_kept<T: Debug + PartialEq>(bytes: &[u8], read: fn(&str) -> OwnFile<T>, write: impl Fn(&T) -> String) {
    let Ok(text) = decoded(bytes.to_vec()) else { return };
    match read(&text) {
        OwnFile::Holds(holds) => {
            let written = write(&holds);
            assert_eq!(read(&written), OwnFile::Holds(holds), "it is read otherwise than it was written");
        }
        OwnFile::None => panic!("the text is there"),
        OwnFile::Newer | OwnFile::Broken => {}
    }
}
