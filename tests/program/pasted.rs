//! What people paste and type, as it is published: read right, asked, or refused; never read wrongly.
//!
//! The tables and spellings in `tests/field` are made anew after those of ministries, statistical offices
//! and news agencies. Each is read as an amount, as a yearly change and as an exchange rate, in the units
//! of both languages.

use costshare::model::{Currency, Money, Rate, Year};
use costshare::text::heads::{PastedHead, read_amount_under, read_change_under, read_exchange_under};
use costshare::text::paste::{Pasted, PastedRow, read_years};
use costshare::text::typed::read_amount;
use costshare::text::{AmountUnit, Language, Typed};
use rust_decimal::Decimal;
use rust_decimal_macros::dec;

const EOK: Decimal = dec!(100_000_000);

macro_rules! field {
    ($name:literal) => {
        include_str!(concat!("../field/", $name))
    };
}

#[test]
fn the_unit_of_the_head_is_the_unit() {
    for unit in units() {
        assert_eq!(amounts(field!("C4-unit-in-the-head.txt"), unit), [(2027, 15_511), (2028, 15_852)]);
    }
}

/// Without a unit in the head the values are in that of the window; their years are their own.
#[test]
fn years_of_two_digits_stand_with_their_values() {
    let [english, korean] = units();
    let read = amounts(field!("C6-years-of-two-digits.txt"), korean);
    assert_eq!(read, [(2026, 15_192), (2027, 15_511), (2028, 15_852)]);
    let read = amounts(field!("C6-years-of-two-digits.txt"), english);
    assert_eq!(read, [(2026, 151_920), (2027, 155_110), (2028, 158_520)], "held against what stands there");
}

#[test]
fn rates_are_read_and_decimal_commas_asked() {
    let read = changes(field!("D16-rates-without-percent.txt"));
    assert_eq!(read, [(2026, dec!(0.022)), (2027, dec!(0.020)), (2028, dec!(0.020))]);
    let pasted = read_years(field!("D12-decimal-commas.txt"), Year(2026), read_change_under);
    let first = |row: &PastedRow<Rate>| match &row.value {
        Typed::Ambiguous(rates) => rates[0].0,
        other => panic!("{other:?} is not asked"),
    };
    let likeliest: Vec<_> = pasted.rows.iter().map(|row| (row.year.0, first(row))).collect();
    assert_eq!(likeliest, [(2023, dec!(0.059)), (2024, dec!(0.022)), (2025, dec!(0.021))]);
}

/// What cannot be read yet is refused as a whole: no value of these tables comes to stand at another year
/// or in another unit.
#[test]
fn other_tables_are_refused_rather_than_read_wrongly() {
    for text in [
        field!("D01-year-and-four-columns.txt"),
        field!("D03-labels-before-years.txt"),
        field!("D04-labels-before-years.csv"),
        field!("D06-quoted-cells.txt"),
        field!("D07-quoted.csv"),
        field!("D10-financial-years.txt"),
        field!("D11-one-day-a-year.csv"),
        field!("D14-pipes.txt"),
        field!("D15-own-table.txt"),
    ] {
        for unit in units() {
            let pasted = read_years(text, Year(2026), |text, head| read_amount_under(text, unit, head));
            nothing_is_read(&pasted, text);
        }
        nothing_is_read(&read_years(text, Year(2026), read_change_under), text);
        let exchange =
            |text: &str, head: &PastedHead| read_exchange_under(text, Currency::KRW, Currency::USD, head);
        nothing_is_read(&read_years(text, Year(2026), exchange), text);
    }
    // Two digits without a mark are no years.
    nothing_is_read(&read_years("26\t2.1\n27\t2.0\n28\t2.0", Year(2026), read_change_under), "26, 27, 28");
    // Marked values are refused one by one; the others keep their years.
    assert_eq!(changes(field!("D08-marks-on-values.txt")), []);
}

/// One line of each, where the direction cannot be seen from the lines beside it.
#[test]
fn single_lines_move_no_value() {
    for text in [
        field!("D10-financial-years.txt"),
        field!("D11-one-day-a-year.csv"),
        field!("D03-labels-before-years.txt"),
        "'26~28년\t15,192",
        "2026(안)\t15,192",
        "제12차\t15,192\t15,511",
        "2026/27\t2.1",
        "1Q26\t2.1\t2.2",
        "Jan 2026\t2.1",
    ] {
        for line in text.lines() {
            let pasted = read_years(line, Year(2026), read_change_under);
            assert!(pasted.rows.is_empty(), "{line}: {:?}", pasted.rows);
        }
    }
}

/// The spellings of the corpus: those that are read are read as this, in both languages.
#[test]
fn typed_amounts_are_never_read_wrongly() {
    let won = |eok: Decimal| Money::new(eok * EOK, Currency::KRW);
    let dollars = |millions: Decimal| Money::new(millions * dec!(1_000_000), Currency::USD);
    let yen = |millions: Decimal| Money::new(millions * dec!(1_000_000), "JPY".parse().expect("a code"));
    for row in field!("amounts-typed.tsv").lines().skip(1) {
        let mut cells = row.split('\t');
        let (case, text) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let right = match (case, text) {
            ("C1" | "G1" | "G2", _) => won(dec!(15192)),
            ("C3", _) => won(dec!(15000)),
            ("H1", text) if text.contains("5.4") => dollars(dec!(5400)),
            ("H1", _) => dollars(dec!(470)),
            ("H3", text) if text.contains("2,110") => yen(dec!(211_000)),
            ("H3", _) => yen(dec!(5_054_100)),
            ("H4", text) if text.contains("조") => won(dec!(15192)),
            ("H4", _) | ("H6", "1.5T won") => won(dec!(15000)),
            ("H6", _) => won(dec!(15200)),
            ("H7", _) => won(dec!(15192)),
            // Of a rate.
            ("H8", _) => continue,
            other => panic!("{other:?} is new"),
        };
        for unit in units() {
            match (case, read_amount(text, unit)) {
                ("C1" | "C3", Typed::Ambiguous(readings)) => assert_eq!(readings[0], right, "{text}"),
                ("C1" | "C3", other) => panic!("{text} is not asked: {other:?}"),
                ("G1" | "G2" | "H1", read) => assert_eq!(read, Typed::Understood(right), "{text}"),
                (_, Typed::Understood(read)) => assert_eq!(read, right, "{text}"),
                (_, Typed::Ambiguous(readings)) => assert!(readings.contains(&right), "{text}"),
                (_, Typed::NotUnderstood(_)) => {}
                (_, Typed::Empty) => panic!("{text} is something"),
            }
        }
    }
}

/// The units of a number alone in tables of won, in English and in Korean.
fn units() -> [AmountUnit; 2] {
    [Language::En, Language::Ko].map(|language| AmountUnit::usual(Currency::KRW, language))
}

/// The amounts of a text in eok, all of which are understood.
#[track_caller]
fn amounts(text: &str, unit: AmountUnit) -> Vec<(i16, i64)> {
    let pasted = read_years(text, Year(2030), |text, head| read_amount_under(text, unit, head));
    assert!(pasted.refused.is_empty(), "{:?}", pasted.refused);
    let rows = pasted.rows.into_iter().map(|row| {
        let money = row.value.understood().expect("it has one reading");
        (row.year.0, i64::try_from(money.amount / EOK).expect("whole eok"))
    });
    rows.collect()
}

/// The changes of a text that are understood.
fn changes(text: &str) -> Vec<(i16, Decimal)> {
    let pasted = read_years(text, Year(2030), read_change_under);
    let rows = pasted.rows.into_iter().filter_map(|row| Some((row.year.0, row.value.understood()?.0)));
    rows.collect()
}

#[track_caller]
fn nothing_is_read<T: std::fmt::Debug>(pasted: &Pasted<T>, text: &str) {
    assert!(pasted.rows.is_empty(), "{text}: {:?}", pasted.rows);
    assert!(!pasted.refused.is_empty(), "{text}");
}
