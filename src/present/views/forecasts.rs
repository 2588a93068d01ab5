//! Forecasts against outturn: every edition year by year, and what their errors come to.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::engine::{
    ExpectedValue, ForecastEdition, ForecastErrors, NoOutturn, errors, errors_by_years_ahead,
    forecast_editions,
};
use crate::model::{Record, SourceList, Status, Unit, Year};
use crate::present::counted::Counted;
use crate::present::table::Columns;
use crate::present::{Cell, Page, Table};
use crate::text::explanation::{list_years, quantity_name};
use crate::text::{Digits, Language, key, say, say_with};

/// The page of forecasts.
pub fn page(record: &Record, language: Language) -> Page {
    let editions = forecast_editions(record);
    let expected = || editions.iter().flat_map(|edition| &edition.years);
    let held = expected().filter(|expected| expected.outturn.is_ok()).count();
    let args = [("held", held.into()), ("all", expected().count().into())];
    Page {
        title: say(language, key::FORECASTS_PAGE_TITLE),
        headline: headline(&editions, language),
        subline: say_with(language, key::FORECASTS_SUBLINE, &args),
        tables: vec![
            years(&editions, language),
            by_edition(&editions, language),
            by_years_ahead(&editions, language),
        ],
    }
}

/// The quantity with the most outturns, and how its forecasts erred.
fn headline(editions: &[ForecastEdition], language: Language) -> String {
    let of = |quantity: &str| -> Vec<&ExpectedValue> {
        let of_quantity = editions.iter().filter(|edition| edition.quantity == quantity);
        of_quantity.flat_map(|edition| &edition.years).filter(|year| year.outturn.is_ok()).collect()
    };
    let most = editions.iter().max_by_key(|edition| of(&edition.quantity).len());
    let Some(edition) = most else { return say(language, key::FORECASTS_PAGE_TITLE) };
    let years = of(&edition.quantity);
    let Some(errors) = errors(years.iter().copied(), edition.unit) else {
        return say(language, key::FORECASTS_PAGE_TITLE);
    };
    let quantity = ("quantity", quantity_name(&edition.quantity, language).into());
    let (counted, mean) = match errors.mean_relative {
        Some(relative) => (Counted::Percent, relative),
        None => (counted(edition.unit, errors.mean, language), errors.mean),
    };
    let size = counted.cell(mean.abs(), 1);
    let unit = match edition.unit {
        Unit::Money(_) => "%".to_owned(),
        _ => format!(" {}", counted.label_of_difference(language)),
    };
    let mean_words = ("mean", format!("{size}{unit}").into());
    let on_side = |side: Ordering| {
        let errors = years.iter().filter_map(|year| year.error());
        errors.filter(|error| error.cmp(&Decimal::ZERO) == side).count()
    };
    let count = ("count", years.len().into());
    let side = mean.cmp(&Decimal::ZERO);
    let many = on_side(side).into();
    match side {
        Ordering::Greater => {
            say_with(language, key::FORECASTS_HEADLINE, &[quantity, count, ("high", many), mean_words])
        }
        Ordering::Less => {
            say_with(language, key::FORECASTS_HEADLINE_LOW, &[quantity, count, ("low", many), mean_words])
        }
        Ordering::Equal => say_with(language, key::FORECASTS_HEADLINE_EVEN, &[quantity]),
    }
}

/// What figures of a quantity count.
fn counted(unit: Unit, largest: Decimal, language: Language) -> Counted {
    let largest = match unit {
        // Errors may be small; they are counted as what they are errors of.
        Unit::Money(currency) => largest.max(currency.scale().units()),
        _ => largest,
    };
    Counted::of_column(unit, largest, language)
}

/// The unit of errors: of rates it is points.
fn unit_of_errors(unit: Unit, language: Language) -> String {
    counted(unit, Decimal::ONE, language).label_of_difference(language)
}

/// A year of an edition.
struct EditionYear<'a> {
    edition: &'a ForecastEdition,
    expected: &'a ExpectedValue,
}

impl EditionYear<'_> {
    /// A figure in the unit of the edition.
    fn figure(&self, value: Decimal, status: Status, language: Language) -> Cell {
        let counted = self.counted(language);
        Cell::figure(value, counted, counted.decimals(&[value])).known(status)
    }

    fn counted(&self, language: Language) -> Counted {
        counted(self.edition.unit, self.expected.forecast.value.abs(), language)
    }

    fn outturn(&self, language: Language) -> Cell {
        match &self.expected.outturn {
            Ok(outturn) => self.figure(outturn.value, outturn.status, language),
            Err(why) => Cell::unknown(no_outturn_words(*why, language)),
        }
    }

    fn error(&self, language: Language) -> Cell {
        match self.expected.error() {
            Some(error) => self.figure(error, Status::Derived, language).signed(),
            None => self.no_error(language),
        }
    }

    /// The error in per cent of the outturn; of a per cent it would mislead.
    fn relative_error(&self, language: Language) -> Cell {
        match (self.expected.relative_error(), self.edition.unit) {
            (Some(relative), Unit::Money(_)) => {
                Cell::difference(relative, Counted::Percent, 1).known(Status::Derived)
            }
            (None, Unit::Money(_)) => self.no_error(language),
            _ => Cell::nothing(),
        }
    }

    fn no_error(&self, language: Language) -> Cell {
        Cell::unknown(self.why(language).unwrap_or_default())
    }

    /// Why there is no outturn.
    fn why(&self, language: Language) -> Option<String> {
        self.expected.outturn.as_ref().err().map(|why| no_outturn_words(*why, language))
    }

    fn remarks(&self, language: Language) -> String {
        let remarks = [self.why(language).unwrap_or_default(), self.expected.note.clone()];
        let remarks: Vec<String> = remarks.into_iter().filter(|remark| !remark.is_empty()).collect();
        remarks.join("; ")
    }
}

/// Every edition, year by year.
fn years(editions: &[ForecastEdition], language: Language) -> Table {
    let head = |key| say(language, key);
    let mut columns = Columns::in_year(|row: &EditionYear<'_>| Some(row.expected.year));
    columns.words("quantity", head(key::FORECASTS_HEAD_QUANTITY), |row| {
        quantity_name(&row.edition.quantity, language)
    });
    columns.words("year", head(key::COLUMN_YEAR), |row| row.expected.year.to_string());
    columns.figures("forecast", head(key::FORECASTS_HEAD_FORECAST), "", |_, row| {
        row.figure(row.expected.forecast.value, row.expected.forecast.status, language)
    });
    columns.figures("outturn", head(key::FORECASTS_HEAD_OUTTURN), "", |_, row| row.outturn(language));
    columns.words("unit", head(key::SHARES_HEAD_UNIT), |row| row.counted(language).label(language));
    columns.figures("error", head(key::FORECASTS_HEAD_ERROR), "", |_, row| row.error(language));
    columns.words("unit_of_error", head(key::SHARES_HEAD_UNIT), |row| {
        unit_of_errors(row.edition.unit, language)
    });
    columns.figures("error_percent", head(key::FORECASTS_HEAD_RELATIVE), "", |_, row| {
        row.relative_error(language)
    });
    columns.figures("ahead", head(key::FORECASTS_HEAD_AHEAD), "", |_, row| Cell::number(row.expected.ahead));
    columns.words("rule_year", head(key::FORECASTS_HEAD_RULE_YEAR), |row| {
        row.expected.rule_year.map(|year| year.to_string()).unwrap_or_default()
    });
    columns.words("forecaster", head(key::FORECASTS_HEAD_FORECASTER), |row| row.edition.forecaster.clone());
    columns.words("edition", head(key::FORECASTS_HEAD_VINTAGE), |row| row.edition.vintage.to_string());
    columns.sources(head(key::SHARES_HEAD_SOURCES), |row| sources_of([row.expected]));
    columns.words("remark", head(key::FORECASTS_HEAD_NOTE), |row| row.remarks(language));

    let rows = editions
        .iter()
        .flat_map(|edition| edition.years.iter().map(move |expected| EditionYear { edition, expected }));
    let mut notes = vec![
        say(language, key::FORECASTS_NOTE_SIGN),
        say(language, key::FORECASTS_NOTE_ROUNDING),
        say(language, key::FORECASTS_NOTE_AHEAD),
    ];
    let by_rule_year =
        editions.iter().filter(|edition| edition.years.iter().any(|expected| expected.rule_year.is_some()));
    notes.extend(by_rule_year.map(|edition| {
        let forecaster = ("forecaster", edition.forecaster.as_str().into());
        say_with(language, key::FORECASTS_NOTE_RULE_YEAR, &[forecaster])
    }));
    columns.table(say(language, key::FORECASTS_PAGE_TITLE), rows, notes)
}

/// Who says what was expected, and what came.
fn sources_of<'a>(years: impl IntoIterator<Item = &'a ExpectedValue>) -> SourceList {
    let mut sources = SourceList::default();
    for expected in years {
        sources.extend(&expected.forecast.sources);
        sources.extend(expected.outturn.as_ref().map_or(&[][..], |outturn| &outturn.sources));
    }
    sources
}

fn no_outturn_words(why: NoOutturn, language: Language) -> String {
    match why {
        NoOutturn::NotPublished => say(language, key::FORECASTS_NOT_PUBLISHED),
        NoOutturn::NoQuantity => say(language, key::FORECASTS_NO_QUANTITY),
        NoOutturn::NoRuleYear => say(language, key::FORECASTS_NO_RULE_YEAR),
    }
}

/// What some errors come to, of `of`: an edition, or so many years ahead.
struct ErrorsRow<'a, T> {
    of: T,
    quantity: &'a str,
    unit: Unit,
    errors: ForecastErrors,
    /// The years that the errors are of.
    years: Vec<&'a ExpectedValue>,
}

/// What the errors of each edition come to.
fn by_edition(editions: &[ForecastEdition], language: Language) -> Table {
    let head = |key| say(language, key);
    let mut columns = Columns::<ErrorsRow<'_, &ForecastEdition>>::new();
    columns
        .words("quantity", head(key::FORECASTS_HEAD_QUANTITY), |row| quantity_name(row.quantity, language));
    columns.words("forecaster", head(key::FORECASTS_HEAD_FORECASTER), |row| row.of.forecaster.clone());
    columns.words("edition", head(key::FORECASTS_HEAD_VINTAGE), |row| row.of.vintage.to_string());
    columns.words("years", head(key::COLUMN_YEAR), |row| {
        let years: Vec<Year> = row.years.iter().map(|expected| expected.year).collect();
        list_years(&years, language)
    });
    add_statistics(&mut columns, language);
    let rows = editions.iter().filter_map(|edition| {
        Some(ErrorsRow {
            of: edition,
            quantity: &edition.quantity,
            unit: edition.unit,
            errors: errors(&edition.years, edition.unit)?,
            years: edition.years.iter().filter(|year| year.outturn.is_ok()).collect(),
        })
    });
    let notes = vec![say(language, key::FORECASTS_NOTE_SIGN), say(language, key::FORECASTS_NOTE_ROUNDING)];
    columns.table(say(language, key::FORECASTS_BY_EDITION), rows, notes)
}

/// What the errors come to by how far ahead they looked, all editions of a quantity together.
fn by_years_ahead(editions: &[ForecastEdition], language: Language) -> Table {
    let mut columns = Columns::<ErrorsRow<'_, i16>>::new();
    columns.words("quantity", say(language, key::FORECASTS_HEAD_QUANTITY), |row| {
        quantity_name(row.quantity, language)
    });
    columns.figures("ahead", say(language, key::FORECASTS_HEAD_AHEAD), "", |_, row| Cell::number(row.of));
    add_statistics(&mut columns, language);
    let mut quantities: Vec<(&str, Unit)> =
        editions.iter().map(|edition| (edition.quantity.as_str(), edition.unit)).collect();
    quantities.dedup_by_key(|(name, _)| *name);
    let rows = quantities.into_iter().flat_map(|(quantity, unit)| {
        let of_quantity = editions.iter().filter(move |edition| edition.quantity == quantity);
        let held = of_quantity.flat_map(|edition| &edition.years).filter(|expected| expected.outturn.is_ok());
        errors_by_years_ahead(editions, quantity).into_iter().map(move |(ahead, errors)| {
            let years = held.clone().filter(|expected| expected.ahead == ahead).collect();
            ErrorsRow { of: ahead, quantity, unit, errors, years }
        })
    });
    let notes = vec![say(language, key::FORECASTS_NOTE_AHEAD), say(language, key::FORECASTS_NOTE_ROUNDING)];
    columns.table(say(language, key::FORECASTS_BY_YEARS_AHEAD), rows, notes)
}

/// Count and means; points with two decimals, amounts with those of their unit, per cents with one.
fn add_statistics<T>(columns: &mut Columns<'_, ErrorsRow<'_, T>>, language: Language) {
    let head = |key| say(language, key);
    let mean = move |unit: Unit, value: Decimal| {
        let counted = counted(unit, Decimal::ONE, language);
        let decimals = match counted {
            Counted::Amount(unit) => match unit.digits() {
                Digits::Fixed(places) => places,
                _ => 1,
            },
            _ => 2,
        };
        Cell::figure(value, counted, decimals).known(Status::Derived)
    };
    let percent = |value: Option<Decimal>| {
        value.map(|value| Cell::figure(value, Counted::Percent, 1).known(Status::Derived))
    };
    columns.figures("count", head(key::FORECASTS_HEAD_COUNT), "", |_, row| Cell::number(row.errors.count));
    columns.figures("mean_error", head(key::FORECASTS_HEAD_MEAN), "", move |_, row| {
        mean(row.unit, row.errors.mean).signed()
    });
    columns.figures("mean_absolute_error", head(key::FORECASTS_HEAD_MEAN_ABSOLUTE), "", move |_, row| {
        mean(row.unit, row.errors.mean_absolute)
    });
    columns.words("unit", head(key::SHARES_HEAD_UNIT), move |row| unit_of_errors(row.unit, language));
    columns.figures("mean_error_percent", head(key::FORECASTS_HEAD_MEAN_RELATIVE), "", move |_, row| {
        percent(row.errors.mean_relative).map_or_else(Cell::nothing, Cell::signed)
    });
    let absolute = head(key::FORECASTS_HEAD_MEAN_ABSOLUTE_RELATIVE);
    columns.figures("mean_absolute_error_percent", absolute, "", move |_, row| {
        percent(row.errors.mean_absolute_relative).unwrap_or_else(Cell::nothing)
    });
    columns.sources(head(key::SHARES_HEAD_SOURCES), |row| sources_of(row.years.iter().copied()));
}
