//! Charts as plain data: what is drawn, not how.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::model::{SourceList, Status, Year, Years};
use crate::present::palette::ScenarioColour;
use crate::text::explanation::list_years;
use crate::text::{Language, Sentence, key, say, say_with};

/// A line chart over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What the chart says, as a sentence.
    pub title: String,
    /// Measure, unit, price basis.
    pub subtitle: String,
    /// The unit of the axis, said once.
    pub unit: String,
    /// The decimals of a value that stands at its line.
    pub decimals: u32,
    /// The years of the axis.
    pub years: Years,
    /// From where to where the axis reaches at least; none if its own values decide. Charts that are
    /// read beside each other share one.
    pub extent: Option<Extent>,
    /// Whether the axis is logarithmic; every value is above zero then.
    pub is_logarithmic: bool,
    /// What the axis counts, where that is not the values themselves; else empty.
    pub axis_words: String,
    /// The lines, the one in hand first.
    pub lines: Vec<Line>,
    /// Spans of years with a faint ground and a word, such as the projected ones.
    pub bands: Vec<Band>,
    /// Years with a mark and a word, such as where the cap binds.
    pub marks: Vec<Mark>,
    /// What stands below: notes and caveats.
    pub notes: Vec<String>,
    /// The sources of what is drawn, in the order of their numbers.
    pub sources: SourceList,
    /// The chart told in words, for those who cannot see it.
    pub summary: String,
}

/// The amounts that an axis has room for, in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The lowest.
    pub lowest: Decimal,
    /// The highest.
    pub highest: Decimal,
}

/// A line of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The label at its end; empty if it is named, and read, outside the chart, as beside others like it.
    pub name: String,
    /// What it is, which decides how it is drawn.
    pub kind: LineKind,
    /// Its points in the order of the years; a year without a value leaves a gap.
    pub points: Vec<Point>,
    /// A year before its first point, its value and how well that is known, where it is not drawn; what is read against
    /// an earlier year is read against it too.
    pub before: Option<(Year, Decimal, Status)>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The published record.
    Record,
    /// The scenario in hand.
    InHand(ScenarioColour),
    /// Another scenario.
    Scenario(ScenarioColour),
    /// The scenario that others are compared with; none if it is not open, and so has no colour of its own.
    Baseline(Option<ScenarioColour>),
    /// What would be without the cap, or as ruled where there is an override.
    Ghost,
    /// What was agreed anew, year by year.
    Revised,
    /// What was told to the press.
    Announced,
    /// What was really paid.
    Paid,
    /// What follows from an agreement and a published index; nobody prints it yet.
    ByRule,
}

impl LineKind {
    /// Whether it is the scenario that others are compared with.
    pub fn is_baseline(self) -> bool {
        matches!(self, Self::Baseline(_))
    }

    /// Whether it is one of several without a colour of its own, and is named only where there is room.
    pub fn is_in_grey(self) -> bool {
        self == Self::Scenario(ScenarioColour::Grey)
    }
}

/// A point of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The year.
    pub year: Year,
    /// The value in the unit of the axis; none if it is unknown.
    pub value: Option<Decimal>,
    /// The value as it is read, with its unit.
    pub text: String,
    /// Whether it follows from a rule rather than being in print.
    pub projected: bool,
    /// How well it is known: assumed ones are drawn hollow, of others the notes tell the years.
    pub status: Status,
    /// Whether it was converted and not published in this currency; drawn hollow.
    pub converted: bool,
}

impl Point {
    /// Whether it is drawn hollow since it rests on an assumption.
    pub fn is_assumed(&self) -> bool {
        self.value.is_some() && self.status == Status::Assumed
    }
}

impl Chart {
    /// What must be known of its points that no sign tells: for each status between published and assumed
    /// the years of every line that rest on it; and which years follow from rules, where no ground tells them apart. Every
    /// chart has it, whatever it shows.
    pub fn told_statuses(&self, language: Language) -> Vec<String> {
        let mut told = told_statuses(self.lines.iter().map(|line| (line.name.as_str(), line)), language);
        if self.bands.is_empty() {
            let points = self.lines.iter().flat_map(|line| &line.points);
            let projected = points.filter(|point| point.projected && point.value.is_some());
            let years: BTreeSet<Year> = projected.map(|point| point.year).collect();
            let years: Vec<Year> = years.into_iter().collect();
            let words = list_years(&years, language);
            let words = (!years.is_empty())
                .then(|| say_with(language, key::CHART_NOTE_PROJECTED, &[("years", words.into())]));
            told.extend(words);
        }
        told
    }
}

/// What [`Chart::told_statuses`] tells, of lines that are called so.
pub(super) fn told_statuses<'a>(
    lines: impl Iterator<Item = (&'a str, &'a Line)>,
    language: Language,
) -> Vec<String> {
    let lines: Vec<(&str, &Line)> = lines.collect();
    let told = |status: Status, key: Sentence| {
        let of_line = |(name, line): &(&str, &Line)| {
            let known = line.points.iter().filter(|point| point.value.is_some() && point.status == status);
            let years: Vec<Year> = known.map(|point| point.year).collect();
            let years = Some(list_years(&years, language)).filter(|_| !years.is_empty())?;
            Some(if name.is_empty() { years } else { format!("{years} ({name})") })
        };
        let years: Vec<String> = lines.iter().filter_map(of_line).collect();
        (!years.is_empty()).then(|| say_with(language, key, &[("years", years.join("; ").into())]))
    };
    let keys = [
        (Status::Derived, key::CHART_NOTE_DERIVED),
        (Status::Conflict, key::CHART_NOTE_CONFLICT),
        (Status::Recollection, key::CHART_NOTE_RECOLLECTION),
        (Status::Estimate, key::CHART_NOTE_ESTIMATE),
    ];
    keys.into_iter().filter_map(|(status, key)| told(status, key)).collect()
}

/// A span of years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The years.
    pub years: Years,
    /// The word in it.
    pub name: String,
    /// Whether it has a ground; of spans side by side every other one has.
    pub is_shaded: bool,
}

/// The spans of the years that follow from rules, with the word for it; `years` in their order, of those that the chart
/// has. None where they are all of these but one: a ground under everything tells nothing apart.
pub(super) fn projected(years: impl Iterator<Item = Year>, of: Years, language: Language) -> Vec<Band> {
    let years: Vec<Year> = years.collect();
    if years.len() + 1 >= of.len() {
        return Vec::new();
    }
    let mut spans: Vec<Years> = Vec::new();
    for year in years {
        match spans.last_mut() {
            Some(span) if span.last.plus(1) == year => span.last = year,
            _ => spans.push(Years::new(year, year)),
        }
    }
    let name = say(language, key::CHART_PROJECTED);
    spans.into_iter().map(|years| Band { years, name: name.clone(), is_shaded: true }).collect()
}

/// A mark at a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The year.
    pub year: Year,
    /// At which height, in the unit of the axis.
    pub value: Decimal,
    /// What it marks.
    pub kind: MarkKind,
    /// The word beside it.
    pub name: String,
}

/// What a mark marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// The cap bound.
    Cap,
    /// The floor bound.
    Floor,
    /// The year has an override.
    Override,
    /// A one-off is in it.
    OneOff,
    /// From here on the yearly amount stands the other way round to the baseline.
    Crossing,
    /// From here on the running sum does.
    SumsCrossing,
    /// A word of a hand's own.
    Remark,
}
