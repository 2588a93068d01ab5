//! Who says so: a source with its address.

use eframe::egui::{Button, Label, RichText, Ui};

use crate::app::App;
use crate::present::explained::Cited;
use crate::text::key;
use crate::ui::theme;

/// A source with its address, which can be copied.
pub fn source_ui(ui: &mut Ui, app: &App, source: &Cited) {
    ui.add_space(2.0);
    let id = RichText::new(&source.id.0).small().color(theme::color(theme::palette(ui).secondary));
    ui.add(Label::new(id).wrap());
    if source.text != source.id.0 {
        ui.add(Label::new(RichText::new(&source.text).small()).wrap());
    }
    if source.address.is_empty() {
        return;
    }
    ui.spacing_mut().button_padding.x = 0.0;
    let address = theme::caption(&source.address);
    let button = ui.add(Button::new(address).frame_when_inactive(false).truncate());
    let told = format!("{} {}", app.say(key::EXPLANATION_COPY_ADDRESS), source.id.0);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(told));
    if button
        .on_hover_text(format!("{}\n{}", app.say(key::EXPLANATION_COPY_ADDRESS), source.address))
        .clicked()
    {
        ui.ctx().copy_text(source.address.clone());
    }
}
