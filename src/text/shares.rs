//! What shares of an amount are called, what they divide, and where a value lies in its own history.

use rust_decimal::Decimal;

use super::explanation::{in_unit, money_in_words, rate_in_words};
use super::numbers::{self, AmountUnit, Digits};
use super::{Language, say, say_with};
use crate::engine::{CountedShare, Definition, ForecastHistory, NoShare, ShareOf, What};
use crate::model::{Money, Rate, Unit};
use crate::text::key;

/// The name of a definition: `Narrow share of the stationing cost`.
pub fn definition_name(definition: Definition, language: Language) -> String {
    let name = match definition {
        Definition::Narrow => key::SHARE_NARROW,
        Definition::Direct => key::SHARE_DIRECT,
        Definition::Wide => key::SHARE_WIDE,
        Definition::AgainstGuest => key::SHARE_AGAINST_GUEST,
        Definition::AllCost => key::SHARE_ALL_COST,
        Definition::AllCostAlone => key::SHARE_ALL_COST_ALONE,
        Definition::AllCostWithoutMove => key::SHARE_ALL_COST_WITHOUT_MOVE,
        Definition::DefenceBudget => key::SHARE_DEFENCE_BUDGET,
        Definition::Gdp => key::SHARE_GDP,
        Definition::Soldier => key::SHARE_SOLDIER,
        Definition::Own => key::SHARE_OWN,
    };
    say(language, name)
}

/// What is divided by what: `contribution ÷ (contribution + …)`.
pub fn definition_words(definition: Definition, language: Language) -> String {
    let words = match definition {
        Definition::Narrow => key::SHARE_NARROW_MEANS,
        Definition::Direct => key::SHARE_DIRECT_MEANS,
        Definition::Wide => key::SHARE_WIDE_MEANS,
        Definition::AgainstGuest => key::SHARE_AGAINST_GUEST_MEANS,
        Definition::AllCost => key::SHARE_ALL_COST_MEANS,
        Definition::AllCostAlone => key::SHARE_ALL_COST_ALONE_MEANS,
        Definition::AllCostWithoutMove => key::SHARE_ALL_COST_WITHOUT_MOVE_MEANS,
        Definition::DefenceBudget => key::SHARE_DEFENCE_BUDGET_MEANS,
        Definition::Gdp => key::SHARE_GDP_MEANS,
        Definition::Soldier => key::SHARE_SOLDIER_MEANS,
        Definition::Own => key::SHARE_OWN_MEANS,
    };
    say(language, words)
}

/// What a figure of a share is called.
pub fn what_name(what: What, language: Language) -> String {
    let name = match what {
        What::Contribution => key::SHARE_WHAT_CONTRIBUTION,
        What::OtherDirect => key::SHARE_WHAT_OTHER_DIRECT,
        What::OtherSupport => key::SHARE_WHAT_OTHER_SUPPORT,
        What::FinancialSupport => key::SHARE_WHAT_FINANCIAL_SUPPORT,
        What::Move => key::SHARE_WHAT_MOVE,
        What::GuestCost => key::SHARE_WHAT_GUEST_COST,
        What::AllGuestCost => key::SHARE_WHAT_ALL_GUEST_COST,
        What::DefenceBudget => key::SHARE_WHAT_DEFENCE_BUDGET,
        What::Gdp => key::SHARE_WHAT_GDP,
        What::Soldiers => key::SHARE_WHAT_SOLDIERS,
        What::OwnCost => key::SHARE_WHAT_OWN_COST,
    };
    say(language, name)
}

/// The result as it is read: `46.9%`; of soldiers `KRW 53.3 m for each`.
pub fn share_result(share: &ShareOf, value: Decimal, language: Language) -> String {
    match share.unit() {
        Unit::Money(currency) => {
            let amount = numbers::money_rounded(Money::new(value, currency), language);
            say_with(language, key::SHARE_EACH, &[("amount", amount.into())])
        }
        _ => percent(value),
    }
}

/// A share: one decimal, more where it is small.
fn percent(value: Decimal) -> String {
    let decimals = super::explanation::counting_decimals(Rate(value).in_percent());
    numbers::rate(value, Digits::Fixed(decimals))
}

/// The calculation in the usual unit of the currency: `7,904 ÷ (7,904 + 8,939)`; empty where a figure
/// is missing.
pub fn share_calculation(share: &ShareOf, language: Language) -> String {
    if share.counted.is_empty() || share.beside.is_empty() {
        return String::new();
    }
    let unit = AmountUnit::usual(share.currency, language);
    let figure = |part: &CountedShare| {
        let value = part.value.abs();
        if part.what == What::Soldiers {
            let count = numbers::number(value, Digits::Exact);
            return say_with(language, key::SHARE_SOLDIERS, &[("count", count.into())]);
        }
        match part.converted_from {
            Some(_) => {
                let Digits::Fixed(places) = unit.digits() else { return in_unit(value, unit) };
                numbers::amount(value, unit, Digits::Fixed(places))
            }
            None => in_unit(value, unit),
        }
    };
    let sum = |parts: &[&CountedShare]| {
        let mut text = String::new();
        for part in parts {
            let sign = if part.value < Decimal::ZERO { "−" } else { "+" };
            if !text.is_empty() {
                text.extend([" ", sign, " "]);
            }
            text.push_str(&figure(part));
        }
        if parts.len() > 1 { format!("({text})") } else { text }
    };
    let counted: Vec<&CountedShare> = share.counted.iter().collect();
    let mut whole: Vec<&CountedShare> = share.beside.iter().collect();
    if share.definition.is_part_of_sum() {
        whole = counted.iter().copied().chain(whole).collect();
    }
    format!("{} ÷ {}", sum(&counted), sum(&whole))
}

/// A figure of a share with its year: `American stationing cost without personnel 2010: KRW 893.9 bn`.
pub fn counted_words(part: &CountedShare, share: &ShareOf, language: Language) -> String {
    let money = |value: Money| money_in_words(value, language);
    let what = ("what", what_name(part.what, language).into());
    let year = ("year", years_of(part.years).into());
    let amount = if part.what == What::Soldiers {
        let count = numbers::number(part.value, Digits::Exact);
        say_with(language, key::SHARE_SOLDIERS, &[("count", count.into())])
    } else if part.converted_from.is_some() {
        numbers::money_rounded(Money::new(part.value, share.currency), language)
    } else {
        money(Money::new(part.value, share.currency))
    };
    let amount = ("amount", amount.into());
    match part.converted_from {
        Some(stated) => {
            let stated = ("stated", money(stated).into());
            say_with(language, key::SHARE_FIGURE_CONVERTED, &[what, year, amount, stated])
        }
        None => say_with(language, key::SHARE_FIGURE, &[what, year, amount]),
    }
}

/// `2010`, `2016–2019`; without a word, since one stands beside it.
pub fn years_of(years: crate::model::Years) -> String {
    if years.first == years.last {
        years.first.to_string()
    } else {
        format!("{}–{}", years.first, years.last)
    }
}

/// Why there is no share.
pub fn no_share_words(share: &ShareOf, why: NoShare, language: Language) -> String {
    let year = || ("year", years_of(share.years).into());
    match why {
        NoShare::Lacks(what) => {
            let of_year = matches!(what, What::DefenceBudget | What::Gdp | What::Soldiers);
            let key = if of_year { key::SHARE_LACKS_YEAR } else { key::SHARE_LACKS };
            say_with(language, key, &[year(), ("what", what_name(what, language).into())])
        }
        NoShare::NoRate(what) => {
            say_with(language, key::SHARE_NO_RATE, &[("what", what_name(what, language).into())])
        }
        NoShare::NoQuotient => say(language, key::SHARE_NO_QUOTIENT),
    }
}

/// Where a rate lies in its own history: `2.0%: lower than 12 of the last 20 years (2006–2025)`.
pub fn history_words(history: &ForecastHistory, value: Rate, language: Language) -> String {
    let is_lower = history.above >= history.below;
    let count = if is_lower { history.above } else { history.below };
    let args = [
        ("value", rate_in_words(value.0).into()),
        ("count", count.into()),
        ("all", history.count().into()),
        ("years", numbers::years(history.years, language).into()),
    ];
    let key = if is_lower { key::HISTORY_ABOVE } else { key::HISTORY_BELOW };
    let words = say_with(language, key, &args);
    if history.equal == 0 {
        return words;
    }
    let equal = say_with(language, key::HISTORY_EQUAL, &[("count", history.equal.into())]);
    format!("{words}; {equal}")
}
