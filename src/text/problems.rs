//! What is wrong in a scenario, in words: the field, what was found, what is accepted, what to do.
//!
//! Every [`ProblemKind`] has its sentence, the same on screen, in files and in the terminal.

use super::fields::{field_name, weight_words};
use super::naming::shortened;
use super::numbers::{Digits, currency_name, exchange, money_words, number, rate};
use super::parties::{codes_meant, parties_words, party_name};
use super::{Arg, Language, say, say_with};
use crate::engine::check::{
    ComparedValue, InError, LONGEST_TERM, MOST_DIGITS, Neighbour, Problem, ProblemKind, Slip, check,
};
use crate::engine::{Plan, times_apart};
use crate::model::clauses::{Index, Weight};
use crate::model::{Kind, Money, Rate, Scenario, Unknown, UnknownReason, Year};
use crate::text::key;

/// Where a problem can be mended: the name of its field.
pub fn problem_place(problem: &Problem, language: Language) -> String {
    shortened(&field_name(&problem.field, language)).into_owned()
}

/// Names as messages list them.
fn all_shortened(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| shortened(name)).collect();
    names.join(", ")
}

/// A problem as a sentence that begins with its place.
///
/// ```
/// use costshare::engine::check::{Problem, ProblemKind};
/// use costshare::model::{Field, Year};
/// use costshare::text::{Language, problems::problem_words};
///
/// let kind = ProblemKind::TermEmpty { first: Year(2026), last: Year(2025) };
/// let problem = Problem { field: Field::LastYear, kind };
/// assert_eq!(
///     problem_words(&problem, Language::En),
///     "Last year: the last year, 2025, is before the first, 2026; choose the same or a later one"
/// );
/// ```
#[expect(clippy::too_many_lines, reason = "a sentence for each problem")]
pub fn problem_words(problem: &Problem, language: Language) -> String {
    let place = problem_place(problem, language);
    let say_of = |key, args: &[(&'static str, Arg<'_>)]| {
        let mut args = args.to_vec();
        args.push(("field", Arg::from(&place)));
        say_with(language, key, &args)
    };
    let in_per_cent = |value: &Rate| Arg::from(rate(value.0, Digits::Exact));
    let amount = |value: &Money| Arg::from(money_words(*value, language));
    let range = |first: Year, last: Year| [("first", first.into()), ("last", last.into())];
    match &problem.kind {
        ProblemKind::TermTooLong { years } => {
            say_of(key::PROBLEM_TERM_TOO_LONG, &[("years", (*years).into()), ("most", LONGEST_TERM.into())])
        }
        ProblemKind::TermEmpty { first, last } => say_of(key::PROBLEM_TERM_EMPTY, &range(*first, *last)),
        ProblemKind::YearOutside { year, first } => {
            let [first, last] = range(*first, Year::LAST);
            say_of(key::PROBLEM_YEAR_OUT_OF_RANGE, &[("year", (*year).into()), first, last])
        }
        ProblemKind::LagTooLong { lag } => say_of(
            key::PROBLEM_LAG_OUT_OF_RANGE,
            &[("lag", (*lag).into()), ("longest", Index::LONGEST_LAG.into())],
        ),
        ProblemKind::TooManyDigits { value, digits } => {
            let value = match problem.field.kind() {
                Kind::Rate => rate(*value, Digits::Exact),
                _ => number(*value, Digits::Exact),
            };
            let (digits, most) = (("digits", (*digits).into()), ("most", MOST_DIGITS.into()));
            say_of(key::PROBLEM_TOO_MANY_DIGITS, &[("value", value.into()), digits, most])
        }
        ProblemKind::GrowthBelowAll { rate } => {
            say_of(key::PROBLEM_GROWTH_BELOW_ALL, &[("value", in_per_cent(rate))])
        }
        ProblemKind::SumBelowAll { rate, years } => say_of(
            key::PROBLEM_SUM_BELOW_ALL,
            &[("value", in_per_cent(rate)), ("year", years[0].into()), ("others", (years.len() - 1).into())],
        ),
        ProblemKind::GrowthTooFine { rate } => {
            say_of(key::PROBLEM_GROWTH_TOO_FINE, &[("value", in_per_cent(rate))])
        }
        ProblemKind::NegativeAmount { amount: found } => {
            say_of(key::PROBLEM_NEGATIVE_AMOUNT, &[("value", amount(found))])
        }
        ProblemKind::RateNotPositive { rate } => {
            say_of(key::PROBLEM_RATE_NOT_POSITIVE, &[("value", exchange(rate, language).into())])
        }
        ProblemKind::UnitNotPositive { unit } => {
            say_of(key::PROBLEM_UNIT_NOT_POSITIVE, &[("value", amount(unit))])
        }
        ProblemKind::FloorAboveCap { floor, cap } => {
            say_of(key::PROBLEM_FLOOR_ABOVE_CAP, &[("floor", in_per_cent(floor)), ("cap", in_per_cent(cap))])
        }
        ProblemKind::SharesNotWhole { sum } => {
            say_of(key::PROBLEM_SHARES_NOT_WHOLE, &[("sum", in_per_cent(sum))])
        }
        ProblemKind::MixedWeights { weight } => {
            let found = [("weight", weight_words(*weight).into())];
            match weight {
                Weight::Number(_) => say_of(key::PROBLEM_WEIGHT_NOT_PERCENT, &found),
                Weight::Percent(_) => say_of(key::PROBLEM_WEIGHT_NOT_PLAIN, &found),
            }
        }
        ProblemKind::NegativeWeight { weight } => {
            say_of(key::PROBLEM_NEGATIVE_WEIGHT, &[("weight", weight_words(*weight).into())])
        }
        ProblemKind::NoShares => say_of(key::PROBLEM_NO_SHARES, &[]),
        ProblemKind::NoParts => say_of(key::PROBLEM_NO_PARTS, &[]),
        ProblemKind::NameMissing => say_of(key::PROBLEM_NAME_MISSING, &[]),
        ProblemKind::NameNotPlain { name } => {
            say_of(key::PROBLEM_NAME_NOT_PLAIN, &[("name", shortened(name).into())])
        }
        ProblemKind::NameReserved { name } => {
            say_of(key::PROBLEM_NAME_RESERVED, &[("name", shortened(name).into())])
        }
        ProblemKind::EditionMissing { found, used } => say_of(
            key::PROBLEM_EDITION_MISSING,
            &[("found", shortened(found).into()), ("used", (*used).into())],
        ),
        ProblemKind::SourceOfRecord { id } => {
            say_of(key::PROBLEM_SOURCE_OF_RECORD, &[("source", shortened(&id.0).into())])
        }
        ProblemKind::SourceUnknown { id, nearest: None } => {
            say_of(key::PROBLEM_SOURCE_UNKNOWN, &[("source", shortened(&id.0).into())])
        }
        ProblemKind::SourceUnknown { id, nearest: Some(nearest) } => say_of(
            key::PROBLEM_SOURCE_UNKNOWN_NEAR,
            &[("source", shortened(&id.0).into()), ("nearest", shortened(&nearest.0).into())],
        ),
        ProblemKind::CurrencyUnknown { currency, nearest: None } => {
            say_of(key::PROBLEM_CURRENCY_UNKNOWN, &[("code", currency.code().into())])
        }
        ProblemKind::CurrencyUnknown { currency, nearest: Some(nearest) } => say_of(
            key::PROBLEM_CURRENCY_UNKNOWN_NEAR,
            &[("code", currency.code().into()), ("nearest", nearest.code().into())],
        ),
        ProblemKind::TextTooLong { length, most } => {
            say_of(key::PROBLEM_TEXT_TOO_LONG, &[("length", (*length).into()), ("most", (*most).into())])
        }
        ProblemKind::TitleBorne { title, terms, right } => say_of(
            key::PROBLEM_TITLE_BORNE,
            &[
                ("title", shortened(title).into()),
                ("terms", (*terms).into()),
                ("right", shortened(right).into()),
            ],
        ),
        ProblemKind::ContinuesOthers { parties } => {
            if let Some(codes) = codes_meant(parties) {
                let codes = codes.iter().map(|(_, found, code)| {
                    say_with(
                        language,
                        key::COMPARE_CHANGE,
                        &[("before", (*found).into()), ("after", (*code).into())],
                    )
                });
                let codes = codes.collect::<Vec<String>>().join(", ");
                say_of(key::PROBLEM_CONTINUES_CODES, &[("codes", codes.into())])
            } else {
                let parties = parties_words(parties, language).unwrap_or_default();
                say_of(key::PROBLEM_CONTINUES_OTHERS, &[("parties", parties.into())])
            }
        }
        ProblemKind::SameParties { party } => {
            say_of(key::PROBLEM_SAME_PARTIES, &[("party", shortened(&party_name(party, language)).into())])
        }
        ProblemKind::ContinuesUnknown { found } => {
            say_of(key::PROBLEM_CONTINUES_UNKNOWN, &[("found", shortened(found).into())])
        }
        ProblemKind::NameTaken { name } => {
            say_of(key::PROBLEM_NAME_TAKEN, &[("name", shortened(name).into())])
        }
        ProblemKind::SeriesMissing { series, known } if known.is_empty() => {
            say_of(key::PROBLEM_SERIES_MISSING_ALL, &[("series", shortened(series).into())])
        }
        ProblemKind::SeriesMissing { series, known } => say_of(
            key::PROBLEM_SERIES_MISSING,
            &[("series", shortened(series).into()), ("known", all_shortened(known).into())],
        ),
        ProblemKind::SeriesValueMissing { needed, year, others } => say_of(
            key::PROBLEM_SERIES_VALUE_MISSING,
            &[("needed", (*needed).into()), ("year", (*year).into()), ("others", (*others).into())],
        ),
        ProblemKind::SeriesOpen { year, others } => {
            say_of(key::PROBLEM_SERIES_OPEN, &[("year", (*year).into()), ("others", (*others).into())])
        }
        ProblemKind::ExchangeMissing { currency, year, others } => {
            let currency = ("currency", currency_name(*currency, language).into());
            let (year, others) = (("year", (*year).into()), ("others", (*others).into()));
            say_of(key::PROBLEM_EXCHANGE_MISSING, &[currency, year, others])
        }
        ProblemKind::ExchangePair { found, of, per } => {
            let pair = format!("{}/{}", currency_name(*of, language), currency_name(*per, language));
            let value = ("value", exchange(found, language).into());
            let is_turned = (found.of, found.per) == (*per, *of);
            let key = if is_turned { key::PROBLEM_EXCHANGE_TURNED } else { key::PROBLEM_EXCHANGE_PAIR };
            say_of(key, &[value, ("pair", pair.into())])
        }
        ProblemKind::ExchangeOfMain { currency } => {
            say_of(key::PROBLEM_EXCHANGE_OF_MAIN, &[("currency", currency_name(*currency, language).into())])
        }
        ProblemKind::NoRule { year, others } => {
            say_of(key::PROBLEM_NO_RULE, &[("year", (*year).into()), ("others", (*others).into())])
        }
        ProblemKind::OtherCurrency { found, expected } => say_of(
            key::PROBLEM_OTHER_CURRENCY,
            &[("value", amount(found)), ("currency", currency_name(*expected, language).into())],
        ),
        ProblemKind::AmountInFirstYear { year } => {
            say_of(key::PROBLEM_AMOUNT_IN_FIRST_YEAR, &[("year", (*year).into())])
        }
        ProblemKind::RuleOutsideTerm { year, term } if term.len() == 1 => {
            say_of(key::PROBLEM_RULE_IN_ONE_YEAR, &[("year", (*year).into())])
        }
        ProblemKind::RuleOutsideTerm { year, term } => {
            let [first, last] = range(term.first.plus(1), term.last);
            say_of(key::PROBLEM_RULE_OUTSIDE_TERM, &[("year", (*year).into()), first, last])
        }
        ProblemKind::ValueOutsideTerm { year, term } => {
            let [first, last] = range(term.first, term.last);
            say_of(key::PROBLEM_VALUE_OUTSIDE_TERM, &[("year", (*year).into()), first, last])
        }
        ProblemKind::NotDivisible { amount: found, unit, year } => say_of(
            key::PROBLEM_NOT_DIVISIBLE,
            &[("value", amount(found)), ("unit", amount(unit)), ("year", (*year).into())],
        ),
        ProblemKind::AmountRounded { amount: found, unit, rounded } => say_of(
            key::PROBLEM_AMOUNT_ROUNDED,
            &[("value", amount(found)), ("unit", amount(unit)), ("rounded", amount(rounded))],
        ),
        ProblemKind::BelowZero { year, amount: found } => {
            say_of(key::PROBLEM_BELOW_ZERO, &[("year", (*year).into()), ("value", amount(found))])
        }
        ProblemKind::BeforeNotRecorded { year, stated, recorded } => say_of(
            key::PROBLEM_BEFORE_NOT_RECORDED,
            &[("year", (*year).into()), ("value", amount(stated)), ("recorded", amount(recorded))],
        ),
        ProblemKind::OverrideAndOneOff { year } => {
            say_of(key::PROBLEM_OVERRIDE_AND_ONE_OFF, &[("year", (*year).into())])
        }
        ProblemKind::FarFromNeighbour(slip) => {
            let found = ("value", compared_words(&slip.value, language).into());
            let far = ("far", far_words(slip, language).into());
            say_of(key::PROBLEM_FAR_FROM_NEIGHBOUR, &[found, far])
        }
    }
}

/// How far a value is from its neighbour: `10 times 2.2% (Consumer prices, 2026)`.
fn far_words(Slip { value, neighbour, beside }: &Slip, language: Language) -> String {
    let of_year = |key, year: &Year| say_with(language, key, &[("year", (*year).into())]);
    let place = match neighbour {
        Neighbour::Field(field) => shortened(&field_name(field, language)).into_owned(),
        Neighbour::AmountOf(year) => of_year(key::NEIGHBOUR_AMOUNT_OF, year),
        Neighbour::WithoutIt(year) => of_year(key::NEIGHBOUR_WITHOUT_IT, year),
        Neighbour::GrowthOf(year) => of_year(key::NEIGHBOUR_GROWTH_OF, year),
        Neighbour::Recorded(year) => of_year(key::NEIGHBOUR_RECORDED, year),
        Neighbour::UsualUnit => say(language, key::NEIGHBOUR_USUAL_UNIT),
    };
    let (one, other) = (value.size(), beside.size());
    let key = if one > other { key::FAR_ABOVE_NEIGHBOUR } else { key::FAR_BELOW_NEIGHBOUR };
    let times = times_apart(one, other).unwrap_or_default();
    let args = [
        ("times", number(times, Digits::AtMost(1)).into()),
        ("beside", compared_words(beside, language).into()),
        ("place", place.into()),
    ];
    say_with(language, key, &args)
}

fn compared_words(value: &ComparedValue, language: Language) -> String {
    match value {
        ComparedValue::Money(money) => money_words(*money, language),
        ComparedValue::Rate(value) => rate(value.0, Digits::Exact),
        ComparedValue::Exchange(value) => exchange(value, language),
    }
}

/// That a value is far from its neighbour, beside the field in which it stands; nothing of another kind.
pub fn far_from_neighbour_words(kind: &ProblemKind, language: Language) -> Option<String> {
    let ProblemKind::FarFromNeighbour(slip) = kind else { return None };
    let far = ("far", far_words(slip, language).into());
    Some(say_with(language, key::NOTE_FAR_FROM_NEIGHBOUR, &[far]))
}

/// That an amount is rounded, beside the field in which it stands; nothing of another kind.
pub fn amount_rounded_words(kind: &ProblemKind, language: Language) -> Option<String> {
    let ProblemKind::AmountRounded { unit, rounded, .. } = kind else { return None };
    let amount = |money: &Money| Arg::from(money_words(*money, language));
    let args = [("unit", amount(unit)), ("rounded", amount(rounded))];
    Some(say_with(language, key::NOTE_AMOUNT_ROUNDED, &args))
}

/// Every problem of `plan` as a note below what is shown of it. What a note on the first unknown year
/// says already, `told`, is not said again.
pub fn problem_notes(plan: &Plan, told: Option<Unknown>, language: Language) -> Vec<String> {
    let says_what_is_absent = told.is_some_and(|why| !matches!(why.reason, UnknownReason::InError(_)));
    let is_told = |problem: &&Problem| says_what_is_absent && problem.puts_in_error() == InError::Absent;
    let problems = plan.problems().iter().filter(|problem| !is_told(problem));
    problems.map(|problem| problem_note(problem, language)).collect()
}

/// That the edition of the record which a scenario names is not the one that is read, if so.
pub fn edition_note(scenario: &Scenario, language: Language) -> Option<String> {
    let is_edition = |problem: &Problem| matches!(problem.kind, ProblemKind::EditionMissing { .. });
    check(scenario).into_iter().find(is_edition).map(|problem| problem_words(&problem, language))
}

/// A problem as a note: `Problem: …`.
pub fn problem_note(problem: &Problem, language: Language) -> String {
    say_with(language, key::REPORT_PROBLEM, &[("text", problem_words(problem, language).into())])
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::model::{Currency, Exchange, Field, PartField, RuleField, Scale, SeriesField, Years};

    #[test]
    fn every_kind_names_its_field_and_what_was_found() {
        let whole = || Field::of_part("won", PartField::Whole);
        let kinds = every_kind();
        for (kind, english, korean) in &kinds {
            for (language, found) in [(Language::En, english), (Language::Ko, korean)] {
                let problem = Problem { field: whole(), kind: kind.clone() };
                let said = problem_words(&problem, language);
                let place = problem_place(&problem, language);
                assert!(said.starts_with(&format!("{place}: ")), "{said}");
                assert!(said.contains(found), "{said} should name {found}");
                assert_eq!(language == Language::Ko, is_korean(&said), "{said}");
                assert!(!said.contains(['{', '$']) && !said.contains("  "), "{said}");
            }
        }
        let names: std::collections::BTreeSet<String> =
            kinds.iter().map(|(kind, ..)| name_of(kind)).collect();
        let (_, from_kinds) =
            include_str!("../engine/problem.rs").split_once("pub enum ProblemKind {").expect("it is there");
        let (kinds_alone, _) = from_kinds.split_once("\n}").expect("it ends");
        let is_kind = |line: &&str| {
            line.strip_prefix("    ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
        };
        let kinds_there_are = kinds_alone.lines().filter(is_kind).count();
        assert_eq!(names.len(), kinds_there_are, "{names:?}");
    }

    #[test]
    fn a_rate_with_too_many_digits_is_told_as_per_cent() {
        let field = Field::of_part("", PartField::Rule(Year(2027), RuleField::Cap));
        let kind = ProblemKind::TooManyDigits { value: dec!(0.1234567890123456789), digits: 19 };
        let said = problem_words(&Problem { field, kind }, Language::En);
        assert!(said.contains("12.34567890123456789%"), "{said}");
    }

    #[test]
    fn how_many_more_years_is_counted() {
        let field = || Field::Series("cpi".to_owned(), SeriesField::Year(Year(2025)));
        let said = |others| {
            let kind = ProblemKind::SeriesValueMissing { needed: Year(2025), year: Year(2027), others };
            Language::ALL
                .map(|language| problem_words(&Problem { field: field(), kind: kind.clone() }, language))
        };
        assert_eq!(
            said(0),
            [
                "Consumer prices 2025: there is no value for 2025, which the rule needs for 2027; add it",
                "소비자물가 2025년: 2027년 증가율 산식에 필요한 2025년 값이 없음. 값을 입력하세요"
            ]
        );
        assert!(said(1)[0].contains("nor for 1 more year;"), "{:?}", said(1));
        assert!(
            said(3)[0].contains("nor for 3 more years;") && said(3)[1].contains("3개 연도"),
            "{:?}",
            said(3)
        );
    }

    fn is_korean(text: &str) -> bool {
        text.chars().any(|c| ('가'..='힣').contains(&c))
    }

    fn name_of(kind: &ProblemKind) -> String {
        format!("{kind:?}").split([' ', '{', '(']).next().unwrap_or_default().to_owned()
    }

    /// Every kind, with what its sentence names in English and in Korean.
    #[expect(clippy::too_many_lines, reason = "one case after the other")]
    fn every_kind() -> Vec<(ProblemKind, &'static str, &'static str)> {
        let eok = |count| Money::scaled(count, Scale::Eok, Currency::KRW).expect("it fits");
        let usd = Currency::USD;
        let yen: Currency = "JPY".parse().expect("a code");
        let exchange = |amount| Exchange { amount, of: Currency::KRW, per: usd };
        let term = Years::new(Year(2026), Year(2030));
        let one_year = Years::new(Year(2026), Year(2026));
        let name = || "us.d".to_owned();
        let (year, needed) = (Year(2031), Year(2029));
        let known = || vec!["cpi".to_owned(), "wages".to_owned()];
        let source = |name: &str| crate::model::SourceId(name.to_owned());
        let sides = |pays: &str, receives: &str| crate::model::Parties {
            pays: Some(pays.to_owned()),
            receives: Some(receives.to_owned()),
        };
        vec![
            (ProblemKind::TermTooLong { years: 101 }, "101 years, at most 100", "101년임(최장 100년)"),
            (
                ProblemKind::TermEmpty { first: Year(2027), last: Year(2026) },
                "2026, is before",
                "2026년이 시작 연도",
            ),
            (
                ProblemKind::YearOutside { year: Year(1899), first: Year::FIRST },
                "1899 is outside 1900–2200",
                "1899년은 1900~2200년",
            ),
            (ProblemKind::LagTooLong { lag: 11 }, "lag of 11 years is outside 0–10", "시차 11년은 0~10년"),
            (
                ProblemKind::TooManyDigits { value: dec!(1234567890123456789), digits: 19 },
                "1,234,567,890,123,456,789 has 19 digits, at most 18",
                "1,234,567,890,123,456,789 값이 19자리임(최대 18자리)",
            ),
            (ProblemKind::GrowthBelowAll { rate: Rate(dec!(-1.01)) }, "−101.0%", "−101.0%"),
            (
                ProblemKind::SumBelowAll { rate: Rate(dec!(-1.2)), years: vec![needed, year] },
                "add up to −120.0% in 2029, below −100%, as in 1 more year;",
                "2029년 외 1개 연도의 증가율 합(2029년 −120.0%)",
            ),
            (ProblemKind::GrowthTooFine { rate: Rate(dec!(0.0212345)) }, "2.12345%", "2.12345%"),
            (ProblemKind::NegativeAmount { amount: eok(dec!(-5)) }, "−KRW 0.5 bn", "−5억원"),
            (ProblemKind::RateNotPositive { rate: exchange(dec!(0)) }, "0 KRW/USD", "0원/달러"),
            (ProblemKind::UnitNotPositive { unit: eok(dec!(-1)) }, "−KRW 0.1 bn", "−1억원"),
            (
                ProblemKind::FloorAboveCap { floor: Rate(dec!(0.06)), cap: Rate(dec!(0.05)) },
                "floor of 6.0% is above the cap of 5.0%",
                "하한 6.0%가 상한 5.0%보다",
            ),
            (ProblemKind::SharesNotWhole { sum: Rate(dec!(0.99)) }, "99.0%, not to 100%", "99.0%임"),
            (
                ProblemKind::MixedWeights { weight: Weight::Number(dec!(40)) },
                "40 is a plain number",
                "40은 숫자",
            ),
            (
                ProblemKind::MixedWeights { weight: Weight::Percent(Rate(dec!(0.4))) },
                "40.0% is a",
                "40.0%는 백분율",
            ),
            (ProblemKind::NegativeWeight { weight: Weight::Number(dec!(-3)) }, "−3", "−3"),
            (ProblemKind::NoShares, "are 0", "비중이 0임"),
            (ProblemKind::NoParts, "no part", "구성 부분이 없음"),
            (ProblemKind::NameMissing, "no name", "이름이 없음"),
            (ProblemKind::NameNotPlain { name: name() }, "“us.d”", "‘us.d’"),
            (ProblemKind::NameReserved { name: "base".to_owned() }, "“base”", "‘base’"),
            (ProblemKind::NameTaken { name: "won".to_owned() }, "“won” is there twice", "‘won’ 이름이 중복"),
            (
                ProblemKind::SeriesMissing { series: "cpj".to_owned(), known: known() },
                "“cpj”; choose one that it has: cpi, wages",
                "‘cpj’ 시계열이",
            ),
            (
                ProblemKind::SeriesMissing { series: "cpj".to_owned(), known: Vec::new() },
                "“cpj” and no other",
                "‘cpj’ 시계열이",
            ),
            (
                ProblemKind::SeriesValueMissing { needed, year, others: 0 },
                "2029, which the rule needs for 2031",
                "2031년 증가율 산식에 필요한 2029년",
            ),
            (
                ProblemKind::SeriesOpen { year, others: 1 },
                "2031 is unknown, as for 1 more year",
                "2031년 외 1개 연도",
            ),
            (
                ProblemKind::ExchangeMissing { currency: usd, year, others: 2 },
                "USD for 2031, nor for 2 more years",
                "2031년 외 2개 연도의 달러 환율",
            ),
            (
                ProblemKind::ExchangePair { found: exchange(dec!(1400)), of: usd, per: Currency::KRW },
                "1,400 KRW/USD is quoted the other way round than the other rates of this currency; state it in USD/KRW",
                "1,400원/달러 값은 이 통화의 다른 환율과 표시 방향이 반대임",
            ),
            (
                ProblemKind::ExchangePair {
                    found: Exchange { amount: dec!(9), of: Currency::KRW, per: yen },
                    of: Currency::KRW,
                    per: usd,
                },
                "900 KRW/100 JPY is between other currencies; state it in KRW/USD",
                "값은 다른 통화 간의 환율임",
            ),
            (ProblemKind::ExchangeOfMain { currency: Currency::KRW }, "KRW is the main", "원은 기준 통화"),
            (ProblemKind::NoRule { year, others: 0 }, "what 2031 costs", "2031년에 적용할"),
            (
                ProblemKind::OtherCurrency { found: eok(dec!(5)), expected: usd },
                "KRW 0.5 bn is not in USD",
                "5억원 값의 통화가 구성 부분의 통화(달러)",
            ),
            (ProblemKind::AmountInFirstYear { year }, "2031 is the first year", "2031년은 기준액"),
            (ProblemKind::RuleOutsideTerm { year, term }, "2031, outside 2027–2030", "2031년이 2027~2030년"),
            (
                ProblemKind::RuleOutsideTerm { year, term: one_year },
                "in 2031, but the term has one year",
                "2031년에 시작",
            ),
            (
                ProblemKind::ValueOutsideTerm { year, term },
                "2031 is outside the term, 2026–2030",
                "2031년은 협정 기간(2026~2030년)",
            ),
            (
                ProblemKind::NotDivisible { amount: eok(dec!(0.5)), unit: eok(dec!(1)), year },
                "KRW 50.0 m is no multiple of the rounding unit, KRW 0.1 bn, so the categories of 2031",
                "2031년 항목별 금액",
            ),
            (
                ProblemKind::AmountRounded {
                    amount: eok(dec!(15192.4)),
                    unit: eok(dec!(1)),
                    rounded: eok(dec!(15192)),
                },
                "KRW 1,519.24 bn is no multiple of the rounding unit, KRW 0.1 bn, so KRW 1,519.2 bn counts",
                "1조 5,192억원으로 계산",
            ),
            (
                ProblemKind::EditionMissing { found: "2031-08".to_owned(), used: "2026-02" },
                "does not have edition 2031-08, so the record, currencies and shares are those of 2026-02",
                "2031-08판이 없어",
            ),
            (
                ProblemKind::SourceOfRecord { id: crate::model::SourceId("MOFA12".to_owned()) },
                "the record has a source MOFA12 too",
                "MOFA12 출처가 기록 자료에도",
            ),
            (
                ProblemKind::SourceUnknown { id: source("MOFA13"), nearest: Some(source("MOFA12")) },
                "the source MOFA13; did you mean MOFA12?",
                "MOFA13 출처가 이 파일과 기록 자료 어디에도",
            ),
            (
                ProblemKind::SourceUnknown { id: source("MINE"), nearest: None },
                "MINE; name",
                "sources에 정의",
            ),
            (
                ProblemKind::CurrencyUnknown {
                    currency: "KWR".parse().expect("a code"),
                    nearest: Some(Currency::KRW),
                },
                "KWR is no currency code in use (ISO 4217); did you mean KRW?",
                "KRW 코드인지",
            ),
            (
                ProblemKind::CurrencyUnknown { currency: "QQQ".parse().expect("a code"), nearest: None },
                "QQQ is no currency code in use",
                "QQQ 코드는",
            ),
            (
                ProblemKind::TextTooLong { length: 301, most: 300 },
                "301 characters, at most 300",
                "301자임(최대 300자)",
            ),
            (
                ProblemKind::TitleBorne { title: name(), terms: 2, right: "us, changed".to_owned() },
                "bears the title “us.d”, but differs from that agreement in 2 terms; by its terms it is called “us, changed”",
                "조건 2개가 그 협정과 다름",
            ),
            (
                ProblemKind::TitleBorne { title: name(), terms: 0, right: "us".to_owned() },
                "its terms are those of the agreement",
                "조건은 원래 협정과 같음",
            ),
            (
                ProblemKind::ContinuesOthers { parties: sides("JP", "US") },
                "here it says “Japan pays the United States”; take this out, or write KR and US",
                "‘일본이 미국에 지급’으로",
            ),
            (
                ProblemKind::ContinuesOthers { parties: sides("kr", "United States") },
                "change kr → KR, United States → US",
                "다음과 같이 고치세요: kr → KR",
            ),
            (
                ProblemKind::SameParties { party: "KR".to_owned() },
                "“Korea” pays and receives",
                "모두 ‘한국’임",
            ),
            (
                ProblemKind::BelowZero { year, amount: eok(dec!(-84148)) },
                "2031 comes to −KRW 8,414.8 bn, less than nothing",
                "−8조 4,148억원으로 0보다",
            ),
            (
                ProblemKind::ContinuesUnknown { found: "NATO".to_owned() },
                "no agreements called “NATO”",
                "‘NATO’ 협정이 없음",
            ),
            (
                ProblemKind::BeforeNotRecorded {
                    year: Year(2026),
                    stated: eok(dec!(14028)),
                    recorded: eok(dec!(15192)),
                },
                "the record, which this scenario continues, has KRW 1,519.2 bn for 2026",
                "기록의 2026년 금액은 1조 5,192억원임",
            ),
            (ProblemKind::OverrideAndOneOff { year }, "2031 has an override", "2031년은 직접 입력액"),
            (
                ProblemKind::FarFromNeighbour(Box::new(Slip {
                    value: ComparedValue::Money(eok(dec!(151_920))),
                    neighbour: Neighbour::Recorded(year),
                    beside: ComparedValue::Money(eok(dec!(15_192))),
                })),
                "KRW 15,192.0 bn is 10 times KRW 1,519.2 bn (2031 in the record)",
                "15조 1,920억원, 1조 5,192억원(2031년 기록 자료)의 10배",
            ),
        ]
    }
}
