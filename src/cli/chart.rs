//! `chart`: what is shown, as a picture in a file.

use std::path::{Path, PathBuf};

use super::choices::one_of;
use super::negotiation::{FigureArgs, asked, problem_line};
use super::project::{are_known, date, measure};
use super::writing::{self, WritingArgs};
use crate::cli::answer::{Failure, Outcome};
use crate::engine::negotiation::check::{TalksProblemKind, check};
use crate::engine::negotiation::costs;
use crate::engine::{BridgeReading, Measure, Reading};
use crate::export::error::export_error;
use rust_decimal::Decimal;

use crate::export::picture::{Colours, Picture, Preset, TypedSize};
use crate::export::{
    About, BaselineInput, ExportError, ExportInput, Exported, File, Format, MadeFrom, PictureLayout, Written,
};
use crate::files::{self, record};
use crate::model::{Currency, Date, Year, Years};
use crate::present::charts::{ChartName, ChartNeeds, ChartSource};
use crate::present::views::compare::Scales;
use crate::present::views::projection::BaselineKind;
use crate::present::{ChartLook, Library, PlotKind, Remark, views};
use crate::text::file_errors;
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What the chart shows.
    #[arg(value_name = "VIEW")]
    chart: ChartName,
    /// The scenarios: for `projection` one, and what it is read against; for `record` none; for `negotiation` its file; for the others
    /// the baseline first.
    files: Vec<PathBuf>,
    #[arg(short, long, value_name = "OUT", help = output_help())]
    output: PathBuf,
    /// The size for a use; `--size`, `--width` and `--height` go before it.
    #[arg(long, default_value = "slide")]
    preset: Preset,
    /// Width and height, for example 180x100mm, 1200x675px or 800x450pt; pixels are those of `--dpi`.
    #[arg(long, value_name = "SIZE", conflicts_with_all = ["width", "height"])]
    size: Option<TypedSize>,
    /// Width in points.
    #[arg(long, value_parser = clap::value_parser!(u16).range(240..=4000))]
    width: Option<u16>,
    /// Height in points.
    #[arg(long, value_parser = clap::value_parser!(u16).range(180..=4000))]
    height: Option<u16>,
    /// Pixels to an inch, in PNG; 72 points are an inch.
    #[arg(long, default_value_t = 144, value_parser = clap::value_parser!(u16).range(36..=1200))]
    dpi: u16,
    /// Pixels to a point, in PNG, in the place of `--dpi`.
    #[arg(long, conflicts_with = "dpi", value_parser = clap::value_parser!(u8).range(1..=4))]
    scale: Option<u8>,
    /// Colours.
    #[arg(long, default_value = "light")]
    theme: Colours,
    /// The date that stands on the chart; none does without it.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// The title in the place of the chart's own.
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    figure: FigureArgs,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
    /// In SVG, letters as text that is searched and edited, and looks as the typefaces of who opens it let it; without it
    /// they are shapes, the same everywhere.
    #[arg(long)]
    text: bool,
    /// The axis of amounts starts at zero; for `projection`, `compare` and `record`.
    #[arg(long)]
    from_zero: bool,
    /// Words of your own at a year, for example 2028=Election; for the same charts, and as often as needed.
    #[arg(long, value_name = "YEAR=WORDS")]
    remark: Vec<Remark>,
    /// What is plotted: `level`, `change` on the year before in per cent, `index=YEAR` with 100 in that year, `log` on a
    /// logarithmic axis; for `projection`, `compare` and `record`.
    #[arg(long, default_value = "level", value_name = "PLOT")]
    plot: PlotKind,
    /// The years that are drawn, for example 2024..2030; for the same charts. All of them without it.
    #[arg(long, value_name = "FIRST..LAST", value_parser = years)]
    years: Option<Years>,
    /// The axes of amounts of charts side by side.
    #[arg(long, default_value = "same")]
    scales: Scales,
    /// The format, where the name of the output does not say it.
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    writing: WritingArgs,
}

impl Args {
    fn exported(&self, format: Format, language: Language) -> Result<Exported, Failure> {
        let (width, height) = self.preset.size();
        let dpi = self.scale.map_or(self.dpi, |scale| u16::from(scale) * 72);
        let (width, height) = match self.size {
            Some(size) => {
                let no_room = || Failure::Told(say(language, key::CLI_SIZE_HAS_NO_ROOM));
                size.points(dpi).ok_or_else(no_room)?
            }
            None => (self.width.map_or(width, Decimal::from), self.height.map_or(height, Decimal::from)),
        };
        let picture = Picture {
            chart: self.chart,
            title: self.title.clone(),
            width,
            height,
            dpi,
            colours: self.theme,
            outlines: !self.text,
            look: ChartLook {
                plot: self.plot,
                years: self.years,
                is_from_zero: self.from_zero,
                remarks: self.remark.clone(),
            },
        };
        Ok(Exported { picture, ..Exported::of(format) })
    }
}

pub(super) fn run(words: &Args, language: Language) -> Result<Outcome, Failure> {
    let format = format_of(words, language)?;
    let MadeFrom::Chart(_, make) = format.info().made_from else {
        return Err(no_picture(&words.output, language));
    };
    let what = words.exported(format, language)?;
    let needs = words.chart.needs().expect("clap offers what a command draws");
    check_number(words, needs, language)?;
    words.writing.check(std::iter::once(words.output.as_path()), language)?;
    let measure = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let date = date(words.date.as_ref(), language)?;
    let date = date.as_ref();
    let not_drawn = |error: ExportError| Failure::Told(export_error(&error, language));
    let (laid, is_sound) = match needs {
        ChartNeeds::Record => {
            (record_alone(words, &measure, &what, date, language).map_err(not_drawn)?, true)
        }
        ChartNeeds::Negotiation => talks(words, &measure, &what, date, language)?,
        ChartNeeds::Scenario | ChartNeeds::Pair | ChartNeeds::Others | ChartNeeds::Several => {
            match of_scenarios(words, &measure, &what, date, language)? {
                (Ok(laid), is_sound) => (laid, is_sound),
                // The problem was named; without it there would be a chart.
                (Err(error), false) => {
                    super::answer::complain(&not_drawn(error));
                    return Ok(Outcome::No);
                }
                (Err(error), true) => return Err(not_drawn(error)),
            }
        }
    };
    let bytes = make(&laid.scene, &what.picture).map_err(not_drawn)?;
    let made = vec![File::new(super::opened::name_of(&words.output), bytes)];
    let written = words.writing.write(&words.output, Some(format), made, language)?;
    super::answer::complain_of_letters(&laid.scene.lacking, language);
    Ok((matches!(written, Outcome::Yes) && is_sound).into())
}

fn of_scenarios(
    words: &Args,
    measure: &Measure,
    what: &Exported,
    date: Option<&Date>,
    language: Language,
) -> Result<(Result<PictureLayout, ExportError>, bool), Failure> {
    let opened = super::opened::open_all(&words.files, language)?;
    let is_sound = opened.iter().all(|opened| opened.is_sound);
    let written: Vec<Written<'_>> = super::opened::written_all(&opened);
    let (&scenario, rest) = written.split_first().expect("their number was checked");
    let (behind, others) = match words.chart.needs() {
        Some(ChartNeeds::Scenario) => {
            let kind = BaselineKind::Other;
            let behind = rest.first().map(|&written| BaselineInput { written, kind });
            (behind, &[][..])
        }
        _ => (None, rest),
    };
    let input = ExportInput {
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
        date,
        name: "",
    };
    // What cannot be drawn for want of a known figure is told as that, not as a problem.
    let laid = what.laid(&input);
    let is_known = laid.is_err() || are_known(opened.iter().map(|opened| &opened.scenario), measure);
    Ok((laid, is_sound && is_known))
}

fn record_alone(
    words: &Args,
    measure: &Measure,
    what: &Exported,
    date: Option<&Date>,
    language: Language,
) -> Result<PictureLayout, ExportError> {
    let record = record::bundled();
    let view = views::record::view(&views::record::RecordInput { record, measure, language });
    let chart = ChartSource::Record(&view).chart(words.chart)?;
    let about = About {
        record,
        library: Library::of(record, language),
        measure,
        currency: Currency::KRW,
        scenarios: Vec::new(),
        language,
        date,
        name: "",
    };
    Ok(what.laid_as(&*chart, &about))
}

/// The talks of a negotiation, and whether nothing is wrong in them.
fn talks(
    words: &Args,
    measure: &Measure,
    what: &Exported,
    date: Option<&Date>,
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
    let view = views::negotiation::view(&views::negotiation::NegotiationInput {
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
        library: Library::of(record, language).with(&negotiation.base),
        measure,
        currency: negotiation.base.currency(),
        scenarios: Vec::new(),
        language,
        date,
        name: "",
    };
    // What is in error makes offers unknown or shows them at no day that can be, and one far off squeezes all others
    // together; a party without a name does not.
    let is_drawn = |kind: &TalksProblemKind| {
        matches!(
            kind,
            TalksProblemKind::Scenario(_)
                | TalksProblemKind::DateNotAccepted { .. }
                | TalksProblemKind::DateFarFromOthers { .. }
        )
    };
    let in_error = problems.iter().filter(|problem| is_drawn(&problem.kind));
    let mut is_sound = true;
    for problem in in_error {
        super::answer::complain(&problem_line(path, &opened.file, problem, language));
        is_sound &= !problem.is_error();
    }
    let chart = ChartSource::Negotiation(&view).chart(words.chart);
    let chart = chart.map_err(|error| Failure::Told(export_error(&error.into(), language)))?;
    Ok((what.laid_as(&*chart, &about), is_sound))
}

/// `2024..2030`
fn years(text: &str) -> Result<Years, String> {
    let year = |text: &str| text.parse::<i16>().ok().map(Year).filter(|_| text.len() == 4);
    let ends = text.split_once("..").and_then(|(first, last)| Some(Years::new(year(first)?, year(last)?)));
    ends.filter(|years| !years.is_empty())
        .ok_or_else(|| "FIRST..LAST is expected, for example 2024..2030".to_owned())
}

/// `the name ends in .svg, .pdf or .png`
fn output_help() -> String {
    let pictures = Format::ALL.into_iter().filter(|format| format.is_picture());
    let endings: Vec<String> = pictures.map(|format| format!(".{}", format.ending())).collect();
    format!("Where the picture is written; the name ends in {}", one_of(&endings))
}

fn format_of(words: &Args, language: Language) -> Result<Format, Failure> {
    let format = writing::format_of(&words.output, words.format, Format::is_picture, language)?;
    format.ok_or_else(|| no_picture(&words.output, language))
}

fn no_picture(path: &Path, language: Language) -> Failure {
    if writing::is_stream(path) {
        let pictures: Vec<Format> = Format::ALL.into_iter().filter(|format| format.is_picture()).collect();
        return writing::format_needed(&pictures, language);
    }
    let path = ("path", path.display().to_string().into());
    Failure::Told(say_with(language, key::CLI_CHART_FORMAT, &[path]))
}

/// A chart has so many scenarios as it can show, and figures of offers go with talks.
fn check_number(words: &Args, needs: ChartNeeds, language: Language) -> Result<(), Failure> {
    if words.figure.is_asked() && needs != ChartNeeds::Negotiation {
        return Err(Failure::Told(say(language, key::CLI_CHART_FIGURE_OF_TALKS)));
    }
    let is_looked_at =
        words.plot != PlotKind::Level || words.years.is_some() || words.from_zero || !words.remark.is_empty();
    if is_looked_at && !words.chart.has_look() {
        return Err(Failure::Told(say(language, key::CLI_CHART_PLOT)));
    }
    let (possible, key) = match needs {
        ChartNeeds::Scenario => (1..=2, key::CLI_CHART_ONE_OR_TWO),
        ChartNeeds::Pair => (2..=2, key::CLI_CHART_JUST_TWO),
        ChartNeeds::Others => (2..=usize::MAX, key::CLI_CHART_TWO),
        ChartNeeds::Several => (3..=usize::MAX, key::CLI_CHART_THREE),
        ChartNeeds::Record => (0..=0, key::CLI_CHART_NONE),
        ChartNeeds::Negotiation => (1..=1, key::CLI_CHART_NEGOTIATION_ONE),
    };
    let found = words.files.len();
    if possible.contains(&found) {
        return Ok(());
    }
    Err(Failure::Told(say_with(language, key, &[("found", found.into())])))
}
