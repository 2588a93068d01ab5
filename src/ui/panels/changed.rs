//! A term that differs between two scenarios: what it was and is now, and what that is worth.

use eframe::egui;
use egui::{Align, Button, Layout, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::App;
use crate::model::Field;
use crate::present::certainty::rests_on_words;
use crate::present::palette::Palette;
use crate::present::views::compare::RedlineLine;
use crate::text::{key, say_with};
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
/// Room for what a line of the redline is worth.
const EFFECT: f32 = 136.0;

/// A line: the names, what they were and are now, and what that is worth.
pub(super) fn line_ui(ui: &mut Ui, app: &App, line: &RedlineLine, state: &mut UiState) {
    let language = app.language();
    let words = |name: &str, before: &str, after: &str, effect: &str| {
        let args = [
            ("name", name.into()),
            ("before", before.into()),
            ("after", after.into()),
            ("effect", effect.into()),
        ];
        say_with(language, key::COMPARE_LINE_NAME, &args)
    };
    let width = ui.available_width();
    let left = (width - EFFECT - gap::MEDIUM).max(120.0);
    let mut top = ui.cursor().min;
    for (place, changed) in line.changed.iter().enumerate() {
        let effect = if place == 0 { line.effect.as_str() } else { "" };
        let values = say_with(
            language,
            key::COMPARE_CHANGE,
            &[("before", (&changed.before).into()), ("after", (&changed.after).into())],
        );
        // A line leads to its field.
        let rect = egui::Rect::from_min_size(top, vec2(left, f32::INFINITY));
        let builder = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
        let button = ui.scope_builder(builder, |ui| {
            let palette = theme::palette(ui);
            let mut job = egui::text::LayoutJob::default();
            let body = egui::TextStyle::Body.resolve(ui.style());
            let format = |colour| egui::TextFormat::simple(body.clone(), theme::color(colour));
            if place > 0 {
                job.append("+ ", 0.0, format(palette.secondary));
            }
            job.append(&changed.name, 0.0, format(palette.text));
            job.append("   ", 0.0, format(palette.text));
            job.append(&values, 0.0, format(palette.secondary));
            job.wrap.max_width = left - 2.0 * ui.spacing().button_padding.x;
            ui.add(Button::new(job).wrap().frame_when_inactive(false).min_size(vec2(0.0, theme::CONTROL)))
        });
        let button = button.inner;
        button.widget_info(|| {
            let name = words(&changed.name, &changed.before, &changed.after, effect);
            WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name)
        });
        if let Some(words) = rests_on_words(line.status, language).filter(|_| line.value.is_some()) {
            ui.ctx().accesskit_node_builder(button.id, |node| node.set_description(words));
        }
        if button.gained_focus() {
            button.scroll_to_me(None);
        }
        if button.clicked()
            && let Some(field) = field_of(app, &changed.field)
        {
            state.seek(app, &field);
        }
        if place == 0 {
            effect_ui(ui, line, button.rect, top.x + width);
        }
        top.y = button.rect.bottom() + 2.0;
        ui.advance_cursor_after_rect(button.rect.with_max_x(top.x + width));
    }
}

/// What a line is worth, at the right edge; longer words wrap.
fn effect_ui(ui: &Ui, line: &RedlineLine, row: egui::Rect, right: f32) {
    let palette: &Palette = theme::palette(ui);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let is_figure = line.value.is_some();
    let colour = theme::color(if is_figure { palette.text } else { palette.secondary });
    let font = if is_figure { font } else { egui::TextStyle::Small.resolve(ui.style()) };
    let words = ui.painter().layout(line.told(), font, colour, EFFECT);
    let top = if is_figure { row.top() + (theme::CONTROL - words.size().y) / 2.0 } else { row.top() };
    ui.painter().galley(egui::pos2(right - words.size().x, top), words, colour);
}

/// The field of the scenario in hand that stands where `field` does: itself, one below it, or one
/// beside it.
pub(super) fn field_of(app: &App, field: &Field) -> Option<Field> {
    let terms = app.terms();
    let fields: Vec<&Field> = terms.iter().flat_map(|group| &group.terms).map(|term| &term.field).collect();
    if fields.contains(&field) {
        return Some(field.clone());
    }
    let mut spelt = field.to_string();
    loop {
        let below = format!("{spelt}.");
        if let Some(found) = fields.iter().find(|field| field.to_string().starts_with(&below)) {
            return Some((*found).clone());
        }
        spelt.truncate(spelt.rfind('.')?);
    }
}
