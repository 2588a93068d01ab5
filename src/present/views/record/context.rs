//! What the parts of the view of the record share.

use crate::engine::counterfactual::yearly;
use crate::engine::recorded::{Recorded, in_terms_of, rate_lacking};
use crate::engine::{Measure, history};
use crate::model::{
    Contribution, ContributionKind, Currency, Money, Part, Record, Scenario, Stated, Unit, Year, Years,
};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::numbers::currency_name;
use crate::text::{Language, Sentence, key, say, say_with};

/// What the view is made from.
#[derive(Debug, Clone, Copy)]
pub struct RecordInput<'a> {
    /// The published record.
    pub record: &'a Record,
    /// The measure of headline, chart and amounts; each year by itself.
    pub measure: &'a Measure,
    /// The language.
    pub language: Language,
}

/// What chart and pages share.
pub(super) struct RecordContext<'a> {
    pub(super) record: &'a Record,
    pub(super) measure: Measure,
    /// Whether the measure asks for sums or present values, which the record does not have.
    pub(super) was_by_term: bool,
    /// What the measure counts.
    pub(super) unit: Unit,
    /// The years that the record speaks of.
    pub(super) years: Years,
    /// What the record is measured with: a scenario that has nothing of its own.
    pub(super) scenario: Scenario,
    pub(super) language: Language,
}

impl<'a> RecordContext<'a> {
    pub(super) fn new(input: &RecordInput<'a>) -> Self {
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

    pub(super) fn say(&self, key: Sentence) -> String {
        say(self.language, key)
    }

    /// What the record has of that kind in a year, in the terms of the measure.
    pub(super) fn measured(
        &self,
        year: Year,
        kind: ContributionKind,
    ) -> Option<(&'a Contribution, Recorded)> {
        let contribution = history::of_kind(self.record, year, kind)?;
        let recorded = in_terms_of(&self.scenario, &self.measure, self.record, contribution)?;
        Some((contribution, recorded))
    }

    /// A value of the measure in words; what was converted has as many digits as the agreements count.
    pub(super) fn in_words(&self, recorded: &Recorded) -> String {
        recorded_in_words(recorded, self.unit, self.language)
    }

    pub(super) fn headline(&self) -> String {
        let agreed = |year: &Year| self.measured(*year, ContributionKind::Agreed);
        let mut known = self.years.iter().filter_map(|year| Some((year, agreed(&year)?.1)));
        let (Some((first, one)), Some((last, other))) = (known.next(), known.next_back()) else {
            return self.say(key::RECORD_NOTHING);
        };
        let args = [
            ("first", first.into()),
            ("before", self.in_words(&one).into()),
            ("last", last.into()),
            ("amount", self.in_words(&other).into()),
        ];
        say_with(self.language, key::RECORD_HEADLINE, &args)
    }

    pub(super) fn subline(&self) -> String {
        let main = self.scenario.currency();
        let words = [measure_name(&self.measure, main, self.language), self.basis(), self.edition()];
        words.join(" · ")
    }

    /// On what basis the amounts stand.
    pub(super) fn basis(&self) -> String {
        let rates = self.measure.basis_in(&[&self.scenario], self.record);
        measure_basis(&self.measure, &rates, self.language)
    }

    /// Which edition of the record it is.
    pub(super) fn edition(&self) -> String {
        say_with(self.language, key::RECORD_EDITION, &[("edition", (&self.record.edition).into())])
    }

    /// What is told where the measure asks for more than the record has.
    pub(super) fn note_on_measure(&self) -> Option<String> {
        self.was_by_term.then(|| self.say(key::RECORD_NOTE_EACH_YEAR))
    }
}

/// The number of an agreement: `12th`, `제12차`.
pub(in crate::present::views) fn agreement_name(number: u8, language: Language) -> String {
    say_with(language, key::RECORD_AGREEMENT, &[("number", number.into())])
}

/// Why the record cannot show a contribution in the terms of a measure.
pub(in crate::present::views) fn not_in_these_terms(
    measure: &Measure,
    record: &Record,
    contribution: &Contribution,
    language: Language,
) -> String {
    let Some(lacking) = rate_lacking(measure, record, contribution) else {
        return say(language, key::RECORD_NOT_IN_THESE_TERMS);
    };
    let (from, to) = (currency_name(lacking.from, language), currency_name(lacking.to, language));
    let args = [("from", from.into()), ("to", to.into()), ("year", lacking.year.into())];
    if lacking.is_quoted {
        say_with(language, key::RECORD_NO_RATE_OF_YEAR, &args)
    } else {
        say_with(language, key::RECORD_NO_RATE, &args)
    }
}

/// A scenario in won without a rule, a series or a rate: whatever a measure needs comes from the record.
pub fn nothing_of_its_own(record: &Record) -> Scenario {
    let base = Stated::assumed(Money::new(rust_decimal::Decimal::ZERO, Currency::KRW));
    let years = Years::new(Year(2026), Year(2026));
    let scenario = Scenario::new(years, vec![Part::new("", base)]).of_sma();
    Scenario { record: Some(record.edition.clone()), ..scenario }
}

/// A year of the record in words.
pub(in crate::present::views) fn recorded_in_words(
    recorded: &Recorded,
    unit: Unit,
    language: Language,
) -> String {
    match unit {
        Unit::Money(currency) if recorded.converted => {
            crate::text::numbers::money_rounded(Money::new(recorded.value, currency), language)
        }
        unit => {
            crate::text::explanation::value_words(crate::model::Value::Known(recorded.value), unit, language)
        }
    }
}
