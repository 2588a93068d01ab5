//! What stands small under a chart or a table: the key of its signs, notes, sources; never clipped.
//!
//! Where all of it would take too much of the room, the key stays and the rest opens from a button.

use eframe::egui;
use egui::{Color32, Label, Popup, PopupCloseBehavior, RectAlign, ScrollArea, TextStyle, Ui, vec2};

use crate::present::SourceName;
use crate::text::{Language, key, say, say_with};
use crate::ui::panels::measures::opener_ui;
use crate::ui::panels::sources::source_ui;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets::heading_ui;

/// What stands under a picture.
pub(super) struct Foot {
    /// What the signs mean; empty if there are none.
    pub key: String,
    /// Notes.
    pub notes: Vec<String>,
    /// Sources.
    pub sources: Vec<SourceName>,
    /// The language of their words.
    pub language: Language,
}

/// A foot in the room it got.
pub(super) struct FootLayout {
    lines: Vec<String>,
    /// The notes that open from the button.
    folded: Vec<String>,
    /// The sources that open from it too.
    sources: Vec<SourceName>,
    /// What is known of the sources, where they are named in a line.
    hint: String,
    /// How high it is, with the gap above it.
    pub height: f32,
}

impl Foot {
    /// Lays the foot out in at most `most` lines, else folded.
    pub fn lay(self, ui: &Ui, width: f32, most: u8) -> FootLayout {
        let named = self.named();
        let all = [self.key.clone()].into_iter().chain(self.notes.iter().cloned());
        let all: Vec<String> = all.chain(named.clone()).collect();
        let lines = packed(ui, all, width);
        let line = ui.text_style_height(&TextStyle::Small) + SPACE;
        let height = height(ui, &lines, width);
        let whole = |lines, height| {
            let hints: Vec<String> = self.sources.iter().map(SourceName::hint).collect();
            FootLayout { lines, folded: Vec::new(), sources: Vec::new(), hint: hints.join("\n"), height }
        };
        if lines.is_empty() {
            whole(lines, 0.0)
        } else if height <= f32::from(most) * line + 0.5 {
            whole(lines, height + gap::SMALL)
        } else {
            // The key beside the button where it fits, else above it.
            let fits = packed(ui, vec![self.key.clone()], width);
            let key = self::height(ui, &fits, width - BUTTON);
            let height = if key <= line + 0.5 {
                BUTTON_HEIGHT
            } else {
                self::height(ui, &fits, width) + BUTTON_HEIGHT
            };
            let height = height + gap::TINY;
            FootLayout { lines: fits, folded: self.notes, sources: self.sources, hint: String::new(), height }
        }
    }

    /// The sources in a line.
    fn named(&self) -> Option<String> {
        let names: Vec<&str> = self.sources.iter().map(|source| source.name.as_str()).collect();
        let args = [("sources", names.join("; ").into())];
        (!names.is_empty()).then(|| say_with(self.language, key::CHART_SOURCES, &args))
    }
}

impl FootLayout {
    /// Paints the foot.
    pub fn show(&self, ui: &mut Ui, language: Language) {
        let is_whole = self.folded.is_empty() && self.sources.is_empty();
        if self.lines.is_empty() && is_whole {
            return;
        }
        if is_whole {
            ui.add_space(gap::SMALL - ui.spacing().item_spacing.y);
            ui.spacing_mut().item_spacing.y = SPACE;
            for line in &self.lines {
                let line = ui.add(Label::new(theme::caption(line)).wrap());
                if !self.hint.is_empty() {
                    line.on_hover_text(&self.hint);
                }
            }
            return;
        }
        ui.add_space(gap::TINY - ui.spacing().item_spacing.y);
        let key = self.lines.first().map(theme::caption);
        let is_beside = self.height <= BUTTON_HEIGHT + gap::TINY;
        ui.spacing_mut().interact_size.y = BUTTON_HEIGHT;
        ui.spacing_mut().item_spacing = vec2(gap::LARGE, 0.0);
        if let Some(key) = key.clone().filter(|_| !is_beside) {
            ui.add(Label::new(key).wrap());
        }
        ui.horizontal(|ui| {
            if let Some(key) = key.filter(|_| is_beside) {
                ui.add(Label::new(key).extend());
            }
            self.rest_ui(ui, language);
        });
    }

    /// The button that opens the notes and sources.
    fn rest_ui(&self, ui: &mut Ui, language: Language) {
        let name = say(language, key::FOOT_NOTES);
        let button = opener_ui(ui, &name, &name, &TextStyle::Small);
        let popup = Popup::menu(&button).align(RectAlign::TOP_START);
        popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_max_width(440.0_f32.min(ui.ctx().content_rect().width() - 48.0));
            let room = ui.ctx().content_rect().height() - 64.0;
            ScrollArea::vertical().max_height(room.min(MOST)).show(ui, |ui| {
                egui::Frame::new().inner_margin(8).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = gap::SMALL;
                    for note in &self.folded {
                        ui.add(Label::new(egui::RichText::new(note).small()).wrap());
                    }
                    ui.spacing_mut().item_spacing.y = gap::TINY;
                    if !self.sources.is_empty() {
                        heading_ui(ui, &say(language, key::PANEL_SOURCES));
                    }
                    for source in &self.sources {
                        source_ui(ui, language, &source.cited);
                    }
                });
            });
        });
    }
}

/// Paragraphs that fit beside each other, on one line.
fn packed(ui: &Ui, texts: Vec<String>, width: f32) -> Vec<String> {
    let font = TextStyle::Small.resolve(ui.style());
    let fits = |text: &str| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x <= width
    };
    let mut lines: Vec<String> = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        let joined = lines.last().map(|line| format!("{line}  ·  {text}")).filter(|joined| fits(joined));
        if let (Some(joined), Some(last)) = (joined, lines.last_mut()) {
            *last = joined;
        } else {
            lines.push(text);
        }
    }
    lines
}

/// How high the lines are, each wrapped at `width`.
fn height(ui: &Ui, lines: &[String], width: f32) -> f32 {
    let font = TextStyle::Small.resolve(ui.style());
    let one = |text: &String| ui.painter().layout(text.clone(), font.clone(), Color32::PLACEHOLDER, width);
    lines.iter().map(|line| one(line).size().y + SPACE).sum()
}

/// Room between two lines.
const SPACE: f32 = 2.0;
/// Room for the button that opens the rest.
const BUTTON: f32 = 148.0;
const BUTTON_HEIGHT: f32 = 24.0;
/// What opens from it is as high as this.
const MOST: f32 = 440.0;
