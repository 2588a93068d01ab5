//! What belongs to a file but is not its text: access rights, access list, extended attributes, owner and group.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use super::problem::SaveNotice;
#[cfg(unix)]
use super::temporary::TemporaryFile;

/// Gives a new file what belongs to the one that it will replace. What cannot be kept is noted, and never widens who
/// may read it.
///
/// # Errors
/// If even its access rights cannot be set.
#[cfg(unix)]
pub(super) fn keep(path: &Path, old: &Metadata, new: &File, notices: &mut Vec<SaveNotice>) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let own = new.metadata()?;
    let path = || path.to_owned();
    let mut mode = old.mode() & 0o7777;
    if old.uid() != own.uid() && fchown(new, Some(old.uid()), None).is_err() {
        mode &= 0o1777;
        notices.push(SaveNotice::Owner { path: path(), owner: owner_of(old) });
    }
    let keeps_group = old.gid() == own.gid() || fchown(new, None, Some(old.gid())).is_ok();
    if !keeps_group {
        // Another group gets what everyone has, and never acts as somebody else.
        mode = (mode & 0o1707) | ((mode & 0o007) << 3);
        notices.push(SaveNotice::Group { path: path() });
    }
    let kept = lists::keep(&path(), new, keeps_group);
    match kept.access_list {
        // With a list the bits of the group are its mask: without it they would become the group's right.
        lists::AccessList::NotKept => {
            mode = (mode & !0o070) | ((mode & 0o007) << 3);
            notices.push(SaveNotice::AccessList { path: path() });
        }
        lists::AccessList::None | lists::AccessList::Kept => {}
    }
    if !kept.not_kept.is_empty() {
        notices.push(SaveNotice::Attributes { path: path(), names: kept.not_kept });
    }
    // After the owner, since a change of owner takes bits away; after the list, whose mask they are.
    new.set_permissions(std::fs::Permissions::from_mode(mode))
}

/// Extended attributes, and among them the access list.
#[cfg(unix)]
mod lists {
    use std::fs::File;
    use std::path::Path;

    use xattr::FileExt;

    /// The access list, as Linux keeps it.
    const ACCESS: &str = "system.posix_acl_access";

    pub(super) struct KeptAttributes {
        pub(super) access_list: AccessList,
        /// The names of the others that could not be kept.
        pub(super) not_kept: Vec<String>,
    }

    #[derive(PartialEq, Eq)]
    pub(super) enum AccessList {
        /// The old file has none.
        None,
        Kept,
        NotKept,
    }

    /// Copies what the old file has, and takes away the access list that the folder gave the new one.
    pub(super) fn keep(old: &Path, new: &File, keeps_group: bool) -> KeptAttributes {
        let mut kept = KeptAttributes { access_list: AccessList::None, not_kept: Vec::new() };
        // A file system without attributes has none to keep.
        let names: Vec<_> = xattr::list(old).map(Iterator::collect).unwrap_or_default();
        if !names.iter().any(|name| name == ACCESS) {
            new.remove_xattr(ACCESS).unwrap_or_default();
        }
        for name in names {
            let value = xattr::get(old, &name).ok().flatten();
            let is_same = || value.is_some() && new.get_xattr(&name).ok().flatten() == value;
            let is_set = || value.as_ref().is_some_and(|value| new.set_xattr(&name, value).is_ok());
            if name == ACCESS {
                // A list that names the right of the group is not for another group.
                let is_kept = keeps_group && is_set();
                kept.access_list = if is_kept { AccessList::Kept } else { AccessList::NotKept };
                if !is_kept {
                    new.remove_xattr(ACCESS).unwrap_or_default();
                }
            } else if !is_same() && !is_set() {
                kept.not_kept.push(name.to_string_lossy().into_owned());
            }
        }
        kept
    }
}

/// Makes a file that replaces none as open as the user's mask, or the access list of the folder, allows.
///
/// # Errors
/// If its access rights cannot be set.
#[cfg(unix)]
pub(super) fn open_as_usual(folder: &Path, new: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    // The mask cannot be asked for without changing it for a moment, so an empty file is made to see.
    let mode = TemporaryFile::example(folder)?.file().metadata()?.permissions().mode() & 0o777;
    new.set_permissions(std::fs::Permissions::from_mode(mode))
}

/// Gives a new file the access rights of the one that it will replace.
///
/// # Errors
/// If they cannot be set.
#[cfg(not(unix))]
pub(super) fn keep(_: &Path, old: &Metadata, new: &File, _: &mut Vec<SaveNotice>) -> io::Result<()> {
    new.set_permissions(old.permissions())
}

/// A new file is open as the system makes it.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn open_as_usual(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

/// Whose a file is, by name where the system's list of users has it.
pub(super) fn owner_of(file: &Metadata) -> String {
    #[cfg(unix)]
    {
        let number = std::os::unix::fs::MetadataExt::uid(file).to_string();
        let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let is_them = |line: &&str| line.split(':').nth(2) == Some(&number);
        let name = users.lines().find(is_them).and_then(|line| line.split(':').next());
        name.map_or(number.clone(), str::to_owned)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        String::new()
    }
}
