//! `chart`: what is shown, as a picture in a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::negotiation::{Figure, asked, problem_line};
use super::overwriting::Overwriting;
use super::project::{are_known, measure};
use crate::cli::answer::{Failure, Outcome};
use crate::cli::opened::Opened;
use crate::engine::negotiation::check::{ProblemKind, check};
use crate::engine::negotiation::costs;
use crate::engine::{BridgeReading, Measure, Reading};
use crate::export::error_words;
use crate::export::picture::{
    self, ChartName, Colours, Picture, PictureError, PictureFormat, PictureLayout, Preset,
};
use crate::export::{About, Input, Written};
use crate::files::{self, record};
use crate::model::{Currency, Date};
use crate::present::views::compare::Scales;
use crate::present::{Library, views};
use crate::text::file_errors;
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What the chart shows.
    view: View,
    /// The scenarios: for `projection` one, and what it is read against; for `record` none; for `negotiation` its file; for the others
    /// the baseline first.
    files: Vec<PathBuf>,
    /// Where the picture is written; the name ends in .svg, .png or .pdf.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// The size for a use; `--width` and `--height` go before it.
    #[arg(long, default_value = "slide")]
    preset: Preset,
    /// Width in points.
    #[arg(long, value_parser = clap::value_parser!(u16).range(240..=4000))]
    width: Option<u16>,
    /// Height in points.
    #[arg(long, value_parser = clap::value_parser!(u16).range(180..=4000))]
    height: Option<u16>,
    /// Pixels to a point, in PNG.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=4))]
    scale: u8,
    /// Colours.
    #[arg(long, default_value = "light")]
    theme: Colours,
    /// The date that stands on the chart; none does without it.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    #[command(flatten)]
    figure: Figure,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
    /// In SVG, letters as shapes that look the same in every program.
    #[arg(long)]
    outlines: bool,
    /// The axes of amounts of charts side by side.
    #[arg(long, default_value = "same")]
    scales: Scales,
    #[command(flatten)]
    overwriting: Overwriting,
}

/// The views that have a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    /// A scenario on top of the record.
    Projection,
    /// Scenarios against a baseline.
    Compare,
    /// The same with a small chart for every scenario.
    SideBySide,
    /// How far scenarios are from a baseline.
    Differences,
    /// What causes the difference between a baseline and a scenario.
    Bridge,
    /// The published record since 1991; takes no scenario.
    Record,
    /// The talks of a negotiation file on a date axis.
    Negotiation,
}

impl View {
    fn chart(self) -> ChartName {
        match self {
            Self::Projection | Self::Compare | Self::Record | Self::Negotiation => ChartName::Main,
            Self::SideBySide => ChartName::SideBySide,
            Self::Differences => ChartName::Differences,
            Self::Bridge => ChartName::Bridge,
        }
    }
}

impl Args {
    fn picture(&self, format: PictureFormat) -> Picture {
        let (width, height) = self.preset.size();
        Picture {
            chart: self.view.chart(),
            format,
            title: None,
            width: self.width.unwrap_or(width),
            height: self.height.unwrap_or(height),
            scale: self.scale,
            colours: self.theme,
            outlines: self.outlines,
        }
    }
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let picture = words.picture(format(&words.output, language)?);
    let place = words.output.display().to_string();
    check_number(words, language)?;
    words.overwriting.check(std::iter::once(words.output.as_path()), language)?;
    let measure = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let not_drawn = |error: PictureError| Failure::Told(error_words::picture_error(&error, language));
    let (laid, is_sound) = match words.view {
        View::Record => (record_alone(words, &measure, &picture, language), true),
        View::Negotiation => talks(words, &measure, &picture, language)?,
        _ => match of_scenarios(words, &measure, &picture, language)? {
            (Ok(laid), is_sound) => (laid, is_sound),
            // The problem was named; without it there would be a chart.
            (Err(error), false) => {
                super::answer::complain(&not_drawn(error));
                return Ok(Outcome::No);
            }
            (Err(error), true) => return Err(not_drawn(error)),
        },
    };
    let bytes = picture::written(&laid.scene, &picture).map_err(not_drawn)?;
    files::save(&words.output, &bytes)
        .map_err(|error| Failure::Told(file_errors::save_error(&error, language)))?;
    super::answer::complain_of_letters(&laid.scene.lacking, language);
    writeln!(out, "{place}")?;
    Ok(is_sound.into())
}

fn of_scenarios(
    words: &Args,
    measure: &Measure,
    picture: &Picture,
    language: Language,
) -> Result<(Result<PictureLayout, PictureError>, bool), Failure> {
    let opened = super::opened::open_all(&words.files, language)?;
    let is_sound = opened.iter().all(|opened| opened.is_sound);
    let written: Vec<Written<'_>> = opened.iter().map(Opened::written).collect();
    let (&scenario, rest) = written.split_first().expect("their number was checked");
    let (behind, others) = match words.view {
        View::Projection => (rest.first().map(|behind| behind.scenario), &[][..]),
        _ => (None, rest),
    };
    let input = Input {
        scenario,
        others,
        record: record::bundled(),
        measure,
        reading: Reading::Value,
        bridge: BridgeReading::default(),
        scales: words.scales,
        behind,
        hides_assumed: false,
        language,
        date: words.date.as_ref(),
        name: "",
    };
    // What cannot be drawn for want of a known figure is told as that, not as a problem.
    let laid = picture::laid(&input, picture);
    let is_known = laid.is_err() || are_known(opened.iter().map(|opened| &opened.scenario), measure);
    Ok((laid, is_sound && is_known))
}

fn record_alone(words: &Args, measure: &Measure, picture: &Picture, language: Language) -> PictureLayout {
    let record = record::bundled();
    let chart = views::record::view(&views::record::Input { record, measure, language }).chart;
    let about = About {
        record,
        library: Library::of(record),
        measure,
        currency: Currency::KRW,
        scenarios: Vec::new(),
        language,
        date: words.date.as_ref(),
        name: "",
    };
    picture::laid_as(&chart, picture, &about)
}

/// The talks of a negotiation, and whether nothing is wrong in them.
fn talks(
    words: &Args,
    measure: &Measure,
    picture: &Picture,
    language: Language,
) -> Result<(PictureLayout, bool), Failure> {
    let path = words.files.first().expect("their number was checked");
    let opened = files::open_negotiation(path)
        .map_err(|error| Failure::Told(file_errors::open_error(&error, language)))?;
    super::opened::complain_of_noise(path, &opened.noise, language);
    let negotiation = &opened.file.negotiation;
    let record = record::bundled();
    let measure = &asked(&words.figure, measure, language)?;
    let costed = costs(negotiation, record, measure);
    let problems = check(negotiation, record);
    let view = views::negotiation::view(&views::negotiation::Input {
        negotiation,
        costed: &costed,
        of: words.figure.by,
        measure,
        selected: None,
        against: None,
        record,
        language,
        problems: &problems,
    });
    let about = About {
        record,
        library: Library::of(record).with(&negotiation.base),
        measure,
        currency: negotiation.base.currency(),
        scenarios: Vec::new(),
        language,
        date: words.date.as_ref(),
        name: "",
    };
    // What is in error makes offers unknown or shows them at no day that can be; a party without a name does not.
    let is_drawn =
        |kind: &ProblemKind| matches!(kind, ProblemKind::Scenario(_) | ProblemKind::DateNotAccepted { .. });
    let in_error = problems.iter().filter(|problem| is_drawn(&problem.kind));
    let mut is_sound = true;
    for problem in in_error {
        super::answer::complain(&problem_line(path, &opened.file, problem, language));
        is_sound = false;
    }
    Ok((picture::laid_as(&view.timeline, picture, &about), is_sound))
}

fn format(path: &Path, language: Language) -> Result<PictureFormat, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    ending.and_then(|ending| PictureFormat::of_ending(&ending)).ok_or_else(|| {
        let path = ("path", path.display().to_string().into());
        Failure::Told(say_with(language, key::CLI_CHART_FORMAT, &[path]))
    })
}

/// A view has so many scenarios as it can show.
/// What files and figures go with which chart.
fn check_number(words: &Args, language: Language) -> Result<(), Failure> {
    if words.figure.is_asked() && !matches!(words.view, View::Negotiation) {
        return Err(Failure::Told(say(language, key::CLI_CHART_FIGURE_OF_TALKS)));
    }
    let key = match (words.view, words.files.len()) {
        (View::Projection, 1 | 2) | (View::Bridge, 2) | (View::Record, 0) | (View::Negotiation, 1) => {
            return Ok(());
        }
        (View::Projection, _) => key::CLI_CHART_ONE_OR_TWO,
        (View::Bridge, _) => key::CLI_CHART_JUST_TWO,
        (View::Record, _) => key::CLI_CHART_NONE,
        (View::Negotiation, _) => key::CLI_CHART_NEGOTIATION_ONE,
        (View::SideBySide, 0..=2) => key::CLI_CHART_THREE,
        (View::Compare | View::Differences, 0 | 1) => key::CLI_CHART_TWO,
        (View::Compare | View::Differences | View::SideBySide, _) => return Ok(()),
    };
    Err(Failure::Told(say_with(language, key, &[("found", words.files.len().into())])))
}
