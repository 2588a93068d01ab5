//! The long chart: every year since 1991, with the agreements as spans.

use rust_decimal::Decimal;

use super::amounts::kind_name;
use super::context::{RecordContext, agreement_name};
use crate::model::{ContributionKind, SourceList, Status, Year};
use crate::present::counted::Counted;
use crate::present::library::sources_of_recorded;
use crate::present::{Band, Chart, Line, LineKind, Point};
use crate::text::explanation::list_years;
use crate::text::measures::{converted_points_words, shown_words};
use crate::text::{key, numbers, say_with};

/// The lines, the agreed one first.
const LINES: [(ContributionKind, LineKind); 5] = [
    (ContributionKind::Agreed, LineKind::Record),
    (ContributionKind::Revised, LineKind::Revised),
    (ContributionKind::Announced, LineKind::Announced),
    (ContributionKind::Actual, LineKind::Paid),
    (ContributionKind::RuleDetermined, LineKind::ByRule),
];

pub(super) fn chart(context: &RecordContext<'_>) -> Chart {
    let values = context.years.iter().flat_map(|year| LINES.map(|(kind, _)| context.measured(year, kind)));
    let largest = values.flatten().map(|(_, recorded)| recorded.value.abs()).max().unwrap_or_default();
    let counted = Counted::of_axis(context.unit, largest, context.language);
    let unit = counted.label(context.language);
    let lines: Vec<Line> =
        LINES.into_iter().filter_map(|(kind, line)| self::line(context, kind, line, counted)).collect();
    let subject = Some(context.say(key::SUBJECT_SMA));
    let main = context.scenario.currency();
    let mut subtitle = shown_words(subject, &context.measure, main, &unit, context.language);
    subtitle.extend([context.basis(), context.edition()]);
    subtitle.retain(|word| !word.is_empty());
    Chart {
        title: title(context),
        subtitle: subtitle.join(" · "),
        unit,
        decimals: counted.decimals_at_line(largest),
        years: context.years,
        extent: None,
        is_logarithmic: false,
        axis_words: String::new(),
        summary: summary(context),
        bands: bands(context),
        marks: Vec::new(),
        notes: notes(context),
        sources: sources(context),
        lines,
    }
}

fn line(
    context: &RecordContext<'_>,
    kind: ContributionKind,
    line: LineKind,
    counted: Counted,
) -> Option<Line> {
    let is_agreed = kind == ContributionKind::Agreed;
    let point = |year: Year| {
        let found = context.measured(year, kind);
        let known = found.as_ref().map(|(_, recorded)| recorded);
        let text = known.map(|recorded| context.in_words(recorded));
        Point {
            year,
            value: known.map(|recorded| counted.plain(recorded.value)),
            text: text.unwrap_or_else(|| context.say(key::WORD_UNKNOWN)),
            projected: kind == ContributionKind::RuleDetermined,
            status: known.map_or(Status::Published, |recorded| recorded.status),
            converted: known.is_some_and(|recorded| recorded.converted),
        }
    };
    let points = context.years.iter().map(point);
    // Only the agreed amounts are a line; the others are single years.
    let points: Vec<Point> = points.filter(|point| is_agreed || point.value.is_some()).collect();
    let has_any = points.iter().any(|point| point.value.is_some());
    has_any.then(|| Line { name: kind_name(kind, context.language), kind: line, points, before: None })
}

/// The agreements, every other one with a context.
fn bands(context: &RecordContext<'_>) -> Vec<Band> {
    let agreements = context.record.agreements.iter();
    let band = |facts: &crate::model::AgreementFacts| Band {
        years: facts.years,
        name: agreement_name(facts.number, context.language),
        is_shaded: facts.number % 2 == 1,
    };
    agreements.map(band).collect()
}

fn known(context: &RecordContext<'_>) -> Vec<(Year, crate::engine::recorded::Recorded)> {
    let agreed = |year| Some((year, context.measured(year, ContributionKind::Agreed)?.1));
    context.years.iter().filter_map(agreed).collect()
}

/// How many times the first amount the last one is: what the line says at a glance.
fn title(context: &RecordContext<'_>) -> String {
    let known = known(context);
    let (Some((first, one)), Some((last, other))) = (known.first(), known.last()) else {
        return context.say(key::RECORD_NOTHING);
    };
    let years = [("first", (*first).into()), ("last", (*last).into())];
    let times = other.value.checked_div(one.value).filter(|_| first != last);
    let Some(times) = times else { return say_with(context.language, key::RECORD_CHART_TITLE, &years) };
    let text = numbers::number(times, numbers::Digits::Fixed(u32::from(times < Decimal::TEN)));
    let [first, last] = years;
    say_with(context.language, key::RECORD_CHART_TIMES, &[first, last, ("times", text.into())])
}

fn summary(context: &RecordContext<'_>) -> String {
    let told: Vec<String> = known(context)
        .into_iter()
        .map(|(year, recorded)| format!("{year} {}", context.in_words(&recorded)))
        .collect();
    format!("{}. {}", title(context), told.join("; "))
}

fn notes(context: &RecordContext<'_>) -> Vec<String> {
    let mut notes: Vec<String> = context.note_on_measure().into_iter().collect();
    let known = known(context);
    if known.iter().any(|(_, recorded)| recorded.converted) {
        let main = context.scenario.currency();
        notes.push(converted_points_words(&context.measure, main, context.language));
    }
    let missing: Vec<Year> =
        context.years.iter().filter(|year| !known.iter().any(|(it, _)| it == year)).collect();
    if !missing.is_empty() {
        let years = ("years", list_years(&missing, context.language).into());
        notes.push(say_with(context.language, key::RECORD_NOTE_WITHOUT, &[years]));
    }
    notes
}

/// The sources of each figure that is drawn, one where it is in print.
fn sources(context: &RecordContext<'_>) -> SourceList {
    let mut sources = SourceList::default();
    for year in context.years.iter() {
        for (kind, _) in LINES {
            let recorded = context.measured(year, kind).map(|(_, recorded)| recorded);
            sources.extend(recorded.iter().flat_map(sources_of_recorded));
        }
    }
    sources
}
