//! How a picture looks: which chart, how large, in which colours.

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
    pub width: u16,
    /// Its height in points.
    pub height: u16,
    /// Pixels to a point, where there are pixels.
    pub scale: u8,
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
            scale: 2,
            colours: Colours::default(),
            outlines: false,
            look: ChartLook::default(),
        }
    }
}

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
}

impl Preset {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Slide, Self::Page, Self::Column];

    /// Width and height in points.
    pub const fn size(self) -> (u16, u16) {
        match self {
            Self::Slide => (800, 450),
            Self::Page => (640, 460),
            Self::Column => (360, 480),
        }
    }

    /// The key of its name.
    pub const fn key(self) -> Sentence {
        match self {
            Self::Slide => key::EXPORT_SIZE_SLIDE,
            Self::Page => key::EXPORT_SIZE_PAGE,
            Self::Column => key::EXPORT_SIZE_COLUMN,
        }
    }
}

impl From<Preset> for Size {
    fn from(preset: Preset) -> Self {
        let (width, height) = preset.size();
        Self { width: width.into(), height: height.into() }
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
