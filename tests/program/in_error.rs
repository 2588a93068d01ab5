//! What does not check is not shown as if it did.
//!
//! For every problem of severity error there is a scenario that has it alone, and a list, made by hand, of
//! the figures that read what is in error. On every road (the plan, the views, every command, every
//! format) these are unknown because of the problem, and every other figure is as known as it is in the
//! same scenario without the problem.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx};
use costshare::engine::check::{InError, Problem, ProblemKind, check};
use costshare::engine::negotiation::cost;
use costshare::engine::{
    Body, ChangeEffect, Comparison, Measure, Projection, Reading, RowName, bridge, compare, explain, plan,
    project,
};
use costshare::export::xlsx::workbook;
use costshare::files::{self, record};
use costshare::model::{
    Field, FieldValue, Figure, OfferTerm, PartField, RowId, Scenario, UnknownReason, Value, Year,
};
use costshare::present::palette::ScenarioColour;
use costshare::present::{Selection, View, views};
use costshare::text::Language;
use costshare::text::problems::problem_words;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::command;

/// A scenario without a problem: two currencies, every kind of clause.
const SOUND: &str = r#"Scenario(
    version: 1,
    title: "Two currencies",
    record: "2026-02",
    years: (first: 2026, last: 2029),
    before: "9000 eok KRW",
    parts: [
        Part(
            name: "won",
            base: "10000 eok KRW",
            rounding: (to: "1 eok KRW", how: HalfUp, carry: Rounded),
            rules: {
                2027: Rule(growth: Fixed(rate: "2%"), floor: "1%", cap: "5%"),
                2029: Rule(growth: Index(series: "cpi", lag: 2)),
            },
            one_offs: {2028: "10 eok KRW"},
            categories: [
                Category(name: "labour", weight: "60%"),
                Category(name: "logistics", weight: "40%"),
            ],
        ),
        Part(
            name: "usd",
            base: "100 million USD",
            rules: {2027: Rule(growth: Freeze())},
            categories: [
                Category(name: "east", weight: "2"),
                Category(name: "west", weight: "1"),
            ],
        ),
    ],
    series: {
        "cpi": (values: {2026: "2%", 2027: "3%"}, then: "2%"),
    },
    rates: {
        "USD": (values: {2026: "1400 KRW/USD", 2027: "1410 KRW/USD"}, then: "1420 KRW/USD"),
    },
)
"#;

/// The measures of the view: cumulative, in dollars, in prices of 2025, of the budget, of the product.
const MEASURES: RangeInclusive<u8> = 1..=5;
const LAST: i16 = 2029;

/// A scenario that has one problem.
struct Case {
    kind: &'static str,
    /// What is written in the place of what in the sound scenario.
    changes: Vec<(&'static str, &'static str)>,
    /// Where it stands: the text at the place that is told; none where only the file is.
    at: Option<&'static str>,
    /// What reads it: rows with years.
    unknown: Figures,
}

/// Figures: the spelling of a row, and years.
#[derive(Default, Clone)]
struct Figures(Vec<(String, RangeInclusive<i16>)>);

impl Figures {
    fn row(mut self, row: impl Into<String>, years: RangeInclusive<i16>) -> Self {
        self.0.push((row.into(), years));
        self
    }

    /// What the agreement costs from a year on, its steps and every measure of it.
    fn total_from(self, year: i16) -> Self {
        let rows = ["total", "change", "yearly.1"].map(str::to_owned).into_iter();
        rows.chain(MEASURES.map(|place| format!("measure.{place}")))
            .fold(self, |figures, row| figures.row(row, year..=LAST))
    }

    /// What the agreement costs in one year: the step to the next year and the running sum read it too.
    fn total_of(self, year: i16) -> Self {
        let figures = self.row("total", year..=year).row("change", year..=(year + 1).min(LAST));
        let figures = figures.row("yearly.1", year..=year).row("measure.1", year..=LAST);
        (2..=5).fold(figures, |figures, place| figures.row(format!("measure.{place}"), year..=year))
    }

    fn categories(self, part: &str, years: RangeInclusive<i16>) -> Self {
        let names = if part == "won" { ["labour", "logistics"] } else { ["east", "west"] };
        names
            .iter()
            .fold(self, |figures, name| figures.row(format!("part.{part}.category.{name}"), years.clone()))
    }

    /// What a part carries and pays from a year on, and what that is added to.
    fn amounts(self, part: &str, from: i16) -> Self {
        let figures = self.row(format!("part.{part}.ruled"), from.max(2027)..=LAST);
        let figures = figures.row(format!("part.{part}.exact"), from..=LAST);
        let figures = figures.row(format!("part.{part}.total"), from..=LAST);
        figures.categories(part, from..=LAST).total_from(from)
    }

    /// The growth of a part, before and after its bounds.
    fn growth(self, part: &str, years: RangeInclusive<i16>) -> Self {
        self.row(format!("part.{part}.index"), years.clone())
            .row(format!("part.{part}.growth_by_rule"), years)
    }

    fn contains(&self, row: &str, year: Year) -> bool {
        self.0.iter().any(|(known, years)| known == row && years.contains(&year.0))
    }
}

fn none() -> Figures {
    Figures::default()
}

/// What a problem is called, and whether it is one of severity error. A new kind has no arm here.
fn named(kind: &ProblemKind) -> (&'static str, bool) {
    match kind {
        ProblemKind::TermTooLong { .. } => ("TermTooLong", true),
        ProblemKind::TermEmpty { .. } => ("TermEmpty", true),
        ProblemKind::YearOutside { .. } => ("YearOutside", true),
        ProblemKind::LagTooLong { .. } => ("LagTooLong", true),
        ProblemKind::TooManyDigits { .. } => ("TooManyDigits", true),
        ProblemKind::GrowthBelowAll { .. } => ("GrowthBelowAll", true),
        ProblemKind::SumBelowAll { .. } => ("SumBelowAll", true),
        ProblemKind::GrowthTooFine { .. } => ("GrowthTooFine", true),
        ProblemKind::NegativeAmount { .. } => ("NegativeAmount", true),
        ProblemKind::RateNotPositive { .. } => ("RateNotPositive", true),
        ProblemKind::UnitNotPositive { .. } => ("UnitNotPositive", true),
        ProblemKind::FloorAboveCap { .. } => ("FloorAboveCap", true),
        ProblemKind::SharesNotWhole { .. } => ("SharesNotWhole", true),
        ProblemKind::MixedWeights { .. } => ("MixedWeights", true),
        ProblemKind::NegativeWeight { .. } => ("NegativeWeight", true),
        ProblemKind::NoShares => ("NoShares", true),
        ProblemKind::NoParts => ("NoParts", true),
        ProblemKind::ContinuesUnknown { .. } => ("ContinuesUnknown", true),
        ProblemKind::ContinuesOthers { .. } => ("ContinuesOthers", true),
        ProblemKind::SameParties { .. } => ("SameParties", true),
        ProblemKind::TextTooLong { .. } => ("TextTooLong", true),
        ProblemKind::NameMissing => ("NameMissing", true),
        ProblemKind::NameNotPlain { .. } => ("NameNotPlain", true),
        ProblemKind::NameReserved { .. } => ("NameReserved", true),
        ProblemKind::NameTaken { .. } => ("NameTaken", true),
        ProblemKind::SeriesMissing { .. } => ("SeriesMissing", true),
        ProblemKind::SeriesValueMissing { .. } => ("SeriesValueMissing", true),
        ProblemKind::ExchangeMissing { .. } => ("ExchangeMissing", true),
        ProblemKind::ExchangePair { .. } => ("ExchangePair", true),
        ProblemKind::ExchangeOfMain { .. } => ("ExchangeOfMain", true),
        ProblemKind::NoRule { .. } => ("NoRule", true),
        ProblemKind::OtherCurrency { .. } => ("OtherCurrency", true),
        ProblemKind::AmountInFirstYear { .. } => ("AmountInFirstYear", true),
        ProblemKind::EditionMissing { .. } => ("EditionMissing", false),
        ProblemKind::SourceOfRecord { .. } => ("SourceOfRecord", false),
        ProblemKind::SourceUnknown { .. } => ("SourceUnknown", false),
        ProblemKind::CurrencyUnknown { .. } => ("CurrencyUnknown", false),
        ProblemKind::TitleBorne { .. } => ("TitleBorne", false),
        ProblemKind::BelowZero { .. } => ("BelowZero", false),
        ProblemKind::BeforeNotRecorded { .. } => ("BeforeNotRecorded", false),
        ProblemKind::SeriesOpen { .. } => ("SeriesOpen", false),
        ProblemKind::RuleOutsideTerm { .. } => ("RuleOutsideTerm", false),
        ProblemKind::ValueOutsideTerm { .. } => ("ValueOutsideTerm", false),
        ProblemKind::NotDivisible { .. } => ("NotDivisible", false),
        ProblemKind::AmountRounded { .. } => ("AmountRounded", false),
        ProblemKind::OverrideAndOneOff { .. } => ("OverrideAndOneOff", false),
        ProblemKind::FarFromNeighbour(_) => ("FarFromNeighbour", false),
    }
}

/// Every case; several of a kind where different figures read it.
#[expect(clippy::too_many_lines, reason = "a list")]
fn cases() -> Vec<Case> {
    const RATE: &str = r#"Fixed(rate: "2%")"#;
    // 20 × 16 = 320 characters.
    const PART_BASE: &str = r#"base: "10000 eok KRW""#;
    let case = |kind, changes: &[(&'static str, &'static str)], at, unknown| Case {
        kind,
        changes: changes.to_vec(),
        at,
        unknown,
    };
    let won_from_2027 = || none().growth("won", 2027..=2028).amounts("won", 2027);
    // The index of 2029 is that of 2027, and so are the prices of 2027 and later.
    let prices_from_2027 = || {
        let prices = none().row("series.cpi", 2027..=2027).row("price_level.3", 2027..=LAST);
        prices.row("measure.3", 2027..=LAST).growth("won", 2029..=2029).amounts("won", 2029)
    };
    let dollars_of_2027 = || none().row("rate.USD", 2027..=2027).total_of(2027);
    let whole = |part: &str| none().growth(part, 2027..=LAST).amounts(part, 2026);
    vec![
        // No year of the term is projected.
        case("TermTooLong", &[("last: 2029", "last: 2126")], Some("2126"), none()),
        case("TermEmpty", &[("last: 2029", "last: 2025")], Some("2025"), none()),
        case("YearOutside", &[("first: 2026, last: 2029", "first: 1899, last: 1905")], Some("1899"), none()),
        // A rule that begins in 1899 holds until 2028. What lies outside of every term is read by nothing.
        case(
            "YearOutside",
            &[("2027: Rule(growth: Fixed", "1899: Rule(growth: Fixed")],
            Some("Rule(growth: Fixed"),
            won_from_2027(),
        ),
        case(
            "YearOutside",
            &[("one_offs: {2028:", "one_offs: {2201: \"1 eok KRW\", 2028:")],
            Some("\"1 eok KRW\", 2028"),
            none(),
        ),
        case(
            "YearOutside",
            &[("values: {2026: \"2%\"", "values: {1880: \"7%\", 2026: \"2%\"")],
            Some("\"7%\""),
            none(),
        ),
        case(
            "LagTooLong",
            &[("lag: 2", "lag: 11"), ("values: {2026: \"2%\"", "values: {2018: \"2%\", 2026: \"2%\"")],
            Some("11)"),
            none().growth("won", 2029..=2029).amounts("won", 2029),
        ),
        // 10^20 eok.
        case(
            "TooManyDigits",
            &[(PART_BASE, r#"base: "100000000000000000000 eok KRW""#)],
            Some("\"100000000000000000000 eok"),
            none().amounts("won", 2026),
        ),
        case(
            "TooManyDigits",
            &[("9000 eok KRW", "9000.12345678901234567 eok KRW")],
            Some("\"9000.1"),
            none().row("change", 2026..=2026),
        ),
        case("GrowthBelowAll", &[(RATE, r#"Fixed(rate: "-150%")"#)], Some("\"-150%\""), won_from_2027()),
        // Each fine by itself, together −120 %.
        case(
            "SumBelowAll",
            &[
                (RATE, r#"Sum(first: Fixed(rate: "-60%"), second: Fixed(rate: "-60%"))"#),
                (r#", floor: "1%", cap: "5%""#, ""),
            ],
            Some("Sum(first"),
            won_from_2027(),
        ),
        // −60 % and the index of the year before: −58 % in 2027, −110 % in 2028. The year before stands.
        case(
            "SumBelowAll",
            &[
                (RATE, r#"Sum(first: Fixed(rate: "-60%"), second: Index(series: "cpi", lag: 1))"#),
                (r#", floor: "1%", cap: "5%""#, ""),
                (r#"2027: "3%""#, r#"2027: "-50%""#),
            ],
            Some("Sum(first"),
            none().growth("won", 2028..=2028).amounts("won", 2028),
        ),
        case(
            "GrowthBelowAll",
            &[(r#"2027: "3%""#, r#"2027: "-150%""#)],
            Some("\"-150%\""),
            prices_from_2027(),
        ),
        case("GrowthTooFine", &[(RATE, r#"Fixed(rate: "2.00001%")"#)], Some("\"2.00001%\""), won_from_2027()),
        case(
            "NegativeAmount",
            &[(PART_BASE, r#"base: "-1 eok KRW""#)],
            Some("\"-1 eok"),
            none().amounts("won", 2026),
        ),
        case(
            "NegativeAmount",
            &[("9000 eok KRW", "-9000 eok KRW")],
            Some("\"-9000 eok"),
            none().row("change", 2026..=2026),
        ),
        case("RateNotPositive", &[("1410 KRW/USD", "-1390 KRW/USD")], Some("\"-1390 KRW"), dollars_of_2027()),
        case(
            "UnitNotPositive",
            &[("to: \"1 eok KRW\"", "to: \"0 eok KRW\"")],
            Some("\"0 eok KRW\""),
            none().amounts("won", 2026),
        ),
        // The index itself is no bound.
        case(
            "FloorAboveCap",
            &[("cap: \"5%\"", "cap: \"0.5%\"")],
            Some("\"1%\""),
            none().row("part.won.growth_by_rule", 2027..=2028).amounts("won", 2027),
        ),
        case(
            "SharesNotWhole",
            &[("\"40%\"", "\"39%\"")],
            Some("Category(name: \"logistics\""),
            none().categories("won", 2026..=LAST),
        ),
        case(
            "MixedWeights",
            &[("\"40%\"", "\"40\"")],
            Some("Category(name: \"logistics\""),
            none().categories("won", 2026..=LAST),
        ),
        case(
            "NegativeWeight",
            &[("\"west\", weight: \"1\"", "\"west\", weight: \"-1\"")],
            Some("Category(name: \"west\""),
            none().categories("usd", 2026..=LAST),
        ),
        case(
            "NoShares",
            &[("weight: \"2\"", "weight: \"0\""), ("weight: \"1\"", "weight: \"0\"")],
            Some("Category(name: \"east\""),
            none().categories("usd", 2026..=LAST),
        ),
        // With several parts a part without a name is called as the whole is: its total is `total`.
        case(
            "NameMissing",
            &[("            name: \"usd\",\n", "")],
            Some("Part(\n            base: \"100 million"),
            none()
                .total_from(2026)
                .row("index", 2027..=LAST)
                .row("growth_by_rule", 2027..=LAST)
                .row("ruled", 2027..=LAST)
                .row("exact", 2026..=LAST)
                .row("category.east", 2026..=LAST)
                .row("category.west", 2026..=LAST),
        ),
        case(
            "NameNotPlain",
            &[("name: \"usd\"", "name: \"us.d\"")],
            Some("Part(\n            name: \"us.d\""),
            none(),
        ),
        case("NameNotPlain", &[("\"east\"", "\"ea.st\"")], Some("Category(name: \"ea.st\""), none()),
        case(
            "NameReserved",
            &[("name: \"usd\"", "name: \"base\"")],
            Some("Part(\n            name: \"base\""),
            none(),
        ),
        case(
            "NameTaken",
            &[("name: \"usd\"", "name: \"won\"")],
            Some("Part(\n            name: \"won\",\n            base: \"100 million"),
            whole("won")
                .row("part.won.one_off", 2028..=2028)
                .row("part.won.category.east", 2026..=LAST)
                .row("part.won.category.west", 2026..=LAST),
        ),
        case(
            "NameTaken",
            &[("\"logistics\"", "\"labour\"")],
            Some("Category(name: \"labour\", weight: \"40%\""),
            none().row("part.won.category.labour", 2026..=LAST),
        ),
        case(
            "SeriesMissing",
            &[("series: \"cpi\"", "series: \"cpj\"")],
            Some("\"cpj\""),
            none().growth("won", 2029..=2029).amounts("won", 2029),
        ),
        case(
            "SeriesValueMissing",
            &[("2027: \"3%\"", "2028: \"3%\"")],
            Some("{2026: \"2%\""),
            prices_from_2027(),
        ),
        case(
            "ExchangeMissing",
            &[(", then: \"1420 KRW/USD\"", "")],
            Some("{2026: \"1400"),
            none().row("rate.USD", 2028..=LAST).total_from(2028),
        ),
        case("ExchangePair", &[("1410 KRW/USD", "1410 USD/KRW")], Some("\"1410 USD"), dollars_of_2027()),
        // What an agreement costs does not depend on which one it continues.
        case(
            "ContinuesUnknown",
            &[("    years: (first", "    continues: \"NATO\",\n    years: (first")],
            Some("\"NATO\""),
            none(),
        ),
        case(
            "ContinuesOthers",
            &[(
                "    years: (first",
                "    continues: \"SMA\",\n    parties: (pays: \"JP\", receives: \"US\"),\n    years: (first",
            )],
            Some("\"SMA\""),
            none(),
        ),
        case(
            "SameParties",
            &[("    years: (first", "    parties: (pays: \"JP\", receives: \"jp\"),\n    years: (first")],
            Some("\"jp\""),
            none(),
        ),
        // Nothing converts the main currency into itself.
        case(
            "ExchangeOfMain",
            &[("rates: {\n", "rates: {\n        \"KRW\": (then: \"1 KRW/KRW\"),\n")],
            Some("(then: \"1 KRW/KRW\")"),
            none(),
        ),
        case(
            "NoRule",
            &[("2027: Rule(growth: Freeze())", "2028: Rule(growth: Freeze())")],
            Some("{2028: Rule"),
            none().growth("usd", 2027..=2027).amounts("usd", 2027),
        ),
        // A one-off is paid and not carried; an override is carried, and what the rule says stands.
        case(
            "OtherCurrency",
            &[("10 eok KRW\"}", "1200 million USD\"}")],
            Some("\"1200 million"),
            none()
                .row("part.won.one_off", 2028..=2028)
                .row("part.won.total", 2028..=2028)
                .categories("won", 2028..=2028)
                .total_of(2028),
        ),
        case(
            "OtherCurrency",
            &[("one_offs: {2028: \"10 eok KRW\"}", "overrides: {2028: \"1200 million USD\"}")],
            Some("\"1200 million"),
            none()
                .row("part.won.override", 2028..=2028)
                .row("part.won.exact", 2028..=LAST)
                .row("part.won.ruled", 2029..=LAST)
                .row("part.won.total", 2028..=LAST)
                .categories("won", 2028..=LAST)
                .total_from(2028),
        ),
        case(
            "OtherCurrency",
            &[("to: \"1 eok KRW\"", "to: \"0.1 million USD\"")],
            Some("\"0.1 million"),
            none().amounts("won", 2026),
        ),
        // Of two amounts for the first year none is known to be meant.
        case(
            "AmountInFirstYear",
            &[("one_offs: {", "amounts: {2026: \"10100 eok KRW\"},\n            one_offs: {")],
            Some("\"10100 eok"),
            none().row("part.won.amount", 2026..=2026).amounts("won", 2026),
        ),
        case("NoParts", &[], None, none().total_from(2026)),
    ]
}

impl Case {
    fn text(&self) -> String {
        self.changes.iter().fold(SOUND.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{}: {from}", self.kind);
            text.replacen(from, to, 1)
        })
    }

    fn scenario(&self) -> Scenario {
        let read = files::read_scenario(&self.text(), "case.ron");
        let mut scenario = read.unwrap_or_else(|error| panic!("{error:?}")).scenario;
        if self.kind == "NoParts" {
            scenario.parts.clear();
        }
        scenario
    }

    /// The problem, which is alone.
    #[track_caller]
    fn problem(&self) -> Problem {
        let mut errors = check(&self.scenario());
        errors.retain(Problem::is_error);
        assert_eq!(errors.len(), 1, "{}: {errors:?}", self.kind);
        let problem = errors.remove(0);
        assert_eq!(named(&problem.kind), (self.kind, true));
        problem
    }

    fn words(&self) -> String {
        problem_words(&self.problem(), Language::En)
    }

    /// Whether the term itself is in error, so that there is no year.
    fn has_no_year(&self) -> bool {
        self.problem().puts_in_error() == InError::Term
    }

    /// `:12:22`
    fn place(&self) -> String {
        let Some(at) = self.at else { return String::new() };
        let text = self.text();
        let at = text.find(at).unwrap_or_else(|| panic!("{}: {at}", self.kind));
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        format!(":{line}:{column}")
    }

    fn is_unknown(&self, row: &str, year: Year) -> bool {
        self.unknown.contains(row, year)
    }

    fn save(&self, folder: &TempDir) -> PathBuf {
        let path = folder.path().join("case.ron");
        fs::write(&path, self.text()).expect("the folder is writable");
        path
    }
}

/// The cases that a file can hold: without a part it is refused with its place.
fn cases_in_files() -> impl Iterator<Item = Case> {
    cases().into_iter().filter(|case| case.kind != "NoParts")
}

fn sound() -> Scenario {
    files::read_scenario(SOUND, "sound.ron").unwrap_or_else(|error| panic!("{error:?}")).scenario
}

fn projected(scenario: &Scenario) -> Projection {
    let measures = views::projection::measures(scenario, &Measure::default());
    project(plan(scenario, record::bundled(), &measures))
}

/// Every figure of the term by the spelling of its row; of rows that are called alike each.
fn figures(projection: &Projection) -> Vec<(String, RowName, Year, Value)> {
    let plan = projection.plan();
    let mut figures = Vec::new();
    for (place, row) in (0_u16..).zip(plan.rows()) {
        let years = match row.body {
            Body::Stated(_) => plan.years,
            Body::Formulas(_) => row.years,
        };
        for year in years.iter() {
            let value = projection.value(Figure { row: RowId(place), year });
            // Nobody stated it, so it is no figure.
            if matches!(row.body, Body::Stated(_)) && !value.is_stated() {
                continue;
            }
            figures.push((plan.spell_row(row.name), row.name, year, value));
        }
    }
    figures
}

// Every kind has a case, and the sound scenario is sound.

#[test]
fn every_kind_of_problem_has_a_scenario() {
    assert!(check(&sound()).is_empty(), "{:?}", check(&sound()));
    let tried: BTreeSet<&str> = cases().iter().map(|case| named(&case.problem().kind).0).collect();
    // The kinds as they stand in the source; what is said of a notice begins so.
    let source = include_str!("../../src/engine/problem.rs");
    let list = source.split("pub enum ProblemKind {").nth(1).and_then(|rest| rest.split("\n}\n").next());
    let mut is_notice = false;
    let mut errors = BTreeSet::new();
    for line in list.expect("the list of kinds").lines() {
        if let Some(said) = line.strip_prefix("    /// ") {
            is_notice |= said.starts_with("Notice: ");
        } else if line.starts_with("    ") && line.trim_start().starts_with(char::is_uppercase) {
            let name = line.trim().split([' ', ',', '{']).next().unwrap_or_default();
            // No file holds too long a text: it is refused when it is read.
            if !std::mem::take(&mut is_notice) && name != "TextTooLong" {
                errors.insert(name);
            }
        }
    }
    assert_eq!(tried, errors);
}

// The plan: the one place.

#[test]
fn what_reads_a_value_in_error_is_unknown_and_the_rest_stands() {
    let ground = projected(&sound());
    let in_ground: BTreeMap<(RowName, Year), bool> = figures(&ground)
        .into_iter()
        .map(|(_, row, year, value)| ((row, year), value.known().is_some()))
        .collect();
    for case in cases() {
        let problem = case.problem();
        let projection = projected(&case.scenario());
        assert_eq!(projection.years().is_empty(), case.has_no_year(), "{}", case.kind);
        assert_eq!(projection.plan().problems(), std::slice::from_ref(&problem), "{}", case.kind);
        let mut read = 0;
        for (row, name, year, value) in figures(&projection) {
            let told = || format!("{} {:?}: {row}.{year} is {value:?}", case.kind, case.changes);
            if case.is_unknown(&row, year) {
                let Value::Unknown(why) = value else { panic!("{}", told()) };
                let is_absent = problem.puts_in_error() == InError::Absent;
                let is_reason = match why.reason {
                    UnknownReason::InError(id) => *projection.plan().problem(id) == problem,
                    UnknownReason::NotStated | UnknownReason::NoRule => {
                        is_absent || row.starts_with("measure")
                    }
                    _ => false,
                };
                assert!(is_reason, "{}", told());
                read += 1;
            } else if *in_ground.get(&(name, year)).unwrap_or(&true) {
                assert!(value.known().is_some(), "{}", told());
            }
        }
        assert!(read > 0 || case.unknown.0.is_empty(), "{} names no figure", case.kind);
    }
}

/// Without a term a figure of any year is unknown because of the term.
#[test]
fn a_term_in_error_says_so_at_every_year() {
    for case in cases().iter().filter(|case| case.has_no_year()) {
        let projection = projected(&case.scenario());
        let figure = projection.plan().find("total.2027").expect("it can be asked for");
        assert!(projection.value(figure).is_in_error());
        let explained = explain(&projection, figure);
        assert!(explained.value.is_in_error());
    }
}

// What is shown: tables, charts, headline, notes, by itself and read against another.

fn view(scenario: &Scenario, chosen: &Measure, against: Option<(&Scenario, Reading)>) -> View {
    let record = record::bundled();
    let measures = views::projection::measures(scenario, chosen);
    let projection = project(plan(scenario, record, &measures));
    let input = views::projection::ProjectionInput {
        scenario,
        colour: None,
        projection: &projection,
        measures: &measures,
        chosen,
        record,
        hides_assumed: false,
        language: Language::En,
    };
    let Some((behind, reading)) = against else { return views::projection::view(&input) };
    let behind_measures = views::projection::measures_behind(behind, chosen, &measures, reading);
    let behind_projection = project(plan(behind, record, &behind_measures));
    let baseline = views::projection::ProjectionInput {
        scenario: behind,
        colour: None,
        projection: &behind_projection,
        measures: &behind_measures,
        ..input
    };
    let baseline =
        views::projection::Behind { input: &baseline, kind: views::projection::BaselineKind::Other };
    views::projection::view_against(&input, Some(baseline), reading)
}

#[test]
fn the_window_shows_a_gap_with_the_words_of_the_problem() {
    let sound = sound();
    for case in cases() {
        let (scenario, words) = (case.scenario(), case.words());
        let plain = projected(&scenario);
        for chosen in [Measure::default(), Measure::cumulative(), Measure::real(Year(2025))] {
            for against in [None, Some((&sound, Reading::Difference)), Some((&sound, Reading::PerCent))] {
                let view = view(&scenario, &chosen, against);
                check_view(&case, &plain, &view, &words, chosen == Measure::default());
            }
        }
    }
}

#[track_caller]
fn check_view(case: &Case, plain: &Projection, view: &View, words: &str, has_plain_rows: bool) {
    let told = |what: &str| format!("{} {:?}: {what}", case.kind, case.changes);
    for notes in [&view.chart.notes, &view.table.notes] {
        let is_absent = case.problem().puts_in_error() == InError::Absent;
        assert!(is_absent || notes.iter().any(|note| note.contains(words)), "{}", told(&notes.join("\n")));
        assert!(!notes.is_empty(), "{}", told("no note"));
    }
    let totals: Vec<Year> = (2026..=LAST).map(Year).filter(|&year| case.is_unknown("total", year)).collect();
    if case.has_no_year() {
        assert!(view.table.rows.is_empty(), "{}", told("rows"));
        assert!(view.headline.contains(words), "{}", told(&view.headline));
    }
    if !totals.is_empty() && case.problem().puts_in_error() != InError::Absent {
        assert!(view.headline.contains(words), "{}", told(&view.headline));
    }
    let line = view.chart.lines.first().expect("the scenario has a line");
    for year in &totals {
        let point = line.points.iter().find(|point| point.year == *year);
        assert!(point.is_none_or(|point| point.value.is_none()), "{}", told(&year.to_string()));
    }
    for row in &view.table.rows {
        for cell in &row.cells {
            let Some(Selection { row: name, year }) = cell.selection else { continue };
            if !has_plain_rows && name.is_of_measure() {
                continue;
            }
            let spelt = plain.plan().spell_row(name);
            if case.is_unknown(&spelt, year) {
                assert!(cell.plain.is_none() && cell.text == "–", "{}", told(&format!("{spelt}.{year}")));
                let is_absent = case.problem().puts_in_error() == InError::Absent;
                assert!(is_absent || cell.hint.contains(words), "{}", told(&cell.hint));
            }
        }
    }
}

/// In a comparison the other side stands, whichever side is in error.
#[test]
fn a_comparison_shows_what_stands_on_either_side() {
    let (sound, record) = (sound(), record::bundled());
    for case in cases() {
        let scenario = case.scenario();
        for in_error_is_baseline in [true, false] {
            let (baseline, other) =
                if in_error_is_baseline { (&scenario, &sound) } else { (&sound, &scenario) };
            let comparison = compare(baseline, other, record, &Measure::default());
            for row in &comparison.rows {
                let (of_case, of_sound) = if in_error_is_baseline {
                    (row.amounts.baseline, row.amounts.other)
                } else {
                    (row.amounts.other, row.amounts.baseline)
                };
                let told = format!("{} {:?} {}", case.kind, case.changes, row.year);
                assert!(of_sound.known().is_some(), "{told}");
                let is_unknown = case.has_no_year() || case.is_unknown("total", row.year);
                assert_eq!(of_case.known().is_none(), is_unknown, "{told}");
            }
            let pair = views::compare::Pair {
                title: "other",
                colour: ScenarioColour::at(1),
                comparison: &comparison,
            };
            let input = views::compare::ComparisonInput::new("baseline", pair, Vec::new(), Language::En);
            let page = views::compare::page(&input);
            let notes = page.view.table.notes.join("\n");
            let is_absent = case.problem().puts_in_error() == InError::Absent;
            assert!(is_absent || notes.contains(&case.words()), "{} {notes}", case.kind);
        }
    }
}

/// What reads a term in error is no known zero in a comparison: there is no sum, no bridge and no title
/// that says that both cost the same; the lines of the term say that it has a problem.
#[test]
fn no_comparison_claims_that_a_term_in_error_costs_nothing() {
    let (sound, record) = (sound(), record::bundled());
    let in_error = |case: &Case| {
        let reads = case.has_no_year() || (2026..=LAST).any(|year| case.is_unknown("total", Year(year)));
        reads && case.problem().puts_in_error() != InError::Absent
    };
    for case in cases().into_iter().filter(in_error) {
        let (scenario, words) = (case.scenario(), case.words());
        for in_error_is_baseline in [true, false] {
            let (baseline, other) =
                if in_error_is_baseline { (&scenario, &sound) } else { (&sound, &scenario) };
            let told = format!("{} {:?}", case.kind, case.changes);
            let comparison = compare(baseline, other, record, &Measure::default());
            assert_eq!((comparison.sums, comparison.difference(), comparison.equal_sums), (None, None, None));
            assert!(bridge(&comparison, record).is_none() && comparison.sum_crossings.is_empty(), "{told}");
            let field = case.problem().field;
            for line in comparison.lines.iter().filter(|line| line.fields.contains(&field)) {
                assert!(!matches!(line.effect, ChangeEffect::Known(_)), "{told}: {line:?}");
            }
            for reading in [Reading::Value, Reading::Difference, Reading::PerCent] {
                check_page(&comparison, reading, &words, &told);
            }
        }
    }
}

#[track_caller]
fn check_page(comparison: &Comparison, reading: Reading, words: &str, told: &str) {
    let pair = views::compare::Pair { title: "other", colour: ScenarioColour::at(1), comparison };
    let input = views::compare::ComparisonInput {
        reading,
        arrangement: views::compare::Arrangement::SideBySide,
        ..views::compare::ComparisonInput::new("baseline", pair, vec![pair], Language::En)
    };
    let page = views::compare::page(&input);
    let is_told = page.view.headline.contains(words) || comparison.years.is_empty();
    assert!(is_told, "{told}: {}", page.view.headline);
    let shown = [&page.view.chart.title, &page.view.chart.summary, &page.differences_alone().title];
    for text in shown.into_iter().chain(&page.break_even) {
        let claims = ["the same", "as much", "never cross", "equal"];
        assert!(!claims.iter().any(|claim| text.contains(claim)), "{told}: {text}");
    }
    assert!(page.bridge.is_none() && page.redline.together.is_none(), "{told}");
    assert!(page.view.table.rows.iter().all(|row| row.year.is_some()), "{told}: a sum");
    let side_by_side = page.side_by_side.iter().flat_map(|shown| &shown.charts);
    assert!(side_by_side.clone().all(|small| small.change == "no common sum"), "{told}");
}

/// 10,000 eok grow by 2 %, 2 % and 3 % to 10,200, 10,404 and 10,716, and 10,100 to 10,302, 10,508 and
/// 10,823: the other base alone is 413 eok more, whatever is wrong in the rule. On every face the rule and
/// the sum are unknown.
#[test]
fn every_face_of_a_comparison_tells_the_term_in_error() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("sound.ron"), SOUND).expect("the folder is writable");
    for kind in ["FloorAboveCap", "GrowthBelowAll"] {
        let case = cases().into_iter().find(|case| case.kind == kind).expect("a case");
        let text = case.text().replacen(r#"base: "10000 eok KRW""#, r#"base: "10100 eok KRW""#, 1);
        fs::write(path("case.ron"), text).expect("the folder is writable");
        let [sound, unsound] = ["sound.ron", "case.ron"].map(path);
        let files = [spelt(&sound), spelt(&unsound)];
        let words = case.words();

        let output = run(&["compare", files[0], files[1], "--json"]);
        check_told(&case, &unsound, &output, 1);
        let json: Json = serde_json::from_slice(&output.stdout).expect("JSON");
        let compared = &json["comparisons"][0];
        for key in ["baseline", "scenario", "difference"] {
            assert!(compared["sums"][key].is_null(), "{}", compared["sums"]);
        }
        assert!(compared["sums"]["why"].as_str().is_some_and(|why| why.contains(&words)), "{compared}");
        assert!(compared["bridge"].is_null() && compared["break_even"]["growth"].is_null());
        let lines = compared["lines"].as_array().expect("lines");
        let line = |name: &str| {
            let is_it = |line: &&Json| line["fields"].to_string().contains(name);
            lines.iter().find(is_it).unwrap_or_else(|| panic!("{name} in {lines:?}"))
        };
        assert_eq!(line("part.won.base")["effect"], "413");
        let in_error = line("part.won.rule.2027.");
        assert!(in_error["effect"].is_null() && in_error["why"].is_string(), "{in_error}");
        assert_eq!(compared["rows"][0]["difference"], "100");

        let told = run(&["compare", files[0], files[1]]);
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.contains(&words) && told.contains("unknown: the new value has a problem"), "{told}");
        assert!(told.contains("+41.3") && !told.contains("What causes the difference"), "{told}");

        for name in ["out.csv", "out.md", "out.xlsx"] {
            let out = path(name);
            let output = run(&["export", files[0], files[1], "-o", spelt(&out), "--overwrite"]);
            check_told(&case, &unsound, &output, 1);
        }
        let csv = fs::read_to_string(path("out.csv")).expect("it was written");
        assert!(!csv.contains("Sum"), "{csv}");
        let sidecar = fs::read_to_string(path("out.csv.meta.json")).expect("it was written");
        assert!(bears(&sidecar, &words), "{sidecar}");
        let report = fs::read_to_string(path("out.md")).expect("it was written");
        assert!(bears(&report, &words) && !report.contains("What causes the difference"), "{report}");
        assert!(!report.contains("as much") && !report.contains("costs the same"), "{report}");
        let bytes = fs::read(path("out.xlsx")).expect("it was written");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).expect("another program reads it");
        let values = book.worksheet_range("Comparison").expect("the sheet");
        // Total of the other and the difference: 2026 stands, the years after and the sum do not.
        for row in [7, 10] {
            assert!(matches!(values.get_value((row, 3)), Some(Data::Float(_))), "{kind} {row}");
            for column in 4..=7 {
                let cell = values.get_value((row, column));
                assert!(matches!(cell, Some(Data::Error(_))), "{kind} {row} {column} {cell:?}");
            }
        }

        let svg = path("out.svg");
        for (view, is_there) in [("compare", true), ("differences", true), ("bridge", false)] {
            let output = run(&["chart", view, files[0], files[1], "-o", spelt(&svg), "--overwrite"]);
            check_told(&case, &unsound, &output, 1);
            let drawn = fs::read_to_string(&svg).unwrap_or_default();
            assert_eq!(!drawn.is_empty(), is_there, "{kind} {view}");
            assert!(!bears(&drawn, "costs the same") && !bears(&drawn, "costs as much"), "{kind} {view}");
            fs::remove_file(&svg).unwrap_or_default();
        }
    }
}

/// An offer on a scenario in error costs what stands of it.
#[test]
fn offers_built_on_a_scenario_in_error_follow() {
    let record = record::bundled();
    for case in cases() {
        let scenario = case.scenario();
        // A one-off in a year of its own names something that is paid and mends nothing.
        let part = if case.kind == "NoParts" { continue } else { scenario.parts[0].name.clone() };
        let one = FieldValue::Money(scenario.parts[0].base.clone());
        let FieldValue::Money(mut stated) = one else { unreachable!("it is an amount") };
        stated.value.amount = costshare::model::Scale::Eok.units();
        let term =
            OfferTerm::Read(Field::of_part(&part, PartField::OneOff(Year(2026))), FieldValue::Money(stated));
        let Ok(costed) = cost(&scenario, &[term], record, &Measure::default()) else {
            panic!("{}: an offer is costed as far as it goes", case.kind)
        };
        if case.has_no_year() {
            assert!(
                costed.by_year.is_empty() && costed.term.is_in_error() && costed.first_year.is_in_error()
            );
            continue;
        }
        for (year, amount) in &costed.by_year {
            let is_unknown = case.is_unknown("total", *year);
            assert_eq!(amount.known().is_none(), is_unknown, "{} {year}", case.kind);
        }
        let any = (2026..=LAST).any(|year| case.is_unknown("total", Year(year)));
        assert_eq!(costed.term.known().is_none(), any, "{}", case.kind);
    }
}

// Formats.

#[test]
fn a_workbook_has_no_figure_of_what_is_in_error() {
    for case in cases() {
        let scenario = case.scenario();
        let bytes = workbook(&[&scenario], record::bundled(), Language::En).expect("a workbook");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).expect("another program reads it");
        let values = book.worksheet_range("Projection").expect("the sheet");
        let formulas = book.worksheet_formula("Projection").expect("the sheet");
        let text = |row, column| match values.get_value((row, column)) {
            Some(Data::String(text)) => text.clone(),
            _ => String::new(),
        };
        let height = values.end().map_or(0, |end| end.0);
        let is_absent = case.problem().puts_in_error() == InError::Absent;
        let notes: Vec<String> = (0..=height).map(|row| text(row, 0)).collect();
        assert!(
            is_absent || notes.iter().any(|note| note.contains(&case.words())),
            "{} {notes:?}",
            case.kind
        );

        let years: BTreeMap<i16, u32> = (3..)
            .map_while(|column| match values.get_value((5, column)) {
                #[expect(clippy::cast_possible_truncation, reason = "years are small")]
                Some(Data::Float(year)) => Some((*year as i16, column)),
                _ => None,
            })
            .collect();
        assert_eq!(years.is_empty(), case.has_no_year(), "{}", case.kind);
        for row in 6..=height {
            let spelt = text(row, 2);
            for (&year, &column) in &years {
                if !case.is_unknown(&spelt, Year(year)) {
                    continue;
                }
                let value = values.get_value((row, column));
                let told = format!("{} {spelt}.{year}: {value:?}", case.kind);
                assert!(matches!(value, Some(Data::Error(_))), "{told}");
                let formula = formulas.get_value((row, column)).cloned().unwrap_or_default();
                assert!(is_absent || formula == "NA()", "{told} = {formula}");
            }
        }
        check_inputs(&case, &mut book);
    }
}

/// The cells of stated values show none that is in error: 1,200 million dollars are no 12 eok.
fn check_inputs(case: &Case, book: &mut Xlsx<Cursor<&[u8]>>) {
    let field = case.problem().field.to_string();
    for (sheet, value_column) in [("Parameters", 1), ("Series", 1)] {
        let values = book.worksheet_range(sheet).expect("the sheet");
        for row in 0..=values.end().map_or(0, |end| end.0) {
            let is_it = matches!(values.get_value((row, 6)), Some(Data::String(text)) if *text == field);
            if is_it && matches!(case.problem().puts_in_error(), InError::Value | InError::ValueAndBase) {
                let value = values.get_value((row, value_column));
                assert!(matches!(value, Some(Data::Error(_)) | None), "{} {field}: {value:?}", case.kind);
            }
        }
    }
}

// Commands. Each names the problem with its place on standard error and exits with 1; `set` with 2.

fn run(args: &[&str]) -> Output {
    command::run(&[&["--lang", "en"], args].concat())
}

fn spelt(path: &Path) -> &str {
    path.to_str().expect("a path in letters")
}

#[track_caller]
fn check_told(case: &Case, path: &Path, output: &Output, code: i32) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{} {:?}: {told}", case.kind, case.changes);
    let expected =
        format!("{}{}: problem: `{}`: {}", path.display(), case.place(), case.problem().field, case.words());
    assert!(told.contains(&expected), "{}: expected\n{expected}\nin\n{told}", case.kind);
}

#[test]
fn project_and_explain_print_what_stands() {
    let folder = TempDir::new().expect("a folder for the test");
    for case in cases_in_files() {
        let path = case.save(&folder);
        let json = run(&["project", spelt(&path), "--json"]);
        check_told(&case, &path, &json, 1);
        let json: Json = serde_json::from_slice(&json.stdout).expect("JSON");
        let rows = json["rows"].as_array().expect("rows");
        assert_eq!(rows.is_empty(), case.has_no_year(), "{}", case.kind);
        for row in rows {
            let year = row["year"].as_i64().and_then(|year| i16::try_from(year).ok()).expect("a year");
            check_row(&case, row, Year(year));
        }
        let csv = run(&["project", spelt(&path), "--csv"]);
        check_told(&case, &path, &csv, 1);
        let plain = run(&["project", spelt(&path)]);
        check_told(&case, &path, &plain, 1);

        let figure = case
            .unknown
            .0
            .first()
            .map_or("total.2027".to_owned(), |(row, years)| format!("{row}.{}", years.start()));
        let output = run(&["explain", spelt(&path), &figure]);
        check_told(&case, &path, &output, 1);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let is_absent = case.problem().puts_in_error() == InError::Absent;
        let reads = case.has_no_year() || !case.unknown.0.is_empty();
        if reads && !is_absent {
            assert!(told.contains(&case.words()), "{} {figure}: {told}", case.kind);
        }
        assert_eq!(told.contains("unknown"), reads, "{} {figure}: {told}", case.kind);
    }
}

/// Totals, parts and categories of a year; of two with one name each has its own place.
fn check_row(case: &Case, row: &Json, year: Year) {
    let told = format!("{} {:?} {year}: {row}", case.kind, case.changes);
    assert_eq!(row["total"].is_null(), case.is_unknown("total", year), "{told}");
    let plan = projected(&case.scenario());
    let plan = plan.plan();
    let categories = row["categories"].as_object().expect("an object");
    let count: usize = plan.parts.iter().map(|part| part.categories.len()).sum();
    assert_eq!(categories.len(), count, "{told}");
    for (name, value) in categories {
        let name = name.split(" (").next().unwrap_or_default();
        let row = match name.split_once('.') {
            Some((part, category)) if !name.starts_with("us.d") => format!("part.{part}.category.{category}"),
            _ if name.starts_with("us.d") => name.replacen("us.d.", "part.us.d.category.", 1),
            _ => format!("category.{name}"),
        };
        assert_eq!(value.is_null(), case.is_unknown(&row, year), "{row} of {told}");
    }
    let parts = row["parts"].as_object();
    assert_eq!(parts.map_or(0, serde_json::Map::len), plan.parts.len(), "{told}");
    for (name, value) in parts.into_iter().flatten() {
        let name = name.split(" (").next().unwrap_or_default();
        let row = if name.is_empty() { "total".to_owned() } else { format!("part.{name}.total") };
        assert_eq!(value["total"].is_null(), case.is_unknown(&row, year), "{row} of {told}");
    }
}

#[test]
fn compare_prints_what_stands() {
    let folder = TempDir::new().expect("a folder for the test");
    let other = folder.path().join("sound.ron");
    fs::write(&other, SOUND).expect("the folder is writable");
    for case in cases_in_files() {
        let path = case.save(&folder);
        for args in [[spelt(&path), spelt(&other)], [spelt(&other), spelt(&path)]] {
            let output = run(&["compare", args[0], args[1], "--json"]);
            check_told(&case, &path, &output, 1);
            let json: Json = serde_json::from_slice(&output.stdout).expect("JSON");
            let (of_case, of_sound) =
                if args[0] == spelt(&path) { ("baseline", "scenario") } else { ("scenario", "baseline") };
            for row in json["comparisons"][0]["rows"].as_array().expect("rows") {
                let year = row["year"].as_i64().and_then(|year| i16::try_from(year).ok()).expect("a year");
                let is_unknown = case.has_no_year() || case.is_unknown("total", Year(year));
                assert_eq!(row[of_case].is_null(), is_unknown, "{} {row}", case.kind);
                assert!(!row[of_sound].is_null(), "{} {row}", case.kind);
            }
        }
        let output = run(&["compare", spelt(&other), spelt(&path)]);
        check_told(&case, &path, &output, 1);
    }
}

#[test]
fn set_writes_nothing() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron");
    for case in cases_in_files() {
        let path = case.save(&folder);
        let output = run(&["set", spelt(&path), "title=Another", "-o", spelt(&new)]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{}: {told}", case.kind);
        assert!(told.contains(&case.words()), "{}: {told}", case.kind);
        assert!(!new.exists(), "{}", case.kind);
    }
}

#[test]
fn files_bear_the_problem_and_have_gaps() {
    let folder = TempDir::new().expect("a folder for the test");
    for case in cases_in_files() {
        let path = case.save(&folder);
        let words = case.words();
        let is_absent = case.problem().puts_in_error() == InError::Absent;
        for (command, name) in [
            (&["chart", "--text", "projection"][..], "case.svg"),
            (&["export"][..], "case.csv"),
            (&["export"][..], "case.md"),
            (&["export"][..], "case.xlsx"),
        ] {
            let out = folder.path().join(name);
            if out.exists() {
                fs::remove_file(&out).expect("it can be removed");
            }
            let args = [command, &[spelt(&path), "-o", spelt(&out), "--overwrite"]].concat();
            check_told(&case, &path, &run(&args), 1);
            // A chart without a figure is refused with the reason.
            if case.has_no_year() && name == "case.svg" {
                assert!(!out.exists(), "{}", case.kind);
                continue;
            }
            let beside = out.with_file_name("case.csv.meta.json");
            let text = match name {
                "case.xlsx" => continue,
                "case.csv" => fs::read_to_string(beside),
                _ => fs::read_to_string(&out),
            };
            let text = text.expect("it was written");
            assert!(is_absent || bears(&text, &words), "{} {name}: {words}\n{text}", case.kind);
        }
        check_csv(&case, &folder.path().join("case.csv"));
    }
}

/// Pictures of the other formats are of the same scene; one case of each sort is enough for these.
#[test]
fn pictures_of_every_format_are_made_of_what_stands() {
    let folder = TempDir::new().expect("a folder for the test");
    let of_kinds = ["TooManyDigits", "FloorAboveCap", "SharesNotWhole"];
    for case in of_kinds.iter().filter_map(|kind| cases().into_iter().find(|case| case.kind == *kind)) {
        let path = case.save(&folder);
        for ending in ["svg", "png", "pdf"] {
            let out = folder.path().join(format!("case.{ending}"));
            let output = run(&["chart", "projection", spelt(&path), "-o", spelt(&out), "--overwrite"]);
            check_told(&case, &path, &output, 1);
            assert!(out.metadata().is_ok_and(|file| file.len() > 1000), "{} {ending}", case.kind);
        }
    }
}

/// Whether a text has the words, however lines are broken and letters escaped.
fn bears(text: &str, words: &str) -> bool {
    let mut plain = String::new();
    let mut in_tag = false;
    for letter in text.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            letter if !in_tag && letter.is_alphanumeric() => plain.push(letter),
            _ => {}
        }
    }
    let words: String = words.chars().filter(|letter| letter.is_alphanumeric()).collect();
    plain.contains(&words)
}

/// The total of every year: an empty cell where it is unknown.
fn check_csv(case: &Case, path: &Path) {
    let text = fs::read_to_string(path).expect("it was written");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let total = heads.iter().position(|head| head.starts_with("Total (")).expect("a column of totals");
    for record in reader.records().map(|record| record.expect("a record")) {
        let Some(year) = record.get(0).and_then(|year| year.parse().ok()).map(Year) else { continue };
        let cell = record.get(total).unwrap_or_default();
        assert_eq!(cell.is_empty(), case.is_unknown("total", year), "{} {year}: {cell}", case.kind);
    }
}

// Two parts, one in error.

/// A base of minus 1 eok in won: 100 million dollars a year stand in the other part, two thirds and one
/// third of them in its categories, in steps of 0.1 million: 66.7 and 33.3.
#[test]
fn of_two_parts_the_one_that_is_sound_stands() {
    let case = cases().into_iter().find(|case| case.kind == "NegativeAmount").expect("a case");
    let folder = TempDir::new().expect("a folder for the test");
    let path = case.save(&folder);
    let output = run(&["project", spelt(&path), "--json"]);
    check_told(&case, &path, &output, 1);
    let json: Json = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = json["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 4);
    for row in rows {
        assert_eq!(row["parts"]["usd"]["total"], "100");
        assert_eq!(row["categories"]["usd.east"], "66.7");
        assert_eq!(row["categories"]["usd.west"], "33.3");
        assert!(row["parts"]["won"]["total"].is_null() && row["total"].is_null());
        assert_eq!(row["why"], case.words());
        assert_eq!(row["why_of"]["parts.won"], case.words());
    }
}

/// The rule of a scenario on history: its cap is below its floor, so only the base stands.
#[test]
fn a_rule_in_error_is_tried_as_far_as_it_goes() {
    let case = cases().into_iter().find(|case| case.kind == "FloorAboveCap").expect("a case");
    let folder = TempDir::new().expect("a folder for the test");
    let path = case.save(&folder);
    let args = ["replay", "--rule", spelt(&path), "--of", "2027", "--from", "2021", "--to", "2023", "--json"];
    let output = run(&args);
    check_told(&case, &path, &output, 1);
    let json: Json = serde_json::from_slice(&output.stdout).expect("JSON");
    let known: Vec<bool> =
        json["rows"].as_array().expect("rows").iter().map(|row| !row["by_rule"].is_null()).collect();
    assert_eq!(known, [true, false, false]);

    // Nothing is claimed of its cap, and it is no scenario that could be written.
    let output = run(&args[..args.len() - 1]);
    check_told(&case, &path, &output, 1);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!told.contains("cap") || told.contains("above the cap"), "{told}");
    assert!(!told.contains("never binds") && !told.contains("settles"), "{told}");
    assert!(told.contains("Problem: ") && told.contains("is above the cap of"), "{told}");
    let new = folder.path().join("new.ron");
    let output = run(&[&args[..args.len() - 1], &["-o", spelt(&new)]].concat());
    check_told(&case, &path, &output, 2);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("nothing was written") && output.stdout.is_empty(), "{told}");
    assert!(!new.exists());
}

/// What is not in print is no problem of the rule: of 2028 nothing is known, so nothing is said of the cap
/// for all years, and no scenario is written that the check would refuse.
#[test]
fn a_trial_beyond_what_is_in_print_is_not_written() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron");
    let args = ["replay", "--rule", "scenarios/sma-12.ron", "--from", "2021", "--to", "2028"];
    let output = run(&[&args[..], &["-o", spelt(&new)]].concat());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), new.exists()), (Some(2), false), "{told}");
    assert!(told.contains("nothing was written") && told.contains("2026"), "{told}");
}

// Terms of thousands of years are told at once.

#[test]
fn a_term_to_9999_is_told_and_not_projected() {
    for name in ["12th-to-9999.ron", "10x10-to-9999.ron", "50-parts-to-9999.ron"] {
        let path = Path::new("tests/field").join(name);
        let scenario = files::open_scenario(&path).expect("it can be read").file.scenario;
        let begun = Instant::now();
        let view = view(&scenario, &Measure::default(), None);
        let compared = compare(&scenario, &sound(), record::bundled(), &Measure::default());
        assert!(begun.elapsed() < Duration::from_secs(2), "{name}: {:?}", begun.elapsed());
        assert!(view.table.rows.is_empty() && view.headline.contains("9999"), "{}", view.headline);
        assert!(view.table.notes.iter().any(|note| note.contains("7,974 years")), "{:?}", view.table.notes);
        assert!(compared.rows.iter().all(|row| row.amounts.baseline.is_in_error()), "{name}");

        let output = run(&["project", spelt(&path)]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(&format!("{}:", path.display())) && told.contains("years.last"), "{told}");
    }
}
