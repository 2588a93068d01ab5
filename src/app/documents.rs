//! What is open and kept in a file: a scenario, a negotiation, what one side of it keeps to itself.
//!
//! Each knows what it was when it was opened or saved, so that it can tell whether closing it would lose
//! something. What can be done with them stands in `session.rs`, `opening.rs` and `saving.rs`.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::{self, NegotiationFile, Places, PrivateFile, ScenarioFile, Stamp};
use crate::model::{Negotiation, PrivateLayer, Scenario};
use crate::text::naming::shortened;
use crate::text::titles;

/// The name of what is open while the program runs: a scenario, the negotiation, its private layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u32);

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
    /// The title that it bears, as it is written; see [`App::title_of`](super::App::title_of) for what it
    /// is called.
    pub fn title(&self) -> &str {
        &self.scenario.title
    }

    /// What it is called as its terms say; by its file if it has no title.
    pub(super) fn name_by_terms(&self) -> String {
        let title = titles::title_by_terms(&self.scenario);
        if title.trim().is_empty() { self.file_name().into_owned() } else { shortened(&title).into_owned() }
    }

    /// The name of its file, or the one that will be suggested.
    pub fn file_name(&self) -> Cow<'_, str> {
        let name = self.path.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
        name.map_or_else(|| titles::suggested_name(&self.scenario, &self.suggested_name), Cow::Borrowed)
    }

    /// Whether closing it now would lose something. An untitled copy that nobody edited loses nothing.
    pub fn is_changed(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| !same(saved, &self.scenario))
    }

    /// Whether it is kept in a file.
    pub fn is_untitled(&self) -> bool {
        self.path.is_none()
    }

    /// What is written to its file.
    pub fn to_file(&self) -> ScenarioFile {
        ScenarioFile { comment: self.comment.clone(), ..ScenarioFile::new((*self.scenario).clone()) }
    }
}

/// The negotiation that is open.
#[derive(Debug, Clone)]
pub struct NegotiationDocument {
    /// Its name while the program runs.
    pub id: DocumentId,
    /// The negotiation as it stands.
    pub negotiation: Arc<Negotiation>,
    /// As it was opened or last saved.
    pub saved: Arc<Negotiation>,
    /// Where it is kept.
    pub path: Option<PathBuf>,
    /// The comment block above it in its file.
    pub comment: String,
    /// How many other comments the file has, which saving would lose.
    pub other_comments: usize,
    /// The file as it was when opened or saved.
    pub stamp: Option<Stamp>,
    /// Where things stand in the file as it was opened or saved, to tell what is wrong there.
    pub places: Places,
    /// A file name to begin with where there is none.
    pub suggested_name: String,
    /// What one side keeps to itself.
    pub private: PrivateDocument,
}

/// What one side keeps to itself, in a file of its own.
#[derive(Debug, Clone)]
pub struct PrivateDocument {
    /// Its name while the program runs.
    pub id: DocumentId,
    /// As it stands; none if there is none.
    pub layer: Option<Arc<PrivateLayer>>,
    /// As it was opened or last saved; none if it is in no file.
    pub saved: Option<Arc<PrivateLayer>>,
    /// The comment block above it in its file.
    pub comment: String,
    /// How many other comments the file has, which saving would lose.
    pub other_comments: usize,
    /// Where it is kept.
    pub path: Option<PathBuf>,
    /// The file as it was when opened or saved.
    pub stamp: Option<Stamp>,
}

/// Both as they stand at one moment.
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
        if self.negotiation.title.trim().is_empty() { self.file_name() } else { &self.negotiation.title }
    }

    /// The name of its file, or the one that will be suggested.
    pub fn file_name(&self) -> &str {
        name_of(self.path.as_deref()).unwrap_or(&self.suggested_name)
    }

    /// Whether closing it now would lose something of what is shared.
    pub fn is_changed(&self) -> bool {
        !same(&self.saved, &self.negotiation)
    }

    /// Where its private layer is kept: beside it, or where it was opened from.
    pub fn private_path(&self) -> Option<PathBuf> {
        self.private.path.clone().or_else(|| self.path.as_deref().map(files::private_path))
    }

    pub(super) fn to_file(&self) -> NegotiationFile {
        NegotiationFile {
            negotiation: (*self.negotiation).clone(),
            comment: self.comment.clone(),
            other_comments: 0,
            places: Places::default(),
        }
    }

    /// What its private layer is written as; none if there is none.
    pub(super) fn to_private_file(&self) -> Option<PrivateFile> {
        let (layer, comment) = ((**self.private.layer.as_ref()?).clone(), self.private.comment.clone());
        Some(PrivateFile { layer, comment, other_comments: 0 })
    }

    pub(super) fn talks(&self) -> Talks {
        Talks { negotiation: Arc::clone(&self.negotiation), layer: self.private.layer.clone() }
    }

    pub(super) fn put(&mut self, talks: Talks) {
        self.negotiation = talks.negotiation;
        self.private.layer = talks.layer;
    }
}

impl PrivateDocument {
    /// No layer yet.
    pub(super) fn none(id: DocumentId) -> Self {
        Self {
            id,
            layer: None,
            saved: None,
            comment: String::new(),
            other_comments: 0,
            path: None,
            stamp: None,
        }
    }

    /// Whether closing it now would lose something.
    pub fn is_changed(&self) -> bool {
        self.layer.is_some() && self.layer != self.saved
    }
}

fn name_of(path: Option<&Path>) -> Option<&str> {
    path?.file_name()?.to_str()
}

/// Something that is kept in a file.
#[derive(Debug, Clone, Copy)]
pub enum Kept<'a> {
    /// A scenario.
    Scenario(&'a Document),
    /// The negotiation.
    Negotiation(&'a NegotiationDocument),
    /// What one side keeps to itself.
    Private(&'a NegotiationDocument),
}

impl Kept<'_> {
    /// Where it is kept.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Scenario(document) => document.path.as_deref(),
            Self::Negotiation(document) => document.path.as_deref(),
            Self::Private(document) => document.private.path.as_deref(),
        }
    }

    /// What its file looked like when it was opened or saved.
    pub fn stamp(&self) -> Option<&Stamp> {
        match self {
            Self::Scenario(document) => document.stamp.as_ref(),
            Self::Negotiation(document) => document.stamp.as_ref(),
            Self::Private(document) => document.private.stamp.as_ref(),
        }
    }

    /// How many comments saving would lose.
    pub fn other_comments(&self) -> usize {
        match self {
            Self::Scenario(document) => document.other_comments,
            Self::Negotiation(document) => document.other_comments,
            Self::Private(document) => document.private.other_comments,
        }
    }

    /// A place to begin with where it has none.
    pub fn suggested(&self) -> String {
        match self {
            Self::Scenario(document) => document.file_name().into_owned(),
            Self::Negotiation(document) => document.file_name().to_owned(),
            Self::Private(document) => {
                let beside = document.private_path();
                let beside = beside.unwrap_or_else(|| files::private_path(Path::new(document.file_name())));
                beside.display().to_string()
            }
        }
    }

    /// Whether closing it now would lose something.
    pub fn is_changed(&self) -> bool {
        match self {
            Self::Scenario(document) => document.is_changed(),
            Self::Negotiation(document) => document.is_changed(),
            Self::Private(document) => document.private.is_changed(),
        }
    }
}

/// Whether two that are shared are the same, by place first.
pub(super) fn same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
