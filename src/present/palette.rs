//! The colours, dashes and markers of the program, as plain data.
//!
//! Window, charts on a page and exported files take them from here and nowhere else. A
//! colour is chosen by its role, never by its look: who needs "the colour of an error" asks
//! for [`Palette::error`], in light as in dark.
//!
//! **Invariant:** every role that is written in has a contrast of at least 4.5 on every
//! surface, and borders of controls at least 3 on canvas and panel (WCAG 2.2, AA). The tests
//! below measure it. The series colours are for lines and areas; beside a line its name
//! stands in [`Palette::text`].

use std::fmt;

/// An opaque colour: red, green, blue in sRGB.
///
/// ```
/// use costshare::present::palette::Colour;
///
/// assert_eq!(Colour::hex(0x1D5FBF), Colour([0x1D, 0x5F, 0xBF]));
/// assert_eq!(Colour::hex(0x1D5FBF).to_string(), "#1D5FBF");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The colour written as `#RRGGBB`; anything above the lowest 24 bits is ignored.
    pub const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self([red, green, blue])
    }
}

/// As stylesheets and SVG write it: `#RRGGBB`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}

/// Dark text on light ground, or the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ColourScheme {
    /// Dark text on a light ground; what paper wants.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// Every colour by its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The ground of the window and of the middle.
    pub canvas: Colour,
    /// The ground of panels, menus, text fields and charts.
    pub panel: Colour,
    /// Behind what is selected.
    pub selection: Colour,
    /// Text, and the line of the record.
    pub text: Colour,
    /// Text that accompanies; the line of the baseline.
    pub secondary: Colour,
    /// Captions, hints, what is not set.
    pub weak: Colour,
    /// The one colour that says "here": focus, selection, primary button, link.
    pub accent: Colour,
    /// Text on a ground of [`Palette::accent`].
    pub on_accent: Colour,
    /// Borders of controls.
    pub border: Colour,
    /// Lines between things; gridlines.
    pub hairline: Colour,
    /// Text of a warning.
    pub warning: Colour,
    /// Text of an error.
    pub error: Colour,
    /// Text of what went well.
    pub good: Colour,
    /// Lines, bars and areas; the first is the scenario in hand.
    pub series: [Colour; 5],
}

impl Palette {
    /// Dark text on light ground.
    pub const LIGHT: Self = Self {
        canvas: Colour::hex(0xF6_F7_F9),
        panel: Colour::hex(0xFF_FF_FF),
        selection: Colour::hex(0xE3_ED_FB),
        text: Colour::hex(0x16_1C_26),
        secondary: Colour::hex(0x46_50_63),
        weak: Colour::hex(0x5C_67_7A),
        accent: Colour::hex(0x1D_5F_BF),
        on_accent: Colour::hex(0xFF_FF_FF),
        border: Colour::hex(0x7F_8A_9C),
        hairline: Colour::hex(0xDF_E3_EA),
        warning: Colour::hex(0x8F_56_00),
        error: Colour::hex(0xB3_26_1E),
        good: Colour::hex(0x1B_73_40),
        series: [
            Colour::hex(0x1D_5F_BF),
            Colour::hex(0xB2_6A_00),
            Colour::hex(0x4A_12_60),
            Colour::hex(0xC4_3C_7C),
            Colour::hex(0x0B_4F_3A),
        ],
    };

    /// Light text on dark ground.
    pub const DARK: Self = Self {
        canvas: Colour::hex(0x11_15_1B),
        panel: Colour::hex(0x19_1F_28),
        selection: Colour::hex(0x20_34_4F),
        text: Colour::hex(0xE8_ED_F4),
        secondary: Colour::hex(0xB6_C0_CE),
        weak: Colour::hex(0x95_A1_B3),
        accent: Colour::hex(0x74_AE_FF),
        on_accent: Colour::hex(0x11_15_1B),
        border: Colour::hex(0x6F_7C_90),
        hairline: Colour::hex(0x2B_33_40),
        warning: Colour::hex(0xF2_B7_5F),
        error: Colour::hex(0xFF_8F_86),
        good: Colour::hex(0x74_D6_9A),
        series: [
            Colour::hex(0x74_AE_FF),
            Colour::hex(0xE0_A9_3A),
            Colour::hex(0xF4_F0_A0),
            Colour::hex(0xE4_48_7F),
            Colour::hex(0x8F_5B_FF),
        ],
    };

    /// Black on white, for paper: the series stay apart in grey too, with dash and marker besides.
    pub const PRINT: Self = Self {
        canvas: Colour::hex(0xFF_FF_FF),
        panel: Colour::hex(0xFF_FF_FF),
        selection: Colour::hex(0xF0_F0_F0),
        text: Colour::hex(0x00_00_00),
        secondary: Colour::hex(0x2B_2B_2B),
        weak: Colour::hex(0x4A_4A_4A),
        accent: Colour::hex(0x12_57_B8),
        on_accent: Colour::hex(0xFF_FF_FF),
        border: Colour::hex(0x6B_6B_6B),
        hairline: Colour::hex(0xCC_CC_CC),
        warning: Colour::hex(0x7A_49_00),
        error: Colour::hex(0xA3_1F_17),
        good: Colour::hex(0x14_5E_34),
        series: [
            Colour::hex(0x12_57_B8),
            Colour::hex(0xC4_7C_00),
            Colour::hex(0x3D_0C_52),
            Colour::hex(0xBF_3F_7B),
            Colour::hex(0x06_40_2C),
        ],
    };

    /// The palette of a ground.
    pub const fn of(ground: ColourScheme) -> &'static Self {
        match ground {
            ColourScheme::Light => &Self::LIGHT,
            ColourScheme::Dark => &Self::DARK,
        }
    }
}

/// How opaque the bands of a fan are, in per cent, from the widest to the narrowest.
pub const BANDS: [u8; 3] = [12, 22, 35];

/// Lengths of line and gap in points, by turns; empty is a solid line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dash(pub &'static [u8]);

impl Dash {
    /// An unbroken line: what has been published.
    pub const SOLID: Self = Self(&[]);
}

/// The shape that marks a point of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marker {
    /// ●
    Disc,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ▼
    Wedge,
}

impl Marker {
    /// The marker as a character, for legends in text; our fonts have all of them.
    pub const fn glyph(self) -> char {
        match self {
            Self::Disc => '●',
            Self::Square => '■',
            Self::Triangle => '▲',
            Self::Diamond => '◆',
            Self::Wedge => '▼',
        }
    }
}

/// What tells a series apart when colour does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SeriesMark {
    /// The dash of its line.
    pub dash: Dash,
    /// The shape of its points.
    pub marker: Marker,
}

/// The colour of a scenario, with its dash and its mark: the same from its opening to its closing, in every view
/// and every export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScenarioColour {
    /// One of [`Palette::series`], by its place.
    Own(u8),
    /// Grey: all others are given away.
    Grey,
}

impl ScenarioColour {
    /// The colour of the scenario that is opened first.
    pub const FIRST: Self = Self::Own(0);

    /// The colours in the order in which they are given away.
    pub fn all_own() -> impl Iterator<Item = Self> {
        (0_u8..).take(SERIES_MARKS.len()).map(Self::Own)
    }

    /// The colour of the scenario at a place among several that are opened at once.
    pub fn at(place: usize) -> Self {
        Self::all_own().nth(place).unwrap_or(Self::Grey)
    }
}

/// Dash and marker of each of [`Palette::series`].
///
/// None is solid: a solid line is the record, a broken one follows from rules.
pub const SERIES_MARKS: [SeriesMark; 5] = [
    SeriesMark { dash: Dash(&[8, 4]), marker: Marker::Disc },
    SeriesMark { dash: Dash(&[2, 3]), marker: Marker::Square },
    SeriesMark { dash: Dash(&[14, 4]), marker: Marker::Triangle },
    SeriesMark { dash: Dash(&[8, 3, 2, 3]), marker: Marker::Diamond },
    SeriesMark { dash: Dash(&[8, 3, 2, 3, 2, 3]), marker: Marker::Wedge },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_readable_on_every_surface() {
        for (ground, palette) in every() {
            for (role, colour) in text_roles(palette) {
                for (surface, below) in
                    [("canvas", palette.canvas), ("panel", palette.panel), ("selection", palette.selection)]
                {
                    check(ground, role, colour, surface, below, 4.5);
                }
            }
            check(ground, "on_accent", palette.on_accent, "accent", palette.accent, 4.5);
        }
    }

    /// A button without a frame gets a ground of hairline colour under the pointer.
    #[test]
    fn text_is_readable_under_the_pointer() {
        for (ground, palette) in every() {
            check(ground, "text", palette.text, "hairline", palette.hairline, 4.5);
            check(ground, "secondary", palette.secondary, "hairline", palette.hairline, 4.5);
        }
    }

    #[test]
    fn borders_of_controls_are_visible() {
        for (ground, palette) in every() {
            check(ground, "border", palette.border, "canvas", palette.canvas, 3.0);
            check(ground, "border", palette.border, "panel", palette.panel, 3.0);
            check(ground, "text as border", palette.text, "selection", palette.selection, 3.0);
        }
    }

    #[test]
    fn lines_of_series_are_visible() {
        for (ground, palette) in every() {
            for colour in palette.series {
                check(ground, "series", colour, "canvas", palette.canvas, 3.0);
                check(ground, "series", colour, "panel", palette.panel, 3.0);
            }
        }
    }

    #[test]
    fn series_differ_without_colour() {
        for (idx, one) in SERIES_MARKS.iter().enumerate() {
            assert_ne!(one.dash, Dash::SOLID, "a solid line is the record");
            assert_eq!(one.dash.0.len() % 2, 0, "lines and gaps come in pairs");
            for other in &SERIES_MARKS[..idx] {
                assert_ne!(one.dash, other.dash);
                assert_ne!(one.marker, other.marker);
            }
        }
    }

    /// The contrast of black on white and of equal colours, by definition.
    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Colour::hex(0), Colour::hex(0xFF_FF_FF));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
        // The grey that guides name as the lightest for text on white.
        assert!((contrast(Colour::hex(0x76_76_76), white) - 4.54).abs() < 0.005);
    }

    /// In grey the lightness of CIE L* tells series apart; a step of about 8 is seen side by side.
    #[test]
    fn printed_series_differ_in_grey() {
        let lightness = |colour| 116.0 * luminance(colour).cbrt() - 16.0;
        let mut series = Palette::PRINT.series.map(lightness);
        series.sort_by(f64::total_cmp);
        for pair in series.windows(2) {
            assert!(pair[1] - pair[0] >= 8.0, "{series:?}");
        }
    }

    fn every() -> [(&'static str, &'static Palette); 3] {
        [
            ("light", Palette::of(ColourScheme::Light)),
            ("dark", Palette::of(ColourScheme::Dark)),
            ("print", &Palette::PRINT),
        ]
    }

    fn text_roles(palette: &Palette) -> [(&'static str, Colour); 7] {
        [
            ("text", palette.text),
            ("secondary", palette.secondary),
            ("weak", palette.weak),
            ("accent", palette.accent),
            ("warning", palette.warning),
            ("error", palette.error),
            ("good", palette.good),
        ]
    }

    #[track_caller]
    fn check(ground: &str, role: &str, colour: Colour, surface: &str, below: Colour, least: f64) {
        let found = contrast(colour, below);
        assert!(
            found >= least,
            "{ground}: {role} {colour} on {surface} {below} has {found:.2}, expected at least {least}"
        );
    }

    /// The ratio of WCAG 2.2, from 1 to 21.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(colour: Colour) -> f64 {
        let [red, green, blue] = colour.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}
