//! What scenarios, offers and fields are called: nothing under a name that says what is not so, and no two
//! alike.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use costshare::app::{
    Action, App, ChartName, Colours, DocumentId, Edit, Exported, Format, NegotiationEdit, Picture, Run,
    Settings, Show, Theme, ViewKind,
};
use costshare::files::{self, ScenarioFile, bundled};
use costshare::model::{Field, FieldValue, OfferKind, Scenario};
use costshare::present::TermLine;
use costshare::text::Language;
use costshare::text::Language::{En, Ko};
use costshare::text::fields::{field_name, short_name};
use costshare::text::negotiation::offer_names;
use costshare::text::titles;
use support::talks::{offer, talks};
use support::values::shipped;
use tempfile::TempDir;

use crate::command::run;

const SIGNED: &str = "12th SMA as signed, 2026–2030";
const CHANGED: &str = "12th SMA, changed";

/// Every way to change a term, each with what makes it as it was; the 12th agreement has all of these.
const TERMS: [(&str, &str, &str); 16] = [
    ("base", "16000 eok KRW", "15192 eok KRW [MOFA12]"),
    ("before", "14000 eok KRW", "14028 eok KRW [MK12]"),
    ("years.last", "2031", "2030"),
    ("record", "2025-08", "2026-02"),
    ("continues", "", "SMA"),
    ("parties.pays", "JP", "KR"),
    ("rounding.to", "0.1 eok KRW", "1 eok KRW"),
    ("rounding.how", "Down", "HalfUp"),
    ("rounding.carry", "Unrounded", "Rounded"),
    ("rule.2027.cap", "4%", "5% [MOFA12]"),
    ("rule.2027.growth.lag", "1", "2"),
    ("series.cpi.2026", "2.4%", "2.2% estimate [BOKF2602]"),
    ("series.cpi.then", "2.5%", "2% assumed"),
    ("rate.USD.then", "1400 KRW/USD", "1421.40 KRW/USD assumed"),
    ("override.2028", "15800 eok KRW", ""),
    ("one_off.2028", "100 eok KRW", ""),
];

#[test]
fn whatever_term_is_changed_the_title_says_so_in_the_same_step() {
    for (signed, changed, language) in
        [(SIGNED, CHANGED, En), ("제12차 협정, 2026~2030년", "제12차 협정, 변경", Ko)]
    {
        for (field, other, was) in TERMS {
            let (mut app, id) = opened("sma-12.ron", language);
            let before = scenario(&app, id);
            set(&mut app, id, field, other);
            assert_eq!(scenario(&app, id).title, changed, "{field}");
            assert_eq!(app.session().history().len(), 1, "{field}");
            set(&mut app, id, field, was);
            assert_eq!(scenario(&app, id).title, signed, "{field}: equal again");
            undo(&mut app);
            assert_eq!(scenario(&app, id).title, changed, "{field}");
            undo(&mut app);
            assert_eq!(scenario(&app, id), before, "{field}");
        }
    }
}

#[test]
fn words_and_who_states_a_value_are_no_terms() {
    let (mut app, id) = opened("sma-12.ron", En);
    for (field, value) in [
        ("note", "A remark"),
        ("part.note", "A remark"),
        ("rule.2027.note", "A remark"),
        ("base", "15192 eok KRW"),
        ("source.OFFICE26.title", "Cost estimate"),
    ] {
        set(&mut app, id, field, value);
        assert_eq!(scenario(&app, id).title, SIGNED, "{field}");
    }
}

#[test]
fn every_shipped_scenario_has_a_name_as_changed_of_its_own() {
    let mut names = BTreeSet::new();
    for language in Language::ALL {
        for (file, _) in bundled::SHIPPED {
            let (mut app, id) = opened(file, language);
            let title = scenario(&app, id).title;
            assert_eq!(titles::title_by_terms(&scenario(&app, id)), title, "{file} is called as it is");
            let last = scenario(&app, id).years.last.plus(1).to_string();
            set(&mut app, id, "years.last", &last);
            let changed = scenario(&app, id).title;
            assert!(!changed.contains("as signed") && changed != title, "{file}: {changed}");
            assert!(names.insert(changed), "{file}: {title} as changed is called as another");
        }
    }
    for name in ["1st SMA, changed", "11th SMA, changed", "제1차 협정, 변경", "제10차 협정, 변경"]
    {
        assert!(names.contains(name), "{name} in {names:?}");
    }
}

/// Pasted lines and an edition that is taken over are several fields at once.
#[test]
fn several_fields_a_drag_and_several_scenarios_are_no_other_road() {
    let (mut app, id) = opened("sma-12.ron", En);
    let fields = |pairs: &[(&str, &str)]| pairs.iter().map(|(field, value)| read(field, value)).collect();
    let documents = vec![id];
    app.update(Action::Edit(Edit::SetAll {
        documents: documents.clone(),
        fields: fields(&[("series.cpi.2026", "2.4%"), ("series.cpi.2027", "2.1%")]),
    }));
    assert_eq!((scenario(&app, id).title.as_str(), app.session().history().len()), (CHANGED, 1));
    undo(&mut app);

    for value in ["15300 eok KRW", "15400 eok KRW"] {
        let (field, value) = read("base", value);
        app.update(Action::Edit(Edit::Drag { documents: documents.clone(), field, value }));
        assert_eq!(scenario(&app, id).title, CHANGED, "while the pointer is held down");
    }
    app.update(Action::Edit(Edit::Drop));
    assert_eq!((scenario(&app, id).title.as_str(), app.session().history().len()), (CHANGED, 1));
    undo(&mut app);

    app.update(Action::Run(Run::OpenShipped("sma-11.ron".to_owned())));
    let other = app.document().expect("it was opened").id;
    let (field, value) = read("series.defence_budget.2019", "9%");
    let there = Field::read(&field, &scenario(&app, other)).is_some();
    let (field, value) = if there { (field, value) } else { read("rounding.how", "Down") };
    app.update(Action::Edit(Edit::Set { documents: vec![id, other], field, value }));
    let titles = [id, other].map(|id| scenario(&app, id).title);
    assert!(titles.contains(&"11th SMA, changed".to_owned()), "{titles:?}");
    undo(&mut app);
    assert_eq!([id, other].map(|id| scenario(&app, id).title), [SIGNED, "11th SMA as signed, 2020–2025"]);
}

#[test]
fn a_title_of_ones_own_is_never_touched() {
    for title in ["My what-if", "12th SMA as signed, 2026–2030, my reading", "12th SMA"] {
        let (mut app, id) = opened("sma-12.ron", En);
        set(&mut app, id, "title", title);
        set(&mut app, id, "base", "16000 eok KRW");
        set(&mut app, id, "base", "15192 eok KRW [MOFA12]");
        assert_eq!(scenario(&app, id).title, title);
    }
    // Typed together with a term, even that of the agreement stays as it was typed; it is shown as changed.
    let (mut app, id) = opened("sma-12.ron", En);
    let fields = vec![read("title", SIGNED), read("base", "16000 eok KRW")];
    app.update(Action::Edit(Edit::SetAll { documents: vec![id], fields }));
    assert_eq!(scenario(&app, id).title, SIGNED);
    assert_eq!(title(&app, id), CHANGED);
}

#[test]
fn a_copy_stays_one() {
    let (mut app, id) = opened("sma-12.ron", En);
    app.update(Action::Run(Run::Duplicate(id)));
    let copy = app.document().expect("it is in hand").id;
    assert_eq!(title(&app, copy), "12th SMA as signed, 2026–2030 (copy)");
    set(&mut app, copy, "base", "16000 eok KRW");
    assert_eq!(title(&app, copy), "12th SMA, changed (copy)");
    app.update(Action::Run(Run::Duplicate(copy)));
    let another = app.document().expect("it is in hand").id;
    assert_eq!(title(&app, another), "12th SMA, changed (copy 2)");
    set(&mut app, copy, "base", "15192 eok KRW [MOFA12]");
    assert_eq!(title(&app, copy), "12th SMA as signed, 2026–2030 (copy)");
}

/// Who reads Korean reads Korean, in whatever language the agreement was opened and changed; the file keeps its title.
#[test]
fn a_changed_agreement_is_called_in_the_language_of_the_reader() {
    let (mut app, id) = opened("sma-12.ron", En);
    set(&mut app, id, "base", "1.6 trillion KRW");
    assert_eq!(title(&app, id), CHANGED);
    app.update(Action::Show(Show::Language(Ko)));
    assert_eq!(title(&app, id), "제12차 협정, 변경");
    let view = app.view().expect("one is open");
    assert!(view.subline.starts_with("제12차 협정, 변경 · "), "{}", view.subline);
    assert_eq!(app.document().expect("it is open").scenario.title, CHANGED);

    let folder = folder();
    let path = misnamed(&folder, "theirs.ron", &[("base", "16000 eok KRW")]).display().to_string();
    let told = String::from_utf8(run(&["--lang", "ko", "project", &path]).stdout).expect("text");
    assert!(told.contains("제12차 협정, 변경"), "{told}");
}

/// Headline, chart, legend, the names of files and the table, all by the same name.
#[test]
fn everything_that_is_shown_follows() {
    let (mut app, id) = opened("sma-12.ron", En);
    set(&mut app, id, "base", "1.6 trillion KRW");
    let view = app.view().expect("one is open");
    assert!(view.subline.starts_with("12th SMA, changed · "), "{}", view.subline);
    assert!(view.chart.lines.iter().any(|line| line.name == CHANGED), "{:?}", view.chart.lines.len());
    assert!(view.chart.summary.contains(CHANGED) && !view.chart.summary.contains("as signed"));
    assert_eq!(view.table.title, format!("{CHANGED} · ± against “{SIGNED}”"));
    assert!(view.table.notes.iter().all(|note| !note.contains("as signed")), "{:?}", view.table.notes);
    assert_eq!(app.export_name(&Exported::of(Format::Csv)), CHANGED);
    assert_eq!(app.title_of_kept(id).as_deref(), Some(CHANGED));
    assert_eq!(app.document().expect("it is open").file_name(), "sma-12-changed.ron");
    undo(&mut app);
    assert_eq!(app.document().expect("it is open").file_name(), "sma-12.ron");
}

/// `check` names the agreement, in how many terms the file differs, and the title by its terms; `set` tells it
/// of a title that was typed, and leaves that; the workbook says it at the foot of the projection.
#[test]
fn a_borne_title_is_told_by_check_by_set_and_in_the_workbook() {
    let folder = folder();
    let edits = [("base", "16000 eok KRW"), ("rule.2027.cap", "4%"), ("note", "Ours")];
    let path = misnamed(&folder, "theirs.ron", &edits).display().to_string();
    let checked = run(&["--lang", "en", "check", &path]);
    let told = String::from_utf8(checked.stdout).expect("text");
    let words = "notice: `title`: Title: the file bears the title “12th SMA as signed, 2026–2030”, but differs from \
                 that agreement in 2 terms; by its terms it is called “12th SMA, changed”";
    assert_eq!(told.lines().collect::<Vec<&str>>(), [format!("{path}:3:12: {words}")]);
    assert_eq!(checked.status.code(), Some(0), "a notice is no problem");

    let new = folder.path().join("new.ron").display().to_string();
    let typed = "title=12th SMA as signed, 2026–2030";
    let set = run(&["--lang", "en", "set", "scenarios/sma-12.ron", typed, "base=16000 eok KRW", "-o", &new]);
    let told = String::from_utf8(set.stderr).expect("text");
    assert!(told.contains("differs from that agreement in 1 term"), "{told}");
    let title = files::open_scenario(Path::new(&new)).expect("it was written").file.scenario.title;
    assert_eq!((set.status.code(), title.as_str()), (Some(0), SIGNED));

    let out = folder.path().join("out.xlsx").display().to_string();
    assert_eq!(run(&["--lang", "en", "export", &path, "-o", &out]).status.code(), Some(0));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).expect("a workbook");
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).expect("a sheet").expect("it can be read");
    let note = "The file bears the title “12th SMA as signed, 2026–2030”, but its terms are not those of that agreement";
    assert!(
        sheet.used_cells().any(|(_, _, cell)| *cell == calamine::Data::String(note.to_owned())),
        "{sheet:?}"
    );

    let signed = run(&["--lang", "en", "check", "scenarios/sma-12.ron"]);
    assert!(signed.stdout.is_empty() && signed.stderr.is_empty());
}

/// A file from elsewhere is not rewritten by being looked at.
#[test]
fn a_file_that_bears_the_signed_title_is_not_shown_as_signed() {
    let folder = folder();
    let path = misnamed(&folder, "theirs.ron", &[("base", "16000 eok KRW")]);
    let bytes = fs::read(&path).expect("it was written");
    let mut app = empty(En);
    app.update(Action::Run(Run::Open(vec![path.clone()])));
    let id = app.document().expect("it was opened").id;
    assert_eq!(title(&app, id), CHANGED);
    assert_eq!(scenario(&app, id).title, SIGNED);
    assert!(!app.document().expect("it is open").is_changed());
    let view = app.view().expect("one is open");
    let note = "The file bears the title “12th SMA as signed, 2026–2030”, but its terms are not those of that agreement";
    assert!(view.subline.starts_with(CHANGED), "{}", view.subline);
    for notes in [&view.table.notes, &view.chart.notes] {
        assert!(notes.iter().any(|told| told == note), "{notes:?}");
    }
    let names: Vec<&str> = view.chart.lines.iter().map(|line| line.name.as_str()).collect();
    assert!(names.contains(&CHANGED) && !names.contains(&SIGNED), "{names:?}");
    let told = "Title: the file bears the title “12th SMA as signed, 2026–2030”, but differs from that agreement \
                in 1 term; by its terms it is called “12th SMA, changed”";
    let notices = app.notices();
    let notice = notices.iter().find(|told| told.field == Field::Title).expect("it is told");
    assert_eq!(notice.words, told);
    let remedy = notice.remedy.as_ref().expect("the title by its terms is offered");
    assert_eq!(remedy.fields, [(Field::Title, FieldValue::Text(CHANGED.to_owned()))]);
    assert_eq!(fs::read(&path).expect("it is there"), bytes);

    set(&mut app, id, "rule.2027.cap", "4%");
    assert_eq!((scenario(&app, id).title.as_str(), app.session().history().len()), (CHANGED, 1));
    undo(&mut app);
    assert_eq!(scenario(&app, id).title, SIGNED);
    assert_eq!(fs::read(&path).expect("it is there"), bytes);

    app.update(Action::Run(Run::Save(id)));
    let saved = fs::read_to_string(&path).expect("it is there");
    assert!(saved.contains("title: \"12th SMA, changed\""), "{saved}");
    assert!(app.notices().iter().all(|told| told.field != Field::Title));
}

#[test]
fn commands_do_not_show_it_as_signed_either() {
    let folder = folder();
    let path = misnamed(&folder, "theirs.ron", &[("base", "16000 eok KRW")]).display().to_string();
    let out = |name: &str| folder.path().join(name).display().to_string();
    let commands: [&[&str]; 9] = [
        &["project", &path],
        &["project", &path, "--json"],
        &["compare", "scenarios/sma-11-extended.ron", &path],
        &["compare", "scenarios/sma-11-extended.ron", &path, "--json"],
        &["replay", "--rule", &path, "--from", "2021"],
        &["chart", "projection", &path, "-o", &out("chart.svg")],
        &["chart", "compare", "scenarios/sma-11-extended.ron", &path, "-o", &out("compare.svg")],
        &["export", &path, "-o", &out("table.csv")],
        &["export", &path, "-o", &out("report.md")],
    ];
    for args in commands {
        let run = run(&[&["--lang", "en"], args].concat());
        let mut shown = String::from_utf8(run.stdout).expect("text");
        if let Some(file) = args.iter().position(|word| *word == "-o").map(|place| args[place + 1]) {
            shown = fs::read_to_string(file).expect("it was written");
            let beside = fs::read_to_string(format!("{file}.meta.json"));
            shown += &beside.unwrap_or_default();
        }
        assert!(shown.contains(CHANGED), "{args:?}:\n{shown}");
        let told = "bears the title";
        // A note that was written on the signed agreement says so.
        let is_note =
            |line: &&str| line.contains(told) || line.starts_with(&format!("**Note on “{SIGNED}”**"));
        let others = shown.lines().filter(|line| !is_note(line));
        // A picture breaks its notes into lines, and what differs names the title as it is written.
        let is_left_out = args[0] == "chart" || args.ends_with(&[&path, "--json"]) && args[0] == "compare";
        let signed = others.filter(|line| line.contains(SIGNED)).collect::<Vec<_>>();
        assert!(is_left_out || signed.is_empty(), "{args:?}: {signed:?}");
        if is_left_out && args[0] == "compare" {
            let json: serde_json::Value = serde_json::from_str(&shown).expect("it is JSON");
            assert_eq!(json["comparisons"][0]["scenario"], CHANGED);
        }
        let error = String::from_utf8(run.stderr).expect("text");
        assert!(error.contains("notice: ") && error.contains(told), "{args:?}: {error}");
    }
    let table = fs::read_to_string(out("table.csv.meta.json")).expect("it was written");
    assert!(table.contains("bears the title"), "{table}");
    // One that is as it was signed is not spoken of.
    let signed = run(&["--lang", "en", "project", "scenarios/sma-12.ron"]);
    assert!(signed.stderr.is_empty() && String::from_utf8_lossy(&signed.stdout).contains(SIGNED));
}

#[test]
fn set_names_by_terms_and_leaves_a_typed_title() {
    let folder = folder();
    let new = folder.path().join("new.ron").display().to_string();
    let title_after = |file: &str, edits: &[&str]| {
        let args = [&["set", file], edits, &["-o", &new, "--force"]].concat();
        let done = run(&args);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        files::open_scenario(Path::new(&new)).expect("it was written").file.scenario.title
    };
    assert_eq!(title_after("scenarios/sma-12.ron", &["base=16000 eok KRW"]), CHANGED);
    let changed = folder.path().join("changed.ron").display().to_string();
    fs::copy(&new, &changed).expect("it can be copied");
    assert_eq!(title_after(&changed, &["base=15192 eok KRW [MOFA12]"]), SIGNED);
    assert_eq!(title_after("scenarios/sma-12.ron", &["base=16000 eok KRW", "title=Ours"]), "Ours");
    assert_eq!(title_after("scenarios/sma-12.ron", &["note=A remark"]), SIGNED);
}

#[test]
fn open_scenarios_never_read_alike() {
    let (mut app, first) = opened("sma-12.ron", En);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let second = app.document().expect("it was opened").id;
    // Nothing tells them apart but their number.
    assert_eq!([first, second].map(|id| title(&app, id)), [SIGNED, "12th SMA as signed, 2026–2030 (2)"]);

    set(&mut app, first, "base", "16000 eok KRW");
    assert_eq!([first, second].map(|id| title(&app, id)), [CHANGED, SIGNED]);
    set(&mut app, second, "rule.2027.cap", "4%");
    // What differs in a term, as short as it can be.
    assert_eq!(
        [first, second].map(|id| title(&app, id)),
        ["12th SMA, changed (Base: KRW 1,600.0 bn)", "12th SMA, changed (Base: KRW 1,519.2 bn)"]
    );
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let third = app.document().expect("it was opened").id;
    set(&mut app, third, "rule.2027.growth.lag", "1");
    let titles = [first, second, third].map(|id| title(&app, id));
    assert_eq!(
        titles,
        [
            "12th SMA, changed (Base: KRW 1,600.0 bn)",
            "12th SMA, changed (Cap: 4.0%)",
            "12th SMA, changed (Lag, years: 1)",
        ]
    );

    app.update_all([Action::Show(Show::Baseline(Some(first))), Action::Show(Show::View(ViewKind::Compare))]);
    let page = app.comparison().expect("three are open");
    let lines: BTreeSet<&str> = page.view.chart.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(lines.len(), page.view.chart.lines.len(), "{lines:?}");
    let heads: BTreeSet<&str> = page.view.table.columns.iter().map(|column| column.head.as_str()).collect();
    assert_eq!(heads.len(), page.view.table.columns.len(), "{heads:?}");
    let name = app.export_name(&Exported { picture: picture(), ..Exported::of(Format::Svg) });
    assert!(name.contains("KRW 1,600.0 bn"), "{name}");
    // Saving and copying take none of it along.
    assert_eq!(scenario(&app, first).title, CHANGED);
    app.update(Action::Run(Run::Duplicate(first)));
    assert_eq!(app.document().expect("it is in hand").title(), "12th SMA, changed (copy)");
}

#[test]
fn two_files_of_one_title_are_told_apart_in_every_command() {
    let folder = folder();
    let with = |name: &str, edits: &[(&str, &str)]| misnamed(&folder, name, edits).display().to_string();
    let one = with("one.ron", &[("title", "Ours"), ("rule.2027.cap", "4%")]);
    let other = with("other.ron", &[("title", "Ours"), ("rule.2027.cap", "3%")]);
    let twin = with("twin.ron", &[("title", "Ours"), ("rule.2027.cap", "4%")]);
    let out = |name: &str| folder.path().join(name).display().to_string();
    let by_term = ["Ours (Cap: 4.0%)", "Ours (Cap: 3.0%)"];
    told_apart(&["compare", &one, &other], by_term);
    told_apart(&["compare", &one, &other, "--json"], by_term);
    told_apart(&["chart", "compare", &one, &other, "-o", &out("a.svg")], by_term);
    told_apart(&["export", &one, &other, "-o", &out("a.md")], by_term);
    // Without a term that differs it is the file, and without that a number.
    told_apart(&["compare", &one, &twin], ["Ours (one.ron)", "Ours (twin.ron)"]);
    told_apart(&["compare", &one, &one], ["Ours", "Ours (2)"]);
    told_apart(&["--lang", "ko", "compare", &one, &other], ["Ours (상한: 4.0%)", "Ours (상한: 3.0%)"]);
}

#[track_caller]
fn told_apart(args: &[&str], names: [&str; 2]) {
    let args = if args[0] == "--lang" { args.to_vec() } else { [&["--lang", "en"], args].concat() };
    let mut shown = String::from_utf8(run(&args).stdout).expect("text");
    if let Some(file) = args.iter().position(|word| *word == "-o").map(|place| args[place + 1]) {
        shown = fs::read_to_string(file).expect("it was written");
    }
    for name in names {
        assert!(shown.contains(name), "{args:?}: {name} is not in\n{shown}");
    }
}

/// Ledger titles and lists name offers by these names.
#[test]
fn no_two_offers_are_called_alike() {
    for language in Language::ALL {
        for (name, _) in bundled::NEGOTIATIONS {
            let talks =
                bundled::negotiation(name).expect("it is shipped").expect("it can be read").negotiation;
            apart(&offer_names(&talks, language), name);
        }
    }
    let mut talks = talks(shipped("sma-12.ron"));
    talks.offers = vec![
        offer("US", OfferKind::Ask, "2024-10", &[("base", "17000 eok KRW")]),
        offer("US", OfferKind::Ask, "2024-10", &[("base", "16000 eok KRW"), ("rule.2027.cap", "4%")]),
        offer("US", OfferKind::Ask, "2024-10", &[("base", "16000 eok KRW"), ("rule.2027.cap", "3%")]),
        offer("ROK", OfferKind::Offer, "2024-10", &[("base", "15000 eok KRW")]),
        offer("ROK", OfferKind::Offer, "2024-10", &[("base", "15000 eok KRW")]),
    ];
    assert_eq!(
        offer_names(&talks, En),
        [
            "United States, ask, Oct 2024 (Base amount: KRW 1,700.0 bn)",
            "United States, ask, Oct 2024 (Cap from 2027: 4.0%)",
            "United States, ask, Oct 2024 (Cap from 2027: 3.0%)",
            "Republic of Korea, offer, Oct 2024",
            "Republic of Korea, offer, Oct 2024 (2)",
        ]
    );
    apart(&offer_names(&talks, Ko), "in Korean");
}

/// Twenty overrides, agreed, added, and a rule from each.
#[test]
fn no_two_fields_are_called_alike() {
    let mut scenario = shipped("sma-12.ron");
    scenario.years.last = scenario.years.first.plus(20);
    let part = &mut scenario.parts[0];
    let rule = part.rules.values().next().expect("it has a rule").clone();
    let base = part.base.clone();
    for year in 1..=20 {
        let year = scenario.years.first.plus(year);
        part.overrides.insert(year, base.clone());
        part.amounts.insert(year, base.clone());
        part.one_offs.insert(year, base.clone());
        part.rules.insert(year, rule.clone());
    }
    part.note = Some("Of the part".to_owned());
    for language in Language::ALL {
        let groups =
            costshare::present::terms(&scenario, None, costshare::files::record::bundled(), language);
        let terms: Vec<&TermLine> = groups.iter().flat_map(|group| &group.terms).collect();
        assert!(terms.len() > 120, "{}", terms.len());
        let names: Vec<String> = terms.iter().map(|term| field_name(&term.field, language)).collect();
        apart(&names, "as they are read out");
        for group in &groups {
            let names: Vec<String> =
                group.terms.iter().map(|term| short_name(&term.field, language)).collect();
            apart(&names, &group.heading);
            // Beside its value a name has room for some letters; the year is never cut away.
            for name in &names {
                assert!(name.chars().count() <= 22 || group.heading.is_empty(), "{name} is long");
            }
        }
        let headings: Vec<String> = groups.iter().map(|group| group.heading.clone()).collect();
        apart(&headings, "headings");
    }
}

/// The ledger of every pair of neighbours in the shipped talks, and of two scenarios with many overrides.
#[test]
fn no_two_entries_of_a_ledger_are_called_alike() {
    for language in Language::ALL {
        for (name, _) in bundled::NEGOTIATIONS {
            let mut app = empty(language);
            app.update(Action::Run(Run::OpenShippedNegotiation((*name).to_owned())));
            let count = app.negotiation().expect("it was opened").negotiation.offers.len();
            for offer in 0..count {
                for against in (0..count).filter(|against| *against != offer) {
                    app.update(Action::Show(Show::Offer(Some(offer))));
                    app.update(Action::Show(Show::AgainstOffer(Some(against))));
                    let Some(exchange) = app.exchange() else { continue };
                    apart_in_ledger(&exchange.ledger, name);
                }
            }
        }
        let mut app = empty(language);
        app.update(Action::Run(Run::OpenShippedNegotiation("sma-12.ron".to_owned())));
        for amounts in [["15000 eok KRW"; 4], ["16000 eok KRW"; 4]] {
            let years = ["override.2027", "override.2028", "override.2029", "override.2030"];
            let said: Vec<(&str, &str)> = years.into_iter().zip(amounts).collect();
            let made = offer("US", OfferKind::Ask, "2024-10", &said);
            app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::AddOffer(made))));
        }
        let exchange = app.exchange().expect("both have a cost");
        apart_in_ledger(&exchange.ledger, "overrides");
        let terms: String = exchange.ledger.table.rows.iter().map(|row| row.cells[2].text.as_str()).collect();
        for year in ["2027", "2028", "2029", "2030"] {
            assert!(terms.contains(year), "{year} in {terms}");
        }
    }
}

#[track_caller]
fn apart_in_ledger(ledger: &costshare::present::views::negotiation::LedgerView, of: &str) {
    let causes: Vec<String> =
        ledger.table.rows.iter().map(|row| format!("{}·{}", row.cells[1].text, row.cells[2].text)).collect();
    apart(&causes, of);
    for (open, close) in [('“', '”'), ('‘', '’')] {
        let ends: Vec<&str> =
            ledger.title.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect();
        if let [from, to] = ends[..] {
            assert_ne!(from, to, "{of}: {}", ledger.title);
        }
    }
}

#[track_caller]
fn apart(names: &[String], of: &str) {
    let different: BTreeSet<&String> = names.iter().collect();
    let twice: Vec<&String> =
        names.iter().filter(|name| names.iter().filter(|other| other == name).count() > 1).collect();
    assert_eq!(different.len(), names.len(), "{of}: {twice:?}");
}

/// The 12th as a file from elsewhere, with other values and its title.
fn misnamed(folder: &TempDir, name: &str, edits: &[(&str, &str)]) -> PathBuf {
    let mut scenario = shipped("sma-12.ron");
    for (field, value) in edits {
        let (field, value) = read(field, value);
        field.write(&mut scenario, value).expect("it fits");
    }
    let path = folder.path().join(name);
    files::save_scenario(&path, &ScenarioFile::new(scenario)).expect("it can be written");
    path
}

fn picture() -> Picture {
    Picture {
        chart: ChartName::Projection,
        title: None,
        width: 960.into(),
        height: 540.into(),
        dpi: 72,
        colours: Colours::Light,
        outlines: false,
        look: costshare::present::ChartLook::default(),
    }
}

fn empty(language: Language) -> App {
    App::new(Settings { language, theme: Theme::Light })
}

fn opened(name: &str, language: Language) -> (App, DocumentId) {
    let mut app = empty(language);
    app.update(Action::Run(Run::OpenShipped(name.to_owned())));
    let id = app.document().expect("it was opened").id;
    (app, id)
}

fn read(field: &str, value: &str) -> (Field, FieldValue) {
    let field: Field = field.parse().expect("a field");
    let value = field.parse(value).expect("a value of the field");
    (field, value)
}

fn set(app: &mut App, id: DocumentId, field: &str, value: &str) {
    let (field, value) = read(field, value);
    app.update(Action::Edit(Edit::Set { documents: vec![id], field, value }));
}

fn undo(app: &mut App) {
    app.update(Action::Edit(Edit::Undo));
}

fn scenario(app: &App, id: DocumentId) -> Scenario {
    (*app.session().document(id).expect("it is open").scenario).clone()
}

fn title(app: &App, id: DocumentId) -> String {
    app.title_of(app.session().document(id).expect("it is open"))
}

fn folder() -> TempDir {
    TempDir::new().expect("a folder for the test")
}
