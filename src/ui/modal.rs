//! What every panel over the window is made of: the panel, its heading, the buttons at its foot.

use eframe::egui;
use egui::{Align, Context, Frame, Id, Key, Label, Layout, Margin, Modal, ModalResponse, Order, Ui, vec2};

use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// A panel over the window.
///
/// It lies in the layer below that of menus and lists. In one layer with them it would cover a list
/// that was open before: egui raises the panel at every press in it, and where press and release come
/// in one frame, panel and list keep the order that they had.
pub fn panel(id: Id, frame: Frame) -> Modal {
    Modal::new(id).area(Modal::default_area(id).order(Order::Middle)).frame(frame)
}

/// The frame of what stands over the window.
pub fn frame(ctx: &Context) -> Frame {
    Frame::popup(&ctx.global_style()).inner_margin(Margin::same(24))
}

/// Whether Escape closes what stands over the window. Where something is typed, a click beside it does
/// not: what was typed would be lost.
pub fn is_escaped<T>(modal: &ModalResponse<T>) -> bool {
    let escape = |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, Key::Escape);
    modal.is_top_modal && !modal.any_popup_open && modal.response.ctx.input_mut(escape)
}

/// The heading of what stands over the window.
pub fn title_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(theme::heading(text)).wrap());
    ui.add_space(gap::SMALL);
}

/// The buttons at the foot: from the right the one that the panel is for, then the others. Where
/// nothing else has the keyboard, the button at place `first` has it.
pub fn buttons_ui(
    ui: &mut Ui,
    primary: &str,
    is_possible: bool,
    others: &[&str],
    first: usize,
) -> Option<usize> {
    ui.add_space(gap::LARGE);
    let row = vec2(ui.available_width(), theme::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let mut chosen = None;
        let button = ui.add_enabled(is_possible, widgets::primary(primary));
        let has_keyboard = ui.memory(|memory| memory.focused().is_some());
        if is_possible && first == 0 && !has_keyboard {
            button.request_focus();
        }
        if button.clicked() {
            chosen = Some(0);
        }
        for (idx, other) in others.iter().enumerate() {
            let button = ui.add(egui::Button::new(*other).min_size(vec2(72.0, theme::CONTROL)));
            if first == idx + 1 && !has_keyboard {
                button.request_focus();
            }
            if button.clicked() {
                chosen = Some(idx + 1);
            }
        }
        chosen
    })
    .inner
}
