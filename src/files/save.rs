//! Saving: files that belong together are saved whole and together, or not at all.
//!
//! Every file is written beside its place, flushed, and given what belongs to the file that it replaces besides its
//! text: access rights, access list, extended attributes, owner and group. Only when all of them lie so are they
//! renamed into their places, the first of the set last; then each folder is flushed once. Where a rename is refused
//! those before it are put back. A link is followed: the file that it names is replaced, not the link.
//!
//! Programs that save into one folder take turns: whoever saves holds a lock on the folder, and on each file that is
//! not yet in its place. What a program that was killed left behind is held by nobody, and the next save into that
//! folder removes it. Where a file system knows no locks on folders (some that lie on a network), programs do not take
//! turns, and a set that two of them wrote at once is told by the sum that its parts bear of each other.

mod attributes;
mod file;
mod place;
mod problem;
mod temporary;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

pub use file::{Access, Existing, FileToSave, Replacing};
pub use problem::{Protection, SaveError, SaveNotice, SaveProblem, Saved};
pub use temporary::abandon_temporary_files;
pub(super) use temporary::is_temporary;

use super::disk::{Stamp, has_changed};
use super::paths::same_file;
use place::SavePlace;
use temporary::{FolderLock, TemporaryFile, with_renames};

/// Saves a file whole or not at all.
///
/// # Errors
/// Why not; what was on disk before is then unchanged.
pub fn save(file: &FileToSave) -> Result<Saved, SaveError> {
    save_all(std::slice::from_ref(file))
}

/// Saves files that belong together, whole and all of them, or none. The first is the one that was asked for: it gets
/// its place last, so that what tells of it is never older than it is.
///
/// # Errors
/// Why not, with the file; what was on disk before is then unchanged, but for the files that [`SaveError::changed`]
/// names.
pub fn save_all(files: &[FileToSave]) -> Result<Saved, SaveError> {
    let told = |file: &FileToSave| {
        let path = file.path.clone();
        |problem| SaveError { path, problem, changed: Vec::new() }
    };
    let mut places = Vec::with_capacity(files.len());
    for file in files {
        places.push(SavePlace::find(&file.path).map_err(told(file))?);
    }

    // Each folder once, by its real name, and in one order for all programs: two of them never wait for each other.
    let real = |folder: &Path| folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let folders: BTreeMap<PathBuf, &FileToSave> =
        places.iter().zip(files).map(|(place, file)| (real(place.folder()), file)).collect();
    let mut locks = Vec::with_capacity(folders.len());
    for (folder, file) in &folders {
        locks.push(FolderLock::take(folder, files.len() > 1).map_err(told(file))?);
    }

    // What stands there is looked at again now that it is this program's turn.
    let mut places = Vec::with_capacity(files.len());
    for file in files {
        let place = SavePlace::find(&file.path).map_err(told(file))?;
        if let Some(other) = places.iter().position(|known: &SavePlace| same_file(known.path(), place.path()))
        {
            return Err(told(file)(SaveProblem::SamePlace(files[other].path.clone())));
        }
        places.push(place);
    }

    let (mut whole, mut notices) = (Vec::with_capacity(files.len()), Vec::new());
    let mut stamps = Vec::with_capacity(files.len());
    for (place, file) in places.iter().zip(files) {
        let (written, stamp) = write_beside(place, file, &mut notices).map_err(told(file))?;
        whole.push(written);
        stamps.push(stamp);
    }
    put_in_place(files, &places, whole)?;
    let mut unflushed = None;
    for folder in folders.keys() {
        if let Err(error) = flush_folder(folder) {
            unflushed.get_or_insert((folder.clone(), error));
        }
    }
    Ok(Saved { stamps, notices, unflushed })
}

/// Writes a file beside its place, complete with what belongs to the one that it will replace.
fn write_beside(
    place: &SavePlace,
    file: &FileToSave,
    notices: &mut Vec<SaveNotice>,
) -> Result<(TemporaryFile, Stamp), SaveProblem> {
    place.check(&file.replacing)?;
    let told = |error| SaveProblem::of(error, place.folder());
    let written = TemporaryFile::write(place.folder(), &file.bytes).map_err(told)?;
    match &place.old {
        Some(old) => attributes::keep(place.path(), old, written.file(), notices).map_err(told)?,
        None if file.access == Access::Usual => {
            attributes::open_as_usual(place.folder(), written.file()).map_err(told)?;
        }
        None => {}
    }
    written.file().sync_all().map_err(told)?;
    let stamp = Stamp::of_file(written.file(), &file.bytes).map_err(told)?;
    Ok((written, stamp))
}

/// Renames every file into its place, the first one last; where one is refused those before it are put back.
fn put_in_place(
    files: &[FileToSave],
    places: &[SavePlace],
    whole: Vec<TemporaryFile>,
) -> Result<(), SaveError> {
    let told = |file: &FileToSave| {
        let path = file.path.clone();
        |problem| SaveError { path, problem, changed: Vec::new() }
    };
    let is_set = files.len() > 1;
    let mut kept = Vec::with_capacity(files.len());
    for (place, file) in places.iter().zip(files) {
        let old = if is_set { place.keep_old().map_err(told(file))? } else { None };
        kept.push(old);
    }
    let mut waiting: Vec<_> = files.iter().zip(places).zip(whole).zip(kept).collect();
    waiting.rotate_left(1);
    with_renames(|| {
        let mut done: Vec<(&FileToSave, &SavePlace, Option<TemporaryFile>)> = Vec::new();
        for (((file, place), written), old) in waiting {
            let put = || {
                if let Existing::Known(stamp) = &file.replacing.existing
                    && has_changed(&file.path, stamp)
                {
                    return Err(SaveProblem::ChangedMeanwhile);
                }
                let keeps_others = place.old.is_none() && file.replacing.existing != Existing::Any;
                written.put(place.path(), keeps_others).map_err(|error| match error.kind() {
                    std::io::ErrorKind::AlreadyExists => SaveProblem::Appeared,
                    _ => SaveProblem::of(error, place.folder()),
                })
            };
            if let Err(problem) = put() {
                let changed = put_back(done);
                return Err(SaveError { path: file.path.clone(), problem, changed });
            }
            done.push((file, place, old));
        }
        Ok(())
    })
}

/// Puts the old files back; names those that could not be.
fn put_back(done: Vec<(&FileToSave, &SavePlace, Option<TemporaryFile>)>) -> Vec<PathBuf> {
    let mut changed = Vec::new();
    for (file, place, old) in done.into_iter().rev() {
        let back = match old {
            Some(old) => old.put(place.path(), false),
            None => std::fs::remove_file(place.path()),
        };
        if back.is_err() {
            changed.push(file.path.clone());
        }
    }
    changed
}

/// Makes new names lasting.
fn flush_folder(folder: &Path) -> std::io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder) {
        Ok(folder) => folder.sync_all(),
        // A folder that takes files and shows none cannot be flushed; what is in it is no less in place.
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests play the other programs that write files")]
mod tests {
    use std::fs;
    use std::io::ErrorKind;

    use super::*;
    use crate::files::{Opened, ScenarioFile, has_changed, open_scenario, same_file, save_scenario};
    use crate::model::{Currency, Money, Part, Scenario, Stated, Year, Years};

    #[test]
    fn a_saved_scenario_opens_as_the_same() {
        let folder = folder();
        let path = folder.path().join("동결.ron");
        let stamp = save_scenario(&path, &scenario()).expect("the folder is writable").stamps[0];
        let opened = open_scenario(&path).expect("it was just saved");
        assert_eq!(opened, Opened { file: scenario(), stamp, noise: Vec::new() });
        assert_only(folder.path(), &["동결.ron"]);
    }

    #[test]
    fn another_programs_change_is_seen() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        let stamp = save_scenario(&path, &scenario()).expect("the folder is writable").stamps[0];
        assert!(!has_changed(&path, &stamp));
        fs::write(&path, "theirs").expect("the folder is writable");
        assert!(has_changed(&path, &stamp));
        fs::remove_file(&path).expect("the folder is writable");
        assert!(!has_changed(&path, &stamp), "what is gone has not changed");
    }

    #[test]
    fn places_that_take_no_file_are_told() {
        let folder = folder();
        let path = folder.path();
        assert!(matches!(save_problem(path), SaveProblem::Folder));
        assert!(matches!(save_problem(&path.join("no/a.ron")), SaveProblem::NoFolder(_)));
        assert!(matches!(save_problem(Path::new("")), SaveProblem::NoName));
        assert!(matches!(save_problem(&path.join("..")), SaveProblem::NoName));
        fs::write(path.join("file"), "").expect("the folder is writable");
        assert!(matches!(save_problem(&path.join("file/a.ron")), SaveProblem::NoFolder(_)));
        assert_only(path, &["file"]);
    }

    #[test]
    fn a_read_only_file_stays_as_it_was() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        fs::write(&path, "old").expect("the folder is writable");
        let mut permissions = fs::metadata(&path).expect("it exists").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("it is ours");
        assert!(matches!(save_problem(&path), SaveProblem::Protected(Protection::ReadOnly)));
        assert_eq!(fs::read_to_string(&path).expect("it exists"), "old");
        assert_only(folder.path(), &["a.ron"]);

        // Unless it is meant; it is read-only then as well.
        save(&FileToSave::new(&path, "new").replacing(Replacing::ALL)).expect("the folder is writable");
        assert_eq!(fs::read_to_string(&path).expect("it exists"), "new");
        assert!(fs::metadata(&path).expect("it exists").permissions().readonly());
    }

    #[test]
    fn failures_of_the_system_are_told_apart() {
        let problem = |kind: ErrorKind| SaveProblem::of(kind.into(), Path::new("plans"));
        for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::FileTooLarge] {
            assert!(matches!(problem(kind), SaveProblem::Full), "{kind}");
        }
        for kind in [ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied] {
            let problem = problem(kind);
            assert!(
                matches!(&problem, SaveProblem::FolderReadOnly(folder) if folder == Path::new("plans")),
                "{kind}"
            );
        }
    }

    #[test]
    fn of_files_that_belong_together_none_is_saved_if_one_cannot_be() {
        let folder = folder();
        let (good, bad) = (folder.path().join("a.csv"), folder.path().join("no").join("b.json"));
        fs::write(&good, "old").expect("the folder is writable");
        let all = [FileToSave::new(&good, "new"), FileToSave::new(&bad, "new")];
        let error = save_all(&all).expect_err("there is no such folder");
        assert_eq!((error.path.as_path(), error.changed), (bad.as_path(), Vec::new()));
        assert_eq!(fs::read(&good).expect("it is there"), b"old");
        assert_only(folder.path(), &["a.csv"]);

        fs::create_dir(folder.path().join("no")).expect("the folder is writable");
        save_all(&all).expect("both can be written");
        assert_eq!([good, bad].map(|path| fs::read(path).expect("it was written")), [b"new", b"new"]);
    }

    /// What is refused at the very last moment, when others of the set are in their places already.
    #[test]
    fn what_is_in_its_place_is_put_back_if_another_one_is_refused() {
        let folder = folder();
        let [table, beside, new] = ["a.csv", "a.csv.meta.json", "b.svg"].map(|name| folder.path().join(name));
        fs::write(&table, "table").expect("the folder is writable");
        fs::write(&beside, "sidecar").expect("the folder is writable");
        let stamp = save(&FileToSave::new(&table, "table")).expect("the folder is writable").stamps[0];
        fs::write(&table, "theirs").expect("the folder is writable");
        let known = Replacing { existing: Existing::Known(stamp), even_protected: false };
        let all = [
            FileToSave::new(&table, "new").replacing(known),
            FileToSave::new(&beside, "new"),
            FileToSave::new(&new, "new").replacing(Replacing::NOTHING),
        ];
        let error = save_all(&all).expect_err("somebody wrote the table meanwhile");
        assert!(matches!(error.problem, SaveProblem::ChangedMeanwhile));
        assert_eq!((error.path.as_path(), error.changed), (table.as_path(), Vec::new()));
        assert_eq!(
            [&table, &beside].map(|path| fs::read_to_string(path).expect("it is there")),
            ["theirs", "sidecar"]
        );
        assert_only(folder.path(), &["a.csv", "a.csv.meta.json"]);
    }

    #[test]
    fn a_file_that_appeared_meanwhile_stays() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        let file = FileToSave::new(&path, "ours").replacing(Replacing::NOTHING);
        save(&file).expect("nothing is there");
        let error = save(&file).expect_err("something is there");
        assert!(matches!(error.problem, SaveProblem::Appeared));

        // Between looking and renaming.
        let other = SavePlace::find(&folder.path().join("b.ron")).expect("the folder is there");
        let whole = TemporaryFile::write(folder.path(), b"ours").expect("the folder is writable");
        fs::write(other.path(), "theirs").expect("the folder is writable");
        assert!(whole.put(other.path(), true).is_err());
        assert_eq!(fs::read_to_string(other.path()).expect("it is there"), "theirs");
        assert_only(folder.path(), &["a.ron", "b.ron"]);
    }

    #[test]
    fn what_a_killed_program_left_is_removed_and_what_somebody_holds_is_not() {
        let folder = folder();
        let [left, held, theirs] = [".costshare-Ab3dE6gH", ".costshare-Zz9yX8wV", ".costshare-notes"]
            .map(|name| folder.path().join(name));
        for path in [&left, &held, &theirs] {
            fs::write(path, "half").expect("the folder is writable");
        }
        let holder = File::open(&held).expect("it is there");
        holder.lock().expect("nobody else holds it");
        save(&FileToSave::new(&folder.path().join("a.ron"), "new")).expect("the folder is writable");
        assert_only(folder.path(), &[".costshare-Zz9yX8wV", ".costshare-notes", "a.ron"]);
    }

    #[test]
    fn the_longest_name_can_be_saved() {
        let folder = folder();
        // 255 bytes, the most that a name may have.
        let path = folder.path().join(format!("{}.ron", "비".repeat(83) + "ab"));
        save(&FileToSave::new(&path, "new")).expect("the folder is writable");
        assert_eq!(fs::read_to_string(path).expect("it was saved"), "new");
    }

    #[cfg(unix)]
    mod on_unix {
        use std::fs::Permissions;
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        #[test]
        fn a_file_that_is_not_complete_is_its_owners_alone() {
            let folder = folder();
            let file = TemporaryFile::write(folder.path(), b"half").expect("the folder is writable");
            assert_eq!(file.file().metadata().expect("it is open").permissions().mode() & 0o777, 0o600);
        }

        #[test]
        fn a_second_name_keeps_the_old_text_and_that_is_asked_first() {
            let folder = folder();
            let [path, other] = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
            fs::write(&path, "old").expect("the folder is writable");
            fs::hard_link(&path, &other).expect("the folder is writable");
            let told = save_problem(&path);
            assert!(matches!(told, SaveProblem::Protected(Protection::OtherNames { count: 1 })), "{told:?}");
            assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
            save(&FileToSave::new(&path, "new").replacing(Replacing::ALL)).expect("it is meant");
            assert_eq!(
                [&path, &other].map(|path| fs::read_to_string(path).expect("it is there")),
                ["new", "old"]
            );
            assert_only(folder.path(), &["a.ron", "b.ron"]);
        }

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).expect("it exists").permissions().mode() & 0o7777
        }

        #[test]
        fn a_new_file_is_as_open_as_the_users_mask_allows() {
            let folder = folder();
            let (ours, theirs) = (folder.path().join("a.ron"), folder.path().join("b"));
            save_scenario(&ours, &scenario()).expect("the folder is writable");
            fs::write(&theirs, "").expect("the folder is writable");
            assert_eq!(mode(&ours), mode(&theirs));
        }

        #[test]
        fn permissions_are_kept() {
            let folder = folder();
            let path = folder.path().join("a.ron");
            for wanted in [0o600, 0o640, 0o664, 0o777] {
                fs::write(&path, "old").expect("the folder is writable");
                fs::set_permissions(&path, Permissions::from_mode(wanted)).expect("it is ours");
                save_scenario(&path, &scenario()).expect("the folder is writable");
                assert_eq!(mode(&path), wanted);
            }
        }

        #[test]
        fn a_link_stays_a_link() {
            let folder = folder();
            let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
            symlink("real.ron", &link).expect("the folder is writable");
            for _ in ["the file does not exist yet", "now it does"] {
                save_scenario(&link, &scenario()).expect("the folder is writable");
                assert!(fs::symlink_metadata(&link).expect("it exists").is_symlink());
                assert_eq!(open_scenario(&real).expect("it was saved").file, scenario());
            }
            assert_only(folder.path(), &["link.ron", "real.ron"]);
        }

        #[test]
        fn one_file_may_have_several_paths() {
            let folder = folder();
            let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
            symlink("real.ron", &link).expect("the folder is writable");
            let around = folder.path().join(".").join("real.ron");
            for _ in ["the file does not exist yet", "now it does"] {
                assert!(same_file(&real, &link) && same_file(&link, &around));
                assert!(!same_file(&real, &folder.path().join("other.ron")));
                fs::write(&real, "").expect("the folder is writable");
            }
        }

        #[test]
        fn links_in_a_circle_are_told() {
            let folder = folder();
            let (a, b) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
            symlink("b.ron", &a).expect("the folder is writable");
            symlink("a.ron", &b).expect("the folder is writable");
            assert!(matches!(save_problem(&a), SaveProblem::LinkCircle));
        }

        /// A place that refuses even the administrator.
        #[cfg(target_os = "linux")]
        #[test]
        fn a_folder_that_takes_no_files_is_told() {
            let folder = Path::new("/sys/kernel");
            let problem = save_problem(&folder.join("a.ron"));
            assert!(matches!(problem, SaveProblem::FolderReadOnly(told) if told == folder));
            assert!(!folder.join("a.ron").exists());
        }

        #[test]
        fn a_device_is_not_a_file() {
            assert!(matches!(save_problem(Path::new("/dev/null")), SaveProblem::NotAFile));
        }
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("there is a folder for such files")
    }

    fn scenario() -> ScenarioFile {
        let base = Stated::assumed(Money::new(1_519_200_000_000_i64.into(), Currency::KRW));
        ScenarioFile::new(Scenario {
            title: "A frozen agreement".to_owned(),
            ..Scenario::new(Years::new(Year(2026), Year(2030)), vec![Part::new("", base)])
        })
    }

    #[track_caller]
    fn save_problem(path: &Path) -> SaveProblem {
        save_scenario(path, &scenario()).expect_err("it cannot be saved").problem
    }

    #[track_caller]
    fn assert_only(folder: &Path, expected: &[&str]) {
        let entries = fs::read_dir(folder).expect("it exists").map(|entry| entry.expect("it exists"));
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().expect("text")).collect();
        names.sort();
        assert_eq!(names, expected);
    }
}
