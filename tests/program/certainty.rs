//! How well a figure is known: its weakest input decides, in every face.
//!
//! Expected statuses follow from reading the clauses: what a formula reads is named beside each case.

#![expect(clippy::disallowed_methods, reason = "the tests read what was written")]

use std::fs;
use std::path::Path;

use calamine::{Reader, Xlsx, open_workbook};
use costshare::app::{
    Action, App, Edit, Export, Exported, Format, MadeFrom, NegotiationEdit, NegotiationPage, Picture,
    RecordPage, Run, Settings, Show, Theme, ViewKind,
};
use costshare::engine::counterfactual::RuleAt;
use costshare::engine::negotiation::CostOf;
use costshare::engine::{Certainty, Measure, Reading, RowName, Side, Span, bridge, compare, plan, project};
use costshare::files::{read_scenario, read_value, record};
use costshare::model::{Currency, Field, Offer, OfferKind, OfferTerm, Scenario, Status, Year, Years};
use costshare::present::views::compare::Arrangement;
use costshare::text::Language;

/// Everything is published but what `changes` say, each a text and what stands in its place.
const AGREEMENT: &str = r#"Scenario(
    version: 1,
    title: "TITLE",
    record: "2026-02",
    continues: "SMA",
    parties: (pays: "KR", receives: "US"),
    years: (first: 2026, last: 2030),
    before: "14028 eok KRW [MK12]",
    parts: [
        Part(
            base: "15192 eok KRW [MOFA12]",
            rules: {
                2027: Rule(
                    growth: Index(series: "cpi", lag: 2),
                    floor: "1% [MOFA12]",
                    cap: "5% [MOFA12]",
                ),
            },
            one_offs: {
                2029: "100 eok KRW [MOFA12]",
            },
            categories: [
                Category(name: "labour", weight: "60 [MOFA12]"),
                Category(name: "rest", weight: "40 [MOFA12]"),
            ],
        ),
    ],
    series: {
        "cpi": (
            values: {
                2025: "2.1% [KOSTAT25]",
                2026: "2.2% [KOSTAT25]",
                2027: "2% [KOSTAT25]",
                2028: "2% [KOSTAT25]",
            },
        ),
    },
    rates: {
        "USD": (
            values: {
                2026: "1400 KRW/USD [FED_FX]",
                2027: "1400 KRW/USD [FED_FX]",
                2028: "1400 KRW/USD [FED_FX]",
                2029: "1400 KRW/USD [FED_FX]",
                2030: "1400 KRW/USD [FED_FX]",
            },
        ),
    },
)
"#;

fn agreement(title: &str, changes: &[(&str, &str)]) -> (String, Scenario) {
    let mut text = AGREEMENT.replace("TITLE", title);
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    let scenario = read_scenario(&text, "agreement.ron").expect("it can be read").scenario;
    (text, scenario)
}

/// `value [SOURCE]` with the word of a status.
fn stated(value: &str, status: Status, source: &str) -> String {
    format!("\"{value} {} [{source}]\"", status.word())
}

/// The years in which a figure has the status; in all others it is published.
#[track_caller]
fn check(from: &str, value: &str, source: &str, row: RowName, expected: &[i16]) {
    for status in Status::ALL {
        let (_, scenario) = agreement(
            "A",
            &[(from, &from.replace(&format!("\"{value} [{source}]\""), &stated(value, status, source)))],
        );
        let measures = [Measure::converted(Currency::USD)];
        let projection = project(plan(&scenario, record::bundled(), &measures));
        let certainty = Certainty::new(&projection);
        for year in scenario.years.iter() {
            let expects = if expected.contains(&year.0) { status } else { Status::Published };
            if projection.at(row, year).known().is_some() {
                assert_eq!(certainty.of(row, year), expects, "{row:?} {year}, {status:?}");
            }
        }
    }
}

const ALL: [i16; 5] = [2026, 2027, 2028, 2029, 2030];

/// The base is carried into every year.
#[test]
fn a_base_decides_every_year() {
    check(r#"base: "15192 eok KRW [MOFA12]""#, "15192 eok KRW", "MOFA12", RowName::Total, &ALL);
}

/// 2028 reads the prices of 2026, and what it carries is in 2029 and 2030.
#[test]
fn an_index_decides_the_years_from_which_it_is_read() {
    let from = r#"2026: "2.2% [KOSTAT25]""#;
    check(from, "2.2%", "KOSTAT25", RowName::Growth(0), &[2028]);
    check(from, "2.2%", "KOSTAT25", RowName::Total, &[2028, 2029, 2030]);
}

/// No price rose by 5 % or by less than 1 %, yet each year was held against both.
#[test]
fn a_bound_that_was_compared_counts() {
    check(r#"cap: "5% [MOFA12]""#, "5%", "MOFA12", RowName::Total, &[2027, 2028, 2029, 2030]);
    check(r#"floor: "1% [MOFA12]""#, "1%", "MOFA12", RowName::Total, &[2027, 2028, 2029, 2030]);
}

/// A one-off is added after rounding and not carried.
#[test]
fn a_one_off_decides_its_own_year() {
    check(r#"2029: "100 eok KRW [MOFA12]""#, "100 eok KRW", "MOFA12", RowName::Total, &[2029]);
}

/// Each part is what the largest remainders of all leave it.
#[test]
fn a_weight_decides_every_category_and_no_total() {
    let from = r#"weight: "60 [MOFA12]""#;
    check(from, "60", "MOFA12", RowName::Category(0, 1), &ALL);
    check(from, "60", "MOFA12", RowName::Total, &[]);
}

#[test]
fn an_exchange_rate_decides_what_is_converted() {
    let from = r#"2028: "1400 KRW/USD [FED_FX]""#;
    check(from, "1400 KRW/USD", "FED_FX", RowName::Measure(0), &[2028]);
    check(from, "1400 KRW/USD", "FED_FX", RowName::Total, &[]);
}

/// The amount before the term describes the first step and nothing else.
#[test]
fn the_amount_before_decides_the_first_step() {
    let from = r#"before: "14028 eok KRW [MK12]""#;
    check(from, "14028 eok KRW", "MK12", RowName::Change, &[2026]);
    check(from, "14028 eok KRW", "MK12", RowName::Total, &[]);
}

/// An override replaces the total, and later years grow from it: what stood before is not read.
#[test]
fn a_year_typed_over_is_as_well_known_as_what_was_typed() {
    let typed = "one_offs: {";
    for status in Status::ALL {
        let over = format!(
            "overrides: {{\n 2028: {},\n }},\n one_offs: {{",
            stated("15800 eok KRW", status, "MOFA12")
        );
        let base = (r#"base: "15192 eok KRW [MOFA12]""#, r#"base: "15192 eok KRW assumed [MOFA12]""#);
        let (_, scenario) = agreement("A", &[(typed, &over), base]);
        let projection = project(plan(&scenario, record::bundled(), &[]));
        let certainty = Certainty::new(&projection);
        let found: Vec<Status> =
            scenario.years.iter().map(|year| certainty.of(RowName::Total, year)).collect();
        assert_eq!(found, [Status::Assumed, Status::Assumed, status, status, status]);
    }
}

/// Beside a scenario of published values, differences, effects and bars are as well known as the other.
#[test]
fn a_comparison_is_as_well_known_as_the_weaker_side() {
    let (_, baseline) = agreement("A", &[(r#"cap: "5% [MOFA12]""#, r#"cap: "2% [MOFA12]""#)]);
    for status in Status::ALL {
        let cap = stated("5%", status, "MOFA12");
        let (_, other) = agreement("B", &[(r#"cap: "5% [MOFA12]""#, &format!("cap: {cap}"))]);
        let comparison = compare(&baseline, &other, record::bundled(), &Measure::default());
        let known = comparison.known(Span::Sum);
        assert_eq!((*known.of(Side::Baseline), *known.of(Side::Other)), (Status::Published, status));
        let rows: Vec<Status> = comparison.rows.iter().map(costshare::engine::ComparedYear::status).collect();
        assert_eq!(rows, [Status::Published, status, status, status, status]);
        assert_eq!(comparison.difference_status(Span::Sum), status);
        assert_eq!(comparison.difference_status(Span::Year(Year(2026))), Status::Published);
        assert_eq!(comparison.lines[0].status(Span::Sum), status);
        let bridge = bridge(&comparison, record::bundled()).expect("there is a bridge");
        let bars = bridge.average(Span::Sum);
        assert_eq!(bars.statuses(), [status]);
        assert_eq!(bridge.average(Span::Year(Year(2026))).statuses(), [Status::Published]);
    }
}

/// The level of one that began earlier is as well known as the figure that it is.
#[test]
fn what_began_earlier_is_as_well_known_as_by_itself() {
    let later = "years: (first: 2026, last: 2030)";
    let (_, baseline) = agreement("A", &[(later, "years: (first: 2028, last: 2030)")]);
    for status in Status::ALL {
        let prices = stated("2.1%", status, "KOSTAT25");
        let (_, other) = agreement("B", &[(r#"2025: "2.1% [KOSTAT25]""#, &format!("2025: {prices}"))]);
        let comparison = compare(&baseline, &other, record::bundled(), &Measure::default());
        assert!(comparison.rows.iter().all(|row| row.known.other == status), "{status:?}");
    }
}

/// The words by which a status is told in English.
fn words(status: Status) -> &'static [&'static str] {
    match status {
        Status::Published => &[],
        Status::Derived => &["derived"],
        Status::Conflict => &["disagree", "conflict"],
        Status::Recollection => &["memory", "recollection"],
        Status::Estimate => &["estimate"],
        Status::Assumed => &["assum"],
    }
}

/// What a text tells of a status: its sentences, or its cells, that have one of the words.
fn told(text: &str, status: Status) -> Vec<&str> {
    let pieces = text.split(['\n', '<', '>', ';', '|']);
    let has_word = |piece: &&str| {
        let piece = piece.to_lowercase();
        words(status).iter().any(|word| piece.contains(word))
    };
    pieces.filter(has_word).collect()
}

/// Every view, with every page and reading of it that shows figures of scenarios. A new one is in it once it
/// is in the list of its kind.
fn pages(view: ViewKind) -> Vec<Vec<Action>> {
    let show = |shows: Vec<Show>| shows.into_iter().map(Action::Show).collect::<Vec<Action>>();
    let readings = || Reading::ALL.into_iter();
    match view {
        ViewKind::Projection => readings().map(|reading| show(vec![Show::Reading(reading)])).collect(),
        ViewKind::Compare => {
            let arranged = [Arrangement::OneChart, Arrangement::SideBySide];
            let both =
                arranged.into_iter().flat_map(|arranged| readings().map(move |reading| (arranged, reading)));
            both.map(|(arranged, reading)| show(vec![Show::Arrangement(arranged), Show::Reading(reading)]))
                .collect()
        }
        ViewKind::Negotiation => NegotiationPage::ALL
            .into_iter()
            // When sides met and what happened besides has no figure.
            .filter(|page| !matches!(page, NegotiationPage::Rounds | NegotiationPage::Events))
            .map(|page| show(vec![Show::NegotiationPage(page)]))
            .collect(),
        // The record says the same whatever is open; a rule tried on it does not.
        ViewKind::Record => RecordPage::all()
            .filter(|page| *page == RecordPage::Trial)
            .map(|page| show(vec![Show::RecordPage(page)]))
            .collect(),
    }
}

/// The program with a baseline in print, a scenario of which one value has the status, and a third beside
/// them; talks on top of the second.
fn opened(status: Status, folder: &Path) -> App {
    let cap = format!("cap: {}", stated("4%", status, "MOFA12"));
    let published = (r#"cap: "5% [MOFA12]""#, r#"cap: "3% [MOFA12]""#);
    let files = [
        ("a.ron", agreement("Baseline", &[published]).0),
        ("b.ron", agreement("In hand", &[(r#"cap: "5% [MOFA12]""#, &cap)]).0),
        ("c.ron", agreement("Third", &[(r#""15192 eok KRW [MOFA12]""#, r#""15000 eok KRW [MOFA12]""#)]).0),
    ];
    let paths = files.map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).expect("it can be written");
        path
    });
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.hold_jobs();
    app.update(Action::Run(Run::Open(paths.to_vec())));
    let [baseline, hand] = [0, 1].map(|place| app.session().documents()[place].id);
    app.update_all([Action::Show(Show::Document(hand)), Action::Show(Show::Baseline(Some(baseline)))]);
    app.update(Action::Run(Run::NewNegotiation));
    for (party, kind, base) in
        [("US", OfferKind::Ask, "17000 eok KRW [MOFA12]"), ("KR", OfferKind::Offer, "14500 eok KRW [MOFA12]")]
    {
        let field: Field = "base".parse().expect("a field");
        let term = OfferTerm::Read(field.clone(), read_value(&field, base).expect("a value"));
        let key = app.negotiation().and_then(|open| {
            let parties = open.negotiation.parties.iter();
            let role =
                if party == "US" { costshare::model::Role::Receives } else { costshare::model::Role::Pays };
            parties.into_iter().find(|party| party.role == role).map(|party| party.key.clone())
        });
        let offer = Offer {
            terms: vec![term],
            date: Some("2026-05-01".parse().expect("a date")),
            confidence: costshare::model::Confidence::Official,
            sources: vec![costshare::model::SourceId("MOFA12".to_owned())],
            ..Offer::new(key, kind)
        };
        app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::AddOffer(offer))));
    }
    app.update_all([
        Action::Show(Show::Offer(Some(1))),
        // The base of an offer is in print; the term rests on the cap of the base scenario.
        Action::Show(Show::CostOf(CostOf::Term)),
        Action::Show(Show::AgainstOffer(Some(0))),
        Action::Show(Show::TrialRule(hand, RuleAt { part: 0, first: Year(2027) })),
        Action::Show(Show::TrialYears(Years::new(Year(2021), Year(2025)))),
    ]);
    app
}

/// What an export wrote, and the text of it; none if it is pixels or a page. The first file alone: a table
/// must not need its sidecar.
fn exported(app: &mut App, what: Exported, folder: &Path) -> Option<(Vec<u8>, Option<String>)> {
    let ending = what.format.ending();
    let path = folder.join(format!("out.{ending}"));
    let export = Export { what, language: Language::En, date: None, path: path.clone() };
    app.update(Action::Run(Run::Export(export)));
    app.finish_jobs();
    let bytes = fs::read(&path).ok()?;
    let text = match ending {
        "pdf" | "png" => None,
        "xlsx" => Some(figures_of(&path)),
        "docx" => Some(support::word::text(&bytes)),
        // A sentence may go on in the next line.
        "svg" => Some(support::pictures::texts(&String::from_utf8_lossy(&bytes)).join(" ")),
        _ => Some(String::from_utf8_lossy(&bytes).into_owned()),
    };
    for entry in fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("it is there").path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("out")) {
            fs::remove_file(path).expect("it can be removed");
        }
    }
    Some((bytes, text))
}

/// What stands on the sheets of a workbook that have figures, not stated values.
fn figures_of(path: &Path) -> String {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let is_of_figures = |name: &String| name.contains("Projection") || name.contains("Comparison");
    let sheets: Vec<String> = book.sheet_names().into_iter().filter(is_of_figures).collect();
    let text = |name: &String| {
        let range = book.worksheet_range(name).expect("a sheet");
        range.cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<String>>().join(" ")
    };
    sheets.iter().map(text).collect::<Vec<String>>().join(" ")
}

/// Every view, page, chart and format tells a figure that rests on the status, and tells it of no figure
/// where all is published.
#[test]
fn every_face_marks_the_weakest_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut missing: Vec<String> = Vec::new();
    let mut faces = 0;
    let mut published = opened(Status::Published, folder.path());
    let mut weak: Vec<(Status, App)> = Status::ALL
        .into_iter()
        .filter(|status| status.needs_a_mark())
        .map(|status| (status, opened(status, folder.path())))
        .collect();
    for view in ViewKind::ALL {
        for (place, page) in pages(view).into_iter().enumerate() {
            let shows: Vec<Action> = [Action::Show(Show::View(view))].into_iter().chain(page).collect();
            published.update_all(shows.clone());
            for (_, app) in &mut weak {
                app.update_all(shows.clone());
            }
            let charts = published.charts();
            let pictures = charts.iter().flat_map(|&chart| {
                let picture = Picture {
                    chart,
                    width: 800.into(),
                    height: 600.into(),
                    dpi: 72,
                    outlines: false,
                    ..Picture::default()
                };
                published
                    .formats()
                    .into_iter()
                    .map(move |format| Exported { picture: picture.clone(), ..Exported::of(format) })
            });
            for what in pictures.collect::<Vec<Exported>>() {
                let face = format!("{view:?} {place} {what:?}");
                let Some((plain, text)) = exported(&mut published, what.clone(), folder.path()) else {
                    continue;
                };
                // Pages and pixels are made from the picture that an SVG is; a report and a workbook tell every
                // reading alike.
                let is_picture = matches!(what.format, Format::Pdf | Format::Png);
                let is_whole =
                    matches!(what.format.info().made_from, MadeFrom::Scenarios(_) | MadeFrom::Report(..));
                if is_whole && place > 0 {
                    continue;
                }
                for (status, app) in weak.iter_mut().filter(|(of, _)| !is_picture || *of == Status::Assumed) {
                    let found = exported(app, what.clone(), folder.path());
                    let (bytes, words) = found.expect("what one has the others have");
                    faces += 1;
                    let is_told = match (&text, words) {
                        (Some(least), Some(words)) => {
                            let found = told(&words, *status);
                            !found.is_empty() && found != told(least, *status)
                        }
                        _ => plain != bytes,
                    };
                    if !is_told {
                        missing.push(format!("{face}: {status:?}"));
                    }
                }
            }
        }
    }
    assert!(faces > 100, "{faces} faces were looked at");
    assert_eq!(missing, [""; 0]);
}
