//! `compare`: what differs between scenarios, and what that costs.

use std::io::Write;
use std::path::PathBuf;

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::cli::answer::{Failure, Outcome};
use crate::cli::lines::{grid, in_one_line};
use crate::cli::opened::Opened;
use crate::cli::project::{amount, measure, status_json, unit_word};
use crate::engine::{
    Bars, Bridge, ComparedYear, Comparison, Crossing, Effect, EqualSums, Line, Measure, Missing, NotRead,
    RateBasis, Side, Sides, Span, Standing, bridge, compare,
};
use crate::files;
use crate::files::record;
use crate::model::{Field, FieldValue, Money, Record, Scenario, Status, Unit, Value, Year};
use crate::present::Align;
use crate::present::certainty::{signs_of, with_sign};
use crate::text::compare::{
    FieldWords, Shown, bar_name, crossing_words, equal_sums_words, field_list, line_words, missing_words,
    name_of_sum, not_alone_words, sum_crossing_words,
};
use crate::text::explanation::{list_years, unpromised_words};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::numbers::{Digits, money_rounded, rate, signed, year, years};
use crate::text::reading::not_read_words;
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenario that the others are held against.
    baseline: PathBuf,
    /// The others.
    #[arg(required = true)]
    others: Vec<PathBuf>,
    /// As JSON: amounts and rates as exact decimals in strings.
    #[arg(long)]
    json: bool,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let measure = measure(words.currency.as_ref(), words.real.as_ref())?;
    let (baseline, is_sound) = super::opened::open_and_check(&words.baseline, language)?;
    let mut is_no = !is_sound;
    let mut files = vec![(words.baseline.as_path(), baseline)];
    let mut unreadable = Vec::new();
    for path in &words.others {
        match super::opened::open_and_check(path, language) {
            Ok((file, is_sound)) => {
                is_no |= !is_sound;
                files.push((path, file));
            }
            // The rest is still compared.
            Err(error) => unreadable.push(error.to_string()),
        }
    }
    // What differs is read in the scenarios as they are written, whatever they are called.
    let written: Vec<Scenario> = files.iter().map(|(_, file)| file.scenario.clone()).collect();
    let opened = super::opened::called(files, language);
    let record = record::bundled();
    let mut compared = Vec::new();
    for (place, (scenario, other)) in written.iter().zip(&opened).enumerate().skip(1) {
        let pair = Pair::new([&written[0], scenario], [&opened[0], other], record, &measure);
        is_no |= !pair.comparison.is_empty();
        if words.json {
            compared.push(as_json(&pair, language));
        } else {
            if place > 1 {
                writeln!(out)?;
            }
            tell(&pair, language, out)?;
        }
    }
    if words.json {
        let json = json!({ "baseline": opened[0].scenario.title, "comparisons": compared });
        writeln!(out, "{}", serde_json::to_string_pretty(&json).map_err(Failure::told)?)?;
    }
    if !unreadable.is_empty() {
        out.flush()?;
        return Err(Failure::Told(unreadable.join("\n")));
    }
    Ok((!is_no).into())
}

/// Two scenarios with all that is told about them.
struct Pair<'a> {
    written: Sides<&'a Scenario>,
    called: Sides<&'a Opened>,
    comparison: Comparison,
    bridge: Option<Bridge>,
}

impl<'a> Pair<'a> {
    fn new(
        [baseline, other]: [&'a Scenario; 2],
        called: [&'a Opened; 2],
        record: &Record,
        measure: &Measure,
    ) -> Self {
        let comparison = compare(baseline, other, record, measure);
        let bridge = bridge(&comparison, record);
        let called = Sides { baseline: called[0], other: called[1] };
        Self { written: Sides { baseline, other }, called, comparison, bridge }
    }

    fn title(&self, side: Side) -> &str {
        &self.called.of(side).scenario.title
    }

    /// Of a side that is not called by the title that its file bears, that this is so.
    fn title_notes(&self, language: Language) -> impl Iterator<Item = String> {
        let sides = [self.called.baseline, self.called.other];
        let notes = sides.map(|opened| Some(format!("{}: {}", opened.name, opened.title_note(language)?)));
        notes.into_iter().flatten()
    }

    /// Of each side, in which years its last rounding unit is not promised.
    fn unpromised(&self, language: Language) -> Vec<String> {
        let words = |side| {
            let words = unpromised_words(self.comparison.unpromised.of(side), language)?;
            Some(format!("{}: {words}", self.title(side)))
        };
        [Side::Baseline, Side::Other].into_iter().filter_map(words).collect()
    }

    /// How well the figures are known that are told, each status that occurs.
    fn statuses(&self) -> Vec<Status> {
        let rows = self.comparison.rows.iter().flat_map(|row| [row.known.baseline, row.known.other]);
        let lines = self.comparison.lines.iter().map(|line| line.status(Span::Sum));
        let bars = self.bridge.iter().flat_map(|bridge| bridge.average(Span::Sum).statuses().to_vec());
        rows.chain(lines).chain(bars).collect()
    }

    fn missing(&self, language: Language) -> Vec<String> {
        self.comparison.missing.iter().map(|missing| self.missing_words(missing, language)).collect()
    }

    fn missing_words(&self, missing: &Missing, language: Language) -> String {
        missing_words(&self.comparison, missing, |side| self.title(side), language)
    }

    /// Why there is no difference of sums, if there is none.
    fn why_no_difference(&self, language: Language) -> Option<String> {
        if self.comparison.difference().is_some() {
            return None;
        }
        let missing = self.comparison.first_missing();
        let told = missing.map(|missing| self.missing_words(missing, language));
        Some(told.unwrap_or_else(|| say(language, key::COMPARE_NO_SUMS)))
    }

    /// Why years or their sum have a difference and no per cent, if any have none.
    fn no_per_cent(&self, language: Language) -> Option<String> {
        let without = self.comparison.years_without_per_cent();
        let mut of = list_years(&without, language);
        if self.comparison.difference().is_some() && self.comparison.per_cent().is_none() {
            let separator = if of.is_empty() { "" } else { ", " };
            of = format!("{of}{separator}{}", say(language, key::COMPARE_SUM));
        }
        let why = not_read_words(NotRead::NotAboveZero, self.title(Side::Baseline), |_| None, language);
        let head = say(language, key::COMPARE_HEAD_PER_CENT);
        (!of.is_empty()).then(|| format!("– {head}, {of}: {why}"))
    }

    /// Measure and basis of the amounts: `In USD, current prices, each year at its average exchange rate`.
    fn basis(&self, language: Language) -> String {
        let Comparison { measure, rates, scenarios, .. } = &self.comparison;
        let name = measure_name(measure, scenarios.baseline.currency(), language);
        format!("{name}, {}", measure_basis(measure, rates, language))
    }

    fn break_even(&self, language: Language) -> Vec<String> {
        let comparison = &self.comparison;
        let yearly = comparison.crossings.iter().map(|&crossing| crossing_words(crossing, language));
        let sums = comparison
            .sum_crossings
            .iter()
            .map(|&crossing| sum_crossing_words(comparison, crossing, language));
        let status = comparison.difference_status(Span::Sum);
        let growth = equal_sums_words(comparison, self.title(Side::Other), language);
        yearly.chain(sums).chain(growth.map(|told| with_sign(told, status))).collect()
    }
}

fn tell(pair: &Pair<'_>, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    let comparison = &pair.comparison;
    let titles = [Side::Baseline, Side::Other].map(|side| pair.title(side));
    let args = [("baseline", titles[0].into()), ("other", titles[1].into())];
    writeln!(out, "{}", in_one_line(&say_with(language, key::COMPARE_TITLE, &args)))?;
    if comparison.is_empty() {
        writeln!(out, "{}", say(language, key::COMPARE_NOTHING_DIFFERS))?;
        for note in pair.unpromised(language) {
            writeln!(out, "{}", in_one_line(&note))?;
        }
        return Ok(());
    }
    if !comparison.years.is_empty() {
        let term = years(comparison.years, language);
        writeln!(out, "{}", say_with(language, key::COMPARE_YEARS, &[("years", term.into())]))?;
        writeln!(out, "{}", pair.basis(language))?;
    }
    for side in [Side::Baseline, Side::Other] {
        let apart = comparison.apart.iter().filter(|apart| apart.side == side);
        let apart: Vec<String> = apart.map(|apart| year(apart.year, language)).collect();
        if !apart.is_empty() {
            let args = [("title", pair.title(side).into()), ("years", apart.join(", ").into())];
            writeln!(out, "{}", in_one_line(&say_with(language, key::COMPARE_APART, &args)))?;
        }
    }
    let notes = pair.title_notes(language).chain(pair.unpromised(language));
    for missing in pair.missing(language).into_iter().chain(notes) {
        writeln!(out, "{}", in_one_line(&missing))?;
    }
    let shown = Shown::of(comparison, language);
    tell_lines(comparison, shown, language, out)?;
    if !comparison.rows.is_empty() {
        tell_years(comparison, shown, language, out)?;
        if let Some(told) = pair.no_per_cent(language) {
            writeln!(out, "\n{}", in_one_line(&told))?;
        }
    }
    if let Some(bridge) = &pair.bridge {
        tell_bridge(comparison, bridge, shown, language, out)?;
    }
    let signs = signs_of(&pair.statuses(), language);
    let break_even = pair.break_even(language);
    if !break_even.is_empty() {
        writeln!(out, "\n{}", say(language, key::COMPARE_BREAK_EVEN))?;
        for line in break_even {
            writeln!(out, "{}", in_one_line(&line))?;
        }
    }
    if !signs.is_empty() {
        writeln!(out, "\n{}", signs.join("   "))?;
    }
    Ok(())
}

/// The redline: fields with their values on both sides, and what each is worth.
fn tell_lines(
    comparison: &Comparison,
    shown: Shown,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if !comparison.lines.is_empty() {
        let effect = say(language, key::COMPARE_HEAD_EFFECT);
        let mut rows = vec![vec![
            say(language, key::COMPARE_HEAD_WHAT),
            say(language, key::COMPARE_HEAD_BASELINE),
            say(language, key::COMPARE_HEAD_SCENARIO),
            format!("{effect} ({})", shown.unit.label(language)),
        ]];
        for line in &comparison.lines {
            let mut effect = match line.effect {
                Effect::Known(effect) => with_sign(shown.change(effect), line.status(Span::Sum)),
                Effect::NotAlone(why) => not_alone_words(why, language),
                Effect::NoSums => say(language, key::WORD_UNKNOWN),
            };
            let mut joint = "";
            for FieldWords { name, baseline, other } in line_words(comparison, line, language) {
                rows.push(vec![format!("{joint}{name}"), baseline, other, std::mem::take(&mut effect)]);
                joint = "+ ";
            }
        }
        let together = comparison.difference().map_or_else(
            || say(language, key::WORD_UNKNOWN),
            |difference| with_sign(shown.change(difference), comparison.difference_status(Span::Sum)),
        );
        let name = name_of_sum(say(language, key::COMPARE_TOGETHER), comparison, language);
        rows.push(vec![name, String::new(), String::new(), together]);
        writeln!(out)?;
        grid(&rows, &[Align::Left, Align::Left, Align::Left, Align::Right], out)?;
    }
    if !comparison.without_cost.is_empty() {
        let fields = field_list(&comparison.without_cost, language);
        let told = say_with(language, key::COMPARE_WITHOUT_COST, &[("fields", fields.into())]);
        writeln!(out, "\n{}", in_one_line(&told))?;
    }
    Ok(())
}

fn tell_years(
    comparison: &Comparison,
    shown: Shown,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let unit = shown.unit.label(language);
    let head = |key| format!("{} ({unit})", say(language, key));
    let mut rows = vec![vec![
        say(language, key::COMPARE_HEAD_YEAR),
        head(key::COMPARE_HEAD_BASELINE),
        head(key::COMPARE_HEAD_SCENARIO),
        head(key::COMPARE_HEAD_DIFFERENCE),
        say(language, key::COMPARE_HEAD_PER_CENT),
    ]];
    let dash = || "–".to_owned();
    let told = |text: Option<String>, status| text.map_or_else(dash, |text| with_sign(text, status));
    let amount = |value: Option<Decimal>, status| told(value.map(|value| shown.amount(value)), status);
    let change = |value: Option<Decimal>, status| told(value.map(|value| shown.change(value)), status);
    let per_cent = |value: Option<Decimal>, status| {
        told(value.map(|value| signed(rate(value, Digits::AtMost(1)))), status)
    };
    rows.extend(comparison.rows.iter().map(|row| {
        vec![
            year(row.year, language),
            amount(row.amounts.baseline.known(), row.known.baseline),
            amount(row.amounts.other.known(), row.known.other),
            change(row.difference(), row.status()),
            per_cent(row.per_cent(), row.status()),
        ]
    }));
    let sums = comparison.sums;
    let (known, status) = (comparison.known(Span::Sum), comparison.difference_status(Span::Sum));
    let difference = comparison.difference();
    rows.push(vec![
        name_of_sum(say(language, key::COMPARE_SUM), comparison, language),
        amount(sums.map(|sums| sums.baseline), known.baseline),
        amount(sums.map(|sums| sums.other), known.other),
        change(difference, status),
        per_cent(comparison.per_cent(), status),
    ]);
    writeln!(out)?;
    grid(&rows, &[Align::Left, Align::Right, Align::Right, Align::Right, Align::Right], out)
}

fn tell_bridge(
    comparison: &Comparison,
    bridge: &Bridge,
    shown: Shown,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if bridge.bars.is_empty() {
        return Ok(());
    }
    let amounts = format!("{} ({})", say(language, key::BRIDGE_HEAD_AMOUNT), shown.unit.label(language));
    let mut rows = vec![vec![say(language, key::BRIDGE_HEAD_CAUSE), amounts]];
    let bars = bridge.average(Span::Sum);
    let (sizes, sum) = bars.shown(shown.step);
    rows.extend(
        bridge.bars.iter().zip(sizes.iter().zip(bars.statuses())).map(|(bar, (&size, &status))| {
            vec![bar_name(bar, language), with_sign(shown.change(size), status)]
        }),
    );
    let status = bridge.together_status(Span::Sum);
    let name = name_of_sum(say(language, key::COMPARE_TOGETHER), comparison, language);
    rows.push(vec![name, with_sign(shown.change(sum), status)]);
    writeln!(out, "\n{}", say(language, key::BRIDGE_TITLE))?;
    grid(&rows, &[Align::Left, Align::Right], out)?;
    writeln!(out, "{}", say(language, key::BRIDGE_AVERAGE))?;
    let together = bridge.together(Span::Sum);
    if !together.is_zero() {
        let amount = signed(money_rounded(Money::new(together, bridge.currency), language));
        let amount = with_sign(amount, status);
        writeln!(out, "{}", say_with(language, key::BRIDGE_TOGETHER, &[("amount", amount.into())]))?;
    }
    let exact = bars.sizes();
    if sizes.iter().zip(&exact).any(|(&size, &exact)| shown.change(size) != shown.change(exact)) {
        writeln!(out, "{}", say(language, key::BRIDGE_CLOSED))?;
    }
    Ok(())
}

fn as_json(pair: &Pair<'_>, language: Language) -> Json {
    let comparison = &pair.comparison;
    let unit = comparison.unit();
    let exact = |value: Option<Decimal>| exact(value, unit);
    let rows: Vec<Json> = comparison
        .rows
        .iter()
        .map(|row| {
            json!({
                "year": row.year.0,
                "baseline": amount(row.amounts.baseline, unit),
                "scenario": amount(row.amounts.other, unit),
                "difference": exact(row.difference()),
                "per_cent": fraction(row.per_cent()),
                "why_no_per_cent": row.difference().filter(|_| row.per_cent().is_none()).map(|_| {
                    not_read_words(NotRead::NotAboveZero, pair.title(Side::Baseline), |_| None, language)
                }),
                "status": row_status(row),
            })
        })
        .collect();
    let apart: Vec<Json> = comparison
        .apart
        .iter()
        .map(|apart| json!({ "year": apart.year.0, "of": side_word(apart.side), "amount": amount(apart.amount, unit), "status": apart.amount.known().map(|_| apart.status.word()) }))
        .collect();
    let unpromised =
        |side: Side| comparison.unpromised.of(side).iter().map(|year| json!(year.0)).collect::<Vec<Json>>();
    let fields: Vec<Json> = comparison.fields.iter().map(|field| field_json(field, pair.written)).collect();
    json!({
        "scenario": pair.title(Side::Other),
        "unit": unit_word(unit),
        "basis": pair.basis(language),
        "exchange_rates": {
            "baseline": kind_word(comparison.rates.kinds.first().copied().flatten()),
            "scenario": kind_word(comparison.rates.kinds.last().copied().flatten()),
        },
        "fields": fields,
        "lines": comparison.lines.iter().map(|line| line_json(pair, line, language)).collect::<Vec<_>>(),
        "rows": rows,
        "apart": apart,
        "sums": {
            "baseline": exact(comparison.sums.map(|sums| sums.baseline)),
            "scenario": exact(comparison.sums.map(|sums| sums.other)),
            "difference": exact(comparison.difference()),
            "why": pair.why_no_difference(language),
            "status": status_json([
                ("baseline", comparison.sums.map(|_| comparison.known(Span::Sum).baseline)),
                ("scenario", comparison.sums.map(|_| comparison.known(Span::Sum).other)),
                ("difference", comparison.difference().map(|_| comparison.difference_status(Span::Sum))),
            ]),
        },
        "bridge": pair.bridge.as_ref().map(|bridge| bridge_json(bridge, language)),
        "break_even": {
            "years": crossings_json(&comparison.crossings),
            "sums": crossings_json(&comparison.sum_crossings),
            "growth": comparison.equal_sums.map(equal_sums_json),
            "growth_status": comparison
                .equal_sums
                .map(|_| comparison.difference_status(Span::Sum).word()),
            "words": pair.break_even(language),
        },
        "missing": pair.missing(language),
        "notes": pair.title_notes(language).collect::<Vec<_>>(),
        "last_unit_not_promised": {
            "baseline": unpromised(Side::Baseline),
            "scenario": unpromised(Side::Other),
        },
    })
}

/// How well the figures of a year are known.
fn row_status(row: &ComparedYear) -> Json {
    status_json([
        ("baseline", row.amounts.baseline.known().map(|_| row.known.baseline)),
        ("scenario", row.amounts.other.known().map(|_| row.known.other)),
        ("difference", row.difference().map(|_| row.status())),
        ("per_cent", row.per_cent().map(|_| row.status())),
    ])
}

fn field_json(field: &Field, written: Sides<&Scenario>) -> Json {
    let spelt = |side: Side| {
        let value = field.read(written.of(side)).unwrap_or(FieldValue::Absent);
        (value != FieldValue::Absent).then(|| files::spell_value(&value))
    };
    json!({ "field": field.to_string(), "baseline": spelt(Side::Baseline), "scenario": spelt(Side::Other) })
}

/// Every field stands as `set` finds it in the files; one that is the level of a later year as it is
/// compared.
fn line_json(pair: &Pair<'_>, line: &Line, language: Language) -> Json {
    let comparison = &pair.comparison;
    let (effect, why) = match line.effect {
        Effect::Known(effect) => (Some(effect), None),
        Effect::NotAlone(why) => (None, Some(not_alone_words(why, language))),
        Effect::NoSums => (None, pair.why_no_difference(language)),
    };
    let over = Sides { baseline: &comparison.scenarios.baseline, other: &comparison.scenarios.other };
    let mut fields: Vec<Json> = Vec::new();
    for field in &line.fields {
        match &comparison.as_written(field)[..] {
            [written] if written == field => fields.push(field_json(field, over)),
            several => fields.extend(several.iter().map(|field| field_json(field, pair.written))),
        }
    }
    fields.dedup();
    json!({
        "names": line_words(comparison, line, language).into_iter().map(|words| words.name).collect::<Vec<_>>(),
        "fields": fields,
        "effect": exact(effect, Unit::Money(comparison.currency)),
        "status": effect.map(|_| line.status(Span::Sum).word()),
        "why": why,
    })
}

fn bridge_json(bridge: &Bridge, language: Language) -> Json {
    let unit = Unit::Money(bridge.currency);
    let sizes = |bars: &Bars| bars.sizes();
    let (average, alone) = (bridge.average(Span::Sum), bridge.alone(Span::Sum));
    let bars: Vec<Json> = bridge
        .bars
        .iter()
        .zip(average.statuses())
        .zip(sizes(&average).into_iter().zip(sizes(&alone)))
        .map(|((bar, status), (amount, alone))| {
            json!({
                "causes": bar.causes.iter().map(|cause| cause.word()).collect::<Vec<_>>(),
                "name": bar_name(bar, language),
                "amount": exact(Some(amount), unit),
                "alone": exact(Some(alone), unit),
                "status": status.word(),
            })
        })
        .collect();
    json!({
        "unit": unit_word(unit),
        "bars": bars,
        "difference": exact(Some(average.difference()), unit),
        "causes_together": exact(Some(bridge.together(Span::Sum)), unit),
        "status": bridge.together_status(Span::Sum).word(),
        "years": bridge.years.iter().map(|year: &Year| year.0).collect::<Vec<_>>(),
    })
}

fn crossings_json(crossings: &[Crossing]) -> Vec<Json> {
    let json = |crossing: &Crossing| json!({ "year": crossing.year.0, "scenario_is": standing_word(crossing.standing) });
    crossings.iter().map(json).collect()
}

fn equal_sums_json(equal: EqualSums) -> Json {
    match equal {
        EqualSums::At { first, last } => {
            json!({ "first": fraction(Some(first.0)), "last": fraction(Some(last.0)) })
        }
        EqualSums::Between { below, above, nearest } => json!({
            "below": fraction(Some(below.0)),
            "above": fraction(Some(above.0)),
            "nearest": fraction(Some(nearest.0)),
        }),
        EqualSums::Never(standing) => json!({ "always": standing_word(standing) }),
        EqualSums::NoEffect => Json::Null,
    }
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Dearer => "dearer",
        Standing::Cheaper => "cheaper",
    }
}

/// Whose exchange rates a side is at; none where nothing is converted.
fn kind_word(kind: Option<RateBasis>) -> Option<&'static str> {
    kind.map(|kind| match kind {
        RateBasis::Scenario => "stated",
        RateBasis::Average => "yearly average",
    })
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Baseline => "baseline",
        Side::Other => "scenario",
    }
}

/// An exact decimal in a string, counted as [`unit_word`] says.
fn exact(value: Option<Decimal>, unit: Unit) -> Json {
    value.map_or(Json::Null, |value| amount(Value::Known(value), unit))
}

fn fraction(value: Option<Decimal>) -> Json {
    exact(value, Unit::Rate)
}
