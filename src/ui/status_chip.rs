//! How sure a value is and who says so, as a chip below its name; it opens a small panel in which both are chosen.
//!
//! What is chosen and typed there belongs to the screen until it is applied, as one step to undo. A click beside
//! the panel or Escape gives it up.

use eframe::egui;
use egui::{
    Id, Label, Popup, PopupCloseBehavior, Response, RichText, Role, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::app::stating::{SourceEntry, Statement, StatementProblem, is_of_user};
use crate::app::{Action, App, Document};
use crate::model::{Field, SourceId, Status};
use crate::present::status::{SourceChoice, StatedAs, sources_to_choose};
use crate::text::fields::field_name;
use crate::text::{Sentence, key, say_with};
use crate::ui::editor;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The most that the panel is wide.
const WIDTH: f32 = 308.0;
/// How high a chip is to pointer and finger; the row below a name is lower.
const TARGET: f32 = 24.0;
/// Room for the sign that it opens.
const WEDGE: f32 = 12.0;
/// The most that the list of sources is high; a row that is half in sight says that there are more.
const LIST: f32 = 154.0;

/// What is chosen in the panel.
#[derive(Debug, Clone)]
struct Choice {
    stated_as: StatedAs,
    sources: Vec<SourceId>,
    adds: bool,
    entry: SourceEntry,
    problem: Option<StatementProblem>,
}

/// A chip with those words, in a frame or not, which opens the panel of the value in `field`.
pub fn chip_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    field: &Field,
    (words, is_framed): (&str, bool),
    out: &mut Vec<Action>,
) {
    let name = ("field", field_name(field, app.language()).into());
    let name = say_with(app.language(), key::STATUS_OPEN, &[name]);
    let button = button_ui(ui, &name, words, is_framed);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_value(words));
    let place = button.id.with("choice");
    let popup = Popup::from_toggle_button_response(&button).width(WIDTH);
    let popup = popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let shown = popup.show(|ui| {
        let room = ui.ctx().content_rect().height() - 64.0;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            egui::Frame::new().inner_margin(8).show(ui, |ui| {
                ui.set_width(WIDTH.min(ui.available_width()));
                panel_ui(ui, app, document, field, place, out);
            });
        });
    });
    if shown.is_none() {
        ui.data_mut(|data| data.remove::<Choice>(place));
    }
}

/// The chip: its words, and a sign that it opens.
fn button_ui(ui: &mut Ui, name: &str, words: &str, is_framed: bool) -> Response {
    let inset = if is_framed { 6.0 } else { 0.0 };
    let room = (ui.available_width() - 2.0 * inset - WEDGE).max(0.0);
    let text = WidgetText::from(words);
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Small);
    let size = galley.size() + vec2(2.0 * inset + WEDGE, 2.0);
    let (id, rect) = ui.allocate_space(size);
    let response = ui.interact(rect.expand2(vec2(0.0, (TARGET - size.y).max(0.0) / 2.0)), id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));

    let palette = theme::palette(ui);
    let colour = if is_framed { palette.secondary } else { palette.weak };
    let is_lit = response.hovered() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let around = rect.expand2(vec2(if is_framed { 0.0 } else { 3.0 }, 0.0));
    if is_lit {
        ui.painter().rect_filled(around, theme::CORNER, theme::color(palette.hairline));
    }
    if is_framed {
        let stroke = Stroke::new(theme::HAIRLINE, theme::color(palette.border));
        ui.painter().rect_stroke(rect, theme::CORNER, stroke, StrokeKind::Inside);
    }
    let colour = theme::color(colour);
    let end = rect.right() - inset - WEDGE + 3.0;
    ui.painter().galley(rect.min + vec2(inset, 1.0), galley, colour);
    let middle = rect.center().y;
    let wedge = [(1.0, -1.5), (8.0, -1.5), (4.5, 2.5)].map(|(x, down)| pos2(end + x, middle + down));
    ui.painter().add(Shape::convex_polygon(wedge.to_vec(), colour, Stroke::NONE));
    if response.has_focus() {
        ui.painter().rect_stroke(around, theme::CORNER, theme::ring(ui), StrokeKind::Outside);
    }
    response.on_hover_text(format!("{name}\n{words}"))
}

/// What stands in the panel.
fn panel_ui(ui: &mut Ui, app: &App, document: &Document, field: &Field, place: Id, out: &mut Vec<Action>) {
    let Some(value) = field.read(&document.scenario) else { return };
    let Some(stated) = Statement::of(&value) else { return };
    let kept: Option<Choice> = ui.data(|data| data.get_temp(place));
    let is_new = kept.is_none();
    let mut choice = kept.unwrap_or_else(|| Choice {
        stated_as: StatedAs::of(stated.status, &stated.sources, is_of_user(document, field)),
        sources: stated.sources.clone(),
        adds: false,
        entry: SourceEntry::default(),
        problem: None,
    });
    ui.spacing_mut().item_spacing.y = gap::TINY;
    ui.spacing_mut().interact_size.y = TARGET;
    ui.add(Label::new(theme::bold(field_name(field, app.language()))).wrap());
    let before = (choice.stated_as, choice.sources.clone(), choice.adds, choice.entry.clone());
    status_ui(ui, app, stated.status, is_new, &mut choice);
    let is_entered = sources_ui(ui, app, document, &stated.sources, &mut choice);
    if before != (choice.stated_as, choice.sources.clone(), choice.adds, choice.entry.clone()) {
        choice.problem = None;
    }
    if let Some(problem) = choice.problem {
        let error = theme::color(theme::palette(ui).error);
        ui.add(Label::new(RichText::new(app.say(problem_key(problem))).small().color(error)).wrap());
    }
    ui.add_space(gap::TINY);
    let mut is_over = false;
    ui.horizontal(|ui| {
        let applies = ui.add(widgets::primary(&app.say(key::STATUS_APPLY))).clicked();
        is_over = ui.button(app.say(key::DIALOG_CANCEL)).clicked();
        if applies || is_entered {
            match choice.statement().edit(app, document.id, field) {
                Ok(edit) => {
                    out.extend(edit);
                    is_over = true;
                }
                Err(problem) => choice.problem = Some(problem),
            }
        }
    });
    if is_over {
        ui.close();
    }
    ui.data_mut(|data| data.insert_temp(place, choice));
}

impl Choice {
    fn statement(&self) -> Statement {
        let is_mine = self.stated_as == StatedAs::Mine;
        Statement {
            status: self.stated_as.status(),
            sources: if is_mine { Vec::new() } else { self.sources.clone() },
            entry: (self.adds && !is_mine).then(|| self.entry.clone()),
        }
    }
}

/// How sure it is.
fn status_ui(ui: &mut Ui, app: &App, now: Status, is_new: bool, choice: &mut Choice) {
    for stated_as in StatedAs::choices(now) {
        let words = stated_as.words(app.language());
        let is_chosen = choice.stated_as == stated_as;
        let radio = ui.radio(is_chosen, words).on_hover_text(stated_as.help(app.language()));
        if is_new && is_chosen {
            radio.request_focus();
        }
        if radio.clicked() {
            choice.stated_as = stated_as;
        }
    }
}

/// Who says so: sources that the scenario has, and a new one. Whether Enter was pressed in one of its fields.
fn sources_ui(ui: &mut Ui, app: &App, document: &Document, now: &[SourceId], choice: &mut Choice) -> bool {
    let mut is_entered = false;
    ui.add_space(gap::TINY);
    ui.label(theme::caption(app.say(key::PANEL_SOURCES)));
    ui.add_enabled_ui(choice.stated_as != StatedAs::Mine, |ui| {
        ScrollArea::vertical().id_salt("sources").max_height(LIST).min_scrolled_height(LIST).show(ui, |ui| {
            // The bar of scrolling stands beside the names.
            ui.set_width(ui.available_width() - gap::MEDIUM);
            for source in sources_to_choose(&document.scenario, now, &app.library()) {
                source_ui(ui, source, choice);
            }
        });
        ui.checkbox(&mut choice.adds, app.say(key::STATUS_NEW_SOURCE));
        if !choice.adds {
            return;
        }
        let entry = &mut choice.entry;
        for (name, hint, text) in [
            (key::SOURCES_HEAD_PUBLISHER, "", &mut entry.publisher),
            (key::STATUS_SOURCE_TITLE, "", &mut entry.title),
            (key::SOURCES_HEAD_DATE, "2026-11-02", &mut entry.date),
            (key::SOURCES_HEAD_ADDRESS, "https://…", &mut entry.address),
        ] {
            let field = editor::entry_ui(ui, &app.say(name), text, hint);
            is_entered |= field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        }
    });
    is_entered
}

/// A source that can be named; all that is known of it stands in its hint.
fn source_ui(ui: &mut Ui, source: SourceChoice, choice: &mut Choice) {
    let mut is_named = choice.sources.contains(&source.id);
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    if ui.checkbox(&mut is_named, source.name.as_str()).on_hover_text(&source.hint).changed() {
        choice.sources.retain(|known| *known != source.id);
        choice.sources.extend(is_named.then_some(source.id));
    }
}

/// What has to be chosen or typed otherwise.
fn problem_key(problem: StatementProblem) -> Sentence {
    match problem {
        StatementProblem::PublishedWithoutSource => key::STATUS_PUBLISHED_NEEDS_SOURCE,
        StatementProblem::NoPublisher => key::STATUS_NO_PUBLISHER,
        StatementProblem::NoTitle => key::STATUS_NO_TITLE,
        StatementProblem::NotADate => key::HINT_NOT_A_DATE,
        StatementProblem::NotAnAddress => key::STATUS_NOT_AN_ADDRESS,
    }
}
