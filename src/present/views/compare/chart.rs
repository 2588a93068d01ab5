//! The chart: the scenario in hand, the others, and the baseline behind them.

use rust_decimal::Decimal;

use super::context::{ComparisonContext, Pair};
use crate::engine::{ComparedYear, Comparison, CostOrder, Crossing, Reading, Side};
use crate::model::{SourceList, Status, Value, Year, Years};
use crate::present::chart::projected;
use crate::present::counted::Counted;
use crate::present::library::sources_of_stated;
use crate::present::{Chart, Line, LineKind, Mark, MarkKind, Point};
use crate::text::compare::perhaps_earlier;
use crate::text::explanation::{list_years, value_words};
use crate::text::measures::shown_words;
use crate::text::numbers::years;
use crate::text::reading::reading_words;
use crate::text::{Sentence, key, say_with};

pub(super) fn chart(context: &ComparisonContext<'_>) -> Chart {
    let language = context.language();
    let axis = Axis::new(context, context.reading);
    let unit = axis.unit();
    let measure = &context.comparison.measure;
    // “In % of” says the unit.
    let told = if context.reading == Reading::PerCent { "" } else { unit.as_str() };
    let mut subtitle = shown_words(context.subject(), measure, context.main(), told, language);
    subtitle.push(reading_words(context.reading, context.input.baseline, language));
    subtitle.push(context.basis());
    subtitle.retain(|word| !word.is_empty());
    Chart {
        title: title(context),
        subtitle: subtitle.join(" · "),
        unit,
        decimals: axis.decimals,
        years: context.comparison.years,
        extent: None,
        is_logarithmic: false,
        axis_words: String::new(),
        lines: axis.lines(),
        bands: projected(context.projected(&[Side::Other]), context.comparison.years, language),
        marks: marks(&axis),
        notes: context.notes(),
        sources: sources(context),
        summary: summary(context),
    }
}

/// How far every scenario is from the baseline, which is the line at zero.
pub(super) fn differences(context: &ComparisonContext<'_>) -> Chart {
    let axis = Axis::new(context, Reading::Difference);
    let unit = axis.unit();
    let mut subtitle = vec![context.say(key::COMPARE_DIFFERENCES_TITLE), unit.clone(), context.basis()];
    subtitle.retain(|word| !word.is_empty());
    Chart {
        title: String::new(),
        subtitle: subtitle.join(" · "),
        unit,
        decimals: axis.decimals,
        years: context.comparison.years,
        extent: None,
        is_logarithmic: false,
        axis_words: String::new(),
        lines: axis.lines(),
        bands: projected(
            context.projected(&[Side::Baseline, Side::Other]),
            context.comparison.years,
            context.language(),
        ),
        marks: Vec::new(),
        notes: Vec::new(),
        sources: SourceList::default(),
        summary: match differences_told(context).as_str() {
            "" => context.say(key::COMPARE_DIFFERENCES_TITLE),
            told => format!("{} ({told})", context.say(key::COMPARE_DIFFERENCES_TITLE)),
        },
    }
}

/// What is drawn, and in what unit: amounts by themselves or read against the baseline.
pub(super) struct Axis<'a> {
    pub context: &'a ComparisonContext<'a>,
    pub reading: Reading,
    counted: Counted,
    /// The decimals of a value that stands at its line.
    pub decimals: u32,
}

impl<'a> Axis<'a> {
    pub fn new(context: &'a ComparisonContext<'a>, reading: Reading) -> Self {
        let values = match reading {
            Reading::Value => context.columns().into_iter().flatten().collect(),
            Reading::Difference | Reading::PerCent => context.all_read(reading),
        };
        let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
        let counted = Counted::of_axis(context.comparison.unit(), largest, context.language());
        let decimals = counted.read_as(reading).decimals_at_line(largest);
        Self { context, reading, counted, decimals }
    }

    pub fn unit(&self) -> String {
        self.counted.label_read_as(self.reading, self.context.language())
    }

    /// The scenarios, the one in hand first, and the baseline.
    fn lines(&self) -> Vec<Line> {
        let rows = &self.context.comparison.rows;
        let mut lines: Vec<Line> = self.context.pairs().map(|pair| self.line(rows, pair)).collect();
        if let Some(hand) = lines.first_mut() {
            hand.kind = LineKind::InHand(self.context.input.hand.colour);
        }
        lines.push(self.baseline(rows));
        lines
    }

    /// A scenario in the years of some rows; every point says how far it is from the baseline.
    pub fn line(&self, rows: &[ComparedYear], pair: Pair<'_>) -> Line {
        let points = rows.iter().filter_map(|row| {
            let year = row.year;
            let own = pair.comparison.rows.iter().find(|row| row.year == year)?;
            let amount = own.amounts.other;
            let read = pair.read(self.reading, year);
            let text = match (self.reading, read) {
                (Reading::Value, _) => {
                    let change = own.difference().map(|change| self.context.change_in_words(change));
                    self.amount_and(amount, change)
                }
                (_, Ok(read)) => self.read_and(read, amount),
                (_, Err(why)) => self.context.reason_in_words(&pair, why),
            };
            Some(self.point(year, read.ok(), text, pair.status(self.reading, year)))
        });
        Line {
            name: pair.title.to_owned(),
            kind: LineKind::Scenario(pair.colour),
            points: points.collect(),
            before: None,
        }
    }

    /// The baseline in the years of some rows, at zero where amounts are read against it.
    pub fn baseline(&self, rows: &[ComparedYear]) -> Line {
        let points = rows.iter().map(|row| {
            let amount = row.amounts.baseline;
            match (self.reading, amount.known()) {
                (Reading::Value, known) => {
                    self.point(row.year, known, self.amount_and(amount, None), row.known.baseline)
                }
                // A difference from itself is zero, whatever it rests on.
                (_, Some(_)) => {
                    let text = self.read_and(Decimal::ZERO, amount);
                    self.point(row.year, Some(Decimal::ZERO), text, Status::Published)
                }
                (_, None) => {
                    self.point(row.year, None, self.context.say(key::WORD_UNKNOWN), Status::Published)
                }
            }
        });
        let title = ("title", self.context.input.baseline.into());
        let name = say_with(self.context.language(), key::COMPARE_BASELINE_NAMED, &[title]);
        Line {
            name,
            kind: LineKind::Baseline(self.context.input.baseline_colour),
            points: points.collect(),
            before: None,
        }
    }

    fn point(&self, year: Year, value: Option<Decimal>, text: String, status: Status) -> Point {
        let value = value.map(|value| self.plain(value));
        let projected = self.context.projected(&[Side::Other]).any(|of| of == year);
        Point { year, value, text, projected, status, converted: false }
    }

    fn plain(&self, value: Decimal) -> Decimal {
        self.counted.read_as(self.reading).plain(value)
    }

    /// `KRW 1,519.2 bn (+KRW 57.5 bn)`
    fn amount_and(&self, amount: Value, change: Option<String>) -> String {
        let read = value_words(amount, self.context.comparison.unit(), self.context.language());
        change.map_or_else(|| read.clone(), |change| format!("{read} ({change})"))
    }

    /// `+KRW 57.5 bn (KRW 1,519.2 bn)`
    fn read_and(&self, read: Decimal, amount: Value) -> String {
        let change = self.context.read_in_words(self.reading, read);
        let value = value_words(amount, self.context.comparison.unit(), self.context.language());
        let args = [("change", change.into()), ("value", value.into())];
        say_with(self.context.language(), key::READING_AND_VALUE, &args)
    }
}

/// “The 12th SMA costs less a year than the baseline from 2028”.
fn title(context: &ComparisonContext<'_>) -> String {
    let language = context.language();
    let comparison = context.comparison;
    let title = ("title", context.input.hand.title.into());
    if comparison.is_in_error() {
        let is_known = |row: &&ComparedYear| row.difference().is_some();
        let unknown: Vec<Year> =
            comparison.rows.iter().filter(|row| !is_known(row)).map(|row| row.year).collect();
        let years = ("years", list_years(&unknown, language).into());
        return say_with(language, key::COMPARE_CHART_UNKNOWN, &[title, years]);
    }
    if comparison.basis.are_mixed() {
        return say_with(language, key::COMPARE_CHART_OTHER_RATES, &[title]);
    }
    // A year that differs by less than the digits shown is read to cost the same.
    let is_read = |difference: Decimal| !context.counted.shown(difference, context.decimals).is_zero();
    let read = |row: &ComparedYear| row.difference().filter(|difference| is_read(*difference));
    let mut differences = comparison.rows.iter().filter_map(read);
    let differing = differences.next();
    let turns =
        |first: Decimal| differences.any(|other| other.is_sign_negative() != first.is_sign_negative());
    let crossing = comparison.crossings.last().filter(|_| differing.is_some_and(turns));
    let from = |crossing: &Crossing| {
        let rows = comparison.rows.iter().filter(|row| row.year >= crossing.year);
        rows.filter(|row| read(row).is_some()).map(|row| row.year).next()
    };
    if let Some((crossing, from)) = crossing.and_then(|crossing| Some((crossing, from(crossing)?))) {
        let args = [title, ("year", from.into())];
        let told = match crossing.standing {
            CostOrder::Cheaper => say_with(language, key::COMPARE_CHART_LESS_FROM, &args),
            CostOrder::Dearer => say_with(language, key::COMPARE_CHART_MORE_FROM, &args),
        };
        return perhaps_earlier(told, *crossing, language);
    }
    let known = spans_of(context, |_| true);
    let is_known = !known.is_empty();
    let years = if differing.is_some() { spans_of(context, is_read) } else { known };
    let args = [title, ("years", years.into())];
    match differing {
        _ if !is_known => context.say(key::COMPARE_CHART_NOTHING),
        None => say_with(language, key::COMPARE_CHART_SAME, &args),
        Some(difference) if difference.is_sign_negative() => {
            say_with(language, key::COMPARE_CHART_LESS, &args)
        }
        Some(_) => say_with(language, key::COMPARE_CHART_MORE, &args),
    }
}

/// The compared years with such a difference, in spans: `2026–2027, 2030`.
fn spans_of(context: &ComparisonContext<'_>, is_such: impl Fn(Decimal) -> bool) -> String {
    let mut spans: Vec<Years> = Vec::new();
    for row in context.comparison.rows.iter().filter(|row| row.difference().is_some_and(&is_such)) {
        match spans.last_mut() {
            Some(span) if span.last.0 + 1 == row.year.0 => span.last = row.year,
            _ => spans.push(Years::new(row.year, row.year)),
        }
    }
    let spans: Vec<String> = spans.into_iter().map(|span| years(span, context.language())).collect();
    spans.join(", ")
}

/// The years from which yearly amounts, or sums, stand the other way round; one mark where both do.
fn marks(axis: &Axis<'_>) -> Vec<Mark> {
    let context = axis.context;
    let Comparison { crossings, sum_crossings, .. } = context.comparison;
    let mark = |crossing: &Crossing, kind: MarkKind, name: Sentence| {
        let read = context.input.hand.read(axis.reading, crossing.year).ok()?;
        let name = context.say(name);
        let is_late = crossing.earliest < crossing.year;
        let mark = |name: String| {
            say_with(context.language(), key::COMPARE_MARK_AT_THE_LATEST, &[("mark", name.into())])
        };
        let name = if is_late { mark(name) } else { name };
        Some(Mark { year: crossing.year, value: axis.plain(read), kind, name })
    };
    let years = crossings.iter().filter_map(|crossing| {
        let name = match (crossing.standing, sum_crossings.contains(crossing)) {
            (CostOrder::Cheaper, false) => key::COMPARE_MARK_LESS,
            (CostOrder::Dearer, false) => key::COMPARE_MARK_MORE,
            (CostOrder::Cheaper, true) => key::COMPARE_MARK_BOTH_LESS,
            (CostOrder::Dearer, true) => key::COMPARE_MARK_BOTH_MORE,
        };
        mark(crossing, MarkKind::Crossing, name)
    });
    let sums = sum_crossings.iter().filter(|crossing| !crossings.contains(crossing)).filter_map(|crossing| {
        let name = match crossing.standing {
            CostOrder::Cheaper => key::COMPARE_MARK_SUMS_LESS,
            CostOrder::Dearer => key::COMPARE_MARK_SUMS_MORE,
        };
        mark(crossing, MarkKind::SumsCrossing, name)
    });
    years.chain(sums).collect()
}

/// Every difference that is drawn; of several scenarios under their names.
fn differences_told(context: &ComparisonContext<'_>) -> String {
    let years = || context.comparison.rows.iter().map(|row| row.year);
    let of_pair = |pair: Pair<'_>| {
        let told = |year: Year| {
            let read = pair.read(Reading::Difference, year).ok()?;
            Some(format!("{year}: {}", context.change_in_words(read)))
        };
        years().filter_map(told).collect::<Vec<_>>().join("; ")
    };
    if context.others.is_empty() {
        return of_pair(context.input.hand);
    }
    let named = context.pairs().map(|pair| format!("{}: {}", pair.title, of_pair(pair)));
    named.collect::<Vec<_>>().join(" · ")
}

/// Who says what the scenarios state: the one in hand, the baseline, then the others.
pub(super) fn sources(context: &ComparisonContext<'_>) -> SourceList {
    let mut sources = SourceList::default();
    for pair in context.pairs() {
        add_sources(pair.comparison, &mut sources);
    }
    sources
}

/// Adds who says what both sides of a comparison state, over the years that are compared. The level of one
/// that began earlier follows from terms that no common year has, so all of these are named.
fn add_sources(comparison: &Comparison, sources: &mut SourceList) {
    for side in [Side::Other, Side::Baseline] {
        let is_level = comparison.began_earlier == Some(side);
        let from = if is_level { &comparison.written } else { &comparison.scenarios };
        let scenario = from.of(side);
        sources.extend(&sources_of_stated(scenario, &comparison.measure));
        sources.extend(comparison.sources_of_record.of(side));
    }
}

/// The chart told in words: what it says, then every year.
fn summary(context: &ComparisonContext<'_>) -> String {
    let mut told = vec![title(context)];
    let figures = differences_told(context);
    if !figures.is_empty() {
        let figures = ("figures", figures.into());
        told.push(say_with(context.language(), key::COMPARE_SUMMARY, &[figures]));
    }
    told.join(". ")
}
