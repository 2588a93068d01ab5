//! The denominator lens: one amount under every published definition of the share.
//!
//! Never a bare per cent: each share stands with what is divided by what, the years and the sources
//! of both sides, and with what is missing where it cannot be had.

use rust_decimal::Decimal;

use crate::engine::recorded::belongs_to;
use crate::engine::{
    AmountOf, Certainty, Definition, Projection, RowName, ShareOf, amount_of, shares_of, shares_of_periods,
};
use crate::model::{Currency, Money, Rate, Record, Scenario, SourceList, Status, Unit, Value, Year, Years};
use crate::present::Library;
use crate::present::certainty::{is_in_print, mark};
use crate::present::table::Columns;
use crate::present::{Cell, Cited, Page, Table, cite};
use crate::text::numbers::{AmountUnit, years};
use crate::text::shares::{
    counted_words, definition_name, definition_words, no_share_words, share_calculation, share_result,
    years_of,
};
use crate::text::{Language, key, say, say_with};

/// A share as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareLine {
    /// The definition.
    pub definition: Definition,
    /// Its name.
    pub name: String,
    /// What is divided by what, in words.
    pub means: String,
    /// The result as it is read, or why there is none.
    pub result: Result<String, String>,
    /// The exact result: a fraction, or an amount for each.
    pub value: Option<Decimal>,
    /// The calculation in figures; empty where one is missing.
    pub calculation: String,
    /// What its figures count, for example `억원`.
    pub counts: String,
    /// What it is divided by, each with its year and amount.
    pub denominators: Vec<String>,
    /// The years of what it is divided by: `2010`, `2015, 2012`.
    pub years: String,
    /// That a figure is of another year than the amount; none if all are of its year.
    pub other_year: Option<String>,
    /// How sure it is.
    pub status: Status,
    /// Who says so.
    pub sources: Vec<Cited>,
}

/// The amount of one year, by every definition; `own` is a yearly cost that the user names.
pub fn lines(record: &Record, amount: &AmountOf, own: Option<Money>, language: Language) -> Vec<ShareLine> {
    lines_in(record, &Library::of(record, language), amount, own, language)
}

/// The same with its sources looked up in a library.
fn lines_in(
    record: &Record,
    library: &Library<'_>,
    amount: &AmountOf,
    own: Option<Money>,
    language: Language,
) -> Vec<ShareLine> {
    let of_year = shares_of(record, amount, own);
    let mut lines: Vec<ShareLine> = of_year.iter().map(|share| line(share, library, language)).collect();
    for share in shares_of_periods(record).iter().filter(|share| share.years.contains(amount.year)) {
        let mut of_period = line(share, library, language);
        // It is not about the amount of the year alone.
        of_period.name = format!("{}, {}", of_period.name, years(share.years, language));
        lines.push(of_period);
    }
    lines
}

/// Whether the total of a year can be read as shares: it is known, the scenario continues what the
/// record holds, and Korea pays.
pub fn can_be_read(scenario: &Scenario, projection: &Projection, record: &Record, year: Year) -> bool {
    projection.total(year).known().is_some() && belongs_to(scenario, record) && scenario.korea_pays()
}

/// The total of a year of a projection, by every definition; nothing where that [cannot be
/// read](can_be_read).
pub fn of_total(
    scenario: &Scenario,
    projection: &Projection,
    record: &Record,
    year: Year,
    own: Option<Money>,
    language: Language,
) -> Vec<ShareLine> {
    let total = projection.total(year).known();
    let Some(total) = total.filter(|_| can_be_read(scenario, projection, record, year)) else {
        return Vec::new();
    };
    let mut sources = SourceList::default();
    if is_in_print(scenario, year) {
        for part in &scenario.parts {
            let stated =
                if year == scenario.years.first { Some(&part.base) } else { part.amounts.get(&year) };
            sources.extend(stated.map_or(&[][..], |stated| &stated.sources));
        }
    }
    let amount = AmountOf {
        year,
        money: Money::new(total, scenario.currency()),
        status: Certainty::new(projection).of(RowName::Total, year),
        converted: false,
        sources,
    };
    lines_in(record, &Library::of(record, language).with(scenario), &amount, own, language)
}

fn line(share: &ShareOf, library: &Library<'_>, language: Language) -> ShareLine {
    let mut years: Vec<Years> = Vec::new();
    // What stands beside what is counted makes the denominator, and so does the rest of the sum.
    let whole = share.beside.iter().chain(share.counted.iter().skip(1));
    for part in whole {
        if !years.contains(&part.years) {
            years.push(part.years);
        }
    }
    let others = years.iter().copied().filter(|&of| of != share.years);
    let others: Vec<String> = others.map(years_of).collect();
    let other_year = (!others.is_empty())
        .then(|| say_with(language, key::SHARE_OTHER_YEAR, &[("year", others.join(", ").into())]));
    let figures = share.beside.iter().chain(share.counted.iter().skip(1));
    ShareLine {
        definition: share.definition,
        name: definition_name(share.definition, language),
        means: definition_words(share.definition, language),
        result: match share.value {
            Ok(value) => Ok(share_result(share, value, language)),
            Err(why) => Err(no_share_words(share, why, language)),
        },
        value: share.value.ok(),
        calculation: share_calculation(share, language),
        counts: AmountUnit::usual(share.currency, language).label(language),
        denominators: figures.map(|part| counted_words(part, share, language)).collect(),
        years: if share.value.is_ok() { list(&years) } else { String::new() },
        other_year: other_year.filter(|_| share.value.is_ok()),
        status: share.status(),
        sources: share.sources().iter().map(|source| cite(source, library)).collect(),
    }
}

/// `2020, 2015`
fn list(years: &[Years]) -> String {
    years.iter().map(|&of| years_of(of)).collect::<Vec<_>>().join(", ")
}

/// The page of shares: of one year by every definition, or of every year that has a denominator of
/// its own.
pub fn page(record: &Record, year: Option<Year>, own: Option<Money>, language: Language) -> Page {
    let lines = |year: Year| {
        let amount = amount_of(record, year, Currency::KRW)?;
        Some((year, shares_of(record, &amount, own)))
    };
    let mut years: Vec<Year> = record.contributions.iter().map(|one| one.year).collect();
    years.dedup();
    years.retain(|&of| year.is_none_or(|year| year == of));
    let mut of_years: Vec<(Year, Vec<ShareOf>)> = years.into_iter().filter_map(lines).collect();
    if year.is_none() {
        // Costs of the stationing; budget, output and soldiers of every year are measures.
        let costs = [Definition::Narrow, Definition::Direct, Definition::Wide, Definition::AgainstGuest];
        for (_, shares) in &mut of_years {
            let is_own = |share: &ShareOf| share.value.is_ok() && !share.is_of_other_years();
            shares.retain(|share| costs.contains(&share.definition) && is_own(share));
        }
    }
    let periods = shares_of_periods(record);
    let periods = periods.into_iter().filter(|share| year.is_none_or(|year| share.years.contains(year)));
    let headline = headline(&of_years, year, language);
    let shares: Vec<ShareOf> = of_years.into_iter().flat_map(|(_, shares)| shares).chain(periods).collect();

    let mut notes =
        vec![say(language, key::SHARES_NOTE_TEMPORARY), say(language, key::SHARES_NOTE_CONVERTED)];
    notes.push(match year {
        Some(_) => say(language, key::SHARES_NOTE_YEARS),
        None => say(language, key::SHARES_NOTE_OWN_YEARS),
    });
    let table = table(&shares, record, notes, language);
    let (title, subline) = (say(language, key::SHARES_PAGE_TITLE), say(language, key::SHARES_SUBLINE));
    Page { title, headline, subline, tables: vec![table] }
}

fn headline(of_years: &[(Year, Vec<ShareOf>)], year: Option<Year>, language: Language) -> String {
    let found = |shares: &[ShareOf], definition: Definition| -> Option<String> {
        let share = shares.iter().find(|share| share.definition == definition)?;
        Some(share_result(share, share.value.ok()?, language))
    };
    if let Some(year) = year {
        let year = ("year", year.into());
        let shares = of_years.first().map_or(&[][..], |(_, shares)| shares);
        let narrow = found(shares, Definition::Narrow);
        if let (Some(narrow), Some(wide)) = (narrow, found(shares, Definition::Wide)) {
            let costs = shares.iter().filter(|share| share.definition == Definition::Wide);
            let parts = costs.flat_map(|share| share.beside.iter().chain(share.counted.iter().skip(1)));
            let mut years: Vec<Years> = parts.map(|part| part.years).collect();
            years.sort_by_key(|years| years.first);
            years.dedup();
            let years = ("years", list(&years).into());
            let args = [year, ("narrow", narrow.into()), ("wide", wide.into()), years];
            return say_with(language, key::SHARES_HEADLINE_YEAR, &args);
        }
        let any = shares.iter().find_map(|share| Some((share, share.value.ok()?)));
        return match any {
            Some((share, value)) => {
                let definition = ("definition", definition_name(share.definition, language).into());
                let share = ("share", share_result(share, value, language).into());
                say_with(language, key::SHARES_HEADLINE_YEAR_ONE, &[year, share, definition])
            }
            None => say_with(language, key::SHARES_HEADLINE, &[year]),
        };
    }
    // The year in which the definitions lie furthest apart says most.
    let widest = of_years.iter().filter_map(|(year, shares)| Some((*year, spread(shares)?)));
    match widest.max_by_key(|(_, (by, ..))| *by) {
        Some((year, (_, (low, low_share), (high, high_share)))) => {
            let args = [
                ("year", year.into()),
                ("low", share_result(low_share, low, language).into()),
                ("low-definition", definition_name(low_share.definition, language).into()),
                ("high", share_result(high_share, high, language).into()),
                ("high-definition", definition_name(high_share.definition, language).into()),
            ];
            say_with(language, key::SHARES_HEADLINE_ALL, &args)
        }
        None => say(language, key::SHARES_PAGE_TITLE),
    }
}

/// A share, and how it is shown.
struct ShareRow<'a> {
    share: &'a ShareOf,
    line: ShareLine,
}

fn table(shares: &[ShareOf], record: &Record, notes: Vec<String>, language: Language) -> Table {
    let head = |key| say(language, key);
    let year = |row: &ShareRow<'_>| (row.share.years.len() == 1).then_some(row.share.years.first);
    let mut columns = Columns::in_year(year);
    columns.words("years", head(key::COLUMN_YEAR), |row| years_of(row.share.years));
    columns.words("definition", head(key::SHARES_HEAD_DEFINITION), |row| row.line.name.clone());
    columns.words("calculation", head(key::SHARES_HEAD_CALCULATION), |row| row.line.calculation.clone());
    columns.words("counts", head(key::SHARES_HEAD_COUNTS), |row| row.line.counts.clone());
    columns.words("denominator_years", head(key::SHARES_HEAD_DENOMINATOR), |row| row.line.years.clone());
    columns.figures("share", head(key::SHARES_HEAD_SHARE), "", |_, row| row.result());
    columns.words("unit", head(key::SHARES_HEAD_UNIT), |row| match row.share.unit() {
        Unit::Money(currency) => currency.code().to_owned(),
        _ => "%".to_owned(),
    });
    columns.sources(head(key::SHARES_HEAD_SOURCES), |row| row.share.sources());
    columns.words("means", head(key::SHARES_HEAD_MEANS), |row| row.line.means.clone());
    let library = Library::of(record, language);
    let rows = shares.iter().map(|share| ShareRow { share, line: line(share, &library, language) });
    columns.table(say(language, key::SHARES_PAGE_TITLE), rows, notes)
}

impl ShareRow<'_> {
    fn result(&self) -> Cell {
        match (self.share.value, &self.line.result) {
            (Ok(value), Ok(text)) => Cell {
                value: Some(Value::Known(value)),
                plain: Some(match self.share.unit() {
                    Unit::Money(_) => value,
                    _ => Rate(value).in_percent(),
                }),
                ..Cell::words(text.as_str()).marked(mark(self.line.status)).read(self.line.means.as_str())
            },
            (_, Err(why)) => Cell::unknown(why.as_str()),
            (Err(_), Ok(_)) => unreachable!("a line has a result where its share has one"),
        }
    }
}

/// By how much the parts of a whole differ, and the lowest and the highest of them.
type Spread<'a> = (Decimal, (Decimal, &'a ShareOf), (Decimal, &'a ShareOf));

fn spread(shares: &[ShareOf]) -> Option<Spread<'_>> {
    let known = shares.iter().filter(|share| share.definition.is_part_of_sum());
    let known: Vec<(Decimal, &ShareOf)> =
        known.filter_map(|share| Some((share.value.ok()?, share))).collect();
    let low = known.iter().min_by_key(|(value, _)| *value).copied()?;
    let high = known.iter().max_by_key(|(value, _)| *value).copied()?;
    Some((high.0.checked_sub(low.0)?, low, high))
}
