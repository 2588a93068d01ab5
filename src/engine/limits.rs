//! What amounts and rates may be.

use rust_decimal::Decimal;

use crate::model::{Currency, Exchange};

/// The longest term, in years.
pub const LONGEST_TERM: usize = 100;
/// The most decimals of a rate of growth as a fraction.
pub const MOST_GROWTH_DECIMALS: u32 = 6;
/// The most digits of a stated value, before and after the point together.
pub const MOST_DIGITS: u32 = 18;

/// How many digits it takes to write the value: those before and after the point.
pub(super) fn digits_of(value: Decimal) -> u32 {
    let value = value.normalize();
    let mantissa = value.mantissa().unsigned_abs();
    let digits = mantissa.checked_ilog10().map_or(1, |power| power + 1);
    digits.max(value.scale())
}

/// Whether an exchange rate is none that the check refuses in the place of `of` for one `per`.
pub(super) fn is_exchange(rate: Exchange, of: Currency, per: Currency) -> bool {
    rate.of == of && rate.per == per && rate.amount > Decimal::ZERO && digits_of(rate.amount) <= MOST_DIGITS
}
