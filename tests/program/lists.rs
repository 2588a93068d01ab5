//! The lists that menus, commands and exports are made from: whatever stands in one is there everywhere.

use std::fs;

use costshare::app::{Action, App, Export, Exported, Format, MadeFrom, NegotiationPage, RecordPage, Run};
use costshare::app::{Settings, Show, Theme, ViewKind};
use costshare::export::picture::Colours;
use costshare::present::charts::{ChartName, ChartNeeds};
use costshare::present::views::record::RecordPageName;
use costshare::text::{Language, say};

use crate::command::{answer, run};

/// A word of a list is one that can be typed, and says one thing; so do names on screen.
/// Help and keys read `ALL`, which nothing else holds to be whole.
#[test]
fn every_command_of_the_window_is_listed() {
    let text = std::fs::read_to_string("src/ui/commands.rs").expect("the sources are there");
    let of_enum = text
        .split_once("pub enum Command {")
        .and_then(|(_, rest)| rest.split_once("\n}"))
        .expect("it is there")
        .0;
    let variants: Vec<&str> = of_enum
        .lines()
        .filter_map(|line| line.trim().strip_suffix(','))
        .filter(|line| !line.contains('/'))
        .collect();
    let listed = text
        .split_once("pub const ALL: [Self;")
        .and_then(|(_, rest)| rest.split_once("];"))
        .expect("it is there")
        .0;
    for variant in &variants {
        assert!(listed.contains(&format!("Self::{variant},")), "{variant} is in no help and takes no key");
    }
    assert!(variants.len() > 10, "{variants:?}");
}

#[test]
fn no_two_entries_of_a_list_are_called_alike() {
    for (list, keys) in [
        ("pages of the record", RecordPageName::ALL.map(RecordPageName::key).to_vec()),
        ("pages of talks", NegotiationPage::ALL.map(NegotiationPage::key).to_vec()),
        ("views", ViewKind::ALL.map(ViewKind::key).to_vec()),
        ("charts", ChartName::ALL.map(ChartName::key).to_vec()),
        ("formats", Format::ALL.map(Format::key).to_vec()),
        ("colours", Colours::ALL.map(Colours::key).to_vec()),
    ] {
        for key in &keys {
            assert!(key.chars().all(|char| char.is_ascii_lowercase() || char == '-'), "{list}: {key}");
        }
        check_apart(list, keys);
    }
    for language in Language::ALL {
        check_apart("pages of the record", RecordPage::all().map(|page| page.name(language)).collect());
        check_apart("pages of talks", NegotiationPage::ALL.map(|page| page.name(language)).to_vec());
        check_apart("views", ViewKind::ALL.map(|view| view.name(language)).to_vec());
        check_apart("charts", ChartName::ALL.map(|chart| say(language, chart.name())).to_vec());
        let said = Format::ALL.map(|format| (say(language, format.info().content), format.name()));
        check_apart("formats", said.to_vec());
    }
}

#[track_caller]
fn check_apart<T: Ord + std::fmt::Debug>(list: &str, mut words: Vec<T>) {
    words.sort();
    let alike = words.windows(2).find(|two| two[0] == two[1]);
    assert!(alike.is_none(), "{list}: {alike:?}");
}

/// What files a chart is drawn from, by its word; and its help says what it shows.
#[test]
fn every_chart_is_drawn_by_its_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, help, _) = answer(&["chart", "--help"]);
    let scenarios =
        ["scenarios/sma-11-extended.ron", "scenarios/sma-12.ron", "scenarios/sma-12-at-the-cap.ron"];
    for chart in ChartName::ALL {
        let path = folder.path().join(format!("{}.svg", chart.key())).display().to_string();
        let files = match chart.needs() {
            Some(ChartNeeds::Record) | None => &[][..],
            Some(ChartNeeds::Scenario) => &scenarios[..1],
            Some(ChartNeeds::Pair | ChartNeeds::Others) => &scenarios[..2],
            Some(ChartNeeds::Several) => &scenarios,
            Some(ChartNeeds::Negotiation) => &["scenarios/negotiations/sma-12.ron"][..],
        };
        let args = [&["chart", chart.key(), "-o", &path][..], files].concat();
        let is_offered = chart.needs().is_some();
        assert_eq!(run(&args).status.code(), Some(if is_offered { 0 } else { 2 }), "{args:?}");
        assert_eq!(help.contains(&format!("- {}:", chart.key())), is_offered, "{help}");
    }
}

/// Of one scenario and of two, in every format, by the command that writes it.
#[test]
fn every_format_is_written_by_its_ending() {
    let folder = tempfile::tempdir().expect("a folder");
    for format in Format::ALL {
        let path = folder.path().join(format!("{}.{}", format.key(), format.ending())).display().to_string();
        let command: &[&str] =
            if format.is_picture() { &["chart", "projection"] } else { &["export", "scenarios/sma-11.ron"] };
        // A report has the ending first.
        let is_second = matches!(format, Format::MdTable | Format::HtmlTable);
        let asked: &[&str] = if is_second { &["--format", format.key()] } else { &[] };
        let args = [command, &["scenarios/sma-12.ron", "-o", &path], asked].concat();
        assert_eq!(run(&args).status.code(), Some(0), "{args:?}");
        assert!(fs::metadata(&path).expect("it was written").len() > 100, "{format:?}");
        let (_, help, _) = answer(&[command[0], "--help"]);
        assert!(help.contains(&format!(".{}", format.ending())), "{help}");
    }
}

/// Every page has a table that leaves in every format that is made from tables, called after it.
#[test]
fn every_page_leaves_as_a_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.hold_jobs();
    app.update_all([
        Action::Run(Run::OpenShipped("sma-12.ron".to_owned())),
        Action::Run(Run::OpenShippedNegotiation("sma-12.ron".to_owned())),
    ]);
    let known: Vec<usize> = app
        .negotiation_costs()
        .iter()
        .enumerate()
        .filter(|(_, cost)| cost.is_ok())
        .map(|(at, _)| at)
        .collect();
    app.update_all([
        Action::Show(Show::Offer(Some(known[1]))),
        Action::Show(Show::AgainstOffer(Some(known[0]))),
    ]);
    let of_record = RecordPage::all().map(|page| (ViewKind::Record, Show::RecordPage(page)));
    let of_talks = NegotiationPage::ALL.map(|page| (ViewKind::Negotiation, Show::NegotiationPage(page)));
    for (number, (view, page)) in of_record.chain(of_talks).enumerate() {
        app.update_all([Action::Show(Show::View(view)), Action::Show(page.clone())]);
        let formats = app.formats().into_iter();
        for format in formats.filter(|format| matches!(format.info().made_from, MadeFrom::Table(_))) {
            let what = Exported::of(format);
            assert!(!app.export_name(&what).is_empty(), "{page:?}");
            let path = folder.path().join(format!("{number}-{}.{}", format.key(), format.ending()));
            let export = Export { what, language: Language::Ko, date: None, path: path.clone() };
            app.update(Action::Run(Run::Export(export)));
            app.finish_jobs();
            let written = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page:?}: {error}"));
            assert!(written.lines().count() > 1, "{page:?}: {written}");
        }
    }
}
