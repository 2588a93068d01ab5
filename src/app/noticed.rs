//! What other programs do to the files that are open: it is seen, told, and answered by taking theirs or keeping both.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::documents::{DocumentId, DocumentOrigin, FileBacked};
use super::messages::MessageKind;
use crate::files::{self, FileKind, FileWatch, NegotiationFile, OpenError, OpenMark, PrivateFile, SinceThen};
use crate::text::{file_errors, key, say_with};

/// The files that are open, as other programs see them and as they are seen.
#[derive(Default)]
pub(super) struct Noticed {
    watch: Option<FileWatch>,
    /// That the open files are open here, for other windows.
    marks: BTreeMap<PathBuf, OpenMark>,
}

impl Noticed {
    /// Begins to look; `wake` is called on another thread whenever there is something else.
    pub(super) fn begin(&mut self, wake: impl Fn() + Send + 'static) {
        self.watch = Some(FileWatch::begin(wake));
    }

    /// Follows what is open.
    pub(super) fn follow(&mut self, desk: &Desk) {
        if let Some(watch) = &mut self.watch {
            let files = kept(desk).filter_map(|kept| Some((kept.path()?.to_owned(), *kept.stamp()?)));
            watch.watch(files.collect());
        }
        let Some(state) = &desk.state else { return };
        let open = desk.session.paths();
        self.marks.retain(|path, _| open.contains(path));
        for path in open {
            if !self.marks.contains_key(&path)
                && let Some(mark) = OpenMark::take(state, &path)
            {
                self.marks.insert(path, mark);
            }
        }
    }

    /// What is open whose file is not what it was, the one in hand first.
    pub(super) fn changed(&self, desk: &Desk) -> Vec<(DocumentId, SinceThen)> {
        let found = self.watch.as_ref().map(FileWatch::found).unwrap_or_default();
        let since = |kept: &dyn FileBacked| {
            let path = kept.path()?;
            found.iter().find(|(found, _)| found == path).map(|(_, since)| (kept.id(), *since))
        };
        let mut changed: Vec<(DocumentId, SinceThen)> = kept(desk).filter_map(since).collect();
        changed.sort_by_key(|(id, _)| Some(*id) != desk.in_hand());
        changed
    }

    /// Whether a file is open in another window of this user.
    pub(super) fn is_elsewhere(&self, desk: &Desk, path: &Path) -> bool {
        let Some(state) = &desk.state else { return false };
        let is_here = self.marks.keys().any(|known| files::same_file(known, path));
        !is_here && files::is_marked_open(state, path)
    }
}

fn kept(desk: &Desk) -> impl Iterator<Item = &dyn FileBacked> {
    let scenarios = desk.session.documents().iter().map(|document| document as &dyn FileBacked);
    let talks = desk.negotiation().into_iter();
    scenarios.chain(talks.flat_map(|open| [open as &dyn FileBacked, &open.private as &dyn FileBacked]))
}

/// Takes what another program wrote into the file, as one step that can be undone.
pub(super) fn take_theirs(desk: &mut Desk, id: DocumentId) {
    desk.session.drop_drag();
    let Some((kind, path)) = kind_and_path(desk, id) else { return };
    let taken = match kind {
        FileKind::Scenario => files::open_scenario(&path).map(|theirs| desk.session.take_theirs(id, theirs)),
        FileKind::Negotiation => files::open_document::<NegotiationFile>(&path)
            .map(|theirs| desk.session.take_their_negotiation(theirs)),
        FileKind::Private => {
            files::open_document::<PrivateFile>(&path).map(|theirs| desk.session.take_their_private(theirs))
        }
    };
    tell_unless(desk, taken);
}

/// Keeps what is open as a copy without a file, and opens what another program wrote beside it. A negotiation is the
/// only one that is open: theirs stays in its file.
pub(super) fn keep_both(desk: &mut Desk, id: DocumentId) {
    desk.session.drop_drag();
    let Some((kind, path)) = kind_and_path(desk, id) else { return };
    if kind == FileKind::Scenario {
        let theirs = files::open_scenario(&path)
            .map(|theirs| desk.session.add(theirs.file, DocumentOrigin::file(&path, theirs.stamp)));
        if tell_unless(desk, theirs).is_none() {
            return;
        }
    }
    // What one side keeps to itself goes with its negotiation.
    let talks = desk.negotiation().filter(|open| open.id == id || open.private.id == id);
    let parted = talks.map_or_else(|| vec![id], |open| vec![open.id, open.private.id]);
    for id in parted {
        if let Some(kept) = desk.session.kept_mut(id) {
            kept.leave_file();
        }
    }
    let name = files::shown_path(&path);
    desk.messages.tell(MessageKind::Done, |language| {
        say_with(language, key::NOTICED_BOTH_KEPT, &[("path", (&name).into())])
    });
}

fn kind_and_path(desk: &Desk, id: DocumentId) -> Option<(FileKind, PathBuf)> {
    let kept = desk.session.kept(id)?;
    Some((kept.kind(), kept.path()?.to_owned()))
}

/// What was opened; why not is told.
fn tell_unless<T>(desk: &mut Desk, opened: Result<T, OpenError>) -> Option<T> {
    opened
        .inspect_err(|error| {
            desk.messages.tell(MessageKind::Error, |language| file_errors::open_error(error, language));
        })
        .ok()
}
