//! One amount under every published definition of the share. The figures of 2010 and of 2016–2019 are
//! those of the press and of the GAO; every quotient is worked out by hand beside it.

use costshare::engine::{
    AmountOf, Definition, NoShare, ShareOf, What, amount_of, shares_of, shares_of_periods,
};
use costshare::files::record;
use costshare::model::{Currency, SourceList, Status, Unit, Year};
use costshare::present::views;
use costshare::text::Language;
use rust_decimal::{Decimal, RoundingStrategy};
use rust_decimal_macros::dec;
use support::values::eok;

/// 7,904 ÷ (7,904 + 8,939) = 7,904 ÷ 16,843 = 0.469275…
#[test]
fn the_narrow_share_of_2010() {
    check(2010, Definition::Narrow, dec!(0.4693));
}

/// (7,904 + 8,845) ÷ (7,904 + 8,845 + 8,939) = 16,749 ÷ 25,688 = 0.652016…
#[test]
fn the_wide_share_of_2010() {
    check(2010, Definition::Wide, dec!(0.6520));
}

/// 7,904 ÷ 8,939 = 0.884215…
#[test]
fn the_american_part_alone_in_2010() {
    check(2010, Definition::AgainstGuest, dec!(0.8842));
}

/// Nobody divided the 8,845 of 2010 into direct and indirect, and nothing is known of before.
#[test]
fn what_nobody_divided_stays_unknown() {
    let share = share(2010, Definition::Direct);
    assert_eq!(share.value, Err(NoShare::Lacks(What::OtherDirect)));
}

/// All figures of the narrow and the wide share of 2010 are of 2010 and in print in won.
#[test]
fn the_figures_of_2010_are_as_printed() {
    for definition in [Definition::Narrow, Definition::Wide] {
        let share = share(2010, definition);
        assert!(!share.is_of_other_years(), "{definition:?}");
        let parts = || share.counted.iter().chain(&share.beside);
        assert!(parts().all(|part| part.converted_from.is_none() && part.status == Status::Published));
        let sources: Vec<String> = share.sources().into_iter().map(|source| source.0).collect();
        assert!(sources.contains(&"JJAN13".to_owned()), "{sources:?}");
        assert_eq!(sources.contains(&"HER10".to_owned()), definition == Definition::Wide);
    }
}

/// 5.8 ÷ (5.8 + 13.4) = 5.8 ÷ 19.2 = 0.302083…; 5.8 ÷ 13.4 = 0.432835…;
/// (5.8 − 2.5) ÷ (5.8 − 2.5 + 13.4) = 3.3 ÷ 16.7 = 0.197604…
#[test]
fn the_four_years_in_dollars() {
    let shares = shares_of_periods(record::bundled());
    let found: Vec<(Definition, Decimal)> =
        shares.iter().map(|share| (share.definition, value(share))).collect();
    let expected = [
        (Definition::AllCost, dec!(0.3021)),
        (Definition::AllCostAlone, dec!(0.4328)),
        (Definition::AllCostWithoutMove, dec!(0.1976)),
    ];
    assert_eq!(found, expected);
    assert!(shares.iter().all(|share| share.currency == Currency::USD));
}

/// 2015: direct 24,279, of which 9,320 contribution; the American cost of 2012, 1,100 million dollars,
/// at the average of 2012: 1,126.16 won, so 12,387.76. 24,279 ÷ (24,279 + 12,387.76) = 0.66215…; with
/// indirect support 33,868 ÷ (33,868 + 12,387.76) = 0.73219…
#[test]
fn direct_and_indirect_support_of_2015() {
    let rate = record::bundled().quantities["exchange_USD"].values[&Year(2012)].value;
    assert_eq!(rate, dec!(1126.16), "the hand calculation takes this rate");
    check(2015, Definition::Direct, dec!(0.6622));
    check(2015, Definition::Wide, dec!(0.7322));
    let wide = share(2015, Definition::Wide);
    assert!(wide.is_of_other_years());
    assert_eq!(wide.status(), Status::Assumed);
}

/// 2026: 15,192 ÷ 658,642 = 0.023066…; of 28,500 soldiers 53.305 million won each (the record ends
/// with the agreed level).
#[test]
fn budget_output_and_soldiers_are_of_the_same_year() {
    check(2026, Definition::DefenceBudget, dec!(0.0231));
    let gdp = share(2025, Definition::Gdp);
    // 14,028 ÷ 26,633,000 = 0.000526714…
    assert_eq!(gdp.value.map(|value| rounded(value, 6)), Ok(dec!(0.000527)));
    // 10,389 eok ÷ 28,500 = 36,452,631.58 won
    let each = share(2020, Definition::Soldier);
    assert_eq!(each.value.map(|value| rounded(value, 2)), Ok(dec!(36_452_631.58)));
    assert_eq!(each.unit(), Unit::Money(Currency::KRW));
    assert_eq!(share(1995, Definition::Soldier).value, Err(NoShare::Lacks(What::Soldiers)));
}

/// No denominator is of a later year: before 2010 there is none.
#[test]
fn a_later_cost_is_never_taken() {
    assert_eq!(share(2009, Definition::Narrow).value, Err(NoShare::Lacks(What::GuestCost)));
}

/// 15,511 ÷ 31,022 = 0.5
#[test]
fn a_projected_amount_and_a_cost_of_ones_own() {
    let amount = AmountOf {
        year: Year(2027),
        money: eok(dec!(15511)),
        status: Status::Derived,
        converted: false,
        sources: SourceList::default(),
    };
    let shares = shares_of(record::bundled(), &amount, Some(eok(dec!(31022))));
    let own = shares.iter().find(|share| share.definition == Definition::Own).expect("a cost was typed");
    assert_eq!(own.value, Ok(dec!(0.5)));
    assert_eq!(own.status(), Status::Assumed);
}

/// Every share of every year says what is divided, by what, of which year, and who says so.
#[test]
fn no_per_cent_is_bare() {
    let record = record::bundled();
    for language in Language::ALL {
        for year in (1991..=2026).map(Year) {
            let Some(amount) = amount_of(record, year, Currency::KRW) else { continue };
            for line in views::shares::lines(record, &amount, None, language) {
                assert!(!line.name.is_empty() && !line.means.is_empty());
                let Ok(result) = line.result else {
                    assert!(line.value.is_none());
                    continue;
                };
                assert!(!result.is_empty() && !line.calculation.is_empty(), "{year} {}", line.name);
                assert!(!line.denominators.is_empty() && !line.years.is_empty(), "{year} {}", line.name);
                assert!(!line.sources.is_empty(), "{year} {}", line.name);
                for source in &line.sources {
                    assert!(record.sources.contains_key(&source.id), "{}", source.id);
                }
            }
        }
    }
}

/// What is of four years together says so in its name.
#[test]
fn a_year_of_a_period_has_its_shares_too() {
    let amount = amount_of(record::bundled(), Year(2018), Currency::KRW).expect("2018 is recorded");
    let lines = views::shares::lines(record::bundled(), &amount, None, Language::En);
    let period = lines.iter().find(|line| line.definition == Definition::AllCost).expect("it is listed");
    assert!(period.name.ends_with(", 2016–2019"), "{}", period.name);
    assert_eq!(period.result, Ok("30.2%".to_owned()));
    assert_eq!(period.calculation, "5,800.0 ÷ (5,800.0 + 13,400.0)");
}

#[test]
fn the_calculation_is_read_in_the_usual_unit() {
    let amount = amount_of(record::bundled(), Year(2010), Currency::KRW).expect("2010 is recorded");
    let calculation = |language| {
        let lines = views::shares::lines(record::bundled(), &amount, None, language);
        let line = lines.into_iter().find(|line| line.definition == Definition::Wide);
        let line = line.expect("it is listed");
        (line.calculation, line.counts, line.result)
    };
    let korean = ("(7,904 + 8,845) ÷ (7,904 + 8,845 + 8,939)".to_owned(), "억원".to_owned());
    assert_eq!(calculation(Language::Ko), (korean.0, korean.1, Ok("65.2%".to_owned())));
    let english = ("(790.4 + 884.5) ÷ (790.4 + 884.5 + 893.9)".to_owned(), "KRW bn".to_owned());
    assert_eq!(calculation(Language::En), (english.0, english.1, Ok("65.2%".to_owned())));
}

/// Each to four decimals of a fraction.
#[track_caller]
fn check(year: i16, definition: Definition, expected: Decimal) {
    assert_eq!(value(&share(year, definition)), expected);
}

#[track_caller]
fn value(share: &ShareOf) -> Decimal {
    rounded(share.value.expect("it can be had"), 4)
}

fn share(year: i16, definition: Definition) -> ShareOf {
    let record = record::bundled();
    let amount = amount_of(record, Year(year), Currency::KRW).expect("the year is recorded");
    let shares = shares_of(record, &amount, None);
    shares.into_iter().find(|share| share.definition == definition).expect("it is listed")
}

/// Halves away from zero, as a hand calculation rounds.
fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}
