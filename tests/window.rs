//! The window, operated by the names of its parts.

use std::path::PathBuf;

use costshare::app::{Action, App, Run, Settings, Show, Theme};
use costshare::text::Language;
use costshare::ui::Window;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};
use rasteriser::CpuRenderer;

type Page = Harness<'static, Window>;

#[test]
fn pictures() {
    for (name, theme, language, size) in [
        ("window-light-en", Theme::Light, Language::En, vec2(1280.0, 800.0)),
        ("window-dark-en", Theme::Dark, Language::En, vec2(1280.0, 800.0)),
        ("window-light-ko", Theme::Light, Language::Ko, vec2(1280.0, 800.0)),
        ("window-dark-ko", Theme::Dark, Language::Ko, vec2(1280.0, 800.0)),
        ("window-small-en", Theme::Light, Language::En, vec2(640.0, 360.0)),
    ] {
        let mut page = window(Settings { language, theme }, size);
        page.snapshot_options(name, &options());
    }
}

fn window(settings: Settings, size: egui::Vec2) -> Page {
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    let mut page = Harness::builder()
        .with_size(size)
        .renderer(CpuRenderer::default())
        .build_eframe(move |cc| Window::new(cc, app));
    page.run();
    page
}

fn options() -> SnapshotOptions {
    SnapshotOptions::new().output_path("tests/pictures").threshold(0.0)
}
