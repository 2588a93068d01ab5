//! Digits that a calculation drops, and what becomes of a rounding after it.
//!
//! A decimal holds 28 digits. A calculation that needs more drops the rest, so its result may lie a
//! little beside the true one. That decides nothing, unless what was carried lies so near to where
//! rounding changes its way (a tie, or a whole unit where amounts are rounded down) that the dropped
//! digits may decide: then the last unit of what is rounded is not promised.
//!
//! Whether digits were dropped is known exactly. How far the result may be away is bounded: a step
//! drops less than one part in 10²⁷, and a term has at most a hundred steps.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::model::Value;
use crate::model::formula::{BinaryOp, RoundingMode};

/// What is known of a value besides the value itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct DigitsKept(u32);

impl DigitsKept {
    /// Every digit was kept.
    pub(super) const ALL: Self = Self(0);
    /// Digits were dropped on the way.
    const DROPPED: Self = Self(1);
    /// It follows from a rounding that dropped digits may have decided.
    const UNSURE: Self = Self(2);

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What holds of what follows from both.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the last unit is not promised.
    pub(super) fn is_unsure(self) -> bool {
        self.has(Self::UNSURE)
    }
}

/// Whether the operation kept every digit of `left` and `right`, known numbers, in `result`.
pub(super) fn of_operation(two: BinaryOp, left: Value, right: Value, result: Value) -> DigitsKept {
    let (Value::Known(left), Value::Known(right), Value::Known(result)) = (left, right, result) else {
        return DigitsKept::ALL;
    };
    let all = match two {
        BinaryOp::Add => is_sum(left, right, result),
        BinaryOp::Subtract => is_sum(left, -right, result),
        BinaryOp::Multiply => is_product(left, right, result),
        BinaryOp::Divide | BinaryOp::Fraction => result
            .checked_mul(right)
            .is_some_and(|product| product == left && is_product(result, right, product)),
        BinaryOp::Smaller | BinaryOp::Larger => true,
    };
    if all { DigitsKept::ALL } else { DigitsKept::DROPPED }
}

/// What holds of `value` after it was rounded to whole multiples of `unit`: its digits are what was
/// ordered, unless dropped ones may have decided them.
pub(super) fn of_rounding(
    how: RoundingMode,
    value: (Value, DigitsKept),
    unit: (Value, DigitsKept),
) -> DigitsKept {
    let before = value.1.with(unit.1);
    let (Value::Known(value), Value::Known(unit)) = (value.0, unit.0) else { return before };
    let is_near = before.has(DigitsKept::DROPPED) && is_near_a_turn(how, value, unit).unwrap_or(true);
    // A value that is unsure by a unit is no surer for being rounded; that it lost digits is over.
    if is_near || before.is_unsure() { DigitsKept::UNSURE } else { DigitsKept::ALL }
}

/// Whether rounding may go the other way for a value that lies as near as dropped digits may matter:
/// within 10⁻¹⁸ of a unit, or of amounts above 10⁸ units within 10⁻²⁶ of the amount.
fn is_near_a_turn(how: RoundingMode, value: Decimal, unit: Decimal) -> Option<bool> {
    let unit = unit.abs();
    let near = unit.checked_mul(Decimal::new(1, 18))?.max(value.abs().checked_mul(Decimal::new(1, 26))?);
    let rest = value.abs().checked_rem(unit)?;
    let away = match how {
        RoundingMode::HalfUp | RoundingMode::HalfEven => {
            let twice = rest.checked_add(rest)?.checked_sub(unit)?.abs();
            return Some(twice <= near.checked_add(near)?);
        }
        RoundingMode::Down => rest.min(unit.checked_sub(rest)?),
    };
    Some(away <= near)
}

/// Whether `product` is exactly `left` times `right`, of which it is the product as far as there is room.
fn is_product(left: Decimal, right: Decimal, product: Decimal) -> bool {
    let dropped = (left.scale() + right.scale()).saturating_sub(product.scale());
    if dropped == 0 || left.is_zero() || right.is_zero() {
        return true;
    }
    // The dropped digits are all zero if so many tens divide the whole numbers behind the two.
    let factors = |prime: u128| factors_of(left, prime) + factors_of(right, prime);
    factors(2) >= dropped && factors(5) >= dropped
}

/// How often a prime divides the whole number behind a decimal.
fn factors_of(value: Decimal, prime: u128) -> u32 {
    let mut number = value.mantissa().unsigned_abs();
    let mut count = 0;
    while number != 0 && number.is_multiple_of(prime) {
        number /= prime;
        count += 1;
    }
    count
}

/// Whether `sum` is exactly `left` and `right` together, of which it is the sum as far as there is room.
fn is_sum(left: Decimal, right: Decimal, sum: Decimal) -> bool {
    let scale = left.scale().max(right.scale());
    let dropped = scale.saturating_sub(sum.scale());
    if dropped == 0 {
        return true;
    }
    let ends: SmallVec<[i128; 2]> =
        [left, right].into_iter().map(|part| ending(part, scale, dropped)).collect();
    (ends[0] + ends[1]) % 10_i128.pow(dropped) == 0
}

/// The last `count` digits of a decimal that is written with `scale` decimals, with its sign.
fn ending(value: Decimal, scale: u32, count: u32) -> i128 {
    let zeros = scale - value.scale();
    match count.checked_sub(zeros) {
        Some(own) => value.mantissa() % 10_i128.pow(own) * 10_i128.pow(zeros),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    #[test]
    fn a_product_keeps_its_digits_or_drops_them() {
        check(BinaryOp::Multiply, dec!(55248.5), dec!(1.25), DigitsKept::ALL);
        let long = dec!(1.234567890123456789);
        check(BinaryOp::Multiply, long, long, DigitsKept::DROPPED);
        check(BinaryOp::Multiply, long, dec!(0), DigitsKept::ALL);
        // 5 and 2 make tens: nothing but zeros is dropped.
        let fives = dec!(0.00000000000005);
        check(BinaryOp::Multiply, fives, dec!(0.000000000000002), DigitsKept::ALL);
        check(BinaryOp::Multiply, fives, dec!(0.000000000000003), DigitsKept::DROPPED);
    }

    #[test]
    fn a_sum_keeps_its_digits_or_drops_them() {
        let large = dec!(70000000000000000000000000000);
        check(BinaryOp::Add, large, dec!(0.5), DigitsKept::DROPPED);
        check(BinaryOp::Subtract, large, dec!(0.5), DigitsKept::DROPPED);
        check(BinaryOp::Add, large, dec!(1.0), DigitsKept::ALL);
        // A zero is dropped, or nine tenths.
        let half = dec!(7000000000000000000000000000.5);
        check(BinaryOp::Add, half, half, DigitsKept::ALL);
        check(BinaryOp::Add, half, dec!(7000000000000000000000000000.4), DigitsKept::DROPPED);
        check(BinaryOp::Subtract, dec!(0.5), dec!(0.25), DigitsKept::ALL);
    }

    #[test]
    fn a_quotient_ends_or_drops_digits() {
        check(BinaryOp::Divide, dec!(1), dec!(8), DigitsKept::ALL);
        check(BinaryOp::Divide, dec!(1), dec!(3), DigitsKept::DROPPED);
        check(BinaryOp::Smaller, dec!(1), dec!(3), DigitsKept::ALL);
    }

    #[test]
    fn rounding_is_unsure_only_near_its_turn() {
        let unsure = |how, value, unit, kept| {
            of_rounding(how, (Value::Known(value), kept), (Value::Known(unit), DigitsKept::ALL)).is_unsure()
        };
        let half = dec!(0.4999999999999999999999);
        assert!(unsure(RoundingMode::HalfUp, half, dec!(1), DigitsKept::DROPPED));
        assert!(unsure(RoundingMode::HalfEven, -half, dec!(1), DigitsKept::DROPPED));
        assert!(!unsure(RoundingMode::HalfUp, half, dec!(1), DigitsKept::ALL));
        assert!(!unsure(RoundingMode::Down, half, dec!(1), DigitsKept::DROPPED));
        assert!(unsure(RoundingMode::Down, dec!(0.9999999999999999999999), dec!(1), DigitsKept::DROPPED));
        assert!(unsure(RoundingMode::Down, dec!(2), dec!(1), DigitsKept::DROPPED));
        assert!(!unsure(RoundingMode::HalfUp, dec!(0.49999), dec!(1), DigitsKept::DROPPED));
        // 10¹⁷ units are known to 10⁻¹¹ of one.
        assert!(unsure(
            RoundingMode::HalfUp,
            dec!(100000000000000000.4999999999),
            dec!(1),
            DigitsKept::DROPPED
        ));
        assert!(!unsure(RoundingMode::HalfUp, dec!(100000000000000000.49999), dec!(1), DigitsKept::DROPPED));
    }

    #[track_caller]
    fn check(two: BinaryOp, left: Decimal, right: Decimal, expected: DigitsKept) {
        let result = match two {
            BinaryOp::Add => left.checked_add(right),
            BinaryOp::Subtract => left.checked_sub(right),
            BinaryOp::Multiply => left.checked_mul(right),
            BinaryOp::Divide | BinaryOp::Fraction => left.checked_div(right),
            BinaryOp::Smaller | BinaryOp::Larger => Some(left.min(right)),
        };
        let result = result.expect("it has room");
        let kept = of_operation(two, Value::Known(left), Value::Known(right), Value::Known(result));
        assert_eq!(kept, expected, "{left} {two:?} {right} = {result}");
    }
}
