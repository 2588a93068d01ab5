//! The chart: the scenario in hand, the others, and the baseline behind them.

use rust_decimal::Decimal;

use super::{Ground, Pair, amount_of};
use crate::engine::{ComparedYear, Standing};
use crate::model::{SourceId, Value, Year};
use crate::present::assumptions::{sources_of, stated_fields};
use crate::present::counted::Counted;
use crate::present::{Chart, Line, LineKind, Mark, MarkKind, Point};
use crate::text::explanation::value_words;
use crate::text::measures::{measure_basis, measure_name};
use crate::text::say_with;

pub(super) fn chart(ground: &Ground<'_>) -> Chart {
    let language = ground.language();
    let values = ground.columns().into_iter().flatten().map(|value| value.abs());
    let largest = values.max().unwrap_or_default();
    let counted = Counted::of_axis(ground.comparison.unit(), largest, language);
    let unit = counted.label(language);
    let measure = &ground.comparison.measure;
    let mut subtitle = vec![measure_name(measure, ground.main(), language), unit.clone()];
    subtitle.push(measure_basis(measure, ground.main(), language));
    subtitle.retain(|word| !word.is_empty());

    let mut lines = vec![line(ground, counted, ground.input.hand, 0)];
    for (place, other) in (1_u8..).zip(&ground.others) {
        lines.push(line(ground, counted, *other, place));
    }
    lines.push(baseline(ground, counted));
    Chart {
        title: title(ground),
        subtitle: subtitle.join(" · "),
        unit,
        years: ground.comparison.years,
        lines,
        bands: Vec::new(),
        marks: marks(ground, counted),
        notes: ground.notes(),
        sources: sources(ground),
        summary: summary(ground),
    }
}

/// “The 12th SMA costs less a year than the baseline from 2028”.
fn title(ground: &Ground<'_>) -> String {
    let language = ground.language();
    let comparison = ground.comparison;
    let title = ("title", ground.input.hand.title.into());
    if let Some(crossing) = comparison.crossings.last() {
        let args = [title, ("year", crossing.year.into())];
        return match crossing.standing {
            Standing::Cheaper => say_with(language, "compare-chart-less-from", &args),
            Standing::Dearer => say_with(language, "compare-chart-more-from", &args),
        };
    }
    let mut differences = comparison.rows.iter().filter_map(ComparedYear::difference);
    let differing = differences.find(|difference| !difference.is_zero());
    let args = [title, ("years", ground.years().into())];
    match differing {
        _ if comparison.rows.is_empty() => ground.say("compare-chart-nothing"),
        None => say_with(language, "compare-chart-same", &args),
        Some(difference) if difference.is_sign_negative() => say_with(language, "compare-chart-less", &args),
        Some(_) => say_with(language, "compare-chart-more", &args),
    }
}

fn point(ground: &Ground<'_>, counted: Counted, year: Year, value: Value, text: Option<String>) -> Point {
    let known = value.known();
    let read = value_words(value, ground.comparison.unit(), ground.language());
    Point {
        year,
        value: known.map(|value| counted.plain(value)),
        text: text.map_or_else(|| read.clone(), |change| format!("{read} ({change})")),
        projected: false,
        assumed: false,
        converted: false,
    }
}

/// A scenario; every point says how far it is from the baseline.
fn line(ground: &Ground<'_>, counted: Counted, pair: Pair<'_>, place: u8) -> Line {
    let point = |row: &ComparedYear| {
        let value = amount_of(&pair, row.year)?;
        let change = value.known().zip(row.amounts.baseline.known());
        let change = change.and_then(|(value, baseline)| value.checked_sub(baseline));
        let change = change.map(|change| ground.change_in_words(change));
        Some(self::point(ground, counted, row.year, value, change))
    };
    let points = ground.comparison.rows.iter().filter_map(point).collect();
    Line { name: pair.title.to_owned(), kind: LineKind::Scenario(place), points }
}

fn baseline(ground: &Ground<'_>, counted: Counted) -> Line {
    let rows = ground.comparison.rows.iter();
    let points = rows.map(|row| point(ground, counted, row.year, row.amounts.baseline, None)).collect();
    let title = ("title", ground.input.baseline.into());
    let name = say_with(ground.language(), "compare-baseline-named", &[title]);
    Line { name, kind: LineKind::Baseline, points }
}

/// The years from which yearly amounts, or sums, stand the other way round.
fn marks(ground: &Ground<'_>, counted: Counted) -> Vec<Mark> {
    let comparison = ground.comparison;
    let at = |year: Year| -> Option<Decimal> {
        let row = comparison.rows.iter().find(|row| row.year == year)?;
        row.amounts.other.known().map(|value| counted.plain(value))
    };
    let years = comparison.crossings.iter().filter_map(|crossing| {
        let name = match crossing.standing {
            Standing::Cheaper => ground.say("compare-mark-less"),
            Standing::Dearer => ground.say("compare-mark-more"),
        };
        Some(Mark { year: crossing.year, value: at(crossing.year)?, kind: MarkKind::Crossing, name })
    });
    let sums = comparison.sum_crossings.iter().filter_map(|crossing| {
        let name = match crossing.standing {
            Standing::Cheaper => ground.say("compare-mark-sums-less"),
            Standing::Dearer => ground.say("compare-mark-sums-more"),
        };
        Some(Mark { year: crossing.year, value: at(crossing.year)?, kind: MarkKind::SumsCrossing, name })
    });
    years.chain(sums).collect()
}

/// Who says what both scenarios state.
pub(super) fn sources(ground: &Ground<'_>) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = Vec::new();
    for scenario in [&ground.comparison.scenarios.other, &ground.comparison.scenarios.baseline] {
        for source in stated_fields(scenario).iter().flat_map(|field| sources_of(field, scenario)) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    sources
}

/// The chart told in words: what it says, then every year.
fn summary(ground: &Ground<'_>) -> String {
    let mut told = vec![title(ground)];
    let years = ground.comparison.rows.iter().filter_map(|row| {
        let change = ground.change_in_words(row.difference()?);
        Some(format!("{}: {change}", row.year))
    });
    let years: Vec<String> = years.collect();
    if !years.is_empty() {
        let figures = ("figures", years.join("; ").into());
        told.push(say_with(ground.language(), "compare-summary", &[figures]));
    }
    told.join(". ")
}
