//! What of a chart is plotted: its amounts, how they change, an index of them, or the amounts on a logarithmic axis; and
//! which years.
//!
//! The description of a chart is turned into another one, with decimals, before anything is painted: so that window and
//! file show the same. Only the logarithm itself is left to painting.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::chart::{Chart, Extent, Line, Mark, Point};
use crate::model::{Status, Year, Years};
use crate::present::MarkKind;
use crate::text::explanation::list_years;
use crate::text::measures::unit_a_year;
use crate::text::numbers::{self, Digits, number, signed};
use crate::text::{Language, key, say, say_with};

/// What of the values of a chart is plotted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlotKind {
    /// The values themselves.
    #[default]
    Level,
    /// Their change on the year before, in per cent.
    Change,
    /// An index that is 100 in a year.
    Index(Year),
    /// The values on a logarithmic axis.
    Log,
}

/// What of a chart is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartLook {
    /// What is plotted.
    pub plot: PlotKind,
    /// The years; none if all are.
    pub years: Option<Years>,
    /// Whether the axis of amounts starts at zero, whatever is plotted; else only where that is near.
    pub is_from_zero: bool,
    /// What a hand writes at years.
    pub remarks: Vec<Remark>,
}

/// A word of one's own at a year of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The year.
    pub year: Year,
    /// What stands there.
    pub text: String,
}

/// As it is typed: `2028 Election`; `2028: Election` and `2028=Election` are the same.
impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.year, self.text)
    }
}

impl FromStr for Remark {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let ends = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
        let (year, rest) = text.split_at(ends);
        let rest = rest.trim_start_matches([' ', ':', '=', '\u{2013}', '년']).trim();
        let known = year.parse().ok().filter(|_| year.len() == 4 && !rest.is_empty());
        known.map(|year| Self { year: Year(year), text: rest.to_owned() }).ok_or_else(|| {
            "a year and what is written there are expected, for example 2028=Election".to_owned()
        })
    }
}

impl PlotKind {
    /// Its name among others, with the year of an index.
    pub fn name(self, language: Language) -> String {
        match self {
            Self::Level => say(language, key::PLOT_LEVEL),
            Self::Change => say(language, key::PLOT_CHANGE),
            Self::Index(year) => say_with(language, key::PLOT_INDEX, &[("year", year.into())]),
            Self::Log => say(language, key::PLOT_LOG),
        }
    }

    /// What the axis counts, in words; none where that is the unit of the chart.
    fn axis(self, unit: &str, language: Language) -> String {
        match self {
            Self::Level => unit.to_owned(),
            Self::Change => say(language, key::PLOT_AXIS_CHANGE),
            Self::Index(_) => self.name(language),
            Self::Log => {
                let axis = say(language, key::PLOT_AXIS_LOG);
                if unit.is_empty() { axis } else { format!("{unit}, {axis}") }
            }
        }
    }
}

/// As the command line writes it: `level`, `change`, `index=2025`, `log`.
impl fmt::Display for PlotKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level => f.write_str("level"),
            Self::Change => f.write_str("change"),
            Self::Index(year) => write!(f, "index={year}"),
            Self::Log => f.write_str("log"),
        }
    }
}

impl FromStr for PlotKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let index = |year: &str| year.parse().ok().map(|year| Self::Index(Year(year)));
        let known = match text {
            "level" => Some(Self::Level),
            "change" => Some(Self::Change),
            "log" => Some(Self::Log),
            _ => text.strip_prefix("index=").filter(|year| year.len() == 4).and_then(index),
        };
        known.ok_or_else(|| "level, change, index=YEAR or log is expected".to_owned())
    }
}

impl Chart {
    /// The same chart as it is looked at.
    #[must_use]
    pub fn seen(self, look: &ChartLook, language: Language) -> Self {
        let mut chart = self.plotted(look.plot, language);
        if let Some(years) = look.years {
            chart = chart.in_years(years);
        }
        if look.is_from_zero && !chart.is_logarithmic {
            let zero = Extent { lowest: Decimal::ZERO, highest: Decimal::ZERO };
            let Extent { lowest, highest } = chart.extent.unwrap_or(zero);
            chart.extent = Some(Extent { lowest: lowest.min(Decimal::ZERO), highest });
        }
        look.remarks.iter().for_each(|remark| chart.remark(remark));
        chart
    }

    /// Writes a word at a year, at the height of the first line that has a value there; below the chart where none has.
    fn remark(&mut self, Remark { year, text }: &Remark) {
        let value = |line: &Line| line.points.iter().find(|point| point.year == *year)?.value;
        match self.lines.iter().find_map(value).filter(|_| self.years.contains(*year)) {
            Some(value) => {
                self.marks.push(Mark { year: *year, value, kind: MarkKind::Remark, name: text.clone() });
            }
            None => self.notes.insert(0, format!("{year}: {text}")),
        }
        self.summary = format!("{}. {year}: {text}", self.summary);
    }

    /// The same chart with another thing plotted.
    #[must_use]
    pub fn plotted(mut self, plot: PlotKind, language: Language) -> Self {
        if plot == PlotKind::Level {
            return self;
        }
        let (mut dropped, mut baseless): (Vec<Year>, Vec<String>) = (Vec::new(), Vec::new());
        let lines: Vec<Line> = self
            .lines
            .iter()
            .map(|line| {
                if let PlotKind::Index(year) = plot
                    && line.base(year).is_none_or(|(base, _)| base <= Decimal::ZERO)
                    && !line.name.is_empty()
                {
                    baseless.push(line.name.clone());
                }
                let points = line.points.iter().map(|point| {
                    let plotted = line.plotted(point, plot, language);
                    let is_left_out =
                        plot == PlotKind::Log && point.value.is_some() && plotted.value.is_none();
                    dropped.extend(is_left_out.then_some(point.year));
                    plotted
                });
                Line { points: points.collect(), before: None, ..line.clone() }
            })
            .collect();
        let marks = self.marks.iter().filter_map(|mark| {
            // A mark stands on the line in hand.
            let point = lines.first()?.points.iter().find(|point| point.year == mark.year)?;
            // Amounts that cross are no changes that do.
            let crosses = matches!(mark.kind, MarkKind::Crossing | MarkKind::SumsCrossing);
            if crosses && plot != PlotKind::Log {
                return None;
            }
            let value = if plot == PlotKind::Log { mark.value } else { point.value? };
            (plot != PlotKind::Log || value > Decimal::ZERO).then(|| Mark { value, ..mark.clone() })
        });
        self.marks = marks.collect();
        self.lines = lines;
        self.extent = None;
        self.is_logarithmic = plot == PlotKind::Log;
        let axis = plot.axis(&self.unit, language);
        self.subtitle = with_axis(&self.subtitle, &self.unit, plot, language);
        self.summary = format!("{axis}. {}", self.summary);
        self.axis_words = axis;
        if matches!(plot, PlotKind::Change | PlotKind::Index(_)) {
            self.decimals = 1;
        }
        self.unit = match plot {
            PlotKind::Level | PlotKind::Log => self.unit,
            PlotKind::Change => "%".to_owned(),
            PlotKind::Index(_) => String::new(),
        };
        dropped.sort_unstable();
        dropped.dedup();
        if !dropped.is_empty() {
            let years = ("years", list_years(&dropped, language).into());
            self.notes.insert(0, say_with(language, key::PLOT_NOTE_NOT_ABOVE_ZERO, &[years]));
        }
        if let (PlotKind::Index(year), false) = (plot, baseless.is_empty()) {
            let args =
                [("year", numbers::year(year, language).into()), ("lines", baseless.join(", ").into())];
            self.notes.insert(0, say_with(language, key::PLOT_NOTE_NO_BASE, &args));
        }
        self
    }

    /// The same chart with no other years; all of them where it has none of these.
    #[must_use]
    pub fn in_years(mut self, years: Years) -> Self {
        let years = Years::new(years.first.max(self.years.first), years.last.min(self.years.last));
        if years.is_empty() {
            return self;
        }
        self.years = years;
        for line in &mut self.lines {
            line.points.retain(|point| years.contains(point.year));
        }
        self.lines.retain(|line| !line.points.is_empty());
        self.marks.retain(|mark| years.contains(mark.year));
        self.bands.retain(|band| band.years.first <= years.last && years.first <= band.years.last);
        self
    }
}

/// The subtitle with what the axis counts in the place of the unit, else behind it.
fn with_axis(subtitle: &str, unit: &str, plot: PlotKind, language: Language) -> String {
    let mut words: Vec<String> =
        subtitle.split(" · ").filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let yearly = unit_a_year(unit, language);
    let is_unit = |word: &&mut String| !unit.is_empty() && (**word == unit || **word == yearly);
    match words.iter_mut().find(is_unit) {
        Some(word) => *word = plot.axis(word, language),
        None => words.push(plot.axis(unit, language)),
    }
    words.join(" · ")
}

impl Line {
    /// Its value in a year with how well that is known, be it the year before its first point.
    fn base(&self, year: Year) -> Option<(Decimal, Status)> {
        let point = self.points.iter().find(|point| point.year == year);
        let before = || self.before.filter(|(of, ..)| *of == year).map(|(_, value, status)| (value, status));
        point.map_or_else(before, |point| Some((point.value?, point.status)))
    }

    /// A point of it with another thing plotted; without a value where that is not to be had.
    fn plotted(&self, point: &Point, plot: PlotKind, language: Language) -> Point {
        let against = match plot {
            PlotKind::Level => return point.clone(),
            PlotKind::Log => {
                let value = point.value.filter(|value| *value > Decimal::ZERO);
                return Point { value, ..point.clone() };
            }
            PlotKind::Change => self.base(point.year.before()),
            PlotKind::Index(year) => self.base(year),
        };
        let ratio = || {
            let (base, status) = against.filter(|(base, _)| *base > Decimal::ZERO)?;
            Some((point.value?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)?, status))
        };
        let Some((ratio, status)) = ratio() else {
            let unknown = say(language, key::WORD_UNKNOWN);
            // What is left out says so already.
            let text = if point.value.is_some() {
                format!("{unknown} ({})", point.text)
            } else {
                point.text.clone()
            };
            return Point { value: None, text, ..point.clone() };
        };
        let (value, read) = match plot {
            PlotKind::Change => {
                let change = ratio - Decimal::ONE_HUNDRED;
                (change, signed(format!("{}%", number(change, Digits::Fixed(1)))))
            }
            _ => (ratio, number(ratio, Digits::Fixed(1))),
        };
        let text = format!("{read} ({})", point.text);
        Point { value: Some(value), text, status: point.status.max(status), ..point.clone() }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::model::SourceList;
    use crate::present::palette::ScenarioColour;
    use crate::present::{LineKind, MarkKind};

    /// 1,402.8, 1,519.2 and 1,551.1: 1,519.2 / 1,402.8 = 1.082976…, so +8.3 % and 108.3; 1,551.1 / 1,402.8 = 1.105717… and
    /// / 1,519.2 = 1.020997….
    #[test]
    fn changes_and_an_index_are_read_from_the_values() {
        let change = chart().plotted(PlotKind::Change, Language::En);
        assert_eq!(texts(&change, 0), ["unknown (1402.8)", "+8.3% (1519.2)", "+2.1% (1551.1)"]);
        assert_eq!(change.unit, "%");
        assert_eq!(change.subtitle, "Korea · change on the year before, % · current prices");
        let index = chart().plotted(PlotKind::Index(Year(2025)), Language::En);
        assert_eq!(texts(&index, 0), ["100.0 (1402.8)", "108.3 (1519.2)", "110.6 (1551.1)"]);
        assert_eq!(index.subtitle, "Korea · Index, 2025 = 100 · current prices");
        let value = index.lines[0].points[1].value.expect("it is known");
        assert_eq!(rounded(value, 6), dec!(108.297690));
        // The mark goes with its point.
        assert_eq!(rounded(index.marks[0].value, 4), dec!(110.5717));
    }

    /// The baseline begins in 2026; its amount of 2025 is not drawn, and counts all the same.
    #[test]
    fn a_line_is_read_against_the_year_before_it_too() {
        let index = chart().plotted(PlotKind::Index(Year(2025)), Language::En);
        assert_eq!(texts(&index, 1), ["107.0 (1501)"]);
        let change = chart().plotted(PlotKind::Change, Language::En);
        assert_eq!(texts(&change, 1), ["+7.0% (1501)"]);
    }

    #[test]
    fn without_its_base_an_index_is_unknown_and_says_so() {
        let index = chart().plotted(PlotKind::Index(Year(2027)), Language::En);
        assert_eq!(texts(&index, 1), ["unknown (1501)"]);
        assert_eq!(index.notes[0], "No index, since 2027 is unknown: baseline");
        assert_eq!(texts(&index, 0)[2], "100.0 (1551.1)");
    }

    #[test]
    fn what_is_not_above_zero_is_not_drawn_on_a_logarithmic_axis_and_is_told() {
        let mut chart = chart();
        chart.lines[0].points[1].value = Some(dec!(0));
        chart.lines[1].points[0].value = Some(dec!(-3));
        let log = chart.plotted(PlotKind::Log, Language::En);
        assert!(log.is_logarithmic);
        assert_eq!(log.lines[0].points[1].value, None);
        assert_eq!(log.notes, ["Zero or below, so not drawn on a logarithmic axis: 2026"]);
        assert_eq!(log.unit, "KRW bn");
    }

    /// How well a change is known is how well the less sure of both is.
    #[test]
    fn an_assumed_year_makes_the_change_after_it_assumed() {
        let mut chart = chart();
        chart.lines[0].points[1].status = Status::Assumed;
        let change = chart.plotted(PlotKind::Change, Language::En);
        assert!(change.lines[0].points[2].is_assumed());
    }

    #[test]
    fn a_chart_of_some_years_has_no_others() {
        let chart = chart().seen(
            &ChartLook {
                plot: PlotKind::Index(Year(2025)),
                years: Some(Years::new(Year(2027), Year(2035))),
                ..ChartLook::default()
            },
            Language::En,
        );
        assert_eq!(chart.years, Years::new(Year(2027), Year(2027)));
        assert_eq!(texts(&chart, 0), ["110.6 (1551.1)"]);
        assert_eq!(chart.lines.len(), 1, "the baseline has no such year");
    }

    #[test]
    fn the_words_of_the_command_line_are_read_as_they_are_written() {
        for plot in [PlotKind::Level, PlotKind::Change, PlotKind::Index(Year(2025)), PlotKind::Log] {
            assert_eq!(plot.to_string().parse(), Ok(plot));
        }
        for text in ["", "index", "index=", "index=25", "index=20255", "Log"] {
            assert!(text.parse::<PlotKind>().is_err(), "{text}");
        }
    }

    fn rounded(value: Decimal, decimals: u32) -> Decimal {
        value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    }

    fn texts(chart: &Chart, line: usize) -> Vec<&str> {
        chart.lines[line].points.iter().map(|point| point.text.as_str()).collect()
    }

    /// A scenario with the year before it, and a baseline that begins a year later, from 1,402.8 as well.
    fn chart() -> Chart {
        let point = |(year, value): (i16, Decimal)| Point {
            year: Year(year),
            value: Some(value),
            text: value.to_string(),
            projected: false,
            status: Status::Published,
            converted: false,
        };
        let line = |name: &str, kind, points: &[(i16, Decimal)]| Line {
            name: name.to_owned(),
            kind,
            points: points.iter().copied().map(point).collect(),
            before: None,
        };
        let hand = [(2025, dec!(1402.8)), (2026, dec!(1519.2)), (2027, dec!(1551.1))];
        let baseline = line("baseline", LineKind::Baseline(None), &[(2026, dec!(1501))]);
        let before = Some((Year(2025), dec!(1402.8), Status::Published));
        Chart {
            title: String::new(),
            subtitle: "Korea · KRW bn · current prices".to_owned(),
            unit: "KRW bn".to_owned(),
            decimals: 1,
            years: Years::new(Year(2025), Year(2027)),
            extent: None,
            is_logarithmic: false,
            axis_words: String::new(),
            lines: vec![
                line("hand", LineKind::InHand(ScenarioColour::FIRST), &hand),
                Line { before, ..baseline },
            ],
            bands: Vec::new(),
            marks: vec![Mark {
                year: Year(2027),
                value: dec!(1551.1),
                kind: MarkKind::Cap,
                name: "cap".to_owned(),
            }],
            notes: Vec::new(),
            sources: SourceList::default(),
            summary: String::new(),
        }
    }
}
