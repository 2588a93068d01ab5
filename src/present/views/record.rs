//! The record: thirty-five years of agreements, and what became of them.
//!
//! The chart has every year since 1991 in the terms of the measure, with the agreements as spans:
//! what was published solid, what was converted hollow; what was agreed anew, announced and paid as
//! marks of their own shape. The pages are tables, each about one question. Figures stand in the
//! currency in which they were published, unless the measure asks for another; every one of them says
//! on whom it rests.

mod amounts;
mod cells;
mod chart;
mod disagreements;
mod money;
mod replayed;
mod rules;

use crate::engine::counterfactual::yearly;
use crate::engine::recorded::{Recorded, in_terms_of, rate_lacking};
use crate::engine::{Measure, history};
use crate::model::{
    Contribution, ContributionKind, Currency, Money, Part, Record, Scenario, SourceId, Stated, Unit, Year,
    Years,
};
pub(super) use crate::present::table::{unknown_cell, words_cell, year_cell};
use crate::present::{Chart, Table};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::numbers::currency_name;
use crate::text::{Language, say, say_with};
pub(super) use cells::{column, figure_cell};

/// What the view is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The published record.
    pub record: &'a Record,
    /// The measure of headline, chart and amounts; each year by itself.
    pub measure: &'a Measure,
    /// The language.
    pub language: Language,
}

/// The record as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordView {
    /// The one figure that matters, in words.
    pub headline: String,
    /// Measure, unit, basis.
    pub subline: String,
    /// Every year since 1991.
    pub chart: Chart,
    /// The pages, in the order of [`Page::ALL`].
    pub pages: Vec<Shown>,
}

/// A page as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which page.
    pub page: Page,
    /// What it says, and what stands under that; none where the record's own headline says it.
    pub heads: Option<(String, String)>,
    /// Its tables, the most detailed first; never none.
    pub tables: Vec<Table>,
}

impl RecordView {
    /// A page.
    #[must_use]
    pub fn page(&self, page: Page) -> Option<&Shown> {
        self.pages.iter().find(|known| known.page == page)
    }
}

/// A page of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Page {
    /// What was agreed, agreed anew, announced, paid.
    #[default]
    Amounts,
    /// How each agreement settles its years.
    Rules,
    /// The published amount against what the rule gives.
    Replayed,
    /// Figures of one year that disagree.
    Disagreements,
    /// What became of the money.
    Execution,
    /// How it was divided.
    Categories,
    /// The contribution under every definition of the share.
    Shares,
    /// What was expected against what came.
    Forecasts,
    /// Who says so.
    Sources,
    /// What the record lacks.
    Missing,
}

impl Page {
    /// Every page, in order.
    pub const ALL: [Self; 10] = [
        Self::Amounts,
        Self::Rules,
        Self::Replayed,
        Self::Disagreements,
        Self::Execution,
        Self::Categories,
        Self::Shares,
        Self::Forecasts,
        Self::Sources,
        Self::Missing,
    ];

    /// Its name in files and on the command line, the same in every language.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Amounts => "amounts",
            Self::Rules => "rules",
            Self::Replayed => "replayed",
            Self::Disagreements => "disagreements",
            Self::Execution => "execution",
            Self::Categories => "categories",
            Self::Shares => "shares",
            Self::Forecasts => "forecasts",
            Self::Sources => "sources",
            Self::Missing => "missing",
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn name(self, language: Language) -> String {
        match self {
            Self::Amounts => say(language, "record-page-amounts"),
            Self::Rules => say(language, "record-page-rules"),
            Self::Replayed => say(language, "record-page-replayed"),
            Self::Disagreements => say(language, "record-page-disagreements"),
            Self::Execution => say(language, "record-page-execution"),
            Self::Categories => say(language, "record-page-categories"),
            Self::Shares => say(language, "record-page-shares"),
            Self::Forecasts => say(language, "record-page-forecasts"),
            Self::Sources => say(language, "panel-sources"),
            Self::Missing => say(language, "record-page-missing"),
        }
    }
}

/// The view.
#[must_use]
pub fn view(input: &Input<'_>) -> RecordView {
    let ground = Ground::new(input);
    let own = |page: Page, table: Table| {
        let sources = sources_of(&table);
        Shown { page, heads: None, tables: vec![Table { sources, ..table }] }
    };
    let (record, language) = (input.record, input.language);
    let shown = |page: Page| match page {
        Page::Amounts => own(page, amounts::table(&ground)),
        Page::Rules => own(page, rules::table(&ground)),
        Page::Replayed => own(page, replayed::table(&ground)),
        Page::Disagreements => own(page, disagreements::table(&ground)),
        Page::Execution => own(page, money::execution(&ground)),
        Page::Categories => own(page, money::categories(&ground)),
        Page::Shares => of_page(page, super::shares::page(record, None, None, language)),
        Page::Forecasts => of_page(page, super::forecasts::page(record, language)),
        Page::Sources => of_page(page, super::sources::page(record, language)),
        Page::Missing => of_page(page, super::gaps::page(record, language)),
    };
    RecordView {
        headline: ground.headline(),
        subline: ground.subline(),
        chart: chart::chart(&ground),
        pages: Page::ALL.into_iter().map(shown).collect(),
    }
}

/// A page that speaks for itself.
fn of_page(page: Page, made: crate::present::Page) -> Shown {
    Shown { page, heads: Some((made.headline, made.subline)), tables: made.tables }
}

/// Who says what stands in a table, in the order in which it is read.
fn sources_of(table: &Table) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = Vec::new();
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    for source in cells.filter_map(|cell| cell.rests_on.as_ref()).flat_map(|rests_on| &rests_on.sources) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    sources
}

/// What chart and pages share.
struct Ground<'a> {
    record: &'a Record,
    measure: Measure,
    /// Whether the measure asks for sums or present values, which the record does not have.
    was_by_term: bool,
    /// What the measure counts.
    unit: Unit,
    /// The years that the record speaks of.
    years: Years,
    /// What the record is measured with: a scenario that has nothing of its own.
    scenario: Scenario,
    language: Language,
}

impl<'a> Ground<'a> {
    fn new(input: &Input<'a>) -> Self {
        let scenario = nothing_of_its_own(input.record);
        let measure = yearly(input.measure);
        Self {
            record: input.record,
            was_by_term: input.measure.cumulative || input.measure.discount.is_some(),
            unit: measure.unit(scenario.currency()),
            measure,
            years: history::years(input.record).unwrap_or(Years::new(Year(0), Year(-1))),
            scenario,
            language: input.language,
        }
    }

    fn say(&self, key: &str) -> String {
        say(self.language, key)
    }

    /// What the record has of that kind in a year, in the terms of the measure.
    fn measured(&self, year: Year, kind: ContributionKind) -> Option<(&'a Contribution, Recorded)> {
        let contribution = history::of_kind(self.record, year, kind)?;
        let recorded = in_terms_of(&self.scenario, &self.measure, self.record, contribution)?;
        Some((contribution, recorded))
    }

    /// A value of the measure in words; what was converted has as many digits as the agreements count.
    fn in_words(&self, recorded: &Recorded) -> String {
        recorded_in_words(recorded, self.unit, self.language)
    }

    fn headline(&self) -> String {
        let agreed = |year: &Year| self.measured(*year, ContributionKind::Agreed);
        let mut known = self.years.iter().filter_map(|year| Some((year, agreed(&year)?.1)));
        let (Some((first, one)), Some((last, other))) = (known.next(), known.next_back()) else {
            return self.say("record-nothing");
        };
        let args = [
            ("first", first.into()),
            ("before", self.in_words(&one).into()),
            ("last", last.into()),
            ("amount", self.in_words(&other).into()),
        ];
        say_with(self.language, "record-headline", &args)
    }

    fn subline(&self) -> String {
        let main = self.scenario.currency();
        let edition = ("edition", (&self.record.edition).into());
        let rates = self.measure.rates_used(&[&self.scenario], self.record);
        let words = [
            measure_name(&self.measure, main, self.language),
            measure_basis(&self.measure, &rates, self.language),
            say_with(self.language, "record-edition", &[edition]),
        ];
        words.join(" · ")
    }

    /// What is told where the measure asks for more than the record has.
    fn note_on_measure(&self) -> Option<String> {
        self.was_by_term.then(|| self.say("record-note-each-year"))
    }
}

/// A year of the record in words.
pub(super) fn recorded_in_words(recorded: &Recorded, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Money(currency) if recorded.converted => {
            crate::text::numbers::money_rounded(Money::new(recorded.value, currency), language)
        }
        unit => {
            crate::text::explanation::value_words(crate::model::Value::Known(recorded.value), unit, language)
        }
    }
}

/// Why the record cannot show a contribution in the terms of a measure.
pub(super) fn not_in_these_terms(
    measure: &Measure,
    record: &Record,
    contribution: &Contribution,
    language: Language,
) -> String {
    let Some(lacking) = rate_lacking(measure, record, contribution) else {
        return say(language, "record-not-in-these-terms");
    };
    let (from, to) = (currency_name(lacking.from, language), currency_name(lacking.to, language));
    let args = [("from", from.into()), ("to", to.into()), ("year", lacking.year.into())];
    if lacking.is_quoted {
        say_with(language, "record-no-rate-of-year", &args)
    } else {
        say_with(language, "record-no-rate", &args)
    }
}

/// A scenario in won without a rule, a series or a rate: whatever a measure needs comes from the record.
#[must_use]
pub fn nothing_of_its_own(record: &Record) -> Scenario {
    let base = Stated::assumed(Money::new(rust_decimal::Decimal::ZERO, Currency::KRW));
    let years = Years::new(Year(2026), Year(2026));
    let scenario = Scenario::new(years, vec![Part::new("", base)]).of_sma();
    Scenario { record: Some(record.edition.clone()), ..scenario }
}

/// The number of an agreement: `12th`, `제12차`.
pub(super) fn agreement_name(number: u8, language: Language) -> String {
    say_with(language, "record-agreement", &[("number", number.into())])
}
