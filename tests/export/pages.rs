//! Charts on a page, as they are exported.

use costshare::files::record;
use costshare::present::scene::{Drawable, PageSpec, Scene, Size, page};
use costshare::present::{Library, cited};
use costshare::text::Language;

/// A chart with its notes and sources and a day.
pub fn scene(chart: &dyn Drawable, size: Size, language: Language) -> Scene {
    scene_in(chart, size, language, false)
}

/// The same for programs that set its words in their own letters.
pub fn scene_for_others(chart: &dyn Drawable, size: Size, language: Language) -> Scene {
    scene_in(chart, size, language, true)
}

fn scene_in(chart: &dyn Drawable, size: Size, language: Language, substituted: bool) -> Scene {
    let sources = cited(chart.heads().sources, &Library::of(record::bundled(), language));
    let date = "2026-11-23".parse().expect("a date");
    page(chart, &PageSpec { size, title: None, language, sources: &sources, date: Some(&date), substituted })
}
