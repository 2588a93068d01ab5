//! The chart: the record, the scenario, and what happens to it.

use rust_decimal::Decimal;

use super::headline::{notes_on_unknown, title};
use super::{Ground, add_sources, basis, in_words, note_on_hidden, note_on_unpromised, recorded_in_words};
use crate::engine::{Bound, RowName};
use crate::model::{ContributionKind, Money, SourceId, Status, Year, Years, stated_fields};
use crate::present::assumptions::sources_of;
use crate::present::chart::projected;
use crate::present::counted::Counted;
use crate::present::{Band, Chart, Line, LineKind, Mark, MarkKind, Point};
use crate::text::explanation::list_years;
use crate::text::measures::{measure_name, plain_rate};
use crate::text::numbers;
use crate::text::parties::{parties_of_chart, parties_words};
use crate::text::{say, say_with};

pub(super) fn chart(ground: &Ground<'_>, baseline: Option<&Ground<'_>>) -> Chart {
    let language = ground.language();
    let counted = Counted::of_axis(ground.unit, largest(ground), language);
    let unit = counted.label(language);
    let mut subtitle: Vec<String> = parties_of_chart(ground.input.scenario, language).into_iter().collect();
    subtitle.extend([measure_name(ground.input.chosen, ground.main(), language)]);
    subtitle.extend([unit.clone(), basis(ground)]);
    subtitle.retain(|word| !word.is_empty());

    let mut lines = vec![scenario_line(ground, counted)];
    lines.extend(baseline.map(|baseline| ghost_line(baseline, counted)));
    lines.extend(record_line(ground, counted));
    let mut years = years(ground);
    let mut sources = sources(ground);
    if let Some(baseline) = baseline {
        let of_baseline = self::years(baseline);
        years = Years::new(years.first.min(of_baseline.first), years.last.max(of_baseline.last));
        add_sources(&mut sources, &self::sources(baseline));
    }
    Chart {
        title: title(ground),
        subtitle: subtitle.join(" · "),
        unit,
        years,
        summary: summary(ground),
        bands: bands(ground),
        marks: marks(ground, counted),
        notes: notes(ground),
        sources,
        extent: None,
        lines,
    }
}

/// The record from its first agreed year on, and the term.
fn years(ground: &Ground<'_>) -> Years {
    let term = ground.input.projection.years();
    if term.is_empty() {
        return ground.recorded.as_ref().and_then(|_| recorded_years(ground)).unwrap_or(term);
    }
    let joined = if ground.before.is_some() { term.first.before() } else { term.first };
    let recorded = ground.recorded.as_ref().and_then(|_| recorded_years(ground));
    let Some(recorded) = recorded else { return Years::new(joined, term.last) };
    Years::new(joined.min(recorded.first), term.last.max(recorded.last))
}

/// From the first to the last year with an agreed amount.
fn recorded_years(ground: &Ground<'_>) -> Option<Years> {
    let contributions = ground.input.record.contributions.iter();
    let agreed = contributions.filter(|contribution| contribution.kind == ContributionKind::Agreed);
    let years: Vec<Year> = agreed.map(|contribution| contribution.year).collect();
    Some(Years::new(*years.iter().min()?, *years.iter().max()?))
}

fn largest(ground: &Ground<'_>) -> Decimal {
    let recorded =
        ground.recorded.iter().flat_map(|recorded| recorded.values()).map(|recorded| recorded.value);
    let projected = ground.years.iter().filter_map(|shown| shown.value.known());
    recorded.chain(projected).map(|value| value.abs()).max().unwrap_or_default()
}

/// The spans of years that follow from rules.
pub(super) fn bands(ground: &Ground<'_>) -> Vec<Band> {
    let years = ground.years.iter().map(|shown| shown.year);
    projected(years.filter(|&year| !ground.is_in_print(year)), ground.language())
}

/// The scenario, beginning at the amount before the term so that the lines join.
fn scenario_line(ground: &Ground<'_>, counted: Counted) -> Line {
    let mut points = Vec::with_capacity(ground.years.len() + 1);
    if let Some(before) = &ground.before {
        points.push(Point {
            year: ground.input.scenario.years.first.before(),
            value: Some(counted.plain(before.value)),
            text: recorded_in_words(ground, before),
            projected: false,
            status: before.status,
            converted: before.converted,
        });
    }
    for shown in &ground.years {
        let value = shown.value.known().filter(|_| !shown.hidden);
        points.push(Point {
            year: shown.year,
            value: value.map(|value| counted.plain(value)),
            text: match value {
                Some(value) => in_words(ground, value),
                None if shown.hidden => say(ground.language(), "projection-hidden"),
                None => say(ground.language(), "word-unknown"),
            },
            projected: !ground.is_in_print(shown.year),
            status: shown.status,
            converted: false,
        });
    }
    let title = ground.input.scenario.title.trim();
    let name = if title.is_empty() { say(ground.language(), "chart-scenario") } else { title.to_owned() };
    Line { name, kind: LineKind::Scenario(0), points }
}

/// The scenario that others are compared with, over the years of its term.
fn ghost_line(baseline: &Ground<'_>, counted: Counted) -> Line {
    let mut line = scenario_line(baseline, counted);
    let term = baseline.input.projection.years();
    line.points.retain(|point| term.contains(point.year));
    let title = ("title", line.name.into());
    line.name = say_with(baseline.language(), "compare-baseline-named", &[title]);
    line.kind = LineKind::Baseline;
    line
}

/// The agreed amounts of every year of the record; what cannot be had is a gap.
fn record_line(ground: &Ground<'_>, counted: Counted) -> Option<Line> {
    let recorded = ground.recorded.as_ref().filter(|recorded| !recorded.is_empty())?;
    let point = |year: Year| {
        let known = recorded.get(&year);
        Point {
            year,
            value: known.map(|known| counted.plain(known.value)),
            text: known.map_or_else(
                || say(ground.language(), "word-unknown"),
                |known| recorded_in_words(ground, known),
            ),
            projected: false,
            status: known.map_or(Status::Published, |known| known.status),
            converted: known.is_some_and(|known| known.converted),
        }
    };
    let points = recorded_years(ground)?.iter().map(point).collect();
    Some(Line { name: say(ground.language(), "chart-record"), kind: LineKind::Record, points })
}

/// What happened to the amount of a year: a bound, a figure typed over, a one-off.
fn marks(ground: &Ground<'_>, counted: Counted) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (year, value) in ground.known() {
        for part in ground.parts() {
            for (kind, name) in marks_of(ground, part, year) {
                let mark = Mark { year, value: counted.plain(value), kind, name };
                if !marks.iter().any(|known| known.year == year && known.kind == kind) {
                    marks.push(mark);
                }
            }
        }
    }
    marks
}

pub(super) fn marks_of(ground: &Ground<'_>, part: u8, year: Year) -> Vec<(MarkKind, String)> {
    let language = ground.language();
    let projection = ground.input.projection;
    let rule = ground.input.scenario.parts.get(usize::from(part)).and_then(|part| part.rule_of(year));
    let with_rate = |key: &str, rate: Option<crate::model::Rate>| {
        let word = say(language, key);
        rate.map_or_else(|| word.clone(), |rate| format!("{word} {}", plain_rate(rate)))
    };
    let mut marks = Vec::new();
    match projection.bound(part, year) {
        Some(Bound::Cap) => {
            let cap = rule.and_then(|(_, rule)| rule.cap.as_ref()).map(|cap| cap.value);
            marks.push((MarkKind::Cap, with_rate("chart-cap-binds", cap)));
        }
        Some(Bound::Floor) => {
            let floor = rule.and_then(|(_, rule)| rule.floor.as_ref()).map(|floor| floor.value);
            marks.push((MarkKind::Floor, with_rate("chart-floor-binds", floor)));
        }
        None => {}
    }
    if projection.origin(part, year) == crate::engine::Origin::Typed {
        marks.push((MarkKind::Typed, say(language, "word-override")));
    }
    let one_off = projection.plan().row_id(RowName::OneOffs(part)).is_some();
    if one_off && projection.at(RowName::OneOffs(part), year).known().is_some_and(|amount| !amount.is_zero())
    {
        marks.push((MarkKind::OneOff, say(language, "word-one-off")));
    }
    marks
}

pub(super) fn notes(ground: &Ground<'_>) -> Vec<String> {
    let language = ground.language();
    let mut notes = Vec::new();
    notes.extend(notes_on_unknown(ground));
    notes.extend(note_on_hidden(ground));
    notes.extend(note_on_unpromised(ground));
    let recorded = ground.recorded.as_ref().filter(|recorded| !recorded.is_empty());
    let Some(recorded) = recorded else { return notes };

    if recorded.values().any(|recorded| recorded.converted) {
        notes.push(say(language, "projection-note-converted"));
    }
    for contribution in &ground.input.record.contributions {
        let total = contribution.total_krw.as_ref().or(contribution.total_usd.as_ref());
        if let (ContributionKind::Revised, Some(total)) = (contribution.kind, total) {
            let Money { amount, currency } = total.value;
            let amount = numbers::money_words(Money::new(amount, currency), language);
            let year = ("year", numbers::year(contribution.year, language).into());
            notes.push(say_with(language, "projection-note-revised", &[year, ("amount", amount.into())]));
        }
    }
    notes
}

/// Who says so: of the scenario's terms first, then one source for each year of the record.
pub(super) fn sources(ground: &Ground<'_>) -> Vec<SourceId> {
    let mut sources = Vec::new();
    for field in stated_fields(ground.input.scenario) {
        add_sources(&mut sources, &sources_of(&field, ground.input.scenario));
    }
    for recorded in ground.recorded.iter().flat_map(|recorded| recorded.values()) {
        add_sources(&mut sources, recorded.sources.get(..1).unwrap_or_default());
    }
    sources
}

/// The chart told in words.
fn summary(ground: &Ground<'_>) -> String {
    let language = ground.language();
    let year = |year| numbers::year(year, language);
    let mut told = vec![title(ground)];
    told.extend(parties_words(&ground.input.scenario.parties, language));
    if let Some(recorded) = &ground.recorded
        && let (Some((first, one)), Some((last, other))) =
            (recorded.first_key_value(), recorded.last_key_value())
    {
        told.push(say_with(
            language,
            "projection-summary-record",
            &[
                ("first", year(*first).into()),
                ("before", recorded_in_words(ground, one).into()),
                ("last", year(*last).into()),
                ("amount", recorded_in_words(ground, other).into()),
            ],
        ));
    }
    let figures: Vec<String> = ground
        .known()
        .map(|(known, value)| {
            let amount = ("amount", in_words(ground, value).into());
            say_with(language, "projection-step-alone", &[("last", year(known).into()), amount])
        })
        .collect();
    if !figures.is_empty() {
        let figures = ("figures", figures.join("; ").into());
        let scenario = ("scenario", ground.input.scenario.title.trim().into());
        told.push(say_with(language, "projection-summary-scenario", &[scenario, figures]));
    }
    let of_kind = |wanted: fn(&super::Shown) -> bool| -> Vec<Year> {
        ground.years.iter().filter(|shown| !shown.hidden && wanted(shown)).map(|shown| shown.year).collect()
    };
    let assumed = of_kind(|shown| shown.value.known().is_some() && shown.status == Status::Assumed);
    let projected: Vec<Year> =
        ground.years.iter().map(|shown| shown.year).filter(|&year| !ground.is_in_print(year)).collect();
    for (key, years) in [("projection-summary-projected", projected), ("projection-summary-assumed", assumed)]
    {
        if !years.is_empty() {
            told.push(say_with(language, key, &[("years", list_years(&years, language).into())]));
        }
    }
    told.join(". ")
}
