//! The line that tells what another program did to a file that is open, and what can be done about it.

use eframe::egui;
use egui::{Button, Label, Margin, Panel, Ui, vec2};

use crate::app::{Action, App, DocumentId, Run, SinceThen};
use crate::text::{key, say_with};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets::{self, Tone};

/// The first file that is not what it was; none, no line.
pub fn noticed_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let changed = app.changed_files();
    let Some(&(id, since)) = changed.first() else { return };
    let frame = theme::panel_frame(ui).inner_margin(Margin::symmetric(16, 6));
    Panel::top("noticed").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::SMALL, gap::TINY);
            widgets::badge_ui(ui, Tone::Warning, &app.say(key::NOTICED_BADGE));
            let key = if since == SinceThen::Gone { key::NOTICED_GONE } else { key::NOTICED_CHANGED };
            let file = app.file_name_of(id).unwrap_or_default();
            ui.add(Label::new(say_with(app.language(), key, &[("file", file.into())])).wrap());
            for (key, run) in answers(app, id, since) {
                if ui.add(Button::new(app.say(key)).min_size(vec2(72.0, theme::CONTROL))).clicked() {
                    out.push(Action::Run(run));
                }
            }
        });
    });
}

/// What can be done about it.
fn answers(app: &App, id: DocumentId, since: SinceThen) -> Vec<(crate::text::Sentence, Run)> {
    if since == SinceThen::Gone {
        return vec![(key::NOTICED_SAVE_AGAIN, Run::Save(id))];
    }
    let mut answers = Vec::new();
    // Only scenarios can be held against their files.
    if app.session().document(id).is_some() {
        answers.push((key::NOTICED_COMPARE, Run::CompareWithFile(id)));
    }
    answers.push((key::NOTICED_TAKE_THEIRS, Run::TakeTheirs(id)));
    answers.push((key::NOTICED_KEEP_BOTH, Run::KeepBoth(id)));
    answers
}
