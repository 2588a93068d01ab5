//! `compare`: what differs between scenarios, and what that costs.

use std::io::Write;
use std::path::PathBuf;

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::project::{amount, grid, in_one_line, measure, unit_word};
use super::{Failure, Outcome};
use crate::engine::{
    Bars, Bridge, Comparison, Crossing, Effect, EqualSums, Line, Measure, Side, Sides, Span, Standing,
    bridge, compare,
};
use crate::files;
use crate::files::record;
use crate::model::{Field, FieldValue, Money, Record, Scenario, Unit, Value, Year};
use crate::present::Align;
use crate::text::compare::{
    FieldWords, Shown, bar_name, crossing_words, equal_sums_words, field_list, line_words, missing_words,
    not_alone_words, sum_crossing_words,
};
use crate::text::numbers::{Digits, money_rounded, rate, signed, year, years};
use crate::text::{Language, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Words {
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

pub(super) fn run(words: &Words, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let measure = measure(words.currency.as_ref(), words.real.as_ref())?;
    let (baseline, is_sound) = super::open_and_check(&words.baseline, language)?;
    let baseline = baseline.scenario;
    let record = record::bundled();
    let mut is_no = !is_sound;
    let mut unreadable = Vec::new();
    let mut compared = Vec::new();
    let mut first = true;
    for path in &words.others {
        match super::open_and_check(path, language) {
            Ok((file, is_sound)) => {
                let pair = Pair::new(&baseline, &file.scenario, record, &measure);
                is_no |= !is_sound || !pair.comparison.is_empty();
                if words.json {
                    compared.push(as_json(&pair, language));
                } else {
                    if !std::mem::take(&mut first) {
                        writeln!(out)?;
                    }
                    tell(&pair, language, out)?;
                }
            }
            // The rest is still compared.
            Err(error) => unreadable.push(error.to_string()),
        }
    }
    if words.json {
        let json = json!({ "baseline": baseline.title, "comparisons": compared });
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
    comparison: Comparison,
    bridge: Option<Bridge>,
}

impl<'a> Pair<'a> {
    fn new(baseline: &'a Scenario, other: &'a Scenario, record: &Record, measure: &Measure) -> Self {
        let comparison = compare(baseline, other, record, measure);
        let bridge = bridge(&comparison, record);
        Self { written: Sides { baseline, other }, comparison, bridge }
    }

    fn title(&self, side: Side) -> &str {
        &self.written.of(side).title
    }

    fn missing(&self, language: Language) -> Vec<String> {
        let words = |missing| missing_words(&self.comparison, missing, |side| self.title(side), language);
        self.comparison.missing.iter().map(words).collect()
    }

    fn break_even(&self, language: Language) -> Vec<String> {
        let comparison = &self.comparison;
        let yearly = comparison.crossings.iter().map(|&crossing| crossing_words(crossing, language));
        let sums = comparison
            .sum_crossings
            .iter()
            .map(|&crossing| sum_crossing_words(comparison, crossing, language));
        let growth = equal_sums_words(comparison, self.title(Side::Other), language);
        yearly.chain(sums).chain(growth).collect()
    }
}

fn tell(pair: &Pair<'_>, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    let comparison = &pair.comparison;
    let titles = [Side::Baseline, Side::Other].map(|side| pair.title(side));
    let args = [("baseline", titles[0].into()), ("other", titles[1].into())];
    writeln!(out, "{}", in_one_line(&say_with(language, "compare-title", &args)))?;
    if comparison.is_empty() {
        writeln!(out, "{}", say(language, "compare-nothing-differs"))?;
        return Ok(());
    }
    if !comparison.years.is_empty() {
        let term = years(comparison.years, language);
        writeln!(out, "{}", say_with(language, "compare-years", &[("years", term.into())]))?;
    }
    for side in [Side::Baseline, Side::Other] {
        let apart = comparison.apart.iter().filter(|apart| apart.side == side);
        let apart: Vec<String> = apart.map(|apart| year(apart.year, language)).collect();
        if !apart.is_empty() {
            let args = [("title", pair.title(side).into()), ("years", apart.join(", ").into())];
            writeln!(out, "{}", in_one_line(&say_with(language, "compare-apart", &args)))?;
        }
    }
    for missing in pair.missing(language) {
        writeln!(out, "{}", in_one_line(&missing))?;
    }
    let shown = Shown::of(comparison, language);
    tell_lines(comparison, shown, language, out)?;
    if !comparison.rows.is_empty() {
        tell_years(comparison, shown, language, out)?;
    }
    if let Some(bridge) = &pair.bridge {
        tell_bridge(bridge, shown, language, out)?;
    }
    let break_even = pair.break_even(language);
    if !break_even.is_empty() {
        writeln!(out, "\n{}", say(language, "compare-break-even"))?;
        for line in break_even {
            writeln!(out, "{}", in_one_line(&line))?;
        }
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
        let effect = say(language, "compare-head-effect");
        let mut rows = vec![vec![
            say(language, "compare-head-what"),
            say(language, "compare-head-baseline"),
            say(language, "compare-head-scenario"),
            format!("{effect} ({})", shown.unit.label(language)),
        ]];
        for line in &comparison.lines {
            let mut effect = match line.effect {
                Effect::Known(effect) => shown.change(effect),
                Effect::NotAlone(why) => not_alone_words(why, language),
                Effect::NoSums => String::new(),
            };
            let mut joint = "";
            for FieldWords { name, baseline, other } in line_words(comparison, line, language) {
                rows.push(vec![format!("{joint}{name}"), baseline, other, std::mem::take(&mut effect)]);
                joint = "+ ";
            }
        }
        if let Some(difference) = comparison.difference() {
            let together = say(language, "compare-together");
            rows.push(vec![together, String::new(), String::new(), shown.change(difference)]);
        } else {
            for row in &mut rows {
                row.truncate(3);
            }
        }
        writeln!(out)?;
        grid(&rows, &[Align::Left, Align::Left, Align::Left, Align::Right], out)?;
    }
    if !comparison.without_cost.is_empty() {
        let fields = field_list(&comparison.without_cost, language);
        let told = say_with(language, "compare-without-cost", &[("fields", fields.into())]);
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
        say(language, "compare-head-year"),
        head("compare-head-baseline"),
        head("compare-head-scenario"),
        head("compare-head-difference"),
        say(language, "compare-head-per-cent"),
    ]];
    let dash = || "–".to_owned();
    let amount = |value: Option<Decimal>| value.map_or_else(dash, |value| shown.amount(value));
    let change = |value: Option<Decimal>| value.map_or_else(dash, |value| shown.change(value));
    let per_cent =
        |value: Option<Decimal>| value.map_or_else(dash, |value| signed(rate(value, Digits::AtMost(1))));
    rows.extend(comparison.rows.iter().map(|row| {
        vec![
            year(row.year, language),
            amount(row.amounts.baseline.known()),
            amount(row.amounts.other.known()),
            change(row.difference()),
            per_cent(row.per_cent()),
        ]
    }));
    let sums = comparison.sums;
    let difference = comparison.difference();
    let of_baseline = sums.and_then(|sums| difference?.checked_div(sums.baseline));
    rows.push(vec![
        say(language, "compare-sum"),
        amount(sums.map(|sums| sums.baseline)),
        amount(sums.map(|sums| sums.other)),
        change(difference),
        per_cent(of_baseline),
    ]);
    writeln!(out)?;
    grid(&rows, &[Align::Left, Align::Right, Align::Right, Align::Right, Align::Right], out)
}

fn tell_bridge(
    bridge: &Bridge,
    shown: Shown,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if bridge.bars.is_empty() {
        return Ok(());
    }
    let amounts = format!("{} ({})", say(language, "bridge-head-amount"), shown.unit.label(language));
    let mut rows = vec![vec![say(language, "bridge-head-cause"), amounts]];
    let bars = bridge.average(Span::Sum);
    let (sizes, sum) = bars.shown(shown.step);
    rows.extend(
        bridge.bars.iter().zip(&sizes).map(|(bar, &size)| vec![bar_name(bar, language), shown.change(size)]),
    );
    rows.push(vec![say(language, "compare-together"), shown.change(sum)]);
    writeln!(out, "\n{}", say(language, "bridge-title"))?;
    grid(&rows, &[Align::Left, Align::Right], out)?;
    writeln!(out, "{}", say(language, "bridge-average"))?;
    let together = bridge.together(Span::Sum);
    if !together.is_zero() {
        let amount = signed(money_rounded(Money::new(together, bridge.currency), language));
        writeln!(out, "{}", say_with(language, "bridge-together", &[("amount", amount.into())]))?;
    }
    let exact = bars.sizes();
    if sizes.iter().zip(&exact).any(|(&size, &exact)| shown.change(size) != shown.change(exact)) {
        writeln!(out, "{}", say(language, "bridge-closed"))?;
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
            })
        })
        .collect();
    let apart: Vec<Json> = comparison
        .apart
        .iter()
        .map(|apart| json!({ "year": apart.year.0, "of": side_word(apart.side), "amount": amount(apart.amount, unit) }))
        .collect();
    let unpromised =
        |side: Side| comparison.unpromised.of(side).iter().map(|year| json!(year.0)).collect::<Vec<Json>>();
    let fields: Vec<Json> = comparison.fields.iter().map(|field| field_json(field, pair.written)).collect();
    json!({
        "scenario": pair.title(Side::Other),
        "unit": unit_word(unit),
        "fields": fields,
        "lines": comparison.lines.iter().map(|line| line_json(comparison, line, language)).collect::<Vec<_>>(),
        "rows": rows,
        "apart": apart,
        "sums": {
            "baseline": exact(comparison.sums.map(|sums| sums.baseline)),
            "scenario": exact(comparison.sums.map(|sums| sums.other)),
            "difference": exact(comparison.difference()),
        },
        "bridge": pair.bridge.as_ref().map(|bridge| bridge_json(bridge, language)),
        "break_even": {
            "years": crossings_json(&comparison.crossings),
            "sums": crossings_json(&comparison.sum_crossings),
            "growth": comparison.equal_sums.map(equal_sums_json),
            "words": pair.break_even(language),
        },
        "missing": pair.missing(language),
        "last_unit_not_promised": {
            "baseline": unpromised(Side::Baseline),
            "scenario": unpromised(Side::Other),
        },
    })
}

fn field_json(field: &Field, written: Sides<&Scenario>) -> Json {
    let spelt = |side: Side| {
        let value = field.read(written.of(side)).unwrap_or(FieldValue::Absent);
        (value != FieldValue::Absent).then(|| files::spell_value(&value))
    };
    json!({ "field": field.to_string(), "baseline": spelt(Side::Baseline), "scenario": spelt(Side::Other) })
}

fn line_json(comparison: &Comparison, line: &Line, language: Language) -> Json {
    let (effect, why) = match line.effect {
        Effect::Known(effect) => (Some(effect), None),
        Effect::NotAlone(why) => (None, Some(not_alone_words(why, language))),
        Effect::NoSums => (None, None),
    };
    let over = Sides { baseline: &comparison.scenarios.baseline, other: &comparison.scenarios.other };
    json!({
        "names": line_words(comparison, line, language).into_iter().map(|words| words.name).collect::<Vec<_>>(),
        "fields": line.fields.iter().map(|field| field_json(field, over)).collect::<Vec<_>>(),
        "effect": exact(effect, Unit::Money(comparison.currency)),
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
        .zip(sizes(&average).into_iter().zip(sizes(&alone)))
        .map(|(bar, (amount, alone))| {
            json!({
                "causes": bar.causes.iter().map(|cause| cause.word()).collect::<Vec<_>>(),
                "name": bar_name(bar, language),
                "amount": exact(Some(amount), unit),
                "alone": exact(Some(alone), unit),
            })
        })
        .collect();
    json!({
        "unit": unit_word(unit),
        "bars": bars,
        "difference": exact(Some(average.difference()), unit),
        "causes_together": exact(Some(bridge.together(Span::Sum)), unit),
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
