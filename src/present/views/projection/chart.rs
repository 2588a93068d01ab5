//! The chart: the record, the scenario, and what happens to it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::against::AgainstBaseline;
use super::context::{
    BaselineKind, ProjectionContext, basis, in_words, note_on_hidden, note_on_unpromised, recorded_in_words,
    row_of,
};
use super::headline::{notes_on_baseline, notes_on_unknown, title};
use crate::engine::{Bound, RateBasis, Reading, RowName, sources_read_in_record};
use crate::model::{ContributionKind, Field, Money, SourceList, Status, Year, Years};
use crate::present::chart::projected;
use crate::present::counted::Counted;
use crate::present::library::{sources_of_recorded, sources_of_stated};
use crate::present::{Band, Chart, Line, LineKind, Mark, MarkKind, Point};
use crate::text::explanation::list_years;
use crate::text::fields::{exchange_name, field_name, series_name};
use crate::text::measures::{converted_points_words, plain_rate, shown_words};
use crate::text::numbers;
use crate::text::parties::{parties_words, subject_of_chart};
use crate::text::problems::edition_note;
use crate::text::{Sentence, key, say, say_with};

/// The scenario on top of the record. What is `behind` it, the baseline, is drawn if it counts the same.
pub(super) fn chart(context: &ProjectionContext<'_>, behind: Option<&ProjectionContext<'_>>) -> Chart {
    let baseline = behind.filter(|baseline| baseline.unit == context.unit);
    let language = context.language();
    let largest = largest(context);
    let counted = Counted::of_axis(context.unit, largest, language);
    let unit = counted.label(language);
    let subject = subject_of_chart(context.input.scenario, language);
    let mut subtitle = shown_words(subject, context.input.chosen, context.main(), &unit, language);
    subtitle.push(basis_with_record(context, baseline));
    subtitle.retain(|word| !word.is_empty());

    let mut scenario = scenario_line(context, counted);
    let both = baseline.and_then(|baseline| {
        AgainstBaseline::new(context, baseline, BaselineKind::Other, Reading::Difference)
    });
    if let Some(both) = &both {
        tell_differences(&mut scenario, both);
    }
    let mut lines = vec![scenario];
    lines.extend(baseline.map(|baseline| ghost_line(baseline, counted)));
    lines.extend(record_line(context, counted));
    let mut years = years(context);
    let mut sources = sources(context);
    if let Some(baseline) = baseline {
        let of_baseline = self::years(baseline);
        years = Years::new(years.first.min(of_baseline.first), years.last.max(of_baseline.last));
        sources.extend(&self::sources(baseline));
    }
    let mut notes = notes(context);
    notes.extend(behind.iter().flat_map(|behind| notes_on_baseline(context, behind)));
    Chart {
        title: title(context),
        subtitle: subtitle.join(" · "),
        unit,
        decimals: counted.decimals_at_line(largest),
        years,
        summary: summary(context),
        bands: bands(context, years),
        marks: marks(context, counted),
        notes,
        sources,
        extent: None,
        is_logarithmic: false,
        axis_words: String::new(),
        lines,
    }
}

/// Price basis and exchange rates; where those of the record are not those of the scenario, both.
fn basis_with_record(context: &ProjectionContext<'_>, baseline: Option<&ProjectionContext<'_>>) -> String {
    let basis = basis(context, baseline);
    let own = context.input.chosen.kind_of_rates(context.input.scenario, None, context.input.record);
    let mut of_record = context.recorded.iter().flat_map(|recorded| recorded.values());
    let is_apart = own == Some(RateBasis::Scenario)
        && of_record.any(|recorded| recorded.rates == Some(RateBasis::Average));
    if is_apart {
        format!("{basis}, {}", say(context.language(), key::BASIS_RECORD_AT_AVERAGES))
    } else {
        basis
    }
}

/// That the year before the term stands there twice: as the scenario states it or at its exchange rate, with which
/// its line begins, and as the record has it.
fn note_on_year_before(context: &ProjectionContext<'_>) -> Option<String> {
    let year = context.input.scenario.years.first.before();
    let (before, recorded) = (context.before.as_ref()?, context.recorded.as_ref()?.get(&year)?);
    let [own, record] = [before, recorded].map(|value| recorded_in_words(context, value));
    if own == record {
        return None;
    }
    let args = [
        ("year", numbers::year(year, context.language()).into()),
        ("own", own.into()),
        ("record", record.into()),
    ];
    let stated = context.input.scenario.before.as_ref().map(|stated| stated.value);
    let agreed = stated.and_then(|stated| context.input.record.agreed(year)?.total_in(stated.currency));
    let is_stated_otherwise = agreed.is_none_or(|agreed| stated != Some(agreed.value)) && stated.is_some();
    let key = if is_stated_otherwise || before.rates.is_none() {
        key::PROJECTION_NOTE_YEAR_STATED_OTHERWISE
    } else {
        key::PROJECTION_NOTE_YEAR_TWICE
    };
    Some(say_with(context.language(), key, &args))
}

/// That the line of the record rests on what the scenario states and the record does not have, and on what.
fn note_on_own_terms(context: &ProjectionContext<'_>) -> Option<String> {
    let language = context.language();
    let recorded = context.recorded.iter().flat_map(|recorded| recorded.values());
    let mut read: BTreeMap<String, BTreeSet<Year>> = BTreeMap::new();
    for term in recorded.flat_map(|recorded| &recorded.own_terms).filter(|term| !term.is_recorded) {
        let name = match &term.field {
            Field::Series(series, _) => series_name(series, language),
            Field::Rate(currency, _) => exchange_name(*currency, language),
            field => field_name(field, language),
        };
        read.entry(name).or_default().insert(term.year);
    }
    let named = |(name, years): (String, BTreeSet<Year>)| {
        let years: Vec<Year> = years.into_iter().collect();
        format!("{name} ({})", list_years(&years, language))
    };
    let terms: Vec<String> = read.into_iter().map(named).collect();
    let words = terms.join(", ");
    (!terms.is_empty())
        .then(|| say_with(language, key::PROJECTION_NOTE_OWN_TERMS, &[("terms", words.into())]))
}

/// The record from its first agreed year on, and the term.
fn years(context: &ProjectionContext<'_>) -> Years {
    let term = context.input.projection.years();
    if term.is_empty() {
        return context.recorded.as_ref().and_then(|_| recorded_years(context)).unwrap_or(term);
    }
    let joined = if context.before.is_some() { term.first.before() } else { term.first };
    let recorded = context.recorded.as_ref().and_then(|_| recorded_years(context));
    let Some(recorded) = recorded else { return Years::new(joined, term.last) };
    Years::new(joined.min(recorded.first), term.last.max(recorded.last))
}

/// From the first to the last year with an agreed amount.
fn recorded_years(context: &ProjectionContext<'_>) -> Option<Years> {
    let contributions = context.input.record.contributions.iter();
    let agreed = contributions.filter(|contribution| contribution.kind == ContributionKind::Agreed);
    let years: Vec<Year> = agreed.map(|contribution| contribution.year).collect();
    Some(Years::new(*years.iter().min()?, *years.iter().max()?))
}

fn largest(context: &ProjectionContext<'_>) -> Decimal {
    let recorded =
        context.recorded.iter().flat_map(|recorded| recorded.values()).map(|recorded| recorded.value);
    let projected = context.years.iter().filter_map(|shown| shown.value.known());
    recorded.chain(projected).map(|value| value.abs()).max().unwrap_or_default()
}

/// The spans of years that follow from rules.
pub(super) fn bands(context: &ProjectionContext<'_>, of: Years) -> Vec<Band> {
    let years = context.years.iter().map(|shown| shown.year);
    projected(years.filter(|&year| !context.is_in_print(year)), of, context.language())
}

/// The scenario, beginning at the amount before the term so that the lines join.
fn scenario_line(context: &ProjectionContext<'_>, counted: Counted) -> Line {
    let mut points = Vec::with_capacity(context.years.len() + 1);
    if let Some(before) = &context.before {
        points.push(Point {
            year: context.input.scenario.years.first.before(),
            value: Some(counted.plain(before.value)),
            text: recorded_in_words(context, before),
            projected: false,
            status: before.status,
            converted: before.converted,
        });
    }
    for shown in &context.years {
        let value = shown.value.known().filter(|_| !shown.hidden);
        points.push(Point {
            year: shown.year,
            value: value.map(|value| counted.plain(value)),
            text: match value {
                Some(value) => in_words(context, value),
                None if shown.hidden => say(context.language(), key::PROJECTION_HIDDEN),
                None => say(context.language(), key::WORD_UNKNOWN),
            },
            projected: !context.is_in_print(shown.year),
            status: shown.status,
            converted: false,
        });
    }
    let title = context.input.scenario.title.trim();
    let name = if title.is_empty() { say(context.language(), key::CHART_SCENARIO) } else { title.to_owned() };
    Line { name, kind: context.in_hand(), points, before: None }
}

/// Adds to what is read of a year how far it is from the baseline: `KRW 1,534.4 bn (−KRW 16.7 bn)`.
fn tell_differences(line: &mut Line, both: &AgainstBaseline<'_, '_>) {
    for point in line.points.iter_mut().filter(|point| point.value.is_some()) {
        let Some(held) = both.chosen(point.year) else { continue };
        // What is counted from the first common year on is another figure than that of the point.
        let shown = both.hand.known().find(|(year, _)| *year == point.year).map(|(_, value)| value);
        if let (Ok(change), true) = (held.read, held.figure.known() == shown) {
            point.text = format!("{} ({})", point.text, both.change_in_words(change));
        }
    }
}

/// The scenario that others are compared with, over the years of its term.
fn ghost_line(baseline: &ProjectionContext<'_>, counted: Counted) -> Line {
    let mut line = scenario_line(baseline, counted);
    let term = baseline.input.projection.years();
    let before = line.points.first().filter(|point| !term.contains(point.year));
    line.before = before.and_then(|point| Some((point.year, point.value?, point.status)));
    line.points.retain(|point| term.contains(point.year));
    let title = ("title", line.name.into());
    line.name = say_with(baseline.language(), key::COMPARE_BASELINE_NAMED, &[title]);
    line.kind = LineKind::Baseline(baseline.input.colour);
    line
}

/// The agreed amounts of every year of the record; what cannot be had is a gap.
fn record_line(context: &ProjectionContext<'_>, counted: Counted) -> Option<Line> {
    let recorded = context.recorded.as_ref().filter(|recorded| !recorded.is_empty())?;
    let point = |year: Year| {
        let known = recorded.get(&year);
        Point {
            year,
            value: known.map(|known| counted.plain(known.value)),
            text: known.map_or_else(
                || say(context.language(), key::WORD_UNKNOWN),
                |known| recorded_in_words(context, known),
            ),
            projected: false,
            status: known.map_or(Status::Published, |known| known.status),
            converted: known.is_some_and(|known| known.converted),
        }
    };
    let points = recorded_years(context)?.iter().map(point).collect();
    Some(Line {
        name: say(context.language(), key::CHART_RECORD),
        kind: LineKind::Record,
        points,
        before: None,
    })
}

/// What happened to the amount of a year: a bound, an override, a one-off.
fn marks(context: &ProjectionContext<'_>, counted: Counted) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (year, value) in context.known() {
        for part in context.parts() {
            for (kind, name) in marks_of(context, part, year) {
                let mark = Mark { year, value: counted.plain(value), kind, name };
                if !marks.iter().any(|known| known.year == year && known.kind == kind) {
                    marks.push(mark);
                }
            }
        }
    }
    marks
}

pub(super) fn marks_of(context: &ProjectionContext<'_>, part: u8, year: Year) -> Vec<(MarkKind, String)> {
    let language = context.language();
    let projection = context.input.projection;
    let rule = context.input.scenario.parts.get(usize::from(part)).and_then(|part| part.rule_of(year));
    let with_rate = |key: Sentence, rate: Option<crate::model::Rate>| {
        let word = say(language, key);
        rate.map_or_else(|| word.clone(), |rate| format!("{word} {}", plain_rate(rate)))
    };
    let mut marks = Vec::new();
    match projection.bound(part, year) {
        Some(Bound::Cap) => {
            let cap = rule.and_then(|(_, rule)| rule.cap.as_ref()).map(|cap| cap.value);
            marks.push((MarkKind::Cap, with_rate(key::CHART_CAP_BINDS, cap)));
        }
        Some(Bound::Floor) => {
            let floor = rule.and_then(|(_, rule)| rule.floor.as_ref()).map(|floor| floor.value);
            marks.push((MarkKind::Floor, with_rate(key::CHART_FLOOR_BINDS, floor)));
        }
        None => {}
    }
    if projection.origin(part, year) == crate::engine::Origin::Override {
        marks.push((MarkKind::Override, say(language, key::WORD_OVERRIDE)));
    }
    let one_off = projection.plan().row_id(RowName::OneOffs(part)).is_some();
    if one_off && projection.at(RowName::OneOffs(part), year).known().is_some_and(|amount| !amount.is_zero())
    {
        marks.push((MarkKind::OneOff, say(language, key::WORD_ONE_OFF)));
    }
    marks
}

pub(super) fn notes(context: &ProjectionContext<'_>) -> Vec<String> {
    let language = context.language();
    let mut notes = Vec::new();
    notes.extend(notes_on_unknown(context));
    notes.extend(note_on_hidden(context));
    notes.extend(edition_note(context.input.scenario, language));
    notes.extend(note_on_unpromised(context));
    let recorded = context.recorded.as_ref().filter(|recorded| !recorded.is_empty());
    let Some(recorded) = recorded else { return notes };

    if recorded.values().any(|recorded| recorded.converted) {
        notes.push(converted_points_words(context.input.chosen, context.main(), language));
    }
    notes.extend(note_on_own_terms(context));
    notes.extend(note_on_year_before(context));
    for contribution in &context.input.record.contributions {
        let total = contribution.total_krw.as_ref().or(contribution.total_usd.as_ref());
        if let (ContributionKind::Revised, Some(total)) = (contribution.kind, total) {
            let Money { amount, currency } = total.value;
            let amount = numbers::money_words(Money::new(amount, currency), language);
            let year = ("year", numbers::year(contribution.year, language).into());
            notes.push(say_with(language, key::PROJECTION_NOTE_REVISED, &[year, ("amount", amount.into())]));
        }
    }
    notes
}

/// Who says so: of the scenario's terms first, then one source for each year of the record.
pub(super) fn sources(context: &ProjectionContext<'_>) -> SourceList {
    let mut sources = sources_of_stated(context.input.scenario, context.input.chosen);
    let row = row_of(context.input.measures, context.input.chosen);
    sources.extend(&sources_read_in_record(
        context.input.projection,
        std::iter::once(row),
        context.input.record,
    ));
    for recorded in context.recorded.iter().flat_map(|recorded| recorded.values()) {
        sources.extend(sources_of_recorded(recorded));
    }
    sources
}

/// The chart told in words.
fn summary(context: &ProjectionContext<'_>) -> String {
    let language = context.language();
    let year = |year| numbers::year(year, language);
    let mut told = vec![title(context)];
    told.extend(parties_words(&context.input.scenario.parties, language));
    if let Some(recorded) = &context.recorded
        && let (Some((first, one)), Some((last, other))) =
            (recorded.first_key_value(), recorded.last_key_value())
    {
        told.push(say_with(
            language,
            key::PROJECTION_SUMMARY_RECORD,
            &[
                ("first", year(*first).into()),
                ("before", recorded_in_words(context, one).into()),
                ("last", year(*last).into()),
                ("amount", recorded_in_words(context, other).into()),
            ],
        ));
    }
    let figures: Vec<String> = context
        .known()
        .map(|(known, value)| {
            let amount = ("amount", in_words(context, value).into());
            say_with(language, key::PROJECTION_STEP_ALONE, &[("last", year(known).into()), amount])
        })
        .collect();
    if !figures.is_empty() {
        let figures = ("figures", figures.join("; ").into());
        let scenario = ("scenario", context.input.scenario.title.trim().into());
        told.push(say_with(language, key::PROJECTION_SUMMARY_SCENARIO, &[scenario, figures]));
    }
    let of_kind = |wanted: fn(&super::context::ShownFigure) -> bool| -> Vec<Year> {
        context.years.iter().filter(|shown| !shown.hidden && wanted(shown)).map(|shown| shown.year).collect()
    };
    let assumed = of_kind(|shown| shown.value.known().is_some() && shown.status == Status::Assumed);
    let projected: Vec<Year> =
        context.years.iter().map(|shown| shown.year).filter(|&year| !context.is_in_print(year)).collect();
    for (key, years) in
        [(key::PROJECTION_SUMMARY_PROJECTED, projected), (key::PROJECTION_SUMMARY_ASSUMED, assumed)]
    {
        if !years.is_empty() {
            told.push(say_with(language, key, &[("years", list_years(&years, language).into())]));
        }
    }
    told.join(". ")
}
