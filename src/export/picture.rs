//! Charts as pictures: which chart of what is shown, how large, in which colours and format.
//!
//! Window and command line make every picture here, so that the same choices give the same bytes.

use super::pdf::PdfError;
use super::png::{Painted, PngError};
use super::{About, Input, pdf, png, svg};
use crate::model::choices;
use crate::present::palette::Palette;
use crate::present::scene::{Drawable, PageSpec, Scene, Size, page};
use crate::present::views::compare::Arrangement;
use crate::present::{Chart, cited};
use crate::text::{Sentence, key};

/// A chart as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Which chart of the view.
    pub chart: ChartName,
    /// How it is written.
    pub format: PictureFormat,
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
}

/// A slide in two pixels to a point.
impl Default for Picture {
    fn default() -> Self {
        let (width, height) = Preset::default().size();
        Self {
            chart: ChartName::default(),
            format: PictureFormat::default(),
            title: None,
            width,
            height,
            scale: 2,
            colours: Colours::default(),
            outlines: false,
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

/// A chart of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChartName {
    /// The one that the view is about.
    #[default]
    Main,
    /// The same with a small chart for every scenario.
    SideBySide,
    /// How far scenarios are from the baseline, year by year.
    Differences,
    /// What causes the difference.
    Bridge,
}

impl ChartName {
    /// The key of its name.
    pub const fn key(self) -> Sentence {
        match self {
            Self::Main => key::EXPORT_CHART_MAIN,
            Self::SideBySide => key::CHARTS_SIDE_BY_SIDE,
            Self::Differences => key::EXPORT_CHART_DIFFERENCES,
            Self::Bridge => key::EXPORT_CHART_BRIDGE,
        }
    }
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PictureFormat {
    /// Shapes and text, for documents, the web and drawing programs.
    #[default]
    Svg,
    /// A page, for printing.
    Pdf,
    /// Pixels, for slides and mail.
    Png,
}

impl PictureFormat {
    /// The formats in the order in which they are offered, with their names.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Svg, "SVG"), (Self::Pdf, "PDF"), (Self::Png, "PNG")];

    /// How the name of its file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Png => "png",
        }
    }

    /// The format of a file whose name ends so, in letters of any case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let mut formats = Self::ALL.into_iter().map(|(format, _)| format);
        formats.find(|format| format.ending().eq_ignore_ascii_case(ending))
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

/// Why there is no picture.
#[derive(Debug)]
pub enum PictureError {
    /// What is shown has no such chart; with what the comparison tells of itself.
    NoBridge(Vec<String>),
    /// There are not several scenarios beside the baseline; with what the comparison tells of itself.
    NotSeveral(Vec<String>),
    /// No figure of the chart is known; with what it tells of that.
    NothingKnown(Vec<String>),
    /// It cannot be drawn.
    Png(PngError),
    /// It cannot be a page.
    Pdf(PdfError),
}

impl From<PngError> for PictureError {
    fn from(error: PngError) -> Self {
        Self::Png(error)
    }
}

impl From<PdfError> for PictureError {
    fn from(error: PdfError) -> Self {
        Self::Pdf(error)
    }
}

/// A chart on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureLayout {
    /// What stands where.
    pub scene: Scene,
    /// The title that is the chart's own.
    pub own_title: String,
}

/// Lays the chart out on its page.
///
/// # Errors
/// If what is shown has no such chart.
pub fn laid(input: &Input<'_>, picture: &Picture) -> Result<PictureLayout, PictureError> {
    let chart = charted(input, picture.chart)?;
    Ok(laid_as(&*chart, picture, &input.about()))
}

/// Lays a chart out on its page, whatever it shows.
pub fn laid_as(chart: &dyn Drawable, picture: &Picture, about: &About<'_>) -> PictureLayout {
    let heads = chart.heads();
    let title = picture.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let size = Size { width: picture.width.into(), height: picture.height.into() };
    let sources = cited(heads.sources, &about.library);
    let substituted = picture.format == PictureFormat::Svg && !picture.outlines;
    let paper =
        PageSpec { size, title, language: about.language, sources: &sources, date: about.date, substituted };
    PictureLayout { scene: page(chart, &paper), own_title: heads.title.to_owned() }
}

fn charted(input: &Input<'_>, chart: ChartName) -> Result<Box<dyn Drawable>, PictureError> {
    let arrangement = match chart {
        ChartName::SideBySide => Arrangement::SideBySide,
        ChartName::Main | ChartName::Differences | ChartName::Bridge => Arrangement::OneChart,
    };
    let page = input.arranged(&input.comparisons(), 0, arrangement);
    let known = |chart| if input.is_in_error() { told(chart) } else { known(chart) };
    let Some(page) = page else { return known(input.shown().chart) };
    let notes = || page.view.chart.notes.clone();
    Ok(match chart {
        ChartName::Main => known(page.view.chart)?,
        ChartName::SideBySide => {
            Box::new(page.side_by_side_alone().ok_or_else(|| PictureError::NotSeveral(notes()))?)
        }
        ChartName::Differences if page.differences.is_some() && !page.has_differences() => {
            return Err(PictureError::NothingKnown(notes()));
        }
        ChartName::Differences => known(page.differences_alone())?,
        ChartName::Bridge => {
            let bridge = page.bridge.as_ref().ok_or_else(|| PictureError::NoBridge(notes()))?;
            Box::new(bridge.chart.clone())
        }
    })
}

/// The chart, unless it would be an empty plane.
fn known(chart: Chart) -> Result<Box<dyn Drawable>, PictureError> {
    let mut points = chart.lines.iter().flat_map(|line| &line.points);
    if points.any(|point| point.value.is_some()) {
        return Ok(Box::new(chart));
    }
    Err(PictureError::NothingKnown(chart.notes))
}

/// The chart of a scenario that is in error: where no figure is known its notes say why, which is what
/// there is to see. Without years there is nothing to draw them on.
fn told(chart: Chart) -> Result<Box<dyn Drawable>, PictureError> {
    if chart.years.is_empty() { known(chart) } else { Ok(Box::new(chart)) }
}

/// A scene as the bytes of a file, in the format and colours of the picture.
///
/// # Errors
/// If it would have too many pixels, or no size.
pub fn written(scene: &Scene, picture: &Picture) -> Result<Vec<u8>, PictureError> {
    let palette = picture.colours.palette();
    Ok(match picture.format {
        PictureFormat::Svg => {
            let letters = if picture.outlines { svg::Letters::Outlines } else { svg::Letters::Text };
            svg::svg(scene, palette, letters).into_bytes()
        }
        PictureFormat::Pdf => pdf::pdf(scene, palette)?,
        PictureFormat::Png => png::png(scene, palette, picture.scale.into())?,
    })
}

/// A scene as pixels, whatever the format.
///
/// # Errors
/// If they would be too many.
pub fn painted(scene: &Scene, picture: &Picture) -> Result<Painted, PictureError> {
    Ok(png::paint(scene, picture.colours.palette(), picture.scale.into())?)
}
