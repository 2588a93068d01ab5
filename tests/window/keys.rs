//! What the keys ask for, wherever the keyboard is.

use costshare::app::{Action, App, NegotiationPage, RecordPage, Run, Settings, Show, ViewKind};
use costshare::model::{Field, Year};
use costshare::text::fields::field_name;
use costshare::text::{Language, key, say, say_with};
use costshare::ui::commands::Command;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::page::{EN, LARGE, Page, press, twelfth, type_into, value, window, window_of};
use crate::screens::with_much_to_say;

/// F1 lists the keys of a chart too.
#[test]
fn the_list_of_keys_has_those_of_a_chart() {
    let mut page = window(EN, LARGE);
    page.key_press(Key::F1);
    page.run();
    for what in ["more years in sight, or fewer", "a year earlier or later", "the years in sight at first"] {
        page.get_by_label(&format!("In a chart: {what}"));
    }
}

#[test]
fn keys_go_to_the_views_in_the_order_of_their_tabs() {
    let mut page = window_of(several(), LARGE);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    for (key, view) in keys.into_iter().zip(ViewKind::ALL).rev() {
        page.key_press_modifiers(Modifiers::COMMAND, key);
        page.run();
        assert_eq!(page.state().app().shown().view, view, "{key:?}");
    }
    // The menu says which keys they are, and does the same.
    press(&mut page, Role::Button, "View");
    press(&mut page, Role::Button, "Negotiation");
    assert_eq!(page.state().app().shown().view, ViewKind::Negotiation);

    // One scenario alone is compared with nothing.
    let mut page = window(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    page.run();
    assert_eq!(page.state().app().shown().view, ViewKind::Projection);
}

/// The pages of the record are found by their names; those of talks once talks are open.
#[test]
fn pages_are_found_by_words() {
    let mut page = finder(twelfth(EN), "rule on history");
    page.key_press(Key::Enter);
    page.run();
    let app = page.state().app();
    assert_eq!((app.shown().view, app.record_shown().page), (ViewKind::Record, RecordPage::Trial));

    let page = finder(twelfth(EN), "Ledger");
    assert_eq!(options(&page), [""; 0]);
    let mut app = twelfth(EN);
    app.update(Action::Run(Run::OpenShippedNegotiation("sma-12.ron".to_owned())));
    app.update(Action::Show(Show::View(ViewKind::Projection)));
    let mut page = finder(app, "Ledger");
    page.key_press(Key::Enter);
    page.run();
    let app = page.state().app();
    assert_eq!(app.shown().view, ViewKind::Negotiation);
    assert_eq!(app.negotiation_shown().page, NegotiationPage::Ledger);
}

/// A scenario that somebody mailed opens wherever the keyboard is: in no field, in one, in a cell; not below a question.
#[test]
fn a_scenario_that_is_pasted_opens() {
    let mut page = window(EN, LARGE);
    let whole = include_str!("../../scenarios/sma-11.ron");
    let open = |page: &Page| page.state().app().session().documents().len();
    page.event(egui::Event::Paste(format!("Dear B,\n\n{whole}\nRegards")));
    page.run_steps(4);
    assert_eq!(open(&page), 2);
    page.get_by_role_and_label(Role::TextInput, "Base amount").focus();
    page.run_steps(4);
    page.event(egui::Event::Paste(whole.to_owned()));
    page.run_steps(4);
    assert_eq!(open(&page), 3);
    // What is no scenario goes where the keyboard is.
    page.get_by_role_and_label(Role::TextInput, "Base amount").focus();
    page.run_steps(4);
    page.event(egui::Event::Paste("1.6 trillion".to_owned()));
    page.run_steps(4);
    assert!(value(&page, "Base amount").contains("1.6 trillion"), "{}", value(&page, "Base amount"));
    page.key_press_modifiers(Modifiers::COMMAND, Key::K);
    page.run_steps(4);
    page.event(egui::Event::Paste(whole.to_owned()));
    page.run_steps(4);
    assert_eq!(open(&page), 3, "a panel takes what is pasted into it");
}

#[test]
fn keys_take_the_next_scenario_in_hand_and_the_one_before() {
    let mut page = window_of(several(), LARGE);
    let back = Modifiers::CTRL.plus(Modifiers::SHIFT);
    for (modifiers, place) in [(Modifiers::CTRL, 0), (Modifiers::CTRL, 1), (back, 0), (back, 2), (back, 1)] {
        page.key_press_modifiers(modifiers, Key::Tab);
        page.run();
        let app = page.state().app();
        let expected = app.session().documents()[place].id;
        assert_eq!(app.shown().document, Some(expected));
    }
    // It is alone in hand, so that an edit goes to no other.
    assert_eq!(page.state().app().shown().chosen.len(), 1);
}

/// What is being typed is an edit of the scenario in which it was typed.
#[test]
fn a_typed_number_is_taken_before_the_next_scenario_is_in_hand() {
    let mut page = window_of(several(), LARGE);
    type_into(&mut page, "Cap from 2027", "1");
    page.key_press_modifiers(Modifiers::CTRL, Key::Tab);
    page.run();
    page.key_press_modifiers(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Tab);
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "1%");
    assert_eq!(page.state().app().session().history().len(), 1);
    let cap: Field = "rule.2027.cap".parse().expect("it is a field");
    let other = &page.state().app().session().documents()[0].scenario;
    let five = costshare::model::Rate(rust_decimal::Decimal::new(5, 2));
    let says = cap.read(other).expect("it has a cap");
    assert!(matches!(says, costshare::model::FieldValue::Rate(rate) if rate.value == five));
}

#[test]
fn the_keys_are_told_in_a_list() {
    let mut page = window(EN, LARGE);
    page.key_press(Key::F1);
    page.run();
    for name in ["Projection", "Negotiation", "Next scenario", "Previous scenario"] {
        assert!(page.query_all_by_role_and_label(Role::Label, name).next().is_some(), "{name}");
    }
    for keys in ["Ctrl+1", "Ctrl+4", "Ctrl+Tab", "Ctrl+Shift+Tab"] {
        page.get_by_label(keys);
    }
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_label("Ctrl+Shift+Tab").is_none());
}

/// Three scenarios; the last one is in hand.
fn several() -> App {
    let mut app = App::new(EN);
    for name in ["sma-12-at-the-cap.ron", "sma-11-extended.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.into())));
    }
    app
}

/// However low the window is, its button is in sight and arrows go through the list.
#[test]
fn the_list_of_keys_fits_into_a_low_window() {
    let size = egui::vec2(640.0, 360.0);
    let mut page = window(EN, size);
    page.key_press(Key::F1);
    page.run();
    let close = page.get_by_role_and_label(Role::Button, "Close").rect();
    assert!(close.bottom() < size.y, "{close}");
    let last = page.get_by_label("Ctrl+N").rect().top();
    page.key_press(Key::ArrowDown);
    page.run();
    assert!(page.get_by_label("Ctrl+N").rect().top() < last);
}

#[test]
fn a_command_is_found_by_words_and_done() {
    let mut page = finder(several(), "dupl");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().app().session().documents().len(), 4, "it was duplicated");
    assert!(page.query_by_role_and_label(Role::TextInput, "Find…").is_none(), "the panel is closed");
}

/// The name in the language of the window or in English, and arrows.
#[test]
fn a_term_is_found_by_its_english_name_in_korean() {
    let korean = Settings { language: Language::Ko, ..EN };
    let mut page = finder(twelfth(korean), "cap from");
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert!(page.get_by_role_and_label(Role::TextInput, "2027년부터의 상한").is_focused());

    let mut page = finder(twelfth(korean), "2027년부터의 상한");
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_role_and_label(Role::TextInput, "찾기…").is_none(), "Escape closes it");
}

/// What is typed into a field that was found takes the place of what stands there. 16,000 eok grow by 2.1 %, 2.2 % and
/// twice 2.0 %: 16,000 + 16,336 + 16,695 + 17,029 + 17,370 = 83,430.
#[test]
fn a_field_that_was_found_is_typed_over() {
    let mut page = finder(twelfth(EN), "base");
    page.key_press(Key::Enter);
    page.run_steps(4);
    page.event(egui::Event::Text("1.6 trillion".to_owned()));
    page.run_steps(3);
    page.key_press(Key::Enter);
    page.run_steps(4);
    page.get_by_label("KRW 8.343 tn over 2026–2030 · +421 bn against as signed");
}

/// What can be added is found by its heading and its name; the new field has the keyboard, and nothing else takes what is
/// typed then.
#[test]
fn what_can_be_added_is_found_and_typed_into() {
    let mut page = finder(twelfth(EN), "consumer prices add 2027");
    page.get_by_role_and_label(Role::ListBoxOption, "Consumer prices: Add 2027 add");
    page.key_press(Key::Enter);
    page.run_steps(5);
    let field = "Consumer prices 2027";
    assert!(page.get_by_role_and_label(Role::TextInput, field).is_focused());
    page.event(egui::Event::Text("2.6".to_owned()));
    page.run_steps(3);
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert_eq!(value(&page, field), "2.6%");

    let mut page = finder(twelfth(Settings { language: Language::Ko, ..EN }), "prices add 2027");
    page.key_press(Key::Enter);
    page.run_steps(5);
    assert_eq!(page.state().app().session().history().len(), 1, "found by its English name too");
}

/// A title takes the place of the one that stands there, as a number does.
#[test]
fn a_title_is_typed_over() {
    let mut page = finder(twelfth(EN), "title");
    page.key_press(Key::Enter);
    page.run_steps(4);
    page.event(egui::Event::Text("Our offer".to_owned()));
    page.run_steps(3);
    page.key_press(Key::Enter);
    page.run_steps(4);
    let app = page.state().app();
    assert_eq!(app.document().expect("one is open").scenario.title, "Our offer");
}

#[test]
fn a_scenario_without_a_note_gets_one() {
    let mut app = twelfth(EN);
    let documents = vec![app.document().expect("one is open").id];
    let value = costshare::model::FieldValue::Absent;
    app.update(Action::Edit(costshare::app::Edit::Set { documents, field: Field::Note, value }));
    let mut page = finder(app, "note");
    page.key_press(Key::Enter);
    page.run_steps(4);
    page.event(egui::Event::Text("Ours, of 1 December".to_owned()));
    page.run_steps(3);
    page.key_press(Key::Enter);
    page.run_steps(4);
    let app = page.state().app();
    let note = app.document().expect("one is open").scenario.note.clone();
    assert_eq!(note.as_deref(), Some("Ours, of 1 December"));
}

/// A name to save under is typed over, its folder and ending stay.
#[test]
fn a_name_to_save_under_is_typed_over() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1.6 trillion");
    page.key_press(Key::Enter);
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::S);
    page.run_steps(4);
    let before = value(&page, "Path of the file");
    page.event(egui::Event::Text("ours".to_owned()));
    page.run_steps(3);
    let folder = &before[..=before.rfind(std::path::MAIN_SEPARATOR).expect("a folder")];
    assert_eq!(value(&page, "Path of the file"), format!("{folder}ours.ron"));
}

#[test]
fn scenarios_and_years_are_found() {
    let mut page = finder(several(), "every year at the cap");
    page.get_by_role_and_label(Role::ListBoxOption, "12th SMA with every year at the cap scenario");
    page.key_press(Key::Enter);
    page.run_steps(4);
    let app = page.state().app();
    assert_eq!(app.shown().document, Some(app.session().documents()[0].id));

    // Arrows go down the list: the totals stand in the order of the years.
    let mut page = finder(twelfth(EN), "total 20");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::ArrowDown, Key::Enter] {
        page.key_press(key);
        page.run_steps(3);
    }
    let chosen = page.state().app().projection_shown().selection.expect("a figure is chosen");
    assert_eq!(chosen.year, costshare::model::Year(2028));
}

/// A window in which words are looked for.
fn finder(app: App, words: &str) -> Page {
    let mut page = window_of(app, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::K);
    page.run_steps(3);
    page.event(egui::Event::Text(words.to_owned()));
    page.run_steps(3);
    page
}

/// Every command, term, scenario and year, by its name in the language of the window and by its English one.
#[test]
fn whatever_there_is_is_found_in_both_languages() {
    for language in Language::ALL {
        let mut page = with_much_to_say(Settings { language, ..EN }, ViewKind::Projection, LARGE);
        let named = all_names(page.state().app());
        assert!(named.len() > Command::ALL.len() + 20, "{}", named.len());
        for (shown, english) in named {
            for words in [&shown, &english] {
                page.key_press_modifiers(Modifiers::COMMAND, Key::K);
                page.run_steps(2);
                page.event(egui::Event::Text(words.clone()));
                page.run_steps(2);
                let is_found = options(&page).iter().any(|line| line.starts_with(&shown));
                assert!(is_found, "{words} gives {:?}", options(&page));
                page.key_press(Key::Escape);
                page.run_steps(2);
            }
        }
    }
}

/// What can be found, as it is shown and in English.
fn all_names(app: &App) -> Vec<(String, String)> {
    let language = app.language();
    let others = Command::ALL.into_iter().filter(|command| *command != Command::Find);
    let mut all: Vec<(String, String)> =
        others.map(|command| (command.label(app), say(Language::En, command.key()))).collect();
    let terms = app.terms();
    let fields = terms.iter().flat_map(|group| &group.terms).map(|term| &term.field);
    all.extend(fields.map(|field| (field_name(field, language), field_name(field, Language::En))));
    let titles = app.titles_in(language).into_iter().zip(app.titles_in(Language::En));
    all.extend(titles.map(|((_, shown), (_, english))| (shown, english)));
    let shipped = app.shipped_in(language).into_iter().zip(app.shipped_in(Language::En));
    all.extend(shipped.map(|((_, shown), (_, english))| (shown.to_owned(), english.to_owned())));
    let talks = app.shipped_negotiations_in(language).into_iter();
    let talks = talks.zip(app.shipped_negotiations_in(Language::En));
    all.extend(talks.map(|((_, shown), (_, english))| (shown, english)));
    let pages = RecordPage::all().map(|page| (page.name(language), page.name(Language::En)));
    all.extend(pages);
    let years = app.document().expect("one is open").scenario.years;
    let year = |language, year: Year| say_with(language, key::FINDER_YEAR, &[("year", year.into())]);
    all.extend(years.iter().map(|at| (year(language, at), year(Language::En, at))));
    all
}

/// The lines of the list under the words.
fn options(page: &Page) -> Vec<String> {
    let name = page.state().app().say(key::MENU_FIND);
    let list = page.get_by_role_and_label(Role::ListBox, &name);
    let lines = list.query_all_by_role(Role::ListBoxOption);
    lines.filter_map(|node| node.accesskit_node().label()).collect()
}

/// What cannot be done now is called so, and Enter leaves the panel as it is.
#[test]
fn a_command_that_is_not_possible_now_says_so() {
    let mut page = finder(twelfth(EN), "redo");
    assert_eq!(options(&page), ["Redo not possible now"]);
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert!(page.query_by_role_and_label(Role::TextInput, "Find…").is_some(), "the panel is open");
}

/// What is left out is counted, and the line that Enter takes is told where the keyboard is.
#[test]
fn what_is_found_is_counted_and_told() {
    let mut page = finder(twelfth(EN), "");
    let left_out = page.query_all_by_label_contains("more: type another word").next();
    assert!(left_out.is_some(), "{:?}", options(&page));
    let lines = options(&page);
    page.key_press(Key::ArrowDown);
    page.run_steps(3);
    let field = page.get_by_role_and_label(Role::TextInput, "Find…");
    let told = field.accesskit_node().active_descendant().and_then(|line| line.label());
    assert_eq!(told.as_ref(), lines.get(1));
}
