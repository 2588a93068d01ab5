//! The commands of the window: what each is called, which keys ask for it, when it is possible, and what it
//! does. Menus, keys and the list of keys are made from this list; a new command is a variant here and its
//! sentence in each language.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::{Action, App, DocumentId, Edit, Run, Show, ViewKind};
use crate::text::{Sentence, key, say_with};
use crate::ui::state::Opening;

/// A command of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new scenario.
    New,
    /// New talks on the scenario in hand.
    NewNegotiation,
    /// Open a file.
    Open,
    /// Save.
    Save,
    /// Save elsewhere.
    SaveAs,
    /// Export what is shown.
    Export,
    /// A copy of the scenario in hand.
    Duplicate,
    /// Close the document in hand.
    Close,
    /// End the program.
    Quit,
    /// Take back an edit.
    Undo,
    /// Do it again.
    Redo,
    /// Back to what was opened.
    BackToOpened,
    /// Choose several scenarios and edit them together.
    EditTogether,
    /// Edit the scenario in hand alone again.
    EditInHand,
    /// Copy the table as it is shown.
    CopyShown,
    /// Copy the table with every digit.
    CopyTable,
    /// Copy the chart as a picture.
    CopyPicture,
    /// The scenario in hand on top of the record.
    Projection,
    /// The scenario in hand against the baseline.
    Compare,
    /// Offers by round.
    Negotiation,
    /// The published record.
    Record,
    /// Take the next scenario in hand.
    NextScenario,
    /// Take the one before it in hand.
    PreviousScenario,
    /// Back up to the figure whose explanation led here.
    StepBack,
    /// Find by words.
    Find,
    /// The keys.
    Keyboard,
    /// The scenario in hand against its file.
    CompareWithFile,
    /// Earlier versions of the file in hand.
    Versions,
    /// Work that was left behind.
    LeftWork,
    /// Copy the scenario in hand as text.
    CopyScenario,
    /// Paste years and values.
    Paste,
    /// Version and licences.
    About,
}

/// What a command asks for.
#[derive(Debug, Clone)]
pub enum Asked {
    /// An action of the program.
    Action(Action),
    /// A panel over the window.
    Opening(Opening),
    /// The list of keys.
    Keyboard,
    /// Version and licences.
    About,
    /// The panel for exports.
    Export,
    /// The chart as a picture, as it was exported last.
    CopyPicture,
    /// Finding by words.
    Find,
    /// Choosing the scenarios that are edited together.
    EditTogether,
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn with_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// With Ctrl on every system: where the other key of commands changes the window, as on a Mac.
const fn control(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::CTRL, key)
}

const fn control_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::CTRL.plus(Modifiers::SHIFT), key)
}

impl Command {
    /// All of them, in the order in which help lists their keys.
    pub const ALL: [Self; 32] = [
        Self::New,
        Self::NewNegotiation,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Export,
        Self::Duplicate,
        Self::Close,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::BackToOpened,
        Self::EditTogether,
        Self::EditInHand,
        Self::CopyShown,
        Self::CopyTable,
        Self::CopyPicture,
        Self::Projection,
        Self::Compare,
        Self::Negotiation,
        Self::Record,
        Self::NextScenario,
        Self::PreviousScenario,
        Self::StepBack,
        Self::Find,
        Self::Keyboard,
        Self::CompareWithFile,
        Self::Versions,
        Self::LeftWork,
        Self::CopyScenario,
        Self::Paste,
        Self::About,
    ];

    /// The key of its sentence.
    pub fn key(self) -> Sentence {
        match self {
            Self::New => key::MENU_NEW,
            Self::NewNegotiation => key::TALKS_NEW,
            Self::Open => key::MENU_OPEN,
            Self::Save => key::MENU_SAVE,
            Self::SaveAs => key::MENU_SAVE_AS,
            Self::Export => key::MENU_EXPORT,
            Self::Duplicate => key::MENU_DUPLICATE,
            Self::Close => key::MENU_CLOSE,
            Self::Quit => key::MENU_QUIT,
            Self::Undo => key::MENU_UNDO,
            Self::Redo => key::MENU_REDO,
            Self::BackToOpened => key::MENU_BACK_TO_OPENED,
            Self::EditTogether => key::MENU_EDIT_TOGETHER,
            Self::EditInHand => key::MENU_EDIT_IN_HAND,
            Self::CopyShown => key::MENU_COPY_SHOWN,
            Self::CopyTable => key::MENU_COPY_TABLE,
            Self::CopyPicture => key::MENU_COPY_PICTURE,
            Self::Projection => key::VIEW_PROJECTION,
            Self::Compare => key::VIEW_COMPARE,
            Self::Negotiation => key::VIEW_NEGOTIATION,
            Self::Record => key::VIEW_RECORD,
            Self::NextScenario => key::MENU_NEXT_SCENARIO,
            Self::PreviousScenario => key::MENU_PREVIOUS_SCENARIO,
            Self::StepBack => key::MENU_STEP_BACK,
            Self::Find => key::MENU_FIND,
            Self::Keyboard => key::MENU_KEYBOARD,
            Self::CompareWithFile => key::MENU_COMPARE_FILE,
            Self::Versions => key::MENU_VERSIONS,
            Self::LeftWork => key::MENU_LEFT_WORK,
            Self::CopyScenario => key::MENU_COPY_SCENARIO,
            Self::Paste => key::PASTE_OPEN,
            Self::About => key::MENU_ABOUT,
        }
    }

    /// The keys that ask for it; the first is the one that is shown.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        match self {
            Self::New => const { &[command(Key::N)] },
            Self::Open => const { &[command(Key::O)] },
            Self::Save => const { &[command(Key::S)] },
            Self::SaveAs => const { &[with_shift(Key::S)] },
            Self::Export => const { &[command(Key::E)] },
            Self::Duplicate => const { &[command(Key::D)] },
            Self::Close => const { &[command(Key::W)] },
            Self::Quit => const { &[command(Key::Q)] },
            Self::Undo => const { &[command(Key::Z)] },
            Self::Redo => const { &[with_shift(Key::Z), command(Key::Y)] },
            Self::CopyShown => const { &[with_shift(Key::C)] },
            Self::CopyPicture => const { &[with_shift(Key::E)] },
            Self::Projection => const { &[command(Key::Num1)] },
            Self::Compare => const { &[command(Key::Num2)] },
            Self::Negotiation => const { &[command(Key::Num3)] },
            Self::Record => const { &[command(Key::Num4)] },
            Self::NextScenario => const { &[control(Key::Tab)] },
            Self::PreviousScenario => const { &[control_shift(Key::Tab)] },
            Self::StepBack => const { &[KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft)] },
            Self::Find => const { &[command(Key::K)] },
            Self::Keyboard => const { &[KeyboardShortcut::new(Modifiers::NONE, Key::F1)] },
            Self::BackToOpened | Self::EditTogether | Self::EditInHand => &[],
            Self::NewNegotiation => &[],
            Self::CopyTable | Self::CompareWithFile | Self::Versions | Self::LeftWork => &[],
            Self::CopyScenario | Self::Paste | Self::About => &[],
        }
    }

    /// What it is called now; undo and redo name what they take back or do again.
    pub fn label(self, app: &App) -> String {
        let named = match self {
            Self::Undo => app.undo_name().map(|what| (key::MENU_UNDO_OF, what)),
            Self::Redo => app.redo_name().map(|what| (key::MENU_REDO_OF, what)),
            _ => None,
        };
        named.map_or_else(
            || app.say(self.key()),
            |(key, what)| say_with(app.language(), key, &[("what", what.into())]),
        )
    }

    /// The view that it shows; none if it does something else.
    pub fn view(self) -> Option<ViewKind> {
        match self {
            Self::Projection => Some(ViewKind::Projection),
            Self::Compare => Some(ViewKind::Compare),
            Self::Negotiation => Some(ViewKind::Negotiation),
            Self::Record => Some(ViewKind::Record),
            _ => None,
        }
    }

    /// Whether what is being typed becomes an edit before it runs, so that it is never left out.
    pub fn takes_over(self) -> bool {
        !matches!(self, Self::Undo | Self::Redo | Self::Keyboard | Self::About)
    }

    /// What it asks for; none while it is not possible.
    pub fn asked(self, app: &App) -> Option<Asked> {
        let run = |run: Run| Asked::Action(Action::Run(run));
        let view = |view: ViewKind| Asked::Action(Action::Show(Show::View(view)));
        let in_hand = |id: DocumentId| Asked::Action(Action::Show(Show::Document(id)));
        let (document, kept) = (app.shown().document, kept_in_hand(app));
        match self {
            Self::New => Some(run(Run::AskNew)),
            Self::NewNegotiation => document.map(|_| run(Run::NewNegotiation)),
            Self::Open => Some(run(Run::AskOpen)),
            Self::Save => kept.map(Run::Save).map(run),
            Self::SaveAs => kept.map(Run::AskSaveAs).map(run),
            Self::Export => app.can_export().then_some(Asked::Export),
            Self::Duplicate => document.map(Run::Duplicate).map(run),
            Self::Close => kept.map(Run::Close).map(run),
            Self::Quit => Some(run(Run::Quit)),
            Self::Undo => app.undo_name().map(|_| Asked::Action(Action::Edit(Edit::Undo))),
            Self::Redo => app.redo_name().map(|_| Asked::Action(Action::Edit(Edit::Redo))),
            Self::BackToOpened => {
                let is_changed = document.filter(|_| app.as_opened().is_some());
                is_changed.map(|id| Asked::Action(Action::Edit(Edit::BackToOpened(id))))
            }
            Self::EditTogether => {
                let are_several = app.session().documents().len() > 1;
                are_several.then_some(Asked::EditTogether)
            }
            Self::EditInHand => {
                let are_several = app.shown().chosen.len() > 1;
                are_several.then(|| Asked::Action(Action::Show(Show::Chosen(Vec::new()))))
            }
            Self::CopyShown => app.can_export().then(|| run(Run::CopyShownTable)),
            Self::CopyTable => app.can_export().then(|| run(Run::CopyTable)),
            Self::CopyPicture => app.can_export().then_some(Asked::CopyPicture),
            Self::Projection | Self::Negotiation | Self::Record => self.view().map(view),
            Self::Compare => self.view().filter(|_| app.can_compare()).map(view),
            Self::NextScenario => beside_in_hand(app, ListNeighbour::Next).map(in_hand),
            Self::PreviousScenario => beside_in_hand(app, ListNeighbour::Previous).map(in_hand),
            Self::StepBack => {
                let last = app.projection_shown().trail.len().checked_sub(1);
                last.map(|place| Asked::Action(Action::Show(Show::BackTo(place))))
            }
            Self::Find => Some(Asked::Find),
            Self::Keyboard => Some(Asked::Keyboard),
            Self::CompareWithFile => {
                let has_file = app.document().filter(|document| !document.is_untitled());
                has_file.map(|document| run(Run::CompareWithFile(document.id)))
            }
            Self::Versions => {
                let is_in_file = |id: &DocumentId| app.has_versions(*id);
                kept.filter(is_in_file).map(Run::AskVersions).map(run)
            }
            Self::LeftWork => {
                let is_there = !app.left_work().items().is_empty();
                is_there.then_some(Asked::Action(Action::Show(Show::LeftWork(true))))
            }
            Self::CopyScenario => app.document().map(|_| run(Run::CopyScenario)),
            Self::Paste => app.document().map(|_| Asked::Opening(Opening::Paste(String::new()))),
            Self::About => Some(Asked::About),
        }
    }
}

/// What saving and closing are about: the negotiation while it is looked at, else the scenario in hand.
fn kept_in_hand(app: &App) -> Option<DocumentId> {
    let talks = app.negotiation().filter(|_| app.shown().view == ViewKind::Negotiation);
    talks.map(|talks| talks.id).or(app.shown().document)
}

/// On which side of the scenario in hand another one stands in the list.
#[derive(Debug, Clone, Copy)]
enum ListNeighbour {
    /// Below it, the first one after the last.
    Next,
    /// Above it, the last one before the first.
    Previous,
}

/// The scenario beside the one in hand; none if it is the only one.
fn beside_in_hand(app: &App, which: ListNeighbour) -> Option<DocumentId> {
    let ids: Vec<DocumentId> = app.session().documents().iter().map(|document| document.id).collect();
    let place = ids.iter().position(|id| Some(*id) == app.shown().document)?;
    let beside = match which {
        ListNeighbour::Next => (place + 1) % ids.len(),
        ListNeighbour::Previous => (place + ids.len() - 1) % ids.len(),
    };
    ids.get(beside).copied().filter(|_| beside != place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_have_the_same_keys() {
        let all: Vec<&KeyboardShortcut> =
            Command::ALL.iter().flat_map(|command| command.shortcuts()).collect();
        for (place, shortcut) in all.iter().enumerate() {
            assert!(!all[..place].contains(shortcut), "{shortcut:?} is there twice");
        }
    }
}
