//! The look of the window: typefaces, sizes, spaces and the visuals of egui's widgets.
//!
//! [`install`] sets both themes once; egui then follows its `ThemePreference`: light, dark
//! or that of the system. Colours come from [`crate::present::palette`] by their role.
//!
//! **Invariant:** nothing moves on its own. The text cursor does not blink and no animation
//! takes longer than 120 ms, so an idle window is not painted again. The widget that has the
//! keyboard wears a ring of two points in the accent colour.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui;
use egui::containers::menu::{MenuBar, MenuConfig};
use egui::epaint::text::FontTweak;
use egui::style::{ImeComposition, ScrollAnimation, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Frame, Margin, RichText, Shadow,
    Spacing, Stroke, Style, TextStyle, Theme, Ui, Visuals, vec2,
};

use crate::present::fonts::Face;
use crate::present::fonts::FontWeight;
use crate::present::palette::Colour;
use crate::present::palette::ColourScheme;
use crate::present::palette::Palette;

/// Size of captions, table headers, notes.
pub const CAPTION: f32 = 12.0;
/// Size of text and controls.
pub const BODY: f32 = 14.0;
/// Size of headings, which are bold.
pub const HEADING: f32 = 16.0;
/// Size of the one sentence above the chart, which is bold.
pub const HEADLINE: f32 = 22.0;

/// Height of controls; no target is under 24.
pub const CONTROL: f32 = 28.0;
/// Height of a row of a table.
pub const ROW: f32 = 26.0;
/// Radius of corners.
pub const CORNER: u8 = 4;
/// Width of the ring around the widget that has the keyboard.
pub const RING: f32 = 2.0;
/// The one width of lines between things.
pub const HAIRLINE: f32 = 1.0;
/// Seconds that a movement takes; never above 0.12.
pub const MOVEMENT: f32 = 0.1;

/// Gaps on the grid of four: inside a thing, between things, between groups.
pub mod gap {
    /// Between parts of one thing.
    pub const TINY: f32 = 4.0;
    /// Between things of one group.
    pub const SMALL: f32 = 8.0;
    /// Inside a panel's edge.
    pub const MEDIUM: f32 = 12.0;
    /// Between groups.
    pub const LARGE: f32 = 16.0;
    /// Between sections.
    pub const HUGE: f32 = 24.0;
}

const BOLD: &str = "bold";
const HEADLINE_STYLE: &str = "headline";

/// Gives a context our typefaces and both themes. Call it once, before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(font_definitions());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| *style = style_of(theme));
    }
    // Where the system does not say what it wants, the page is light.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
}

/// Switches movements on or off, for people who ask their system for less of them.
pub fn set_movement(ctx: &egui::Context, moves: bool) {
    let seconds = if moves { MOVEMENT } else { 0.0 };
    ctx.all_styles_mut(|style| {
        style.animation_time = seconds;
        style.scroll_animation = ScrollAnimation::duration(seconds);
    });
}

/// The colours of the theme that is shown.
pub fn palette(ui: &Ui) -> &'static Palette {
    palette_of(ui.visuals())
}

/// The colours that belong to visuals, where there is no [`Ui`] at hand.
pub fn palette_of(visuals: &Visuals) -> &'static Palette {
    Palette::of(if visuals.dark_mode { ColourScheme::Dark } else { ColourScheme::Light })
}

/// A colour as egui paints it.
pub const fn color(colour: Colour) -> Color32 {
    let [red, green, blue] = colour.0;
    Color32::from_rgb(red, green, blue)
}

/// A colour that lets the ground through; for bands, at the per cent of
/// [`crate::present::palette::BANDS`].
pub fn band(colour: Colour, per_cent: u8) -> Color32 {
    color(colour).gamma_multiply(f32::from(per_cent) / 100.0)
}

/// A line between things.
pub fn hairline(ui: &Ui) -> Stroke {
    Stroke::new(HAIRLINE, color(palette(ui).hairline))
}

/// The ring around the widget that has the keyboard.
pub fn ring(ui: &Ui) -> Stroke {
    Stroke::new(RING, color(palette(ui).accent))
}

/// The family of bold text. egui has no bold of its own: `strong` only changes the colour.
pub fn bold_family() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

/// The one sentence above the chart.
pub fn headline(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(TextStyle::Name(HEADLINE_STYLE.into()))
}

/// The heading of a section.
pub fn heading(text: impl Into<String>) -> RichText {
    RichText::new(text).heading()
}

/// Text of normal size that stands out.
pub fn bold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(bold_family())
}

/// Text that accompanies, in secondary colour.
pub fn secondary(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).color(color(palette(ui).secondary))
}

/// Small text: headers of tables, notes, sources.
pub fn caption(text: impl Into<String>) -> RichText {
    RichText::new(text).small().weak()
}

/// The frame of the middle, where chart and table stand.
pub fn canvas_frame(ui: &Ui) -> Frame {
    Frame::new().fill(color(palette(ui).canvas)).inner_margin(24)
}

/// The frame of a panel at the side.
pub fn panel_frame(ui: &Ui) -> Frame {
    Frame::new().fill(color(palette(ui).panel)).inner_margin(16)
}

/// A menu bar whose menus look like the rest of the window.
///
/// egui's own menus take the border from every control, and with it the ring.
pub fn menu_bar() -> MenuBar {
    MenuBar::new().style(menu_style).config(MenuConfig::new().style(menu_style))
}

/// The style of menus, also for `egui::Popup::menu(…).style(…)`: no borders but the ring.
pub fn menu_style(style: &mut Style) {
    style.spacing.button_padding = vec2(gap::MEDIUM, gap::TINY);
    let widgets = &mut style.visuals.widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        state.bg_stroke = Stroke::NONE;
    }
    widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
}

fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    let own = |bytes| {
        // Grid-fitting would thicken single strokes of a syllable and not others.
        let tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        Arc::new(FontData::from_static(bytes).tweak(tweak))
    };
    let name = |face: &Face| format!("{face:?}");
    for face in [FontWeight::Regular, FontWeight::Bold].into_iter().flat_map(FontWeight::faces) {
        definitions.font_data.insert(name(face), own(face.data()));
    }

    // Signs that our typefaces lack come from those of egui, in every family.
    let of_egui = definitions.families.entry(FontFamily::Proportional).or_default().clone();
    for (family, weight) in
        [(FontFamily::Proportional, FontWeight::Regular), (bold_family(), FontWeight::Bold)]
    {
        let own = weight.faces().iter().map(name);
        definitions.families.insert(family, own.chain(of_egui.iter().cloned()).collect());
    }
    let monospace = definitions.families.entry(FontFamily::Monospace).or_default();
    monospace.extend(FontWeight::Regular.faces().iter().map(name));
    definitions
}

fn style_of(theme: Theme) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        spacing: spacing(),
        visuals: visuals(theme),
        animation_time: MOVEMENT,
        scroll_animation: ScrollAnimation::duration(MOVEMENT),
        ..Style::default()
    };
    style.interaction.tooltip_delay = 0.4;
    style
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    let bold = |size| FontId::new(size, bold_family());
    BTreeMap::from([
        (TextStyle::Small, regular(CAPTION)),
        (TextStyle::Body, regular(BODY)),
        (TextStyle::Button, regular(BODY)),
        (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
        (TextStyle::Heading, bold(HEADING)),
        (TextStyle::Name(HEADLINE_STYLE.into()), bold(HEADLINE)),
    ])
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(gap::SMALL, gap::TINY),
        window_margin: Margin::same(12),
        menu_margin: Margin::same(4),
        button_padding: vec2(gap::SMALL, gap::TINY),
        indent: gap::LARGE,
        interact_size: vec2(CONTROL, CONTROL),
        icon_width: 16.0,
        icon_width_inner: 8.0,
        icon_spacing: gap::SMALL,
        tooltip_width: 360.0,
        menu_spacing: 2.0,
        ..Spacing::default()
    }
}

fn visuals(theme: Theme) -> Visuals {
    let (base, palette) = match theme {
        Theme::Light => (Visuals::light(), Palette::of(ColourScheme::Light)),
        Theme::Dark => (Visuals::dark(), Palette::of(ColourScheme::Dark)),
    };
    let corner = CornerRadius::same(CORNER);
    // One soft shadow for what floats; the ground of a dark window needs it stronger.
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: Color32::from_black_alpha(if base.dark_mode { 120 } else { 36 }),
    };
    Visuals {
        weak_text_color: Some(color(palette.weak)),
        widgets: widgets(palette),
        selection: Selection {
            bg_fill: color(palette.selection),
            stroke: Stroke::new(RING, color(palette.accent)),
        },
        hyperlink_color: color(palette.accent),
        faint_bg_color: color(palette.canvas),
        extreme_bg_color: color(palette.panel),
        text_edit_bg_color: Some(color(palette.panel)),
        code_bg_color: color(palette.hairline),
        warn_fg_color: color(palette.warning),
        error_fg_color: color(palette.error),
        window_corner_radius: corner,
        window_shadow: shadow,
        window_fill: color(palette.panel),
        window_stroke: Stroke::new(HAIRLINE, color(palette.hairline)),
        window_highlight_topmost: false,
        menu_corner_radius: corner,
        panel_fill: color(palette.panel),
        popup_shadow: shadow,
        // The other way paints the caret of a composed syllable as if every field began at its left
        // edge, so left of all text where a field is aligned to the right.
        ime_composition: ImeComposition { legacy_visuals: true, ..base.ime_composition },
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(2.0, color(palette.accent)),
            blink: false,
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        striped: false,
        ..base
    }
}

/// The states of a control. Borders and colours change, sizes never do.
fn widgets(palette: &Palette) -> Widgets {
    let state = |ground: Colour, border: Stroke, text: Colour| WidgetVisuals {
        bg_fill: color(ground),
        weak_bg_fill: color(ground),
        bg_stroke: border,
        corner_radius: CornerRadius::same(CORNER),
        fg_stroke: Stroke::new(1.5, color(text)),
        expansion: 0.0,
    };
    let line = |colour| Stroke::new(HAIRLINE, color(colour));
    Widgets {
        noninteractive: state(palette.panel, line(palette.hairline), palette.text),
        inactive: state(palette.panel, line(palette.border), palette.text),
        hovered: state(palette.hairline, line(palette.secondary), palette.text),
        // Pressed, or having the keyboard.
        active: state(palette.selection, Stroke::new(RING, color(palette.accent)), palette.text),
        open: state(palette.selection, line(palette.text), palette.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_themes_are_installed() {
        let ctx = egui::Context::default();
        install(&ctx);
        for (theme, palette) in [(Theme::Light, &Palette::LIGHT), (Theme::Dark, &Palette::DARK)] {
            let visuals = &ctx.style_of(theme).visuals;
            assert_eq!(visuals.dark_mode, theme == Theme::Dark);
            assert_eq!(palette_of(visuals), palette);
            assert_eq!(visuals.text_color(), color(palette.text));
        }
    }

    #[test]
    fn nothing_moves_on_its_own() {
        let ctx = egui::Context::default();
        install(&ctx);
        for theme in [Theme::Light, Theme::Dark] {
            let style = ctx.style_of(theme);
            assert!(!style.visuals.text_cursor.blink);
            assert!(style.animation_time <= 0.12);
        }
        set_movement(&ctx, false);
        assert!(ctx.style_of(Theme::Dark).animation_time.abs() < f32::EPSILON);
    }
}
