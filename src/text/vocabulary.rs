//! The words and signs of numbers, powers of ten and currencies, as people write them.

use super::lexer::Piece;
use crate::model::Currency;

pub(super) fn is_word(piece: &Piece, words: &[&str]) -> bool {
    matches!(piece, Piece::Word(word) if words.contains(&word.to_ascii_lowercase().as_str()))
}

/// A dollar is the American one, or the field's where that is another dollar.
pub(super) fn dollars(field: Option<Currency>) -> Vec<Currency> {
    const OTHERS: [&str; 6] = ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD"];
    let others = field.filter(|field| OTHERS.contains(&field.code()));
    others.into_iter().chain([Currency::USD]).collect()
}

pub(super) fn currency_sign(sign: char) -> Option<Vec<Currency>> {
    let codes: &[&str] = match sign {
        '₩' => &["KRW"],
        '€' => &["EUR"],
        '£' => &["GBP"],
        '¥' => &["JPY", "CNY"],
        _ => return None,
    };
    Some(currencies(codes))
}

pub(super) fn currencies(codes: &[&str]) -> Vec<Currency> {
    codes.iter().filter_map(|code| code.parse().ok()).collect()
}

/// What a word means in an amount or a rate.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meaning {
    Small(u32),
    Large(u32),
    Percent,
    /// Of which country is left open.
    Dollars,
    Money(&'static [&'static str]),
}

/// Korean words, longer ones before their beginnings.
pub(super) const KOREAN: [(&str, Meaning); 26] = [
    ("퍼센트", Meaning::Percent),
    ("프로", Meaning::Percent),
    ("미국", Meaning::Money(&["USD"])),
    ("미화", Meaning::Money(&["USD"])),
    ("미달러", Meaning::Money(&["USD"])),
    ("달러화", Meaning::Dollars),
    ("달러", Meaning::Dollars),
    ("불", Meaning::Money(&["USD"])),
    ("한화", Meaning::Money(&["KRW"])),
    ("원화", Meaning::Money(&["KRW"])),
    ("원", Meaning::Money(&["KRW"])),
    ("유로화", Meaning::Money(&["EUR"])),
    ("유로", Meaning::Money(&["EUR"])),
    ("엔화", Meaning::Money(&["JPY"])),
    ("엔", Meaning::Money(&["JPY"])),
    ("위안화", Meaning::Money(&["CNY"])),
    ("위안", Meaning::Money(&["CNY"])),
    ("파운드화", Meaning::Money(&["GBP"])),
    ("파운드", Meaning::Money(&["GBP"])),
    ("십", Meaning::Small(1)),
    ("백", Meaning::Small(2)),
    ("천", Meaning::Small(3)),
    ("만", Meaning::Large(4)),
    ("억", Meaning::Large(8)),
    ("조", Meaning::Large(12)),
    ("경", Meaning::Large(16)),
];

/// English words, in small letters.
pub(super) const ENGLISH: [(&str, Meaning); 46] = [
    ("hundred", Meaning::Small(2)),
    ("hundreds", Meaning::Small(2)),
    ("thousand", Meaning::Small(3)),
    ("thousands", Meaning::Small(3)),
    ("k", Meaning::Small(3)),
    ("m", Meaning::Large(6)),
    ("mn", Meaning::Large(6)),
    ("mln", Meaning::Large(6)),
    ("mm", Meaning::Large(6)),
    ("mil", Meaning::Large(6)),
    ("mio", Meaning::Large(6)),
    ("million", Meaning::Large(6)),
    ("millions", Meaning::Large(6)),
    ("eok", Meaning::Large(8)),
    ("b", Meaning::Large(9)),
    ("bn", Meaning::Large(9)),
    ("bln", Meaning::Large(9)),
    ("bil", Meaning::Large(9)),
    ("billion", Meaning::Large(9)),
    ("billions", Meaning::Large(9)),
    ("tn", Meaning::Large(12)),
    ("trn", Meaning::Large(12)),
    ("jo", Meaning::Large(12)),
    ("trillion", Meaning::Large(12)),
    ("trillions", Meaning::Large(12)),
    ("percent", Meaning::Percent),
    ("pct", Meaning::Percent),
    ("korean", Meaning::Money(&["KRW"])),
    ("won", Meaning::Money(&["KRW"])),
    ("us", Meaning::Money(&["USD"])),
    ("american", Meaning::Money(&["USD"])),
    ("dollar", Meaning::Dollars),
    ("dollars", Meaning::Dollars),
    ("euro", Meaning::Money(&["EUR"])),
    ("euros", Meaning::Money(&["EUR"])),
    ("yen", Meaning::Money(&["JPY"])),
    ("yuan", Meaning::Money(&["CNY"])),
    ("renminbi", Meaning::Money(&["CNY"])),
    ("rmb", Meaning::Money(&["CNY"])),
    ("pound", Meaning::Money(&["GBP"])),
    ("pounds", Meaning::Money(&["GBP"])),
    ("sterling", Meaning::Money(&["GBP"])),
    ("zloty", Meaning::Money(&["PLN"])),
    ("franc", Meaning::Money(&["CHF"])),
    ("francs", Meaning::Money(&["CHF"])),
    ("rupees", Meaning::Money(&["INR"])),
];

/// Codes that are taken for currencies wherever they are typed.
pub(super) const CODES: [&str; 29] = [
    "AED", "AUD", "BHD", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR",
    "JPY", "KRW", "KWD", "MYR", "NOK", "NZD", "PHP", "PLN", "QAR", "SAR", "SEK", "SGD", "TWD", "USD",
];
