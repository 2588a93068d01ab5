//! The chart of differences: the scenario and the record against the baseline, the line at zero.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::against::{AgainstBaseline, Held};
use super::chart::{bands, marks_of, notes, sources};
use super::context::{basis, recorded_in_words};
use super::headline::title_against;
use crate::engine::recorded::Recorded;
use crate::engine::{NotRead, Reading};
use crate::model::{Status, Year, Years};
use crate::present::counted::Counted;
use crate::present::{Chart, Line, LineKind, Mark, Point};
use crate::text::explanation::list_years;
use crate::text::measures::shown_words;
use crate::text::parties::subject_of_chart;
use crate::text::{key, say, say_with};

pub(super) fn chart(both: &AgainstBaseline<'_, '_>) -> Chart {
    let context = both.hand;
    let language = context.language();
    let before = before_term(both);
    let recorded = recorded(both);
    let read = both.known().map(|(_, read)| read);
    let read = read.chain(recorded.iter().filter_map(|(_, _, held)| held.as_ref()?.read.ok()));
    let largest = read.map(|read| read.abs()).max().unwrap_or_default();
    let counted = Counted::of_axis(context.unit, largest, language);
    let unit = counted.label_read_as(both.reading, language);
    let plane = ReadingPlane { both, counted: counted.read_as(both.reading) };

    let mut lines = vec![plane.scenario(before), plane.baseline(&recorded)];
    lines.extend(plane.record(&recorded));
    let compared = lines.iter().flat_map(|line| &line.points).filter(|point| point.value.is_some());
    let compared: Vec<Year> = compared.map(|point| point.year).collect();
    let term = context.input.projection.years();
    let years = match (compared.iter().min(), compared.iter().max()) {
        (Some(&first), Some(&last)) => Years::new(first, last),
        _ => term,
    };
    for line in &mut lines {
        line.points.retain(|point| years.contains(point.year));
    }

    let subject = subject_of_chart(context.input.scenario, language);
    // “In % of” says the unit.
    let told = if both.reading == Reading::PerCent { "" } else { unit.as_str() };
    let mut subtitle = shown_words(subject, context.input.chosen, context.main(), told, language);
    subtitle.extend([both.words(), basis(context, Some(both.baseline))]);
    subtitle.retain(|word| !word.is_empty());
    let mut sources = sources(context);
    sources.extend(&self::sources(both.baseline));
    Chart {
        title: title_against(both),
        subtitle: subtitle.join(" · "),
        unit,
        decimals: plane.counted.decimals_at_line(largest),
        years,
        summary: summary(both),
        bands: bands(context, years).into_iter().filter(|band| band.years.last >= years.first).collect(),
        marks: plane.marks(),
        notes: all_notes(both, &recorded),
        sources,
        extent: None,
        is_logarithmic: false,
        axis_words: String::new(),
        lines,
    }
}

/// The amount of the year before the term, where the baseline has one as well.
fn before_term<'a>(both: &'a AgainstBaseline<'_, '_>) -> Option<(Year, &'a Recorded, Held)> {
    let before = both.hand.before.as_ref()?;
    let year = both.hand.input.scenario.years.first.before();
    Some((year, before, both.before(year, before)?))
}

/// Every year of the record, with what it is against the baseline.
fn recorded<'a>(both: &'a AgainstBaseline<'_, '_>) -> Vec<(Year, &'a Recorded, Option<Held>)> {
    let recorded = both.hand.recorded.iter().flatten();
    recorded.map(|(&year, recorded)| (year, recorded, both.before(year, recorded))).collect()
}

/// Lines in the unit of the axis.
struct ReadingPlane<'a, 'of> {
    both: &'a AgainstBaseline<'a, 'of>,
    counted: Counted,
}

impl ReadingPlane<'_, '_> {
    fn point(&self, year: Year, held: &Held, value: String) -> Point {
        let both = self.both;
        let is_hidden = held.is_hidden(both.hand);
        let read = held.read.ok().filter(|_| !is_hidden);
        Point {
            year,
            value: read.map(|read| self.counted.plain(read)),
            text: match (read, held.read) {
                (Some(read), _) => both.in_words(read, value),
                (None, Err(why)) => both.reason_in_words(why),
                (None, Ok(_)) => say(both.hand.language(), key::PROJECTION_HIDDEN),
            },
            projected: false,
            status: held.status,
            converted: false,
        }
    }

    fn scenario(&self, before: Option<(Year, &Recorded, Held)>) -> Line {
        let both = self.both;
        let context = both.hand;
        let mut points: Vec<Point> = Vec::new();
        points.extend(before.map(|(year, recorded, held)| {
            let value = recorded_in_words(context, recorded);
            Point { converted: recorded.converted, ..self.point(year, &held, value) }
        }));
        for year in both.years.iter() {
            let Some(held) = both.chosen(year) else { continue };
            let projected = !context.is_in_print(year);
            points.push(Point { projected, ..self.point(year, &held, both.value_in_words(held.figure)) });
        }
        let title = context.input.scenario.title.trim();
        let name =
            if title.is_empty() { say(context.language(), key::CHART_SCENARIO) } else { title.to_owned() };
        Line { name, kind: context.in_hand(), points, before: None }
    }

    /// The baseline, at zero in every year in which something is held against it.
    fn baseline(&self, recorded: &[(Year, &Recorded, Option<Held>)]) -> Line {
        let both = self.both;
        let context = both.baseline;
        // A difference from itself is zero, whatever it rests on.
        let zero = |year: Year, value: String| Point {
            year,
            value: Some(Decimal::ZERO),
            text: both.in_words(Decimal::ZERO, value),
            projected: false,
            status: Status::Published,
            converted: false,
        };
        let before = before_term(both).map(|(year, _, held)| (year, held));
        let of_record = recorded.iter().filter_map(|(year, _, held)| Some((*year, (*held)?)));
        let of_term = both.years.iter().filter_map(|year| Some((year, both.chosen(year)?)));
        let compared: BTreeMap<Year, Held> = before
            .into_iter()
            .chain(of_record)
            .chain(of_term)
            .filter(|(_, held)| held.read.is_ok() && !held.is_hidden(both.hand))
            .collect();
        let point = |(year, held): (Year, Held)| Some(zero(year, both.value_in_words(held.baseline?)));
        let points = compared.into_iter().filter_map(point).collect();
        let title = ("title", both.title().into());
        let name = say_with(context.language(), key::COMPARE_BASELINE_NAMED, &[title]);
        Line { name, kind: LineKind::Baseline(context.input.colour), points, before: None }
    }

    fn record(&self, recorded: &[(Year, &Recorded, Option<Held>)]) -> Option<Line> {
        let context = self.both.hand;
        let mut points: Vec<Point> = Vec::new();
        for (year, known, held) in recorded {
            let Some(held) = held else { continue };
            let point = self.point(*year, held, recorded_in_words(context, known));
            points.push(Point { converted: known.converted, ..point });
        }
        if points.is_empty() {
            return None;
        }
        Some(Line {
            name: say(context.language(), key::CHART_RECORD),
            kind: LineKind::Record,
            points,
            before: None,
        })
    }

    /// What happened to the amount of a year, at the height of the difference.
    fn marks(&self) -> Vec<Mark> {
        let context = self.both.hand;
        let mut marks: Vec<Mark> = Vec::new();
        for (year, read) in self.both.known() {
            for (kind, name) in context.parts().flat_map(|part| marks_of(context, part, year)) {
                if !marks.iter().any(|known| known.year == year && known.kind == kind) {
                    marks.push(Mark { year, value: self.counted.plain(read), kind, name });
                }
            }
        }
        marks
    }
}

/// The years that cannot be held against the baseline, then the notes of the scenario.
fn all_notes(both: &AgainstBaseline<'_, '_>, recorded: &[(Year, &Recorded, Option<Held>)]) -> Vec<String> {
    let language = both.hand.language();
    let mut notes = both.notes();
    let left_out: Vec<Year> =
        recorded.iter().filter(|(_, _, held)| held.is_none()).map(|(year, ..)| *year).collect();
    if !left_out.is_empty() {
        let years = ("years", list_years(&left_out, language).into());
        let baseline = ("baseline", both.title().into());
        notes.push(say_with(language, key::READING_NOTE_RECORD, &[baseline, years]));
    }
    let of_record = recorded.iter().filter_map(|(_, _, held)| held.as_ref()?.read.err());
    let of_rates = of_record.filter(|why| matches!(why, NotRead::OtherRates(_)));
    for note in of_rates.map(|why| both.reason_in_words(why)) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.extend(self::notes(both.hand));
    notes
}

/// The chart told in words.
fn summary(both: &AgainstBaseline<'_, '_>) -> String {
    let language = both.hand.language();
    let told = |(year, read)| format!("{year}: {}", both.change_in_words(read));
    let figures: Vec<String> = both.known().map(told).collect();
    let mut words = vec![title_against(both)];
    if !figures.is_empty() {
        words.push(say_with(language, key::COMPARE_SUMMARY, &[("figures", figures.join("; ").into())]));
    }
    words.join(". ")
}
