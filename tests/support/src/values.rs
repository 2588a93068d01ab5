//! Values and scenarios as tests state them.

use costshare::files::bundled;
use costshare::model::{Currency, Field, FieldValue, Money, Rate, Scale, Scenario, Stated};
use rust_decimal::Decimal;

/// A scenario that comes with the program, by the name of its file.
///
/// # Panics
/// If there is none of that name.
#[track_caller]
pub fn shipped(name: &str) -> Scenario {
    bundled::scenario(name).expect("it is shipped").expect("it can be read").scenario
}

/// So many eok, that is 100 million won.
pub fn eok(count: Decimal) -> Money {
    Money::scaled(count, Scale::Eok, Currency::KRW).expect("it fits")
}

/// So many eok, assumed.
pub fn assumed_eok(count: Decimal) -> Stated<Money> {
    Stated::assumed(eok(count))
}

/// So many per cent, assumed.
pub fn assumed_percent(text: &str) -> Stated<Rate> {
    Stated::assumed(Rate::percent(text.parse().expect("a number")))
}

/// The field at a path such as `rule.2027.cap`.
#[track_caller]
pub fn field(path: &str) -> Field {
    path.parse().expect("a field")
}

/// Writes a value into the field at a path.
#[track_caller]
pub fn write(scenario: &mut Scenario, path: &str, value: FieldValue) {
    field(path).write(scenario, value).expect("it can be written");
}
