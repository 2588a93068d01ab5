//! What is open and kept in a file: a scenario, a negotiation, what one side of it keeps to itself.
//!
//! A [`Document`] is the same for all of them: where it is kept, what its file looked like, what it was when it was
//! opened or saved, so that it can tell whether closing it would lose something. What a kind holds, how that is
//! written and what a file of it is called stands in its [`DocumentKind`]. Saving and closing ask a document through
//! [`FileBacked`], whatever it holds.
//!
//! A new kind is a content with its `DocumentKind` here, a [`FileFormat`] in the floor of files, and a line in
//! `Session::kept`. What can be done with documents stands in `session.rs`, `opening.rs` and `saving.rs`.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::keeping::DocumentCopy;
use crate::engine::same_terms;
use crate::files::{self, FileFormat, FileKind, FileToSave, NegotiationFile, Places, PrivateFile};
use crate::files::{ReadError, RecoveryEntry, RecoveryKind, ScenarioFile, Stamp};
use crate::model::{Negotiation, PrivateLayer, Scenario};
use crate::present::palette::ScenarioColour;
use crate::text::naming::shortened;
use crate::text::titles;

/// The name of what is open while the program runs: a scenario, the negotiation, its private layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u32);

/// Something that is open and kept in a file; it reads as what it holds (`document.scenario`).
#[derive(Debug, Clone)]
pub struct Document<T: DocumentKind = ScenarioContent> {
    /// Its name while the program runs.
    pub id: DocumentId,
    content: T,
    /// The content as it was opened or last saved; none if it is in no file and would be lost.
    pub saved: Option<Arc<T::Model>>,
    /// Where it is kept.
    pub path: Option<PathBuf>,
    /// The comment block above it in its file.
    pub comment: String,
    /// How many other comments the file has, which saving would lose.
    pub other_comments: usize,
    /// The file as it was when opened or saved, to notice other hands.
    pub stamp: Option<Stamp>,
    /// A file name to begin with where there is none: what an untitled copy was made from.
    pub suggested_name: String,
}

/// What a kind of document holds while it is open, and what is its own about its file.
pub trait DocumentKind: fmt::Debug + Clone {
    /// What is edited, and kept in the file.
    type Model: fmt::Debug + PartialEq + Send + Sync + 'static;
    /// What is read and written.
    type File: FileFormat;

    /// What is to be kept as it stands; none if there is nothing yet.
    fn model(&self) -> Option<&Arc<Self::Model>>;

    /// What is written to its file, below the comment.
    fn file_of(model: &Self::Model, comment: &str) -> Self::File;

    /// The name that is suggested for a file of it, where it began as the file `name`.
    fn suggested_name<'a>(&self, name: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(name)
    }

    /// Forgets what holds for the file as it was read, now that it is written anew.
    fn forget_file_as_read(&mut self) {}
}

/// Where a document comes from.
#[derive(Debug)]
pub(crate) struct DocumentOrigin {
    path: Option<PathBuf>,
    stamp: Option<Stamp>,
    name: String,
}

impl DocumentOrigin {
    /// A file, with what it looked like.
    pub(crate) fn file(path: &Path, stamp: Stamp) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { path: Some(path.to_owned()), stamp: Some(stamp), name }
    }

    /// No file yet, with a name to begin with.
    pub(crate) fn no_file(name: &str) -> Self {
        Self { path: None, stamp: None, name: name.to_owned() }
    }
}

impl<T: DocumentKind> Document<T> {
    /// A document that was just opened: closing it would lose nothing, even if it is an untitled copy.
    pub(super) fn opened(
        id: DocumentId,
        content: T,
        comment: String,
        other_comments: usize,
        origin: DocumentOrigin,
    ) -> Self {
        let saved = content.model().map(Arc::clone);
        let DocumentOrigin { path, stamp, name: suggested_name } = origin;
        Self { id, content, saved, path, comment, other_comments, stamp, suggested_name }
    }

    /// The name of its file, or the one that will be suggested.
    pub fn file_name(&self) -> Cow<'_, str> {
        let suggested = || self.content.suggested_name(&self.suggested_name);
        self.name_on_disk().map_or_else(suggested, Cow::Borrowed)
    }

    fn name_on_disk(&self) -> Option<&str> {
        self.path.as_deref()?.file_name()?.to_str()
    }

    /// Notes what another program wrote into its file, which it holds now.
    pub(super) fn note_theirs(
        &mut self,
        saved: Arc<T::Model>,
        comment: String,
        other_comments: usize,
        stamp: Stamp,
    ) {
        self.saved = Some(saved);
        self.comment = comment;
        self.other_comments = other_comments;
        self.stamp = Some(stamp);
    }

    /// Whether closing it now would lose something. An untitled copy that nobody edited loses nothing.
    pub fn is_changed(&self) -> bool {
        let is_saved = |model: &Arc<T::Model>| self.saved.as_ref().is_some_and(|saved| same(saved, model));
        self.content.model().is_some_and(|model| !is_saved(model))
    }

    /// Whether it is kept in no file.
    pub fn is_untitled(&self) -> bool {
        self.path.is_none()
    }

    /// What is written to its file; none if there is nothing to keep.
    pub fn to_file(&self) -> Option<T::File> {
        self.content.model().map(|model| T::file_of(model, &self.comment))
    }
}

impl<T: DocumentKind> Deref for Document<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.content
    }
}

impl<T: DocumentKind> DerefMut for Document<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.content
    }
}

/// What saving and closing ask of a document, whatever it holds.
pub(super) trait FileBacked {
    /// Its name while the program runs.
    fn id(&self) -> DocumentId;

    /// The kind of its file.
    fn kind(&self) -> FileKind;

    /// Where it is kept.
    fn path(&self) -> Option<&Path>;

    /// What its file looked like when it was opened or saved.
    fn stamp(&self) -> Option<&Stamp>;

    /// How many comments saving would lose.
    fn other_comments(&self) -> usize;

    /// The name of its file, or the one that will be suggested.
    fn file_name(&self) -> Cow<'_, str>;

    /// Whether closing it now would lose something.
    fn is_changed(&self) -> bool;

    /// Parts it from its file, which somebody else wrote: it is in no file now.
    fn leave_file(&mut self);

    /// What it holds now, in case the program breaks down; none if there is nothing to keep.
    fn copy(&self) -> Option<DocumentCopy>;

    /// Whether what is written can be read again.
    fn check_readable(&self, file: &FileToSave) -> Result<(), ReadError>;

    /// What is written to a file; none if there is nothing to keep.
    fn to_save(&self, path: &Path) -> Option<FileToSave>;

    /// Notes that what it holds is in that file now. Where it `may_be_lost` all the same, since the system could not
    /// make it lasting, it stays changed.
    fn note_saved(&mut self, path: &Path, stamp: Stamp, may_be_lost: bool);
}

impl<T: DocumentKind> FileBacked for Document<T> {
    fn id(&self) -> DocumentId {
        self.id
    }

    fn kind(&self) -> FileKind {
        T::File::KIND
    }

    fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    fn stamp(&self) -> Option<&Stamp> {
        self.stamp.as_ref()
    }

    fn other_comments(&self) -> usize {
        self.other_comments
    }

    fn file_name(&self) -> Cow<'_, str> {
        self.file_name()
    }

    fn is_changed(&self) -> bool {
        self.is_changed()
    }

    fn leave_file(&mut self) {
        let name = self.name_on_disk().unwrap_or(&self.suggested_name);
        let stem = name.strip_suffix(".ron").unwrap_or(name);
        self.suggested_name = format!("{stem} 2.ron");
        (self.saved, self.path, self.stamp) = (None, None, None);
        self.content.forget_file_as_read();
    }

    fn copy(&self) -> Option<DocumentCopy> {
        let model = Arc::clone(self.content.model()?);
        let (kind, ending) = match T::File::KIND {
            FileKind::Scenario => (RecoveryKind::Scenario, "ron"),
            FileKind::Negotiation => (RecoveryKind::Negotiation, "ron"),
            FileKind::Private => (RecoveryKind::Private, "private.ron"),
        };
        // A path that is no text cannot be written down: the copy is then one of no file.
        let path = self.path.as_deref().and_then(|path| std::path::absolute(path).ok());
        let path = path.filter(|path| path.to_str().is_some());
        let entry = RecoveryEntry {
            copy: format!("{}.{ending}", self.id.0),
            kind,
            base: path.as_ref().and(self.stamp.as_ref()).map(Stamp::sum_in_digits),
            path,
            name: self.name_on_disk().unwrap_or(&self.suggested_name).to_owned(),
        };
        let content = Arc::as_ptr(&model).addr();
        let comment = self.comment.clone();
        let text = Arc::new(move || T::file_of(&model, &comment).write());
        Some(DocumentCopy { entry, content, text })
    }

    fn check_readable(&self, file: &FileToSave) -> Result<(), ReadError> {
        T::File::read(&String::from_utf8_lossy(&file.bytes), &file.path.display().to_string()).map(|_| ())
    }

    fn to_save(&self, path: &Path) -> Option<FileToSave> {
        self.to_file().map(|file| files::document_to_save(path, &file))
    }

    fn note_saved(&mut self, path: &Path, stamp: Stamp, may_be_lost: bool) {
        self.saved = if may_be_lost { None } else { self.content.model().map(Arc::clone) };
        self.path = Some(path.to_owned());
        self.stamp = Some(stamp);
        self.other_comments = 0;
        self.content.forget_file_as_read();
    }
}

/// What an open scenario holds.
#[derive(Debug, Clone)]
pub struct ScenarioContent {
    /// The scenario as it stands.
    pub scenario: Arc<Scenario>,
    /// The scenario as it was opened, whatever was saved since; none if it was begun anew.
    pub opened: Option<Arc<Scenario>>,
    /// Its colour as long as it is open.
    pub colour: ScenarioColour,
}

impl ScenarioContent {
    /// A scenario that was just opened.
    pub(super) fn opened(scenario: Arc<Scenario>) -> Self {
        Self { opened: Some(Arc::clone(&scenario)), scenario, colour: ScenarioColour::Grey }
    }
}

impl DocumentKind for ScenarioContent {
    type Model = Scenario;
    type File = ScenarioFile;

    fn model(&self) -> Option<&Arc<Scenario>> {
        Some(&self.scenario)
    }

    fn file_of(scenario: &Scenario, comment: &str) -> ScenarioFile {
        ScenarioFile { comment: comment.to_owned(), ..ScenarioFile::new(scenario.clone()) }
    }

    fn suggested_name<'a>(&self, name: &'a str) -> Cow<'a, str> {
        titles::suggested_name(&self.scenario, name)
    }
}

impl Document {
    /// The title that it bears, as it is written; see [`App::title_of`](super::App::title_of) for what it
    /// is called.
    pub fn title(&self) -> &str {
        &self.scenario.title
    }

    /// What it was when it was opened, if it has other terms now.
    pub(super) fn opened_otherwise(&self) -> Option<&Arc<Scenario>> {
        let opened = self.opened.as_ref()?;
        let is_same = Arc::ptr_eq(opened, &self.scenario) || same_terms(opened, &self.scenario);
        (!is_same).then_some(opened)
    }

    /// What it is called as its terms say; by its file if it has no title.
    pub(super) fn name_by_terms(&self) -> String {
        let title = titles::title_by_terms(&self.scenario);
        if title.trim().is_empty() { self.file_name().into_owned() } else { shortened(&title).into_owned() }
    }
}

/// The negotiation that is open.
pub type NegotiationDocument = Document<NegotiationContent>;

/// What an open negotiation holds.
#[derive(Debug, Clone)]
pub struct NegotiationContent {
    /// The negotiation as it stands.
    pub negotiation: Arc<Negotiation>,
    /// Where things stand in the file as it was opened, to tell what is wrong there; nowhere once it was saved.
    pub places: Places,
    /// What one side keeps to itself, in a file of its own.
    pub private: PrivateDocument,
}

impl DocumentKind for NegotiationContent {
    type Model = Negotiation;
    type File = NegotiationFile;

    fn model(&self) -> Option<&Arc<Negotiation>> {
        Some(&self.negotiation)
    }

    fn file_of(negotiation: &Negotiation, comment: &str) -> NegotiationFile {
        NegotiationFile { comment: comment.to_owned(), ..NegotiationFile::new(negotiation.clone()) }
    }

    fn forget_file_as_read(&mut self) {
        self.places = Places::default();
    }
}

/// What one side keeps to itself.
pub type PrivateDocument = Document<PrivateContent>;

/// What one side of the open negotiation keeps to itself.
#[derive(Debug, Clone, Default)]
pub struct PrivateContent {
    /// As it stands; none if there is none.
    pub layer: Option<Arc<PrivateLayer>>,
}

impl DocumentKind for PrivateContent {
    type Model = PrivateLayer;
    type File = PrivateFile;

    fn model(&self) -> Option<&Arc<PrivateLayer>> {
        self.layer.as_ref()
    }

    fn file_of(layer: &PrivateLayer, comment: &str) -> PrivateFile {
        PrivateFile { comment: comment.to_owned(), ..PrivateFile::new(layer.clone()) }
    }
}

/// A negotiation and what one side keeps to itself, as they stand at one moment.
#[derive(Debug, Clone)]
pub(crate) struct Talks {
    pub negotiation: Arc<Negotiation>,
    pub layer: Option<Arc<PrivateLayer>>,
}

impl Talks {
    pub(super) fn is(&self, other: &Self) -> bool {
        same(&self.negotiation, &other.negotiation) && self.layer == other.layer
    }
}

impl NegotiationDocument {
    /// Its title; its file name if it has none.
    pub fn title(&self) -> &str {
        let title = &self.negotiation.title;
        if title.trim().is_empty() { self.name_on_disk().unwrap_or(&self.suggested_name) } else { title }
    }

    /// Where its private layer is kept: where it was opened from, or beside it.
    pub(super) fn private_path(&self) -> PathBuf {
        let beside = || match &self.path {
            Some(path) => files::private_path(path),
            None => files::private_path(Path::new(&*self.file_name())),
        };
        self.private.path.clone().unwrap_or_else(beside)
    }

    pub(super) fn talks(&self) -> Talks {
        Talks { negotiation: Arc::clone(&self.negotiation), layer: self.private.layer.clone() }
    }

    pub(super) fn put(&mut self, talks: Talks) {
        self.negotiation = talks.negotiation;
        self.private.layer = talks.layer;
    }
}

/// Whether two that are shared are the same, by place first.
pub(super) fn same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Money, Part, Stated, Year, Years};

    #[test]
    fn a_document_is_changed_until_it_is_saved() {
        let (folder, mut document) = (folder(), scenario());
        assert!(!document.is_changed() && document.is_untitled(), "an untitled copy loses nothing");
        document.scenario = titled("Another");
        assert!(document.is_changed());
        let path = folder.path().join("another.ron");
        let file = document.to_save(&path).expect("there is a scenario");
        let saved = files::save(&file).expect("the folder is writable");
        document.note_saved(&path, saved.stamps[0], false);
        assert!(!document.is_changed() && document.other_comments == 0);
        assert_eq!((&*document.file_name(), document.path.as_deref()), ("another.ron", Some(&*path)));
        let opened = files::open_scenario(&path).expect("it was saved");
        assert_eq!((opened.file.comment.as_str(), &opened.file.scenario.title[..]), ("// Ours", "Another"));
    }

    #[test]
    fn a_copy_of_what_is_in_no_file_would_be_lost() {
        let copy = Document { saved: None, ..scenario() };
        assert!(copy.is_changed());
    }

    #[test]
    fn a_layer_that_nobody_began_is_not_kept() {
        let folder = folder();
        let none = PrivateContent::default();
        let origin = DocumentOrigin::no_file("");
        let mut document = Document::opened(DocumentId(1), none, String::new(), 0, origin);
        let path = folder.path().join("talks.private.ron");
        assert!(!document.is_changed() && document.to_save(&path).is_none());
        document.layer = Some(Arc::default());
        assert!(document.is_changed() && document.to_save(&path).is_some());
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("there is a folder for such files")
    }

    fn scenario() -> Document {
        let content = ScenarioContent::opened(titled("One"));
        Document::opened(DocumentId(1), content, "// Ours".to_owned(), 2, DocumentOrigin::no_file("one.ron"))
    }

    fn titled(title: &str) -> Arc<Scenario> {
        let base = Stated::assumed(Money::new(1_519_200_000_000_i64.into(), Currency::KRW));
        let scenario = Scenario::new(Years::new(Year(2026), Year(2030)), vec![Part::new("", base)]);
        Arc::new(Scenario { title: title.to_owned(), ..scenario })
    }
}
