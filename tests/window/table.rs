//! The table in hand: what a cell gives, and what is typed into it.

use costshare::app::{Action, App, Run};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use rust_decimal_macros::dec;

use crate::page::{EN, LARGE, Page, growing, press, window, window_of};

/// The total of 2028 in the 12th agreement: 15,511 × 1.022 = 15,852.242, so 15,852 억원.
const TOTAL_2028: &str = "Total 2028: KRW 1,585.2 bn, estimate";

#[test]
fn a_cell_is_copied_exactly_as_it_is_shown() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click();
    page.run();
    assert_eq!(copied_by(&mut page, |page| page.event(Event::Copy)), ["1,585.2"]);
    page.key_press(Key::ArrowLeft);
    page.run();
    assert_eq!(copied_by(&mut page, |page| page.event(Event::Copy)), ["2.2"]);
}

#[test]
fn the_whole_table_is_copied_as_it_is_shown() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click();
    page.run();
    let shift_c = |page: &mut Page| {
        page.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::C);
    };
    let copied = copied_by(&mut page, shift_c);
    let [text] = &copied[..] else { panic!("{copied:?}") };
    assert!(text.lines().any(|line| line.starts_with("2026\t\t8.3\t1519.2\t")), "{text}");
    // With every digit it is in the menu: 15,192 / 14,028 − 1 = 0.08297690…
    press(&mut page, Role::Button, "Edit");
    let copied = copied_by(&mut page, |page| {
        page.get_by_role_and_label(Role::Button, "Copy table with every digit").click();
    });
    assert!(copied[0].contains("\t8.29769"), "{copied:?}");
}

#[test]
fn a_right_click_on_a_cell_opens_its_menu() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Set 2028…");
    let copied = copied_by(&mut page, |page| {
        page.get_by_role_and_label(Role::Button, "Copy").click();
    });
    assert_eq!(copied, ["1,585.2"]);
    assert!(page.query_by_role_and_label(Role::Button, "Explain").is_none(), "the menu is closed");
    // What was clicked is chosen, and has the keyboard again.
    assert!(page.get_by_role_and_label(Role::Cell, TOTAL_2028).is_focused());
    // The same by keyboard alone.
    page.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    page.run();
    assert!(page.get_by_role_and_label(Role::Button, "Set 2028…").is_focused());
    // What is not possible is no stop; after it comes what every cell has.
    for _ in 0..3 {
        page.key_press(Key::Tab);
        page.run();
    }
    assert_eq!(copied_by(&mut page, |page| page.key_press(Key::Enter)), ["1,585.2"]);
}

/// A title is somebody's words: what a spreadsheet would compute is copied as words.
#[test]
fn words_of_a_table_are_copied_as_words() {
    let mut app = App::new(EN);
    app.update(Action::Run(Run::CopyWords("=1+1".to_owned())));
    let effects = app.take_effects();
    assert!(
        matches!(&effects[..], [costshare::app::Effect::CopyText(text)] if text == "'=1+1"),
        "{effects:?}"
    );
}

/// What comes onto the clipboard by something that is done.
fn copied_by(page: &mut Page, act: impl FnOnce(&mut Page)) -> Vec<String> {
    page.ctx.add_plugin(Clipboard::default());
    page.ctx.with_plugin(|clipboard: &mut Clipboard| clipboard.0.clear());
    act(page);
    page.run_steps(8);
    page.ctx.with_plugin(|clipboard: &mut Clipboard| clipboard.0.clone()).unwrap_or_default()
}

/// Texts that were copied in any frame.
#[derive(Default)]
struct Clipboard(Vec<String>);

impl egui::Plugin for Clipboard {
    fn debug_name(&self) -> &'static str {
        "clipboard"
    }

    fn output_hook(&mut self, _: &egui::Context, output: &mut egui::FullOutput) {
        self.0.extend(output.platform_output.commands.iter().filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
}

#[test]
fn a_year_is_typed_over_in_the_table() {
    let mut page = window(EN, LARGE);
    let start = page.state().app().document().expect("one is open").scenario.clone();
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click();
    page.run();
    type_text(&mut page, "1");
    assert!(page.get_by_role_and_label(Role::TextInput, "Override for 2028").is_focused());
    assert_eq!(field_value(&page, "Override for 2028"), "1");
    type_text(&mut page, ",700");
    let value = field_value(&page, "Override for 2028");
    assert_eq!(value, "1,700");
    assert!(page.query_by_label_contains("1,700,000,000,000 won").is_some());
    page.key_press(Key::Enter);
    page.run();
    // 17,000 억원, exactly; later years grow from it: 17,000 × 1.02 = 17,340, × 1.02 = 17,686.8, so 17,687.
    assert_eq!(totals(&page), [15_192, 15_511, 17_000, 17_340, 17_687]);
    page.get_by_role_and_label(Role::Cell, "Total 2028: KRW 1,700.0 bn, override, assumed");
    // Enter goes a row down.
    let below = page.get_by_role_and_label(Role::Cell, "Total 2029: KRW 1,734.0 bn, assumed");
    assert!(below.is_focused());
    assert_eq!(page.state().app().session().history().len(), 1);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert!(page.state().app().document().expect("one is open").scenario == start);
}

#[test]
fn enter_f2_and_a_double_click_begin_with_what_stands_there() {
    let ways: [fn(&mut Page); 3] = [
        |page| page.key_press(Key::Enter),
        |page| page.key_press(Key::F2),
        |page| {
            let pos = page.get_by_role_and_label(Role::Cell, TOTAL_2028).rect().center();
            let modifiers = Modifiers::NONE;
            let button =
                |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
            page.input_mut().events.push(Event::PointerMoved(pos));
            page.input_mut().events.extend([true, false, true, false].map(button));
        },
    ];
    for (way, begin) in ways.into_iter().enumerate() {
        let mut page = chosen(TOTAL_2028);
        begin(&mut page);
        page.run();
        assert_eq!(field_value(&page, "Override for 2028"), "1,585.2", "way {way}");
        // Nothing is typed, so nothing is set, and the keyboard is on the cell again.
        page.key_press(Key::Escape);
        page.run();
        assert!(page.query_by_role_and_label(Role::TextInput, "Override for 2028").is_none());
        assert!(page.get_by_role_and_label(Role::Cell, TOTAL_2028).is_focused());
        assert_eq!(page.state().app().session().history().len(), 0);
    }
}

/// 3.0% in place of the estimate: 15,511 × 1.03 = 15,976.33, × 1.02 = 16,295.52, × 1.02 = 16,621.92.
#[test]
fn an_index_is_typed_over_where_the_rule_reads_it() {
    let mut page = chosen("Index 2028: 2.2%, estimate");
    type_text(&mut page, "3");
    assert_eq!(field_value_focused(&page), ("Consumer prices 2026".to_owned(), "3".to_owned()));
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page), [15_192, 15_511, 15_976, 16_296, 16_622]);
}

/// 2030 reads the prices of 2028; those of 2027 were what holds after 2026, and still are:
/// 15,852 × 1.02 = 16,169.04, × 1.04 = 16,815.76.
#[test]
fn an_index_far_ahead_leaves_no_year_unknown() {
    let mut page = chosen("Index 2030: 2.0%, assumed");
    type_text(&mut page, "4");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page), [15_192, 15_511, 15_852, 16_169, 16_816]);
    assert_eq!(page.state().app().session().history().len(), 1);
}

#[test]
fn a_cell_that_cannot_be_set_says_why() {
    let mut page = chosen("Growth 2028: 2.2%, estimate");
    type_text(&mut page, "5");
    let why = "The growth follows from the amounts; set the total of 2028 or the index";
    page.get_by_label(why);
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_label(why).is_none());
    assert_eq!(page.state().app().session().history().len(), 0);

    // A screen reader is told which can.
    let description = |name: &str| {
        let cell = page.get_by_role_and_label(Role::Cell, name);
        cell.accesskit_node().description()
    };
    assert_eq!(description(TOTAL_2028).as_deref(), Some("can be set: type a value, or press F2"));
    assert_ne!(description("Growth 2028: 2.2%, estimate"), description(TOTAL_2028));
}

#[test]
fn what_is_typed_over_a_cell_in_another_unit_is_asked() {
    let mut page = chosen(TOTAL_2028);
    type_text(&mut page, "17,000");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().app().session().history().len(), 0, "nothing is guessed");
    page.get_by_label("Which is meant?");
    page.get_by_role_and_label(Role::Button, "KRW 1,700.0 bn").click();
    page.run();
    assert_eq!(totals(&page)[2], 17_000);
    assert!(
        page.query_by_role_and_label(Role::TextInput, "Override for 2028")
            .is_some_and(|field| !field.is_focused())
    );
    assert!(page.query_by_label("Which is meant?").is_none());
}

#[test]
fn what_is_not_understood_over_a_cell_stays_until_it_is_given_up() {
    let mut page = chosen(TOTAL_2028);
    type_text(&mut page, "1x");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(field_value(&page, "Override for 2028"), "1x");
    assert!(page.query_by_label_contains("not understood").is_some());
    // Another cell waits for it.
    page.get_by_role_and_label(Role::Cell, "Total 2027: KRW 1,551.1 bn").click();
    page.run();
    type_text(&mut page, "2");
    assert_eq!(field_value_focused(&page), ("Override for 2028".to_owned(), "1x".to_owned()));
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_role_and_label(Role::TextInput, "Override for 2028").is_none());
    assert_eq!(page.state().app().session().history().len(), 0);
}

#[test]
fn tab_goes_to_the_right() {
    let mut page = chosen(TOTAL_2028);
    type_text(&mut page, "1,700");
    page.key_press(Key::Tab);
    page.run();
    assert_eq!(totals(&page)[2], 17_000);
    let right = cell_that_begins(&page, "Cumulative 2028: ");
    assert!(page.get_by_role_and_label(Role::Cell, &right).is_focused());
}

#[test]
fn what_was_set_is_cleared_and_carried_on_to_later_years() {
    let mut page = chosen(TOTAL_2028);
    type_text(&mut page, "1,700");
    page.key_press(Key::Enter);
    page.run();
    let set = "Total 2028: KRW 1,700.0 bn, override, assumed";
    page.get_by_role_and_label(Role::Cell, set).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Set later years alike").click();
    page.run();
    assert_eq!(totals(&page), [15_192, 15_511, 17_000, 17_000, 17_000]);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(totals(&page), [15_192, 15_511, 17_000, 17_340, 17_687]);
    // 12th as signed again, by the key and by the menu alike.
    page.get_by_role_and_label(Role::Cell, set).click();
    page.run();
    page.key_press(Key::Delete);
    page.run();
    assert_eq!(totals(&page), [15_192, 15_511, 15_852, 16_169, 16_492]);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    page.get_by_role_and_label(Role::Cell, set).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Clear what was set").click();
    page.run();
    assert_eq!(totals(&page), [15_192, 15_511, 15_852, 16_169, 16_492]);
}

#[test]
fn the_exchange_rate_behind_a_cell_is_set_by_its_menu() {
    let mut page = window(EN, LARGE);
    let in_usd = cell_that_begins(&page, "In USD 2028: ");
    page.get_by_role_and_label(Role::Cell, &in_usd).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Set USD exchange rate 2028…").click();
    page.run();
    type_text(&mut page, "1,400");
    page.key_press(Key::Enter);
    page.run();
    // KRW 1,585.2 bn at 1,400 is USD 1,132.2857… million; the years before are as they were.
    assert_eq!(cell_that_begins(&page, "In USD 2028: "), "In USD 2028: USD 1,132.3 m, assumed");
    let scenario = &page.state().app().document().expect("one is open").scenario;
    for (path, rate) in [("rate.USD.2027", "1,421.40"), ("rate.USD.2028", "1,400")] {
        let field: costshare::model::Field = path.parse().expect("it is a field");
        let value = format!("{:?}", field.read(scenario));
        let digits = rate.replace([',', '.'], "");
        assert!(value.replace('.', "").contains(&digits), "{path}: {value}");
    }
    assert_eq!(page.state().app().session().history().len(), 1);
}

/// For 16,000 in 2028: 15,656 × 1.022 = 16,000.4, and 15,334 × 1.021 = 15,656.01; the base next to it, 15,333, makes
/// 15,654.99 → 15,655 × 1.022 = 15,999.4.
#[test]
fn the_base_for_a_total_is_found_by_the_menu_of_its_cell() {
    let mut page = window(EN, LARGE);
    let start = page.state().app().document().expect("one is open").scenario.clone();
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Find the base for this total…").click();
    page.run();
    assert_eq!(
        field_value_focused(&page),
        ("Find the base for this total…".to_owned(), "1,585.2".to_owned())
    );
    type_text(&mut page, "1,600");
    let said = "Base amount KRW 1,533.4 bn → 2028: KRW 1,600.0 bn";
    assert!(page.query_by_label_contains(said).is_some());
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page)[0], 15_334);
    assert_eq!(totals(&page)[2], 16_000);
    assert_eq!(page.state().app().session().history().len(), 1);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert!(page.state().app().document().expect("one is open").scenario == start);
}

/// A fixed rate with a cap of 3 %: 15,192 × 1.03 = 15,647.76 → 15,648, × 1.03 = 16,117.44 → 16,117 at most. For 15,800 the
/// two years must be 2 %: 15,495.84 → 15,496, × 1.02 = 15,805.92; 1.98 % makes 15,492.80 → 15,493 and 15,799.76 → 15,800.
#[test]
fn the_rate_for_a_total_is_found_as_far_as_the_cap_goes() {
    let mut page = window_of(growing(dec!(0.02), Some(dec!(0.03))), LARGE);
    let cell = cell_that_begins(&page, "Total 2028: ");
    page.get_by_role_and_label(Role::Cell, &cell).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Find the rate for this total…").click();
    page.run();
    type_text(&mut page, "1,700");
    let held = "The total of 2028 is KRW 1,611.7 bn at most, however high the value is";
    assert!(page.query_by_label(held).is_some());
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page)[2], 15_806);
    assert_eq!(page.state().app().session().history().len(), 1, "what is out of reach changes nothing");
    // The field has the keyboard still.
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run();
    let has_keyboard = page.query_all_by_role(Role::TextInput).any(|field| field.is_focused());
    if !has_keyboard {
        page.get_by_role_and_label(Role::TextInput, "Find the rate for this total…").focus();
        page.run();
    }
    type_text(&mut page, "1,580");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page)[1..3], [15_493, 15_800]);
    let field: costshare::model::Field = "rule.2027.growth.rate".parse().expect("it is a field");
    let rate = field.read(&page.state().app().document().expect("one is open").scenario);
    assert!(format!("{rate:?}").contains("0.0198"), "{rate:?}");
    assert_eq!(page.state().app().session().history().len(), 2);
}

/// A window with a cell that has the keyboard.
fn chosen(name: &str) -> Page {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Cell, name).click();
    page.run();
    page
}

/// The name of the cell that begins so.
fn cell_that_begins(page: &Page, begin: &str) -> String {
    let names = page.query_all_by_role(Role::Cell).filter_map(|cell| cell.accesskit_node().label());
    names.into_iter().find(|name| name.starts_with(begin)).expect("there is such a cell")
}

/// The name of the field that has the keyboard, and what stands in it.
fn field_value_focused(page: &Page) -> (String, String) {
    let mut fields = page.query_all_by_role(Role::TextInput);
    let field = fields.find(Node::is_focused).expect("a field has the keyboard");
    let node = field.accesskit_node();
    (node.label().unwrap_or_default(), node.value().unwrap_or_default())
}

/// What stands in a field.
fn field_value(page: &Page, name: &str) -> String {
    let field = page.get_by_role_and_label(Role::TextInput, name);
    field.accesskit_node().value().unwrap_or_default()
}

/// What comes together in one frame is typed, too.
fn type_text(page: &mut Page, text: &str) {
    page.event(Event::Text(text.to_owned()));
    page.run();
}

/// The totals of the term in 억원.
fn totals(page: &Page) -> Vec<i64> {
    let app = page.state().app();
    let document = app.document().expect("one is open");
    let projection = &app.computed(document.id).expect("it is computed").projection;
    let eok = rust_decimal::Decimal::from(100_000_000);
    let total = |year| {
        let total = projection.total(year).known().expect("it is known");
        i64::try_from(total / eok).expect("a whole number of eok")
    };
    document.scenario.years.iter().map(total).collect()
}

/// A column that is left out is neither on screen nor copied as it is shown; every digit is copied with all columns.
#[test]
fn columns_are_chosen_from_a_list() {
    let mut page = window(EN, LARGE);
    let heads = |page: &Page| -> Vec<String> {
        let table = page.state().app().projection_table().expect("one is open");
        table.columns.iter().map(|column| column.key.clone()).collect()
    };
    let all = heads(&page);
    page.get_by_label_contains("Columns: ").click();
    page.run();
    page.get_by_role_and_label(Role::CheckBox, "Growth (%)").click();
    page.run();
    page.get_by_role_and_label(Role::CheckBox, "Index (%)").click();
    page.run();
    let shown = heads(&page);
    let kept: Vec<String> =
        all.iter().filter(|key| !["growth", "index"].contains(&key.as_str())).cloned().collect();
    assert_eq!(shown, kept);
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_role_and_label(Role::ColumnHeader, "Growth, %").is_none());
    page.get_by_label_contains(&format!("Columns: {} / {}", shown.len(), all.len()));
}
