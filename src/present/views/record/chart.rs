//! The long chart: every year since 1991, with the agreements as spans.

use rust_decimal::Decimal;

use super::amounts::kind_name;
use super::{Ground, agreement_name};
use crate::model::{ContributionKind, SourceId, Status, Year};
use crate::present::counted::Counted;
use crate::present::{Band, Chart, Line, LineKind, Point};
use crate::text::explanation::list_years;
use crate::text::{numbers, say_with};

/// The lines, the agreed one first.
const LINES: [(ContributionKind, LineKind); 5] = [
    (ContributionKind::Agreed, LineKind::Record),
    (ContributionKind::Revised, LineKind::Revised),
    (ContributionKind::Announced, LineKind::Announced),
    (ContributionKind::Actual, LineKind::Paid),
    (ContributionKind::RuleDetermined, LineKind::ByRule),
];

pub(super) fn chart(ground: &Ground<'_>) -> Chart {
    let values = ground.years.iter().flat_map(|year| LINES.map(|(kind, _)| ground.measured(year, kind)));
    let largest = values.flatten().map(|(_, recorded)| recorded.value.abs()).max().unwrap_or_default();
    let counted = Counted::of_axis(ground.unit, largest, ground.language);
    let unit = counted.label(ground.language);
    let lines: Vec<Line> =
        LINES.into_iter().filter_map(|(kind, line)| self::line(ground, kind, line, counted)).collect();
    let subtitle: Vec<String> =
        [ground.subline(), unit.clone()].into_iter().filter(|word| !word.is_empty()).collect();
    Chart {
        title: title(ground),
        subtitle: subtitle.join(" · "),
        unit,
        years: ground.years,
        extent: None,
        summary: summary(ground),
        bands: bands(ground),
        marks: Vec::new(),
        notes: notes(ground),
        sources: sources(ground),
        lines,
    }
}

fn line(ground: &Ground<'_>, kind: ContributionKind, line: LineKind, counted: Counted) -> Option<Line> {
    let is_agreed = kind == ContributionKind::Agreed;
    let point = |year: Year| {
        let found = ground.measured(year, kind);
        let known = found.as_ref().map(|(_, recorded)| recorded);
        let text = known.map(|recorded| ground.in_words(recorded));
        Point {
            year,
            value: known.map(|recorded| counted.plain(recorded.value)),
            text: text.unwrap_or_else(|| ground.say("word-unknown")),
            projected: kind == ContributionKind::RuleDetermined,
            status: known.map_or(Status::Published, |recorded| recorded.status),
            converted: known.is_some_and(|recorded| recorded.converted),
        }
    };
    let points = ground.years.iter().map(point);
    // Only the agreed amounts are a line; the others are single years.
    let points: Vec<Point> = points.filter(|point| is_agreed || point.value.is_some()).collect();
    let has_any = points.iter().any(|point| point.value.is_some());
    has_any.then(|| Line { name: kind_name(kind, ground.language), kind: line, points })
}

/// The agreements, every other one with a ground.
fn bands(ground: &Ground<'_>) -> Vec<Band> {
    let agreements = ground.record.agreements.iter();
    let band = |facts: &crate::model::AgreementFacts| Band {
        years: facts.years,
        name: agreement_name(facts.number, ground.language),
        is_shaded: facts.number % 2 == 1,
    };
    agreements.map(band).collect()
}

fn known(ground: &Ground<'_>) -> Vec<(Year, crate::engine::recorded::Recorded)> {
    let agreed = |year| Some((year, ground.measured(year, ContributionKind::Agreed)?.1));
    ground.years.iter().filter_map(agreed).collect()
}

/// How many times the first amount the last one is: what the line says at a glance.
fn title(ground: &Ground<'_>) -> String {
    let known = known(ground);
    let (Some((first, one)), Some((last, other))) = (known.first(), known.last()) else {
        return ground.say("record-nothing");
    };
    let years = [("first", (*first).into()), ("last", (*last).into())];
    let times = other.value.checked_div(one.value).filter(|_| first != last);
    let Some(times) = times else { return say_with(ground.language, "record-chart-title", &years) };
    let text = numbers::number(times, numbers::Digits::Fixed(u32::from(times < Decimal::TEN)));
    let [first, last] = years;
    say_with(ground.language, "record-chart-times", &[first, last, ("times", text.into())])
}

fn summary(ground: &Ground<'_>) -> String {
    let told: Vec<String> = known(ground)
        .into_iter()
        .map(|(year, recorded)| format!("{year} {}", ground.in_words(&recorded)))
        .collect();
    format!("{}. {}", title(ground), told.join("; "))
}

fn notes(ground: &Ground<'_>) -> Vec<String> {
    let mut notes: Vec<String> = ground.note_on_measure().into_iter().collect();
    let known = known(ground);
    if known.iter().any(|(_, recorded)| recorded.converted) {
        notes.push(ground.say("projection-note-converted"));
    }
    let missing: Vec<Year> =
        ground.years.iter().filter(|year| !known.iter().any(|(it, _)| it == year)).collect();
    if !missing.is_empty() {
        let years = ("years", list_years(&missing, ground.language).into());
        notes.push(say_with(ground.language, "record-note-without", &[years]));
    }
    notes
}

/// One source for each figure that is drawn.
fn sources(ground: &Ground<'_>) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = Vec::new();
    for year in ground.years.iter() {
        for (kind, _) in LINES {
            let recorded = ground.measured(year, kind).map(|(_, recorded)| recorded);
            let first = recorded.and_then(|recorded| recorded.sources.into_iter().next());
            sources.extend(first.filter(|source| !sources.contains(source)));
        }
    }
    sources
}
