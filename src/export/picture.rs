//! How a picture looks: which chart, how large, in which colours.

use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

use super::png;
use crate::model::choices;
use crate::present::ChartLook;
use crate::present::charts::ChartName;
use crate::present::palette::Palette;
use crate::present::scene::Size;
use crate::text::{Sentence, key};

/// A chart as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Which chart of the view.
    pub chart: ChartName,
    /// Its title, if it is another one than the chart's own.
    pub title: Option<String>,
    /// Its width in points.
    pub width: Decimal,
    /// Its height in points.
    pub height: Decimal,
    /// Pixels to an inch, where there are pixels: 72 points are an inch.
    pub dpi: u16,
    /// Its colours.
    pub colours: Colours,
    /// Whether letters are shapes that look the same in every program, where that can be chosen.
    pub outlines: bool,
    /// What of a chart over the years is shown.
    pub look: ChartLook,
}

/// A slide in two pixels to a point.
impl Default for Picture {
    fn default() -> Self {
        let (width, height) = Preset::default().size();
        Self {
            chart: ChartName::default(),
            title: None,
            width,
            height,
            dpi: 144,
            colours: Colours::default(),
            outlines: true,
            look: ChartLook::default(),
        }
    }
}

impl Picture {
    /// Pixels to a point.
    pub fn scale(&self) -> f32 {
        f32::from(self.dpi) / POINTS_TO_AN_INCH
    }

    /// Its width and height in pixels.
    pub fn pixels(&self) -> (u64, u64) {
        let Size { width, height } = self.size();
        (png::pixels(width * self.scale()), png::pixels(height * self.scale()))
    }

    /// Its size in points.
    pub fn size(&self) -> Size {
        let side = |points: Decimal| points.to_f32().unwrap_or_default();
        Size { width: side(self.width), height: side(self.height) }
    }

    /// Whether a chart can be laid out in that size, in points.
    pub fn has_room(width: Decimal, height: Decimal) -> bool {
        let most = Decimal::from(4000);
        (Decimal::from(240)..=most).contains(&width) && (Decimal::from(180)..=most).contains(&height)
    }
}

/// As many points are an inch.
const POINTS_TO_AN_INCH: f32 = 72.0;

/// The size for a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Preset {
    /// A slide, or a page across.
    #[default]
    Slide,
    /// The width of a page's text.
    Page,
    /// A column of a newspaper, or a telephone.
    Column,
    /// Two columns of a newspaper.
    Columns,
    /// As wide as high, for what is passed on by telephone.
    Square,
}

impl Preset {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Slide, Self::Page, Self::Column, Self::Columns, Self::Square];

    /// Width and height in points.
    pub fn size(self) -> (Decimal, Decimal) {
        let (width, height) = match self {
            Self::Slide => (800, 450),
            Self::Page => (640, 460),
            Self::Column => (360, 480),
            Self::Columns => (740, 480),
            Self::Square => (600, 600),
        };
        (Decimal::from(width), Decimal::from(height))
    }

    /// The key of its name.
    pub const fn key(self) -> Sentence {
        match self {
            Self::Slide => key::EXPORT_SIZE_SLIDE,
            Self::Page => key::EXPORT_SIZE_PAGE,
            Self::Column => key::EXPORT_SIZE_COLUMN,
            Self::Columns => key::EXPORT_SIZE_COLUMNS,
            Self::Square => key::EXPORT_SIZE_SQUARE,
        }
    }
}

impl From<Preset> for Size {
    fn from(preset: Preset) -> Self {
        let (width, height) = preset.size();
        Picture { width, height, ..Picture::default() }.size()
    }
}

/// A size as it is typed: `180 × 100 mm`, `1200x675 px`, `800x450 pt`; without a unit in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedSize {
    width: Decimal,
    height: Decimal,
    unit: SizeUnit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SizeUnit {
    Points,
    Millimetres,
    Pixels,
}

impl TypedSize {
    /// Width and height in points, to a ten-thousandth, where so many pixels are an inch; none if a chart has no room
    /// there.
    pub fn points(self, dpi: u16) -> Option<(Decimal, Decimal)> {
        let inch = Decimal::from(72);
        let points = |length: Decimal| {
            let points = match self.unit {
                SizeUnit::Points => Some(length),
                SizeUnit::Millimetres => length.checked_mul(inch)?.checked_div(Decimal::new(254, 1)),
                SizeUnit::Pixels => length.checked_mul(inch)?.checked_div(dpi.into()),
            };
            Some(points?.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize())
        };
        let (width, height) = (points(self.width)?, points(self.height)?);
        Picture::has_room(width, height).then_some((width, height))
    }
}

impl FromStr for TypedSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim().to_lowercase();
        let ends = text.find(|sign: char| sign.is_alphabetic() && sign != 'x').unwrap_or(text.len());
        let (sides, unit) = text.split_at(ends);
        let unit = match unit.trim() {
            "" | "pt" => Some(SizeUnit::Points),
            "mm" => Some(SizeUnit::Millimetres),
            "px" => Some(SizeUnit::Pixels),
            _ => None,
        };
        let mut sides = sides.split(['x', '×', '*']).map(|side| side.trim().parse::<Decimal>().ok());
        let both = (sides.next().flatten(), sides.next().flatten(), sides.next());
        match (both, unit) {
            ((Some(width), Some(height), None), Some(unit)) => Ok(Self { width, height, unit }),
            _ => {
                Err("width and height are expected, for example 180x100mm, 1200x675px or 800x450pt"
                    .to_owned())
            }
        }
    }
}

choices! {
    /// The colours of a picture.
    pub enum Colours {
        /// Dark on white.
        Light: "light",
        /// Light on dark.
        Dark: "dark",
        /// Black on white, series apart in grey too.
        Print: "print",
    }
}

impl Colours {
    /// The key of its name.
    pub const fn name(self) -> Sentence {
        match self {
            Self::Light => key::MENU_THEME_LIGHT,
            Self::Dark => key::MENU_THEME_DARK,
            Self::Print => key::EXPORT_COLOURS_PRINT,
        }
    }

    /// The colours by their roles.
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &Palette::LIGHT,
            Self::Dark => &Palette::DARK,
            Self::Print => &Palette::PRINT,
        }
    }
}
