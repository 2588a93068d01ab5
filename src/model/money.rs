//! Exact amounts of money.
//!
//! A [`Money`] is a decimal amount in one currency, in whole units of it (won, dollars). A decimal
//! keeps 28 digits; of a calculation that gives more, the last are dropped, and a figure that they may
//! decide says so. Rounding happens where an agreement orders it, where a whole is divided, and where
//! a person reads it; these three never mix, and values rounded for display are never used in a
//! calculation.
//!
//! **Invariant:** amounts in different currencies never meet. Converting is the job of an
//! exchange-rate series, which has a year and a source.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use smallvec::SmallVec;

use super::expected::Expected;
use super::rate::parse_decimal;
use super::stated::{SpellingError, Spelt};

/// A currency by its ISO 4217 code, for example `KRW`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// South Korean won.
    pub const KRW: Self = Self(*b"KRW");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// The code: three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Whether the code is one of ISO 4217 that is in use.
    pub fn is_in_use(self) -> bool {
        Self::in_use().any(|known| known == self)
    }

    /// The currency in use that this code was probably meant to be: the one that is a letter away, or has two
    /// letters the other way round, which is the commoner slip.
    ///
    /// ```
    /// use costshare::model::Currency;
    ///
    /// let slip: Currency = "KWR".parse()?;
    /// assert_eq!((slip.is_in_use(), slip.nearest_in_use()), (false, Some(Currency::KRW)));
    /// # Ok::<(), costshare::model::SpellingError>(())
    /// ```
    pub fn nearest_in_use(self) -> Option<Self> {
        let letters = |currency: Self| {
            let mut letters = currency.0;
            letters.sort_unstable();
            letters
        };
        let near = Self::in_use().filter(|known| strsim::damerau_levenshtein(known.code(), self.code()) <= 1);
        near.min_by_key(|known| letters(*known) != letters(self))
    }

    fn in_use() -> impl Iterator<Item = Self> {
        IN_USE.split_whitespace().filter_map(|code| code.parse().ok())
    }

    /// The scale in which amounts of this currency are written: 억 for won, millions elsewhere.
    pub fn scale(self) -> Scale {
        if self == Self::KRW { Scale::Eok } else { Scale::Million }
    }
}

/// The codes of ISO 4217 that are in use, currencies and units of account; no metals, no codes for tests.
const IN_USE: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD \
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP \
    GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR \
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
    USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG";

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = SpellingError;

    fn from_str(text: &str) -> Result<Self, SpellingError> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(Self(code)),
            _ => Err(SpellingError::new(Expected::Currency, text, "KRW")),
        }
    }
}

/// Words for powers of ten in amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// 1
    One,
    /// 1,000
    Thousand,
    /// 1,000,000
    Million,
    /// 억, 100,000,000
    Eok,
    /// 1,000,000,000
    Billion,
    /// 조 or trillion, 1,000,000,000,000
    Trillion,
}

impl Scale {
    /// Every scale, smallest first.
    pub const ALL: [Self; 6] =
        [Self::One, Self::Thousand, Self::Million, Self::Eok, Self::Billion, Self::Trillion];

    /// The power of ten.
    pub fn zeros(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Eok => 8,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    /// The word in files; empty for one.
    pub fn word(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Thousand => "thousand",
            Self::Million => "million",
            Self::Eok => "eok",
            Self::Billion => "billion",
            Self::Trillion => "trillion",
        }
    }

    /// How many whole units of currency one of this scale is.
    pub fn units(self) -> Decimal {
        Decimal::from_i128_with_scale(10_i128.pow(self.zeros()), 0)
    }

    /// `amount`, in whole units of currency, counted in this scale; exact.
    pub fn count(self, amount: Decimal) -> Decimal {
        let mut count = amount.normalize();
        if count.set_scale(count.scale() + self.zeros()).is_err() {
            count = amount.checked_div(self.units()).unwrap_or_default();
        }
        count.normalize()
    }
}

/// An amount of money, in whole units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// In won, dollars, … — not in thousands or 억.
    pub amount: Decimal,
    /// The currency.
    pub currency: Currency,
}

/// Why amounts cannot be combined or divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyError {
    /// Two currencies met.
    CurrencyMismatch(Currency, Currency),
    /// More digits than a decimal holds.
    TooLarge,
    /// The weights add up to nothing.
    NoShares,
    /// A whole that is not a multiple of the step.
    NotInUnits(Decimal, Decimal),
}

impl Money {
    /// `amount` whole units of `currency`.
    pub fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// `count` times `scale` of `currency`; `None` if it has too many digits.
    pub fn scaled(count: Decimal, scale: Scale, currency: Currency) -> Option<Self> {
        let amount = count.checked_mul(scale.units())?;
        // Multiplying drops digits that do not fit; a stated amount keeps them all or is refused.
        (scale.count(amount) == count).then_some(Self { amount: amount.normalize(), currency })
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// The currencies differ, or the sum has too many digits.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch(self.currency, other.currency));
        }
        let amount = self.amount.checked_add(other.amount).ok_or(MoneyError::TooLarge)?;
        Ok(Self { amount, ..self })
    }

    /// Divides a whole into parts in the proportion of `weights`, in steps of `unit`.
    ///
    /// The parts add up to the whole, exactly; see [`WholeDivision`].
    ///
    /// ```
    /// use costshare::model::{Currency, Money};
    /// use rust_decimal_macros::dec;
    ///
    /// let whole = Money::new(dec!(14028), Currency::KRW);
    /// let parts = whole.split(&[dec!(5005), dec!(3710), dec!(1674)], dec!(1))?;
    /// let amounts: Vec<_> = parts.into_iter().map(|part| part.amount).collect();
    /// assert_eq!(amounts, [dec!(6758), dec!(5010), dec!(2260)]);
    /// # Ok::<(), costshare::model::MoneyError>(())
    /// ```
    ///
    /// # Errors
    /// No weight is above zero, the whole is not a multiple of `unit`, or there are too many digits.
    pub fn split(self, weights: &[Decimal], unit: Decimal) -> Result<Vec<Self>, MoneyError> {
        let division = WholeDivision::new(self.amount, unit, weights)?;
        (0..weights.len()).map(|which| Ok(Self { amount: division.part(which)?, ..self })).collect()
    }
}

/// A whole that is divided in the proportion of weights in steps of a unit, by largest remainder.
///
/// What rounding down leaves over goes, one unit at a time, to the parts that lost most by it;
/// ties go to the earlier part. A part of weight zero never gets a unit. The division is done
/// in whole numbers, so no remainder is ever compared after rounding. A negative whole is divided
/// by its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeDivision {
    unit: Decimal,
    negative: bool,
    /// How many units each part has.
    counts: SmallVec<[i128; 8]>,
}

impl WholeDivision {
    /// `whole` divided in the proportion of `weights`.
    ///
    /// # Errors
    /// No weight is above zero or one is below, the whole is not a multiple of `unit`, or there are
    /// too many digits.
    pub fn new(whole: Decimal, unit: Decimal, weights: &[Decimal]) -> Result<Self, MoneyError> {
        // The remainder is exact where a quotient may have no room left for its decimals.
        let rest = whole.checked_rem(unit).ok_or(MoneyError::TooLarge)?;
        if !rest.is_zero() {
            return Err(MoneyError::NotInUnits(whole, unit));
        }
        let units = whole.checked_div(unit).ok_or(MoneyError::TooLarge)?;
        let negative = units.is_sign_negative();
        let units = units.abs().to_i128().ok_or(MoneyError::TooLarge)?;

        let places = weights.iter().map(Decimal::scale).max().unwrap_or(0);
        let in_whole_numbers = |weight: &Decimal| {
            let zeros = 10_i128.checked_pow(places - weight.scale())?;
            weight.mantissa().checked_mul(zeros)
        };
        let weights: Option<SmallVec<[i128; 8]>> = weights.iter().map(in_whole_numbers).collect();
        let weights = weights.ok_or(MoneyError::TooLarge)?;
        let total: i128 = weights
            .iter()
            .try_fold(0_i128, |sum, &weight| sum.checked_add(weight))
            .ok_or(MoneyError::TooLarge)?;
        if total <= 0 || weights.iter().any(|&weight| weight < 0) {
            return Err(MoneyError::NoShares);
        }

        let mut left_over = units;
        let mut counts: SmallVec<[i128; 8]> = SmallVec::with_capacity(weights.len());
        let mut losses: SmallVec<[(i128, usize); 8]> = SmallVec::with_capacity(weights.len());
        for (which, &weight) in weights.iter().enumerate() {
            let product = units.checked_mul(weight).ok_or(MoneyError::TooLarge)?;
            left_over -= product / total;
            counts.push(product / total);
            losses.push((product % total, which));
        }
        losses.sort_by_key(|&(loss, _)| Reverse(loss));
        for (_, which) in losses.into_iter().take_while(|&(loss, _)| loss > 0) {
            if left_over == 0 {
                break;
            }
            counts[which] += 1;
            left_over -= 1;
        }
        Ok(Self { unit, negative, counts })
    }

    /// The part at that place, counted from zero.
    ///
    /// # Errors
    /// The part has too many digits.
    ///
    /// # Panics
    /// There were not so many weights.
    pub fn part(&self, which: usize) -> Result<Decimal, MoneyError> {
        let count = self.counts[which];
        let count = Decimal::try_from_i128_with_scale(if self.negative { -count } else { count }, 0)
            .map_err(|_| MoneyError::TooLarge)?;
        count.checked_mul(self.unit).ok_or(MoneyError::TooLarge)
    }
}

impl Spelt for Money {
    const EXAMPLE: &'static str = "\"15192 eok KRW\"";

    /// In 억 for won and in millions elsewhere, unless that needs more than four decimals.
    fn spell(&self) -> String {
        let scale = self.currency.scale();
        let count = scale.count(self.amount);
        let (count, scale) =
            if count.scale() > 4 { (self.amount.normalize(), Scale::One) } else { (count, scale) };
        match scale.word() {
            "" => format!("{count} {}", self.currency),
            word => format!("{count} {word} {}", self.currency),
        }
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        let refuse = || SpellingError::new(Expected::Amount, text, Self::EXAMPLE);
        let mut words = text.split_ascii_whitespace();
        let count = words.next().and_then(parse_decimal).ok_or_else(refuse)?;
        let second = words.next().ok_or_else(refuse)?;
        let scale = Scale::ALL.into_iter().find(|scale| scale.word() == second);
        let (scale, currency) = match (scale, words.next()) {
            (Some(scale), Some(code)) => (scale, code.parse()),
            (None, None) => (Scale::One, second.parse()),
            _ => return Err(refuse()),
        };
        let currency = currency.map_err(|_| refuse())?;
        if words.next().is_some() {
            return Err(refuse());
        }
        Self::scaled(count, scale, currency).ok_or_else(refuse)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    #[test]
    fn parts_add_to_the_whole() {
        check(&[dec!(5005), dec!(3710), dec!(1674)], dec!(14028), &[dec!(6758), dec!(5010), dec!(2260)]);
    }

    #[test]
    fn ties_go_to_the_earlier_part() {
        check(&[dec!(1), dec!(1), dec!(1)], dec!(100), &[dec!(34), dec!(33), dec!(33)]);
        check(&[dec!(1), dec!(1), dec!(1)], dec!(101), &[dec!(34), dec!(34), dec!(33)]);
    }

    #[test]
    fn a_weight_of_zero_never_gets_a_unit() {
        check(&[dec!(0), dec!(1), dec!(1), dec!(1)], dec!(100), &[dec!(0), dec!(34), dec!(33), dec!(33)]);
    }

    #[test]
    fn weights_may_have_decimals() {
        check(
            &[dec!(41.0), dec!(39), dec!(6.00), dec!(14)],
            dec!(6804),
            &[dec!(2790), dec!(2654), dec!(408), dec!(952)],
        );
    }

    #[test]
    fn a_negative_whole_is_divided_by_its_size() {
        check(&[dec!(1), dec!(2)], dec!(-100), &[dec!(-33), dec!(-67)]);
    }

    #[test]
    fn no_weights_are_refused() {
        assert_eq!(WholeDivision::new(dec!(5), dec!(1), &[dec!(0)]), Err(MoneyError::NoShares));
        let refused = WholeDivision::new(dec!(5.5), dec!(1), &[dec!(1)]);
        assert_eq!(refused, Err(MoneyError::NotInUnits(dec!(5.5), dec!(1))));
    }

    #[test]
    fn amounts_read_as_they_are_spelt() {
        for text in [
            "15192 eok KRW",
            "2033.02 eok KRW",
            "58.8 million USD",
            "0 eok KRW",
            "123456789 KRW",
            "-5 million EUR",
        ] {
            assert_eq!(Money::read(text).map(|money| money.spell()), Ok(text.to_owned()));
        }
        assert_eq!(
            Money::read("1.5192 trillion KRW").map(|money| money.spell()),
            Ok("15192 eok KRW".to_owned())
        );
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in [
            "",
            "15192",
            "1,5 eok KRW",
            "15192 eok",
            "NaN KRW",
            "15192 eok KRW KRW",
            "1e3 KRW",
            "15192 oke KRW",
            "5 krw",
        ] {
            assert!(Money::read(text).is_err(), "{text:?} must be refused");
        }
    }

    /// Parts of `whole` in steps of one.
    #[track_caller]
    fn check(weights: &[Decimal], whole: Decimal, expected: &[Decimal]) {
        let parts = Money::new(whole, Currency::KRW).split(weights, Decimal::ONE);
        let amounts: Vec<Decimal> =
            parts.expect("the weights are right").iter().map(|part| part.amount).collect();
        assert_eq!(amounts, expected);
        assert_eq!(amounts.iter().sum::<Decimal>(), whole);
    }
}
