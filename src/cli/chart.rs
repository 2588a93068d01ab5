//! `chart`: what is shown, as a picture in a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::project::measure;
use super::{Failure, Outcome};
use crate::app::telling;
use crate::engine::{Comparison, Measure, Reading, compare, plan, project};
use crate::export::{pdf, png, svg};
use crate::files;
use crate::files::record;
use crate::model::{Date, Record, Scenario};
use crate::present::palette::Palette;
use crate::present::scene::{Paper, Size, page};
use crate::present::{Chart, cited, views};
use crate::text::{Language, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// What the chart shows.
    view: View,
    /// The scenarios: for `projection` one, and what it is read against; for `record` none; for the others
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
    theme: Theme,
    /// The date that stands on the chart; none does without it.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
    /// In SVG, letters as shapes that look the same in every program.
    #[arg(long)]
    outlines: bool,
    /// Writes over a file that is there already.
    #[arg(long, visible_alias = "force")]
    overwrite: bool,
}

/// The views that have a chart.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum View {
    /// A scenario on top of the record.
    Projection,
    /// Scenarios against a baseline.
    Compare,
    /// How far scenarios are from a baseline.
    Differences,
    /// The published record since 1991; takes no scenario.
    Record,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Preset {
    /// 800 × 450: a slide, a page across.
    Slide,
    /// 640 × 460: the width of a page's text.
    Page,
    /// 360 × 480: a column.
    Column,
}

impl Preset {
    fn size(self) -> (u16, u16) {
        match self {
            Self::Slide => (800, 450),
            Self::Page => (640, 460),
            Self::Column => (360, 480),
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Theme {
    /// Dark on white.
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, series apart in grey too.
    Print,
}

/// The formats, by the end of the file's name.
#[derive(Debug, Clone, Copy)]
enum Format {
    Svg,
    Png,
    Pdf,
}

pub(super) fn run(words: &Words, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let format = format(&words.output, language)?;
    let place = words.output.display().to_string();
    if words.output.exists() && !words.overwrite {
        return Err(Failure::Told(say_with(language, "cli-there-already", &[("path", place.into())])));
    }
    let measure = measure(words.currency.as_ref(), words.real.as_ref())?;
    let open = |path: &PathBuf| super::open(path, language).map(|file| file.scenario);
    let scenarios: Vec<Scenario> = words.files.iter().map(open).collect::<Result<_, _>>()?;
    let record = record::bundled();
    let input = Input { scenarios: &scenarios, measure: &measure, record, language };
    let chart = words.view.chart(&input)?;

    let (width, height) = words.preset.size();
    let size = Size {
        width: f32::from(words.width.unwrap_or(width)),
        height: f32::from(words.height.unwrap_or(height)),
    };
    let sources = cited(&chart.sources, record);
    let scene = page(&chart, &Paper { size, language, sources: &sources, date: words.date.as_ref() });
    let palette = match words.theme {
        Theme::Light => &Palette::LIGHT,
        Theme::Dark => &Palette::DARK,
        Theme::Print => &Palette::PRINT,
    };
    let bytes = match format {
        Format::Svg => {
            let letters = if words.outlines { svg::Letters::Outlines } else { svg::Letters::Text };
            svg::svg(&scene, palette, letters).into_bytes()
        }
        Format::Png => png::png(&scene, palette, f32::from(words.scale)).map_err(Failure::told)?,
        Format::Pdf => pdf::pdf(&scene, palette).map_err(Failure::told)?,
    };
    files::save(&words.output, &bytes)
        .map_err(|error| Failure::Told(telling::save_error(&error, language)))?;
    writeln!(out, "{place}")?;
    Ok(Outcome::Yes)
}

fn format(path: &Path, language: Language) -> Result<Format, Failure> {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    match end.as_deref() {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        Some("pdf") => Ok(Format::Pdf),
        _ => {
            let path = ("path", path.display().to_string().into());
            Err(Failure::Told(say_with(language, "cli-chart-format", &[path])))
        }
    }
}

/// What charts are made from.
struct Input<'a> {
    scenarios: &'a [Scenario],
    measure: &'a Measure,
    record: &'a Record,
    language: Language,
}

impl View {
    fn chart(self, input: &Input<'_>) -> Result<Chart, Failure> {
        match self {
            Self::Projection => projection(input),
            Self::Compare => comparison(input).map(|page| page.view.chart),
            Self::Differences => comparison(input).map(|page| page.differences_alone()),
            Self::Record => record_alone(input),
        }
    }
}

fn projection(input: &Input<'_>) -> Result<Chart, Failure> {
    let &Input { scenarios, measure, record, language } = input;
    let (hand, baseline) = match scenarios {
        [hand] => (hand, None),
        [hand, baseline] => (hand, Some(baseline)),
        _ => return Err(wrong_number("cli-chart-one-or-two", input)),
    };
    let made = |scenario: &Scenario| {
        let measures = views::projection::measures(scenario, measure);
        let projection = project(plan(scenario, record, &measures));
        (measures, projection)
    };
    let made_from =
        [Some(hand), baseline].map(|scenario| scenario.map(|scenario| (scenario, made(scenario))));
    let inputs = made_from.each_ref().map(|made| {
        made.as_ref().map(|(scenario, (measures, projection))| views::projection::Input {
            scenario,
            projection,
            measures,
            chosen: measure,
            record,
            hides_assumed: false,
            language,
        })
    });
    let [Some(hand), baseline] = inputs else { return Err(wrong_number("cli-chart-one-or-two", input)) };
    Ok(views::projection::view_against(&hand, baseline.as_ref(), Reading::Value).chart)
}

fn record_alone(input: &Input<'_>) -> Result<Chart, Failure> {
    let &Input { scenarios, measure, record, language } = input;
    if !scenarios.is_empty() {
        return Err(wrong_number("cli-chart-none", input));
    }
    Ok(views::record::view(&views::record::Input { record, measure, language }).chart)
}

fn comparison(input: &Input<'_>) -> Result<views::compare::Page, Failure> {
    let &Input { scenarios, measure, record, language } = input;
    let [baseline, others @ ..] = scenarios else { return Err(wrong_number("cli-chart-two", input)) };
    let compared: Vec<(&str, Comparison)> = others
        .iter()
        .map(|other| (other.title.as_str(), compare(baseline, other, record, measure)))
        .collect();
    let pairs: Vec<views::compare::Pair<'_>> =
        compared.iter().map(|(title, comparison)| views::compare::Pair { title, comparison }).collect();
    let [hand, others @ ..] = pairs.as_slice() else { return Err(wrong_number("cli-chart-two", input)) };
    let input = views::compare::Input::new(&baseline.title, *hand, others.to_vec(), language);
    Ok(views::compare::page(&input))
}

fn wrong_number(key: &str, input: &Input<'_>) -> Failure {
    Failure::Told(say_with(input.language, key, &[("found", input.scenarios.len().into())]))
}
