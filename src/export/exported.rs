//! What leaves the program: a format, and for a picture how it looks.
//!
//! Window and command line make every picture here, so that the same choices give the same bytes.

use super::error::ExportError;
use super::picture::Picture;
use super::png::{self, Painted};
use super::{About, DrawnIn, ExportInput, Format, ReportLength};
use crate::present::scene::{Drawable, PageSpec, Scene, page};
use crate::present::{ChartLook, cited};

/// What leaves the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    /// In which format.
    pub format: Format,
    /// How much of it is told, if it is a report.
    pub length: ReportLength,
    /// How it looks, if it is a picture.
    pub picture: Picture,
}

/// A chart on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureLayout {
    /// What stands where.
    pub scene: Scene,
    /// The title that is the chart's own.
    pub own_title: String,
}

impl Exported {
    /// In a format; a picture as a slide.
    pub fn of(format: Format) -> Self {
        Self { format, ..Self::default() }
    }

    /// Lays the chart of scenarios out on its page.
    ///
    /// # Errors
    /// If there is no such chart.
    pub fn laid(&self, input: &ExportInput<'_>) -> Result<PictureLayout, ExportError> {
        Ok(self.laid_as(&*input.chart(self.picture.chart)?, &input.about()))
    }

    /// Lays a chart out on its page, whatever it shows.
    pub fn laid_as(&self, chart: &dyn Drawable, about: &About<'_>) -> PictureLayout {
        let Picture { title, outlines, look, chart: name, .. } = &self.picture;
        let is_looked_at = name.has_look() && *look != ChartLook::default();
        let seen = is_looked_at.then(|| chart.seen(look, about.language)).flatten();
        let chart = seen.as_ref().map_or(chart, |seen| seen as &dyn Drawable);
        let heads = chart.heads();
        let sources = cited(heads.sources, &about.library);
        let spec = PageSpec {
            size: self.picture.size(),
            title: title.as_deref().map(str::trim).filter(|title| !title.is_empty()),
            language: about.language,
            sources: &sources,
            date: about.date,
            substituted: self.format.drawn_in() == Some(DrawnIn::Text) && !outlines,
        };
        PictureLayout { scene: page(chart, &spec), own_title: heads.title.to_owned() }
    }

    /// A scene as pixels, whatever the format.
    ///
    /// # Errors
    /// If they would be too many.
    pub fn painted(&self, scene: &Scene) -> Result<Painted, ExportError> {
        let Picture { colours, .. } = self.picture;
        Ok(png::paint(scene, colours.palette(), self.picture.scale())?)
    }
}
