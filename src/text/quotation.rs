//! A rate as it is quoted, with both of its currencies: `165 JPY/EUR`.

use super::hint::Hint;
use super::typed::{Typed, read_exchange};
use crate::model::{Currency, Exchange};

/// Reads a price of another currency in `main`; both are named, so that any currency will do.
pub fn read_quotation(text: &str, main: Currency) -> Typed<Exchange> {
    let text = text.trim();
    if text.is_empty() {
        return Typed::Empty;
    }
    let pair = text.split_whitespace().next_back().and_then(|pair| pair.split_once('/'));
    let code = |text: &str| text.to_uppercase().parse::<Currency>().ok();
    let Some((of, per)) = pair.and_then(|(of, per)| Some((code(of)?, code(per)?))) else {
        return Typed::NotUnderstood(Hint::UnknownWord(text.to_owned()));
    };
    if of != main || per == main {
        return Typed::NotUnderstood(Hint::UnknownWord(format!("{of}/{per}")));
    }
    let number = text.rsplit_once(char::is_whitespace).map_or("", |(number, _)| number);
    match read_exchange(number, of, per) {
        Typed::Empty => Typed::NotUnderstood(Hint::NoNumber),
        read => read,
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    #[test]
    fn any_pair_with_the_main_currency_can_be_quoted() {
        let [yen, euro] = ["JPY", "EUR"].map(|code| code.parse::<Currency>().expect("a currency"));
        let read = |text| read_quotation(text, yen);
        let rate = Exchange { amount: dec!(165.5), of: yen, per: euro };
        assert_eq!(read("165.5 JPY/EUR"), Typed::Understood(rate));
        assert_eq!(read("165.5 jpy/eur"), Typed::Understood(rate));
        for text in ["165.5", "165.5 EUR/JPY", "JPY/EUR", "165.5 JPY/JPY", "many JPY/EUR", "165.5 JPY/EURO"] {
            assert!(matches!(read(text), Typed::NotUnderstood(_)), "{text}: {:?}", read(text));
        }
        assert_eq!(read(" "), Typed::Empty);
    }
}
