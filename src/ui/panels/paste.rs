//! Pasting years and values into a series, exchange rates, or typed years.
//!
//! What was pasted stays visible beside what was understood of it, and can be corrected there. Every
//! line is either read or named with the reason; a value that can be read in two ways is asked.
//! Taking it over is one step to undo, and pasted values count as assumed until a source is named.

use std::collections::BTreeMap;

use eframe::egui;
use egui::{
    Align, ComboBox, Context, Grid, Id, Label, Layout, Modal, RichText, ScrollArea, TextEdit, Ui, vec2,
};

use crate::app::Action;
use crate::app::App;
use crate::app::Document;
use crate::app::Edit;
use crate::model::Currency;
use crate::model::Field;
use crate::model::FieldValue;
use crate::model::PartField;
use crate::model::Scenario;
use crate::model::SeriesField;
use crate::model::Stated;
use crate::model::Year;
use crate::text::AmountUnit;
use crate::text::Hint;
use crate::text::Language;
use crate::text::Typed;
use crate::text::fields::exchange_name;
use crate::text::fields::series_name;
use crate::text::fields::value_words;
use crate::text::numbers::currency_name;
use crate::text::paste::Pasted;
use crate::text::paste::read_years;
use crate::text::say_with;
use crate::text::typed;
use crate::ui::dialogs;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// What is being pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The text as it stands now.
    text: String,
    /// Where it goes; the likeliest place until one is chosen.
    target: Option<Target>,
    /// Which reading was chosen where there are several, by line.
    chosen: BTreeMap<usize, usize>,
}

impl Entry {
    /// A text that was pasted.
    #[must_use]
    pub fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Where pasted values go.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// Typed years of a part, by its name in fields.
    Typed(String, Currency),
    /// A series of yearly changes.
    Series(String),
    /// Exchange rates.
    Rates(Currency),
}

impl Target {
    /// Every place of a scenario: typed years first.
    fn all(scenario: &Scenario) -> Vec<Self> {
        let has_one = scenario.parts.len() == 1;
        let typed = scenario.parts.iter().map(|part| {
            let name = if has_one { String::new() } else { part.name.clone() };
            Self::Typed(name, part.base.value.currency)
        });
        let series = scenario.series.keys().map(|name| Self::Series(name.clone()));
        let rates = scenario.rates.keys().map(|currency| Self::Rates(*currency));
        typed.chain(series).chain(rates).collect()
    }

    fn name(&self, app: &App) -> String {
        let language = app.language();
        match self {
            Self::Typed(part, _) if part.is_empty() => app.say("paste-typed-years"),
            Self::Typed(part, _) => format!("{} · {part}", app.say("paste-typed-years")),
            Self::Series(name) => series_name(name, language),
            Self::Rates(currency) => exchange_name(*currency, language),
        }
    }

    /// The unit of a number alone.
    fn unit(&self, scenario: &Scenario, language: Language) -> String {
        match self {
            Self::Typed(_, currency) => AmountUnit::usual(*currency, language).label(language),
            Self::Series(_) => "%".to_owned(),
            Self::Rates(currency) => {
                let name = |currency| currency_name(currency, language);
                format!("{}/{}", name(scenario.currency()), name(*currency))
            }
        }
    }

    fn field(&self, year: Year) -> Field {
        match self {
            Self::Typed(part, _) => Field::of_part(part, PartField::Typed(year)),
            Self::Series(name) => Field::Series(name.clone(), SeriesField::Year(year)),
            Self::Rates(currency) => Field::Rate(*currency, SeriesField::Year(year)),
        }
    }

    fn read(&self, text: &str, scenario: &Scenario, language: Language) -> Pasted<FieldValue> {
        let first = scenario.years.first;
        match self {
            Self::Typed(_, currency) => {
                let unit = AmountUnit::usual(*currency, language);
                let money = |money| FieldValue::Money(Stated::assumed(money));
                read_years(text, first, |text| typed::read_amount(text, unit).map(money))
            }
            Self::Series(_) => {
                let rate = |rate| FieldValue::Rate(Stated::assumed(rate));
                read_years(text, first, |text| typed::read_rate(text).map(rate))
            }
            Self::Rates(currency) => {
                let exchange = |exchange| FieldValue::Exchange(Stated::assumed(exchange));
                let main = scenario.currency();
                read_years(text, first, |text| typed::read_exchange(text, main, *currency).map(exchange))
            }
        }
    }
}

/// The panel over the window, as long as something is pasted.
pub fn paste_ui(ctx: &Context, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let Some(mut entry) = state.paste.take() else { return };
    let Some(document) = app.document() else { return };
    let room = ctx.content_rect().size() - vec2(96.0, 160.0);
    let modal = Modal::new(Id::unique("paste")).frame(dialogs::frame(ctx)).show(ctx, |ui| {
        ui.set_width(room.x.min(720.0));
        dialogs::title_ui(ui, &app.say("paste-title"));
        panel_ui(ui, app, document, &mut entry, room.y.min(420.0), out)
    });
    if !modal.inner && !modal.should_close() {
        state.paste = Some(entry);
    }
}

/// What was pasted at the left, what was understood at the right; whether it is over.
fn panel_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    entry: &mut Entry,
    height: f32,
    out: &mut Vec<Action>,
) -> bool {
    let scenario = &document.scenario;
    let language = app.language();
    let targets = Target::all(scenario);
    let chosen = entry.target.clone().filter(|target| targets.contains(target));
    let Some(target) = chosen.or_else(|| likeliest(&targets, &entry.text, scenario, language)) else {
        return true;
    };
    target_ui(ui, app, scenario, &targets, &target, entry);
    ui.add_space(gap::SMALL);

    let pasted = target.read(&entry.text, scenario, language);
    let height = height - 150.0;
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let label = left.label(theme::caption(app.say("paste-text")));
        ScrollArea::vertical().id_salt("pasted").max_height(height).show(left, |ui| {
            let rows = ((height - 12.0) / 20.0).floor().max(4.0);
            let edit = TextEdit::multiline(&mut entry.text).hint_text(app.say("paste-hint"));
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows")]
            let edit = edit.desired_rows(rows as usize).desired_width(f32::INFINITY);
            let field = ui.add(edit).labelled_by(label.id);
            if entry.text.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
        });
        right.label(theme::caption(app.say("paste-understood-as")));
        ScrollArea::vertical().id_salt("understood").max_height(height).auto_shrink([false, true]).show(
            right,
            |ui| {
                understood_ui(ui, app, scenario, &target, &pasted, entry);
            },
        );
    });
    ui.add_space(gap::SMALL);
    foot_ui(ui, app, document, &target, &pasted, entry, out)
}

/// The place that understands most of a text; of equals the first.
fn likeliest(targets: &[Target], text: &str, scenario: &Scenario, language: Language) -> Option<Target> {
    // A value with a per cent sign is a rate, whatever else it might be.
    let score = |target: &Target| {
        let rows = target.read(text, scenario, language).rows;
        rows.iter().filter(|row| matches!(row.value, Typed::Understood(_))).count()
    };
    let best = targets.iter().map(score).max()?;
    targets.iter().find(|target| score(target) == best).cloned()
}

fn target_ui(
    ui: &mut Ui,
    app: &App,
    scenario: &Scenario,
    targets: &[Target],
    now: &Target,
    entry: &mut Entry,
) {
    ui.horizontal(|ui| {
        let label = ui.label(theme::secondary(ui, app.say("paste-target")));
        let combo = ComboBox::from_id_salt("paste target").width(240.0).selected_text(now.name(app));
        let shown = combo.show_ui(ui, |ui| {
            for target in targets {
                if ui.selectable_label(target == now, target.name(app)).clicked() {
                    entry.target = Some(target.clone());
                    entry.chosen.clear();
                }
            }
        });
        shown.response.labelled_by(label.id);
        let unit = now.unit(scenario, app.language());
        let said = say_with(app.language(), "typed-bare-unit", &[("unit", unit.into())]);
        ui.label(theme::caption(said));
    });
}

/// The years with their values, and the lines that are not understood.
fn understood_ui(
    ui: &mut Ui,
    app: &App,
    scenario: &Scenario,
    target: &Target,
    pasted: &Pasted<FieldValue>,
    entry: &mut Entry,
) {
    let language = app.language();
    let palette = theme::palette(ui);
    Grid::new("understood").num_columns(3).spacing(vec2(gap::MEDIUM, gap::TINY)).show(ui, |ui| {
        for row in &pasted.rows {
            ui.label(theme::secondary(ui, row.year.to_string()));
            let value = reading(&row.value, entry.chosen.get(&row.line));
            match (&row.value, value) {
                (Typed::Ambiguous(values), chosen) => {
                    ui.vertical(|ui| {
                        if chosen.is_none() {
                            let asked = RichText::new(app.say("typed-which")).small();
                            ui.label(asked.color(theme::color(palette.warning)));
                        }
                        for (idx, value) in values.iter().enumerate() {
                            let is_chosen = entry.chosen.get(&row.line) == Some(&idx);
                            if ui.selectable_label(is_chosen, value_words(value, language)).clicked() {
                                entry.chosen.insert(row.line, idx);
                            }
                        }
                    });
                }
                (_, Some(value)) => {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.label(value_words(value, language));
                    });
                }
                (_, None) => {
                    ui.label("");
                }
            }
            let before = target.field(row.year).read(scenario).filter(|value| *value != FieldValue::Absent);
            let before = before.map(|value| value_words(&value, language)).unwrap_or_default();
            let instead = if before.is_empty() {
                String::new()
            } else {
                say_with(language, "paste-instead", &[("value", before.into())])
            };
            ui.label(theme::caption(instead));
            ui.end_row();
        }
    });
    for refused in &pasted.refused {
        ui.add_space(gap::TINY);
        let hint = [("line", refused.line.into()), ("hint", refused.hint.say(language).into())];
        let said = RichText::new(say_with(language, "paste-line", &hint)).color(theme::color(palette.error));
        ui.add(Label::new(said).wrap());
        ui.add(Label::new(theme::caption(refused.text.trim())).truncate());
    }
}

/// The reading of a row that holds: the only one, or the chosen one.
fn reading<'a>(value: &'a Typed<FieldValue>, chosen: Option<&usize>) -> Option<&'a FieldValue> {
    match value {
        Typed::Understood(value) => Some(value),
        Typed::Ambiguous(values) => values.get(*chosen?),
        Typed::NotUnderstood(_) | Typed::Empty => None,
    }
}

/// How much was understood, and the buttons; whether it is over.
fn foot_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    target: &Target,
    pasted: &Pasted<FieldValue>,
    entry: &Entry,
    out: &mut Vec<Action>,
) -> bool {
    let count = |key, count: usize| say_with(app.language(), key, &[("count", count.into())]);
    let values: Vec<(Year, FieldValue)> = pasted
        .rows
        .iter()
        .filter_map(|row| Some((row.year, reading(&row.value, entry.chosen.get(&row.line))?.clone())))
        .collect();
    let twice = twice(&values);
    let mut said = vec![count("paste-understood", values.len())];
    if !pasted.refused.is_empty() {
        said.push(count("paste-refused", pasted.refused.len()));
    }
    if let Some(year) = twice {
        said.push(Hint::YearTwice(year).say(app.language()));
    }
    ui.add(Label::new(theme::secondary(ui, said.join(" · "))).wrap());
    ui.add(Label::new(theme::caption(app.say("paste-assumed"))).wrap());
    ui.add_space(gap::SMALL);

    let is_asked = values.len() < pasted.rows.len();
    let is_possible = !values.is_empty() && !is_asked && twice.is_none();
    let mut is_over = false;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let take_over = app.say("paste-take-over");
        if ui.add_enabled(is_possible, widgets::primary(&take_over)).clicked() {
            let fields = values.into_iter().map(|(year, value)| (target.field(year), value)).collect();
            out.push(Action::Edit(Edit::SetAll { document: document.id, fields }));
            is_over = true;
        }
        if ui.button(app.say("dialog-cancel")).clicked() {
            is_over = true;
        }
    });
    is_over
}

/// A year that is there more than once.
fn twice(values: &[(Year, FieldValue)]) -> Option<Year> {
    let mut years: Vec<Year> = values.iter().map(|(year, _)| *year).collect();
    years.sort();
    years.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}
