//! The parts of a typed amount: numbers, powers of ten, currency and sign, and what they come to together.

use super::hint::Hint;
use super::lexer::{Number, Piece, is_hangul};
use super::vocabulary::{CODES, ENGLISH, KOREAN, WordMeaning, currencies, currency_sign, dollars, is_word};
use crate::model::Currency;
use crate::model::sign_name;
use rust_decimal::Decimal;

/// Larger amounts, in whole units of currency, are hardly meant.
pub(super) const LARGEST_LIKELY: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

/// A part of a typed amount or rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AmountItem {
    Number(Number),
    /// 십, 백, 천, hundred, thousand: multiplies what stands before it.
    Small(u32),
    /// 만, 억, 조, million, …: closes a step of the amount.
    Large(Large),
    Percent,
}

/// A power of ten that closes a step of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Large {
    /// Its zeros.
    pub zeros: u32,
    /// Those of the step below it: 억 under 조, million under billion.
    pub(super) below: u32,
}

/// Whether the number is above or below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    /// `▲430` and `(430)` are read both ways.
    Either,
}

impl Sign {
    pub(super) fn of(self, numbers: impl IntoIterator<Item = Decimal>) -> Vec<Decimal> {
        let numbers = numbers.into_iter();
        match self {
            Self::Plus => numbers.collect(),
            Self::Minus => numbers.map(negative).collect(),
            Self::Either => numbers.flat_map(|number| [negative(number), number]).collect(),
        }
    }
}

/// There is no negative zero.
pub(super) fn negative(number: Decimal) -> Decimal {
    if number.is_zero() { number } else { -number }
}

/// What a typed amount consists of.
pub(super) struct Parts {
    pub items: Vec<AmountItem>,
    pub(super) sign: Sign,
    /// The currencies that are meant; `None` if none was typed.
    pub currencies: Option<Vec<Currency>>,
    /// Whether a currency stands behind the last number.
    pub(super) ends_in_currency: bool,
    pub(super) words: Vec<String>,
}

/// Sorts the pieces into numbers, powers of ten, currencies and a sign.
pub(super) fn parts(pieces: Vec<Piece>, field: Option<Currency>) -> Result<Parts, Hint> {
    let mut parts = Parts {
        items: Vec::new(),
        sign: Sign::Plus,
        currencies: None,
        ends_in_currency: false,
        words: Vec::new(),
    };
    let mut pieces = pieces;
    if pieces.last() == Some(&Piece::Sign('.')) {
        pieces.pop();
    }
    if let [Piece::Sign('('), .., Piece::Sign(')')] = pieces.as_slice() {
        pieces.pop();
        pieces.remove(0);
        parts.sign = Sign::Either;
    }

    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Number(number) => {
                if matches!(parts.items.last(), Some(AmountItem::Number(_) | AmountItem::Percent)) {
                    return Err(Hint::TwoNumbers);
                }
                parts.items.push(AmountItem::Number(number));
                parts.ends_in_currency = false;
            }
            Piece::Minus if parts.items.is_empty() && parts.sign == Sign::Plus => parts.sign = Sign::Minus,
            Piece::Sign('△') if parts.items.is_empty() && parts.sign == Sign::Plus => {
                parts.sign = Sign::Minus;
            }
            Piece::Sign('▲') if parts.items.is_empty() && parts.sign == Sign::Plus => {
                parts.sign = Sign::Either;
            }
            Piece::Plus if parts.items.is_empty() && parts.sign == Sign::Plus => {}
            Piece::Minus => return Err(Hint::UnknownWord("−".to_owned())),
            Piece::Plus => return Err(Hint::UnknownWord("+".to_owned())),
            Piece::Sign('%') => parts.items.push(AmountItem::Percent),
            Piece::Word(word) if word.eq_ignore_ascii_case("per") => {
                match pieces.next_if(|next| is_word(next, &["cent"])) {
                    Some(_) => parts.items.push(AmountItem::Percent),
                    None => return Err(Hint::UnknownWord(word)),
                }
            }
            // A difference in percentage points is no rate.
            Piece::Word(word)
                if parts.items.last() == Some(&AmountItem::Percent)
                    && matches!(word.as_str(), "p" | "포인트" | "point" | "points") =>
            {
                return Err(Hint::NotARate);
            }
            Piece::Sign('$') => parts.meant(dollars(field))?,
            Piece::Sign(sign) => match currency_sign(sign) {
                Some(meant) => parts.meant(meant)?,
                None => return Err(Hint::UnknownWord(sign_name(sign))),
            },
            Piece::Word(word) if word.starts_with(is_hangul) => parts.korean(&word, field)?,
            Piece::Word(word) => parts.english(&word, field)?,
        }
    }
    Ok(parts)
}

impl Parts {
    pub(super) fn meant(&mut self, meant: Vec<Currency>) -> Result<(), Hint> {
        let meant = match self.currencies.take() {
            None => meant,
            Some(before) => before.into_iter().filter(|currency| meant.contains(currency)).collect(),
        };
        if meant.is_empty() {
            return Err(Hint::TwoCurrencies);
        }
        self.currencies = Some(meant);
        self.ends_in_currency = true;
        Ok(())
    }

    /// A run of Korean letters, such as `천만원`.
    pub(super) fn korean(&mut self, word: &str, field: Option<Currency>) -> Result<(), Hint> {
        let mut rest = word;
        while !rest.is_empty() {
            let found = KOREAN.iter().find(|(name, _)| rest.starts_with(name));
            let &(name, meaning) = found.ok_or_else(|| Hint::UnknownWord(rest.to_owned()))?;
            self.put(name, meaning, field)?;
            rest = &rest[name.len()..];
        }
        Ok(())
    }

    pub(super) fn english(&mut self, word: &str, field: Option<Currency>) -> Result<(), Hint> {
        let lower = word.to_ascii_lowercase();
        if let Some(&(name, meaning)) = ENGLISH.iter().find(|(name, _)| *name == lower) {
            return self.put(name, meaning, field);
        }
        if matches!(lower.as_str(), "nan" | "inf" | "infinity") {
            return Err(Hint::NotANumber(word.to_owned()));
        }
        if lower == "e" && !self.items.is_empty() {
            return Err(Hint::Exponent);
        }
        let code = word.to_ascii_uppercase();
        let known = CODES.contains(&code.as_str()) || field.is_some_and(|field| field.code() == word);
        match code.parse() {
            Ok(currency) if known => self.meant(vec![currency]),
            _ => Err(Hint::UnknownWord(word.to_owned())),
        }
    }

    pub(super) fn put(
        &mut self,
        name: &str,
        meaning: WordMeaning,
        field: Option<Currency>,
    ) -> Result<(), Hint> {
        self.words.push(name.to_owned());
        match meaning {
            WordMeaning::Small(zeros) => self.items.push(AmountItem::Small(zeros)),
            WordMeaning::Large(zeros) => {
                let step = if name.starts_with(is_hangul) || matches!(name, "eok" | "jo") { 4 } else { 3 };
                self.items.push(AmountItem::Large(Large { zeros, below: zeros.saturating_sub(step) }));
            }
            WordMeaning::Percent => self.items.push(AmountItem::Percent),
            WordMeaning::Dollars => self.meant(dollars(field))?,
            WordMeaning::Money(codes) => self.meant(currencies(codes))?,
        }
        Ok(())
    }

    pub(super) fn first_word(&self) -> Hint {
        self.words.first().map_or(Hint::TwoNumbers, |word| Hint::UnknownWord(word.clone()))
    }

    /// The amounts that these parts may mean, in whole units of currency; a bare number counts
    /// `10^usual` of them.
    pub(super) fn amounts(&self, usual: u32) -> Result<Vec<Decimal>, Hint> {
        if self.items.contains(&AmountItem::Percent) {
            return Err(Hint::UnknownWord("%".to_owned()));
        }
        let mut amounts = Vec::new();
        for items in self.readings() {
            amounts.extend(self.amounts_of(&items, usual)?);
        }
        Ok(self.sign.of(amounts))
    }

    /// The items with each number read in one way, for every way.
    pub(super) fn readings(&self) -> Vec<Vec<AmountStep>> {
        let bare = self.items.len() == 1;
        let mut readings: Vec<Vec<AmountStep>> = vec![Vec::new()];
        for item in &self.items {
            let steps: Vec<AmountStep> = match item {
                AmountItem::Number(number) => {
                    let thousands = number.with_point_for_thousands.filter(|_| bare);
                    number.readings.iter().copied().chain(thousands).map(AmountStep::Number).collect()
                }
                AmountItem::Small(zeros) => vec![AmountStep::Small(*zeros)],
                AmountItem::Large(large) => vec![AmountStep::Large(*large)],
                AmountItem::Percent => Vec::new(),
            };
            if readings.len() * steps.len() > MOST_READINGS {
                return Vec::new();
            }
            let with = |reading: &Vec<AmountStep>| {
                let reading = reading.clone();
                steps.clone().into_iter().map(move |step| {
                    let mut longer = reading.clone();
                    longer.push(step);
                    longer
                })
            };
            readings = readings.iter().flat_map(with).collect();
        }
        readings
    }

    /// What one reading may mean: a bare number is in the usual unit, and where that is hardly
    /// meant the other way is offered too.
    pub(super) fn amounts_of(&self, steps: &[AmountStep], usual: u32) -> Result<Vec<Decimal>, Hint> {
        let typed_currency = self.currencies.is_some();
        let total = sum(steps)?;
        let in_usual = |number: Decimal| times_ten(number, usual);
        let small = total.abs() < power_of_ten(usual);
        let likely = |number: Decimal| number.abs() <= LARGEST_LIKELY;

        match steps {
            [AmountStep::Number(_)] if typed_currency => match in_usual(total) {
                // Hardly so little: `15192 KRW` where 억 are meant.
                Ok(amount) if small && likely(amount) => Ok(vec![total, amount]),
                _ => Ok(vec![total]),
            },
            [AmountStep::Number(_)] => {
                let amount = in_usual(total)?;
                if likely(amount) { Ok(vec![amount]) } else { Ok(vec![total, amount]) }
            }
            steps if !typed_currency && small && steps.iter().all(AmountStep::is_plain) => {
                match in_usual(total) {
                    // `3만`: 30,000 won, or 30,000 of the usual unit.
                    Ok(amount) if likely(amount) => Ok(vec![total, amount]),
                    _ => Ok(vec![total]),
                }
            }
            // `1조 5192원` says what it counts; `1조 5천원` hardly means five thousand.
            steps if self.ends_in_currency && !ends_in_round_number(steps) => Ok(vec![total]),
            // `1조 5192`, `1조 5천`: the 억 are left out.
            steps => match amount_with_tail(steps, usual) {
                Some(amount) => Ok(vec![amount, total]),
                None => Ok(vec![total]),
            },
        }
    }
}

/// An amount whose last number leaves out the step that it counts, as `1조 5192` leaves out the 억: the
/// step below the last one, or the usual unit where that leaves no room. None if nothing is left out.
pub(super) fn amount_with_tail(steps: &[AmountStep], usual: u32) -> Option<Decimal> {
    let at = steps.iter().rposition(|step| matches!(step, AmountStep::Large(_)))?;
    let AmountStep::Large(large) = steps[at] else { return None };
    let tail = sum(steps.get(at + 1..).filter(|tail| !tail.is_empty())?).ok()?;
    let head = sum(&steps[..=at]).ok()?;
    let with = |zeros: u32| {
        let tail = times_ten(tail, zeros).ok()?;
        let has_room = 0 < zeros && zeros < large.zeros && tail < power_of_ten(large.zeros);
        if has_room { plus(head, tail).ok() } else { None }
    };
    with(large.below).or_else(|| with(usual))
}

/// Whether an amount ends in 십, 백, 천, hundred or thousand.
pub(super) fn ends_in_round_number(steps: &[AmountStep]) -> bool {
    matches!(steps.last(), Some(AmountStep::Small(_)))
}

/// More ways than this to read one text are no help.
pub(super) const MOST_READINGS: usize = 8;

/// A part of an amount with its number read in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AmountStep {
    Number(Decimal),
    Small(u32),
    Large(Large),
}

impl AmountStep {
    /// Whether it also stands in plain numbers that are no amounts: 3만, 5 thousand.
    pub(super) fn is_plain(&self) -> bool {
        !matches!(self, Self::Large(large) if large.zeros > 4)
    }
}

/// Adds up an amount in words: 5천만 is 5 times 천, times 만.
pub(super) fn sum(steps: &[AmountStep]) -> Result<Decimal, Hint> {
    let mut total = Decimal::ZERO;
    // What has been said since the last 만, 억 or 조, and the number since the last 천.
    let mut section: Option<Decimal> = None;
    let mut pending: Option<Decimal> = None;
    let (mut last_large, mut last_small) = (u32::MAX, u32::MAX);
    // The number said last, for only the last one may have decimals.
    let mut last: Option<Decimal> = None;

    for &step in steps {
        match step {
            AmountStep::Number(_) if pending.is_some() => return Err(Hint::TwoNumbers),
            AmountStep::Number(_) if last.is_some_and(|last| !last.is_integer()) => return Err(Hint::Order),
            AmountStep::Number(number) => {
                last = Some(number);
                pending = last;
            }
            AmountStep::Small(zeros) => {
                let value = times_ten(pending.take().unwrap_or(Decimal::ONE), zeros)?;
                if !fits_under(value, last_small) || zeros >= last_small {
                    return Err(Hint::Order);
                }
                section = Some(plus(section.unwrap_or_default(), value)?);
                last_small = zeros;
            }
            AmountStep::Large(Large { zeros, .. }) => {
                let value = section_of(section.take(), pending.take(), last_small)?.ok_or(Hint::Order)?;
                let value = times_ten(value, zeros)?;
                if zeros >= last_large || !fits_under(value, last_large) {
                    return Err(Hint::Order);
                }
                total = plus(total, value)?;
                last_large = zeros;
                last_small = u32::MAX;
            }
        }
    }
    if let Some(rest) = section_of(section, pending, last_small)? {
        if !fits_under(rest, last_large) {
            return Err(Hint::Order);
        }
        total = plus(total, rest)?;
    }
    if last.is_some() { Ok(total) } else { Err(Hint::NoNumber) }
}

pub(super) fn section_of(
    section: Option<Decimal>,
    pending: Option<Decimal>,
    last_small: u32,
) -> Result<Option<Decimal>, Hint> {
    match (section, pending) {
        (None, pending) => Ok(pending),
        (section, None) => Ok(section),
        (Some(_), Some(number)) if !fits_under(number, last_small) => Err(Hint::Order),
        (Some(section), Some(number)) => plus(section, number).map(Some),
    }
}

/// Whether `value` is less than one of the power of ten before it.
pub(super) fn fits_under(value: Decimal, zeros: u32) -> bool {
    10_i128
        .checked_pow(zeros)
        .is_none_or(|power| Decimal::try_from_i128_with_scale(power, 0).map_or(true, |power| value < power))
}

/// Ten to the `zeros`; the largest decimal where that is larger still.
pub(super) fn power_of_ten(zeros: u32) -> Decimal {
    let power = 10_i128.checked_pow(zeros).and_then(|power| Decimal::try_from_i128_with_scale(power, 0).ok());
    power.unwrap_or(Decimal::MAX)
}

/// Ten to the `zeros` times `number`, exactly.
pub(super) fn times_ten(number: Decimal, zeros: u32) -> Result<Decimal, Hint> {
    let number = number.normalize();
    let (mantissa, scale) = if let Some(scale) = number.scale().checked_sub(zeros) {
        (Some(number.mantissa()), scale)
    } else {
        let power = 10_i128.checked_pow(zeros - number.scale());
        (power.and_then(|power| number.mantissa().checked_mul(power)), 0)
    };
    let exact = mantissa.and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, scale).ok());
    exact.ok_or(Hint::TooManyDigits)
}

/// The sum, exactly.
pub(super) fn plus(one: Decimal, other: Decimal) -> Result<Decimal, Hint> {
    let scale = one.scale().max(other.scale());
    let at_scale = |number: Decimal| {
        10_i128.checked_pow(scale - number.scale()).and_then(|power| number.mantissa().checked_mul(power))
    };
    let sum = at_scale(one).zip(at_scale(other)).and_then(|(one, other)| one.checked_add(other));
    let sum = sum.and_then(|sum| Decimal::try_from_i128_with_scale(sum, scale).ok());
    sum.map(|sum| sum.normalize()).ok_or(Hint::TooManyDigits)
}
