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
pub(super) enum WordMeaning {
    Small(u32),
    Large(u32),
    Percent,
    /// Of which country is left open.
    Dollars,
    Money(&'static [&'static str]),
}

/// Korean words, longer ones before their beginnings.
pub(super) const KOREAN: [(&str, WordMeaning); 26] = [
    ("퍼센트", WordMeaning::Percent),
    ("프로", WordMeaning::Percent),
    ("미국", WordMeaning::Money(&["USD"])),
    ("미화", WordMeaning::Money(&["USD"])),
    ("미달러", WordMeaning::Money(&["USD"])),
    ("달러화", WordMeaning::Dollars),
    ("달러", WordMeaning::Dollars),
    ("불", WordMeaning::Money(&["USD"])),
    ("한화", WordMeaning::Money(&["KRW"])),
    ("원화", WordMeaning::Money(&["KRW"])),
    ("원", WordMeaning::Money(&["KRW"])),
    ("유로화", WordMeaning::Money(&["EUR"])),
    ("유로", WordMeaning::Money(&["EUR"])),
    ("엔화", WordMeaning::Money(&["JPY"])),
    ("엔", WordMeaning::Money(&["JPY"])),
    ("위안화", WordMeaning::Money(&["CNY"])),
    ("위안", WordMeaning::Money(&["CNY"])),
    ("파운드화", WordMeaning::Money(&["GBP"])),
    ("파운드", WordMeaning::Money(&["GBP"])),
    ("십", WordMeaning::Small(1)),
    ("백", WordMeaning::Small(2)),
    ("천", WordMeaning::Small(3)),
    ("만", WordMeaning::Large(4)),
    ("억", WordMeaning::Large(8)),
    ("조", WordMeaning::Large(12)),
    ("경", WordMeaning::Large(16)),
];

/// English words, in small letters.
pub(super) const ENGLISH: [(&str, WordMeaning); 46] = [
    ("hundred", WordMeaning::Small(2)),
    ("hundreds", WordMeaning::Small(2)),
    ("thousand", WordMeaning::Small(3)),
    ("thousands", WordMeaning::Small(3)),
    ("k", WordMeaning::Small(3)),
    ("m", WordMeaning::Large(6)),
    ("mn", WordMeaning::Large(6)),
    ("mln", WordMeaning::Large(6)),
    ("mm", WordMeaning::Large(6)),
    ("mil", WordMeaning::Large(6)),
    ("mio", WordMeaning::Large(6)),
    ("million", WordMeaning::Large(6)),
    ("millions", WordMeaning::Large(6)),
    ("eok", WordMeaning::Large(8)),
    ("b", WordMeaning::Large(9)),
    ("bn", WordMeaning::Large(9)),
    ("bln", WordMeaning::Large(9)),
    ("bil", WordMeaning::Large(9)),
    ("billion", WordMeaning::Large(9)),
    ("billions", WordMeaning::Large(9)),
    ("tn", WordMeaning::Large(12)),
    ("trn", WordMeaning::Large(12)),
    ("jo", WordMeaning::Large(12)),
    ("trillion", WordMeaning::Large(12)),
    ("trillions", WordMeaning::Large(12)),
    ("percent", WordMeaning::Percent),
    ("pct", WordMeaning::Percent),
    ("korean", WordMeaning::Money(&["KRW"])),
    ("won", WordMeaning::Money(&["KRW"])),
    ("us", WordMeaning::Money(&["USD"])),
    ("american", WordMeaning::Money(&["USD"])),
    ("dollar", WordMeaning::Dollars),
    ("dollars", WordMeaning::Dollars),
    ("euro", WordMeaning::Money(&["EUR"])),
    ("euros", WordMeaning::Money(&["EUR"])),
    ("yen", WordMeaning::Money(&["JPY"])),
    ("yuan", WordMeaning::Money(&["CNY"])),
    ("renminbi", WordMeaning::Money(&["CNY"])),
    ("rmb", WordMeaning::Money(&["CNY"])),
    ("pound", WordMeaning::Money(&["GBP"])),
    ("pounds", WordMeaning::Money(&["GBP"])),
    ("sterling", WordMeaning::Money(&["GBP"])),
    ("zloty", WordMeaning::Money(&["PLN"])),
    ("franc", WordMeaning::Money(&["CHF"])),
    ("francs", WordMeaning::Money(&["CHF"])),
    ("rupees", WordMeaning::Money(&["INR"])),
];

/// Codes that are taken for currencies wherever they are typed.
pub(super) const CODES: [&str; 29] = [
    "AED", "AUD", "BHD", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR",
    "JPY", "KRW", "KWD", "MYR", "NOK", "NZD", "PHP", "PLN", "QAR", "SAR", "SEK", "SGD", "TWD", "USD",
];
