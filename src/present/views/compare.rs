//! The scenario in hand against the baseline, with the other open scenarios beside it.
//!
//! Everything here reads [`Comparison`]: over the years that both have, the other less the baseline.
//! Chart and table speak of the chosen measure, each amount by itself or read against the baseline;
//! sums, redline and bridge count amounts where the measure is a share.
//!
//! All scenarios stand on one chart, of more than five beside the baseline the rest in grey; or each
//! has a small chart of its own.
//!
//! **Invariant:** all amounts of the page are shown with the same decimals, as many as let years add
//! up to sums and differences be what they say, as far as two more digits can.

mod bridge;
mod chart;
mod redline;
mod side_by_side;
mod table;
mod waterfall;

use rust_decimal::Decimal;

use crate::engine::{
    Bridge, BridgeReading, ComparedYear, Comparison, Missing, NotRead, RateBasis, RatesUsed, Reading,
    RowName, Side, Span, Standing, weakest,
};
use crate::model::{Currency, Scenario, Status, Value, Year};
use crate::present::certainty::{is_in_print, rests_on_words, with_sign};
use crate::present::counted::Counted;
use crate::present::multiples::Multiples;
use crate::present::{Chart, LineKind, View};
use crate::text::compare::{equal_sums_words, missing_words};
use crate::text::explanation::{list_years, unpromised_words, value_words};
use crate::text::measures::{measure_basis, measure_name, rates_words};
use crate::text::numbers::signed;
use crate::text::parties::{parties_of_chart, parties_words};
use crate::text::problems::problem_words;
use crate::text::reading::{not_read_words, read_words, reading_unit};
use crate::text::{Language, say, say_with};

pub use crate::present::multiples::SmallChart;
pub use bridge::{BridgeCause, BridgeEnd, BridgeView, Form};
pub use redline::{Changed, Redline, RedlineLine};
pub use side_by_side::SideBySide;

/// So many scenarios beside the baseline have a colour of their own.
const COLOURED: usize = 5;

/// How scenarios stand in charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Arrangement {
    /// All on one.
    #[default]
    OneChart,
    /// Each on a small one of its own.
    SideBySide,
}

impl Arrangement {
    /// Whether so many scenarios beside the baseline can stand side by side.
    #[must_use]
    pub fn is_offered(scenarios: usize) -> bool {
        scenarios > 1
    }

    /// What so many scenarios beside the baseline are arranged as, as long as nobody chose.
    #[must_use]
    pub fn usual(scenarios: usize) -> Self {
        if scenarios > COLOURED { Self::SideBySide } else { Self::OneChart }
    }
}

/// The axes of amounts of charts side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scales {
    /// All the same, so that heights can be compared.
    #[default]
    Same,
    /// Each as its values need it.
    Own,
}

/// What the page is made from.
pub struct Input<'a> {
    /// The title of the baseline.
    pub baseline: &'a str,
    /// The scenario that is compared with it.
    pub hand: Pair<'a>,
    /// The other open scenarios, compared with the same baseline.
    pub others: Vec<Pair<'a>>,
    /// What causes the difference; none if that cannot be told.
    pub bridge: Option<&'a Bridge>,
    /// What of that is read.
    pub bridge_reading: BridgeReading,
    /// The row that explains the amounts of the scenario in hand; none if they are others.
    pub explains: Option<RowName>,
    /// How amounts are read.
    pub reading: Reading,
    /// How scenarios stand in charts.
    pub arrangement: Arrangement,
    /// The axes of charts side by side.
    pub scales: Scales,
    /// The language.
    pub language: Language,
}

impl<'a> Input<'a> {
    /// What is seen first: amounts on one chart, without a bridge, nothing explained.
    #[must_use]
    pub fn new(baseline: &'a str, hand: Pair<'a>, others: Vec<Pair<'a>>, language: Language) -> Self {
        Self {
            baseline,
            hand,
            others,
            bridge: None,
            bridge_reading: BridgeReading::default(),
            explains: None,
            reading: Reading::Value,
            arrangement: Arrangement::OneChart,
            scales: Scales::Same,
            language,
        }
    }
}

/// A scenario compared with the baseline.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// Its title.
    pub title: &'a str,
    /// How it compares.
    pub comparison: &'a Comparison,
}

impl Pair<'_> {
    /// What is read of a year.
    fn read(&self, reading: Reading, year: Year) -> Result<Decimal, NotRead> {
        let row = row_of(self, year).ok_or(NotRead::NotThere)?;
        self.held(reading, row.amounts.other, row.amounts.baseline)
    }

    /// An amount of it held against one of the baseline.
    fn held(&self, reading: Reading, amount: Value, baseline: Value) -> Result<Decimal, NotRead> {
        let read = reading.read(amount, Some(baseline))?;
        match self.comparison.rates.different_kinds() {
            Some(kinds) if reading != Reading::Value => Err(NotRead::OtherRates(kinds)),
            _ => Ok(read),
        }
    }

    /// How well what is read of a year is known.
    fn status(&self, reading: Reading, year: Year) -> Status {
        let row = row_of(self, year);
        row.map_or(Status::Published, |row| match reading {
            Reading::Value => row.known.other,
            Reading::Difference | Reading::PerCent => row.status(),
        })
    }
}

/// What is shown of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Headline, chart and table.
    pub view: View,
    /// A small chart for every scenario, in the place of the one chart; none if that is shown.
    pub side_by_side: Option<SideBySide>,
    /// How far every scenario is from the baseline, year by year; none if the chart says so already.
    pub differences: Option<Chart>,
    /// What differs, and what each of it is worth.
    pub redline: Redline,
    /// What causes the difference; none if that cannot be told.
    pub bridge: Option<BridgeView>,
    /// When one overtakes the other, and at which growth both cost the same: a sentence each.
    pub break_even: Vec<String>,
}

impl Page {
    /// Whether the chart of differences has one to show.
    #[must_use]
    pub fn has_differences(&self) -> bool {
        let lines = self.differences.iter().flat_map(|chart| &chart.lines);
        let mut points = lines.filter(|line| line.kind != LineKind::Baseline).flat_map(|line| &line.points);
        points.any(|point| point.value.is_some())
    }

    /// The chart of differences with the title, notes and sources of its page, to stand alone.
    #[must_use]
    pub fn differences_alone(&self) -> Chart {
        let chart = self.view.chart.clone();
        let Some(differences) = &self.differences else { return chart };
        let Chart { title, notes, sources, .. } = chart;
        let summary = format!("{title}. {}", differences.summary);
        Chart { title, notes, sources, summary, ..differences.clone() }
    }
}

impl Page {
    /// The small charts with the title, notes and sources of their page, to stand alone; none if all
    /// scenarios stand on one chart.
    #[must_use]
    pub fn side_by_side_alone(&self) -> Option<Multiples> {
        let shown = self.side_by_side.as_ref()?;
        let Chart { title, subtitle, notes, sources, .. } = self.view.chart.clone();
        let told = std::iter::once(shown.legend.clone()).chain(shown.caution.clone());
        let summaries = shown.charts.iter().map(|small| small.chart.summary.as_str());
        let summary: Vec<&str> = std::iter::once(title.as_str()).chain(summaries).collect();
        Some(Multiples {
            summary: summary.join(". "),
            title,
            subtitle,
            baseline: shown.baseline.clone(),
            charts: shown.charts.clone(),
            notes: told.chain(notes).collect(),
            sources,
        })
    }
}

/// The page.
#[must_use]
pub fn page(input: &Input<'_>) -> Page {
    let ground = Ground::new(input);
    Page {
        view: View {
            headline: headline(&ground),
            subline: subline(&ground),
            chart: chart::chart(&ground),
            table: table::table(&ground),
        },
        side_by_side: side_by_side::side_by_side(&ground),
        differences: (ground.reading == Reading::Value).then(|| chart::differences(&ground)),
        redline: redline::redline(&ground),
        bridge: bridge::bridge(&ground),
        break_even: break_even(&ground),
    }
}

/// What the parts of the page share.
struct Ground<'a> {
    input: &'a Input<'a>,
    /// How the scenario in hand compares.
    comparison: &'a Comparison,
    /// How amounts of the chosen measure are read.
    reading: Reading,
    /// The other scenarios.
    others: Vec<Pair<'a>>,
    /// The titles of those that cannot stand beside these.
    left_out: Vec<&'a str>,
    /// What tables count amounts in.
    counted: Counted,
    /// With so many decimals.
    decimals: u32,
    /// So many decimals have differences in per cent.
    per_cent_decimals: u32,
    /// Whether even so years and sums do not add up as they are shown.
    does_not_add: bool,
}

impl<'a> Ground<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        let comparison = input.hand.comparison;
        // Present values that count from different years are no amounts of one kind.
        let same_ground = |pair: &Pair<'_>| {
            comparison.measure.discount.is_none() || pair.comparison.years.first == comparison.years.first
        };
        let (others, rest): (Vec<Pair<'a>>, Vec<Pair<'a>>) =
            input.others.iter().copied().partition(same_ground);
        let mut ground = Self {
            input,
            comparison,
            reading: input.reading.of_unit(comparison.unit()),
            others,
            left_out: rest.iter().map(|pair| pair.title).collect(),
            counted: Counted::Number,
            decimals: 0,
            per_cent_decimals: 1,
            does_not_add: false,
        };
        let columns = ground.columns();
        let values: Vec<Decimal> = columns.iter().flatten().copied().collect();
        let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
        ground.counted = Counted::of_column(comparison.unit(), largest, input.language);
        let rows: Vec<(Decimal, Decimal)> = comparison
            .rows
            .iter()
            .filter_map(|row| Some((row.amounts.baseline.known()?, row.difference()?)))
            .collect();
        let decimals = ground.counted.adding_decimals(&columns, ground.adds_up(), &rows);
        ground.does_not_add = decimals.is_err();
        ground.decimals = decimals.unwrap_or_else(|usual| usual);
        let per_cents = ground.all_read(Reading::PerCent);
        ground.per_cent_decimals = ground.counted.decimals_read_as(&per_cents, Reading::PerCent);
        ground
    }

    /// The known amounts of every column that is added up: baseline, in hand, difference, others.
    fn columns(&self) -> Vec<Vec<Decimal>> {
        let rows = || self.comparison.rows.iter().filter(|row| row.summed.is_some());
        let mut columns = vec![
            rows().filter_map(|row| row.amounts.baseline.known()).collect(),
            rows().filter_map(|row| row.amounts.other.known()).collect(),
            rows().filter_map(ComparedYear::difference).collect(),
        ];
        for other in &self.others {
            columns.push(rows().filter_map(|row| amount_of(other, row.year)?.known()).collect());
        }
        columns
    }

    /// The scenario in hand and those beside it.
    fn pairs(&self) -> impl Iterator<Item = Pair<'a>> {
        std::iter::once(self.input.hand).chain(self.others.iter().copied())
    }

    /// Every known value that is read so.
    fn all_read(&self, reading: Reading) -> Vec<Decimal> {
        let years = || self.comparison.rows.iter().map(|row| row.year);
        let read = |pair: Pair<'a>| years().filter_map(move |year| pair.read(reading, year).ok());
        self.pairs().flat_map(read).collect()
    }

    /// The decimals of what is read so.
    fn decimals_of(&self, reading: Reading) -> u32 {
        match reading {
            Reading::PerCent => self.per_cent_decimals,
            Reading::Value | Reading::Difference => self.decimals,
        }
    }

    /// What is read in words, with its sign.
    fn read_in_words(&self, reading: Reading, value: Decimal) -> String {
        read_words(value, reading, self.comparison.unit(), self.decimals_of(reading), self.language())
    }

    /// Why something of a scenario is not read.
    fn reason_in_words(&self, pair: &Pair<'_>, why: NotRead) -> String {
        not_read_words(why, self.input.baseline, |side| pair.comparison.plan(side), self.language())
    }

    /// Whether the years may be added up.
    fn adds_up(&self) -> bool {
        self.comparison.measure == self.comparison.summed
    }

    /// On what basis the amounts stand.
    fn basis(&self) -> String {
        measure_basis(&self.comparison.measure, &self.rates(), self.language())
    }

    /// Whose exchange rates they take: those of the scenario in hand and the baseline, or of all where they
    /// are of two kinds.
    fn rates(&self) -> RatesUsed {
        let of_hand = &self.comparison.rates;
        let of_all =
            self.others.iter().fold(of_hand.clone(), |rates, pair| rates.beside(&pair.comparison.rates));
        if of_all.are_mixed() { of_all } else { of_hand.clone() }
    }

    /// The kind of rates of each scenario, where there are several and not all have the same.
    fn notes_on_rates(&self) -> Vec<String> {
        let rates = self.rates();
        if !rates.are_mixed() || rates.different_kinds().is_some() {
            return Vec::new();
        }
        let titles = std::iter::once(self.input.baseline).chain(self.pairs().map(|pair| pair.title));
        let note = |(title, kind): (&str, &Option<RateBasis>)| {
            let rates = ("rates", rates_words((*kind)?, self.language()).into());
            Some(say_with(self.language(), "compare-note-rates", &[("title", title.into()), rates]))
        };
        titles.zip(&rates.kinds).filter_map(note).collect()
    }

    fn language(&self) -> Language {
        self.input.language
    }

    fn say(&self, key: &str) -> String {
        say(self.language(), key)
    }

    /// The main currency of the baseline.
    fn main(&self) -> Currency {
        self.comparison.scenarios.baseline.currency()
    }

    fn title(&self, side: Side) -> &'a str {
        match side {
            Side::Baseline => self.input.baseline,
            Side::Other => self.input.hand.title,
        }
    }

    /// An amount of the chosen measure in words.
    fn in_words(&self, value: Decimal) -> String {
        value_words(Value::Known(value), self.comparison.unit(), self.language())
    }

    /// A difference of the chosen measure in words, with its sign.
    fn change_in_words(&self, value: Decimal) -> String {
        self.read_in_words(Reading::Difference, value)
    }

    /// A difference of sums in words, with its sign; sums are amounts.
    fn sum_in_words(&self, value: Decimal) -> String {
        let unit = self.comparison.summed.unit(self.comparison.currency);
        value_words(Value::Known(value), unit, self.language())
    }

    /// The scenarios that are compared, with their titles: the baseline, the one in hand, the others.
    fn scenarios(&self) -> Vec<(&'a str, &'a Scenario)> {
        let baseline = (self.input.baseline, &self.comparison.scenarios.baseline);
        let others = std::iter::once(self.input.hand).chain(self.others.iter().copied());
        let others = others.map(|pair| (pair.title, &pair.comparison.scenarios.other));
        std::iter::once(baseline).chain(others).collect()
    }

    /// Who pays whom, where that is the same in all scenarios and their titles do not say it.
    fn parties(&self) -> Option<String> {
        let scenarios = self.scenarios();
        let (_, first) = scenarios[0];
        let alike = scenarios.iter().all(|(_, scenario)| scenario.parties == first.parties);
        let words = |(_, scenario): &(_, &Scenario)| parties_of_chart(scenario, self.language());
        scenarios.iter().find_map(words).filter(|_| alike)
    }

    /// Who pays whom in each scenario, where that is not the same in all.
    fn notes_on_parties(&self) -> Vec<String> {
        let scenarios = self.scenarios();
        let (_, first) = scenarios[0];
        if scenarios.iter().all(|(_, scenario)| scenario.parties == first.parties) {
            return Vec::new();
        }
        let note = |(title, scenario): (&str, &Scenario)| {
            let parties = ("parties", parties_words(&scenario.parties, self.language())?.into());
            Some(say_with(self.language(), "compare-note-parties", &[("title", title.into()), parties]))
        };
        scenarios.into_iter().filter_map(note).collect()
    }

    /// The compared years that one of these sides has not in print.
    fn projected(&self, sides: &[Side]) -> impl Iterator<Item = Year> {
        let scenarios = &self.comparison.scenarios;
        let is_projected =
            move |year: &Year| sides.iter().any(|side| !is_in_print(scenarios.of(*side), *year));
        self.comparison.rows.iter().map(|row| row.year).filter(is_projected)
    }

    /// The years that only the baseline or only a scenario has, and where one of them began earlier.
    fn notes_on_years(&self, pair: &Pair<'_>) -> Vec<String> {
        let language = self.language();
        let comparison = pair.comparison;
        let name = |side| if side == Side::Baseline { self.input.baseline } else { pair.title };
        let mut notes = Vec::new();
        for side in [Side::Baseline, Side::Other] {
            let apart: Vec<_> = comparison.apart.iter().filter(|apart| apart.side == side).collect();
            if apart.is_empty() {
                continue;
            }
            let years: Vec<Year> = apart.iter().map(|apart| apart.year).collect();
            let title = ("title", name(side).into());
            let years = ("years", list_years(&years, language).into());
            let sum =
                apart.iter().try_fold(Decimal::ZERO, |sum, apart| sum.checked_add(apart.amount.known()?));
            notes.push(match sum.filter(|_| self.adds_up()) {
                Some(sum) => {
                    let status = weakest(apart.iter().map(|apart| apart.status));
                    let amount = ("amount", with_sign(self.in_words(sum), status).into());
                    say_with(language, "compare-note-apart-amount", &[title, years, amount])
                }
                None => say_with(language, "compare-note-apart", &[title, years]),
            });
        }
        if let Some(side) = comparison.began_earlier {
            let year = ("year", comparison.years.first.into());
            let title = ("title", name(side).into());
            notes.push(say_with(language, "compare-note-level", &[title, year]));
        }
        notes
    }

    /// Notes on which years are compared and what is missing.
    fn notes(&self) -> Vec<String> {
        let language = self.language();
        let comparison = self.comparison;
        let mut notes: Vec<String> =
            comparison.missing.iter().map(|missing| missing_of(self, missing)).collect();
        for other in &self.others {
            let title = |side| if side == Side::Baseline { self.input.baseline } else { other.title };
            let missing = other
                .comparison
                .missing
                .iter()
                .map(|missing| missing_words(other.comparison, missing, title, language));
            for note in missing {
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        for pair in self.pairs() {
            for (side, title) in [(Side::Baseline, self.input.baseline), (Side::Other, pair.title)] {
                for problem in pair.comparison.other_problems(side) {
                    let problem = problem_words(problem, language);
                    let args = [("title", title.into()), ("problem", problem.into())];
                    let note = say_with(language, "compare-problem", &args);
                    if !notes.contains(&note) {
                        notes.push(note);
                    }
                }
                let unpromised = unpromised_words(pair.comparison.unpromised.of(side), language);
                let note = unpromised.map(|words| format!("{title}: {words}"));
                notes.extend(note.filter(|note| !notes.contains(note)));
            }
        }
        for pair in self.pairs() {
            for note in self.notes_on_years(&pair) {
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        notes.extend(self.notes_on_parties());
        notes.extend(self.notes_on_rates());
        if !self.adds_up() {
            notes.push(self.say("compare-note-share"));
        }
        if !self.left_out.is_empty() {
            let titles = ("titles", self.left_out.join("; ").into());
            notes.push(say_with(language, "compare-note-left-out", &[titles]));
        }
        notes
    }
}

/// A year of a scenario beside the two that are compared; none if it is not there.
fn row_of<'a>(pair: &Pair<'a>, year: Year) -> Option<&'a ComparedYear> {
    pair.comparison.rows.iter().find(|row| row.year == year)
}

/// Its amount.
fn amount_of(pair: &Pair<'_>, year: Year) -> Option<Value> {
    row_of(pair, year).map(|row| row.amounts.other)
}

fn missing_of(ground: &Ground<'_>, missing: &Missing) -> String {
    missing_words(ground.comparison, missing, |side| ground.title(side), ground.language())
}

/// `2026–2030: KRW 7.906 trillion · −KRW 43.0bn against “11th SMA carried on at 4.2 % a year”`
fn headline(ground: &Ground<'_>) -> String {
    let language = ground.language();
    let comparison = ground.comparison;
    let (Some(sums), Some(difference)) = (comparison.sums, comparison.difference()) else {
        let missing = comparison.first_missing().map(|missing| missing_of(ground, missing));
        return missing.unwrap_or_else(|| ground.say("compare-no-sums"));
    };
    let counted: Vec<Year> =
        comparison.rows.iter().filter(|row| row.summed.is_some()).map(|row| row.year).collect();
    let years = ("years", list_years(&counted, language).into());
    let amount = ("amount", ground.sum_in_words(sums.other).into());
    let baseline = ("baseline", ground.input.baseline.into());
    if comparison.is_empty() {
        return say_with(language, "compare-headline-nothing", &[years, amount, baseline]);
    }
    let of_baseline = difference.checked_div(sums.baseline).filter(|_| ground.reading == Reading::PerCent);
    let change = match of_baseline {
        Some(share) => ground.read_in_words(Reading::PerCent, share),
        None => signed(ground.sum_in_words(difference)),
    };
    let change = ("change", change.into());
    if difference.is_zero() {
        return say_with(language, "compare-headline-same", &[years, amount, baseline]);
    }
    say_with(language, "compare-headline", &[years, amount, change, baseline])
}

/// What is compared, in what unit, and what the figures of the headline rest on.
fn subline(ground: &Ground<'_>) -> String {
    let measure = &ground.comparison.measure;
    let mut words = vec![ground.input.hand.title.to_owned()];
    words.extend(ground.parties());
    words.push(measure_name(measure, ground.main(), ground.language()));
    // The headline names the baseline.
    let unit = ground.counted.label_read_as(ground.reading, ground.language());
    words.push(reading_unit(ground.reading, &unit, ground.language()));
    words.push(ground.basis());
    // The headline tells the sum and the difference.
    words.extend(rests_on_words(ground.comparison.difference_status(Span::Sum), ground.language()));
    words.retain(|word| !word.is_empty());
    words.join(" · ")
}

/// When one overtakes the other, and at which growth both cost the same.
fn break_even(ground: &Ground<'_>) -> Vec<String> {
    let language = ground.language();
    let comparison = ground.comparison;
    let mut told = Vec::new();
    let mut differences = comparison.rows.iter().filter_map(|row| Some((row.year, row.difference()?)));
    let Some((first, difference)) = differences.find(|(_, difference)| !difference.is_zero()) else {
        return told;
    };
    let at = |year: Year| {
        let row = comparison.rows.iter().find(|row| row.year == year);
        row.and_then(ComparedYear::difference).unwrap_or_default()
    };
    let year = |year: Year| ("year", year.into());
    let known = |year: Year| {
        let row = comparison.rows.iter().find(|row| row.year == year);
        row.map_or(Status::Published, ComparedYear::status)
    };
    let change =
        |value: Decimal, of: Year| ("change", with_sign(ground.change_in_words(value), known(of)).into());
    let title = || ("title", ground.input.hand.title.into());
    let key = if difference.is_sign_negative() { "break-even-begins-less" } else { "break-even-begins-more" };
    told.push(match key {
        "break-even-begins-less" => {
            say_with(language, "break-even-begins-less", &[title(), year(first), change(difference, first)])
        }
        _ => say_with(language, "break-even-begins-more", &[title(), year(first), change(difference, first)]),
    });
    for crossing in &comparison.crossings {
        let args = [year(crossing.year), change(at(crossing.year), crossing.year)];
        told.push(match crossing.standing {
            Standing::Cheaper => say_with(language, "break-even-less", &args),
            Standing::Dearer => say_with(language, "break-even-more", &args),
        });
    }
    // Of years that are unknown nobody can say whether they cross.
    let is_whole = comparison.rows.iter().all(|row| row.difference().is_some());
    if is_whole && comparison.crossings.is_empty() && comparison.rows.len() > 1 {
        told.push(ground.say("break-even-no-crossing"));
    }
    for crossing in &comparison.sum_crossings {
        let until = || comparison.rows.iter().filter(|row| row.year <= crossing.year);
        let counted = until().filter(|row| row.summed.is_some());
        let status = weakest(counted.map(|row| row.summed_known.baseline.max(row.summed_known.other)));
        let running = until()
            .filter_map(|row| row.summed)
            .try_fold(Decimal::ZERO, |sum, both| sum.checked_add(both.other.checked_sub(both.baseline)?));
        let change = signed(ground.sum_in_words(running.unwrap_or_default()));
        let change = ("change", with_sign(change, status).into());
        let since = ("first", comparison.years.first.into());
        let args = [since, year(crossing.year), change];
        told.push(match crossing.standing {
            Standing::Cheaper => say_with(language, "break-even-sums-less", &args),
            Standing::Dearer => say_with(language, "break-even-sums-more", &args),
        });
    }
    let has_whole_sums = is_whole && comparison.difference().is_some();
    if has_whole_sums && !comparison.crossings.is_empty() && comparison.sum_crossings.is_empty() {
        told.push(ground.say("break-even-no-sum-crossing"));
    }
    let growth = equal_sums_words(comparison, ground.input.hand.title, language);
    told.extend(growth.map(|told| with_sign(told, comparison.difference_status(Span::Sum))));
    told
}
