//! What the user is asked, and what the window is asked to do.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::documents::DocumentId;
use super::exporting::Pending;
use super::messages::LocalizedMessage;
use crate::export::png::Painted;
use crate::files::{Protection, Replacing};
use crate::model::Field;

/// What only the window can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Ask what a new scenario begins from, and run [`Run::New`](super::Run::New) with it.
    AskNew,
    /// Ask for files to open, and run [`Run::Open`](super::Run::Open) with them.
    AskOpen,
    /// Ask for a place to save, and run [`Run::SaveAs`](super::Run::SaveAs) with it.
    AskSaveAs {
        /// The scenario.
        document: DocumentId,
        /// The file name to begin with; a whole path where one was chosen and failed.
        suggested: String,
    },
    /// Ask which of the earlier versions of a file is wanted, and run
    /// [`Run::OpenVersion`](super::Run::OpenVersion) with it.
    AskVersions {
        /// What the file holds.
        document: DocumentId,
        /// The versions, the latest first.
        versions: Vec<VersionItem>,
    },
    /// Put text on the clipboard.
    CopyText(String),
    /// Put a table on the clipboard.
    CopyTable(CopiedTable),
    /// Put a picture on the clipboard.
    CopyPicture(Painted),
    /// Put away what asked for an export: it has begun.
    ExportBegan,
    /// Close the window.
    Quit,
}

/// A table as it is copied: who takes it chooses the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedTable {
    /// Values apart by tabs, which every program takes.
    pub text: String,
    /// A table with its figures at the right, for texts, mails and spreadsheets.
    pub html: String,
}

/// An earlier version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionItem {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was replaced: `2026-11-30 20:41:07`.
    pub replaced: String,
    /// The name of a file to begin with for a copy of it.
    pub name: String,
    /// How what is open differs from it, in words and money.
    pub differs: Vec<LocalizedMessage>,
}

/// What must be answered before the program goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// These scenarios have changes that are in no file.
    Unsaved {
        /// The scenarios.
        documents: Vec<DocumentId>,
        /// Whether the program ends afterwards.
        quits: bool,
    },
    /// Saving would lose comments inside the file.
    LosesComments {
        /// The scenario.
        document: DocumentId,
        /// Where it would be saved.
        path: PathBuf,
        /// How many comments.
        count: usize,
        /// What may be replaced there.
        replacing: Replacing,
    },
    /// The file stands under somebody's protection.
    Protected {
        /// What would be saved.
        write: ProtectedWrite,
        /// The file.
        path: PathBuf,
        /// What stands in the way.
        protection: Protection,
    },
    /// A text in a field is no value yet and would be lost.
    LosesText {
        /// The scenario that it would belong to.
        document: DocumentId,
        /// The field in which it stands.
        field: Field,
        /// The text.
        text: String,
        /// Whether the program ends; else the scenario is closed.
        quits: bool,
    },
    /// There is such a file already.
    Overwrites {
        /// The scenario.
        document: DocumentId,
        /// The file.
        path: PathBuf,
    },
    /// There are such files already where an export is to be written.
    Replaces {
        /// The export.
        pending: Box<Pending>,
        /// The files.
        there: Vec<PathBuf>,
    },
    /// The program is to end while exports are being made.
    StillExporting {
        /// How many.
        count: usize,
    },
    /// The file was changed by somebody else since it was opened.
    ChangedOnDisk {
        /// The scenario.
        document: DocumentId,
        /// The file.
        path: PathBuf,
    },
}

/// What would replace a file that stands under somebody's protection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProtectedWrite {
    /// A document that is saved.
    Document(DocumentId, Replacing),
    /// An export.
    Export(Box<Pending>),
}

/// What is asked now and what is asked afterwards.
#[derive(Debug, Default)]
pub(super) struct Asking {
    pub question: Option<Question>,
    /// Questions of jobs, until the one that stands is answered.
    pub later: VecDeque<Question>,
    pub effects: Vec<Effect>,
}

impl Asking {
    /// Asks what waits, if nothing is asked now.
    pub(super) fn go_on(&mut self) {
        if self.question.is_none() {
            self.question = self.later.pop_front();
        }
    }
}
