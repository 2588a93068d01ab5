//! Who says so, as it is read in the window: by publisher and date, with an address that the browser opens.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};

use costshare::app::{Action, App, Settings, Show};
use costshare::engine::RowName;
use costshare::model::Year;
use costshare::present::Selection;
use costshare::ui::dialogs::{Dialogs, Picked};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::page::{EN, LARGE, Page, press, twelfth, type_into, window, window_of, window_with};
use crate::screens::KO;

/// Korean publishers have their Korean names; names in files are read nowhere.
#[test]
fn sources_are_told_by_publisher_and_date() {
    for (settings, notes, prices, fx) in [
        (
            EN,
            "Notes and sources",
            "Ministry of Data and Statistics (ROK), 2025-12-31",
            "US Federal Reserve (G.5A/H.10)",
        ),
        (KO, "주석과 출처", "국가데이터처, 2025-12-31", "미국 연방준비제도(G.5A/H.10)"),
    ] {
        let mut page = window(settings, LARGE);
        // The explanation of 2027 names who published the prices that it follows.
        assert!(page.query_by_label(prices).is_some(), "{prices}");
        let button =
            page.get_all_by_role_and_label(Role::Button, notes).next().expect("a foot that is folded");
        button.click();
        page.run_steps(4);
        assert!(page.query_all_by_label_contains(fx).next().is_some(), "{fx}");
        for code in ["KOSTAT25", "BOKF2602", "MOFA12", "FED_FX"] {
            assert!(page.query_by_label(code).is_none(), "{code} is read");
            let named = page.query_all_by_label_contains(code).count();
            assert_eq!(named, 0, "{code} is read {named} times");
        }
    }
}

/// A browser is asked by the desktop; where there is none the address is copied, and that is told.
#[test]
fn an_address_is_opened_or_copied_and_told() {
    for opens in [true, false] {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let desktop = Desktop { opens, asked: Arc::clone(&asked) };
        let mut page = window_with(twelfth(EN), LARGE, Box::new(desktop));
        let address = "Open in the browser: Ministry of Data and Statistics (ROK), 2025-12-31";
        press(&mut page, Role::Button, address);
        let asked = asked.lock().expect("one thread").clone();
        let [asked] = &asked[..] else { panic!("{asked:?}") };
        assert!(asked.starts_with("https://"), "{asked}");
        let told = page.query_all_by_label_contains("The address is on the clipboard").next().is_some();
        assert_eq!(told, !opens);
    }
}

/// 2029 rests on 2028, which rests on 2027: each step down can be gone back, by a click or by Alt and the left arrow.
#[test]
fn the_steps_down_an_explanation_lead_back_up() {
    let mut page = window_of(explaining(EN, 2029), LARGE);
    follow(&mut page, "Total 2028");
    follow(&mut page, "Total 2027");
    assert_eq!(selected(&page), Some(total(2027)));
    let steps = ["Back up to Total 2029", "Back up to Total 2028"];
    for step in steps {
        assert!(page.query_by_role_and_label(Role::Button, step).is_some(), "{step}");
    }
    page.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    page.run();
    assert_eq!(selected(&page), Some(total(2028)));
    follow(&mut page, "Total 2027");
    press(&mut page, Role::Button, steps[0]);
    assert_eq!(selected(&page), Some(total(2029)));
    assert!(page.query_by_role_and_label(Role::Button, steps[0]).is_none(), "nothing is left to go back to");
    page.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    page.run();
    assert_eq!(selected(&page), Some(total(2029)));
}

/// What the user typed names nobody, and the explanation says so.
#[test]
fn a_year_that_rests_on_ones_own_numbers_says_so() {
    for (settings, field, own) in [
        (EN, "Base amount", "Base amount: yours, typed, no source"),
        (KO, "기준액", "기준액: 직접 입력, 출처 없음"),
    ] {
        let mut page = window_of(explaining(settings, 2026), LARGE);
        assert!(page.query_by_label(own).is_none(), "the base is published");
        type_into(&mut page, field, "1조 6,000억원");
        page.key_press(Key::Enter);
        page.run();
        assert!(page.query_by_label(own).is_some(), "{own}");
    }
}

/// The prices of 2027, behind 2029, are assumed and nobody is named for them: the list of sources does not pass over it.
#[test]
fn an_assumption_without_a_source_is_told_among_the_sources() {
    for (settings, told) in [(EN, "assumed, no source"), (KO, "가정, 출처 없음")] {
        let page = window_of(explaining(settings, 2029), LARGE);
        page.get_by_label_contains(told);
        let page = window_of(explaining(settings, 2026), LARGE);
        assert!(page.query_by_label_contains(told).is_none(), "the base is published");
    }
}

fn follow(page: &mut Page, figure: &str) {
    let ground = page.get_all_by_role(Role::Button).find(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(&format!("{figure} ")))
    });
    ground.expect("it rests on that").click();
    page.run_steps(4);
}

fn total(year: i16) -> Selection {
    Selection { row: RowName::Total, year: Year(year) }
}

fn selected(page: &Page) -> Option<Selection> {
    page.state().app().projection_shown().selection
}

/// The 12th agreement with the total of a year explained.
fn explaining(settings: Settings, year: i16) -> App {
    let mut app = twelfth(settings);
    app.update(Action::Show(Show::Selection(Some(total(year)))));
    app
}

/// A desktop that opens addresses, or not.
struct Desktop {
    opens: bool,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Dialogs for Desktop {
    fn open(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        mpsc::channel().1
    }

    fn save(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        mpsc::channel().1
    }

    fn open_address(&mut self, address: &str, _: &eframe::Frame, ctx: &egui::Context) -> Receiver<bool> {
        self.asked.lock().expect("one thread").push(address.to_owned());
        let (tell, told) = mpsc::channel();
        tell.send(self.opens).expect("it listens");
        ctx.request_repaint();
        told
    }
}
