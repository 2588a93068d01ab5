//! What is open, and the one history of its edits.
//!
//! Scenarios are small, so a step keeps them whole: before and after. An edit of several scenarios is
//! one step. A drag is one step however many values it ran through; while it lasts the scenarios
//! change and the history does not.
//!
//! **Invariant:** for each open scenario the steps are a chain: what one leaves, the next begins with;
//! what the last done one leaves is the scenario as it stands. A scenario that is closed takes its own
//! chain out of every step and leaves the others whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::colours;
use super::documents::{
    Document, DocumentId, DocumentOrigin, FileBacked, NegotiationContent, NegotiationDocument,
    PrivateContent, PrivateDocument, ScenarioContent, Talks, same,
};
use super::edit_manner::EditManner;
use super::keeping::DocumentCopy;
use super::negotiation::NegotiationStep;
use super::rejected::{LeftUnchanged, RejectedEdit};
use crate::files::{NegotiationFile, Opened, PrivateFile, ScenarioFile, Stamp};
use crate::model::{Field, FieldValue, Negotiation, PrivateLayer, Scenario};
use crate::text::titles;

/// The scenarios that are open, in the order of the list: as they were opened, until they are moved.
#[derive(Debug, Default)]
pub struct Session {
    documents: Vec<Document>,
    negotiation: Option<NegotiationDocument>,
    history: UndoHistory,
    /// What the last edit could not do, until it is told.
    refused: Option<RejectedEdit>,
    next: u32,
}

/// The edits that can be undone and redone.
#[derive(Debug, Default)]
pub struct UndoHistory {
    steps: Vec<UndoStep>,
    /// How many of the steps are done; the rest can be redone.
    done: usize,
    drag: Option<Edited>,
}

/// One edit, of one scenario, of several, or of the negotiation.
#[derive(Debug, Clone)]
pub struct UndoStep {
    /// What it changed.
    pub name: StepName,
    changes: Vec<Change>,
    /// What it did to the negotiation.
    talks: Option<TalksChange>,
    /// What it opened, if it opened a scenario.
    opened: Option<OpenedFiles>,
}

/// A scenario that a step opened.
#[derive(Debug, Clone)]
struct OpenedFiles {
    document: Document,
    /// The scenario that was in hand before.
    before: Option<DocumentId>,
}

/// What a step opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenedBy {
    /// The scenario that it opened.
    pub document: DocumentId,
    /// The one that was in hand before.
    pub before: Option<DocumentId>,
}

/// What a step did to one scenario.
#[derive(Debug, Clone)]
struct Change {
    document: DocumentId,
    before: Arc<Scenario>,
    after: Arc<Scenario>,
}

/// What a step did to the negotiation.
#[derive(Debug, Clone)]
struct TalksChange {
    before: Talks,
    after: Talks,
}

/// An edit with every scenario that it was to change, and those that it left as they were.
#[derive(Debug)]
struct Edited {
    step: UndoStep,
    left: Vec<LeftUnchanged>,
}

/// What an edit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepName {
    /// One field.
    Field(Field),
    /// So many fields at once.
    Fields(usize),
    /// How sure the value of a field is, and who says so.
    Status(Field),
    /// Nothing: it opened the scenario of that title.
    Opened(String),
    /// Everything: what another program wrote into the file was taken.
    TookTheirs,
    /// Everything: it is again as it was opened.
    BackToOpened,
    /// Everything: work that was left behind was taken over.
    Recovered,
    /// Something of the negotiation.
    Negotiation(NegotiationStep),
}

impl UndoHistory {
    /// The newest step that can be undone.
    pub fn undo_step(&self) -> Option<&UndoStep> {
        self.done.checked_sub(1).map(|place| &self.steps[place])
    }

    /// The next step that can be redone.
    pub fn redo_step(&self) -> Option<&UndoStep> {
        self.steps.get(self.done)
    }

    /// How many steps can be undone.
    pub fn len(&self) -> usize {
        self.done
    }

    /// Whether there is nothing to undo.
    pub fn is_empty(&self) -> bool {
        self.done == 0
    }

    /// Keeps a step with those scenarios that it changed; with none there is no step.
    fn push(&mut self, mut step: UndoStep) {
        step.changes.retain(|change| !same(&change.before, &change.after));
        step.talks = step.talks.take().filter(|change| !change.before.is(&change.after));
        if !step.is_empty() {
            self.steps.truncate(self.done);
            self.steps.push(step);
            self.done = self.steps.len();
        }
    }

    /// Forgets what was done to a scenario that was closed. A step of others too stays theirs.
    fn forget(&mut self, document: DocumentId) {
        for step in &mut self.steps {
            step.changes.retain(|change| change.document != document);
            step.opened = step.opened.take().filter(|opened| opened.document.id != document);
        }
        self.drop_empty();
    }

    /// Forgets what was done to the negotiation that was closed.
    fn forget_talks(&mut self) {
        self.steps.iter_mut().for_each(|step| step.talks = None);
        self.drop_empty();
    }

    fn drop_empty(&mut self) {
        self.done = self.steps[..self.done].iter().filter(|step| !step.is_empty()).count();
        self.steps.retain(|step| !step.is_empty());
    }
}

impl UndoStep {
    /// A step of that name that changes nothing yet.
    fn named(name: StepName) -> Self {
        Self { name, changes: Vec::new(), talks: None, opened: None }
    }

    fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.talks.is_none() && self.opened.is_none()
    }

    /// Whether it changed the negotiation.
    pub fn is_of_negotiation(&self) -> bool {
        self.talks.is_some()
    }

    /// What it opened.
    pub fn opened(&self) -> Option<OpenedBy> {
        let opened = self.opened.as_ref()?;
        Some(OpenedBy { document: opened.document.id, before: opened.before })
    }

    /// The scenarios that it changed and that are still open; none if it opened one, or changed the
    /// negotiation.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = DocumentId> {
        self.changes.iter().map(|change| change.document)
    }
}

impl Session {
    /// The open scenarios.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The history of edits.
    pub fn history(&self) -> &UndoHistory {
        &self.history
    }

    /// An open scenario.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    pub(super) fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id == id)
    }

    /// The negotiation that is open.
    pub fn negotiation(&self) -> Option<&NegotiationDocument> {
        self.negotiation.as_ref()
    }

    /// Puts a negotiation in the place of the one that is open; nothing is kept to itself yet.
    pub(super) fn open_negotiation(&mut self, file: NegotiationFile, origin: DocumentOrigin) {
        self.close_negotiation();
        let (id, private_id) = (self.fresh_id(), self.fresh_id());
        let NegotiationFile { negotiation, comment, other_comments, places } = file;
        let private = PrivateContent::default();
        let private = Document::opened(private_id, private, String::new(), 0, DocumentOrigin::no_file(""));
        let content = NegotiationContent { negotiation: Arc::new(negotiation), places, private };
        self.negotiation = Some(Document::opened(id, content, comment, other_comments, origin));
    }

    /// Puts what one side keeps to itself beside the negotiation that is open.
    pub(super) fn open_private(&mut self, file: PrivateFile, path: &Path, stamp: Stamp) {
        let Some(open) = &mut self.negotiation else { return };
        let PrivateFile { layer, comment, other_comments } = file;
        let content = PrivateContent { layer: Some(Arc::new(layer)) };
        let origin = DocumentOrigin::file(path, stamp);
        open.private = PrivateDocument::opened(open.private.id, content, comment, other_comments, origin);
    }

    /// Closes the negotiation; what was done to it is forgotten.
    pub(super) fn close_negotiation(&mut self) {
        self.drop_drag();
        self.negotiation = None;
        self.history.forget_talks();
    }

    /// Puts the negotiation as `talks` has it, as one step. While dragging, all of one drag are one step.
    pub(super) fn negotiate(&mut self, talks: Talks, name: StepName, dragging: bool) {
        let goes_on = dragging
            && self
                .history
                .drag
                .as_ref()
                .is_some_and(|drag| drag.step.name == name && drag.step.talks.is_some());
        if !goes_on {
            self.drop_drag();
        }
        let begun = self.history.drag.take().and_then(|drag| drag.step.talks).map(|change| change.before);
        let Some(document) = &mut self.negotiation else { return };
        let before = begun.unwrap_or_else(|| document.talks());
        document.put(talks.clone());
        let step = UndoStep { talks: Some(TalksChange { before, after: talks }), ..UndoStep::named(name) };
        let edited = Edited { step, left: Vec::new() };
        if dragging {
            self.history.drag = Some(edited);
        } else {
            self.finish(edited);
        }
    }

    /// What is kept in a file under that name.
    pub(super) fn kept(&self, id: DocumentId) -> Option<&dyn FileBacked> {
        if let Some(document) = self.document(id) {
            return Some(document);
        }
        let open = self.negotiation.as_ref()?;
        match id {
            id if id == open.id => Some(open),
            id if id == open.private.id => Some(&open.private),
            _ => None,
        }
    }

    pub(super) fn kept_mut(&mut self, id: DocumentId) -> Option<&mut dyn FileBacked> {
        if let Some(place) = self.documents.iter().position(|document| document.id == id) {
            return Some(&mut self.documents[place]);
        }
        let open = self.negotiation.as_mut()?;
        match id {
            id if id == open.id => Some(open),
            id if id == open.private.id => Some(&mut open.private),
            _ => None,
        }
    }

    /// A place to begin with for what is kept under that name.
    pub(super) fn suggested_place(&self, id: DocumentId) -> Option<String> {
        match &self.negotiation {
            Some(open) if open.private.id == id => Some(open.private_path().display().to_string()),
            _ => Some(self.kept(id)?.file_name().into_owned()),
        }
    }

    /// What has changes that are in no file.
    pub(super) fn changed(&self) -> Vec<DocumentId> {
        let scenarios = self.documents.iter().filter(|document| document.is_changed());
        let mut changed: Vec<DocumentId> = scenarios.map(|document| document.id).collect();
        changed.extend(self.changed_talks());
        changed
    }

    /// What of the negotiation has changes that are in no file.
    pub(super) fn changed_talks(&self) -> Vec<DocumentId> {
        let Some(open) = &self.negotiation else { return Vec::new() };
        let shared = open.is_changed().then_some(open.id);
        shared.into_iter().chain(open.private.is_changed().then_some(open.private.id)).collect()
    }

    /// A name that nothing has or had.
    fn fresh_id(&mut self) -> DocumentId {
        let id = DocumentId(self.next);
        self.next += 1;
        id
    }

    /// The scenario of a file that is only read: it has a name, yet it is not open.
    pub(super) fn on_disk(&mut self, path: &Path, opened: Opened<ScenarioFile>) -> Document {
        self.fresh_document(opened.file, DocumentOrigin::file(path, opened.stamp))
    }

    /// What an open scenario was when it was opened, under a name of its own; it is not open.
    pub(super) fn as_opened(&mut self, id: DocumentId) -> Option<Document> {
        let document = self.document(id)?;
        let content = ScenarioContent::opened(Arc::clone(document.opened.as_ref()?));
        let (comment, origin) = (document.comment.clone(), DocumentOrigin::no_file(&document.suggested_name));
        Some(Document::opened(self.fresh_id(), content, comment, 0, origin))
    }

    /// Whether a value is being dragged.
    pub(super) fn is_dragging(&self) -> bool {
        self.history.drag.is_some()
    }

    /// Puts a scenario back as it was opened, as one step.
    pub(super) fn back_to_opened(&mut self, id: DocumentId) {
        self.drop_drag();
        let Some(document) = self.document_mut(id) else { return };
        let Some(opened) = document.opened.clone() else { return };
        let before = std::mem::replace(&mut document.scenario, Arc::clone(&opened));
        let changes = vec![Change { document: id, before, after: opened }];
        self.history.push(UndoStep { changes, ..UndoStep::named(StepName::BackToOpened) });
    }

    fn fresh_document(&mut self, file: ScenarioFile, origin: DocumentOrigin) -> Document {
        let ScenarioFile { scenario, comment, other_comments } = file;
        let content = ScenarioContent::opened(Arc::new(scenario));
        Document::opened(self.fresh_id(), content, comment, other_comments.len(), origin)
    }

    /// Adds a scenario from a file, or an untitled one. An untitled copy counts as unchanged until
    /// it is edited.
    pub(super) fn add(&mut self, file: ScenarioFile, origin: DocumentOrigin) -> DocumentId {
        let document = self.fresh_document(file, origin);
        let id = document.id;
        self.documents.push(document);
        colours::give(&mut self.documents);
        id
    }

    /// Takes what another program wrote into the file of a scenario, as one step.
    pub(super) fn take_theirs(&mut self, id: DocumentId, theirs: Opened<ScenarioFile>) {
        let Some(document) = self.document_mut(id) else { return };
        let ScenarioFile { scenario, comment, other_comments } = theirs.file;
        let (before, after) = (Arc::clone(&document.scenario), Arc::new(scenario));
        document.scenario = Arc::clone(&after);
        document.note_theirs(Arc::clone(&after), comment, other_comments.len(), theirs.stamp);
        let changes = vec![Change { document: id, before, after }];
        self.history.push(UndoStep { changes, ..UndoStep::named(StepName::TookTheirs) });
    }

    /// The same of the negotiation.
    pub(super) fn take_their_negotiation(&mut self, theirs: Opened<NegotiationFile>) {
        let Some(open) = &mut self.negotiation else { return };
        let NegotiationFile { negotiation, comment, other_comments, places } = theirs.file;
        let (before, negotiation) = (open.talks(), Arc::new(negotiation));
        open.put(Talks { negotiation: Arc::clone(&negotiation), layer: before.layer.clone() });
        open.places = places;
        open.note_theirs(negotiation, comment, other_comments, theirs.stamp);
        self.push_talks(before, StepName::TookTheirs);
    }

    /// The same of what one side keeps to itself.
    pub(super) fn take_their_private(&mut self, theirs: Opened<PrivateFile>) {
        let Some(open) = &mut self.negotiation else { return };
        let PrivateFile { layer, comment, other_comments } = theirs.file;
        let (before, layer) = (open.talks(), Arc::new(layer));
        open.private.layer = Some(Arc::clone(&layer));
        open.private.note_theirs(layer, comment, other_comments, theirs.stamp);
        self.push_talks(before, StepName::TookTheirs);
    }

    fn push_talks(&mut self, before: Talks, name: StepName) {
        let after = self.negotiation.as_ref().map(NegotiationDocument::talks);
        let talks = after.map(|after| TalksChange { before, after });
        self.history.push(UndoStep { talks, ..UndoStep::named(name) });
    }

    /// Puts a scenario as it stood when a program broke down, on top of what its file holds, as one step.
    pub(super) fn recover(&mut self, id: DocumentId, scenario: Scenario) {
        let Some(document) = self.document_mut(id) else { return };
        let (before, after) = (Arc::clone(&document.scenario), Arc::new(scenario));
        document.scenario = Arc::clone(&after);
        let changes = vec![Change { document: id, before, after }];
        self.history.push(UndoStep { changes, ..UndoStep::named(StepName::Recovered) });
    }

    /// The same of the negotiation and what one side keeps to itself. Without a file it would be lost, and so it
    /// counts as changed.
    pub(super) fn recover_talks(
        &mut self,
        negotiation: Negotiation,
        layer: Option<PrivateLayer>,
        is_in_no_file: bool,
    ) {
        let before = self.negotiation.as_ref().map(NegotiationDocument::talks);
        self.put_talks(Talks { negotiation: Arc::new(negotiation), layer: layer.map(Arc::new) });
        if let Some(before) = before {
            self.push_talks(before, StepName::Recovered);
        }
        if is_in_no_file && let Some(open) = &mut self.negotiation {
            open.saved = None;
            open.private.saved = None;
        }
    }

    /// Notes that a scenario is in no file and would be lost.
    pub(super) fn note_unsaved(&mut self, id: DocumentId) {
        if let Some(document) = self.document_mut(id) {
            document.saved = None;
        }
    }

    /// What must be kept in case the program breaks down: everything that would be lost. A negotiation and what one
    /// side keeps to itself are kept together.
    pub(super) fn copies(&self) -> Vec<DocumentCopy> {
        let mut copies: Vec<DocumentCopy> = self
            .documents
            .iter()
            .filter(|document| document.is_changed())
            .filter_map(FileBacked::copy)
            .collect();
        if let Some(open) = &self.negotiation
            && (open.is_changed() || open.private.is_changed())
        {
            copies.extend(FileBacked::copy(open));
            copies.extend(FileBacked::copy(&open.private));
        }
        copies
    }

    /// The files that are open, by their whole paths.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let talks = self.negotiation.iter().filter_map(|open| open.path.as_deref());
        let all = self.documents.iter().filter_map(|document| document.path.as_deref()).chain(talks);
        all.filter_map(|path| std::path::absolute(path).ok()).collect()
    }

    /// Adds an untitled scenario as a step that can be undone; `before` is the one in hand.
    pub(super) fn open_as_step(
        &mut self,
        file: ScenarioFile,
        suggested_name: &str,
        before: Option<DocumentId>,
    ) -> DocumentId {
        self.drop_drag();
        let id = self.add(file, DocumentOrigin::no_file(suggested_name));
        if let Some(document) = self.document(id).cloned() {
            let name = StepName::Opened(document.name_by_terms());
            let opened = Some(OpenedFiles { document, before });
            self.history.push(UndoStep { opened, ..UndoStep::named(name) });
        }
        id
    }

    /// Gives a scenario the title that its terms ask for, as a step of its own, where it bears another that
    /// came with its file.
    pub(super) fn title_by_terms(&mut self, id: DocumentId) {
        let Some(document) = self.document(id) else { return };
        let came_so = document.saved.as_ref().is_some_and(|saved| saved.title == document.scenario.title);
        if came_so && titles::borne_title(&document.scenario).is_some() {
            let title = titles::title_by_terms(&document.scenario).into_owned();
            self.set(&[id], &[(Field::Title, FieldValue::Text(title))], &EditManner::Written);
        }
    }

    /// Puts a scenario at a place in the list, the last if there are fewer.
    pub(super) fn put_at(&mut self, id: DocumentId, place: usize) {
        let Some(now) = self.documents.iter().position(|document| document.id == id) else { return };
        let document = self.documents.remove(now);
        self.documents.insert(place.min(self.documents.len()), document);
    }

    /// Closes a scenario and returns the one that stands in its place.
    pub(super) fn close(&mut self, id: DocumentId) -> Option<DocumentId> {
        let place = self.documents.iter().position(|document| document.id == id)?;
        self.drop_drag();
        self.documents.remove(place);
        colours::give(&mut self.documents);
        self.history.forget(id);
        self.documents.get(place).or(self.documents.last()).map(|document| document.id)
    }

    /// Writes values into fields of scenarios, as one step; in each scenario all or none. While
    /// dragging, all values of one field are one step.
    ///
    /// Of several scenarios, one that says the same already keeps its status and sources, and one
    /// that the values do not fit is left as it was; see [`Session::take_refused`].
    pub(super) fn set(
        &mut self,
        documents: &[DocumentId],
        fields: &[(Field, FieldValue)],
        manner: &EditManner,
    ) {
        let dragging = *manner == EditManner::Dragged;
        let name = match (manner, fields) {
            (_, []) => return,
            (EditManner::Restated(field), _) => StepName::Status(field.clone()),
            (_, [(field, _)]) => StepName::Field(field.clone()),
            (_, several) => StepName::Fields(several.len()),
        };
        let open = self.documents.iter().map(|document| document.id);
        let documents: Vec<DocumentId> = open.filter(|id| documents.contains(id)).collect();
        let goes_on = self.history.drag.as_ref().is_some_and(|drag| {
            dragging && drag.step.name == name && drag.step.documents().eq(documents.iter().copied())
        });
        if !goes_on {
            self.drop_drag();
        }
        let begun = self.history.drag.take().map(|drag| drag.step.changes).unwrap_or_default();
        let alone = documents.len() == 1;
        let mut edited = Edited { step: UndoStep::named(name), left: Vec::new() };
        for document in self.documents.iter_mut().filter(|document| documents.contains(&document.id)) {
            let id = document.id;
            let begun = begun.iter().find(|change| change.document == id);
            let before = Arc::clone(begun.map_or(&document.scenario, |change| &change.before));
            document.scenario = match manner.edited(&before, fields, alone) {
                Ok(changed) if changed == *before => Arc::clone(&before),
                Ok(changed) => Arc::new(changed),
                Err(why) => {
                    edited.left.push(LeftUnchanged { document: id, why });
                    Arc::clone(&before)
                }
            };
            let after = Arc::clone(&document.scenario);
            edited.step.changes.push(Change { document: id, before, after });
        }
        if dragging {
            self.history.drag = Some(edited);
        } else {
            self.finish(edited);
        }
    }

    fn finish(&mut self, edited: Edited) {
        let asked = edited.step.changes.len();
        if !edited.left.is_empty() {
            self.refused = Some(RejectedEdit { left: edited.left, asked });
        }
        self.history.push(edited.step);
    }

    /// What the last edit could not do; each is handed out once. What a drag could not do is known at
    /// its end.
    pub(super) fn take_refused(&mut self) -> Option<RejectedEdit> {
        self.refused.take()
    }

    /// Ends a drag: what it changed becomes one step.
    pub(super) fn drop_drag(&mut self) {
        if let Some(drag) = self.history.drag.take() {
            self.finish(drag);
        }
    }

    /// Ends a drag as if it had not been.
    pub(super) fn abandon_drag(&mut self) {
        if let Some(drag) = self.history.drag.take() {
            for change in drag.step.changes {
                self.put(change.document, change.before);
            }
            if let Some(change) = drag.step.talks {
                self.put_talks(change.before);
            }
        }
    }

    /// Takes back the newest step; a drag that is going on is ended first. Returns which step it was.
    pub(super) fn undo(&mut self) -> Option<UndoStep> {
        self.drop_drag();
        let step = self.history.undo_step()?.clone();
        self.history.done -= 1;
        for change in &step.changes {
            self.put(change.document, Arc::clone(&change.before));
        }
        if let Some(change) = &step.talks {
            self.put_talks(change.before.clone());
        }
        if let Some(opened) = step.opened() {
            self.documents.retain(|document| document.id != opened.document);
            colours::give(&mut self.documents);
        }
        Some(step)
    }

    /// Does the next step again. Returns which step it was.
    pub(super) fn redo(&mut self) -> Option<UndoStep> {
        self.drop_drag();
        let step = self.history.redo_step()?.clone();
        self.history.done += 1;
        for change in &step.changes {
            self.put(change.document, Arc::clone(&change.after));
        }
        if let Some(change) = &step.talks {
            self.put_talks(change.after.clone());
        }
        if let Some(opened) = &step.opened {
            self.documents.push(opened.document.clone());
            colours::give(&mut self.documents);
        }
        Some(step)
    }

    fn put_talks(&mut self, talks: Talks) {
        if let Some(document) = &mut self.negotiation {
            document.put(talks);
        }
    }

    fn put(&mut self, id: DocumentId, scenario: Arc<Scenario>) {
        if let Some(document) = self.document_mut(id) {
            document.scenario = scenario;
        }
    }
}
