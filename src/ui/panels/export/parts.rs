//! The parts of the panel for exports: previews, and choices and fields with their names at the left.

use eframe::egui;
use egui::{
    Frame, Id, Key, Label, Margin, Rect, RichText, Role, ScrollArea, Sense, StrokeKind, TextEdit, Ui, Vec2,
    WidgetInfo, vec2,
};

use crate::app::Colours;
use crate::present::scene::Scene;
use crate::ui::editor;
use crate::ui::panels::chart;
use crate::ui::theme;
use crate::ui::widgets;

/// A page as large as fits.
pub(super) fn picture_ui(ui: &mut Ui, name: &str, page: &Scene, colours: Colours, room: Vec2) {
    let by = ((room.x - 2.0) / page.size.width).min((room.y - 2.0) / page.size.height);
    let (place, response) = ui.allocate_exact_size(room, Sense::hover());
    let size = vec2(page.size.width, page.size.height) * by;
    // The corner stays where it is, whatever the size.
    let rect = Rect::from_min_size(place.min + Vec2::splat(1.0), size);
    chart::page_ui(ui, page, colours.palette(), rect);
    ui.painter().rect_stroke(rect, 0, theme::hairline(ui), StrokeKind::Outside);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Image, ui.is_enabled(), format!("{name}: {}. {}", page.title, page.summary))
    });
}

/// The pages of a document below each other, as wide as there is room.
pub(super) fn pages_ui(ui: &mut Ui, name: &str, pages: &[Scene], room: Vec2) {
    let frame = Frame::new().fill(theme::color(theme::palette(ui).canvas)).inner_margin(Margin::same(12));
    let inner = room - Vec2::splat(24.0);
    frame.show(ui, |ui| {
        let list =
            ScrollArea::vertical().id_salt("pages").auto_shrink(false).max_width(inner.x).max_height(inner.y);
        list.show_viewport(ui, |ui, seen| {
            let width = ui.available_width() - 2.0;
            for (number, page) in (1..).zip(pages) {
                let size = vec2(width, width * page.size.height / page.size.width);
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                let top = rect.top() - ui.min_rect().top();
                // What is out of sight is not painted.
                if top < seen.bottom() && top + size.y > seen.top() {
                    chart::page_ui(ui, page, Colours::Light.palette(), rect);
                    ui.painter().rect_stroke(rect, 0, theme::hairline(ui), StrokeKind::Outside);
                }
                response.widget_info(|| {
                    let told = format!("{name}, {number} / {}: {}", pages.len(), page.title);
                    WidgetInfo::labeled(Role::Image, ui.is_enabled(), told)
                });
                ui.add_space(12.0);
            }
        });
    });
}

/// The beginning of a text as it stands in the file.
pub(super) fn text_ui(ui: &mut Ui, text: &str, room: Vec2) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(theme::color(palette.canvas))
        .stroke(theme::hairline(ui))
        .inner_margin(Margin::same(12));
    let inner = room - Vec2::splat(26.0);
    frame.show(ui, |ui| {
        ScrollArea::both().id_salt("preview").auto_shrink(false).max_width(inner.x).max_height(inner.y).show(
            ui,
            |ui| {
                ui.add(Label::new(RichText::new(text).small().monospace()).extend());
            },
        );
    });
}

/// A choice of one of a few with its name at the left.
pub(super) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    options: &[(T, String)],
) -> Option<T> {
    name_ui(ui, name);
    let options: Vec<(T, &str)> = options.iter().map(|(option, text)| (*option, text.as_str())).collect();
    let picked = widgets::segments_ui(ui, name, chosen, &options);
    ui.end_row();
    picked
}

/// A field with its name at the left, a hint in it, and below it what is wrong with what is typed; whether Enter was pressed.
pub(super) fn typed_ui(
    ui: &mut Ui,
    [name, hint, wrong]: &[String; 3],
    text: &mut String,
    is_right: bool,
    width: f32,
) -> bool {
    let label = name_ui(ui, name);
    let enters = ui.vertical(|ui| {
        let error = theme::color(theme::palette(ui).error);
        let mut edit = TextEdit::singleline(text)
            .hint_text(hint.as_str())
            .margin(Margin::symmetric(8, 4))
            .min_size(vec2(width, theme::CONTROL));
        if !is_right {
            edit = edit.text_color(error);
        }
        let field = ui.add(edit.desired_width(width)).labelled_by(label);
        editor::select_whole(&field, text);
        if !is_right {
            ui.add(Label::new(RichText::new(wrong).small().color(error)).wrap());
        }
        field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    });
    ui.end_row();
    enters.inner
}

/// A name at the left of what it names.
fn name_ui(ui: &mut Ui, name: &str) -> Id {
    ui.label(theme::secondary(ui, name)).id
}
