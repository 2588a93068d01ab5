//! Choosing the scenarios that are edited together, before anything is edited.

use eframe::egui;
use egui::{Label, ScrollArea, Ui};

use crate::app::{Action, App, Document, DocumentId, Show};
use crate::text::{key, say_with};
use crate::ui::modal::{buttons_ui, title_ui};
use crate::ui::theme;
use crate::ui::theme::gap;

/// The scenarios that were ticked; the one in hand is edited whatever is ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditTogetherDialog {
    chosen: Vec<DocumentId>,
}

impl EditTogetherDialog {
    /// Those that are edited now; as long as that is one alone, all of them.
    pub fn of(app: &App) -> Self {
        let chosen = &app.shown().chosen;
        let all = || app.session().documents().iter().map(|document| document.id).collect();
        Self { chosen: if chosen.len() > 1 { chosen.clone() } else { all() } }
    }
}

/// The list of scenarios, and the button that says how many are edited; whether it is done.
pub fn edit_together_ui(
    ui: &mut Ui,
    app: &App,
    dialog: &mut EditTogetherDialog,
    out: &mut Vec<Action>,
) -> bool {
    title_ui(ui, &app.say(key::TOGETHER_TITLE));
    ui.add(Label::new(theme::secondary(ui, app.say(key::TOGETHER_TEXT))).wrap());
    ui.add_space(gap::SMALL);
    let room = (ui.ctx().content_rect().height() - 240.0).max(theme::CONTROL * 2.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for document in app.session().documents() {
            line_ui(ui, app, document, dialog);
        }
    });
    let is_edited =
        |document: &&Document| app.shown().document == Some(document.id) || dialog.has(document.id);
    let edited: Vec<DocumentId> =
        app.session().documents().iter().filter(is_edited).map(|document| document.id).collect();
    let count = [("count", edited.len().into())];
    let does = say_with(app.language(), key::TOGETHER_EDIT, &count);
    let done = buttons_ui(ui, &does, edited.len() > 1, &[&app.say(key::DIALOG_CANCEL)], 0);
    if done == Some(0) {
        out.push(Action::Show(Show::Chosen(edited)));
    }
    done.is_some()
}

impl EditTogetherDialog {
    fn has(&self, id: DocumentId) -> bool {
        self.chosen.contains(&id)
    }
}

/// A scenario with its tick; that of the one in hand cannot be taken away.
fn line_ui(ui: &mut Ui, app: &App, document: &Document, dialog: &mut EditTogetherDialog) {
    let is_in_hand = app.shown().document == Some(document.id);
    let mut is_edited = is_in_hand || dialog.has(document.id);
    let title = app.title_of(document);
    let text = if is_in_hand {
        say_with(app.language(), key::TOGETHER_IN_HAND, &[("title", title.into())])
    } else {
        title
    };
    let tick = ui.add_enabled(!is_in_hand, egui::Checkbox::new(&mut is_edited, text));
    if tick.changed() {
        dialog.chosen.retain(|id| *id != document.id);
        dialog.chosen.extend(is_edited.then_some(document.id));
    }
}
