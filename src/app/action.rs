//! What a user can do. A new ability begins with a line here.

use std::path::PathBuf;

use rust_decimal::Decimal;

use super::desk::ViewKind;
use super::documents::DocumentId;
use super::exporting::Export;
use super::jobs::JobId;
use super::negotiation::{NegotiationEdit, NegotiationPage};
use super::record::{RecordPage, TrialChoice};
use super::remembering::WindowLook;
use super::settings::Theme;
use crate::engine::counterfactual::RuleAt;
use crate::engine::negotiation::CostOf;
use crate::engine::{BridgeReading, Measure, Reading, Vary};
use crate::export::Exported;
use crate::model::{Date, Field, FieldValue, Money, Parties, Years};
use crate::present::views::compare::{Arrangement, Scales};
use crate::present::{PlotKind, Selection};
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

/// A change of scenarios. Of several it is one step, and those that it does not fit are left as they
/// are and named; see [`App::edited`](super::App::edited) for which to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a value into a field.
    Set {
        /// Of which scenarios.
        documents: Vec<DocumentId>,
        /// Which field.
        field: Field,
        /// The value.
        value: FieldValue,
    },
    /// Puts values into several fields as one step; in each scenario all or none.
    SetAll {
        /// Of which scenarios.
        documents: Vec<DocumentId>,
        /// The fields with their values.
        fields: Vec<(Field, FieldValue)>,
    },
    /// Says how sure a value is and who says so, even if the value stays: it has the status and the sources that it
    /// has here.
    Restate {
        /// Of which scenarios.
        documents: Vec<DocumentId>,
        /// Which field.
        field: Field,
        /// The value with its status and its sources.
        value: FieldValue,
        /// The sources that it names and the scenario defines with it.
        sources: Vec<(Field, FieldValue)>,
    },
    /// Puts a value into a field while the pointer is held down; all of one drag are one step.
    Drag {
        /// Of which scenarios.
        documents: Vec<DocumentId>,
        /// Which field.
        field: Field,
        /// The value under the pointer now.
        value: FieldValue,
    },
    /// Ends a drag.
    Drop,
    /// Ends a drag as if it had not been.
    Abandon,
    /// Opens a rule tried on history as an untitled scenario.
    OpenTrial(TrialChoice),
    /// Changes the negotiation that is open.
    Negotiation(NegotiationEdit),
    /// The same while the pointer is held down; all of one drag are one step.
    DragNegotiation(NegotiationEdit),
    /// Opens an offer of the negotiation, by its place, as an untitled scenario.
    OpenOffer(usize),
    /// Opens two offers as scenarios and holds one against the other.
    CompareOffers {
        /// The one in hand.
        offer: usize,
        /// The baseline.
        against: usize,
    },
    /// Puts a scenario back as it was opened, as one step.
    BackToOpened(DocumentId),
    /// Takes back the newest step.
    Undo,
    /// Does again what was taken back.
    Redo,
}

/// A change of what is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Show {
    /// Takes a scenario in hand, and no other.
    Document(DocumentId),
    /// Chooses which scenarios edits go to; the one in hand is always among them.
    Chosen(Vec<DocumentId>),
    /// Shows a scenario in the comparison, or leaves it out; the two that are compared are always shown.
    Compared(DocumentId, bool),
    /// Puts a scenario at a place in the list.
    Place(DocumentId, usize),
    /// Pins the scenario that others are compared with, or none.
    Baseline(Option<DocumentId>),
    /// Holds the scenario in hand against what it was when it was opened, as long as nothing is pinned, or not.
    Opened(bool),
    /// Goes to another view.
    View(ViewKind),
    /// Shows amounts in other terms.
    Measure(Measure),
    /// Reads figures by themselves or against the baseline.
    Reading(Reading),
    /// Plots amounts, their changes, an index of them, or the amounts on a logarithmic axis.
    Plot(PlotKind),
    /// Puts scenarios on one chart or side by side.
    Arrangement(Arrangement),
    /// Gives charts side by side the same axis, or each its own.
    Scales(Scales),
    /// Reads the contribution as a share of a yearly cost that the user names, or of none.
    OwnCost(Option<Money>),
    /// Explains a figure, or none.
    Selection(Option<Selection>),
    /// Goes on to a figure that another one rests on, and remembers that one.
    Follow {
        /// The one whose explanation leads on.
        from: Selection,
        /// The one that is explained then.
        to: Selection,
    },
    /// Goes back up to a figure that was gone on from, by its place among them.
    BackTo(usize),
    /// Leaves out what is only assumed, or not.
    HideAssumed(bool),
    /// Shows a column of the projection's table, by its key, or leaves it out.
    Column(String, bool),
    /// Reads the bridge over another span, or over other orders of its causes.
    Bridge(BridgeReading),
    /// Goes to another page of the record.
    RecordPage(RecordPage),
    /// Goes to another table of the page, by its place.
    RecordTable(usize),
    /// Says on whom a figure of the record rests, by its row and its column; or none.
    RecordCell(Option<(usize, usize)>),
    /// Tries another rule on history.
    TrialRule(DocumentId, RuleAt),
    /// Tries it on other years.
    TrialYears(Years),
    /// Goes to another page of the negotiation.
    NegotiationPage(NegotiationPage),
    /// Looks at another figure of offers.
    CostOf(CostOf),
    /// Looks at an offer, by its place, or at none.
    Offer(Option<usize>),
    /// Holds it against another.
    AgainstOffer(Option<usize>),
    /// Lets growth or cap make up for the base in equal packages.
    PackageVary(Vary),
    /// Looks at the equal package with that base.
    PackageBase(Option<Decimal>),
    /// Puts what one side keeps to itself on screen, or takes it away.
    Private(bool),
    /// Speaks another language.
    Language(Language),
    /// Light, dark, or as the system.
    Theme(Theme),
    /// What the window looks like, to remember it.
    Window(WindowLook),
    /// Whether the work that was left behind is looked at.
    LeftWork(bool),
    /// Names letters that no typeface has.
    LackLetters(Vec<char>),
    /// Takes away a message.
    DismissMessage(u64),
}

/// Something that touches the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Opens a shipped scenario as an untitled copy, by its file name.
    OpenShipped(String),
    /// Opens a negotiation that comes with the program as an untitled copy, by its file name.
    OpenShippedNegotiation(String),
    /// A new negotiation, with the scenario in hand as its base.
    NewNegotiation,
    /// Asks what a new scenario begins from.
    AskNew,
    /// A new scenario to begin from.
    New(NewScenario),
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
    /// Reads the file of a scenario anew and compares the scenario with it.
    CompareWithFile(DocumentId),
    /// Closes a scenario or the negotiation; asks first if it has unsaved changes.
    Close(DocumentId),
    /// Ends the program; asks first if there are unsaved changes.
    Quit,
    /// Asks before closing or ending, since a text in a field is no value yet.
    AskAboutText {
        /// The scenario that it would belong to.
        document: DocumentId,
        /// The field in which it stands.
        field: Field,
        /// The text.
        text: String,
        /// Whether the program ends; else the scenario is closed.
        quits: bool,
    },
    /// Answers the question that stands: yes (and for unsaved changes: save).
    Confirm,
    /// Answers the question that stands: go on without saving.
    Discard,
    /// Takes the question back; nothing happens.
    Cancel,
    /// Copies the scenario in hand as text, to be pasted into a mail and from there into a window.
    CopyScenario,
    /// Opens the scenario that stands in a text.
    OpenText(String),
    /// Copies the table as tab-separated text, with every digit.
    CopyTable,
    /// Copies it with the digits that are shown.
    CopyShownTable,
    /// Copies words of a table, so that no spreadsheet computes them.
    CopyWords(String),
    /// Makes and writes a file in the background; asks first if it is there already.
    Export(Export),
    /// Makes a picture in the background and copies it.
    CopyPicture {
        /// The picture; it is laid out as for its format.
        what: Exported,
        /// The language of its words.
        language: Language,
        /// The day that it names, if it is to name one.
        date: Option<Date>,
    },
    /// Ends a job before it has given or written anything.
    CancelJob(JobId),
    /// Computes the figures of a scenario whose job was cancelled.
    Compute(DocumentId),
    /// Takes in what jobs gave.
    TakeResults,
    /// Takes what another program wrote into the file of what is open, as one step.
    TakeTheirs(DocumentId),
    /// Parts what is open from its file, which another program wrote, and opens that beside it.
    KeepBoth(DocumentId),
    /// Asks which earlier version of a file is wanted.
    AskVersions(DocumentId),
    /// Opens an earlier version of a file as a copy without a file.
    OpenVersion {
        /// Where it lies.
        path: PathBuf,
        /// The name of a file to begin with.
        name: String,
    },
    /// Opens work that was left behind, by its place in the list.
    TakeLeft(usize),
    /// Gives up work that was left behind.
    GiveUpLeft(usize),
    /// Tell that a table was copied as text alone.
    TellTextAlone,
    /// Copies a text, such as the path of a file.
    CopyText(String),
    /// Copies an address that no browser could be asked to open, and says so.
    CopyAddress(String),
}

/// What a new scenario begins from; its currency is that of the rounding unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScenario {
    /// Who pays whom.
    pub parties: Parties,
    /// Whether it continues the agreements of the record.
    pub continues_sma: bool,
    /// The term.
    pub years: Years,
    /// The rounding unit.
    pub rounding: Money,
}
