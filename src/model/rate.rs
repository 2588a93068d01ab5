//! Rates: growth, inflation, caps, floors, shares.
//!
//! A [`Rate`] is a fraction (2.1 % is 0.021), spelt in files as a per cent: `2.1%`. It keeps the
//! decimals it was stated with: 2.0 % stays `2.0%`, and equals 2 %.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};

use super::expected::Expected;
use super::plain::without_noise;
use super::stated::{SpellingError, Spelt};

/// `part` as a fraction of `whole`: the one way to a per cent. There is none of what is not above zero, where a
/// per cent would tell a rise as a fall, nor where the digits do not fit.
pub fn fraction_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole).filter(|_| whole > Decimal::ZERO)
}

/// A rate as a fraction: 2.1 % is `0.021`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(pub Decimal);

impl Rate {
    /// The rate of so many per cent.
    pub fn percent(percent: Decimal) -> Self {
        let mut fraction = percent;
        // Two more decimals divide by a hundred and lose nothing.
        if fraction.set_scale(percent.scale() + 2).is_err() {
            fraction = percent / Decimal::ONE_HUNDRED;
        }
        Self(fraction)
    }

    /// The change from one level to another, as a fraction rounded half away from zero to so many
    /// decimals; none if there is nothing to change from, or too many digits.
    pub fn between(before: Decimal, after: Decimal, decimals: u32) -> Option<Self> {
        let times = fraction_of(after, before)?;
        let change = times.checked_sub(Decimal::ONE)?;
        Some(Self(change.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)))
    }

    /// The rate in per cent, with the decimals it was stated with.
    pub fn in_percent(self) -> Decimal {
        let mut percent = self.0;
        if percent.scale() >= 2 && percent.set_scale(percent.scale() - 2).is_ok() {
            return percent;
        }
        self.0.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX).normalize()
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.in_percent())
    }
}

impl Spelt for Rate {
    const EXAMPLE: &'static str = "\"2.1%\"";

    fn spell(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        let number =
            text.strip_suffix('%').ok_or_else(|| SpellingError::new(Expected::Rate, text, Self::EXAMPLE))?;
        let percent = parse_decimal(number.trim_end())
            .ok_or_else(|| SpellingError::new(Expected::Rate, text, Self::EXAMPLE))?;
        Ok(Self::percent(percent))
    }
}

impl FromStr for Rate {
    type Err = SpellingError;

    fn from_str(text: &str) -> Result<Self, SpellingError> {
        Self::read(text)
    }
}

/// Reads a plain decimal: digits, at most one point, an optional minus. Nothing is rounded: what does not
/// fit is refused. Binary noise is left out, see [`without_noise`].
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
    let plain = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().any(|byte| byte.is_ascii_digit());
    if !plain || digits.starts_with('.') || digits.ends_with('.') {
        return None;
    }
    let value = Decimal::from_str_exact(digits).ok()?;
    let value = without_noise(value).unwrap_or(value);
    Some(if digits.len() == text.len() { value } else { -value })
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    #[test]
    fn rates_read_as_they_are_spelt() {
        for text in ["2.1%", "2.0%", "5%", "0%", "-0.5%", "1000%", "-100%", "2.25%", "0.0001%"] {
            assert_eq!(Rate::read(text).map(|rate| rate.spell()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn there_is_no_per_cent_of_what_is_not_above_zero() {
        // −480.8 to 1,549.6 is no fall of 422.3 %; 1 to −1 is one of 200 %.
        assert_eq!(fraction_of(dec!(1549.6), dec!(-480.8)), None);
        assert_eq!(fraction_of(dec!(1), dec!(0)), None);
        assert_eq!(fraction_of(dec!(-1), dec!(1)), Some(dec!(-1)));
    }

    #[test]
    fn decimals_without_weight_make_no_difference() {
        assert_eq!(Rate::read("2.0%"), Rate::read("2%"));
        assert_eq!(Rate::percent(dec!(2.0)), Rate(dec!(0.02)));
        assert_eq!(Rate(dec!(0.1)).spell(), "10%");
        assert_eq!(Rate(dec!(1)).spell(), "100%");
    }
}
