//! The pages of the record lead to their sources, and tell what is missing.

use std::collections::BTreeSet;

use costshare::engine::{Gap, MissingDatum, cited_figures, gaps, resting};
use costshare::files::record;
use costshare::model::{Currency, Money, Part, Scenario, Source, SourceId, Stated, Status, Year, Years};
use costshare::present::views::{forecasts, gaps as gaps_view, shares, sources};
use costshare::present::{Library, Page, Table, source_names, source_words};
use costshare::text::Language;

#[test]
fn every_figure_of_the_record_leads_to_sources_that_exist() {
    let record = record::bundled();
    let cited = cited_figures(record);
    assert!(cited.len() > 800, "{}", cited.len());
    for one in cited {
        assert!(!one.sources.is_empty() || one.status == Some(Status::Assumed), "{:?}", one.place);
        for source in one.sources {
            assert!(record.sources.contains_key(source), "{:?}: {source}", one.place);
        }
    }
}

#[test]
fn every_source_named_exists_and_is_told() {
    let record = record::bundled();
    for language in Language::ALL {
        for page in pages(language) {
            assert!(!page.headline.is_empty() && !page.subline.is_empty());
            for source in page.sources() {
                assert!(record.sources.contains_key(&source), "{}: {source}", page.title);
            }
            for table in &page.tables {
                rows_lead_to_sources(table);
                assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
            }
        }
    }
}

/// In the window a column of sources names publishers, in Korean those that have a Korean name; files keep theirs.
#[test]
fn a_column_of_sources_names_publishers_in_the_window() {
    let record = record::bundled();
    for (language, fund, paper) in [
        (Language::En, "International Monetary Fund, 2025-10-14", "Ministry of National Defense (ROK), 2016"),
        (Language::Ko, "국제통화기금(IMF), 2025-10-14", "국방부, 2016"),
    ] {
        let library = Library::of(record, language);
        let named = |page: Page, publisher: &str, id: &str| {
            let cells = |table: &Table| {
                let place = table.columns.iter().position(|column| column.key == "sources");
                let place = place.expect("a column of sources");
                table.rows.iter().map(|row| row.cells[place].text.clone()).collect::<Vec<String>>()
            };
            let shown = cells(&page.tables[0].with_named_sources(&library));
            assert!(shown.iter().any(|text| text.contains(publisher)), "{publisher}: {shown:?}");
            assert!(!shown.iter().any(|text| text.contains(id)), "{id} is read");
            assert!(cells(&page.tables[0]).iter().any(|text| text.contains(id)), "{id} stands in files");
        };
        named(forecasts::page(record, language), fund, "WEO2510");
        assert_eq!(source_words(&[SourceId("WP2016".to_owned())], &library), paper);
    }
}

/// Two papers of one publisher on one day are told apart by their titles.
#[test]
fn sources_that_would_read_alike_are_told_apart_by_title() {
    let source = |title: &str| Source {
        title: title.to_owned(),
        publisher: "Budget office".to_owned(),
        date: Some("2026-11-02".parse().expect("a date")),
        address: String::new(),
    };
    let base = Stated::assumed(Money::new(1.into(), Currency::KRW));
    let mut scenario = Scenario::new(Years::new(Year(2026), Year(2030)), vec![Part::new("", base)]);
    let ids = ["ONE", "TWO", "THREE", "FOUR"].map(|name| SourceId(name.to_owned()));
    for (id, title) in ids.iter().zip(["Estimate of costs", "Estimate of prices", "Estimate of prices"]) {
        scenario.sources.insert(id.clone(), source(title));
    }
    let library = Library::of(record::bundled(), Language::En).with(&scenario);
    let names: Vec<String> = source_names(&ids, &library).into_iter().map(|source| source.name).collect();
    let expected = [
        "Budget office, 2026-11-02: Estimate of costs",
        "Budget office, 2026-11-02: Estimate of prices [TWO]",
        "Budget office, 2026-11-02: Estimate of prices [THREE]",
        "FOUR",
    ];
    assert_eq!(names, expected);
    assert_eq!(source_words(&ids[..1], &library), "Budget office, 2026-11-02");
}

/// Each row with a figure names sources that are among those of its table.
#[track_caller]
fn rows_lead_to_sources(table: &costshare::present::Table) {
    let Some(column) = table.columns.iter().position(|column| column.key == "sources") else { return };
    let known: BTreeSet<&SourceId> = table.sources.iter().collect();
    for row in &table.rows {
        if row.cells.iter().all(|cell| cell.plain.is_none()) {
            continue;
        }
        let names = &row.cells[column].text;
        assert!(!names.is_empty(), "{}: {:?}", table.title, row.cells[0].text);
        for name in names.split(", ") {
            assert!(known.contains(&SourceId(name.to_owned())), "{}: {name}", table.title);
        }
    }
}

#[test]
fn the_page_of_sources_has_all_of_them() {
    let record = record::bundled();
    let page = sources::page(record, Language::En);
    assert_eq!(page.tables[0].rows.len(), record.sources.len());
}

/// What rests on a source is found by looking: HER10 says the contribution, the other support and the
/// total of 2010, and stands with others at the contribution of 2016.
#[test]
fn what_rests_on_a_source() {
    let record = record::bundled();
    let resting = resting(record);
    let herald = &resting[&SourceId("HER10".to_owned())];
    assert_eq!((herald.figures.len(), herald.shared), (4, 1));
    assert_eq!(herald.least, Some(Status::Published));
}

#[test]
fn gaps_are_those_that_the_record_is_known_to_have() {
    let record = record::bundled();
    let gaps = gaps(record);
    check(&gaps, MissingDatum::Total(Currency::KRW), &[1992, 1993, 1996, 1998, 1999, 2001, 2002]);
    check(&gaps, MissingDatum::PrintedTotal, &[2023, 2024]);
    check(&gaps, MissingDatum::Amount, &[2027, 2028, 2029, 2030]);
    check(&gaps, MissingDatum::IndexPeriod, &[2000, 2001]);
    check(&gaps, MissingDatum::IndexOfTheDay, &[2003, 2004]);
    check(&gaps, MissingDatum::Outturn("gdp_growth"), &[2025, 2026]);
    let troops = find(&gaps, MissingDatum::Quantity("usfk_troops"));
    let before: Vec<Year> = (1991..=2003).chain([2006, 2007]).map(Year).collect();
    assert_eq!(troops.years, before);
    let cost = find(&gaps, MissingDatum::GuestCost);
    assert_eq!(cost.known, [2010, 2012].map(Year), "the figure of 2020 is a request");
    let executed = find(&gaps, MissingDatum::Execution);
    // 2013 has no more than what was agreed, 2020 no more than a budget.
    assert_eq!(executed.known, [2009, 2010, 2011, 2012, 2015, 2017, 2018, 2019].map(Year));
}

#[test]
fn the_pages_tell_the_figures_of_the_issue() {
    let page = shares::page(record::bundled(), Some(Year(2010)), None, Language::En);
    assert!(page.headline.contains("46.9%") && page.headline.contains("65.2%"), "{}", page.headline);
    let page = shares::page(record::bundled(), None, None, Language::En);
    let texts: Vec<&str> =
        page.tables[0].rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect();
    for share in ["46.9%", "65.2%", "30.2%", "43.3%", "19.8%"] {
        assert!(texts.contains(&share), "{share}");
    }
}

#[track_caller]
fn check(gaps: &[Gap<'_>], what: MissingDatum<'_>, years: &[i16]) {
    let years: Vec<Year> = years.iter().copied().map(Year).collect();
    assert_eq!(find(gaps, what).years, years, "{what:?}");
}

#[track_caller]
fn find<'a, 'b>(gaps: &'a [Gap<'b>], what: MissingDatum<'_>) -> &'a Gap<'b> {
    gaps.iter().find(|gap| gap.what == what).expect("the record lacks it")
}

fn pages(language: Language) -> Vec<Page> {
    let record = record::bundled();
    vec![
        forecasts::page(record, language),
        shares::page(record, None, None, language),
        shares::page(record, Some(Year(2010)), None, language),
        shares::page(record, Some(Year(2026)), None, language),
        sources::page(record, language),
        gaps_view::page(record, language),
    ]
}
