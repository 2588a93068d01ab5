//! Every source of the record, and what rests on it.

use crate::engine::{Cited, Place, Resting, cited_figures, is_page, resting};
use crate::model::{ContributionKind, Record, SourceId, Year};
use crate::present::Table;
use crate::present::page::{self, Page, of_figures, of_words, words};
use crate::text::explanation::{list_years, quantity_name};
use crate::text::fields::status_word;
use crate::text::numbers::currency_name;
use crate::text::{Language, say, say_with};

/// The page of sources.
pub fn page(record: &Record, language: Language) -> Page {
    let resting = resting(record);
    let head = |key| say(language, key);
    let columns = vec![
        of_words("source", head("shares-head-sources")),
        of_words("title", head("sources-head-title")),
        of_words("publisher", head("sources-head-publisher")),
        of_words("date", head("sources-head-date")),
        of_figures("figures", head("sources-head-figures"), ""),
        of_figures("with_another_source", head("sources-head-shared"), ""),
        of_words("confidence", head("sources-head-confidence")),
        of_words("rests", head("sources-head-rests")),
        of_words("address", head("sources-head-address")),
    ];
    let nothing = Resting::default();
    let row = |(id, source): (&SourceId, &crate::model::Source)| {
        let resting = resting.get(id).unwrap_or(&nothing);
        let date = source.date.as_ref().map(ToString::to_string).unwrap_or_default();
        let cells = vec![
            words(id.0.as_str()),
            words(source.title.trim()),
            words(source.publisher.trim()),
            words(date),
            page::count(resting.figures.len()),
            page::count(resting.shared),
            words(confidence(resting, language)),
            words(rests(resting, language)),
            words(source.address.as_str()),
        ];
        page::row(None, cells, std::slice::from_ref(id))
    };
    let rows = record.sources.iter().map(row).collect();

    let unused = resting.values().filter(|one| one.figures.is_empty() && one.remarks.is_empty()).count();
    let undated = record.sources.values().filter(|source| source.date.is_none()).count();
    let notes = vec![
        say(language, "sources-note-remarks"),
        say_with(language, "sources-note-nothing", &[("count", unused.into())]),
        say_with(language, "sources-note-undated", &[("count", undated.into())]),
    ];
    let title = say(language, "sources-page-title");
    let table = Table {
        title: title.clone(),
        columns,
        rows,
        notes,
        sources: record.sources.keys().cloned().collect(),
    };
    let figures: Vec<_> = cited_figures(record).into_iter().filter(|one| one.status.is_some()).collect();
    let pages = |one: &Cited<'_>| one.sources.iter().filter(|&source| is_page(source)).count();
    let alone = figures.iter().filter(|one| pages(one) < 2).count();
    let subline = [("alone", alone.into()), ("figures", figures.len().into())];
    let most = resting.iter().max_by_key(|(_, resting)| resting.figures.len());
    let headline = match most {
        Some((id, most)) => {
            let args = [
                ("count", record.sources.len().into()),
                ("source", id.0.as_str().into()),
                ("figures", most.figures.len().into()),
            ];
            say_with(language, "sources-headline", &args)
        }
        None => title.clone(),
    };
    let subline = say_with(language, "sources-subline", &subline);
    Page { title, headline, subline, tables: vec![table] }
}

/// How far its figures may be trusted: whether others say the same, and how sure the least is.
fn confidence(resting: &Resting<'_>, language: Language) -> String {
    let all = resting.figures.len();
    let words = match resting.shared {
        _ if all == 0 => return say(language, "confidence-none"),
        shared if shared == all => say(language, "confidence-all-shared"),
        0 => say(language, "confidence-alone"),
        shared => {
            let args = [("count", shared.into()), ("all", all.into())];
            say_with(language, "confidence-some-shared", &args)
        }
    };
    match resting.least {
        Some(least) if least.needs_a_mark() => {
            let args = [("confidence", words.into()), ("status", status_word(least, language).into())];
            say_with(language, "confidence-with", &args)
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
fn place_name(place: &Place<'_>, language: Language) -> (String, Vec<Year>) {
    let of_kind = |key, currency, kind: ContributionKind| {
        let currency = ("currency", currency_name(currency, language).into());
        let kind = ("kind", say(language, kind_key(kind)).into());
        say_with(language, key, &[currency, kind])
    };
    let numbered = |key, number: u8| say_with(language, key, &[("number", number.to_string().into())]);
    match *place {
        Place::Total(year, kind, currency) => (of_kind("place-total", currency, kind), vec![year]),
        Place::Part(year, kind, currency) => (of_kind("place-part", currency, kind), vec![year]),
        Place::Contribution(year, _) => (say(language, "place-contribution"), vec![year]),
        Place::Term(number) => (numbered("place-term", number), Vec::new()),
        Place::Agreement(number) => (numbered("place-agreement", number), Vec::new()),
        Place::Execution(year, _) => (say(language, "place-execution"), vec![year]),
        Place::Category(year, _) => (say(language, "place-category"), vec![year]),
        Place::Divided(year) => (say(language, "place-divided"), vec![year]),
        Place::Year(year) => (say(language, "place-year"), vec![year]),
        Place::Quantity(name, year) => (quantity_name(name, language), vec![year]),
        Place::Forecast(name, year, _) => {
            let quantity = ("quantity", quantity_name(name, language).into());
            (say_with(language, "place-forecast", &[quantity]), vec![year])
        }
        Place::Support(years) => (say(language, "place-support"), years.iter().collect()),
        Place::OwnCost(years) => (say(language, "place-own-cost"), years.iter().collect()),
        Place::Event(date) => (say(language, "place-event"), vec![date.year()]),
    }
}

fn kind_key(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Agreed => "place-kind-agreed",
        ContributionKind::Revised => "place-kind-revised",
        ContributionKind::Announced => "place-kind-announced",
        ContributionKind::Actual => "place-kind-actual",
        ContributionKind::RuleDetermined => "place-kind-rule-determined",
        ContributionKind::Undetermined => "place-kind-undetermined",
    }
}
