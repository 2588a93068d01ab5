//! What is open, and the one history of its edits.
//!
//! Scenarios are small, so a step keeps them whole: before and after. A drag is one step however
//! many values it ran through; while it lasts the scenario changes and the history does not.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::same;
use crate::files::{ScenarioFile, Stamp};
use crate::model::{Field, FieldError, FieldValue, Scenario};

/// The name of an open scenario while the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u32);

/// An open scenario.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name while the program runs.
    pub id: DocumentId,
    /// The scenario as it stands.
    pub scenario: Arc<Scenario>,
    /// The scenario as it was opened or last saved; none if it is a copy of unsaved changes.
    pub saved: Option<Arc<Scenario>>,
    /// Where it is kept.
    pub path: Option<PathBuf>,
    /// The comment block above the scenario in its file.
    pub comment: String,
    /// How many other comments the file has, which saving would lose.
    pub other_comments: usize,
    /// The file as it was when opened or saved, to notice other hands.
    pub stamp: Option<Stamp>,
    /// What an untitled copy was made from, as a file name to begin with.
    pub suggested_name: String,
}

impl Document {
    /// The scenario's title; its file name if it has none.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.scenario.title.trim().is_empty() { self.file_name() } else { &self.scenario.title }
    }

    /// The name of its file, or the one that will be suggested.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path
            .as_deref()
            .and_then(Path::file_name)
            .and_then(|name| name.to_str())
            .unwrap_or(&self.suggested_name)
    }

    /// Whether closing it now would lose something. An untitled copy that nobody edited loses nothing.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| !same(saved, &self.scenario))
    }

    /// Whether it is kept in a file.
    #[must_use]
    pub fn is_untitled(&self) -> bool {
        self.path.is_none()
    }

    /// What is written to its file.
    #[must_use]
    pub fn to_file(&self) -> ScenarioFile {
        ScenarioFile { scenario: (*self.scenario).clone(), comment: self.comment.clone(), other_comments: 0 }
    }
}

/// The scenarios that are open, in the order in which they were opened.
#[derive(Debug, Default)]
pub struct Session {
    documents: Vec<Document>,
    history: History,
    next: u32,
}

/// The edits that can be undone and redone.
#[derive(Debug, Default)]
pub struct History {
    steps: Vec<Step>,
    /// How many of the steps are done; the rest can be redone.
    done: usize,
    drag: Option<Step>,
}

/// One edit.
#[derive(Debug, Clone)]
pub struct Step {
    /// Which scenario it changed.
    pub document: DocumentId,
    /// What it changed.
    pub name: StepName,
    before: Arc<Scenario>,
    after: Arc<Scenario>,
}

/// What an edit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepName {
    /// One field.
    Field(Field),
    /// So many fields at once.
    Fields(usize),
}

impl History {
    /// The newest step that can be undone.
    #[must_use]
    pub fn undo_step(&self) -> Option<&Step> {
        self.done.checked_sub(1).map(|place| &self.steps[place])
    }

    /// The next step that can be redone.
    #[must_use]
    pub fn redo_step(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }

    /// How many steps can be undone.
    #[must_use]
    pub fn len(&self) -> usize {
        self.done
    }

    /// Whether there is nothing to undo.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done == 0
    }

    fn push(&mut self, step: Step) {
        if !same(&step.before, &step.after) {
            self.steps.truncate(self.done);
            self.steps.push(step);
            self.done = self.steps.len();
        }
    }

    /// Forgets the steps of a scenario that was closed.
    fn forget(&mut self, document: DocumentId) {
        self.done = self.steps[..self.done].iter().filter(|step| step.document != document).count();
        self.steps.retain(|step| step.document != document);
    }
}

impl Session {
    /// The open scenarios.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The history of edits.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// An open scenario.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    pub(super) fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id == id)
    }

    /// Adds a scenario from `path`, or an untitled one. An untitled copy counts as unchanged until
    /// it is edited.
    pub(super) fn add(
        &mut self,
        file: ScenarioFile,
        path: Option<PathBuf>,
        stamp: Option<Stamp>,
        suggested_name: String,
    ) -> DocumentId {
        let id = DocumentId(self.next);
        self.next += 1;
        let scenario = Arc::new(file.scenario);
        self.documents.push(Document {
            id,
            saved: Some(Arc::clone(&scenario)),
            scenario,
            path,
            comment: file.comment,
            other_comments: file.other_comments,
            stamp,
            suggested_name,
        });
        id
    }

    /// Closes a scenario and returns the one that stands in its place.
    pub(super) fn close(&mut self, id: DocumentId) -> Option<DocumentId> {
        let place = self.documents.iter().position(|document| document.id == id)?;
        self.drop_drag();
        self.documents.remove(place);
        self.history.forget(id);
        self.documents.get(place).or(self.documents.last()).map(|document| document.id)
    }

    /// Writes values into fields; all or none. While dragging, all values of one field are one step.
    pub(super) fn set(
        &mut self,
        id: DocumentId,
        fields: Vec<(Field, FieldValue)>,
        dragging: bool,
    ) -> Result<(), FieldError> {
        let name = match &fields[..] {
            [] => return Ok(()),
            [(field, _)] => StepName::Field(field.clone()),
            several => StepName::Fields(several.len()),
        };
        let goes_on = dragging
            && self.history.drag.as_ref().is_some_and(|drag| drag.document == id && drag.name == name);
        if !goes_on {
            self.drop_drag();
        }
        let Some(document) = self.documents.iter_mut().find(|document| document.id == id) else {
            return Ok(());
        };
        let mut changed = (*document.scenario).clone();
        for (field, value) in fields {
            field.write(&mut changed, value)?;
        }
        let before = Arc::clone(&document.scenario);
        if *before != changed {
            document.scenario = Arc::new(changed);
        }
        let after = Arc::clone(&document.scenario);
        match (&mut self.history.drag, dragging) {
            (Some(drag), true) => drag.after = after,
            (None, true) => self.history.drag = Some(Step { document: id, name, before, after }),
            (_, false) => self.history.push(Step { document: id, name, before, after }),
        }
        Ok(())
    }

    /// Ends a drag: what it changed becomes one step.
    pub(super) fn drop_drag(&mut self) {
        if let Some(drag) = self.history.drag.take() {
            self.history.push(drag);
        }
    }

    /// Ends a drag as if it had not been.
    pub(super) fn abandon_drag(&mut self) {
        if let Some(drag) = self.history.drag.take() {
            self.put(drag.document, drag.before);
        }
    }

    /// Takes back the newest step; a drag that is going on is ended first.
    pub(super) fn undo(&mut self) -> Option<DocumentId> {
        self.drop_drag();
        let step = self.history.undo_step()?.clone();
        self.history.done -= 1;
        self.put(step.document, step.before);
        Some(step.document)
    }

    /// Does the next step again.
    pub(super) fn redo(&mut self) -> Option<DocumentId> {
        self.drop_drag();
        let step = self.history.redo_step()?.clone();
        self.history.done += 1;
        self.put(step.document, step.after);
        Some(step.document)
    }

    fn put(&mut self, id: DocumentId, scenario: Arc<Scenario>) {
        if let Some(document) = self.document_mut(id) {
            document.scenario = scenario;
        }
    }
}
