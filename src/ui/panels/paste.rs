//! Pasting years and values into a series, exchange rates, or overrides.
//!
//! What was pasted stays visible beside what was understood of it, and can be corrected there. Every
//! line is either read or named with the reason; a value that can be read in two ways is asked, once for all
//! that are in the same doubt. What the heads say of unit and index counts.
//! What that would change stands below before it is taken over. Taking it over is one step to undo, and
//! pasted values count as assumed until a source is named. A click beside the panel loses nothing.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui;
use egui::{Align, Button, ComboBox, Context, Id, Label, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::app::Action;
use crate::app::App;
use crate::app::Document;
use crate::app::Edit;
use crate::app::Proposal;
use crate::app::stating::with_sources;
use crate::app::typing::noise;
use crate::engine::{HARDLY_MEANT, InPlace, times_apart};
use crate::model::Currency;
use crate::model::Field;
use crate::model::FieldValue;
use crate::model::Money;
use crate::model::PartField;
use crate::model::Rate;
use crate::model::Scenario;
use crate::model::SeriesField;
use crate::model::Stated;
use crate::model::Status;
use crate::model::Year;
use crate::present::views::revision::{Revision, status_and_sources};
use crate::text::AmountUnit;
use crate::text::Hint;
use crate::text::Language;
use crate::text::Typed;
use crate::text::fields::exchange_name;
use crate::text::fields::series_name;
use crate::text::fields::value_words;
use crate::text::heads::read_amount_under;
use crate::text::heads::read_change_under;
use crate::text::heads::read_exchange_under;
use crate::text::key;
use crate::text::numbers::usual_pair;
use crate::text::paste::LevelReading;
use crate::text::paste::Pasted;
use crate::text::paste::PastedRow;
use crate::text::paste::changes;
use crate::text::paste::level_readings;
use crate::text::paste::read_years;
use crate::text::say_with;
use crate::text::stating::{KnownSources, parted, read_stated};
use crate::text::typed::asked_beside;
use crate::ui::modal;
use crate::ui::panels::revision;
use crate::ui::panels::revision::revision_ui;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// What is being pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PasteDialog {
    /// The text as it stands now.
    text: String,
    /// Where it goes; the likeliest place until one is chosen.
    target: Option<Target>,
    /// Which reading was chosen where there are several.
    chosen: BTreeMap<Year, usize>,
    /// How levels of an index become changes, once that is chosen.
    levels: Option<LevelReading>,
}

impl PasteDialog {
    /// A text that was pasted.
    pub fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Where pasted values go.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// Overrides of a part, by its name in fields.
    Overrides(String, Currency),
    /// Amounts that the agreement names for a part: the base in this first year, then one for each.
    Agreed(String, Currency, Year),
    /// A series of yearly changes.
    Series(String),
    /// Exchange rates.
    Rates(Currency),
}

impl Target {
    /// Every place of a scenario: overrides first; where no rule gives an amount, amounts that are agreed.
    fn all(scenario: &Scenario) -> Vec<Self> {
        let has_one = scenario.parts.len() == 1;
        let named = scenario.parts.iter().map(|part| {
            let name = if has_one { String::new() } else { part.name.clone() };
            (name, part.base.value.currency)
        });
        let overrides = named.clone().map(|(name, currency)| Self::Overrides(name, currency));
        let agreed = named.map(|(name, currency)| Self::Agreed(name, currency, scenario.years.first));
        let has_rules = scenario.parts.iter().any(|part| !part.rules.is_empty());
        let mut typed: Vec<Self> = if has_rules { overrides.clone().collect() } else { Vec::new() };
        typed.extend(agreed);
        typed.extend(overrides.filter(|_| !has_rules));
        let series = scenario.series.keys().map(|name| Self::Series(name.clone()));
        let rates = scenario.rates.keys().map(|currency| Self::Rates(*currency));
        typed.into_iter().chain(series).chain(rates).collect()
    }

    fn name(&self, app: &App) -> String {
        let language = app.language();
        match self {
            Self::Overrides(part, _) if part.is_empty() => app.say(key::PASTE_OVERRIDES),
            Self::Overrides(part, _) => format!("{} · {part}", app.say(key::PASTE_OVERRIDES)),
            Self::Agreed(part, ..) if part.is_empty() => app.say(key::PASTE_AGREED),
            Self::Agreed(part, ..) => format!("{} · {part}", app.say(key::PASTE_AGREED)),
            Self::Series(name) => series_name(name, language),
            Self::Rates(currency) => exchange_name(*currency, language),
        }
    }

    /// The unit of a number alone.
    fn unit(&self, scenario: &Scenario, language: Language) -> String {
        match self {
            Self::Overrides(_, currency) | Self::Agreed(_, currency, _) => {
                AmountUnit::usual(*currency, language).label(language)
            }
            Self::Series(_) => "%".to_owned(),
            Self::Rates(currency) => {
                let (of, per) = scenario.quoted_in(*currency);
                usual_pair(of, per, language)
            }
        }
    }

    fn field(&self, year: Year) -> Field {
        match self {
            Self::Overrides(part, _) => Field::of_part(part, PartField::Override(year)),
            Self::Agreed(part, _, first) if year == *first => Field::of_part(part, PartField::Base),
            Self::Agreed(part, ..) => Field::of_part(part, PartField::Amount(year)),
            Self::Series(name) => Field::Series(name.clone(), SeriesField::Year(year)),
            Self::Rates(currency) => Field::Rate(*currency, SeriesField::Year(year)),
        }
    }

    /// What a text says there, and how levels of an index can be read if these are some.
    fn read(
        &self,
        app: &App,
        document: &Document,
        text: &str,
        levels: Option<LevelReading>,
    ) -> (Pasted<FieldValue>, Vec<LevelReading>) {
        let scenario = &document.scenario;
        let first = scenario.years.first;
        let known = &KnownSources::of(scenario, app.record());
        let read = match self {
            Self::Overrides(_, currency) | Self::Agreed(_, currency, _) => {
                let unit = AmountUnit::usual(*currency, app.language());
                let read = read_years(text, first, |cell, head| {
                    read_stated(cell, known, |value| read_amount_under(value, unit, head))
                });
                self.held_against_what_stands(app, document, read, known)
            }
            Self::Series(_) => {
                let rate = |row: &PastedRow<Rate>| {
                    stated_as_said(row, known, |rate| FieldValue::Rate(Stated::assumed(rate)))
                };
                let read = read_years(text, first, |cell, head| {
                    read_stated(cell, known, |value| read_change_under(value, head))
                });
                let ways = level_readings(&read);
                let read = match levels.filter(|way| ways.contains(way)) {
                    Some(way) => changes(&read, way),
                    None => read,
                };
                return (read.map(rate), ways);
            }
            Self::Rates(currency) => {
                let (of, per) = scenario.quoted_in(*currency);
                let read = read_years(text, first, |cell, head| {
                    read_stated(cell, known, |value| read_exchange_under(value, of, per, head))
                });
                read.map(|row| stated_as_said(row, known, |rate| FieldValue::Exchange(Stated::assumed(rate))))
            }
        };
        (read, Vec::new())
    }

    /// Pasted amounts, each held against what stands in its year, or else against that of the year before.
    fn held_against_what_stands(
        &self,
        app: &App,
        document: &Document,
        read: Pasted<Money>,
        known: &KnownSources<'_>,
    ) -> Pasted<FieldValue> {
        let amounts: BTreeMap<Year, Money> =
            read.rows.iter().filter_map(|row| Some((row.year, row.value.clone().understood()?))).collect();
        read.map(|row| {
            let stands = || app.amount_in_place(document, &self.field(row.year));
            let before = || amounts.get(&row.year.plus(-1)).copied().map(InPlace::Replaced);
            let in_place = stands().or_else(before);
            let asked = match (&row.value, in_place) {
                (Typed::Understood(amount), Some(now)) => asked_beside(*amount, now),
                (value, _) => value.clone(),
            };
            let asked = PastedRow { value: asked, text: row.text.clone(), ..*row };
            stated_as_said(&asked, known, |money| FieldValue::Money(Stated::assumed(money)))
        })
    }

    /// How far a value is from what stands there: how many times it is that; of yearly changes ten
    /// percentage points are as far as [`HARDLY_MEANT`] times. None if nothing stands there.
    fn distance(&self, app: &App, document: &Document, year: Year, value: &FieldValue) -> Option<Decimal> {
        let scenario = &document.scenario;
        match (self, value) {
            (Self::Overrides(..) | Self::Agreed(..), FieldValue::Money(stated)) => {
                let now = app.amount_in_place(document, &self.field(year))?.amount();
                let alike = now.currency == stated.value.currency;
                times_apart(stated.value.amount, now.amount).filter(|_| alike)
            }
            (Self::Series(name), FieldValue::Rate(stated)) => {
                let values = &scenario.series.get(name)?.values;
                let now = values.range(..=year).next_back().or_else(|| values.iter().next())?.1.value;
                let apart = stated.value.0.checked_sub(now.0)?.abs();
                let times = HARDLY_MEANT.checked_sub(Decimal::ONE)?.checked_mul(Decimal::TEN)?;
                apart.checked_mul(times)?.checked_add(Decimal::ONE)
            }
            (Self::Rates(currency), FieldValue::Exchange(stated)) => {
                let values = &scenario.rates.get(currency)?.values;
                let now = values.range(..=year).next_back().or_else(|| values.iter().next())?.1.value;
                let alike = (now.of, now.per) == (stated.value.of, stated.value.per);
                times_apart(stated.value.amount, now.amount).filter(|_| alike)
            }
            _ => None,
        }
    }
}

/// The value of a row with the status and the sources that stand behind it in the text.
fn stated_as_said<T: Clone>(
    row: &PastedRow<T>,
    known: &KnownSources<'_>,
    value: impl Fn(T) -> FieldValue,
) -> Typed<FieldValue> {
    let said = parted(&row.text, known).ok().and_then(|(_, said)| said);
    row.value.clone().map(|read| match &said {
        Some(said) => value(read).stated_by(said.status, said.sources.clone()),
        None => value(read),
    })
}

/// The panel over the window, as long as something is pasted.
pub fn paste_ui(ctx: &Context, app: &App, open: &mut Option<PasteDialog>, out: &mut Vec<Action>) {
    let Some(mut entry) = open.take() else { return };
    let Some(document) = app.document() else { return };
    let room = ctx.content_rect().size() - vec2(96.0, 96.0);
    let modal = modal::panel(Id::unique("paste"), modal::frame(ctx)).show(ctx, |ui| {
        ui.set_width(room.x.min(WIDTH));
        modal::title_ui(ui, &app.say(key::PASTE_TITLE));
        panel_ui(ui, app, document, &mut entry, room.y.min(HEIGHT), out)
    });
    if !modal.inner && !modal::is_escaped(&modal) {
        *open = Some(entry);
    }
}

/// The most that the panel takes.
const WIDTH: f32 = 760.0;
const HEIGHT: f32 = 600.0;
/// What heading, place, counts and buttons take of the height.
const REST: f32 = 184.0;
/// What captions, lines and the preview take of it.
const PREVIEW: f32 = revision::HEIGHT + 56.0;
/// The least that the text has.
const LEAST: f32 = 96.0;

/// What was pasted at the left, what was understood at the right, below what that would change;
/// whether it is over.
fn panel_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    entry: &mut PasteDialog,
    height: f32,
    out: &mut Vec<Action>,
) -> bool {
    let scenario = &document.scenario;
    let language = app.language();
    let targets = Target::all(scenario);
    let chosen = entry.target.clone().filter(|target| targets.contains(target));
    let Some(target) = chosen.or_else(|| likeliest(&targets, &entry.text, app, document)) else {
        return true;
    };
    let (pasted, levels) = target.read(app, document, &entry.text, entry.levels);
    let head = pasted.head.units();
    let unit = match target {
        Target::Overrides(..) | Target::Agreed(..) if !head.is_empty() => head,
        _ => target.unit(scenario, language),
    };
    target_ui(ui, app, &targets, &target, &unit, entry);
    ui.add_space(gap::SMALL);

    let is_asked = !levels.is_empty() && !entry.levels.is_some_and(|way| levels.contains(&way));
    let mut taken = PastedChange::of(&target, &pasted, entry);
    taken.is_possible &= !is_asked;
    let preview = taken
        .is_possible
        .then(|| app.revision(document, Proposal { name: None, fields: taken.fields.clone() }, None));
    let lists = (height - REST - PREVIEW).max(LEAST);
    let room = (height - REST).max(LEAST);
    // The panel has its height from the first frame on.
    let area = ScrollArea::vertical().id_salt("paste").max_height(room).min_scrolled_height(room);
    area.auto_shrink(false).show(ui, |ui| {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            text_ui(left, app, entry, lists);
            right.label(theme::caption(app.say(key::PASTE_UNDERSTOOD_AS)));
            let area = ScrollArea::vertical().id_salt("understood").max_height(lists);
            area.auto_shrink([false, true]).show(right, |ui| {
                let changes = preview.as_ref().and_then(|preview| preview.as_ref().ok());
                levels_ui(ui, app, &levels, entry);
                if is_asked {
                    return;
                }
                understood_ui(ui, app, &target, &pasted, changes.map(Arc::as_ref), entry);
            });
        });
        ui.add_space(gap::SMALL);
        widgets::hairline_ui(ui);
        let size = vec2(ui.available_width(), revision::HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            // The panel keeps its height whatever stands here.
            ui.set_min_height(size.y);
            preview_ui(ui, app, preview.as_ref());
        });
    });
    // Where the preview has to be scrolled to, what it comes to stands beside the counts.
    let is_low = height - REST < LEAST + PREVIEW;
    let comes_to = preview.filter(|_| is_low).and_then(Result::ok).and_then(|made| made.comes_to.clone());
    foot_ui(ui, app, document, &pasted, taken, comes_to, out)
}

/// Levels of an index: how they become yearly changes.
fn levels_ui(ui: &mut Ui, app: &App, ways: &[LevelReading], entry: &mut PasteDialog) {
    if ways.is_empty() {
        return;
    }
    let warning = theme::color(theme::palette(ui).warning);
    ui.add(Label::new(RichText::new(app.say(key::PASTE_LEVELS)).color(warning)).wrap());
    ui.horizontal_wrapped(|ui| {
        for &way in ways {
            let words = app.say(match way {
                LevelReading::Tenths => key::PASTE_LEVELS_TENTHS,
                LevelReading::Millionths => key::PASTE_LEVELS_MILLIONTHS,
                LevelReading::LessHundred => key::PASTE_LEVELS_LESS_HUNDRED,
            });
            if ui.add(Button::new(words).selected(entry.levels == Some(way))).clicked() {
                entry.levels = Some(way);
            }
        }
    });
    ui.add_space(gap::TINY);
}

/// What it would change; until that is known, that it will stand here.
fn preview_ui(ui: &mut Ui, app: &App, preview: Option<&Result<Arc<Revision>, String>>) {
    match preview {
        Some(Ok(revision)) => revision_ui(ui, revision),
        Some(Err(error)) => {
            let error = RichText::new(error).color(theme::color(theme::palette(ui).error));
            ui.add(Label::new(error).wrap());
        }
        None => {
            ui.add(Label::new(theme::secondary(ui, app.say(key::REVISION_TO_COME))).wrap());
        }
    }
}

fn text_ui(ui: &mut Ui, app: &App, entry: &mut PasteDialog, height: f32) {
    let label = ui.label(theme::caption(app.say(key::PASTE_TEXT)));
    ScrollArea::vertical().id_salt("pasted").max_height(height).show(ui, |ui| {
        let rows = ((height - 12.0) / 20.0).floor().max(4.0);
        let edit = TextEdit::multiline(&mut entry.text).hint_text(app.say(key::PASTE_HINT));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows")]
        let edit = edit.desired_rows(rows as usize).desired_width(f32::INFINITY);
        let field = ui.add(edit).labelled_by(label.id);
        // Answers are to what stood there.
        if field.changed() {
            entry.chosen.clear();
            entry.levels = None;
        }
        if entry.text.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
    });
}

/// What would be taken over.
struct PastedChange {
    fields: Vec<(Field, FieldValue)>,
    /// A year that is there more than once.
    twice: Option<Year>,
    /// Whether it can be taken over: there is something, and nothing is asked.
    is_possible: bool,
}

impl PastedChange {
    fn of(target: &Target, pasted: &Pasted<FieldValue>, entry: &PasteDialog) -> Self {
        let read = |row: &PastedRow<FieldValue>| {
            Some((row.year, reading(&row.value, entry.chosen.get(&row.year))?.clone()))
        };
        let values: Vec<(Year, FieldValue)> = pasted.rows.iter().filter_map(read).collect();
        let twice = twice(&values);
        let is_possible = !values.is_empty() && values.len() == pasted.rows.len() && twice.is_none();
        let fields = values.into_iter().map(|(year, value)| (target.field(year), value)).collect();
        Self { fields, twice, is_possible }
    }
}

/// The place where most values lie near what stands there in their likeliest reading, then in any, then
/// the one that understands most of them; of kinds that are equal in that the nearest, of equal places of
/// one kind the first.
fn likeliest(targets: &[Target], text: &str, app: &App, document: &Document) -> Option<Target> {
    let scores: Vec<Score> = targets.iter().map(|target| Score::of(target, text, app, document)).collect();
    let most = scores.iter().map(|score| score.counts).max()?;
    let best = targets.iter().zip(&scores).filter(|(_, score)| score.counts == most);
    let mut first_of_kinds: Vec<(&Target, &Score)> = Vec::new();
    for (target, score) in best {
        let is_alike =
            |(other, _): &(&Target, &Score)| std::mem::discriminant(*other) == std::mem::discriminant(target);
        if !first_of_kinds.iter().any(is_alike) {
            first_of_kinds.push((target, score));
        }
    }
    // The first of those that are equal.
    let nearest = first_of_kinds.iter().rev().max_by_key(|(_, score)| Reverse(score.distance));
    nearest.map(|(target, _)| (*target).clone())
}

/// How well a text fits a place.
struct Score {
    /// Values near what stands there in their likeliest reading, in any reading; values with one reading.
    counts: [usize; 3],
    /// How far the values are from what stands there, in all.
    distance: Decimal,
}

impl Score {
    fn of(target: &Target, text: &str, app: &App, document: &Document) -> Self {
        let (mut read, ways) = target.read(app, document, text, None);
        if let Some(way) = ways.first() {
            read = target.read(app, document, text, Some(*way)).0;
        }
        let is_understood = |row: &&PastedRow<FieldValue>| matches!(row.value, Typed::Understood(_));
        let distance_of = |row: &PastedRow<FieldValue>, value: &FieldValue| {
            target.distance(app, document, row.year, value).unwrap_or(FARTHEST).min(FARTHEST)
        };
        // The likeliest reading, and the nearest one.
        let of_row = |row: &PastedRow<FieldValue>| {
            let readings = match &row.value {
                Typed::Understood(value) => std::slice::from_ref(value),
                Typed::Ambiguous(values) => values.as_slice(),
                Typed::NotUnderstood(_) | Typed::Empty => &[],
            };
            let distances: Vec<Decimal> = readings.iter().map(|value| distance_of(row, value)).collect();
            let nearest = distances.iter().min().copied().unwrap_or(FARTHEST);
            [distances.first().copied().unwrap_or(FARTHEST), nearest]
        };
        let distances: Vec<[Decimal; 2]> = read.rows.iter().map(of_row).collect();
        let near = |which: usize| distances.iter().filter(|of_row| of_row[which] < HARDLY_MEANT).count();
        Self {
            counts: [near(0), near(1), read.rows.iter().filter(is_understood).count()],
            distance: distances.iter().fold(Decimal::ZERO, |sum, of_row| sum.saturating_add(of_row[0])),
        }
    }
}

/// A value farther from what stands there is no farther.
const FARTHEST: Decimal = Decimal::ONE_THOUSAND;

fn target_ui(ui: &mut Ui, app: &App, targets: &[Target], now: &Target, unit: &str, entry: &mut PasteDialog) {
    ui.horizontal(|ui| {
        let label = ui.label(theme::secondary(ui, app.say(key::PASTE_TARGET)));
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
        let said = say_with(app.language(), key::TYPED_BARE_UNIT, &[("unit", unit.into())]);
        ui.label(theme::caption(said));
    });
}

/// The years with their values, and the lines that are not understood.
fn understood_ui(
    ui: &mut Ui,
    app: &App,
    target: &Target,
    pasted: &Pasted<FieldValue>,
    changes: Option<&Revision>,
    entry: &mut PasteDialog,
) {
    let language = app.language();
    ui.spacing_mut().item_spacing.y = gap::TINY;
    for row in &pasted.rows {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::SMALL;
            ui.set_min_height(24.0);
            ui.label(theme::secondary(ui, row.year.to_string()));
            if let Typed::Ambiguous(values) = &row.value {
                asked_ui(ui, app, &pasted.rows, row, values, entry);
                return;
            }
            let Some(value) = reading(&row.value, None) else { return };
            ui.label(said_words(app, value));
            let field = target.field(row.year);
            let change = changes.and_then(|made| made.changes.iter().find(|change| change.field == field));
            let told = match (changes, change) {
                (_, Some(change)) => {
                    say_with(language, key::PASTE_INSTEAD, &[("value", (&change.before).into())])
                }
                (Some(_), None) => app.say(key::PASTE_AS_IT_STANDS),
                (None, None) => String::new(),
            };
            ui.add(Label::new(theme::caption(told)).truncate());
        });
        if let Some(noise) = noise(&row.text, language) {
            ui.add(Label::new(theme::caption(noise)).wrap());
        }
    }
    for refused in &pasted.refused {
        ui.add_space(gap::TINY);
        let hint = [("line", refused.line.into()), ("hint", refused.hint.say(language).into())];
        let error = theme::color(theme::palette(ui).error);
        let said = RichText::new(say_with(language, key::PASTE_LINE, &hint)).color(error);
        ui.add(Label::new(said).wrap());
        ui.add(Label::new(theme::caption(refused.text.trim())).truncate());
    }
}

/// A value; with its status and its sources where the text names them.
fn said_words(app: &App, value: &FieldValue) -> String {
    let words = value_words(value, app.language());
    match value.status() {
        Some(status) if status != Status::Assumed || !value.sources().is_empty() => {
            format!("{words} · {}", status_and_sources(status, value.sources(), &app.library()))
        }
        _ => words,
    }
}

/// A value that can be read in several ways: a button for each. The first answer counts for every value
/// that is in the same doubt.
fn asked_ui(
    ui: &mut Ui,
    app: &App,
    rows: &[PastedRow<FieldValue>],
    row: &PastedRow<FieldValue>,
    values: &[FieldValue],
    entry: &mut PasteDialog,
) {
    let chosen = entry.chosen.get(&row.year).copied();
    ui.vertical(|ui| {
        if chosen.is_none() {
            let warning = theme::color(theme::palette(ui).warning);
            ui.label(RichText::new(app.say(key::TYPED_WHICH)).small().color(warning));
        }
        ui.horizontal_wrapped(|ui| {
            for (idx, value) in values.iter().enumerate() {
                let words = value_words(value, app.language());
                if ui.add(Button::new(words).selected(chosen == Some(idx))).clicked() {
                    let alike = rows.iter().filter(|other| doubt(&other.value) == doubt(&row.value));
                    for other in alike.filter(|other| other.year != row.year) {
                        entry.chosen.entry(other.year).or_insert(idx);
                    }
                    entry.chosen.insert(row.year, idx);
                }
            }
        });
    });
}

/// What several readings of a value are to each other: `2,4` and `1,9` are in the same doubt.
fn doubt(value: &Typed<FieldValue>) -> Option<Vec<Option<Decimal>>> {
    let Typed::Ambiguous(values) = value else { return None };
    let number = |value: &FieldValue| match value {
        FieldValue::Money(stated) => Some(stated.value.amount),
        FieldValue::Rate(stated) => Some(stated.value.0),
        FieldValue::Exchange(stated) => Some(stated.value.amount),
        _ => None,
    };
    let first = number(values.first()?)?;
    let times = |value: &FieldValue| {
        Some(
            number(value)?
                .checked_div(first)?
                .round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero),
        )
    };
    Some(values.iter().map(times).collect())
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
    pasted: &Pasted<FieldValue>,
    taken: PastedChange,
    comes_to: Option<String>,
    out: &mut Vec<Action>,
) -> bool {
    let count = |key, count: usize| say_with(app.language(), key, &[("count", count.into())]);
    let mut said = vec![count(key::PASTE_UNDERSTOOD, taken.fields.len())];
    if !pasted.refused.is_empty() {
        said.push(count(key::PASTE_REFUSED, pasted.refused.len()));
    }
    if let Some(year) = taken.twice {
        said.push(Hint::YearTwice(year).say(app.language()));
    }
    said.extend(comes_to);
    ui.add(Label::new(theme::secondary(ui, said.join(" · "))).wrap());
    ui.add(Label::new(theme::caption(app.say(key::PASTE_ASSUMED))).wrap());
    ui.add_space(gap::SMALL);

    let mut is_over = false;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let take_over = app.say(key::PASTE_TAKE_OVER);
        if ui.add_enabled(taken.is_possible, widgets::primary(&take_over)).clicked() {
            let (documents, fields) = with_sources(app, document.id, taken.fields);
            out.push(Action::Edit(Edit::SetAll { documents, fields }));
            is_over = true;
        }
        if ui.button(app.say(key::DIALOG_CANCEL)).clicked() {
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
