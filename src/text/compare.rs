//! A comparison in words: lines, causes, when one overtakes the other, and what is missing.

use rust_decimal::Decimal;

use super::explanation::{list_years, why_words};
use super::fields::{field_name, value_of};
use super::measures::rates_words;
use super::numbers::{AmountUnit, Digits, amount, currency_name, number, signed, years};
use super::problems::problem_words;
use super::{Arg, Language, say, say_with};
use crate::engine::{
    Bar, Cause, Comparison, CostOrder, Crossing, EqualSums, FieldChange, Missing, NotAlone, RateBasis, Side,
    Sides,
};
use crate::model::{Currency, Field, FieldValue, PartField, Rate, Scenario, SeriesField, Years};
use crate::text::{Sentence, key};

/// In which unit, and with how many decimals, the amounts of a comparison are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountFormat {
    /// The unit.
    pub unit: AmountUnit,
    /// The decimals.
    pub digits: Digits,
    /// The last of them, in whole units of currency: the step in which bars are closed.
    pub step: Decimal,
}

impl AmountFormat {
    /// The usual unit; with one more decimal where amounts are rounded to finer units.
    pub fn of(comparison: &Comparison, language: Language) -> Self {
        let unit = AmountUnit::usual(comparison.currency, language);
        let mut places = match unit.digits() {
            Digits::Fixed(places) | Digits::AtMost(places) => places,
            Digits::Exact => 0,
        };
        let agreed = comparison.summed.is_total().then_some(&comparison.scenarios);
        let parts =
            agreed.into_iter().flat_map(|sides| sides.baseline.parts.iter().chain(&sides.other.parts));
        let finest = parts.map(|part| part.rounding.to.amount).min();
        if finest.is_some_and(|finest| finest < step(unit, places)) {
            places += 1;
        }
        Self { unit, digits: Digits::Fixed(places), step: step(unit, places) }
    }

    /// An amount as it is shown.
    pub fn amount(self, value: Decimal) -> String {
        amount(value, self.unit, self.digits)
    }

    /// An amount as a change, with its sign.
    pub fn change(self, value: Decimal) -> String {
        signed(self.amount(value))
    }
}

fn step(unit: AmountUnit, places: u32) -> Decimal {
    unit.scale.units() * Decimal::new(1, places)
}

/// A field of a line: its name and its value on both sides, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldWords {
    /// The name; a base that is the level of a later year says so.
    pub name: String,
    /// What it holds in the baseline.
    pub baseline: String,
    /// What it holds in the other.
    pub other: String,
}

/// The fields of a line in words.
pub fn line_words(comparison: &Comparison, line: &FieldChange, language: Language) -> Vec<FieldWords> {
    let words = |field: &Field| {
        let mut name = field_name(field, language);
        if matches!(field, Field::Part(_, PartField::Base)) && comparison.began_earlier.is_some() {
            let year = ("year", comparison.years.first.into());
            name = say_with(language, key::COMPARE_LEVEL, &[("field", name.into()), year]);
        }
        let value = |side| {
            let scenario = comparison.scenarios.of(side);
            match field.read(scenario).unwrap_or(FieldValue::Absent) {
                FieldValue::Absent => carried_words(field, scenario, language)
                    .unwrap_or_else(|| value_of(field, &FieldValue::Absent, language)),
                value => value_of(field, &value, language),
            }
        };
        FieldWords { name, baseline: value(Side::Baseline), other: value(Side::Other) }
    };
    line.fields.iter().map(words).collect()
}

/// What holds in a year of a series that is not stated, where that of later years does: `2.0% as in later years`.
fn carried_words(field: &Field, scenario: &Scenario, language: Language) -> Option<String> {
    let (later, is_later) = match field {
        Field::Series(name, SeriesField::Year(year)) => {
            let later = Field::Series(name.clone(), SeriesField::Then);
            (later, scenario.series.get(name)?.is_after(*year))
        }
        Field::Rate(currency, SeriesField::Year(year)) => {
            (Field::Rate(*currency, SeriesField::Then), scenario.rates.get(currency)?.is_after(*year))
        }
        _ => return None,
    };
    let value = later.read(scenario).filter(|_| is_later)?;
    let value = ("value", value_of(&later, &value, language).into());
    Some(say_with(language, key::COMPARE_AS_LATER, &[value]))
}

/// Why a change has no effect of its own.
pub fn not_alone_words(why: NotAlone, language: Language) -> String {
    match why {
        NotAlone::Unknown(year) => {
            say_with(language, key::COMPARE_NOT_ALONE_UNKNOWN, &[("year", year.into())])
        }
        NotAlone::Currencies => say(language, key::COMPARE_NOT_ALONE_CURRENCIES),
        NotAlone::Needed => say(language, key::COMPARE_NOT_ALONE_NEEDED),
        NotAlone::InError => say(language, key::COMPARE_NOT_ALONE_IN_ERROR),
        NotAlone::LeftOut => say(language, key::COMPARE_NOT_ALONE_LEFT_OUT),
    }
}

/// The name of a sum, with the years that it counts where it does not count every common year, or not every
/// year of the `terms` that its table is about: `Together, 2026`.
pub fn name_of_sum(name: String, comparison: &Comparison, terms: &[Years], language: Language) -> String {
    let Some(counted) = comparison.counted_of(terms) else { return name };
    let years = list_years(&counted, language);
    say_with(language, key::COMPARE_SUM_OF_YEARS, &[("name", name.into()), ("years", years.into())])
}

/// The name of a cause: `Base amount`, `Cap and floor`.
pub fn cause_name(cause: Cause, language: Language) -> String {
    match cause {
        Cause::Base => say(language, key::CAUSE_BASE),
        Cause::Growth => say(language, key::CAUSE_GROWTH),
        Cause::Lag => say(language, key::CAUSE_LAG),
        Cause::Bounds => say(language, key::CAUSE_CAP_AND_FLOOR),
        Cause::Rounding => say(language, key::CAUSE_ROUNDING),
        Cause::Series => say(language, key::CAUSE_SERIES),
        Cause::Exchange => say(language, key::CAUSE_EXCHANGE_RATE),
        Cause::OneOffs => say(language, key::CAUSE_ONE_OFFS),
        Cause::Overrides => say(language, key::CAUSE_OVERRIDES),
    }
}

/// The name of a bar; one of several causes says that they cannot be told apart.
pub fn bar_name(bar: &Bar, language: Language) -> String {
    let names: Vec<String> = bar.causes.iter().map(|&cause| cause_name(cause, language)).collect();
    if let [name] = &names[..] {
        return name.clone();
    }
    say_with(language, key::BRIDGE_MERGED, &[("causes", names.join(" + ").into())])
}

/// A year from which yearly amounts stand the other way round.
pub fn crossing_words(crossing: Crossing, language: Language) -> String {
    let year = [("year", crossing.year.into())];
    let told = match crossing.standing {
        CostOrder::Dearer => say_with(language, key::COMPARE_CROSSING_DEARER, &year),
        CostOrder::Cheaper => say_with(language, key::COMPARE_CROSSING_CHEAPER, &year),
    };
    perhaps_earlier(told, crossing, language)
}

/// What is told of a crossing; where years before it are unknown, that it may have been earlier.
pub fn perhaps_earlier(told: String, crossing: Crossing, language: Language) -> String {
    if crossing.earliest == crossing.year {
        return told;
    }
    let args = [("told", told.into()), ("earliest", crossing.earliest.into())];
    say_with(language, key::COMPARE_CROSSING_PERHAPS_EARLIER, &args)
}

/// A year from which the sums since the first common year do.
pub fn sum_crossing_words(comparison: &Comparison, crossing: Crossing, language: Language) -> String {
    let args = [("first", comparison.years.first.into()), ("year", crossing.year.into())];
    match crossing.standing {
        CostOrder::Dearer => say_with(language, key::COMPARE_SUM_CROSSING_DEARER, &args),
        CostOrder::Cheaper => say_with(language, key::COMPARE_SUM_CROSSING_CHEAPER, &args),
    }
}

/// At which growth of the other, called `title`, the sums would be equal; none if growth says
/// nothing about it.
pub fn equal_sums_words(comparison: &Comparison, title: &str, language: Language) -> Option<String> {
    let rate = |rate: Rate| Arg::from(format!("{}%", number(rate.in_percent(), Digits::Fixed(4))));
    let said = |key: Sentence, mut args: Vec<(&'static str, Arg<'_>)>| {
        args.push(("title", title.to_owned().into()));
        args.push(("year", comparison.years.first.plus(1).into()));
        let counted = comparison.counted_of(&[]);
        let counted = counted.map(|counted| list_years(&counted, language));
        args.push(("years", counted.unwrap_or_else(|| years(comparison.years, language)).into()));
        Some(say_with(language, key, &args))
    };
    match comparison.equal_sums? {
        EqualSums::At { first, last } if first == last => {
            said(key::COMPARE_EQUAL_SUMS, vec![("rate", rate(first))])
        }
        EqualSums::At { first, last } => {
            said(key::COMPARE_EQUAL_SUMS_SPAN, vec![("first", rate(first)), ("last", rate(last))])
        }
        EqualSums::Between { below, above, nearest } => said(
            key::COMPARE_EQUAL_SUMS_BETWEEN,
            vec![("below", rate(below)), ("above", rate(above)), ("nearest", rate(nearest))],
        ),
        EqualSums::Never(CostOrder::Dearer) => said(key::COMPARE_EQUAL_SUMS_ALWAYS_DEARER, Vec::new()),
        EqualSums::Never(CostOrder::Cheaper) => said(key::COMPARE_EQUAL_SUMS_ALWAYS_CHEAPER, Vec::new()),
        EqualSums::NoEffect => None,
    }
}

/// What is missing for a whole comparison, as a sentence. `title` is that of a side.
pub fn missing_words<'a>(
    comparison: &Comparison,
    missing: &Missing,
    title: impl Fn(Side) -> &'a str,
    language: Language,
) -> String {
    let currency = |currency: Currency| Arg::from(currency_name(currency, language));
    match missing {
        Missing::NoCommonYear(terms) => {
            let args = [
                ("baseline", years(terms.baseline, language).into()),
                ("scenario", years(terms.other, language).into()),
            ];
            say_with(language, key::COMPARE_MISSING_COMMON_YEAR, &args)
        }
        Missing::InError { side, years, problem } => {
            let args = [
                ("title", title(*side).into()),
                ("years", list_years(years, language).into()),
                ("problem", problem_words(problem, language).into()),
            ];
            say_with(language, key::COMPARE_MISSING_IN_ERROR, &args)
        }
        Missing::NoRate { side, years, from, to } => {
            let years: Vec<String> = years.iter().map(|&year| super::numbers::year(year, language)).collect();
            let args = [
                ("title", title(*side).into()),
                ("years", years.join(", ").into()),
                ("from", currency(*from)),
                ("to", currency(*to)),
            ];
            say_with(language, key::COMPARE_MISSING_RATE, &args)
        }
        Missing::Unknown { side, year, why } => {
            // A side with an unknown year was projected, so it has a plan.
            let plan = comparison.plan(*side);
            let why = plan.map(|plan| why_words(plan, *why, language)).unwrap_or_default();
            let args = [("title", title(*side).into()), ("year", (*year).into()), ("why", why.into())];
            say_with(language, key::COMPARE_MISSING_YEAR, &args)
        }
        Missing::OtherRates { kinds, alike_in } => {
            let told = other_rates_words(*kinds, [title(Side::Baseline), title(Side::Other)], language);
            let Some(alike_in) = alike_in else { return told };
            let args = [("told", told.into()), ("currency", currency(*alike_in))];
            say_with(language, key::COMPARE_ALIKE_IN, &args)
        }
        Missing::NoLevel { side, year } => {
            let args = [("title", title(*side).into()), ("year", (*year).into())];
            say_with(language, key::COMPARE_MISSING_LEVEL, &args)
        }
    }
}

/// That a baseline and another are at exchange rates of different kinds, and have no difference for that.
pub fn other_rates_words(kinds: Sides<RateBasis>, titles: [&str; 2], language: Language) -> String {
    let args = [
        ("baseline", titles[0].into()),
        ("of-baseline", rates_words(kinds.baseline, language).into()),
        ("scenario", titles[1].into()),
        ("of-scenario", rates_words(kinds.other, language).into()),
    ];
    say_with(language, key::COMPARE_MISSING_OTHER_RATES, &args)
}

/// A field as it stands in a list of those that cost nothing.
pub fn field_list(fields: &[Field], language: Language) -> String {
    let names: Vec<String> = fields.iter().map(|field| field_name(field, language)).collect();
    names.join(", ")
}
