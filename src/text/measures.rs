//! What measures are called, and on what basis they stand.

use super::fields::series_change;
use super::numbers::{Digits, currency_name, number};
use super::parties::payment_words;
use super::{Language, say, say_with};
use crate::engine::{Measure, MeasureBasis, Over, Prices, RateBasis};
use crate::model::{Currency, Rate, Scenario};
use crate::text::key;

/// The name of a measure, for heads and menus: `In USD`, `Constant prices of 2025, Cumulative`.
pub fn measure_name(measure: &Measure, main: Currency, language: Language) -> String {
    if measure.over.is_share() {
        return over_name(measure.over, language).unwrap_or_default();
    }
    let mut names = Vec::new();
    names.extend(over_name(measure.over, language));
    if let Some(currency) = measure.currency.filter(|&currency| currency != main) {
        let currency = currency_name(currency, language);
        names.push(say_with(language, key::MEASURE_IN_CURRENCY, &[("currency", currency.into())]));
    }
    if let Prices::Constant { of, .. } = measure.prices {
        names.push(say_with(language, key::MEASURE_CONSTANT_PRICES, &[("year", of.into())]));
    }
    if measure.discount.is_some() {
        names.push(say(language, key::MEASURE_PRESENT_VALUE));
    }
    if measure.cumulative {
        names.push(say(language, key::MEASURE_CUMULATIVE));
    }
    if names.is_empty() { say(language, key::MEASURE_AMOUNT) } else { names.join(", ") }
}

/// What a chart shows, in words that stand above it: its subject, the measure unless that is the amount itself, and the
/// unit, of yearly amounts with that they are so.
pub fn shown_words(
    subject: Option<String>,
    measure: &Measure,
    main: Currency,
    unit: &str,
    language: Language,
) -> Vec<String> {
    let name = measure_name(measure, main, language);
    let is_amount = name == say(language, key::MEASURE_AMOUNT);
    let mut words: Vec<String> = subject.into_iter().collect();
    if !is_amount || words.is_empty() {
        words.push(name);
    }
    let is_yearly = measure.over == Over::Nothing && !measure.cumulative && !unit.is_empty();
    words.push(if is_yearly { unit_a_year(unit, language) } else { unit.to_owned() });
    words
}

/// A unit of yearly amounts: `KRW tn a year`.
pub fn unit_a_year(unit: &str, language: Language) -> String {
    say_with(language, key::UNIT_A_YEAR, &[("unit", unit.into())])
}

/// What a measure divides by, as its name.
fn over_name(over: Over, language: Language) -> Option<String> {
    Some(match over {
        Over::Nothing => return None,
        Over::DefenceBudget => say(language, key::MEASURE_SHARE_OF_DEFENCE_BUDGET),
        Over::Gdp => say(language, key::MEASURE_SHARE_OF_GDP),
        Over::StationingCost(_) => say(language, key::MEASURE_SHARE_OF_STATIONING_COST),
        Over::Soldier => say(language, key::MEASURE_PER_SOLDIER),
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
            say_with(language, key::MEASURE_SUBJECT_IN_CURRENCY, &[what(), ("currency", currency.into())])
        }
        (true, None, Prices::Constant { of, .. }) => {
            say_with(language, key::MEASURE_SUBJECT_IN_PRICES, &[what(), ("year", of.into())])
        }
        _ if measure.over.is_share() => measure_name(measure, main, language),
        _ => {
            let name = measure_name(measure, main, language);
            say_with(language, key::MEASURE_SUBJECT_OTHER, &[what(), ("measure", name.into())])
        }
    }
}

/// At which rate the hollow points of the record were converted, in a scenario whose main currency is `main`.
/// Constant prices are those of the main currency, and converted at the rate of their year.
pub fn converted_points_words(measure: &Measure, main: Currency, language: Language) -> String {
    match measure.prices {
        Prices::Constant { of, .. } if measure.currency_in(main) != main => {
            say_with(language, key::PROJECTION_NOTE_CONVERTED_AT_ONE_RATE, &[("year", of.into())])
        }
        _ => say(language, key::PROJECTION_NOTE_CONVERTED),
    }
}

/// Price basis, exchange rates and discount of a measure: `current prices, each year at its average
/// exchange rate, by way of the won`.
pub fn measure_basis(measure: &Measure, basis: &MeasureBasis, language: Language) -> String {
    let mut words = Vec::new();
    let prices = if measure.over.is_share() { Prices::Current } else { measure.prices };
    words.push(match prices {
        Prices::Current => say(language, key::BASIS_CURRENT_PRICES),
        Prices::Constant { of, by } => {
            let index = series_change(by.series(), language);
            say_with(language, key::BASIS_CONSTANT_PRICES, &[("year", of.into()), ("index", index.into())])
        }
    });
    let at_one_rate = match prices {
        Prices::Constant { of, .. } => Some(of).filter(|_| basis.rates.is_some()),
        Prices::Current => None,
    };
    let rate_of_year = match basis.rates {
        Some(RateBasis::Scenario) => key::BASIS_STATED_RATE_OF_YEAR,
        _ => key::BASIS_RATE_OF_YEAR,
    };
    words.extend(at_one_rate.map(|of| say_with(language, rate_of_year, &[("year", of.into())])));
    words.extend(match (basis.different_kinds(), basis.rates) {
        (Some(kinds), _) => {
            let [baseline, other] = [kinds.baseline, kinds.other].map(|kind| rates_words(kind, language));
            let args = [("baseline", baseline.into()), ("scenario", other.into())];
            Some(say_with(language, key::BASIS_RATES_APART, &args))
        }
        (None, _) if basis.are_mixed() => Some(say(language, key::BASIS_RATES_OF_BOTH)),
        (None, Some(_)) if at_one_rate.is_some() => None,
        (None, Some(RateBasis::Scenario)) => Some(say(language, key::BASIS_RATES_OF_SCENARIO)),
        (None, Some(RateBasis::Average)) => Some(say(language, key::BASIS_RATES_OF_RECORD)),
        (None, None) => None,
    });
    words.extend(basis.crossings.iter().map(|&(from, through)| {
        if basis.some_directly || basis.crossings.len() > 1 {
            let from = ("from", currency_name(from, language).into());
            let through = ("through", through.code().into());
            return say_with(language, key::BASIS_BY_WAY_OF_FOR, &[from, through]);
        }
        by_way_of(through, language)
    }));
    if let Some(rate) = measure.discount.filter(|_| !measure.over.is_share()) {
        words.push(say_with(language, key::BASIS_DISCOUNT, &[("rate", plain_rate(rate).into())]));
    }
    if basis.has_prices_apart {
        words.push(say(language, key::BASIS_PRICES_APART));
    }
    words.join(", ")
}

/// Rates of a kind, within a sentence: `yearly average exchange rates`.
pub fn rates_words(kind: RateBasis, language: Language) -> String {
    match kind {
        RateBasis::Scenario => say(language, key::RATES_STATED),
        RateBasis::Average => say(language, key::RATES_AVERAGE),
    }
}

/// That amounts crossed through a currency: `by way of the won`, `원화를 거쳐`.
pub fn by_way_of(through: Currency, language: Language) -> String {
    say_with(language, key::BASIS_BY_WAY_OF, &[("through", through.code().into())])
}

/// A rate as somebody stated it: `5%`, `2.1%`, `−0.5%`.
pub fn plain_rate(rate: Rate) -> String {
    format!("{}%", number(rate.in_percent(), Digits::Exact))
}
