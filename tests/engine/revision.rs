//! What new values would change, before they are taken over, against hand calculations.
//!
//! The 12th agreement as signed gives 15,192, 15,511, 15,852, 16,169 and 16,492 in 2026–2030. With
//! consumer prices of 2025 at 2.3 % instead of 2.1 %: 15,192 × 1.023 = 15,541.4, 15,541 × 1.022 =
//! 15,882.9, 15,883 × 1.02 = 16,200.7 and 16,201 × 1.02 = 16,525.0.

use std::sync::Arc;

use costshare::app::{Action, App, Document, Edit, Proposal, Run, Settings, Show, Theme};
use costshare::engine::Measure;
use costshare::files::{read_scenario, save_scenario};
use costshare::model::{Currency, Field, FieldValue, Stated, Year};
use costshare::present::views::editions::{EditionShown, EditionsView};
use costshare::present::views::revision::Revision;
use costshare::text::Language::{self, En, Ko};
use costshare::text::Typed;
use costshare::text::heads::read_change_under;
use costshare::text::paste::read_years;
use support::tables::column;

#[test]
fn prices_of_2025_printed_at_2_3_per_cent() {
    let app = app(Ko);
    let revision = preview(&app, &[("series.cpi.2025", "2.3% [KOSTAT25]")]);
    assert_eq!(revision.headline, "2026~2030년: 합계 +126억원 (7조 9,216억원 → 7조 9,342억원)");
    check(&revision, "before", &["15,192", "15,511", "15,852", "16,169", "16,492", "79,216"]);
    check(&revision, "after", &["15,192", "15,541", "15,883", "16,201", "16,525", "79,342"]);
    check(&revision, "difference", &["0", "+30", "+31", "+32", "+33", "+126"]);
    assert_eq!(revision.first, Some((Year(2027), "+30억원".to_owned())));
    assert!(app.session().history().is_empty(), "nothing is taken over by looking");
}

#[test]
fn pasted_lines_give_the_same_preview() {
    let app = app(Ko);
    let document = app.document().expect("one is open");
    let pasted = read_years("연도\tCPI\n2025\t2.3%\n", document.scenario.years.first, read_change_under);
    let fields = pasted.rows.into_iter().map(|row| {
        let Typed::Understood(rate) = row.value else { panic!("{:?} is plain", row.text) };
        let field: Field = format!("series.cpi.{}", row.year).parse().expect("a field");
        (field, FieldValue::Rate(Stated::assumed(rate)))
    });
    let proposal = Proposal { name: None, fields: fields.collect() };
    let revision = app.revision(document, proposal.clone(), None).expect("it can be taken over");
    check(&revision, "difference", &["0", "+30", "+31", "+32", "+33", "+126"]);
    assert_eq!(revision.changes[0].before, "2.1% · 공표 · 국가데이터처, 2025-12-31");
    assert_eq!(revision.changes[0].after, "2.3% · 가정");

    // What was shown is what comes.
    let (id, mut app) = (document.id, app);
    app.update(Action::Edit(Edit::SetAll { documents: vec![id], fields: proposal.fields }));
    let after = app.view().expect("one is open");
    let totals = after.table.columns.iter().position(|column| column.key == "total").expect("totals");
    let shown: Vec<&str> = after.table.rows.iter().map(|row| row.cells[totals].text.as_str()).collect();
    assert_eq!(shown, ["15,192", "15,541", "15,883", "16,201", "16,525", "79,342"]);
}

#[test]
fn what_the_scenario_says_already_changes_nothing() {
    let revision = preview(&app(En), &[("series.cpi.2025", "2.1% [KOSTAT25]")]);
    assert!(revision.is_empty());
    assert_eq!(revision.headline, "Nothing changes: the scenario says all of it already");
}

/// Nothing in 2026–2030 reads the prices of 2023.
#[test]
fn what_no_year_reads_costs_nothing() {
    let revision = preview(&app(En), &[("series.cpi.2023", "3.6% [WB_CPI]")]);
    assert!(!revision.is_empty());
    // The gap of 2024 is not read either.
    assert_eq!(revision.headline, "2026–2030: the amounts stay the same");
}

/// After 2028 is stated, later years no longer hold for 2027, which 2029 needs.
#[test]
fn a_year_that_would_be_unknown_is_told() {
    let revision = preview(&app(En), &[("series.cpi.2028", "2.4%")]);
    let after = column(&revision.table, "after");
    assert_eq!(after[..4], ["1,519.2", "1,551.1", "1,585.2", "–"]);
    assert!(revision.notes.iter().any(|note| note.contains("2029")), "{:?}", revision.notes);
    assert!(revision.headline.starts_with("2026–2028"), "{}", revision.headline);
}

/// A yen agreement of which only the first year is known: with 211,500, 214,000, 215,500 and 216,000
/// million yen pasted, the five years come to 1,068,000, where the scenario as it stands has 211,000.
#[test]
fn the_sum_adds_every_year_that_stands_there_and_says_which() {
    let text = r#"Scenario(
        version: 1,
        title: "Yen agreement",
        record: "2026-02",
        years: (first: 2022, last: 2026),
        parts: [Part(base: "211000 million JPY assumed")],
    )"#;
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let path = folder.path().join("yen.ron");
    let file = read_scenario(text, "yen.ron").expect("it is a scenario");
    save_scenario(&path, &file).expect("it can be saved");
    for (language, headline, unit) in [
        (
            En,
            "2022–2026: JPY 1,068.0 bn with these values; as it stands JPY 211.0 bn (2022)",
            "JPY 1,068.0 bn in 2022–2026",
        ),
        (
            Ko,
            "2022~2026년: 반영 후 합계 1조 680억 엔, 현재 합계 2,110억 엔 (2022년)",
            "2022~2026년 합계 1조 680억 엔",
        ),
    ] {
        let mut app = App::new(Settings { language, theme: Theme::Light });
        app.update(Action::Run(Run::Open(vec![path.clone()])));
        let revision = preview(
            &app,
            &[
                ("override.2023", "211500 million JPY"),
                ("override.2024", "214000 million JPY"),
                ("override.2025", "215500 million JPY"),
                ("override.2026", "216000 million JPY"),
            ],
        );
        assert_eq!(revision.headline, headline);
        assert_eq!(revision.comes_to.as_deref(), Some(unit));
        let sums = |key| column(&revision.table, key).last().cloned();
        assert_eq!(sums("after").as_deref().map(|sum| sum.trim_end_matches(".0")), Some("1,068,000"));
        assert_eq!(sums("before").as_deref().map(|sum| sum.trim_end_matches(".0")), Some("211,000"));
        assert_eq!(sums("difference").as_deref(), Some("–"), "sums over different years have no difference");
        assert!(revision.notes.iter().any(|note| note.contains("2022–2026") || note.contains("2022~2026년")));
    }
}

#[test]
fn a_value_that_fails_the_check_is_told() {
    let revision = preview(&app(En), &[("series.cpi.2025", "-150%")]);
    // What reads the value is unknown: 2027, and every later year that grows from it.
    assert!(
        column(&revision.table, "after").contains(&"–".to_owned()),
        "{:?}",
        column(&revision.table, "after")
    );
    assert_eq!(
        revision.headline,
        "2026: KRW 1,519.2 bn with these values; as it stands KRW 7,921.6 bn (2026–2030)"
    );
    assert!(revision.notes[0].contains("below −100%"), "{:?}", revision.notes);
}

#[test]
fn a_field_that_is_not_there_is_told() {
    let app = app(En);
    let fields = vec![("rule.2031.cap".parse().expect("a field"), FieldValue::Absent)];
    let told = app.revision(app.document().expect("one is open"), Proposal { name: None, fields }, None);
    assert!(told.is_err_and(|error| error.contains("rule.2031")));
}

/// 1,421.40 won for a dollar in every year: 30 eok are 2.11 million dollars.
#[test]
fn the_preview_is_in_the_measure_that_is_shown() {
    let mut app = app(En);
    app.update(Action::Show(Show::Measure(Measure::converted(Currency::USD))));
    let revision = preview(&app, &[("series.cpi.2025", "2.3%")]);
    assert!(revision.subline.contains("USD"), "{}", revision.subline);
    let difference = column(&revision.table, "difference");
    assert!(difference[1].starts_with("+2.1"), "{difference:?}");
}

/// Taking the published 2.1 % over after 2.3 % was typed takes 30, 31, 32 and 33 away again.
#[test]
fn the_record_is_offered_and_never_taken_over_by_itself() {
    let mut app = app(Ko);
    let id = app.document().expect("one is open").id;
    assert_eq!(app.editions()["cpi"].notice, None);
    let field: Field = "series.cpi.2025".parse().expect("a field");
    let value = FieldValue::read_leaf(&field, "2.3%").expect("a rate");
    app.update(Action::Edit(Edit::Set { documents: vec![id], field: field.clone(), value: value.clone() }));

    let editions = app.editions();
    let notice = editions["cpi"].notice.as_deref();
    assert_eq!(notice, Some("기록 자료: 2025년 2.1%. 반영하면 2027년 −30억원, 합계 −126억원"));
    let published = edition(&editions["cpi"], "공표 실적");
    let row = &published.rows[0];
    assert_eq!(
        (row.year, row.value.status.as_str()),
        (Year(2025), "공표 · 국가데이터처, 2025-12-31; 동아일보, 2025-12-31")
    );
    assert_eq!(row.now.as_ref().map(|now| now.status.as_str()), Some("가정"));
    let fields = vec![row.field.clone()];
    let proposal = Proposal { name: Some(published.title.clone()), fields };
    let document = app.document().expect("one is open");
    let revision = app.revision(document, proposal, None).expect("it can be taken over");
    check(&revision, "difference", &["0", "−30", "−31", "−32", "−33", "−126"]);
    assert_eq!(field.read(&document.scenario), Some(value), "looking changes nothing");
}

#[test]
fn forecasts_are_offered_by_forecaster_and_date() {
    let editions = app(En).editions();
    let titles: Vec<&str> = editions["cpi"].editions.iter().map(|edition| edition.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Published",
            "Record of 2026-02, with its estimates",
            "Bank of Korea, 2026-02-26",
            "OECD, 2025-12-02",
            "Bank of Korea, 2025-11-27",
            "IMF WEO, 2025-10-14",
            "IMF WEO, 2025-04-22",
            "Foreign ministry assumption as reported, 2024-10-04",
        ]
    );
    // As printed: 2.1 % for both years, forecast 2025-11-27.
    let bank = edition(&editions["cpi"], "Bank of Korea, 2025-11-27");
    let said: Vec<(i16, &str, &str)> = bank
        .rows
        .iter()
        .map(|row| (row.year.0, row.value.value.as_str(), row.value.status.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (2025, "2.1%", "estimate · Nocut News, 2025-11-27"),
            (2026, "2.1%", "estimate · Nocut News, 2025-11-27")
        ]
    );
}

/// 2.5 % from the rule of 2027 on is 2.5 % of prices of 2025 on: the 16,769 behind the 19.5 % of the
/// ministry. With a lag of one year it would be those of 2026.
#[test]
fn a_value_stated_for_a_rule_stands_at_the_year_that_the_rule_reads() {
    let ministry = "Foreign ministry assumption as reported, 2024-10-04";
    let mut app = app(Ko);
    for (lag, first) in [(2, 2025), (1, 2026)] {
        let document = app.document().expect("one is open");
        let field: Field = "rule.2027.growth.lag".parse().expect("a field");
        let edit = Edit::Set { documents: vec![document.id], field, value: FieldValue::Lag(lag) };
        app.update(Action::Edit(edit));
        let editions = app.editions();
        let ministry = edition(&editions["cpi"], ministry);
        assert_eq!(ministry.rows[0].year, Year(first));
        let fields = ministry.rows.iter().map(|row| row.field.clone()).collect();
        let document = app.document().expect("one is open");
        let revision =
            app.revision(document, Proposal { name: None, fields }, None).expect("it can be taken");
        assert_eq!(column(&revision.table, "after")[4], "16,769");
    }
}

/// Where no rule reads the series in that year, the forecast belongs to no year of it.
#[test]
fn a_value_that_belongs_to_no_one_year_is_left_out_and_told() {
    let mut app = app(En);
    let document = app.document().expect("one is open").id;
    let field: Field = "rule.2027.growth".parse().expect("a field");
    let growth = costshare::model::clauses::Growth::Freeze(costshare::model::clauses::Freeze {});
    app.update(Action::Edit(Edit::Set {
        documents: vec![document],
        field,
        value: FieldValue::Growth(growth),
    }));
    let editions = app.editions();
    let cpi = &editions["cpi"];
    assert!(cpi.editions.iter().all(|edition| !edition.title.contains("ministry")));
    assert!(cpi.notes.iter().any(|note| note.starts_with("Foreign ministry assumption")), "{:?}", cpi.notes);
}

fn edition<'a>(view: &'a EditionsView, title: &str) -> &'a EditionShown {
    view.editions.iter().find(|edition| edition.title == title).expect("it is offered")
}

fn app(language: Language) -> App {
    let mut app = App::new(Settings { language, theme: Theme::Light });
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    app
}

fn preview(app: &App, values: &[(&str, &str)]) -> Arc<Revision> {
    let document: &Document = app.document().expect("one is open");
    let read = |(field, text): &(&str, &str)| {
        let field: Field = field.parse().expect("a field");
        let value = FieldValue::read_leaf(&field, text).expect("a value");
        (field, value)
    };
    let proposal = Proposal { name: None, fields: values.iter().map(read).collect() };
    app.revision(document, proposal, None).expect("it can be taken over")
}

#[track_caller]
fn check(revision: &Revision, key: &str, expected: &[&str]) {
    assert_eq!(column(&revision.table, key), expected);
}
