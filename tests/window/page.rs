//! The window under test, and what is done in it by the names of its parts.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};

use costshare::app::{Action, App, Edit, Run, Settings, Theme};
use costshare::model::clauses::{Fixed, Growth, Rule};
use costshare::model::{Field, FieldValue, PartField, Rate, RuleField, Stated, Year};
use costshare::text::Language;
use costshare::ui::Window;
use costshare::ui::dialogs::{Dialogs, Picked};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use rasteriser::CpuRenderer;
use rust_decimal::Decimal;

pub type Page = Harness<'static, Window>;

pub const LARGE: Vec2 = vec2(1280.0, 800.0);
pub const EN: Settings = Settings { language: Language::En, theme: Theme::Light };

/// The window on the 12th agreement.
pub fn window(settings: Settings, size: Vec2) -> Page {
    window_of(twelfth(settings), size)
}

/// The program with the 12th agreement open.
pub fn twelfth(settings: Settings) -> App {
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    app
}

/// The program with the 12th agreement, its amounts made to grow by one rate a year, perhaps within a cap: one step.
pub fn growing(rate: Decimal, cap: Option<Decimal>) -> App {
    let mut app = twelfth(EN);
    let documents = vec![app.document().expect("one is open").id];
    let stated = |rate| Stated::assumed(Rate(rate));
    let mut rule = Rule::new(Growth::Fixed(Fixed { rate: stated(rate) }));
    rule.cap = cap.map(stated);
    let field = Field::of_part("", PartField::Rule(Year(2027), RuleField::Whole));
    app.update(Action::Edit(Edit::Set { documents, field, value: FieldValue::Rule(Box::new(rule)) }));
    app
}

/// The window of a program, in which nobody answers the dialogs of the system.
pub fn window_of(app: App, size: Vec2) -> Page {
    window_with(app, size, Box::new(Nobody))
}

/// The window of a program, without the time that its figures took: its digits would move other letters in the atlas
/// from run to run.
pub fn window_with(app: App, size: Vec2, dialogs: Box<dyn Dialogs>) -> Page {
    let mut page =
        Harness::builder().with_size(size).renderer(CpuRenderer::default()).build_eframe(move |cc| {
            let mut window = Window::with_dialogs(cc, app, dialogs);
            window.hide_time();
            window
        });
    page.run();
    page
}

struct Nobody;

impl Dialogs for Nobody {
    fn open(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        mpsc::channel().1
    }

    fn save(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        mpsc::channel().1
    }
}

pub fn press(page: &mut Page, role: Role, name: &str) {
    page.get_by_role_and_label(role, name).scroll_to_me();
    page.run();
    page.get_by_role_and_label(role, name).click();
    page.run_steps(4);
}

/// A field that text is typed into; that of the note has several lines.
pub fn input<'a>(page: &'a Page, name: &'a str) -> Node<'a> {
    let role = if name == "Note" { Role::MultilineTextInput } else { Role::TextInput };
    page.get_by_role_and_label(role, name)
}

pub fn value(page: &Page, name: &str) -> String {
    input(page, name).accesskit_node().value().unwrap_or_default()
}

/// Puts the keyboard into a field, which selects what is there, and types.
pub fn type_into(page: &mut Page, name: &str, text: &str) {
    input(page, name).scroll_to_me();
    page.run();
    input(page, name).focus();
    page.run();
    input(page, name).type_text(text);
    page.run();
}
