//! Who says so: a source by its publisher, with its title and its address.

use eframe::egui::{Button, Label, OpenUrl, RichText, Ui};

use crate::app::stating::is_web_address;
use crate::present::Cited;
use crate::text::{Language, key, say};
use crate::ui::theme;

/// A source with its address, which the browser opens. Its name in files stands in a hint.
pub fn source_ui(ui: &mut Ui, language: Language, source: &Cited) {
    ui.add_space(2.0);
    let name = RichText::new(&source.publisher).small().color(theme::color(theme::palette(ui).secondary));
    let is_known = source.text != source.id.0;
    let hint = if is_known { format!("{} [{}]", source.text, source.id) } else { source.text.clone() };
    ui.add(Label::new(name).wrap()).on_hover_text(hint);
    if !source.title.is_empty() && !source.publisher.starts_with(&source.title) {
        ui.add(Label::new(RichText::new(&source.title).small()).wrap());
    }
    if source.address.is_empty() {
        return;
    }
    ui.spacing_mut().button_padding.x = 0.0;
    let address = theme::caption(&source.address);
    let button = ui.add(Button::new(address).frame_when_inactive(false).truncate());
    let is_web = is_web_address(&source.address);
    let key = if is_web { key::EXPLANATION_OPEN_ADDRESS } else { key::EXPLANATION_COPY_ADDRESS };
    let opens = say(language, key);
    let told = format!("{opens} {}", source.publisher);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(told));
    if button.on_hover_text(format!("{opens}\n{}", source.address)).clicked() {
        // The window asks the desktop for it, or copies it and says so: see `ui/addresses.rs`.
        ui.ctx().open_url(OpenUrl::new_tab(&source.address));
    }
}
