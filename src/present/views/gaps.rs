//! What the record lacks, found in the record itself.

use crate::engine::{Gap, MissingDatum, gaps};
use crate::model::{Record, Years};
use crate::present::table::Columns;
use crate::present::{Cell, Page};
use crate::text::explanation::{list_years, quantity_name};
use crate::text::fields::category_name;
use crate::text::numbers::{currency_name, years};
use crate::text::{Language, Sentence, key, say, say_with};

/// The page of what is missing.
pub fn page(record: &Record, language: Language) -> Page {
    let gaps = gaps(record);
    let head = |key| say(language, key);
    let mut columns = Columns::<&Gap<'_>>::new();
    columns.words("what", head(key::GAPS_HEAD_WHAT), |gap| gap_name(gap.what, language));
    columns.words("missing", head(key::GAPS_HEAD_MISSING), |gap| list_years(&gap.years, language));
    columns.figures("count", head(key::GAPS_HEAD_COUNT), "", |_, gap| Cell::number(gap.years.len()));
    columns.words("known", head(key::GAPS_HEAD_KNOWN), |gap| match gap.known.as_slice() {
        [] => say(language, key::WORD_NONE),
        known => list_years(known, language),
    });
    let first = record.contributions.iter().map(|one| one.year).min();
    let last = record.contributions.iter().map(|one| one.year).max();
    let span = first.zip(last).map(|(first, last)| years(Years::new(first, last), language));
    let title = say(language, key::GAPS_PAGE_TITLE);
    Page {
        headline: say_with(language, key::GAPS_HEADLINE, &[("count", gaps.len().into())]),
        subline: say_with(language, key::GAPS_SUBLINE, &[("years", span.unwrap_or_default().into())]),
        tables: vec![columns.table(title.clone(), &gaps, vec![say(language, key::GAPS_NOTE)])],
        title,
    }
}

fn gap_name(what: MissingDatum<'_>, language: Language) -> String {
    let of_quantity = |key: Sentence, name: &str| {
        say_with(language, key, &[("quantity", quantity_name(name, language).into())])
    };
    match what {
        MissingDatum::Total(currency) => {
            let currency = ("currency", currency_name(currency, language).into());
            say_with(language, key::GAP_TOTAL, &[currency])
        }
        MissingDatum::PrintedTotal => say(language, key::GAP_PRINTED_TOTAL),
        MissingDatum::Amount => say(language, key::GAP_AMOUNT),
        MissingDatum::Categories => say(language, key::GAP_CATEGORIES),
        MissingDatum::Category(category) => {
            let category = ("category", category_name(category.word(), language).into());
            say_with(language, key::GAP_CATEGORY, &[category])
        }
        MissingDatum::Execution => say(language, key::GAP_EXECUTION),
        MissingDatum::Lapsed => say(language, key::GAP_LAPSED),
        MissingDatum::Quantity(name) => of_quantity(key::GAP_QUANTITY, name),
        MissingDatum::IndexPeriod => say(language, key::GAP_INDEX_PERIOD),
        MissingDatum::IndexOfTheDay => say(language, key::GAP_INDEX_OF_THE_DAY),
        MissingDatum::Outturn(name) => of_quantity(key::GAP_OUTTURN, name),
        MissingDatum::Support => say(language, key::GAP_SUPPORT),
        MissingDatum::SupportDivided => say(language, key::GAP_SUPPORT_DIVIDED),
        MissingDatum::GuestCost => say(language, key::GAP_GUEST_COST),
        MissingDatum::AllGuestCost => say(language, key::GAP_ALL_GUEST_COST),
    }
}
