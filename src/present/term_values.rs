//! The values of terms as they are typed.

use crate::model::clauses::Weight;
use crate::model::{Exchange, Field, FieldValue, Kind, Money, Scale, Scenario, Stated};
use crate::text::Language;
use crate::text::explanation::in_unit;
use crate::text::fields::value_words;
use crate::text::measures::plain_rate;
use crate::text::numbers::{self, AmountUnit, Digits, money_words};
use crate::text::typed::{Typed, read_amount, read_exchange, read_weight};
use rust_decimal::Decimal;

/// The choice that a value is, by its kind where it is a growth.
pub(super) fn chosen(choices: &[(String, FieldValue)], value: &FieldValue) -> Option<String> {
    let is = |(_, choice): &&(String, FieldValue)| match (choice, value) {
        (FieldValue::Growth(choice), FieldValue::Growth(value)) => choice.kind() == value.kind(),
        (choice, value) => choice == value,
    };
    choices.iter().find(is).map(|(name, _)| name.clone())
}

/// The unit in which a bare number is read in a field of amounts.
pub(super) fn unit_of(field: &Field, scenario: &Scenario, language: Language) -> AmountUnit {
    let currency = match field {
        Field::Part(name, _) => scenario.part(name).map(|part| part.base.value.currency),
        _ => None,
    };
    AmountUnit::usual(currency.unwrap_or_else(|| scenario.currency()), language)
}

pub(super) fn unit_label(
    field: &Field,
    value: &FieldValue,
    unit: AmountUnit,
    scenario: &Scenario,
    language: Language,
) -> String {
    let in_percent = matches!(value, FieldValue::Weight(Stated { value: Weight::Percent(_), .. }))
        || field.kind() == Kind::Rate;
    match (field.kind(), field) {
        (Kind::Money | Kind::Unit, _) => unit.label(language),
        (Kind::Exchange, Field::Rate(currency, _)) => {
            let (of, per) = scenario.quoted_in(*currency);
            numbers::usual_pair(of, per, language)
        }
        _ if in_percent => "%".to_owned(),
        _ => String::new(),
    }
}

/// A value as it is typed. Of several ways of writing it the first that is read back as the same
/// value is taken; an amount with every digit and its currency always is.
pub(super) fn spell(value: &FieldValue, unit: AmountUnit, language: Language) -> String {
    match value {
        FieldValue::Money(stated) => spell_amount(stated.value, unit, language),
        FieldValue::Unit(money) => spell_amount(*money, unit, language),
        FieldValue::Rate(stated) => plain_rate(stated.value),
        FieldValue::Exchange(stated) => {
            let Exchange { of, per, amount } = stated.value;
            let same = |text: &String| read_exchange(text, of, per) == Typed::Understood(stated.value);
            let ways = [amount, with_a_zero(amount)];
            first_read_alike(
                ways.map(|amount| numbers::exchange(&Exchange { amount, of, per }, language)),
                same,
            )
        }
        FieldValue::Weight(stated) => match stated.value {
            Weight::Percent(rate) => plain_rate(rate),
            Weight::Number(weight) => {
                let same = |text: &String| read_weight(text) == Typed::Understood(stated.value);
                let longer = with_a_zero(weight);
                let longer = numbers::number(longer, Digits::Fixed(longer.scale()));
                first_read_alike([numbers::number(weight, Digits::Exact), longer], same)
            }
        },
        FieldValue::Lag(lag) => lag.to_string(),
        FieldValue::Year(year) => year.to_string(),
        FieldValue::Absent => String::new(),
        FieldValue::Text(text) => text.clone(),
        other => value_words(other, language),
    }
}

pub(super) fn spell_amount(money: Money, unit: AmountUnit, language: Language) -> String {
    let own = AmountUnit::usual(money.currency, language);
    let count = in_unit(money.amount, own);
    let in_own = match language {
        Language::Ko => format!("{count}{}", own.label(language)),
        Language::En => count,
    };
    let whole = numbers::amount(money.amount, AmountUnit { scale: Scale::One, ..own }, Digits::Exact);
    let same = |text: &String| read_amount(text, unit) == Typed::Understood(money);
    let in_words = money_words(money, language);
    let usual = if own == unit { in_own } else { in_words.clone() };
    first_read_alike([usual, in_words, format!("{} {whole}", money.currency)], same)
}

/// The first of several ways of writing a value that is read back as it; the last if none is.
pub(super) fn first_read_alike<const N: usize>(ways: [String; N], same: impl Fn(&String) -> bool) -> String {
    let chosen = ways.iter().position(same).unwrap_or(N - 1);
    ways.into_iter().nth(chosen).unwrap_or_default()
}

/// The same number with one decimal more: `1.519` may also be read as 1,519, `1.5190` may not.
pub(super) fn with_a_zero(number: Decimal) -> Decimal {
    let mut longer = number;
    longer.rescale(number.scale() + 1);
    longer
}
