//! Every source of the record, and what rests on it.

use crate::engine::{CitedFigure, CitedPlace, Resting, cited_figures, is_page, resting};
use crate::model::{ContributionKind, Record, Source, SourceId, Year};
use crate::present::table::Columns;
use crate::present::{Cell, Library, Page, cite};
use crate::text::explanation::{list_years, quantity_name};
use crate::text::fields::status_word;
use crate::text::numbers::currency_name;
use crate::text::{Language, Sentence, key, say, say_with};

/// A source, and what rests on it.
struct SourceRow<'a> {
    id: &'a SourceId,
    source: &'a Source,
    resting: &'a Resting<'a>,
}

/// The page of sources.
pub fn page(record: &Record, language: Language) -> Page {
    let resting = resting(record);
    let head = |key| say(language, key);
    let nothing = Resting::default();
    let rows = record.sources.iter().map(|(id, source)| {
        let resting = resting.get(id).unwrap_or(&nothing);
        SourceRow { id, source, resting }
    });
    let mut columns = Columns::<SourceRow<'_>>::new();
    columns.cite(|row| std::iter::once(row.id).collect());
    columns.words("source", head(key::SHARES_HEAD_SOURCES), |row| row.id.0.clone());
    columns.words("title", head(key::SOURCES_HEAD_TITLE), |row| row.source.title.trim().to_owned());
    let publisher = |row: &SourceRow<'_>| row.source.publisher.trim().to_owned();
    columns.words("publisher", head(key::SOURCES_HEAD_PUBLISHER), publisher);
    let date = |row: &SourceRow<'_>| row.source.date.as_ref().map(ToString::to_string).unwrap_or_default();
    columns.words("date", head(key::SOURCES_HEAD_DATE), date);
    let count = |_: &str, row: &SourceRow<'_>| Cell::number(row.resting.figures.len());
    columns.figures("figures", head(key::SOURCES_HEAD_FIGURES), "", count);
    let shared = |_: &str, row: &SourceRow<'_>| Cell::number(row.resting.shared);
    columns.figures("with_another_source", head(key::SOURCES_HEAD_SHARED), "", shared);
    columns.words("confidence", head(key::SOURCES_HEAD_CONFIDENCE), |row| confidence(row.resting, language));
    columns.words("rests", head(key::SOURCES_HEAD_RESTS), |row| rests(row.resting, language));
    columns.words("address", head(key::SOURCES_HEAD_ADDRESS), |row| row.source.address.clone());

    let unused = resting.values().filter(|one| one.figures.is_empty() && one.remarks.is_empty()).count();
    let undated = record.sources.values().filter(|source| source.date.is_none()).count();
    let notes = vec![
        say(language, key::SOURCES_NOTE_REMARKS),
        say_with(language, key::SOURCES_NOTE_NOTHING, &[("count", unused.into())]),
        say_with(language, key::SOURCES_NOTE_UNDATED, &[("count", undated.into())]),
    ];
    let title = say(language, key::SOURCES_PAGE_TITLE);
    let table = columns.table(title.clone(), rows, notes);
    let figures: Vec<_> = cited_figures(record).into_iter().filter(|one| one.status.is_some()).collect();
    let pages = |one: &CitedFigure<'_>| one.sources.iter().filter(|&source| is_page(source)).count();
    let alone = figures.iter().filter(|one| pages(one) < 2).count();
    let subline = [("alone", alone.into()), ("figures", figures.len().into())];
    let most = resting.iter().max_by_key(|(_, resting)| resting.figures.len());
    let headline = match most {
        Some((id, most)) => {
            let args = [
                ("count", record.sources.len().into()),
                ("source", cite(id, &Library::of(record, language)).publisher.into()),
                ("figures", most.figures.len().into()),
            ];
            say_with(language, key::SOURCES_HEADLINE, &args)
        }
        None => title.clone(),
    };
    let subline = say_with(language, key::SOURCES_SUBLINE, &subline);
    Page { title, headline, subline, tables: vec![table] }
}

/// How far its figures may be trusted: whether others say the same, and how sure the least is.
fn confidence(resting: &Resting<'_>, language: Language) -> String {
    let all = resting.figures.len();
    let words = match resting.shared {
        _ if all == 0 => return say(language, key::CONFIDENCE_NONE),
        shared if shared == all => say(language, key::CONFIDENCE_ALL_SHARED),
        0 => say(language, key::CONFIDENCE_ALONE),
        shared => {
            let args = [("count", shared.into()), ("all", all.into())];
            say_with(language, key::CONFIDENCE_SOME_SHARED, &args)
        }
    };
    match resting.least {
        Some(least) if least.needs_a_mark() => {
            let args = [("confidence", words.into()), ("status", status_word(least, language).into())];
            say_with(language, key::CONFIDENCE_WITH, &args)
        }
        _ => words,
    }
}

/// What rests on a source: `contribution in KRW (agreed) 2009–2013; Consumer prices 1988–2024`.
fn rests(resting: &Resting<'_>, language: Language) -> String {
    let mut groups: Vec<(String, Vec<Year>)> = Vec::new();
    for place in resting.figures.iter().chain(&resting.remarks) {
        let (name, years) = place_name(place, language);
        let known = groups.iter().position(|(known, _)| *known == name);
        let group = known.unwrap_or_else(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[group].1.extend(years);
    }
    let group = |(name, mut years): (String, Vec<Year>)| {
        years.sort();
        years.dedup();
        if years.is_empty() { name } else { format!("{name} {}", list_years(&years, language)) }
    };
    groups.into_iter().map(group).collect::<Vec<_>>().join("; ")
}

/// What a place is called, and its years.
fn place_name(place: &CitedPlace<'_>, language: Language) -> (String, Vec<Year>) {
    let of_kind = |key, currency, kind: ContributionKind| {
        let currency = ("currency", currency_name(currency, language).into());
        let kind = ("kind", say(language, kind_key(kind)).into());
        say_with(language, key, &[currency, kind])
    };
    let numbered = |key, number: u8| say_with(language, key, &[("number", number.to_string().into())]);
    match *place {
        CitedPlace::Total(year, kind, currency) => (of_kind(key::PLACE_TOTAL, currency, kind), vec![year]),
        CitedPlace::Part(year, kind, currency) => (of_kind(key::PLACE_PART, currency, kind), vec![year]),
        CitedPlace::Contribution(year, _) => (say(language, key::PLACE_CONTRIBUTION), vec![year]),
        CitedPlace::Term(number) => (numbered(key::PLACE_TERM, number), Vec::new()),
        CitedPlace::Agreement(number) => (numbered(key::PLACE_AGREEMENT, number), Vec::new()),
        CitedPlace::Execution(year, _) => (say(language, key::PLACE_EXECUTION), vec![year]),
        CitedPlace::Category(year, _) => (say(language, key::PLACE_CATEGORY), vec![year]),
        CitedPlace::Divided(year) => (say(language, key::PLACE_DIVIDED), vec![year]),
        CitedPlace::Year(year) => (say(language, key::PLACE_YEAR), vec![year]),
        CitedPlace::Quantity(name, year) => (quantity_name(name, language), vec![year]),
        CitedPlace::Forecast(name, year, _) => {
            let quantity = ("quantity", quantity_name(name, language).into());
            (say_with(language, key::PLACE_FORECAST, &[quantity]), vec![year])
        }
        CitedPlace::Support(years) => (say(language, key::PLACE_SUPPORT), years.iter().collect()),
        CitedPlace::OwnCost(years) => (say(language, key::PLACE_OWN_COST), years.iter().collect()),
        CitedPlace::Event(date) => (say(language, key::PLACE_EVENT), vec![date.year()]),
    }
}

fn kind_key(kind: ContributionKind) -> Sentence {
    match kind {
        ContributionKind::Agreed => key::PLACE_KIND_AGREED,
        ContributionKind::Revised => key::PLACE_KIND_REVISED,
        ContributionKind::Announced => key::PLACE_KIND_ANNOUNCED,
        ContributionKind::Actual => key::PLACE_KIND_ACTUAL,
        ContributionKind::RuleDetermined => key::PLACE_KIND_RULE_DETERMINED,
        ContributionKind::Undetermined => key::PLACE_KIND_UNDETERMINED,
    }
}
