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

/// How far every scenario is from the baseline, which is the line at nought.
pub(super) fn differences(ground: &Ground<'_>) -> Chart {
    let language = ground.language();
    let rows = || ground.comparison.rows.iter();
    let difference = |pair: &Pair<'_>, row: &ComparedYear| {
        amount_of(pair, row.year)?.known()?.checked_sub(row.amounts.baseline.known()?)
    };
    let pairs: Vec<Pair<'_>> =
        std::iter::once(ground.input.hand).chain(ground.others.iter().copied()).collect();
    let values = pairs.iter().flat_map(|pair| rows().filter_map(|row| difference(pair, row)));
    let largest = values.map(|value| value.abs()).max().unwrap_or_default();
    let counted = Counted::of_axis(ground.comparison.unit(), largest, language);
    let lines = (0_u8..).zip(&pairs).map(|(place, pair)| {
        let point = |row: &ComparedYear| {
            let difference = difference(pair, row);
            let text = difference.map(|difference| ground.change_in_words(difference));
            Point {
                year: row.year,
                value: difference.map(|difference| counted.plain(difference)),
                text: text.unwrap_or_else(|| ground.say("word-unknown")),
                projected: false,
                assumed: false,
                converted: false,
            }
        };
        Line {
            name: pair.title.to_owned(),
            kind: LineKind::Scenario(place),
            points: rows().map(point).collect(),
        }
    });
    let nought = |row: &ComparedYear| Point {
        year: row.year,
        value: Some(Decimal::ZERO),
        text: ground.in_words(row.amounts.baseline.known().unwrap_or_default()),
        projected: false,
        assumed: false,
        converted: false,
    };
    let mut lines: Vec<Line> = lines.collect();
    let named = say_with(language, "compare-baseline-named", &[("title", ground.input.baseline.into())]);
    let points = rows().filter(|row| row.amounts.baseline.known().is_some()).map(nought).collect();
    lines.push(Line { name: named, kind: LineKind::Baseline, points });
    let unit = match (counted, language) {
        (Counted::Percent, crate::text::Language::En) => "pp".to_owned(),
        (Counted::Percent, crate::text::Language::Ko) => "%p".to_owned(),
        _ => counted.label(language),
    };
    Chart {
        title: String::new(),
        subtitle: format!("{} · {unit}", ground.say("compare-differences-title")),
        unit,
        years: ground.comparison.years,
        lines,
        bands: Vec::new(),
        marks: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
        summary: format!("{} ({})", ground.say("compare-differences-title"), differences_told(ground)),
    }
}

fn differences_told(ground: &Ground<'_>) -> String {
    let told =
        |row: &ComparedYear| Some(format!("{}: {}", row.year, ground.change_in_words(row.difference()?)));
    ground.comparison.rows.iter().filter_map(told).collect::<Vec<_>>().join("; ")
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
    let figures = differences_told(ground);
    if !figures.is_empty() {
        let figures = ("figures", figures.into());
        told.push(say_with(ground.language(), "compare-summary", &[figures]));
    }
    told.join(". ")
}
