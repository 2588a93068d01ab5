//! How long a frame of the window takes to build: layout, scenes, accessibility and tessellation, without the painter.
//! `cargo bench --bench frame`; the goals stand beside each bench.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};

use costshare::app::{Action, App, Run, Settings, Show, Theme, ViewKind};
use costshare::text::Language;
use costshare::ui::Window;
use costshare::ui::dialogs::{Dialogs, Picked};
use divan::Bencher;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

const EN: Settings = Settings { language: Language::En, theme: Theme::Light };
const SCREEN: Vec2 = vec2(1920.0, 1080.0);

fn main() {
    divan::main();
}

/// Goal: 8 ms. The comparison of three scenarios, the busiest view, while the pointer moves over its chart.
#[divan::bench]
fn the_comparison_while_the_pointer_moves(bencher: Bencher<'_, '_>) {
    moved(bencher, ViewKind::Compare);
}

/// Goal: 8 ms. The projection with its baseline, chart and table.
#[divan::bench]
fn the_projection_while_the_pointer_moves(bencher: Bencher<'_, '_>) {
    moved(bencher, ViewKind::Projection);
}

/// Goal: 8 ms. The record since 1991.
#[divan::bench]
fn the_record_while_the_pointer_moves(bencher: Bencher<'_, '_>) {
    moved(bencher, ViewKind::Record);
}

/// Goal: 16 ms. An edit of the base amount by an arrow key: the frame that takes it and the one that shows it.
#[divan::bench]
fn an_edit_until_it_is_seen(bencher: Bencher<'_, '_>) {
    let mut page = window(opened(ViewKind::Projection));
    page.get_by_role_and_label(Role::TextInput, "Base amount").focus();
    page.run();
    let key = |pressed| Event::Key {
        key: Key::ArrowUp,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    bencher.bench_local(|| {
        page.event(key(true));
        let taken = frame(&mut page);
        page.event(key(false));
        taken + frame(&mut page)
    });
}

/// Goal: 120 ms. From nothing to the first chart at rest: typefaces, record, the 12th agreement, the frames until
/// nothing changes any more.
#[divan::bench(sample_count = 20)]
fn from_the_start_to_the_first_chart(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let mut app = App::new(EN);
        app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
        frame(&mut window(app))
    });
}

fn moved(bencher: Bencher<'_, '_>, view: ViewKind) {
    let mut page = window(opened(view));
    let mut at = 0_u8;
    bencher.bench_local(|| {
        at = at.wrapping_add(7);
        page.event(Event::PointerMoved(pos2(520.0 + f32::from(at) * 2.0, 360.0)));
        frame(&mut page)
    });
}

/// Three scenarios, the first of them pinned as the baseline.
fn opened(view: ViewKind) -> App {
    let mut app = App::new(EN);
    for name in ["sma-11-extended.ron", "sma-12-at-the-cap.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.to_owned())));
    }
    let pinned = app.session().documents()[0].id;
    app.update(Action::Show(Show::Baseline(Some(pinned))));
    app.update(Action::Show(Show::View(view)));
    app
}

fn window(app: App) -> Harness<'static, Window> {
    let build = |cc: &mut eframe::CreationContext<'_>| Window::with_dialogs(cc, app, Box::new(Nobody));
    let mut page = Harness::builder().with_size(SCREEN).build_eframe(build);
    page.run();
    page
}

/// One frame, with the triangles that a painter would get; so many.
fn frame(page: &mut Harness<'static, Window>) -> usize {
    page.step();
    let output = page.output();
    page.ctx.tessellate(output.shapes.clone(), output.pixels_per_point).len()
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
