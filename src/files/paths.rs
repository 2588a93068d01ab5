//! Which file a path means.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// So many links may lead to each other before it is a circle, as the system counts them.
const MOST_LINKS: usize = 40;

/// Whether two paths name one file, links followed. A file that does not exist yet is known by its
/// folder and its name.
pub fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        let path = behind_links(path).ok()??;
        path.canonicalize().ok().or_else(|| {
            let name = path.file_name()?;
            Some(folder_of(&path).canonicalize().ok()?.join(name))
        })
    };
    one == other || real(one).is_some_and(|one| real(other) == Some(one))
}

/// The file that a path means: behind its links, even if it does not exist yet; none if they lead to each other.
///
/// # Errors
/// If the system could not say whether there is a link.
pub(super) fn behind_links(path: &Path) -> io::Result<Option<PathBuf>> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&path) {
            Ok(link) => path = path.parent().unwrap_or(Path::new("")).join(link),
            // No link, or nothing at all.
            Err(error) => match error.kind() {
                ErrorKind::InvalidInput | ErrorKind::NotFound | ErrorKind::NotADirectory => {
                    return Ok(Some(path));
                }
                _ => return Err(error),
            },
        }
    }
    Ok(None)
}

/// The folder in which the path lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
