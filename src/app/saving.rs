//! Saving and closing: nothing is lost, and nothing is lost silently.
//!
//! What stands in the way is asked first; what was to be closed is closed as soon as all of it is in files,
//! and what was to be done then is handed out by [`Saving::take_now`].

use std::path::Path;
use std::sync::Arc;

use super::action::Run;
use super::desk::{Baseline, Desk, ViewKind};
use super::documents::{DocumentId, FileBacked};
use super::messages::MessageKind;
use super::questions::{Asking, Effect, ProtectedWrite, Question};
use crate::files::{
    self, Existing, FileKind, Replacing, SaveError, SaveNotice, SaveProblem, Saved, shown_path,
};
use crate::text::file_errors;
use crate::text::{Language, key, say_with};

/// What waits until something is saved or given up.
#[derive(Debug, Default)]
pub(super) struct Saving {
    /// What is closed as soon as all of it is in files; and whether the program ends then.
    leaving: Option<(Vec<DocumentId>, bool)>,
    /// What is done as soon as what stands in its way is closed.
    next: Option<Run>,
    /// The same once nothing stands in its way.
    now: Option<Run>,
}

impl Saving {
    /// What is to be done now that nothing stands in its way.
    pub(super) fn take_now(&mut self) -> Option<Run> {
        self.now.take()
    }

    /// Whether opening another negotiation would lose changes of the one that is open; it is then asked
    /// first, and `next` is done afterwards.
    pub(super) fn negotiation_would_be_lost(
        &mut self,
        desk: &mut Desk,
        asking: &mut Asking,
        next: &Run,
    ) -> bool {
        desk.session.drop_drag();
        let documents = desk.session.changed_talks();
        let is_lost = !documents.is_empty();
        if is_lost {
            asking.question = Some(Question::Unsaved { documents, quits: false });
            self.next = Some(next.clone());
        }
        is_lost
    }

    pub(super) fn save(&mut self, desk: &mut Desk, asking: &mut Asking, id: DocumentId) {
        desk.session.drop_drag();
        let Some(kept) = desk.session.kept(id) else { return };
        match kept.path().map(Path::to_owned) {
            // What one side keeps to itself goes beside its negotiation, without being asked for.
            None if kept.kind() == FileKind::Private => match desk.negotiation() {
                Some(open) if open.path.is_some() => {
                    let beside = open.private_path();
                    self.save_as(desk, asking, id, &beside);
                }
                // Elsewhere it would not be found again: its negotiation is saved first, and it beside that.
                Some(open) => ask_save_as(desk, asking, open.id),
                None => {}
            },
            None => ask_save_as(desk, asking, id),
            Some(path) if kept.stamp().is_some_and(|stamp| files::has_changed(&path, stamp)) => {
                asking.question = Some(Question::ChangedOnDisk { document: id, path });
            }
            Some(path) => {
                let existing = kept.stamp().map_or(Existing::Any, |stamp| Existing::Known(*stamp));
                let replacing = Replacing { existing, even_protected: false };
                self.write_unless_it_loses_comments(desk, asking, id, &path, replacing);
            }
        }
    }

    pub(super) fn save_as(&mut self, desk: &mut Desk, asking: &mut Asking, id: DocumentId, path: &Path) {
        desk.session.drop_drag();
        let Some(kept) = desk.session.kept(id) else { return };
        let own = kept.path().is_some_and(|own| files::same_file(own, path));
        if own {
            self.save(desk, asking, id);
        } else if path.is_file() {
            asking.question = Some(Question::Overwrites { document: id, path: path.to_owned() });
        } else {
            self.write_unless_it_loses_comments(desk, asking, id, path, Replacing::NOTHING);
        }
    }

    pub(super) fn write_unless_it_loses_comments(
        &mut self,
        desk: &mut Desk,
        asking: &mut Asking,
        id: DocumentId,
        path: &Path,
        replacing: Replacing,
    ) {
        match desk.session.kept(id).map(FileBacked::other_comments) {
            Some(count) if count > 0 => {
                let path = path.to_owned();
                asking.question = Some(Question::LosesComments { document: id, path, count, replacing });
            }
            _ => self.write(desk, asking, id, path, replacing),
        }
    }

    /// Writes what is kept under that name. What was to be closed once it is in a file goes on then.
    pub(super) fn write(
        &mut self,
        desk: &mut Desk,
        asking: &mut Asking,
        id: DocumentId,
        path: &Path,
        replacing: Replacing,
    ) {
        desk.session.title_by_terms(id);
        let Some(kept) = desk.session.kept(id) else { return };
        let (known, is_shared) = (kept.path() == Some(path), kept.kind() == FileKind::Negotiation);
        let Some(file) = kept.to_save(path) else { return };
        // What was put together may be more of something than a file may hold.
        if let Err(error) = kept.check_readable(&file) {
            self.leaving = None;
            self.next = None;
            desk.messages.tell(MessageKind::Error, |language| file_errors::read_error(&error, language));
            return;
        }
        if let Some(state) = &desk.state
            && let Err(error) = files::keep_version(state, &file)
        {
            desk.messages.tell(MessageKind::Error, |language| {
                let why = ("error", file_errors::save_problem(&error.problem, language).into());
                let path = ("path", files::shown_path(path).into());
                say_with(language, key::VERSION_NOT_KEPT, &[path, why])
            });
        }
        match files::save(&file.replacing(replacing)) {
            Ok(saved) => {
                note_saved(desk, id, path, &saved);
                if saved.unflushed.is_some() {
                    self.leaving = None;
                    self.next = None;
                } else if let Some((documents, quits)) = self.leaving.take() {
                    self.save_then_leave(desk, asking, &documents, quits);
                } else if is_shared
                    && let Some(private) = desk.negotiation().map(|open| &open.private)
                    && private.is_changed()
                {
                    self.save(desk, asking, private.id);
                }
            }
            // What was to be closed is closed once the answer is yes.
            Err(SaveError { problem: SaveProblem::Protected(protection), .. }) => {
                let write = ProtectedWrite::Document(id, replacing);
                asking.question = Some(Question::Protected { write, path: path.to_owned(), protection });
            }
            Err(SaveError { problem: SaveProblem::Appeared, .. }) => {
                asking.question = Some(Question::Overwrites { document: id, path: path.to_owned() });
            }
            Err(SaveError { problem: SaveProblem::ChangedMeanwhile, .. }) => {
                asking.question = Some(Question::ChangedOnDisk { document: id, path: path.to_owned() });
            }
            Err(error) => {
                self.leaving = None;
                self.next = None;
                // Another place can be chosen beginning with the one that was typed.
                if !known {
                    let suggested = path.display().to_string();
                    asking.effects.push(Effect::AskSaveAs { document: id, suggested });
                }
                desk.messages.tell(MessageKind::Error, |language| file_errors::save_error(&error, language));
            }
        }
    }

    /// Holds a scenario against its file as it is now, which another program may have written since it
    /// was opened. A question that stands is taken back: what it asks is better known afterwards.
    pub(super) fn compare_with_file(&mut self, desk: &mut Desk, asking: &mut Asking, id: DocumentId) {
        desk.session.drop_drag();
        self.stay(asking);
        let Some(path) = desk.session.document(id).and_then(|document| document.path.clone()) else { return };
        match files::open_scenario(&path) {
            Ok(opened) => {
                desk.on_disk = Some((id, desk.session.on_disk(&path, opened)));
                desk.shown.baseline = Some(Baseline::File(id));
                desk.shown.document = Some(id);
                desk.shown.view = ViewKind::Compare;
            }
            Err(error) => {
                desk.messages.tell(MessageKind::Error, |language| file_errors::open_error(&error, language));
            }
        }
    }

    /// Takes the question back; nothing is closed.
    pub(super) fn stay(&mut self, asking: &mut Asking) {
        asking.question = None;
        self.leaving = None;
        self.next = None;
    }

    /// Saves one after the other, asking for a place where there is none; nothing is closed until
    /// all of it is in files.
    pub(super) fn save_then_leave(
        &mut self,
        desk: &mut Desk,
        asking: &mut Asking,
        documents: &[DocumentId],
        quits: bool,
    ) {
        let is_changed = |id: &DocumentId| desk.session.kept(*id).is_some_and(FileBacked::is_changed);
        match documents.iter().copied().find(is_changed) {
            None => self.leave(desk, asking, documents, quits),
            Some(id) => {
                if desk.session.document(id).is_some() {
                    desk.shown.document = Some(id);
                }
                self.leaving = Some((documents.to_vec(), quits));
                self.save(desk, asking, id);
            }
        }
    }

    pub(super) fn leave(
        &mut self,
        desk: &mut Desk,
        asking: &mut Asking,
        documents: &[DocumentId],
        quits: bool,
    ) {
        if quits {
            asking.effects.push(Effect::Quit);
        } else {
            for &id in documents {
                close_now(desk, id);
            }
            self.now = self.next.take();
        }
    }
}

pub(super) fn ask_save_as(desk: &mut Desk, asking: &mut Asking, id: DocumentId) {
    if let Some(suggested) = desk.session.suggested_place(id) {
        asking.effects.push(Effect::AskSaveAs { document: id, suggested });
    }
}

/// Notes that what is kept under that name is in that file now.
fn note_saved(desk: &mut Desk, id: DocumentId, path: &Path, saved: &Saved) {
    if let (Some(kept), Some(stamp)) = (desk.session.kept_mut(id), saved.stamps.first()) {
        kept.note_saved(path, *stamp, saved.unflushed.is_some());
    }
    let place = shown_path(path);
    match &saved.unflushed {
        None => desk.messages.tell(MessageKind::Done, |language| {
            let told = say_with(language, key::SAVED_AT, &[("path", (&place).into())]);
            with_notices(told, &saved.notices, language)
        }),
        Some((folder, error)) => {
            desk.messages
                .tell(MessageKind::Error, |language| file_errors::not_flushed(folder, error, language));
        }
    }
    // What it was compared with is written over.
    let on_disk = desk.on_disk.as_mut().filter(|(of, _)| *of == id);
    if let (Some((_, on_disk)), Some(document)) = (on_disk, desk.session.document(id)) {
        on_disk.scenario = Arc::clone(&document.scenario);
        on_disk.path = Some(path.to_owned());
    }
}

/// What is said of files that were saved, and below it what could not be kept of those that they replaced.
pub(super) fn with_notices(told: String, notices: &[SaveNotice], language: Language) -> String {
    let notices = notices.iter().map(|notice| file_errors::save_notice(notice, language));
    std::iter::once(told).chain(notices).collect::<Vec<_>>().join("\n")
}

pub(super) fn close(desk: &mut Desk, asking: &mut Asking, id: DocumentId) {
    desk.session.drop_drag();
    if desk.session.kept(id).is_some_and(|kept| kept.kind() == FileKind::Private) {
        return;
    }
    let is_negotiation = desk.negotiation().is_some_and(|open| open.id == id);
    let documents = match desk.session.document(id) {
        Some(document) if document.is_changed() => vec![id],
        None if is_negotiation => desk.session.changed_talks(),
        _ => Vec::new(),
    };
    if documents.is_empty() {
        close_now(desk, id);
    } else {
        asking.question = Some(Question::Unsaved { documents, quits: false });
    }
}

pub(super) fn close_now(desk: &mut Desk, id: DocumentId) {
    if desk.negotiation().is_some_and(|open| open.id == id || open.private.id == id) {
        desk.session.close_negotiation();
        return;
    }
    let next = desk.session.close(id);
    if desk.shown.document == Some(id) {
        desk.shown.document = next;
    }
}

/// Ends the program; what is in no file is asked about first.
pub(super) fn quit(desk: &mut Desk, asking: &mut Asking) {
    desk.session.drop_drag();
    let documents = desk.session.changed();
    if documents.is_empty() {
        asking.effects.push(Effect::Quit);
    } else {
        asking.question = Some(Question::Unsaved { documents, quits: true });
    }
}
