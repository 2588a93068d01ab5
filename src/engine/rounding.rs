//! Rounding to a unit, as an agreement orders it.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::formula::RoundingMode;

/// `value` rounded to whole multiples of `unit`, exactly: no digit is lost before it is rounded.
pub(super) fn round_to(value: Decimal, unit: Decimal, how: RoundingMode) -> Option<Decimal> {
    let strategy = match how {
        RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        RoundingMode::HalfEven => RoundingStrategy::MidpointNearestEven,
        RoundingMode::Down => RoundingStrategy::ToZero,
    };
    // For a power of ten the decimal point moves, which loses nothing.
    if let Some(zeros) = zeros(unit) {
        let mut count = value;
        if count.scale() + zeros <= Decimal::MAX_SCALE && count.set_scale(count.scale() + zeros).is_ok() {
            return count.round_dp_with_strategy(0, strategy).checked_mul(unit);
        }
    }
    let unit = unit.abs();
    let rest = value.checked_rem(unit)?;
    let whole = value.checked_sub(rest)?;
    let twice = rest.abs().checked_mul(Decimal::TWO)?;
    let away = match how {
        RoundingMode::Down => false,
        RoundingMode::HalfUp => twice >= unit,
        RoundingMode::HalfEven if twice == unit => {
            !whole.checked_div(unit)?.checked_rem(Decimal::TWO)?.is_zero()
        }
        RoundingMode::HalfEven => twice > unit,
    };
    if !away {
        return Some(whole);
    }
    if value.is_sign_negative() { whole.checked_sub(unit) } else { whole.checked_add(unit) }
}

/// How many zeros a power of ten from one on has.
fn zeros(unit: Decimal) -> Option<u32> {
    if unit.scale() != 0 {
        return None;
    }
    let number = u64::try_from(unit.mantissa()).ok().filter(|&number| number > 0)?;
    let zeros = number.ilog10();
    (10_u64.pow(zeros) == number).then_some(zeros)
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    #[test]
    fn halves_fall_as_ordered() {
        check(dec!(12562.5), dec!(1), [dec!(12563), dec!(12562), dec!(12562)]);
        check(dec!(12563.5), dec!(1), [dec!(12564), dec!(12564), dec!(12563)]);
        check(dec!(-12562.5), dec!(1), [dec!(-12563), dec!(-12562), dec!(-12562)]);
        check(dec!(250), dec!(100), [dec!(300), dec!(200), dec!(200)]);
    }

    #[test]
    fn any_unit_will_do() {
        check(dec!(0.25), dec!(0.1), [dec!(0.3), dec!(0.2), dec!(0.2)]);
        check(dec!(37.5), dec!(25), [dec!(50), dec!(50), dec!(25)]);
        check(dec!(62.5), dec!(25), [dec!(75), dec!(50), dec!(50)]);
        check(dec!(10), dec!(3), [dec!(9), dec!(9), dec!(9)]);
        check(dec!(-11), dec!(3), [dec!(-12), dec!(-12), dec!(-9)]);
    }

    #[test]
    fn many_decimals_are_rounded_once() {
        let almost_half = dec!(0.4999999999999999999999999999);
        check(almost_half, dec!(1), [dec!(0), dec!(0), dec!(0)]);
        check(almost_half, dec!(100000000), [dec!(0), dec!(0), dec!(0)]);
    }

    /// Half up, half even, down.
    #[track_caller]
    fn check(value: Decimal, unit: Decimal, expected: [Decimal; 3]) {
        let found = [RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down]
            .map(|how| round_to(value, unit, how).expect("it fits"));
        assert_eq!(found, expected);
    }
}
