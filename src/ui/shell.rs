//! The frame of the window: menus, the panels in their places, the line of state.
//!
//! Where the window is narrow the explanation becomes a drawer under the chart, then scenarios and
//! terms a drawer over it; where it is low, chart, table and explanation become tabs. Panels keep
//! their widths whatever stands in them.

use eframe::egui;
use egui::{
    Align, Area, Button, CentralPanel, Color32, Context, Frame, Id, Key, KeyboardShortcut, Label, Layout,
    Margin, Order, Panel, Popup, ScrollArea, Sense, TextStyle, Ui, vec2,
};

use crate::app::typing::Address;
use crate::app::{Action, App, Run, Show, Theme, ViewKind, shown_path};
use crate::engine::RowName;
use crate::model::{Field, Kind};
use crate::present::{Selection, TermLine};
use crate::text::{Language, key, say_with};
use crate::ui::commands::{Asked, Command};
use crate::ui::dialogs::Dialog;
use crate::ui::jobs;
use crate::ui::over::Overlay;
use crate::ui::panel_width::{PanelWidths, panel_width, width_ui};
use crate::ui::panels::edit_together::EditTogetherDialog;
use crate::ui::panels::finder::{FinderDialog, Found};
use crate::ui::panels::scenarios::shipped_ui;
use crate::ui::panels::{assumptions, export, noticed, scenarios, terms};
use crate::ui::panels::{compare, explanation, negotiation, projection, record, views};
use crate::ui::state::{Fold, Room, Tab, UiState};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Width of what is left of the explanation when it is folded.
const STRIP: f32 = 36.0;
/// Width of what says how long the figures took.
const TIME: f32 = 128.0;
/// Height of the explanation as a drawer.
const DRAWER: f32 = 208.0;

/// What the window keeps between frames besides the program.
#[derive(Default)]
pub struct Screen {
    /// What the panels share.
    pub state: UiState,
    /// What stands over the window.
    pub over: Overlay,
    /// What of the talks is looked at.
    pub talks: negotiation::NegotiationState,
}

/// The window but for what stands over it.
pub fn shell_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    screen.state.room = Room::of(ui.ctx().content_rect().size());
    begin_tabs(ui.ctx(), app, &mut screen.state);
    if app.question().is_none() && screen.over.is_empty() && !app.left_work().is_shown() {
        keys(ui.ctx(), app, screen, out);
    }
    if let Some(found) = screen.over.found.take() {
        go_to(app, found, screen, out);
    }
    menu_bar_ui(ui, app, screen, out);
    noticed::noticed_ui(ui, app, out);
    status_line_ui(ui, app, &mut screen.state, out);
    let room = screen.state.room;
    // A term that is looked for stands beside the projection.
    if matches!(screen.state.drafts.sought(), Some(Address::Scenario(..))) && !has_terms(app) {
        out.push(Action::Show(Show::View(ViewKind::Projection)));
    }
    if room.for_terms {
        screen.state.shows_terms = false;
        let width = panel_width(screen.state.widths.left, ui);
        let panel = Panel::left("left")
            .resizable(false)
            .exact_size(width)
            .frame(Frame::new().fill(theme::color(theme::palette(ui).panel)))
            .show(ui, |ui| left_ui(ui, app, screen, out));
        let edge = panel.response.rect.right();
        width_ui(ui, app, edge, 1.0, &mut screen.state.widths.left);
    }
    if room.for_explanation {
        right_ui(ui, app, screen, out);
    }
    middle_ui(ui, app, screen, out);
    if !room.for_terms && screen.state.shows_terms {
        drawer_of_terms_ui(ui, app, screen, out);
    }
}

/// Where nothing has the keyboard, Tab goes on from what had it last, as after Enter in a field; at first it begins at the
/// first amount of the scenario in hand, which is what most come to change. It is asked before anything is painted: on its
/// way from one to the next the keyboard is nowhere.
fn begin_tabs(ctx: &Context, app: &App, state: &mut UiState) {
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    if let Some(now) = ctx.memory(egui::Memory::focused) {
        state.had_keyboard = Some(now);
        return;
    }
    if !ctx.input(|input| {
        input.key_pressed(Key::Tab) && (input.modifiers.is_none() || input.modifiers.shift_only())
    }) {
        return;
    }
    if let Some(last) = state.had_keyboard.filter(|last| ctx.read_response(*last).is_some()) {
        ctx.memory_mut(|memory| memory.request_focus(last));
        return;
    }
    if !state.room.for_terms || !has_terms(app) || ctx.input(|input| input.modifiers.shift) {
        return;
    }
    let terms = app.terms();
    let is_amount = |term: &&TermLine| term.kind == Kind::Money && matches!(term.field, Field::Part(..));
    if let Some(first) = terms.iter().flat_map(|group| &group.terms).find(is_amount) {
        state.seek(app, &first.field);
    }
}

/// Whether the panel at the left has the terms of the scenario in hand: not where the record or talks are looked at.
fn has_terms(app: &App) -> bool {
    match app.shown().view {
        ViewKind::Projection | ViewKind::Compare => true,
        ViewKind::Negotiation => app.negotiation().is_none(),
        ViewKind::Record => false,
    }
}

/// Chart and table, and the explanation where it has no panel of its own.
fn middle_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let frame = theme::canvas_frame(ui);
    if !screen.state.room.for_chart_and_table() {
        CentralPanel::no_frame()
            .frame(frame.inner_margin(Margin { left: 16, right: 16, top: 4, bottom: 4 }))
            .show(ui, |ui| {
                tabs_ui(ui, app, screen, out);
                if screen.state.tab == Tab::Explanation {
                    side_ui(ui, app, screen, out);
                } else {
                    view_ui(ui, app, screen, out);
                }
            });
        return;
    }
    if !screen.state.room.for_explanation {
        let height = if screen.state.opens_drawer { DRAWER } else { STRIP };
        Panel::bottom("drawer")
            .exact_size(height)
            .frame(theme::panel_frame(ui).inner_margin(Margin::symmetric(16, 4)))
            .show(ui, |ui| drawer_ui(ui, app, screen, out));
    }
    let side = if screen.state.room.for_explanation { 24 } else { 16 };
    let margin = Margin { left: side, right: side, top: 12, bottom: 12 };
    CentralPanel::no_frame().frame(frame.inner_margin(margin)).show(ui, |ui| {
        let row = vec2(ui.available_width(), theme::CONTROL);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            if app.can_export() && ui.add(widgets::quiet(app.say(key::MENU_EXPORT))).clicked() {
                screen.over.export.open(export::years_in_sight(app, &screen.state.chart));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| views::views_ui(ui, app, out));
        });
        ui.add_space(gap::TINY);
        view_ui(ui, app, screen, out);
    });
}

/// The view that is shown.
fn view_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let Screen { state, talks, .. } = screen;
    match app.shown().view {
        ViewKind::Projection => projection::projection_ui(ui, app, state, out),
        ViewKind::Compare => compare::compare_ui(ui, app, state, out),
        ViewKind::Record => record::record_ui(ui, app, state, out),
        ViewKind::Negotiation => negotiation::negotiation_ui(ui, app, state, talks, out),
    }
}

/// What the panel at the side has: the offer in hand, on whom a figure of the record rests, else why the
/// chosen figure is what it is.
fn side_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let Screen { state, talks, .. } = screen;
    match app.shown().view {
        ViewKind::Negotiation => negotiation::offer::offer_ui(ui, app, state, talks, out),
        ViewKind::Record => record::cited_ui(ui, app),
        ViewKind::Projection | ViewKind::Compare => explanation::explanation_ui(ui, app, state, out),
    }
}

/// What the panel at the left is called.
fn left_name(app: &App) -> String {
    app.say(match app.shown().view {
        _ if has_terms(app) => key::PANEL_TERMS,
        ViewKind::Record => key::RECORD_PAGES,
        _ => key::VIEW_NEGOTIATION,
    })
}

fn tabs_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let [chart, table] = [key::TAB_CHART, key::TAB_TABLE].map(|key| app.say(key));
    let why = side_name(app);
    let options =
        [(Tab::Chart, chart.as_str()), (Tab::Table, table.as_str()), (Tab::Explanation, why.as_str())];
    ui.horizontal(|ui| {
        views::short_ui(ui, app, out);
        ui.separator();
        if let Some(tab) = widgets::segments_ui(ui, &app.say(key::MENU_VIEW), screen.state.tab, &options) {
            screen.state.tab = tab;
        }
    });
}

/// What the panel at the side is called: it explains a figure, or has the offer in hand.
fn side_name(app: &App) -> String {
    app.say(if app.shown().view == ViewKind::Negotiation { key::PANEL_OFFER } else { key::PANEL_EXPLANATION })
}

/// The explanation under the chart; folded it is a line with a button.
fn drawer_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    if !screen.state.opens_drawer {
        screen.state.opens_drawer = ui.add(widgets::quiet(format!("▲ {}", side_name(app)))).clicked();
        return;
    }
    if heading_with_fold_ui(ui, app, "▼") {
        screen.state.opens_drawer = false;
    }
    side_ui(ui, app, screen, out);
}

/// The explanation at the right; folded it is a strip with a button.
fn right_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let fill = Frame::new().fill(theme::color(theme::palette(ui).panel));
    if screen.state.explanation.is_open() {
        let margin = Margin { left: 16, right: 12, top: 12, bottom: 0 };
        let width = panel_width(screen.state.widths.right, ui);
        let panel = Panel::right("right")
            .resizable(false)
            .exact_size(width)
            .frame(fill.inner_margin(margin))
            .show(ui, |ui| {
                if heading_with_fold_ui(ui, app, "»") {
                    screen.state.explanation = Fold::Folded;
                }
                side_ui(ui, app, screen, out);
            });
        let edge = panel.response.rect.left();
        width_ui(ui, app, edge, -1.0, &mut screen.state.widths.right);
        return;
    }
    Panel::right("strip").resizable(false).exact_size(STRIP).frame(fill.inner_margin(4)).show(ui, |ui| {
        ui.add_space(gap::SMALL);
        let button = ui.add(widgets::quiet("«").min_size(vec2(STRIP - 8.0, theme::CONTROL)));
        let name = side_name(app);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name.as_str()));
        if button.on_hover_text(name).clicked() {
            screen.state.explanation = Fold::Open;
        }
    });
}

/// The heading of the explanation with the button that folds it; whether it was pressed.
fn heading_with_fold_ui(ui: &mut Ui, app: &App, sign: &str) -> bool {
    let folds = ui
        .horizontal(|ui| {
            let heading = side_name(app);
            let label = ui.add(Label::new(theme::heading(&heading)));
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_role(egui::Role::Heading);
                node.set_label(heading);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let button = ui.add(widgets::quiet(sign));
                let name = app.say(key::PANEL_FOLD);
                ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name.as_str()));
                button.on_hover_text(name).clicked()
            })
            .inner
        })
        .inner;
    widgets::hairline_ui(ui);
    folds
}

/// What belongs to the view: the pages of the record, the sections and offers of talks, else scenarios above and terms
/// below; the terms scroll, and where there is little room both do.
fn left_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let edge = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 0 });
    if !has_terms(app) {
        let view = app.shown().view;
        ScrollArea::vertical().id_salt(("left", view)).auto_shrink(false).show(ui, |ui| {
            edge.show(ui, |ui| match view {
                ViewKind::Record => record::left_ui(ui, app, out),
                _ => negotiation::left_ui(ui, app, &mut screen.talks, out),
            });
        });
        return;
    }
    let state = &mut screen.state;
    let in_hand = app.shown().document;
    let line = |ui: &mut Ui| {
        ui.add_space(gap::SMALL);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme::hairline(ui));
    };
    if !state.room.for_chart_and_table() {
        ScrollArea::vertical().id_salt("both").auto_shrink(false).show(ui, |ui| {
            edge.show(ui, |ui| scenarios::scenarios_ui(ui, app, out));
            line(ui);
            terms::chosen_ui(ui, app, out);
            edge.show(ui, |ui| terms::terms_ui(ui, app, state, out));
        });
        state.drafts.forget_sought_term();
        return;
    }
    let most = ui.available_height() * 0.4;
    edge.show(ui, |ui| {
        ScrollArea::vertical().id_salt("scenarios").max_height(most).auto_shrink([false, true]).show(
            ui,
            |ui| {
                scenarios::scenarios_ui(ui, app, out);
            },
        );
    });
    line(ui);
    terms::chosen_ui(ui, app, out);
    // Each scenario's terms stay where they were left.
    ScrollArea::vertical().id_salt(("terms", in_hand)).auto_shrink(false).show(ui, |ui| {
        edge.show(ui, |ui| terms::terms_ui(ui, app, state, out));
    });
    state.drafts.forget_sought_term();
}

/// Scenarios and terms over the chart, until they are closed or something else is clicked.
fn drawer_of_terms_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let window = ui.ctx().content_rect();
    let room =
        window.with_min_y(screen.state.room.menu()).with_max_y(window.bottom() - screen.state.room.status());
    let area = Area::new(Id::unique("drawer of terms"))
        .order(Order::Middle)
        .fixed_pos(room.min)
        .fade_in(false)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            let palette = theme::palette(ui);
            let frame = Frame::new().fill(theme::color(palette.panel)).shadow(ui.visuals().window_shadow);
            frame.show(ui, |ui| {
                ui.set_width(PanelWidths::USUAL);
                ui.set_height(room.height());
                left_ui(ui, app, screen, out);
            });
        });
    let is_left = ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.primary_pressed()
            && at.is_some_and(|at| room.contains(at) && at.x > area.response.rect.right())
    });
    if is_left && !Popup::is_any_open(ui.ctx()) {
        screen.state.shows_terms = false;
    }
}

fn menu_bar_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    let is_narrow = !screen.state.room.for_terms;
    let frame = Frame::new().fill(theme::color(theme::palette(ui).panel)).inner_margin(Margin {
        left: 8,
        right: 12,
        top: 4,
        bottom: 4,
    });
    Panel::top("menu").exact_size(screen.state.room.menu()).frame(frame).show(ui, |ui| {
        theme::menu_bar().ui(ui, |ui| {
            if is_narrow {
                let text = left_name(app);
                if ui.add(Button::new(text).selected(screen.state.shows_terms)).clicked() {
                    screen.state.shows_terms = !screen.state.shows_terms;
                }
            }
            let file = ui.menu_button(app.say(key::MENU_FILE), |ui| file_menu_ui(ui, app, screen, out));
            if ui.input(|input| input.key_pressed(Key::F10) && input.modifiers.is_none()) {
                file.response.request_focus();
            }
            ui.menu_button(app.say(key::MENU_EDIT), |ui| edit_menu_ui(ui, app, screen, out));
            ui.menu_button(app.say(key::MENU_VIEW), |ui| view_menu_ui(ui, app, screen, out));
            ui.menu_button(app.say(key::MENU_HELP), |ui| {
                ui.set_min_width(200.0);
                commands_ui(ui, app, &[Command::Keyboard, Command::About], screen, out);
            });
            let mut at_right = vec![app.say(key::MENU_UNDO), app.say(key::MENU_REDO)];
            if !is_narrow {
                at_right.extend([app.language().name().to_owned(), app.say(key::MENU_THEME)]);
            }
            let rest =
                ui.available_width() - width_of(ui, &at_right) - if is_narrow { 0.0 } else { gap::SMALL };
            ui.add_space(rest.max(0.0));
            undo_ui(ui, app, out);
            if !is_narrow {
                ui.add_space(gap::SMALL);
                language_ui(ui, app, out);
                theme_ui(ui, app, out);
            }
        });
    });
}

/// How wide buttons with those words are beside each other, with the room between them: they stand at the right, and Tab goes
/// through them from left to right.
fn width_of(ui: &Ui, buttons: &[String]) -> f32 {
    let around = 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x;
    let font = TextStyle::Button.resolve(ui.style());
    let wide = |text: &String| {
        let galley = ui.painter().layout_no_wrap(text.clone(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x + around
    };
    buttons.iter().map(wide).sum::<f32>() - ui.spacing().item_spacing.x
}

fn undo_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    for command in [Command::Undo, Command::Redo] {
        let asked = command.asked(app);
        let response = ui.add_enabled(asked.is_some(), Button::new(app.say(command.key())));
        let Some(Asked::Action(action)) = asked else { continue };
        if response.clicked() {
            out.push(action);
        }
        let keys = command.shortcuts().iter().take(1).map(|shortcut| ui.ctx().format_shortcut(shortcut));
        response.on_hover_text(format!("{}  ({})", command.label(app), keys.collect::<String>()));
    }
}

fn language_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    ui.menu_button(app.language().name(), |ui| languages_ui(ui, app, out));
}

fn languages_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    for language in Language::ALL {
        if ui.add(Button::selectable(app.language() == language, language.name())).clicked() {
            out.push(Action::Show(Show::Language(language)));
        }
    }
}

fn theme_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    ui.menu_button(app.say(key::MENU_THEME), |ui| themes_ui(ui, app, out));
}

fn themes_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    for theme in Theme::ALL {
        if ui.add(Button::selectable(app.settings().theme == theme, app.say(theme.key()))).clicked() {
            out.push(Action::Show(Show::Theme(theme)));
        }
    }
}

/// A line of a menu; whether it was chosen.
fn line_ui(ui: &mut Ui, text: String, shortcut: Option<&KeyboardShortcut>, is_possible: bool) -> bool {
    let mut button = Button::new(text.as_str());
    if let Some(shortcut) = shortcut {
        button = button.shortcut_text(ui.ctx().format_shortcut(shortcut));
    }
    let response = ui.add_enabled(is_possible, button);
    // What is read out is the command; its keys stand beside it.
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(text));
    response.clicked()
}

/// Does what a command asks for, if it is possible.
fn run(app: &App, command: Command, screen: &mut Screen, out: &mut Vec<Action>) {
    match command.asked(app) {
        Some(Asked::Action(action)) => out.push(action),
        Some(Asked::Opening(opening)) => screen.state.opening = Some(opening),
        Some(Asked::Keyboard) => screen.over.dialog = Some(Dialog::Keyboard),
        Some(Asked::EditTogether) => {
            screen.over.dialog = Some(Dialog::EditTogether(EditTogetherDialog::of(app)));
        }
        Some(Asked::About) => screen.over.dialog = Some(Dialog::About),
        Some(Asked::Export) => screen.over.export.open(export::years_in_sight(app, &screen.state.chart)),
        Some(Asked::Find) => screen.over.finder = Some(FinderDialog::default()),
        Some(Asked::CopyPicture) => {
            let sight = export::years_in_sight(app, &screen.state.chart);
            out.push(Action::Run(screen.over.export.copy(app, sight)));
        }
        None => {}
    }
}

/// Does what was found by words.
fn go_to(app: &App, found: Found, screen: &mut Screen, out: &mut Vec<Action>) {
    match found {
        Found::Command(command) => {
            if command.takes_over() {
                screen.state.drafts.take_over(app, out);
            }
            run(app, command, screen, out);
        }
        Found::Term(field) => screen.state.seek(app, &field),
        Found::Addition(addition) => {
            if let Some(document) = app.document() {
                terms::add(app, document, &addition, &mut screen.state.drafts, out);
                screen.state.shows_terms = !screen.state.room.for_terms;
            }
        }
        Found::Scenario(id) => out.push(Action::Show(Show::Document(id))),
        Found::Shipped(name) => out.push(Action::Run(Run::OpenShipped(name.to_owned()))),
        Found::ShippedNegotiation(name) => {
            out.push(Action::Run(Run::OpenShippedNegotiation(name.to_owned())));
        }
        Found::Page(shows) => out.extend(shows.map(Action::Show)),
        Found::Year(year) => {
            let selection = Selection { row: RowName::Total, year };
            out.push(Action::Show(Show::View(ViewKind::Projection)));
            out.push(Action::Show(Show::Selection(Some(selection))));
        }
    }
}

/// Lines of a menu, one for each command.
fn commands_ui(ui: &mut Ui, app: &App, commands: &[Command], screen: &mut Screen, out: &mut Vec<Action>) {
    for &command in commands {
        let is_possible = command.asked(app).is_some();
        if line_ui(ui, command.label(app), command.shortcuts().first(), is_possible) {
            run(app, command, screen, out);
        }
    }
}

fn file_menu_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    ui.set_min_width(240.0);
    commands_ui(ui, app, &[Command::New, Command::Open], screen, out);
    ui.menu_button(app.say(key::MENU_OPEN_SHIPPED), |ui| shipped_ui(ui, app, out));
    ui.menu_button(app.say(key::MENU_OPEN_NEGOTIATION), |ui| talks_ui(ui, app, screen, out));
    recent_ui(ui, app, out);
    if !app.left_work().items().is_empty() {
        commands_ui(ui, app, &[Command::LeftWork], screen, out);
    }
    ui.separator();
    let of_file = [Command::Save, Command::SaveAs, Command::Duplicate, Command::Export];
    commands_ui(ui, app, &of_file, screen, out);
    ui.separator();
    commands_ui(ui, app, &[Command::CompareWithFile, Command::Versions], screen, out);
    ui.separator();
    commands_ui(ui, app, &[Command::Close, Command::Quit], screen, out);
}

/// The files that were used last.
fn recent_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let recent = app.remembered().map_or(&[][..], |remembered| &remembered.recent);
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(app.say(key::MENU_RECENT), |ui| {
            ui.set_min_width(320.0);
            for path in recent {
                if ui.add(Button::new(shown_path(path)).truncate()).clicked() {
                    out.push(Action::Run(Run::Open(vec![path.clone()])));
                    ui.close();
                }
            }
        });
    });
}

/// The negotiations that come with the program, and how to begin one.
fn talks_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    ui.set_min_width(280.0);
    for (name, title) in app.shipped_negotiations() {
        if ui.add(Button::new(title)).clicked() {
            out.push(Action::Run(Run::OpenShippedNegotiation(name.to_owned())));
            ui.close();
        }
    }
    ui.separator();
    commands_ui(ui, app, &[Command::NewNegotiation], screen, out);
}

fn edit_menu_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    ui.set_min_width(240.0);
    commands_ui(ui, app, &[Command::Undo, Command::Redo, Command::BackToOpened], screen, out);
    ui.separator();
    commands_ui(ui, app, &[Command::EditTogether, Command::EditInHand], screen, out);
    ui.separator();
    commands_ui(ui, app, &[Command::CopyShown, Command::CopyTable, Command::CopyPicture], screen, out);
    commands_ui(ui, app, &[Command::CopyScenario, Command::Paste], screen, out);
    ui.separator();
    commands_ui(ui, app, &[Command::Find], screen, out);
}

fn view_menu_ui(ui: &mut Ui, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    ui.set_min_width(240.0);
    let views = [Command::Projection, Command::Compare, Command::Negotiation, Command::Record];
    commands_ui(ui, app, &views, screen, out);
    ui.separator();
    commands_ui(ui, app, &[Command::NextScenario, Command::PreviousScenario], screen, out);
    commands_ui(ui, app, &[Command::StepBack], screen, out);
    ui.separator();
    let mut hides = app.projection_shown().hides_assumed;
    if ui.checkbox(&mut hides, app.say(key::PANEL_HIDE_ASSUMED)).clicked() {
        out.push(Action::Show(Show::HideAssumed(hides)));
        ui.close();
    }
    ui.add_enabled_ui(app.shown().view == ViewKind::Projection && app.view().is_some(), |ui| {
        let menu = egui::containers::menu::MenuConfig::new()
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let button = egui::containers::menu::SubMenuButton::new(app.say(key::TABLE_COLUMNS)).config(menu);
        button.ui(ui, |ui| projection::columns_ui(ui, app, out));
    });
    let mut is_open = if screen.state.room.for_explanation {
        screen.state.explanation.is_open()
    } else {
        screen.state.opens_drawer
    };
    if ui.checkbox(&mut is_open, side_name(app)).clicked() {
        screen.state.explanation = if is_open { Fold::Open } else { Fold::Folded };
        screen.state.opens_drawer = is_open;
        ui.close();
    }
    ui.separator();
    ui.menu_button(app.say(key::MENU_LANGUAGE), |ui| languages_ui(ui, app, out));
    ui.menu_button(app.say(key::MENU_THEME), |ui| themes_ui(ui, app, out));
}

/// What the keys ask for. What is being typed becomes an edit first, so that it is never left out.
fn keys(ctx: &Context, app: &App, screen: &mut Screen, out: &mut Vec<Action>) {
    // While something is typed, undo belongs to the text.
    let is_typing = screen.state.drafts.have_undo(ctx);
    let mut pressed = Vec::new();
    ctx.input_mut(|input| {
        let keys = Command::ALL
            .iter()
            .flat_map(|command| command.shortcuts().iter().map(move |keys| (*command, keys)));
        let mut keys: Vec<(Command, &KeyboardShortcut)> = keys
            .filter(|(command, _)| {
                !(is_typing && matches!(command, Command::Undo | Command::Redo | Command::StepBack))
            })
            .collect();
        // Those with more modifiers first: keys without are taken with any.
        keys.sort_by_key(|(_, keys)| !keys.modifiers.shift);
        pressed.extend(
            keys.into_iter().filter(|(_, keys)| input.consume_shortcut(keys)).map(|(command, _)| command),
        );
    });
    for command in pressed {
        if command.takes_over() {
            screen.state.drafts.take_over(app, out);
        }
        run(app, command, screen, out);
    }
}

/// File and saved state, problems, assumptions, how long the figures took.
fn status_line_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let frame = Frame::new().fill(theme::color(theme::palette(ui).panel)).inner_margin(Margin {
        left: 16,
        right: 16,
        top: 2,
        bottom: 2,
    });
    Panel::bottom("status").exact_size(state.room.status()).frame(frame).show(ui, |ui| {
        ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
        ui.spacing_mut().interact_size.y = 24.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let took =
                app.document().and_then(|document| app.computed(document.id)).map(|computed| computed.took);
            if let Some(took) = took.filter(|_| !state.hides_time) {
                let time = format!("{:.2} ms", took.as_secs_f64() * 1000.0);
                let text = say_with(app.language(), key::STATUS_BAR_COMPUTED_IN, &[("time", time.into())]);
                // Its neighbours stay where they are, however long it took.
                let place = vec2(TIME, ui.spacing().interact_size.y);
                ui.allocate_ui_with_layout(place, Layout::right_to_left(Align::Center), |ui| {
                    ui.set_min_width(TIME);
                    ui.label(theme::caption(text));
                });
                ui.add_space(gap::MEDIUM);
            }
            assumptions::buttons_ui(ui, app, state, out);
            jobs::jobs_ui(ui, app, out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| file_state_ui(ui, app));
        });
    });
}

fn file_state_ui(ui: &mut Ui, app: &App) {
    let talks = app.negotiation().filter(|_| app.shown().view == ViewKind::Negotiation);
    let (path, file_name, is_changed) = match (talks, app.document()) {
        (Some(talks), _) => (talks.path.as_ref(), talks.file_name(), talks.is_changed()),
        (None, Some(document)) => (document.path.as_ref(), document.file_name(), document.is_changed()),
        (None, None) => return,
    };
    let key = match (path.is_none(), is_changed) {
        (true, _) => key::STATUS_BAR_UNTITLED,
        (false, true) => key::STATUS_BAR_CHANGED,
        (false, false) => key::STATUS_BAR_SAVED,
    };
    if is_changed {
        let (dot, _) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
        ui.painter().circle_filled(dot.center(), 4.0, theme::color(theme::palette(ui).accent));
    }
    let name = path.map_or_else(|| file_name.into_owned(), |path| shown_path(path));
    let label = Label::new(theme::secondary(ui, format!("{name} · {}", app.say(key))).small());
    ui.add(label.truncate()).on_hover_text(name);
}
