//! `compare`: what differs between scenarios, and what that costs.

use std::io::Write;
use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::cli::answer::{Failure, Outcome};
use crate::cli::json::{
    self, ApartYear, BreakEven, BridgeAnswer, BridgeBar, CompareAnswer, ComparedFigures, CrossingYear,
    DifferentField, DifferentLine, EqualSumsGrowth, Exact, OfSides, PairAnswer, PairSums, PairYear,
    RatesOfSides,
};
use crate::cli::lines::{grid, in_one_line};
use crate::cli::opened::OpenedScenario;
use crate::cli::project::measure;
use crate::engine::{
    Bar, Bridge, ChangeEffect, ComparedYear, Comparison, Crossing, EqualSums, FieldChange, Measure, Missing,
    NotRead, Side, Sides, Span, bridge, compare,
};
use crate::files;
use crate::files::record;
use crate::model::{Field, FieldValue, Money, Rate, Record, Scenario, Status, Unit, Year};
use crate::present::Align;
use crate::present::certainty::{signs_of, with_sign};
use crate::text::compare::{
    AmountFormat, FieldWords, bar_name, crossing_words, equal_sums_words, field_list, line_words,
    missing_words, name_of_sum, not_alone_words, sum_crossing_words,
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
    let measure = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
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
        let pair = ComparedPair::new([&written[0], scenario], [&opened[0], other], record, &measure);
        is_no |= !pair.comparison.is_empty();
        if words.json {
            compared.push(pair_answer(&pair, language));
        } else {
            if place > 1 {
                writeln!(out)?;
            }
            tell(&pair, language, out)?;
        }
    }
    if words.json {
        let baseline = opened[0].scenario.title.clone();
        json::print(&CompareAnswer { baseline, comparisons: compared }, out)?;
    }
    if !unreadable.is_empty() {
        out.flush()?;
        return Err(Failure::Told(unreadable.join("\n")));
    }
    Ok((!is_no).into())
}

/// Two scenarios with all that is told about them.
struct ComparedPair<'a> {
    written: Sides<&'a Scenario>,
    called: Sides<&'a OpenedScenario>,
    comparison: Comparison,
    bridge: Option<Bridge>,
}

impl<'a> ComparedPair<'a> {
    fn new(
        [baseline, other]: [&'a Scenario; 2],
        called: [&'a OpenedScenario; 2],
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
        let Comparison { measure, basis, scenarios, .. } = &self.comparison;
        let name = measure_name(measure, scenarios.baseline.currency(), language);
        format!("{name}, {}", measure_basis(measure, basis, language))
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

fn tell(pair: &ComparedPair<'_>, language: Language, out: &mut impl Write) -> Result<(), Failure> {
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
    let shown = AmountFormat::of(comparison, language);
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
    shown: AmountFormat,
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
                ChangeEffect::Known(effect) => with_sign(shown.change(effect), line.status(Span::Sum)),
                ChangeEffect::NotAlone(why) => not_alone_words(why, language),
                ChangeEffect::NoSums => say(language, key::WORD_UNKNOWN),
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
        let name = name_of_sum(say(language, key::COMPARE_TOGETHER), comparison, &[], language);
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
    shown: AmountFormat,
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
        name_of_sum(say(language, key::COMPARE_SUM), comparison, &comparison.terms(), language),
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
    shown: AmountFormat,
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
    let name = name_of_sum(say(language, key::COMPARE_TOGETHER), comparison, &[], language);
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

fn pair_answer(pair: &ComparedPair<'_>, language: Language) -> PairAnswer {
    let comparison = &pair.comparison;
    let unit = comparison.unit();
    let kinds = &comparison.basis.kinds;
    let apart = comparison.apart.iter().map(|apart| ApartYear {
        year: apart.year.0,
        of: apart.side,
        amount: Exact::of(apart.amount, unit),
        status: apart.amount.known().map(|_| apart.status),
    });
    let unpromised = |side| comparison.unpromised.of(side).iter().map(|year: &Year| year.0).collect();
    PairAnswer {
        scenario: pair.title(Side::Other).to_owned(),
        unit,
        basis: pair.basis(language),
        exchange_rates: RatesOfSides {
            baseline: kinds.first().copied().flatten(),
            scenario: kinds.last().copied().flatten(),
        },
        fields: comparison.fields.iter().map(|field| different_field(field, pair.written)).collect(),
        lines: comparison.lines.iter().map(|line| different_line(pair, line, language)).collect(),
        rows: comparison.rows.iter().map(|row| pair_year(pair, row, language)).collect(),
        apart: apart.collect(),
        sums: pair_sums(pair, language),
        bridge: pair.bridge.as_ref().map(|bridge| bridge_answer(bridge, language)),
        break_even: break_even(pair, language),
        missing: pair.missing(language),
        notes: pair.title_notes(language).collect(),
        last_unit_not_promised: OfSides {
            baseline: unpromised(Side::Baseline),
            scenario: unpromised(Side::Other),
        },
    }
}

fn pair_year(pair: &ComparedPair<'_>, row: &ComparedYear, language: Language) -> PairYear {
    let unit = pair.comparison.unit();
    let no_per_cent = row.difference().filter(|_| row.per_cent().is_none());
    PairYear {
        year: row.year.0,
        baseline: Exact::of(row.amounts.baseline, unit),
        scenario: Exact::of(row.amounts.other, unit),
        difference: row.difference().map(|difference| Exact::known(difference, unit)),
        per_cent: row.per_cent().map(Exact::fraction),
        why_no_per_cent: no_per_cent
            .map(|_| not_read_words(NotRead::NotAboveZero, pair.title(Side::Baseline), |_| None, language)),
        status: ComparedFigures {
            baseline: row.amounts.baseline.known().map(|_| row.known.baseline),
            scenario: row.amounts.other.known().map(|_| row.known.other),
            difference: row.difference().map(|_| row.status()),
            per_cent: row.per_cent().map(|_| row.status()),
        },
    }
}

fn pair_sums(pair: &ComparedPair<'_>, language: Language) -> PairSums {
    let comparison = &pair.comparison;
    let exact = |value: Option<Decimal>| value.map(|value| Exact::known(value, comparison.unit()));
    let (sums, known) = (comparison.sums, comparison.known(Span::Sum));
    let difference = comparison.difference();
    PairSums {
        years: comparison.counted_years().into_iter().map(|year| year.0).collect(),
        baseline: exact(sums.map(|sums| sums.baseline)),
        scenario: exact(sums.map(|sums| sums.other)),
        difference: exact(difference),
        why: pair.why_no_difference(language),
        status: ComparedFigures {
            baseline: sums.map(|_| known.baseline),
            scenario: sums.map(|_| known.other),
            difference: difference.map(|_| comparison.difference_status(Span::Sum)),
            per_cent: None,
        },
    }
}

fn different_field(field: &Field, written: Sides<&Scenario>) -> DifferentField {
    let spelt = |side: Side| {
        let value = field.read(written.of(side)).unwrap_or(FieldValue::Absent);
        (value != FieldValue::Absent).then(|| files::spell_value(&value))
    };
    DifferentField { field: field.to_string(), baseline: spelt(Side::Baseline), scenario: spelt(Side::Other) }
}

/// Every field stands as `set` finds it in the files; one that is the level of a later year as it is
/// compared.
fn different_line(pair: &ComparedPair<'_>, line: &FieldChange, language: Language) -> DifferentLine {
    let comparison = &pair.comparison;
    let (effect, why) = match line.effect {
        ChangeEffect::Known(effect) => (Some(effect), None),
        ChangeEffect::NotAlone(why) => (None, Some(not_alone_words(why, language))),
        ChangeEffect::NoSums => (None, pair.why_no_difference(language)),
    };
    let over = Sides { baseline: &comparison.scenarios.baseline, other: &comparison.scenarios.other };
    let mut fields: Vec<DifferentField> = Vec::new();
    for field in &line.fields {
        match &comparison.as_written(field)[..] {
            [written] if written == field => fields.push(different_field(field, over)),
            several => fields.extend(several.iter().map(|field| different_field(field, pair.written))),
        }
    }
    fields.dedup();
    DifferentLine {
        names: line_words(comparison, line, language).into_iter().map(|words| words.name).collect(),
        fields,
        effect: effect.map(|effect| Exact::known(effect, Unit::Money(comparison.currency))),
        status: effect.map(|_| line.status(Span::Sum)),
        why,
    }
}

fn bridge_answer(bridge: &Bridge, language: Language) -> BridgeAnswer {
    let unit = Unit::Money(bridge.currency);
    let exact = |value: Decimal| Exact::known(value, unit);
    let (average, alone) = (bridge.average(Span::Sum), bridge.alone(Span::Sum));
    let sizes = average.sizes().into_iter().zip(alone.sizes());
    let bars = bridge.bars.iter().zip(average.statuses()).zip(sizes);
    let bar = |((bar, &status), (amount, alone)): ((&Bar, &Status), (Decimal, Decimal))| BridgeBar {
        causes: bar.causes.clone(),
        name: bar_name(bar, language),
        amount: exact(amount),
        alone: exact(alone),
        status,
    };
    BridgeAnswer {
        unit,
        bars: bars.map(bar).collect(),
        difference: exact(average.difference()),
        causes_together: exact(bridge.together(Span::Sum)),
        status: bridge.together_status(Span::Sum),
        years: bridge.years.iter().map(|year| year.0).collect(),
    }
}

fn break_even(pair: &ComparedPair<'_>, language: Language) -> BreakEven {
    let comparison = &pair.comparison;
    let crossing = |crossing: &Crossing| CrossingYear {
        year: crossing.year.0,
        earliest: crossing.earliest.0,
        scenario_is: crossing.standing,
    };
    let equal_sums = comparison.equal_sums;
    BreakEven {
        years: comparison.crossings.iter().map(crossing).collect(),
        sums: comparison.sum_crossings.iter().map(crossing).collect(),
        growth: equal_sums.and_then(equal_sums_growth),
        growth_status: equal_sums.map(|_| comparison.difference_status(Span::Sum)),
        words: pair.break_even(language),
    }
}

fn equal_sums_growth(equal: EqualSums) -> Option<EqualSumsGrowth> {
    let exact = |rate: Rate| Exact::fraction(rate.0);
    Some(match equal {
        EqualSums::At { first, last } => EqualSumsGrowth::At { first: exact(first), last: exact(last) },
        EqualSums::Between { below, above, nearest } => {
            EqualSumsGrowth::Between { below: exact(below), above: exact(above), nearest: exact(nearest) }
        }
        EqualSums::Never(standing) => EqualSumsGrowth::Never { always: standing },
        EqualSums::NoEffect => return None,
    })
}
