//! The views that the middle of the window can show.

use eframe::egui;
use egui::Ui;

use crate::app::Action;
use crate::app::App;
use crate::app::Show;
use crate::app::ViewKind;
use crate::text::key;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The choice of a view; with one scenario alone it says how to come to two.
pub fn views_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        short_ui(ui, app, out);
        let is_of_its_own = matches!(app.shown().view, ViewKind::Record | ViewKind::Negotiation);
        if !app.can_compare() && app.document().is_some() && !is_of_its_own {
            ui.add_space(gap::SMALL);
            let how = theme::caption(app.say(key::COMPARE_HOW));
            ui.add(egui::Label::new(how).truncate());
        }
    });
}

/// The choice alone.
pub fn short_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let views = ViewKind::ALL.into_iter().filter(|view| *view != ViewKind::Compare || app.can_compare());
    let named: Vec<(ViewKind, String)> = views.map(|view| (view, view.name(app.language()))).collect();
    let options: Vec<(ViewKind, &str)> = named.iter().map(|(view, name)| (*view, name.as_str())).collect();
    let name = app.say(key::PANEL_VIEWS);
    if let Some(view) = widgets::segments_ui(ui, &name, app.shown().view, &options) {
        out.push(Action::Show(Show::View(view)));
    }
}
