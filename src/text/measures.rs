//! What measures are called, and on what basis they stand.

use super::fields::series_change;
use super::numbers::{Digits, currency_name, number};
use super::parties::payment_words;
use super::{Language, say, say_with};
use crate::engine::{Measure, Over, Prices, RateBasis, RatesUsed};
use crate::model::{Currency, Rate, Scenario};

/// The name of a measure, for heads and menus: `In USD`, `Constant prices of 2025, Cumulative`.
pub fn measure_name(measure: &Measure, main: Currency, language: Language) -> String {
    if measure.over.is_share() {
        return over_name(measure.over, language).unwrap_or_default();
    }
    let mut names = Vec::new();
    names.extend(over_name(measure.over, language));
    if let Some(currency) = measure.currency.filter(|&currency| currency != main) {
        let currency = currency_name(currency, language);
        names.push(say_with(language, "measure-in-currency", &[("currency", currency.into())]));
    }
    if let Prices::Constant { of, .. } = measure.prices {
        names.push(say_with(language, "measure-constant-prices", &[("year", of.into())]));
    }
    if measure.discount.is_some() {
        names.push(say(language, "measure-present-value"));
    }
    if measure.cumulative {
        names.push(say(language, "measure-cumulative"));
    }
    if names.is_empty() { say(language, "measure-amount") } else { names.join(", ") }
}

/// What a measure divides by, as its name.
fn over_name(over: Over, language: Language) -> Option<String> {
    Some(match over {
        Over::Nothing => return None,
        Over::DefenceBudget => say(language, "measure-share-of-defence-budget"),
        Over::Gdp => say(language, "measure-share-of-gdp"),
        Over::StationingCost(_) => say(language, "measure-share-of-stationing-cost"),
        Over::Soldier => say(language, "measure-per-soldier"),
    })
}

/// What the amounts of a measure are, as the subject of a sentence: `The contribution in USD`,
/// `The payment by Japan`.
pub fn measure_subject(measure: &Measure, scenario: &Scenario, language: Language) -> String {
    let main = scenario.currency();
    let what = || ("what", payment_words(scenario, language).into());
    let plain = Measure { currency: None, rates: RateBasis::default(), prices: Prices::Current, ..*measure };
    let converted = measure.currency.filter(|&currency| currency != main);
    match (plain.is_total(), converted, measure.prices) {
        (true, None, Prices::Current) => payment_words(scenario, language),
        (true, Some(currency), Prices::Current) => {
            let currency = currency_name(currency, language);
            say_with(language, "measure-subject-in-currency", &[what(), ("currency", currency.into())])
        }
        (true, None, Prices::Constant { of, .. }) => {
            say_with(language, "measure-subject-in-prices", &[what(), ("year", of.into())])
        }
        _ if measure.over.is_share() => measure_name(measure, main, language),
        _ => {
            let name = measure_name(measure, main, language);
            say_with(language, "measure-subject-other", &[what(), ("measure", name.into())])
        }
    }
}

/// Price basis, exchange rates and discount of a measure: `current prices, each year at its average
/// exchange rate, by way of the won`.
pub fn measure_basis(measure: &Measure, rates: &RatesUsed, language: Language) -> String {
    let mut words = Vec::new();
    let prices = if measure.over.is_share() { Prices::Current } else { measure.prices };
    words.push(match prices {
        Prices::Current => say(language, "basis-current-prices"),
        Prices::Constant { of, by } => {
            let index = series_change(by.series(), language);
            say_with(language, "basis-constant-prices", &[("year", of.into()), ("index", index.into())])
        }
    });
    let at_one_rate = match prices {
        Prices::Constant { of, .. } => Some(of).filter(|_| rates.basis.is_some()),
        Prices::Current => None,
    };
    words.extend(at_one_rate.map(|of| say_with(language, "basis-rate-of-year", &[("year", of.into())])));
    words.extend(match (rates.different_kinds(), rates.basis) {
        (Some(kinds), _) => {
            let [baseline, other] = [kinds.baseline, kinds.other].map(|kind| rates_words(kind, language));
            let args = [("baseline", baseline.into()), ("scenario", other.into())];
            Some(say_with(language, "basis-rates-apart", &args))
        }
        (None, _) if rates.are_mixed() => Some(say(language, "basis-rates-of-both")),
        (None, Some(_)) if at_one_rate.is_some() => None,
        (None, Some(RateBasis::Scenario)) => Some(say(language, "basis-rates-of-scenario")),
        (None, Some(RateBasis::Average)) => Some(say(language, "basis-rates-of-record")),
        (None, None) => None,
    });
    words.extend(rates.crossings.iter().map(|&(from, through)| {
        if rates.some_directly || rates.crossings.len() > 1 {
            let from = ("from", currency_name(from, language).into());
            let through = ("through", through.code().into());
            return say_with(language, "basis-by-way-of-for", &[from, through]);
        }
        by_way_of(through, language)
    }));
    if let Some(rate) = measure.discount.filter(|_| !measure.over.is_share()) {
        words.push(say_with(language, "basis-discount", &[("rate", plain_rate(rate).into())]));
    }
    words.join(", ")
}

/// Rates of a kind, within a sentence: `yearly average exchange rates`.
pub fn rates_words(kind: RateBasis, language: Language) -> String {
    match kind {
        RateBasis::Scenario => say(language, "rates-stated"),
        RateBasis::Average => say(language, "rates-average"),
    }
}

/// That amounts crossed through a currency: `by way of the won`, `원화를 거쳐`.
pub fn by_way_of(through: Currency, language: Language) -> String {
    say_with(language, "basis-by-way-of", &[("through", through.code().into())])
}

/// A rate as somebody stated it: `5%`, `2.1%`, `−0.5%`.
pub fn plain_rate(rate: Rate) -> String {
    format!("{}%", number(rate.in_percent(), Digits::Exact))
}
