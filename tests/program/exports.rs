//! What leaves the program as files: whole or not at all, never over another file unasked, and as it
//! stood when it was asked for.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Reader as _, Xlsx, open_workbook};
use costshare::app::{Action, App, ChartName, Colours, DocumentId, Edit, Effect, Export, Exported, Format};
use costshare::app::{MessageKind, Picture, Preview, Question, Run, Settings, Show, Theme};
use costshare::app::{RecordPage, ReportLength, ViewKind, with_ending};
use costshare::engine::{BridgeReading, Reading, Span};
use costshare::export::svg;
use costshare::model::{Field, Year, Years};
use costshare::present::scene::Words;
use costshare::present::views::compare::{Arrangement, Scales};
use costshare::text::Language;
use tempfile::TempDir;

#[test]
fn an_export_is_announced_with_its_path_when_it_is_on_the_disk() {
    let (mut app, folder) = (twelfth(), folder());
    let path = folder.path().join("table.csv");
    app.update(export(Exported::of(Format::Csv), &path));
    assert_eq!(app.jobs().len(), 1);
    assert_eq!(app.jobs()[0].name, "table.csv");
    assert!(app.messages().is_empty() && !path.exists(), "nothing is announced before");
    assert_eq!(app.take_effects(), [Effect::ExportBegan]);

    app.finish_jobs();
    assert!(app.jobs().is_empty());
    let message = &app.messages()[0];
    assert_eq!((message.kind, message.path.as_deref()), (MessageKind::Done, Some(path.as_path())));
    let place = path.display();
    assert_eq!(
        message.said.text(Language::En),
        format!("Exported to {place}, with table.csv.meta.json beside it")
    );
    assert_only(&folder, &["table.csv", "table.csv.meta.json"]);
    // 15,192 grows by 2.1 % in 2027: 15,511.032 eok, or 1,551.1 billion.
    assert!(text(&path).lines().any(|line| line.starts_with("2027,") && line.contains(",1551.1,")));
}

#[test]
fn every_format_leaves_the_program() {
    let (mut app, folder) = (twelfth(), folder());
    assert_eq!(app.formats(), Format::ALL);
    for format in Format::ALL {
        let begins: &[u8] = match format {
            Format::Svg => b"<svg ",
            Format::Pdf | Format::PdfReport => b"%PDF-",
            Format::Png => b"\x89PNG\r\n",
            Format::Csv => "\u{feff}Year,".as_bytes(),
            Format::Xlsx | Format::Docx => b"PK\x03\x04",
            Format::Html | Format::HtmlTable => b"<!DOCTYPE html>\n<html lang=\"en\">",
            Format::Md => b"# 12th SMA as signed, 2026",
            Format::MdTable => b"# KRW 7.922 tn over 2026",
        };
        let stem = folder.path().join(format!("offer-{}", format.key()));
        let path = stem.with_extension(format.ending());
        app.update(export(Exported { picture: slide(), ..Exported::of(format) }, &stem));
        app.finish_jobs();
        let bytes = fs::read(&path).expect("it was written");
        assert!(bytes.starts_with(begins), "{format:?}");
    }
}

/// With 1.6 trillion won in 2026 the 12th costs 16,000, 16,336, 16,695, 17,029 and 17,370 eok, together 83,430: 4,214
/// more than the 79,216 as signed. Report and workbook are held against what the window holds it against.
#[test]
fn a_changed_agreement_leaves_with_what_was_signed() {
    let (mut app, folder) = (twelfth(), folder());
    let id = app.document().expect("it is open").id;
    set(&mut app, id, "base", "16000 eok KRW");
    for length in ReportLength::ALL {
        let path = folder.path().join(format!("{}.md", length.key()));
        app.update(export(Exported { length, ..Exported::of(Format::Md) }, &path));
        app.finish_jobs();
        let told = text(&path);
        assert!(told.starts_with("# 12th SMA, changed against 12th SMA as signed, 2026–2030\n"), "{told}");
        assert!(told.contains("KRW 8.343 tn over 2026–2030 · +421 bn against “12th SMA as signed"), "{told}");
        assert!(told.contains("+KRW 421.4 bn"), "{told}");
    }
    // The note was written on other terms.
    let whole = text(&folder.path().join("whole.md"));
    assert_eq!(
        whole.matches("**Note on “12th SMA as signed, 2026–2030”** Consumer prices").count(),
        1,
        "{whole}"
    );
    assert_eq!(whole.matches("**Note** Consumer prices").count(), 1, "{whole}");

    let path = folder.path().join("book.xlsx");
    app.update(export(Exported::of(Format::Xlsx), &path));
    app.finish_jobs();
    let book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert!(book.sheet_names().iter().any(|name| name == "Comparison"), "{:?}", book.sheet_names());
    assert!(
        book.sheet_names().iter().any(|name| name.starts_with("12th SMA as signed")),
        "{:?}",
        book.sheet_names()
    );
}

/// The 12th's rule from 2021: 11,833 × 1.005 = 11,892.165; × 1.025 = 12,189.3; × 1.05 = 12,798.45;
/// × 1.036 = 13,258.728, 769 less than the 14,028 that were agreed.
#[test]
fn the_record_leaves_the_program_in_any_language() {
    let (mut app, folder) = (twelfth(), folder());
    app.hold_jobs();
    app.update(Action::Show(Show::View(ViewKind::Record)));
    assert!(app.can_export());
    assert_eq!(app.charts(), [ChartName::Record]);
    let mut leaves = |what: Exported, name: &str, language: Language| {
        let path = folder.path().join(name);
        app.update(Action::Run(Run::Export(Export { what, language, date: None, path: path.clone() })));
        app.finish_jobs();
        fs::read_to_string(&path)
    };
    let table = leaves(Exported::of(Format::Csv), "record.csv", Language::Ko).expect("it was written");
    assert!(table.lines().any(|line| line.starts_with("2025,") && line.contains(",14028,")), "{table}");
    let told = leaves(Exported::of(Format::Csv), "told.csv", Language::En).expect("it was written");
    assert!(told.lines().any(|line| line.starts_with("2025,") && line.contains(",1402.8,")), "{told}");
    let beside = fs::read_to_string(folder.path().join("told.csv.meta.json")).expect("it was written");
    assert!(beside.contains(r#""view": "record""#) && beside.contains("MND_WP2018"), "{beside}");
    let picture = leaves(Exported::of(Format::Svg), "record.svg", Language::Ko).expect("it was written");
    assert!(picture.contains("합의액"), "{picture}");
    leaves(Exported::of(Format::Xlsx), "record.xlsx", Language::En)
        .expect_err("a workbook is made from scenarios");

    let years = Years::new(Year(2021), Year(2025));
    app.update_all([
        Action::Show(Show::RecordPage(RecordPage::Trial)),
        Action::Show(Show::TrialYears(years)),
    ]);
    let path = folder.path().join("tried.csv");
    app.update(Action::Run(Run::Export(Export {
        what: Exported::of(Format::Csv),
        language: Language::Ko,
        date: None,
        path: path.clone(),
    })));
    app.finish_jobs();
    let tried = text(&path);
    let line = tried.lines().find(|line| line.starts_with("2025,")).expect("it has the year");
    assert!(line.contains(",13259,14028,-769,"), "{line}");
    assert!(app.export_name(&Exported::of(Format::Csv)).contains("2021"));
}

/// The 11th agreement carried on gives 14,617 and 15,231 in 2026 and 2027, the 12th 15,192 and 15,511.
#[test]
fn what_is_exported_is_what_is_shown() {
    let (mut app, folder) = (opened(), folder());
    app.hold_jobs();
    app.update(Action::Run(Run::OpenShipped("sma-11-extended.ron".to_owned())));
    let [twelfth, eleventh] = [0, 1].map(|place| app.session().documents()[place].id);
    app.update_all([
        Action::Show(Show::Document(twelfth)),
        Action::Show(Show::Baseline(Some(eleventh))),
        Action::Show(Show::Reading(Reading::Difference)),
    ]);
    let written = |app: &mut App, name: &str| {
        let path = folder.path().join(name);
        app.update(export(Exported::of(Format::Csv), &path));
        app.finish_jobs();
        let line = |year: &str| {
            let text = text(&path);
            text.lines().find(|line| line.starts_with(year)).expect("the year is there").to_owned()
        };
        [line("2026,"), line("2027,")]
    };
    // 15,192 − 14,617 and 15,511 − 15,231.
    let differences = written(&mut app, "differences.csv");
    assert!(differences[0].contains(",57.5,") && differences[1].contains(",28,"), "{differences:?}");
    app.update(Action::Show(Show::Reading(Reading::Value)));
    let values = written(&mut app, "values.csv");
    assert!(values[0].contains(",1519.2,") && values[1].contains(",1551.1,"), "{values:?}");
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    assert_eq!(app.charts(), [ChartName::Compare, ChartName::Differences, ChartName::Bridge]);
    let both = written(&mut app, "both.csv");
    assert!(both[0].starts_with("2026,1461.7,1519.2,"), "{both:?}");
    let sidecar = text(&folder.path().join("both.csv.meta.json"));
    assert!(
        sidecar.contains(r#""file": "sma-11-extended.ron""#) && sidecar.contains(r#""file": "sma-12.ron""#)
    );
}

/// Of the base amount and the growth the first year has only the base amount: 15,192 − 14,617 = 575.
#[test]
fn the_causes_leave_the_program_as_they_are_read() {
    let mut app = compared(&["sma-12.ron"]);
    let reading = BridgeReading { span: Span::Year(Year(2026)), ..BridgeReading::default() };
    app.update(Action::Show(Show::Bridge(reading)));
    let words = words_of(&app, ChartName::Bridge);
    assert!(words.contains(&"+57.5 ○".to_owned()), "{words:?}");
    assert!(words[0].ends_with("in 2026; only cause: Base amount"), "{}", words[0]);
}

/// Side by side takes the place of the one chart, as it does in the window.
#[test]
fn what_stands_side_by_side_leaves_the_program_so() {
    let mut app = compared(&["sma-12.ron", "sma-12-at-the-cap.ron"]);
    app.update(Action::Show(Show::Arrangement(Arrangement::SideBySide)));
    assert_eq!(app.charts(), [ChartName::SideBySide, ChartName::Differences, ChartName::Bridge]);
    let caution = "heights cannot be compared";
    let is_told = |app: &App| words_of(app, ChartName::SideBySide).iter().any(|text| text.contains(caution));
    assert!(!is_told(&app));
    app.update(Action::Show(Show::Scales(Scales::Own)));
    assert!(is_told(&app));
}

/// The 11th carried on as the baseline, and these beside it, the first in hand.
fn compared(others: &[&str]) -> App {
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    for name in std::iter::once(&"sma-11-extended.ron").chain(others) {
        app.update(Action::Run(Run::OpenShipped((*name).to_owned())));
    }
    let [baseline, hand] = [0, 1].map(|place| app.session().documents()[place].id);
    app.update_all([
        Action::Show(Show::Baseline(Some(baseline))),
        Action::Show(Show::Document(hand)),
        Action::Show(Show::View(ViewKind::Compare)),
    ]);
    app
}

/// What stands on the picture of a chart.
fn words_of(app: &App, chart: ChartName) -> Vec<String> {
    let what = Exported { picture: Picture { chart, ..slide() }, ..Exported::of(Format::Svg) };
    let export = Export { what, language: Language::En, date: None, path: PathBuf::from("offer.svg") };
    let Some(Preview::Picture { page, .. }) = app.preview(&export) else { panic!("a picture can be seen") };
    page.words().map(Words::text).collect()
}

#[test]
fn what_is_previewed_is_what_is_written() {
    let (mut app, folder) = (twelfth(), folder());
    let path = folder.path().join("offer.svg");
    let title = Some("What it <costs>".to_owned());
    let picture = Picture { title, colours: Colours::Print, outlines: true, ..slide() };
    let date = "2026-11-23".parse().ok();
    let what = Exported { picture, ..Exported::of(Format::Svg) };
    let export = Export { what, language: Language::Ko, date, path: path.clone() };
    let Some(Preview::Picture { page, colours, own_title }) = app.preview(&export) else {
        panic!("a picture can be seen")
    };
    // 16,492 is 17.6 % more than 14,028.
    let own = "분담금, 2025년 대비 2030년 17.6% 증가";
    assert_eq!((page.title.as_str(), &*own_title), ("What it <costs>", own));
    assert!(page.words().any(|words| words.lines == ["2026-11-23"]));
    app.update(Action::Run(Run::Export(export)));
    app.finish_jobs();
    let expected = svg::svg(&page, colours.palette(), svg::Letters::Outlines);
    assert_eq!(text(&path), expected);
}

#[test]
fn an_empty_title_is_the_charts_own() {
    let app = twelfth();
    let title = |title: &str| {
        let picture = Picture { title: Some(title.to_owned()), ..slide() };
        let export = Export {
            what: Exported { picture, ..Exported::of(Format::Svg) },
            language: Language::En,
            date: None,
            path: PathBuf::from("offer.svg"),
        };
        let Some(Preview::Picture { page, .. }) = app.preview(&export) else {
            panic!("a picture can be seen")
        };
        page.title.clone()
    };
    assert_eq!(title(" "), title(""));
    assert_ne!(title(" "), title("Another"));
}

#[test]
fn a_picture_is_copied_in_pixels() {
    let mut app = twelfth();
    let picture = Picture { colours: Colours::Dark, ..slide() };
    let what = Exported { picture, ..Exported::of(Format::Svg) };
    app.update(Action::Run(Run::CopyPicture { what, language: Language::En, date: None }));
    app.finish_jobs();
    let effects = app.take_effects();
    let [Effect::CopyPicture(painted)] = effects.as_slice() else { panic!("nothing is copied") };
    // 800 × 450 points at two pixels each; the corner is the ground of a dark chart, #191F28.
    assert_eq!((painted.width, painted.height, painted.rgba.len()), (1600, 900, 1600 * 900 * 4));
    assert_eq!(painted.rgba[..4], [0x19, 0x1f, 0x28, 0xff]);
    assert_eq!(last_told(&app), "The picture is on the clipboard");
}

#[test]
fn jobs_that_run_beside_the_program_give_the_same() {
    let (mut held, mut beside, folder) = (twelfth(), opened(), folder());
    let paths = ["held.csv", "beside.csv"].map(|name| folder.path().join(name));
    held.update(export(Exported::of(Format::Csv), &paths[0]));
    beside.update(export(Exported::of(Format::Csv), &paths[1]));
    held.finish_jobs();
    beside.finish_jobs();
    assert_eq!(text(&paths[0]), text(&paths[1]));
}

#[test]
fn the_ending_is_that_of_the_format() {
    for (path, ending, expected) in [
        ("a/offer", "csv", "a/offer.csv"),
        ("a/offer.csv", "csv", "a/offer.csv"),
        ("a/offer.CSV", "csv", "a/offer.CSV"),
        ("12th SMA, cap 2.5", "csv", "12th SMA, cap 2.5.csv"),
        ("a/offer.csv", "md", "a/offer.md"),
        ("제12차 협정", "csv", "제12차 협정.csv"),
    ] {
        assert_eq!(with_ending(Path::new(path), ending), PathBuf::from(expected));
    }
}

#[test]
fn a_file_is_not_written_over_without_consent() {
    let (mut app, folder) = (twelfth(), folder());
    let path = folder.path().join("table.csv");
    fs::write(&path, "mine").expect("the folder is writable");
    app.update(export(Exported::of(Format::Csv), &path));
    assert!(matches!(app.question(), Some(Question::Replaces { there, .. }) if *there == [path.clone()]));
    assert!(app.jobs().is_empty(), "nothing is made before it is answered");
    app.update(Action::Run(Run::Cancel));
    app.finish_jobs();
    assert_eq!(text(&path), "mine");
    assert_only(&folder, &["table.csv"]);

    app.update(export(Exported::of(Format::Csv), &path));
    app.update(Action::Run(Run::Confirm));
    app.finish_jobs();
    assert!(text(&path).contains(",1551.1,"));
}

#[test]
fn a_file_that_lies_beside_it_is_not_written_over_either() {
    let (mut app, folder) = (twelfth(), folder());
    let (path, beside) = (folder.path().join("table.csv"), folder.path().join("table.csv.meta.json"));
    fs::write(&beside, "mine").expect("the folder is writable");
    app.update(export(Exported::of(Format::Csv), &path));
    assert!(app.question().is_none(), "its name is known when it is made");
    app.finish_jobs();
    assert!(matches!(app.question(), Some(Question::Replaces { there, .. }) if *there == [beside.clone()]));
    assert_eq!(text(&beside), "mine");
    assert_only(&folder, &["table.csv.meta.json"]);

    app.update(Action::Run(Run::Confirm));
    app.finish_jobs();
    assert!(text(&path).contains(",1551.1,") && text(&beside).contains("sha256"));
}

#[test]
fn what_appears_while_it_is_made_is_not_written_over() {
    let (mut app, folder) = (twelfth(), folder());
    let path = folder.path().join("table.csv");
    app.update(export(Exported::of(Format::Csv), &path));
    fs::write(&path, "theirs").expect("the folder is writable");
    app.finish_jobs();
    assert!(matches!(app.question(), Some(Question::Replaces { .. })));
    assert_eq!(text(&path), "theirs");
}

#[test]
fn a_cancelled_export_leaves_nothing() {
    let (mut app, folder) = (twelfth(), folder());
    app.update(export(Exported::of(Format::Csv), &folder.path().join("table.csv")));
    let id = app.jobs()[0].id;
    app.update(Action::Run(Run::CancelJob(id)));
    assert!(app.jobs()[0].is_cancelled());
    app.finish_jobs();
    assert_only(&folder, &[]);
    assert_eq!(last_told(&app), "Cancelled; table.csv was not written");
}

/// Whether it comes before or after the end of the job, what is there is whole.
#[test]
fn a_cancelled_export_leaves_no_half_of_it() {
    for _ in 0..20 {
        let (mut app, folder) = (opened(), folder());
        app.update(export(Exported::of(Format::Csv), &folder.path().join("table.csv")));
        let id = app.jobs().first().map(|job| job.id);
        app.update_all(id.map(|id| Action::Run(Run::CancelJob(id))));
        app.finish_jobs();
        let expected: &[&str] = if last_told(&app).starts_with("Cancelled") {
            &[]
        } else {
            &["table.csv", "table.csv.meta.json"]
        };
        assert_only(&folder, expected);
    }
}

#[test]
fn what_cannot_be_written_is_told_and_leaves_nothing() {
    let (mut app, folder) = (twelfth(), folder());
    let path = folder.path().join("no").join("table.csv");
    app.update(export(Exported::of(Format::Csv), &path));
    app.finish_jobs();
    let message = &app.messages()[0];
    assert_eq!((message.kind, &message.path), (MessageKind::Error, &None));
    let no_folder = format!("there is no folder {}", folder.path().join("no").display());
    assert!(message.said.text(Language::En).contains(&no_folder), "{message:?}");

    // A folder lies where the sidecar should: the table is not written either.
    fs::create_dir(folder.path().join("table.csv.meta.json")).expect("the folder is writable");
    app.update(export(Exported::of(Format::Csv), &folder.path().join("table.csv")));
    app.finish_jobs();
    app.update(Action::Run(Run::Confirm));
    app.finish_jobs();
    assert!(last_told(&app).contains("a folder has that name"), "{}", last_told(&app));
    assert_only(&folder, &["table.csv.meta.json"]);
}

#[test]
fn two_exports_run_at_once() {
    for mut app in [twelfth(), opened()] {
        let folder = folder();
        let (one, other) = (folder.path().join("one.csv"), folder.path().join("other.csv"));
        app.update(export(Exported::of(Format::Csv), &one));
        app.update(export(Exported::of(Format::Csv), &other));
        app.finish_jobs();
        assert_eq!(app.messages().len(), 2);
        assert_eq!(text(&one), text(&other));
    }
}

#[test]
fn two_exports_to_one_place_ask() {
    let (mut app, folder) = (twelfth(), folder());
    let path = folder.path().join("table.csv");
    app.update(export(Exported::of(Format::Csv), &path));
    app.update(export(Exported::of(Format::Csv), &path));
    app.finish_jobs();
    assert_eq!(app.messages().len(), 1);
    assert!(matches!(app.question(), Some(Question::Replaces { .. })));
}

#[test]
fn an_edit_during_the_export_changes_nothing_in_it() {
    let (mut app, folder) = (twelfth(), folder());
    let (before, after) = (folder.path().join("before.csv"), folder.path().join("after.csv"));
    app.update(export(Exported::of(Format::Csv), &before));
    let id = app.document().expect("it is open").id;
    set(&mut app, id, "base", "16000 eok KRW");
    app.update(export(Exported::of(Format::Csv), &after));
    app.update(Action::Run(Run::Close(id)));
    app.update(Action::Run(Run::Discard));
    assert!(app.document().is_none());
    app.finish_jobs();
    assert!(text(&before).contains(",1519.2,") && !text(&before).contains(",1600,"));
    assert!(text(&after).contains(",1600,") && !text(&after).contains(",1519.2,"));
}

#[test]
fn an_edit_while_it_is_asked_changes_nothing_in_it() {
    let (mut app, folder) = (twelfth(), folder());
    let path = folder.path().join("table.csv");
    fs::write(&path, "mine").expect("the folder is writable");
    app.update(export(Exported::of(Format::Csv), &path));
    let id = app.document().expect("it is open").id;
    set(&mut app, id, "base", "16000 eok KRW");
    app.update(Action::Run(Run::Confirm));
    app.finish_jobs();
    assert!(text(&path).contains(",1519.2,"));
}

#[test]
fn quitting_waits_for_exports_or_leaves_nothing_of_them() {
    for (answer, written) in [(Run::Confirm, true), (Run::Discard, false)] {
        let (mut app, folder) = (twelfth(), folder());
        let path = folder.path().join("table.csv");
        app.update(export(Exported::of(Format::Csv), &path));
        app.take_effects();
        app.update(Action::Run(Run::Quit));
        assert_eq!(app.question(), Some(&Question::StillExporting { count: 1 }));
        assert!(app.take_effects().is_empty());
        app.update(Action::Run(answer));
        if written {
            assert!(app.take_effects().is_empty(), "it waits");
            app.finish_jobs();
        }
        assert_eq!(app.take_effects(), [Effect::Quit]);
        assert_eq!(path.exists(), written);
    }
}

#[test]
fn quitting_does_not_happen_after_a_failed_export() {
    let (mut app, folder) = (twelfth(), folder());
    app.update(export(Exported::of(Format::Csv), &folder.path().join("no").join("table.csv")));
    app.take_effects();
    app.update(Action::Run(Run::Quit));
    app.update(Action::Run(Run::Confirm));
    app.finish_jobs();
    assert!(app.take_effects().is_empty());
    assert_eq!(app.messages()[0].kind, MessageKind::Error);
}

#[test]
fn a_path_is_copied() {
    let mut app = twelfth();
    app.update(Action::Run(Run::CopyText("/tmp/a b.csv".to_owned())));
    assert_eq!(app.take_effects(), [Effect::CopyText("/tmp/a b.csv".to_owned())]);
}

fn export(what: Exported, path: &Path) -> Action {
    let language = Language::En;
    Action::Run(Run::Export(Export { what, language, date: None, path: path.to_owned() }))
}

/// The chart of the view as the panel offers it at first.
fn slide() -> Picture {
    Picture {
        chart: ChartName::Projection,
        title: None,
        width: 800.into(),
        height: 450.into(),
        dpi: 144,
        colours: Colours::Light,
        outlines: false,
        look: costshare::present::ChartLook::default(),
    }
}

/// The 12th as signed; jobs begin when they are waited for.
fn twelfth() -> App {
    let mut app = opened();
    app.hold_jobs();
    app
}

fn opened() -> App {
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    app
}

fn set(app: &mut App, id: DocumentId, field: &str, value: &str) {
    let field: Field = field.parse().expect("a field");
    let value = field.parse(value).expect("a value of the field");
    app.update(Action::Edit(Edit::Set { documents: vec![id], field, value }));
}

fn last_told(app: &App) -> &str {
    app.messages().last().expect("something was told").said.text(Language::En)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("it was written")
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is a folder for such files")
}

#[track_caller]
fn assert_only(folder: &TempDir, expected: &[&str]) {
    let entries = fs::read_dir(folder.path()).expect("it exists").map(|entry| entry.expect("it exists"));
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().expect("text")).collect();
    names.sort();
    assert_eq!(names, expected);
}
