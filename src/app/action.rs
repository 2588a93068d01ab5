//! What a user can do. A new ability begins with a line here.

use std::path::PathBuf;

use super::session::DocumentId;
use super::settings::Theme;
use crate::engine::Measure;
use crate::model::{Field, FieldValue};
use crate::present::Selection;
use crate::text::Language;

/// Something that a user does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Changes a scenario; can be undone.
    Edit(Edit),
    /// Changes what is on screen.
    Show(Show),
    /// Touches files, or ends the program.
    Run(Run),
}

/// A change of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a value into a field.
    Set {
        /// Of which scenario.
        document: DocumentId,
        /// Which field.
        field: Field,
        /// The value.
        value: FieldValue,
    },
    /// Puts values into several fields as one step, all or none.
    SetAll {
        /// Of which scenario.
        document: DocumentId,
        /// The fields with their values.
        fields: Vec<(Field, FieldValue)>,
    },
    /// The same while the pointer is held down; all of one drag are one step.
    Drag {
        /// Of which scenario.
        document: DocumentId,
        /// Which field.
        field: Field,
        /// The value under the pointer now.
        value: FieldValue,
    },
    /// Ends a drag.
    Drop,
    /// Ends a drag as if it had not been.
    Abandon,
    /// Takes back the newest step.
    Undo,
    /// Does again what was taken back.
    Redo,
}

/// A change of what is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Show {
    /// Takes a scenario in hand.
    Document(DocumentId),
    /// Pins the scenario that others are compared with, or none.
    Baseline(Option<DocumentId>),
    /// Goes to another view.
    View(ViewKind),
    /// Shows amounts in other terms.
    Measure(Measure),
    /// Explains a figure, or none.
    Selection(Option<Selection>),
    /// Leaves out what is only assumed, or not.
    HideAssumed(bool),
    /// Speaks another language.
    Language(Language),
    /// Light, dark, or as the system.
    Theme(Theme),
    /// Takes away a message.
    DismissMessage(u64),
}

/// What the middle of the window is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ViewKind {
    /// The scenario in hand on top of the record.
    #[default]
    Projection,
    /// The scenario in hand against the baseline.
    Compare,
}

/// Something that touches the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Opens a shipped scenario as an untitled copy, by its file name.
    OpenShipped(String),
    /// A new scenario to begin from.
    New,
    /// A copy of an open scenario, untitled.
    Duplicate(DocumentId),
    /// Asks for a file to open.
    AskOpen,
    /// Opens files.
    Open(Vec<PathBuf>),
    /// Saves where it was opened from; asks for a place if there is none.
    Save(DocumentId),
    /// Asks for a place to save.
    AskSaveAs(DocumentId),
    /// Saves at a place.
    SaveAs(DocumentId, PathBuf),
    /// Closes a scenario; asks first if it has unsaved changes.
    Close(DocumentId),
    /// Ends the program; asks first if there are unsaved changes.
    Quit,
    /// Answers the question that stands: yes (and for unsaved changes: save).
    Confirm,
    /// Answers the question that stands: go on without saving.
    Discard,
    /// Takes the question back; nothing happens.
    Cancel,
    /// Copies the table as tab-separated text.
    CopyTable,
}
