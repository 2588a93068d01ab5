//! What the record lacks, found in the record itself.

use crate::engine::{Gap, Lacking, gaps};
use crate::model::{Record, SourceList, Years};
use crate::present::page::{self, Page, of_figures, of_words, words};
use crate::present::{Row, Table};
use crate::text::explanation::{list_years, quantity_name};
use crate::text::fields::category_name;
use crate::text::numbers::{currency_name, years};
use crate::text::{Language, say, say_with};

/// The page of what is missing.
pub fn page(record: &Record, language: Language) -> Page {
    let gaps = gaps(record);
    let head = |key| say(language, key);
    let columns = vec![
        of_words("what", head("gaps-head-what")),
        of_words("missing", head("gaps-head-missing")),
        of_figures("count", head("gaps-head-count"), ""),
        of_words("known", head("gaps-head-known")),
    ];
    let row = |gap: &Gap<'_>| {
        let known =
            if gap.known.is_empty() { say(language, "word-none") } else { list_years(&gap.known, language) };
        let cells = vec![
            words(gap_name(gap.what, language)),
            words(list_years(&gap.years, language)),
            page::count(gap.years.len()),
            words(known),
        ];
        Row { year: None, cells }
    };
    let first = record.contributions.iter().map(|one| one.year).min();
    let last = record.contributions.iter().map(|one| one.year).max();
    let span = first.zip(last).map(|(first, last)| years(Years::new(first, last), language));
    let title = say(language, "gaps-page-title");
    Page {
        headline: say_with(language, "gaps-headline", &[("count", gaps.len().into())]),
        subline: say_with(language, "gaps-subline", &[("years", span.unwrap_or_default().into())]),
        tables: vec![Table {
            title: title.clone(),
            columns,
            rows: gaps.iter().map(row).collect(),
            notes: vec![say(language, "gaps-note")],
            sources: SourceList::default(),
        }],
        title,
    }
}

fn gap_name(what: Lacking<'_>, language: Language) -> String {
    let of_quantity = |key: &'static str, name: &str| {
        say_with(language, key, &[("quantity", quantity_name(name, language).into())])
    };
    match what {
        Lacking::Total(currency) => {
            let currency = ("currency", currency_name(currency, language).into());
            say_with(language, "gap-total", &[currency])
        }
        Lacking::PrintedTotal => say(language, "gap-printed-total"),
        Lacking::Amount => say(language, "gap-amount"),
        Lacking::Categories => say(language, "gap-categories"),
        Lacking::Category(category) => {
            let category = ("category", category_name(category.word(), language).into());
            say_with(language, "gap-category", &[category])
        }
        Lacking::Execution => say(language, "gap-execution"),
        Lacking::Lapsed => say(language, "gap-lapsed"),
        Lacking::Quantity(name) => of_quantity("gap-quantity", name),
        Lacking::IndexPeriod => say(language, "gap-index-period"),
        Lacking::IndexOfTheDay => say(language, "gap-index-of-the-day"),
        Lacking::Outturn(name) => of_quantity("gap-outturn", name),
        Lacking::Support => say(language, "gap-support"),
        Lacking::SupportDivided => say(language, "gap-support-divided"),
        Lacking::GuestCost => say(language, "gap-guest-cost"),
        Lacking::AllGuestCost => say(language, "gap-all-guest-cost"),
    }
}
