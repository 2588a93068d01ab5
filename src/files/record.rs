//! The bundled record: editions of CSV files that are compiled in.
//!
//! An edition is a folder of `assets/record/`. It never changes once it was published; new figures
//! make a new edition. Reading is strict: an unknown column, word or source, a value without a
//! source, or an impossible date is an error that names file, line and column.
//!
//! A stated value is one cell, spelt as in scenarios: `7469 eok KRW [HANI6, DONGA6]`. Several of
//! them are divided by `; `. Long tables (`macro.csv`, `forecasts.csv`) have a column each for
//! value, unit, status and sources. An empty cell is unknown.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::OnceLock;

use csv::StringRecord;
use rust_decimal::Decimal;

use crate::model::clauses::{Fixed, Freeze, Growth, Index, Rule, Sum};
use crate::model::{
    AgreementFacts, Basis, CategoryName, Contribution, ContributionKind, Division, EDITIONS, Event, Exchange,
    Execution, Forecast, IndexPeriod, Money, OwnCost, Quantity, Rate, Record, Scope, Source, SourceId, Spelt,
    Stated, Status, Support, Unit, Year, Years, parse_decimal,
};

/// The newest bundled edition.
///
/// # Panics
/// Never: a test reads every bundled edition.
pub fn bundled() -> &'static Record {
    edition(EDITIONS[EDITIONS.len() - 1]).expect("the newest edition is bundled")
}

/// The bundled edition of that name.
///
/// # Panics
/// Never: a test reads every bundled edition.
pub fn edition(name: &str) -> Option<&'static Record> {
    static READ: [OnceLock<Record>; EDITIONS.len()] = [const { OnceLock::new() }; EDITIONS.len()];
    let place = FILES.iter().position(|edition| edition.name == name)?;
    Some(READ[place].get_or_init(|| read(&FILES[place]).expect("a test reads every bundled edition")))
}

/// Why an edition cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("assets/record/{edition}/{file}:{line}: {message}")]
pub struct RecordError {
    /// The name of the edition.
    pub edition: String,
    /// The name of the file.
    pub file: &'static str,
    /// The line, counted from 1.
    pub line: u64,
    /// What was found and what was expected.
    pub message: String,
}

/// The files of an edition.
struct EditionFiles {
    name: &'static str,
    agreements: &'static str,
    categories: &'static str,
    contributions: &'static str,
    events: &'static str,
    execution: &'static str,
    forecasts: &'static str,
    macro_series: &'static str,
    own_costs: &'static str,
    sources: &'static str,
    support: &'static str,
}

/// A list of editions, each with its files compiled in.
macro_rules! editions {
    ($($name:literal),* $(,)?) => {
        static FILES: [EditionFiles; EDITIONS.len()] = [$(EditionFiles {
            name: $name,
            agreements: text!($name, "agreements.csv"),
            categories: text!($name, "categories.csv"),
            contributions: text!($name, "contributions.csv"),
            events: text!($name, "events.csv"),
            execution: text!($name, "execution.csv"),
            forecasts: text!($name, "forecasts.csv"),
            macro_series: text!($name, "macro.csv"),
            own_costs: text!($name, "usfk_us_cost.csv"),
            sources: text!($name, "sources.csv"),
            support: text!($name, "rok_support.csv"),
        }),*];
    };
}

macro_rules! text {
    ($edition:literal, $file:literal) => {
        include_str!(concat!("../../assets/record/", $edition, "/", $file))
    };
}

// Oldest first. A new edition is a folder, a name in `model::EDITIONS` and one here.
editions!["2026-02"];

type SourceTable = BTreeMap<SourceId, Source>;

fn read(edition: &EditionFiles) -> Result<Record, RecordError> {
    let name = edition.name;
    let sources = read_sources(name, edition.sources)?;
    let table = |file, text| CsvTable { edition: name, file, text, sources: &sources };
    let mut record = Record {
        edition: name.to_owned(),
        quantities: BTreeMap::new(),
        contributions: table("contributions.csv", edition.contributions).rows(CONTRIBUTIONS, contribution)?,
        agreements: table("agreements.csv", edition.agreements).rows(AGREEMENTS, agreement)?,
        forecasts: table("forecasts.csv", edition.forecasts).rows(FORECASTS, forecast)?,
        execution: table("execution.csv", edition.execution).rows(EXECUTION, execution)?,
        categories: table("categories.csv", edition.categories).rows(CATEGORIES, division)?,
        support: table("rok_support.csv", edition.support).rows(SUPPORT, support)?,
        own_costs: table("usfk_us_cost.csv", edition.own_costs).rows(OWN_COSTS, own_cost)?,
        events: table("events.csv", edition.events).rows(EVENTS, event)?,
        sources: BTreeMap::new(),
    };
    table("macro.csv", edition.macro_series).each(MACRO, |row| quantity(row, &mut record.quantities))?;
    record.sources = sources;
    Ok(record)
}

const SOURCES: &[&str] = &["source", "title", "publisher", "date", "address"];

fn read_sources(edition: &str, text: &str) -> Result<SourceTable, RecordError> {
    let none = SourceTable::new();
    let mut sources = SourceTable::new();
    CsvTable { edition, file: "sources.csv", text, sources: &none }.each(SOURCES, |row| {
        let source = Source {
            title: row.text("title")?,
            publisher: row.text("publisher")?,
            date: row.optional("date")?,
            address: row.text("address")?,
        };
        match sources.insert(SourceId(row.text("source")?), source) {
            None => Ok(()),
            Some(_) => Err(row.refused("source", "a name that is not taken")),
        }
    })?;
    Ok(sources)
}

const MACRO: &[&str] = &["quantity", "year", "value", "unit", "status", "sources", "note"];

fn quantity(row: &CsvRow, quantities: &mut BTreeMap<String, Quantity>) -> Result<(), RecordError> {
    let (unit, value) = row.value_in_unit()?;
    let name = row.cell("quantity");
    if !quantities.contains_key(name) {
        let (values, notes) = (BTreeMap::new(), BTreeMap::new());
        quantities.insert(name.to_owned(), Quantity { unit, values, notes });
    }
    let quantity = quantities.get_mut(name).expect("it was just put there");
    if quantity.unit != unit {
        return Err(row.refused("unit", "the unit of the years before"));
    }
    let (year, note) = (row.parse("year")?, row.text("note")?);
    if !note.is_empty() {
        quantity.notes.insert(year, note);
    }
    match quantity.values.insert(year, value) {
        None => Ok(()),
        Some(_) => Err(row.refused("year", "a year that is not there yet")),
    }
}

const FORECASTS: &[&str] =
    &["quantity", "year", "value", "unit", "status", "sources", "forecaster", "vintage", "note"];

/// What the note of a forecast says whose year is the one in which a rule applies it.
const BY_RULE_YEAR: &str = "by rule year";

fn forecast(row: &CsvRow) -> Result<Forecast, RecordError> {
    let (unit, value) = row.value_in_unit()?;
    Ok(Forecast {
        quantity: row.text("quantity")?,
        year: row.parse("year")?,
        is_by_rule_year: row.text("note")?.contains(BY_RULE_YEAR),
        unit,
        value,
        forecaster: row.text("forecaster")?,
        vintage: row.parse("vintage")?,
        note: row.text("note")?,
    })
}

const CONTRIBUTIONS: &[&str] =
    &["year", "agreement", "kind", "basis", "total_krw", "total_usd", "parts", "sources", "note"];

fn contribution(row: &CsvRow) -> Result<Contribution, RecordError> {
    Ok(Contribution {
        year: row.parse("year")?,
        agreement: row.parse("agreement")?,
        kind: row.word("kind", &ContributionKind::ALL, ContributionKind::word)?,
        basis: match row.cell("basis") {
            "mixed" => Basis::Mixed,
            _ => Basis::Currency(row.parse("basis")?),
        },
        total_krw: row.stated("total_krw")?,
        total_usd: row.stated("total_usd")?,
        parts: row.list("parts")?,
        sources: row.sources("sources")?,
        note: row.text("note")?,
    })
}

const AGREEMENTS: &[&str] = &[
    "agreement",
    "first_year",
    "last_year",
    "signed",
    "signed_at",
    "in_force",
    "effective_from",
    "treaty",
    "base_year",
    "base",
    "base_change",
    "rule",
    "index",
    "lag",
    "second_index",
    "second_lag",
    "fixed",
    "index_period",
    "cap",
    "floor",
    "steps",
    "first_adjusted",
    "last_adjusted",
    "rounding",
    "in_kind_construction",
    "labour_floor",
    "labour_cap",
    "clauses",
    "sources",
];

fn agreement(row: &CsvRow) -> Result<AgreementFacts, RecordError> {
    let adjusted = (row.optional("first_adjusted")?, row.optional("last_adjusted")?);
    Ok(AgreementFacts {
        number: row.parse("agreement")?,
        years: Years::new(row.parse("first_year")?, row.parse("last_year")?),
        signed: row.parse("signed")?,
        signed_at: row.text("signed_at")?,
        in_force: row.parse("in_force")?,
        effective_from: row.parse("effective_from")?,
        treaty: row.text("treaty")?,
        base_year: row.parse("base_year")?,
        base: row.list("base")?,
        base_change: row.stated("base_change")?,
        rule: agreed_rule(row)?,
        index_period: match row.cell("index_period") {
            "" => None,
            "calendar_year" => Some(IndexPeriod::CalendarYear),
            "to_september" => Some(IndexPeriod::ToSeptember),
            _ => return Err(row.refused("index_period", "`calendar_year` or `to_september`")),
        },
        steps: row.by_year("steps")?,
        adjusted: adjusted.0.zip(adjusted.1).map(|(first, last)| Years::new(first, last)),
        rounding: row.text("rounding")?,
        in_kind_construction: row.by_year("in_kind_construction")?,
        labour_floor: row.stated("labour_floor")?,
        labour_cap: row.stated("labour_cap")?,
        clauses: row.text("clauses")?,
        sources: row.sources("sources")?,
    })
}

/// The rule of an agreement as a clause; none where amounts are named or there is one year only.
fn agreed_rule(row: &CsvRow) -> Result<Option<Rule>, RecordError> {
    let index = |series, lag| -> Result<Growth, RecordError> {
        Ok(Growth::Index(Index { series: row.text(series)?, lag: row.parse(lag)? }))
    };
    let fixed = || -> Result<Growth, RecordError> {
        let rate = row.stated("fixed")?.ok_or_else(|| row.refused("fixed", "a rate with its sources"))?;
        Ok(Growth::Fixed(Fixed { rate }))
    };
    let sum = |first, second| Growth::Sum(Sum { first: Box::new(first), second: Box::new(second) });
    let growth = match row.cell("rule") {
        "steps" | "single_year" => return Ok(None),
        "freeze" => Growth::Freeze(Freeze {}),
        "fixed" => fixed()?,
        "index" => index("index", "lag")?,
        "fixed_plus_index" => sum(fixed()?, index("index", "lag")?),
        "sum_of_indices" => sum(index("index", "lag")?, index("second_index", "second_lag")?),
        _ => return Err(row.refused("rule", "steps, single_year, freeze, fixed, index or a sum of them")),
    };
    Ok(Some(Rule { growth, floor: row.stated("floor")?, cap: row.stated("cap")?, note: None }))
}

const EXECUTION: &[&str] = &[
    "year",
    "scope",
    "agreed",
    "budgeted",
    "available",
    "not_executed",
    "carried_over",
    "lapsed",
    "detail",
    "sources",
    "note",
];

fn execution(row: &CsvRow) -> Result<Execution, RecordError> {
    Ok(Execution {
        year: row.parse("year")?,
        scope: row.word("scope", &Scope::ALL, Scope::word)?,
        agreed: row.stated("agreed")?,
        budgeted: row.stated("budgeted")?,
        available: row.stated("available")?,
        not_executed: row.stated("not_executed")?,
        carried_over: row.stated("carried_over")?,
        lapsed: row.stated("lapsed")?,
        detail: row.text("detail")?,
        sources: row.sources("sources")?,
        note: row.text("note")?,
    })
}

const CATEGORIES: &[&str] = &[
    "year",
    "labour",
    "construction",
    "combined_defence_improvement",
    "logistics",
    "total",
    "sources",
    "note",
];

fn division(row: &CsvRow) -> Result<Division, RecordError> {
    let mut parts = BTreeMap::new();
    for category in CategoryName::ALL {
        if let Some(share) = row.stated(category.word())? {
            parts.insert(category, share);
        }
    }
    Ok(Division {
        year: row.parse("year")?,
        parts,
        total: row.list("total")?,
        sources: row.sources("sources")?,
        note: row.text("note")?,
    })
}

const SUPPORT: &[&str] = &["first_year", "last_year", "group", "item", "amount", "note"];

fn support(row: &CsvRow) -> Result<Support, RecordError> {
    Ok(Support {
        years: Years::new(row.parse("first_year")?, row.parse("last_year")?),
        group: row.text("group")?,
        item: row.text("item")?,
        amount: row.needed("amount")?,
        note: row.text("note")?,
    })
}

const OWN_COSTS: &[&str] = &["first_year", "last_year", "item", "kind", "amount", "note"];

fn own_cost(row: &CsvRow) -> Result<OwnCost, RecordError> {
    Ok(OwnCost {
        years: Years::new(row.parse("first_year")?, row.parse("last_year")?),
        item: row.text("item")?,
        kind: row.text("kind")?,
        amount: row.needed("amount")?,
        note: row.text("note")?,
    })
}

const EVENTS: &[&str] = &["date", "agreement", "event", "sources"];

fn event(row: &CsvRow) -> Result<Event, RecordError> {
    Ok(Event {
        date: row.parse("date")?,
        agreement: row.parse("agreement")?,
        what: row.text("event")?,
        sources: row.sources("sources")?,
    })
}

/// A file of the record with the sources that it may name.
struct CsvTable<'a> {
    edition: &'a str,
    file: &'static str,
    text: &'a str,
    sources: &'a SourceTable,
}

impl CsvTable<'_> {
    /// What `read` makes of every row.
    fn rows<T>(
        &self,
        columns: &[&str],
        read: impl Fn(&CsvRow) -> Result<T, RecordError>,
    ) -> Result<Vec<T>, RecordError> {
        let mut rows = Vec::new();
        self.each(columns, |row| {
            rows.push(read(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Gives every row to `read`; the columns must be those and in that order.
    fn each(
        &self,
        columns: &[&str],
        mut read: impl FnMut(&CsvRow) -> Result<(), RecordError>,
    ) -> Result<(), RecordError> {
        let mut reader = csv::Reader::from_reader(self.text.as_bytes());
        let broken = |error: csv::Error| {
            self.error(error.position().map_or(1, csv::Position::line), error.to_string())
        };

        let head = reader.headers().map_err(broken)?;
        if head != columns {
            let found: Vec<&str> = head.iter().collect();
            let message = format!("found the columns {}, expected {}", found.join(","), columns.join(","));
            return Err(self.error(1, message));
        }

        let mut cells = StringRecord::new();
        while reader.read_record(&mut cells).map_err(broken)? {
            read(&CsvRow { table: self, columns, cells: &cells })?;
        }
        Ok(())
    }

    fn error(&self, line: u64, message: String) -> RecordError {
        RecordError { edition: self.edition.to_owned(), file: self.file, line, message }
    }
}

/// A row of a file.
struct CsvRow<'a> {
    table: &'a CsvTable<'a>,
    columns: &'a [&'a str],
    cells: &'a StringRecord,
}

impl CsvRow<'_> {
    /// The cell as it stands.
    fn cell(&self, column: &str) -> &str {
        let place = self.columns.iter().position(|&name| name == column);
        place.and_then(|place| self.cells.get(place)).expect("the column is in the table's list")
    }

    fn error(&self, column: &str, message: &str) -> RecordError {
        let line = self.cells.position().map_or(0, csv::Position::line);
        self.table.error(line, format!("{column}: {message}"))
    }

    fn refused(&self, column: &str, expected: &str) -> RecordError {
        self.error(column, &format!("found `{}`, expected {expected}", self.cell(column)))
    }

    /// Free text; may be empty.
    fn text(&self, column: &str) -> Result<String, RecordError> {
        let text = self.cell(column);
        if text.trim() != text {
            return Err(self.refused(column, "no blanks around the text"));
        }
        Ok(text.to_owned())
    }

    fn parse<T: FromStr>(&self, column: &str) -> Result<T, RecordError> {
        self.cell(column).parse().map_err(|_| self.refused(column, "a value of another form"))
    }

    fn optional<T: FromStr>(&self, column: &str) -> Result<Option<T>, RecordError> {
        if self.cell(column).is_empty() { Ok(None) } else { self.parse(column).map(Some) }
    }

    /// One of a list of words.
    fn word<T: Copy>(&self, column: &str, all: &[T], word: fn(T) -> &'static str) -> Result<T, RecordError> {
        let found = self.cell(column);
        all.iter().copied().find(|&one| word(one) == found).ok_or_else(|| {
            let words: Vec<&str> = all.iter().map(|&one| word(one)).collect();
            self.refused(column, &format!("one of {}", words.join(", ")))
        })
    }

    /// Names of sources, all of them known; at least one.
    fn sources(&self, column: &str) -> Result<Vec<SourceId>, RecordError> {
        let names = self.cell(column).split(", ").map(|name| SourceId(name.to_owned())).collect();
        self.checked(column, names)
    }

    fn checked(&self, column: &str, names: Vec<SourceId>) -> Result<Vec<SourceId>, RecordError> {
        if names.is_empty() {
            return Err(self.refused(column, "at least one source"));
        }
        match names.iter().find(|name| !self.table.sources.contains_key(name)) {
            Some(unknown) => Err(self.error(column, &format!("`{unknown}` is not in sources.csv"))),
            None => Ok(names),
        }
    }

    /// A stated value; an empty cell is unknown.
    fn stated<T: Spelt>(&self, column: &str) -> Result<Option<Stated<T>>, RecordError> {
        let text = self.cell(column);
        if text.is_empty() { Ok(None) } else { self.stated_text(column, text).map(Some) }
    }

    fn needed<T: Spelt>(&self, column: &str) -> Result<Stated<T>, RecordError> {
        self.stated_text(column, self.cell(column))
    }

    fn stated_text<T: Spelt>(&self, column: &str, text: &str) -> Result<Stated<T>, RecordError> {
        let mut stated =
            Stated::<T>::read(text).map_err(|error| self.error(column, &format!("{error:?}")))?;
        stated.sources = self.checked(column, stated.sources)?;
        Ok(stated)
    }

    /// Several stated values.
    fn list<T: Spelt>(&self, column: &str) -> Result<Vec<Stated<T>>, RecordError> {
        let texts = self.cell(column).split("; ").filter(|text| !text.is_empty());
        texts.map(|text| self.stated_text(column, text)).collect()
    }

    /// Several stated values, each behind its year: `1997: 363 million USD [TREATY3]`.
    fn by_year<T: Spelt>(&self, column: &str) -> Result<BTreeMap<Year, Stated<T>>, RecordError> {
        let mut values = BTreeMap::new();
        for text in self.cell(column).split("; ").filter(|text| !text.is_empty()) {
            let year = text.split_once(": ").and_then(|(year, text)| Some((year.parse().ok()?, text)));
            let (year, text): (Year, &str) =
                year.ok_or_else(|| self.refused(column, "a year before each value"))?;
            if values.insert(year, self.stated_text(column, text)?).is_some() {
                return Err(self.refused(column, "each year once"));
            }
        }
        Ok(values)
    }

    /// The value of a long table, with its unit, status and sources.
    fn value_in_unit(&self) -> Result<(Unit, Stated<Decimal>), RecordError> {
        let (unit, value) =
            self.read_unit().ok_or_else(|| self.refused("value", "a plain decimal with a known unit"))?;
        let status = self.word("status", &Status::ALL, Status::word)?;
        Ok((unit, Stated { value, status, sources: self.sources("sources")? }))
    }

    /// Rates become fractions, money whole units of currency, exchange rates those of one unit.
    fn read_unit(&self) -> Option<(Unit, Decimal)> {
        let (value, unit) = (self.cell("value"), self.cell("unit"));
        let number = parse_decimal(value)?;
        Some(match unit {
            "percent" => (Unit::Rate, Rate::percent(number).0),
            "count" => (Unit::Count, number),
            _ => {
                if let Some((of, per)) = unit.split_once('/') {
                    let (units, per) = per.split_once(' ').unwrap_or(("1", per));
                    let (of, per) = (of.parse().ok()?, per.parse().ok()?);
                    let rate = Exchange::for_units(number, of, parse_decimal(units)?, per)?;
                    (Unit::Exchange { of, per }, rate.amount)
                } else {
                    let money = Money::read(&format!("{value} {unit}")).ok()?;
                    (Unit::Money(money.currency), money.amount)
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::model::{Currency, Share};

    #[test]
    fn every_edition_can_be_read() {
        for (place, edition) in FILES.iter().enumerate() {
            let record = read(edition).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(record.edition, EDITIONS[place]);
        }
    }

    #[test]
    fn every_year_since_1991_has_a_contribution() {
        let record = bundled();
        for year in 1991..=2030 {
            assert!(record.contributions_of(Year(year)).next().is_some(), "{year}");
        }
        for agreement in &record.agreements {
            for year in agreement.years.iter() {
                let right = record.contributions_of(year).all(|one| one.agreement == agreement.number);
                assert!(right, "{year}");
            }
        }
    }

    #[test]
    fn what_is_not_known_has_no_amount() {
        for contribution in &bundled().contributions {
            let known = contribution.total_krw.is_some() || contribution.total_usd.is_some();
            assert_eq!(known, contribution.kind != ContributionKind::Undetermined, "{}", contribution.year);
        }
    }

    #[test]
    fn figures_carry_their_own_status() {
        check_agreed(2022, dec!(12472), Status::Published);
        check_agreed(2023, dec!(12896), Status::Derived);
        check_agreed(2025, dec!(14028), Status::Published);

        let year_2003 = bundled().agreed(Year(2003)).expect("2003 is in the record");
        assert_eq!(year_2003.total_krw.as_ref().map(|total| total.status), Some(Status::Published));
        assert!(year_2003.parts.iter().all(|part| part.status == Status::Derived));
    }

    #[test]
    fn what_disagrees_stands_side_by_side() {
        let kinds: Vec<ContributionKind> =
            bundled().contributions_of(Year(2001)).map(|contribution| contribution.kind).collect();
        assert_eq!(kinds, [ContributionKind::Agreed, ContributionKind::Actual]);
    }

    #[test]
    fn three_categories_add_up_to_their_total() {
        let mut checked = 0;
        for division in &bundled().categories {
            let amounts: Vec<Money> = division
                .parts
                .values()
                .filter_map(|share| match share.value {
                    Share::Amount(money) => Some(money),
                    Share::Percent(_) => None,
                })
                .collect();
            let [total] = division.total.as_slice() else { continue };
            if amounts.len() < 3 || !division.parts.contains_key(&CategoryName::Construction) {
                continue;
            }
            let sum = amounts.into_iter().try_fold(Money::new(Decimal::ZERO, Currency::KRW), Money::plus);
            assert_eq!(sum, Ok(total.value), "{}", division.year);
            checked += 1;
        }
        assert_eq!(checked, 7, "2014, 2015, 2016, 2018, 2019, 2021, 2023");
    }

    #[test]
    fn quantities_are_in_their_units() {
        check_quantity("cpi", 2025, Unit::Rate, dec!(0.021), Status::Published);
        check_quantity("cpi", 2026, Unit::Rate, dec!(0.022), Status::Estimate);
        check_quantity("defence_budget_growth", 2025, Unit::Rate, dec!(0.031), Status::Derived);
        check_quantity("defence_budget_growth", 2028, Unit::Rate, dec!(0.081), Status::Estimate);
        let won = Unit::Money(Currency::KRW);
        check_quantity("defence_budget", 2026, won, dec!(65_864_200_000_000), Status::Published);
        check_quantity("gdp", 2025, won, dec!(2_663_300_000_000_000), Status::Published);
        check_quantity("usfk_troops", 2020, Unit::Count, dec!(28500), Status::Published);
        let per = |per: &str| Unit::Exchange { of: Currency::KRW, per: per.parse().expect("a currency") };
        check_quantity("exchange_USD", 2025, per("USD"), dec!(1421.40), Status::Published);
        check_quantity("exchange_JPY", 2024, per("JPY"), dec!(9.0023), Status::Derived);
    }

    #[test]
    fn indices_of_the_agreements_are_quantities() {
        let record = bundled();
        for agreement in &record.agreements {
            for index in agreement.rule.iter().flat_map(|rule| rule.growth.indices()) {
                assert!(record.quantities.contains_key(&index.series), "{}", agreement.number);
            }
        }
    }

    #[test]
    fn the_twelfth_agreement_is_capped() {
        let rule = bundled().agreement(12).and_then(|agreement| agreement.rule.as_ref());
        let rule = rule.expect("the 12th has a rule");
        assert_eq!(rule.growth, Growth::Index(Index { series: "cpi".to_owned(), lag: 2 }));
        assert_eq!(rule.cap.as_ref().map(|cap| cap.value), Some(Rate(dec!(0.05))));
        assert_eq!(rule.floor, None);
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        check_refused("cpi,2025,2.1,percent,published,NOBODY,", "2: sources: `NOBODY` is not in sources.csv");
        check_refused("cpi,2025,2.1,percent,printed,A,", "2: status: found `printed`, expected one of");
        check_refused("cpi,2025,\"2,1\",percent,published,A,", "2: value: found `2,1`");
        check_refused("cpi,2025,2.1,percent,published,A,\ncpi,2025,2.1,percent,published,A,", "3: year:");
        check_refused("cpi,2025,2.1,percent,published,A,\ncpi,2026,2,eok KRW,published,A,", "3: unit:");
    }

    #[test]
    fn the_files_for_later_name_known_sources() {
        let known = &bundled().sources;
        for file in ["comparators.csv", "positions.csv", "rounds.csv"] {
            let path = format!("{}/assets/record/2026-02/{file}", env!("CARGO_MANIFEST_DIR"));
            let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
            let column = reader.headers().expect("it has a head").iter().position(|name| name == "sources");
            for row in reader.records() {
                let row = row.unwrap_or_else(|error| panic!("{path}: {error}"));
                for name in row[column.expect("it has sources")].split(", ") {
                    assert!(known.contains_key(&SourceId(name.to_owned())), "{file}: {name}");
                }
            }
        }
    }

    #[track_caller]
    fn check_agreed(year: i16, eok: Decimal, status: Status) {
        let agreed = bundled().agreed(Year(year)).and_then(|one| one.total_in(Currency::KRW));
        let agreed = agreed.expect("the year is in the record");
        assert_eq!(agreed.value, Money::new(eok * dec!(100_000_000), Currency::KRW));
        assert_eq!(agreed.status, status);
    }

    #[track_caller]
    fn check_quantity(name: &str, year: i16, unit: Unit, value: Decimal, status: Status) {
        let quantity = &bundled().quantities[name];
        assert_eq!(quantity.unit, unit);
        let stated = &quantity.values[&Year(year)];
        assert_eq!((stated.value, stated.status), (value, status));
    }

    #[track_caller]
    fn check_refused(rows: &str, expected: &str) {
        let source =
            Source { title: String::new(), publisher: String::new(), date: None, address: String::new() };
        let sources = SourceTable::from([(SourceId("A".to_owned()), source)]);
        let text = format!("{}\n{rows}\n", MACRO.join(","));
        let table = CsvTable { edition: "test", file: "macro.csv", text: &text, sources: &sources };
        let mut quantities = BTreeMap::new();
        let error = table.each(MACRO, |row| quantity(row, &mut quantities)).expect_err("it is wrong");
        let place = format!("assets/record/test/macro.csv:{expected}");
        assert!(error.to_string().starts_with(&place), "{error}");
    }
}
