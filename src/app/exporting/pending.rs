//! An export that was asked for: its files are made from what was taken then, and all are written or none.

use std::path::PathBuf;
use std::sync::Arc;

use super::formats::{Export, Exported, not_drawn};
use super::negotiation::OfNegotiation;
use super::record::OfRecord;
use super::scenarios::OfScenarios;
use crate::app::jobs::{Cancelled, Progress, Reporter};
use crate::app::messages::LocalizedMessage;
use crate::export::picture::{Colours, Picture, PictureLayout};
use crate::export::png::Painted;
use crate::export::{File, picture};
use crate::files::{self, SaveError};
use crate::model::Date;
use crate::present::scene::Scene;
use crate::text::Language;

/// An export with what it is made from, and where it may write over what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// What was asked for.
    pub export: Export,
    /// What is made of it, as it stood when it was asked for.
    pub(crate) inputs: Inputs,
    /// The files that may be written over.
    pub(crate) replaces: Vec<PathBuf>,
}

/// What an export is made from, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Inputs {
    /// Open scenarios.
    Scenarios(OfScenarios),
    /// The record, or a rule tried on it.
    Record(OfRecord),
    /// A negotiation.
    Negotiation(Box<OfNegotiation>),
}

/// How an export ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// These files are written, the first where it was asked for.
    Written(Vec<PathBuf>),
    /// This is to be copied.
    Painted(Painted),
    /// These files are there already; nothing is written.
    There(Box<Pending>, Vec<PathBuf>),
    /// It could not be made.
    NotMade(LocalizedMessage),
    /// It could not be written.
    NotWritten(SaveError),
    /// It was cancelled; nothing is written.
    Cancelled,
}

impl From<Cancelled> for Outcome {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl Inputs {
    /// The files of an export, the first of them the one that was asked for.
    pub(crate) fn files(&self, export: &Export) -> Result<Vec<File>, LocalizedMessage> {
        match self {
            Self::Scenarios(scenarios) => scenarios.files(export),
            Self::Record(record) => record.files(export),
            Self::Negotiation(negotiation) => negotiation.files(export),
        }
    }

    /// A chart on its page.
    pub(crate) fn laid(
        &self,
        picture: &Picture,
        language: Language,
        date: Option<&Date>,
    ) -> Result<PictureLayout, LocalizedMessage> {
        match self {
            Self::Scenarios(scenarios) => scenarios
                .with(language, date, "", |input| picture::laid(input, picture))
                .map_err(|error| not_drawn(&error)),
            Self::Record(record) => record.laid(picture, language, date),
            Self::Negotiation(negotiation) => Ok(negotiation.laid(picture, language, date)),
        }
    }

    /// What will be written; none if a format cannot be seen before it is opened.
    pub(crate) fn preview(&self, export: &Export) -> Option<Preview> {
        Some(match &export.what {
            Exported::Picture(picture) => {
                let laid = self.laid(picture, export.language, export.date.as_ref());
                let PictureLayout { scene, own_title } = laid.ok()?;
                let (page, own_title) = (Arc::new(scene), own_title.into());
                Preview::Picture { page, colours: picture.colours, own_title }
            }
            Exported::Table | Exported::Report => {
                let files = self.files(export).ok()?;
                let first = files.first().map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
                Preview::Text(first.unwrap_or_default().trim_start_matches('\u{feff}').into())
            }
            Exported::Workbook => return None,
        })
    }

    /// A picture in pixels.
    pub(crate) fn painted(
        &self,
        picture: &Picture,
        language: Language,
        date: Option<&Date>,
    ) -> Result<Painted, LocalizedMessage> {
        let laid = self.laid(picture, language, date)?;
        picture::painted(&laid.scene, picture).map_err(|error| not_drawn(&error))
    }
}

impl Pending {
    /// Makes the files and writes all of them or none.
    pub(crate) fn carry_out(self, reporter: &Reporter) -> Result<Vec<PathBuf>, Outcome> {
        reporter.go_on(Progress::Making)?;
        let path = &self.export.path;
        let files = self.inputs.files(&self.export).map_err(Outcome::NotMade)?;
        let files = files.into_iter().enumerate().map(|(place, file)| match place {
            0 => (path.clone(), file.bytes),
            _ => (path.with_file_name(file.name), file.bytes),
        });
        let files: Vec<(PathBuf, Vec<u8>)> = files.collect();
        reporter.go_on(Progress::Writing)?;
        let there: Vec<PathBuf> = self.in_the_way(files.iter().map(|(path, _)| path));
        if !there.is_empty() {
            return Err(Outcome::There(Box::new(self), there));
        }
        files::save_all(&files).map_err(Outcome::NotWritten)?;
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// Those of the files that are there already and may not be written over.
    pub(crate) fn in_the_way<'a>(&self, paths: impl Iterator<Item = &'a PathBuf>) -> Vec<PathBuf> {
        let is_there = |path: &&PathBuf| path.symlink_metadata().is_ok() && !self.replaces.contains(path);
        paths.filter(is_there).cloned().collect()
    }
}

/// What stands beside the choices while they are made.
#[derive(Debug, Clone, PartialEq)]
pub enum Preview {
    /// The picture that will be written.
    Picture {
        /// What stands where.
        page: Arc<Scene>,
        /// Its colours.
        colours: Colours,
        /// The title that is the chart's own.
        own_title: Arc<str>,
    },
    /// The text that will be written.
    Text(Arc<str>),
}
