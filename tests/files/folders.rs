//! Folders as people see them in the program's own list of files.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;
use std::path::Path;

use costshare::files::{FolderEntry, FolderError, list_folder};
use costshare::text::Language;
use costshare::text::file_errors::folder_error;
use tempfile::TempDir;

#[test]
fn folders_come_first_and_digits_are_numbers() {
    let folder = folder_with(
        &["talks 10", "Talks 9", "archive"],
        &["sma-12.ron", "SMA-2.ron", "sma-012.ron", "offer.ron", "협정 10.ron", "협정 9.ron"],
    );
    assert_eq!(
        shown(folder.path(), "ron"),
        [
            "archive/",
            "Talks 9/",
            "talks 10/",
            "offer.ron",
            "SMA-2.ron",
            "sma-012.ron",
            "sma-12.ron",
            "협정 9.ron",
            "협정 10.ron"
        ]
    );
}

#[test]
fn hidden_and_other_files_are_left_out() {
    let folder =
        folder_with(&[".git"], &[".hidden.ron", "offer.ron", "OFFER2.RON", "table.csv", "ron", "notes"]);
    assert_eq!(shown(folder.path(), "ron"), ["offer.ron", "OFFER2.RON"]);
    assert_eq!(shown(folder.path(), "csv"), ["table.csv"]);
}

/// Decomposed letters, as macOS keeps them, read like composed ones; what cannot be seen is told by its code.
#[test]
fn strange_names_are_shown_harmlessly_and_kept_as_they_are() {
    let decomposed = "\u{1112}\u{1167}\u{11b8}\u{110c}\u{1165}\u{11bc}.ron";
    let folder = folder_with(&[], &[decomposed, "a\nb.ron", "\u{202e}nor.ron"]);
    let mut shown = shown(folder.path(), "ron");
    shown.sort();
    assert_eq!(shown, ["<U+202E>nor.ron", "a<U+000A>b.ron", "협정.ron"]);
    let listed = list_folder(folder.path(), "ron").expect("it is there");
    assert!(listed.iter().any(|entry| *entry.name == *decomposed), "the name stays that of the file");
}

#[cfg(unix)]
#[test]
fn links_count_as_what_they_lead_to_and_pipes_are_left_out() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let folder = folder_with(&["talks"], &["offer.ron"]);
    symlink(folder.path().join("talks"), folder.path().join("way")).expect("a link");
    symlink("offer.ron", folder.path().join("same.ron")).expect("a link");
    symlink("nowhere", folder.path().join("broken.ron")).expect("a link");
    let _socket = UnixListener::bind(folder.path().join("socket.ron")).expect("a socket");
    assert_eq!(shown(folder.path(), "ron"), ["talks/", "way/", "offer.ron", "same.ron"]);
}

#[test]
fn a_folder_that_cannot_be_listed_says_why() {
    let folder = folder_with(&[], &["offer.ron"]);
    let told = |path: &Path| {
        let error = list_folder(path, "ron").expect_err("it cannot be listed");
        let told = folder_error(&error, Language::En);
        (error, told)
    };
    let (error, said) = told(&folder.path().join("nowhere"));
    assert_eq!((error, said.as_str()), (FolderError::Missing, "There is no such folder"));
    let (error, said) = told(&folder.path().join("offer.ron"));
    assert_eq!((error, said.as_str()), (FolderError::NotAFolder, "This is no folder"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = folder_with(&["closed"], &[]);
    let closed = folder.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("it is ours");
    // The superuser may read everything.
    let listed = list_folder(&closed, "ron");
    assert!(listed == Err(FolderError::NotAllowed) || listed == Ok(Vec::new()), "{listed:?}");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).expect("it is ours");
}

fn folder_with(folders: &[&str], files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for name in folders {
        fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    for name in files {
        fs::write(folder.path().join(name), "").expect("a file");
    }
    folder
}

/// What is listed, folders with a stroke behind them.
fn shown(folder: &Path, ending: &str) -> Vec<String> {
    let stroke = |entry: &FolderEntry| if entry.is_folder { "/" } else { "" };
    let listed = list_folder(folder, ending).expect("it is there");
    listed.iter().map(|entry| format!("{}{}", entry.shown, stroke(entry))).collect()
}
