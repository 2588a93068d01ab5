//! Forecasts against outturn: every edition year by year, and what their errors come to.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::engine::{
    Errors, Expected, ForecastEdition, NoOutturn, errors, errors_by_years_ahead, forecast_editions,
};
use crate::model::{Record, SourceList, Status, Unit};
use crate::present::counted::Counted;
use crate::present::page::{self, Page, of_figures, of_words, words};
use crate::present::{Cell, Column, Table};
use crate::text::explanation::quantity_name;
use crate::text::numbers::signed;
use crate::text::{Language, key, say, say_with};

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
    let of = |quantity: &str| -> Vec<&Expected> {
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

/// Every edition, year by year.
fn years(editions: &[ForecastEdition], language: Language) -> Table {
    let head = |key| say(language, key);
    let columns = vec![
        of_words("quantity", head(key::FORECASTS_HEAD_QUANTITY)),
        of_words("year", head(key::COLUMN_YEAR)),
        of_figures("forecast", head(key::FORECASTS_HEAD_FORECAST), ""),
        of_figures("outturn", head(key::FORECASTS_HEAD_OUTTURN), ""),
        of_words("unit", head(key::SHARES_HEAD_UNIT)),
        of_figures("error", head(key::FORECASTS_HEAD_ERROR), ""),
        of_words("unit_of_error", head(key::SHARES_HEAD_UNIT)),
        of_figures("error_percent", head(key::FORECASTS_HEAD_RELATIVE), ""),
        of_figures("ahead", head(key::FORECASTS_HEAD_AHEAD), ""),
        of_words("rule_year", head(key::FORECASTS_HEAD_RULE_YEAR)),
        of_words("forecaster", head(key::FORECASTS_HEAD_FORECASTER)),
        of_words("edition", head(key::FORECASTS_HEAD_VINTAGE)),
        of_words("sources", head(key::SHARES_HEAD_SOURCES)),
        of_words("remark", head(key::FORECASTS_HEAD_NOTE)),
    ];
    let mut sources = SourceList::default();
    let mut notes = vec![
        say(language, key::FORECASTS_NOTE_SIGN),
        say(language, key::FORECASTS_NOTE_ROUNDING),
        say(language, key::FORECASTS_NOTE_AHEAD),
    ];
    let mut rows = Vec::new();
    for edition in editions {
        if edition.years.iter().any(|expected| expected.rule_year.is_some()) {
            let forecaster = ("forecaster", edition.forecaster.as_str().into());
            notes.push(say_with(language, key::FORECASTS_NOTE_RULE_YEAR, &[forecaster]));
        }
        for expected in &edition.years {
            let mut of_row: SourceList = expected.forecast.sources.clone().into();
            of_row.extend(expected.outturn.as_ref().map_or(&[][..], |came| &came.sources));
            sources.extend(&of_row);
            let mut cells = of_year(edition, expected, language);
            cells.insert(cells.len() - 1, page::names(&of_row));
            rows.push(page::row(Some(expected.year), cells, &of_row));
        }
    }
    Table { title: say(language, key::FORECASTS_PAGE_TITLE), columns, rows, notes, sources }
}

fn of_year(edition: &ForecastEdition, expected: &Expected, language: Language) -> Vec<Cell> {
    let counted = counted(edition.unit, expected.forecast.value.abs(), language);
    let figure = |value: Decimal, status: Status| {
        page::figure(value, counted, counted.decimals(&[value]), status, String::new())
    };
    let signed_cell = |cell: Cell| Cell { text: signed(cell.text.clone()), ..cell };
    let why = expected.outturn.as_ref().err().map(|why| no_outturn_words(*why, language));
    let unknown = || page::unknown(why.clone().unwrap_or_default());
    let error = expected.error().map_or_else(&unknown, |error| signed_cell(figure(error, Status::Derived)));
    let relative = match (expected.relative_error(), edition.unit) {
        (Some(relative), Unit::Money(_)) => {
            signed_cell(page::figure(relative, Counted::Percent, 1, Status::Derived, String::new()))
        }
        (None, Unit::Money(_)) => unknown(),
        // Per cents of a per cent would mislead.
        _ => words(""),
    };
    let remarks = [why.clone().unwrap_or_default(), expected.note.clone()];
    let remarks: Vec<String> = remarks.into_iter().filter(|remark| !remark.is_empty()).collect();
    vec![
        words(quantity_name(&edition.quantity, language)),
        words(expected.year.to_string()),
        figure(expected.forecast.value, expected.forecast.status),
        match &expected.outturn {
            Ok(outturn) => figure(outturn.value, outturn.status),
            Err(_) => unknown(),
        },
        words(counted.label(language)),
        error,
        words(unit_of_errors(edition.unit, language)),
        relative,
        page::plain_number(expected.ahead.into()),
        words(expected.rule_year.map(|year| year.to_string()).unwrap_or_default()),
        words(edition.forecaster.as_str()),
        words(edition.vintage.as_str()),
        words(remarks.join("; ")),
    ]
}

fn no_outturn_words(why: NoOutturn, language: Language) -> String {
    match why {
        NoOutturn::NotPublished => say(language, key::FORECASTS_NOT_PUBLISHED),
        NoOutturn::NoQuantity => say(language, key::FORECASTS_NO_QUANTITY),
        NoOutturn::NoRuleYear => say(language, key::FORECASTS_NO_RULE_YEAR),
    }
}

/// What the errors of each edition come to.
fn by_edition(editions: &[ForecastEdition], language: Language) -> Table {
    let mut columns = vec![
        of_words("quantity", say(language, key::FORECASTS_HEAD_QUANTITY)),
        of_words("forecaster", say(language, key::FORECASTS_HEAD_FORECASTER)),
        of_words("edition", say(language, key::FORECASTS_HEAD_VINTAGE)),
        of_words("years", say(language, key::COLUMN_YEAR)),
    ];
    columns.extend(statistics_columns(language));
    let mut sources = SourceList::default();
    let mut rows = Vec::new();
    for edition in editions {
        let Some(errors) = errors(&edition.years, edition.unit) else { continue };
        let held: Vec<&Expected> = edition.years.iter().filter(|year| year.outturn.is_ok()).collect();
        let mut of_row = SourceList::default();
        for expected in &held {
            of_row.extend(&expected.forecast.sources);
            of_row.extend(expected.outturn.as_ref().map_or(&[][..], |came| &came.sources));
        }
        sources.extend(&of_row);
        let years: Vec<_> = held.iter().map(|expected| expected.year).collect();
        let mut cells = vec![
            words(quantity_name(&edition.quantity, language)),
            words(edition.forecaster.as_str()),
            words(edition.vintage.as_str()),
            words(crate::text::explanation::list_years(&years, language)),
        ];
        cells.extend(statistics(&errors, edition.unit, language));
        cells.push(page::names(&of_row));
        rows.push(page::row(None, cells, &of_row));
    }
    let notes = vec![say(language, key::FORECASTS_NOTE_SIGN), say(language, key::FORECASTS_NOTE_ROUNDING)];
    Table { title: say(language, key::FORECASTS_BY_EDITION), columns, rows, notes, sources }
}

/// What the errors come to by how far ahead they looked, all editions of a quantity together.
fn by_years_ahead(editions: &[ForecastEdition], language: Language) -> Table {
    let mut columns = vec![
        of_words("quantity", say(language, key::FORECASTS_HEAD_QUANTITY)),
        of_figures("ahead", say(language, key::FORECASTS_HEAD_AHEAD), ""),
    ];
    columns.extend(statistics_columns(language));
    let mut sources = SourceList::default();
    let mut rows = Vec::new();
    let mut quantities: Vec<(&str, Unit)> =
        editions.iter().map(|edition| (edition.quantity.as_str(), edition.unit)).collect();
    quantities.dedup_by_key(|(name, _)| *name);
    for (quantity, unit) in quantities {
        for (ahead, errors) in errors_by_years_ahead(editions, quantity) {
            let of_quantity = editions.iter().filter(|edition| edition.quantity == quantity);
            let held = of_quantity.flat_map(|edition| &edition.years);
            let mut of_row = SourceList::default();
            for expected in held.filter(|expected| expected.ahead == ahead) {
                let Ok(outturn) = &expected.outturn else { continue };
                of_row.extend(&expected.forecast.sources);
                of_row.extend(&outturn.sources);
            }
            sources.extend(&of_row);
            let mut cells = vec![words(quantity_name(quantity, language)), page::plain_number(ahead.into())];
            cells.extend(statistics(&errors, unit, language));
            cells.push(page::names(&of_row));
            rows.push(page::row(None, cells, &of_row));
        }
    }
    let notes = vec![say(language, key::FORECASTS_NOTE_AHEAD), say(language, key::FORECASTS_NOTE_ROUNDING)];
    Table { title: say(language, key::FORECASTS_BY_YEARS_AHEAD), columns, rows, notes, sources }
}

fn statistics_columns(language: Language) -> Vec<Column> {
    let head = |key| say(language, key);
    vec![
        of_figures("count", head(key::FORECASTS_HEAD_COUNT), ""),
        of_figures("mean_error", head(key::FORECASTS_HEAD_MEAN), ""),
        of_figures("mean_absolute_error", head(key::FORECASTS_HEAD_MEAN_ABSOLUTE), ""),
        of_words("unit", head(key::SHARES_HEAD_UNIT)),
        of_figures("mean_error_percent", head(key::FORECASTS_HEAD_MEAN_RELATIVE), ""),
        of_figures("mean_absolute_error_percent", head(key::FORECASTS_HEAD_MEAN_ABSOLUTE_RELATIVE), ""),
        of_words("sources", head(key::SHARES_HEAD_SOURCES)),
    ]
}

/// Count and means; points with two decimals, amounts with those of their unit, per cents with one.
fn statistics(errors: &Errors, unit: Unit, language: Language) -> Vec<Cell> {
    let counted = counted(unit, Decimal::ONE, language);
    let decimals = match counted {
        Counted::Amount(unit) => match unit.digits() {
            crate::text::Digits::Fixed(places) => places,
            _ => 1,
        },
        _ => 2,
    };
    let figure = |value, counted: Counted, decimals| {
        page::figure(value, counted, decimals, Status::Derived, String::new())
    };
    let signed_cell = |cell: Cell| Cell { text: signed(cell.text.clone()), ..cell };
    let percent = |value: Option<Decimal>| value.map(|value| figure(value, Counted::Percent, 1));
    vec![
        page::count(errors.count),
        signed_cell(figure(errors.mean, counted, decimals)),
        figure(errors.mean_absolute, counted, decimals),
        words(unit_of_errors(unit, language)),
        percent(errors.mean_relative).map_or_else(|| words(""), signed_cell),
        percent(errors.mean_absolute_relative).unwrap_or_else(|| words("")),
    ]
}
