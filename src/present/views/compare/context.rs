//! What the parts of the page of a comparison share.

use crate::engine::{
    Bridge, BridgeReading, ComparedYear, Comparison, MeasureBasis, Missing, NotRead, RateBasis, Reading,
    RowName, Side, weakest,
};
use crate::model::{Currency, Money, Scenario, Status, Unit, Value, Year, Years, choices};
use crate::present::certainty::{is_in_print, with_sign};
use crate::present::counted::Counted;
use crate::present::palette::{SERIES_MARKS, ScenarioColour};
use crate::text::compare::missing_words;
use crate::text::explanation::{list_years, unpromised_words, value_words};
use crate::text::measures::{measure_basis, rates_words};
use crate::text::numbers::{self, signed};
use crate::text::parties::{parties_of_chart, parties_words, subject_of_chart};
use crate::text::problems::problem_words;
use crate::text::reading::{not_read_words, read_words};
use crate::text::{Language, Sentence, key, say, say_with};
use rust_decimal::Decimal;

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
    pub fn is_offered(scenarios: usize) -> bool {
        scenarios > 1
    }

    /// What so many scenarios beside the baseline are arranged as, as long as nobody chose.
    pub fn usual(scenarios: usize) -> Self {
        if scenarios >= SERIES_MARKS.len() { Self::SideBySide } else { Self::OneChart }
    }
}

choices! {
    /// The axes of amounts of charts side by side.
    pub enum Scales {
        /// All the same, so that heights can be compared.
        Same: "same",
        /// Each as its values need it.
        Own: "own",
    }
}

/// What the page is made from.
pub struct ComparisonInput<'a> {
    /// The title of the baseline.
    pub baseline: &'a str,
    /// Its colour; none if it is not open.
    pub baseline_colour: Option<ScenarioColour>,
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

impl<'a> ComparisonInput<'a> {
    /// What is seen first: amounts on one chart, without a bridge, nothing explained.
    pub fn new(baseline: &'a str, hand: Pair<'a>, others: Vec<Pair<'a>>, language: Language) -> Self {
        Self {
            baseline,
            baseline_colour: None,
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
    /// Its colour.
    pub colour: ScenarioColour,
    /// How it compares.
    pub comparison: &'a Comparison,
}

impl Pair<'_> {
    /// What is read of a year.
    pub(super) fn read(&self, reading: Reading, year: Year) -> Result<Decimal, NotRead> {
        let row = row_of(self, year).ok_or(NotRead::NotThere)?;
        self.held(reading, row.amounts.other, row.amounts.baseline)
    }

    /// An amount of it held against one of the baseline.
    pub(super) fn held(&self, reading: Reading, amount: Value, baseline: Value) -> Result<Decimal, NotRead> {
        let read = reading.read(amount, Some(baseline))?;
        match self.comparison.basis.different_kinds() {
            Some(kinds) if reading != Reading::Value => Err(NotRead::OtherRates(kinds)),
            _ => Ok(read),
        }
    }

    /// How well what is read of a year is known.
    pub(super) fn status(&self, reading: Reading, year: Year) -> Status {
        let row = row_of(self, year);
        row.map_or(Status::Published, |row| match reading {
            Reading::Value => row.known.other,
            Reading::Difference | Reading::PerCent => row.status(),
        })
    }
}

/// What the parts of the page share.
pub(super) struct ComparisonContext<'a> {
    pub(super) input: &'a ComparisonInput<'a>,
    /// How the scenario in hand compares.
    pub(super) comparison: &'a Comparison,
    /// How amounts of the chosen measure are read.
    pub(super) reading: Reading,
    /// The other scenarios.
    pub(super) others: Vec<Pair<'a>>,
    /// The titles of those that cannot stand beside these.
    pub(super) left_out: Vec<&'a str>,
    /// What tables count amounts in.
    pub(super) counted: Counted,
    /// With so many decimals.
    pub(super) decimals: u32,
    /// So many decimals have differences in per cent.
    pub(super) per_cent_decimals: u32,
    /// Whether even so years and sums do not add up as they are shown.
    pub(super) does_not_add: bool,
}

impl<'a> ComparisonContext<'a> {
    pub(super) fn new(input: &'a ComparisonInput<'a>) -> Self {
        let comparison = input.hand.comparison;
        // Present values that count from different years are no amounts of one kind.
        let same_ground = |pair: &Pair<'_>| {
            comparison.measure.discount.is_none() || pair.comparison.years.first == comparison.years.first
        };
        let (others, rest): (Vec<Pair<'a>>, Vec<Pair<'a>>) =
            input.others.iter().copied().partition(same_ground);
        let mut context = Self {
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
        let columns = context.columns();
        let values: Vec<Decimal> = columns.iter().flatten().copied().collect();
        let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
        context.counted = Counted::of_column(comparison.unit(), largest, input.language);
        let rows: Vec<(Decimal, Decimal)> = comparison
            .rows
            .iter()
            .filter_map(|row| Some((row.amounts.baseline.known()?, row.difference()?)))
            .collect();
        let decimals = context.counted.adding_decimals(&columns, context.adds_up(), &rows);
        context.does_not_add = decimals.is_err();
        context.decimals = decimals.unwrap_or_else(|usual| usual);
        let per_cents = context.all_read(Reading::PerCent);
        context.per_cent_decimals = context.counted.decimals_read_as(&per_cents, Reading::PerCent);
        context
    }

    /// The known amounts of every column that is added up: baseline, in hand, difference, others.
    pub(super) fn columns(&self) -> Vec<Vec<Decimal>> {
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
    pub(super) fn pairs(&self) -> impl Iterator<Item = Pair<'a>> {
        std::iter::once(self.input.hand).chain(self.others.iter().copied())
    }

    /// Every known value that is read so.
    pub(super) fn all_read(&self, reading: Reading) -> Vec<Decimal> {
        let years = || self.comparison.rows.iter().map(|row| row.year);
        let read = |pair: Pair<'a>| years().filter_map(move |year| pair.read(reading, year).ok());
        self.pairs().flat_map(read).collect()
    }

    /// The decimals of what is read so.
    pub(super) fn decimals_of(&self, reading: Reading) -> u32 {
        match reading {
            Reading::PerCent => self.per_cent_decimals,
            Reading::Value | Reading::Difference => self.decimals,
        }
    }

    /// What is read in words, with its sign.
    pub(super) fn read_in_words(&self, reading: Reading, value: Decimal) -> String {
        read_words(value, reading, self.comparison.unit(), self.decimals_of(reading), self.language())
    }

    /// Why something of a scenario is not read.
    pub(super) fn reason_in_words(&self, pair: &Pair<'_>, why: NotRead) -> String {
        not_read_words(why, self.input.baseline, |side| pair.comparison.plan(side), self.language())
    }

    /// Whether the years may be added up.
    pub(super) fn adds_up(&self) -> bool {
        self.comparison.measure == self.comparison.summed
    }

    /// On what basis the amounts stand.
    pub(super) fn basis(&self) -> String {
        measure_basis(&self.comparison.measure, &self.measure_basis(), self.language())
    }

    /// By whose exchange rates and prices they stand: rates are those of the scenario in hand and the baseline, or
    /// of all where they are of two kinds.
    pub(super) fn measure_basis(&self) -> MeasureBasis {
        let of_hand = &self.comparison.basis;
        let beside = |basis: MeasureBasis, pair: &Pair<'_>| basis.beside(&pair.comparison.basis);
        let of_all = self.others.iter().fold(of_hand.clone(), beside);
        if of_all.are_mixed() { of_all } else { of_hand.prices_of(&of_all) }
    }

    /// The kind of rates of each scenario, where there are several and not all have the same.
    pub(super) fn notes_on_rates(&self) -> Vec<String> {
        let rates = self.measure_basis();
        if !rates.are_mixed() || rates.different_kinds().is_some() {
            return Vec::new();
        }
        let titles = std::iter::once(self.input.baseline).chain(self.pairs().map(|pair| pair.title));
        let note = |(title, kind): (&str, &Option<RateBasis>)| {
            let rates = ("rates", rates_words((*kind)?, self.language()).into());
            Some(say_with(self.language(), key::COMPARE_NOTE_RATES, &[("title", title.into()), rates]))
        };
        titles.zip(&rates.kinds).filter_map(note).collect()
    }

    pub(super) fn language(&self) -> Language {
        self.input.language
    }

    pub(super) fn say(&self, key: Sentence) -> String {
        say(self.language(), key)
    }

    /// The main currency of the baseline.
    pub(super) fn main(&self) -> Currency {
        self.comparison.scenarios.baseline.currency()
    }

    pub(super) fn title(&self, side: Side) -> &'a str {
        match side {
            Side::Baseline => self.input.baseline,
            Side::Other => self.input.hand.title,
        }
    }

    /// An amount of the chosen measure in words.
    pub(super) fn in_words(&self, value: Decimal) -> String {
        value_words(Value::Known(value), self.comparison.unit(), self.language())
    }

    /// A difference of the chosen measure in words, with its sign.
    pub(super) fn change_in_words(&self, value: Decimal) -> String {
        self.read_in_words(Reading::Difference, value)
    }

    /// A difference of sums in words, with its sign; sums are amounts.
    pub(super) fn sum_in_words(&self, value: Decimal) -> String {
        let unit = self.comparison.summed.unit(self.comparison.currency);
        value_words(Value::Known(value), unit, self.language())
    }

    /// The same for a headline, as short as it can be.
    pub(super) fn sum_in_headline(&self, value: Decimal) -> String {
        match self.comparison.summed.unit(self.comparison.currency) {
            Unit::Money(currency) => numbers::money_headline(Money::new(value, currency), self.language()),
            _ => self.sum_in_words(value),
        }
    }

    /// A difference of sums beside the sum `of` that it is told with.
    pub(super) fn change_in_headline(&self, difference: Decimal, of: Decimal) -> String {
        match self.comparison.summed.unit(self.comparison.currency) {
            Unit::Money(currency) => {
                numbers::change_headline(difference, Money::new(of, currency), self.language())
            }
            _ => signed(self.sum_in_words(difference)),
        }
    }

    /// The scenarios that are compared, with their titles: the baseline, the one in hand, the others.
    pub(super) fn scenarios(&self) -> Vec<(&'a str, &'a Scenario)> {
        let baseline = (self.input.baseline, &self.comparison.scenarios.baseline);
        let others = std::iter::once(self.input.hand).chain(self.others.iter().copied());
        let others = others.map(|pair| (pair.title, &pair.comparison.scenarios.other));
        std::iter::once(baseline).chain(others).collect()
    }

    /// What charts are about, where that is the same in all scenarios.
    pub(super) fn subject(&self) -> Option<String> {
        let mut subjects =
            self.scenarios().into_iter().map(|(_, scenario)| subject_of_chart(scenario, self.language()));
        let first = subjects.next()??;
        subjects.all(|subject| subject.as_deref() == Some(first.as_str())).then_some(first)
    }

    /// Who pays whom, where that is the same in all scenarios and their titles do not say it.
    pub(super) fn parties(&self) -> Option<String> {
        let scenarios = self.scenarios();
        let (_, first) = scenarios[0];
        let alike = scenarios.iter().all(|(_, scenario)| scenario.parties == first.parties);
        let words = |(_, scenario): &(_, &Scenario)| parties_of_chart(scenario, self.language());
        scenarios.iter().find_map(words).filter(|_| alike)
    }

    /// Who pays whom in each scenario, where that is not the same in all.
    pub(super) fn notes_on_parties(&self) -> Vec<String> {
        let scenarios = self.scenarios();
        let (_, first) = scenarios[0];
        if scenarios.iter().all(|(_, scenario)| scenario.parties == first.parties) {
            return Vec::new();
        }
        let note = |(title, scenario): (&str, &Scenario)| {
            let parties = ("parties", parties_words(&scenario.parties, self.language())?.into());
            Some(say_with(self.language(), key::COMPARE_NOTE_PARTIES, &[("title", title.into()), parties]))
        };
        scenarios.into_iter().filter_map(note).collect()
    }

    /// The compared years that one of these sides has not in print.
    pub(super) fn projected(&self, sides: &[Side]) -> impl Iterator<Item = Year> {
        let scenarios = &self.comparison.scenarios;
        let is_projected =
            move |year: &Year| sides.iter().any(|side| !is_in_print(scenarios.of(*side), *year));
        self.comparison.rows.iter().map(|row| row.year).filter(is_projected)
    }

    /// The years that only the baseline or only a scenario has, and where one of them began earlier.
    pub(super) fn notes_on_years(&self, pair: &Pair<'_>) -> Vec<String> {
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
            let is_of_all = self.only_has(side, pair, &years);
            let sum =
                apart.iter().try_fold(Decimal::ZERO, |sum, apart| sum.checked_add(apart.amount.known()?));
            let amount = sum.filter(|_| self.adds_up()).map(|sum| {
                let status = weakest(apart.iter().map(|apart| apart.status));
                with_sign(self.in_words(sum), status)
            });
            let key = match (is_of_all, amount.is_some()) {
                (true, false) => key::COMPARE_NOTE_APART,
                (true, true) => key::COMPARE_NOTE_APART_AMOUNT,
                (false, false) => key::COMPARE_NOTE_APART_IN_PAIR,
                (false, true) => key::COMPARE_NOTE_APART_IN_PAIR_AMOUNT,
            };
            let other = if side == Side::Baseline { Side::Other } else { Side::Baseline };
            let mut args = vec![
                ("title", name(side).into()),
                ("other", name(other).into()),
                ("years", list_years(&years, language).into()),
            ];
            args.extend(amount.map(|amount| ("amount", amount.into())));
            notes.push(say_with(language, key, &args));
        }
        if let Some(side) = comparison.began_earlier {
            let year = ("year", comparison.years.first.into());
            let title = ("title", name(side).into());
            notes.push(say_with(language, key::COMPARE_NOTE_LEVEL, &[title, year]));
        }
        notes
    }

    /// Whether of all scenarios of the page only this side of `pair` has one of `years`.
    fn only_has(&self, side: Side, pair: &Pair<'_>, years: &[Year]) -> bool {
        let has_none = |term: Years| years.iter().all(|year| !term.contains(*year));
        let [baseline, _] = self.comparison.terms();
        self.pairs()
            .filter(|other| side == Side::Baseline || !std::ptr::eq(other.comparison, pair.comparison))
            .map(|other| other.comparison.written.other.years)
            .chain((side == Side::Other).then_some(baseline))
            .all(has_none)
    }

    /// Notes on which years are compared and what is missing.
    pub(super) fn notes(&self) -> Vec<String> {
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
                    let note = say_with(language, key::COMPARE_PROBLEM, &args);
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
            notes.push(self.say(key::COMPARE_NOTE_SHARE));
        }
        if !self.left_out.is_empty() {
            let titles = ("titles", self.left_out.join("; ").into());
            notes.push(say_with(language, key::COMPARE_NOTE_LEFT_OUT, &[titles]));
        }
        notes
    }
}

/// A year of a scenario beside the two that are compared; none if it is not there.
pub(super) fn row_of<'a>(pair: &Pair<'a>, year: Year) -> Option<&'a ComparedYear> {
    pair.comparison.rows.iter().find(|row| row.year == year)
}

/// Its amount.
pub(super) fn amount_of(pair: &Pair<'_>, year: Year) -> Option<Value> {
    row_of(pair, year).map(|row| row.amounts.other)
}

pub(super) fn missing_of(context: &ComparisonContext<'_>, missing: &Missing) -> String {
    missing_words(context.comparison, missing, |side| context.title(side), context.language())
}
