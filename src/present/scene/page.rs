//! A chart of any kind as it stands in a file: title and subtitle above the plot, notes, sources, names and the
//! date below it.
//!
//! Sources are named by publisher and year, in two lines at most and in one where the page is narrow; how many more there
//! are is told, and the whole list goes with the picture. On a page that is too small for its text everything is set
//! smaller, and at last what has no room ends with `…`. What is larger than a slide is a slide made larger.

use super::geometry::{Size, at};
use super::multiples::{cuts_a_name, least_height_of_multiples, multiples};
use super::plot::{cuts_names, plot_with_values};
use super::timeline::{self, least_height_of_timeline};
use super::waterfall::{least_height_of_waterfall, waterfall};
use super::words::{Anchor, LetterStyle, Words, plain};
use super::{ColorRole, Item, Scene};
use crate::model::Date;
use crate::model::SourceId;
use crate::model::Status;
use crate::present::Chart;
use crate::present::ChartLook;
use crate::present::Cited;
use crate::present::Point;
use crate::present::certainty::signs_of;
use crate::present::fonts;
use crate::present::fonts::FontWeight;
use crate::present::multiples::Multiples;
use crate::present::sources::credits;
use crate::present::timeline::Timeline;
use crate::present::waterfall::Waterfall;
use crate::text::say;
use crate::text::say_with;
use crate::text::{Language, key};

/// A chart that can stand on a page, whatever its kind.
pub trait Drawable {
    /// What stands around it.
    fn heads(&self) -> Captions<'_>;

    /// What its signs mean; none if it has no sign that needs a word.
    fn key(&self, language: Language) -> Option<String>;

    /// What must be known of how well its figures are known that no sign tells.
    fn told_statuses(&self, _: Language) -> Vec<String> {
        Vec::new()
    }

    /// Names that do not stand whole in a plot of that width.
    fn names_cut(&self, width: f32) -> Vec<&str>;

    /// The same as it is looked at; none if it has no years or amounts to choose from.
    fn seen(&self, _: &ChartLook, _: Language) -> Option<Chart> {
        None
    }

    /// The height that its plot needs at that width.
    fn least_height(&self, width: f32) -> f32;

    /// Its plot in a room of that size, the upper left corner at the origin.
    fn draw(&self, size: Size, language: Language) -> Vec<Item>;
}

/// What stands around a chart.
#[derive(Debug, Clone, Copy)]
pub struct Captions<'a> {
    /// What the chart says, as a sentence.
    pub title: &'a str,
    /// Measure, unit, price basis.
    pub subtitle: &'a str,
    /// What stands below: notes and caveats.
    pub notes: &'a [String],
    /// The sources of what is drawn, in the order of their numbers.
    pub sources: &'a [SourceId],
    /// The chart told in words, for those who cannot see it.
    pub summary: &'a str,
}

impl Drawable for Chart {
    fn heads(&self) -> Captions<'_> {
        let Self { title, subtitle, notes, sources, summary, .. } = self;
        Captions { title, subtitle, notes, sources, summary }
    }

    fn key(&self, language: Language) -> Option<String> {
        key(self, language)
    }

    fn told_statuses(&self, language: Language) -> Vec<String> {
        Self::told_statuses(self, language)
    }

    fn names_cut(&self, width: f32) -> Vec<&str> {
        let names = self.lines.iter().map(|line| line.name.as_str());
        names.filter(|_| cuts_names(self, width)).collect()
    }

    fn seen(&self, look: &ChartLook, language: Language) -> Option<Chart> {
        Some(self.clone().seen(look, language))
    }

    fn least_height(&self, _: f32) -> f32 {
        LEAST_PLOT
    }

    fn draw(&self, size: Size, language: Language) -> Vec<Item> {
        plot_with_values(self, size, language).into_items()
    }
}

impl Drawable for Waterfall {
    fn heads(&self) -> Captions<'_> {
        let Self { title, subtitle, notes, sources, summary, .. } = self;
        Captions { title, subtitle, notes, sources, summary }
    }

    fn key(&self, language: Language) -> Option<String> {
        let statuses: Vec<Status> = self.bars.iter().map(|bar| bar.status).collect();
        let signs = signs_of(&statuses, language);
        let key: Vec<String> =
            std::iter::once(say(language, key::CHART_WATERFALL_KEY)).chain(signs).collect();
        Some(key.join(" · "))
    }

    fn names_cut(&self, _: f32) -> Vec<&str> {
        Vec::new()
    }

    fn least_height(&self, width: f32) -> f32 {
        least_height_of_waterfall(self, width).max(LEAST_PLOT)
    }

    fn draw(&self, size: Size, _: Language) -> Vec<Item> {
        waterfall(self, size).items
    }
}

impl Drawable for Multiples {
    fn heads(&self) -> Captions<'_> {
        let Self { title, subtitle, notes, sources, summary, .. } = self;
        Captions { title, subtitle, notes, sources, summary }
    }

    fn key(&self, language: Language) -> Option<String> {
        self.charts.iter().find_map(|small| key(&small.chart, language))
    }

    fn told_statuses(&self, language: Language) -> Vec<String> {
        Self::told_statuses(self, language)
    }

    fn names_cut(&self, width: f32) -> Vec<&str> {
        let names = self.charts.iter().map(|small| small.name.as_str());
        names.filter(|_| cuts_a_name(self, width)).collect()
    }

    fn least_height(&self, width: f32) -> f32 {
        least_height_of_multiples(self, width).max(LEAST_PLOT)
    }

    fn draw(&self, size: Size, language: Language) -> Vec<Item> {
        multiples(self, size, language).items
    }
}

impl Drawable for Timeline {
    fn heads(&self) -> Captions<'_> {
        let Self { title, subtitle, notes, sources, summary, .. } = self;
        Captions { title, subtitle, notes, sources, summary }
    }

    fn key(&self, language: Language) -> Option<String> {
        timeline::key(self, language)
    }

    fn names_cut(&self, width: f32) -> Vec<&str> {
        timeline::names_cut(self, width)
    }

    fn least_height(&self, width: f32) -> f32 {
        least_height_of_timeline(self, width).max(LEAST_PLOT)
    }

    fn draw(&self, size: Size, language: Language) -> Vec<Item> {
        timeline::timeline(self, size, language).items
    }
}

/// What a page is made for.
#[derive(Debug, Clone, Copy)]
pub struct PageSpec<'a> {
    /// Its size.
    pub size: Size,
    /// The title in the place of the chart's own.
    pub title: Option<&'a str>,
    /// Its language.
    pub language: Language,
    /// The sources of the chart.
    pub sources: &'a [Cited],
    /// The date that it bears; none if nobody gave one.
    pub date: Option<&'a Date>,
    /// Whether readers may see its text in another typeface than ours, as that of an SVG: lines then end
    /// early enough for a wide one.
    pub substituted: bool,
}

impl PageSpec<'_> {
    /// How many times as wide as measured a line may turn out. `DejaVu Sans`, the widest that programs
    /// put in its place, sets sentences 1.12 times as wide as ours, names in bold up to 1.25 times.
    fn widening(&self, weight: FontWeight) -> f32 {
        match weight {
            _ if !self.substituted => 1.0,
            FontWeight::Regular => 1.15,
            FontWeight::Bold => 1.26,
        }
    }
}

/// A slide: letters have their own size up to here.
const SLIDE: Size = Size { width: 800.0, height: 450.0 };
/// The sizes of letters that are tried one after the other.
const WHOLE: [f32; 6] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5];
/// Those where paragraphs are cut.
const CUT: [f32; 3] = [0.5, 0.4, 0.3];
/// A plot is not pressed below this height.
const LEAST_PLOT: f32 = 110.0;
/// Whose chart it is.
pub const NAME: &str = "Costshare";

const SUBTITLE: LetterStyle = LetterStyle::regular(13.0, ColorRole::Secondary);
const SMALL: LetterStyle = LetterStyle::regular(10.0, ColorRole::Secondary);
const SMALL_NAME: LetterStyle = LetterStyle::bold(10.0, ColorRole::Secondary);

/// Of the height of a page the plot keeps so much, else everything is set smaller.
const PLOT_SHARE: f32 = 0.5;
/// Sources have so many lines.
const SOURCE_LINES: usize = 2;
/// A page narrower than that has room for one line of sources.
const COLUMN: f32 = 480.0;

/// Lays a chart out on a page. Letters that our typeface lacks are named in a note.
pub fn page(chart: &dyn Drawable, paper: &PageSpec<'_>) -> Scene {
    let scene = page_with(chart, paper, &[]);
    let lacking = fonts::lacking(scene.words().flat_map(|words| &words.lines).map(String::as_str));
    if lacking.is_empty() { scene } else { page_with(chart, paper, &lacking) }
}

fn page_with(chart: &dyn Drawable, paper: &PageSpec<'_>, lacking: &[char]) -> Scene {
    let larger = (paper.size.width / SLIDE.width).min(paper.size.height / SLIDE.height).max(1.0);
    let whole = WHOLE.into_iter().map(|smaller| (smaller, usize::MAX));
    let cut = CUT.into_iter().flat_map(|smaller| [2, 1].map(|most| (smaller, most)));
    let mut laid = None;
    for (smaller, most) in whole.chain(cut) {
        let next = PageLayout::new(chart, paper, lacking, larger * smaller, most);
        let least = chart.least_height(next.plot.width).max(PLOT_SHARE * next.size.height);
        let fits = next.plot.height >= least;
        laid = Some(next);
        if fits {
            break;
        }
    }
    laid.expect("there are sizes to try").draw(chart, paper, lacking)
}

/// The parts of a page with their places, in lengths that are still to be scaled.
struct PageLayout {
    scale: f32,
    size: Size,
    margin: f32,
    heads: Vec<Words>,
    foot: Vec<Words>,
    date: Option<Words>,
    plot_top: f32,
    plot: Size,
}

impl PageLayout {
    /// Lays out with at most so many lines a paragraph.
    fn new(chart: &dyn Drawable, paper: &PageSpec<'_>, lacking: &[char], scale: f32, most: usize) -> Self {
        let size = Size { width: paper.size.width / scale, height: paper.size.height / scale };
        let margin = if size.width < COLUMN { 16.0 } else { 24.0 };
        let width = size.width - 2.0 * margin;
        let title = LetterStyle::bold((size.width / 40.0).clamp(15.0, 20.0), ColorRole::Text);

        let mut y = margin - 4.0;
        let mut heads = Vec::new();
        for (letters, text) in [(title, title_of(chart, paper)), (SUBTITLE, chart.heads().subtitle)] {
            if !text.is_empty() {
                let width = width / paper.widening(letters.weight);
                let words = letters.balanced(text, width, most).put(at(margin, y));
                y += words.height() + 2.0;
                heads.push(words);
            }
        }
        let plot_top = y + 8.0;

        let widening = paper.widening(FontWeight::Regular);
        let lines = if size.width < COLUMN { 1 } else { SOURCE_LINES };
        let sources = source_words(paper, width / widening, lines);
        let paragraphs = paragraphs(chart, paper, lacking, sources, width);
        let paragraphs = paragraphs.iter().map(|text| SMALL.wrapped(text, width / widening, most));
        let mut foot: Vec<Words> = paragraphs.chain([SMALL_NAME.words(NAME)]).collect();
        let height: f32 = foot.iter().map(|words| words.height() + 3.0).sum();
        let plot_bottom = size.height - (margin - 6.0) - height - 6.0;
        let mut y = plot_bottom + 8.0;
        for words in &mut foot {
            *words = words.clone().put(at(margin, y));
            y += words.height() + 3.0;
        }
        let name = foot.last().map(Words::area);
        let date = paper.date.zip(name).map(|(date, name)| {
            let words = SMALL.words(date.as_str());
            let left = size.width - margin - words.width * widening;
            words.put(at(left, name.top))
        });
        let plot = Size { width, height: (plot_bottom - plot_top).max(0.0) };
        Self { scale, size, margin, heads, foot, date, plot_top, plot }
    }

    fn draw(self, chart: &dyn Drawable, paper: &PageSpec<'_>, lacking: &[char]) -> Scene {
        let mut plot = chart.draw(self.plot, paper.language);
        let beyond = self.beyond(&plot, paper);
        if beyond > 0.0 {
            let width = (self.plot.width - beyond).max(self.plot.width / 2.0);
            plot = chart.draw(Size { width, ..self.plot }, paper.language);
        }
        let heads = self.heads.into_iter().map(Item::Words);
        let plotted = plot.into_iter().map(|item| item.moved(self.margin, self.plot_top));
        let foot = self.foot.into_iter().chain(self.date).map(Item::Words);
        let items = heads.chain(plotted).chain(foot).map(|item| item.scaled(self.scale)).collect();
        Scene {
            size: paper.size,
            items,
            title: plain(title_of(chart, paper)),
            summary: plain(chart.heads().summary),
            language: paper.language.code(),
            sources: paper.sources.iter().map(|source| plain(&source.text)).collect(),
            lacking: lacking.to_vec(),
        }
    }

    /// How far the names of a plot may reach over the right edge of the page in a wide typeface.
    fn beyond(&self, plot: &[Item], paper: &PageSpec<'_>) -> f32 {
        let edge = self.plot.width + self.margin - EDGE;
        let words =
            plot.iter().filter_map(|item| if let Item::Words(words) = item { Some(words) } else { None });
        let rights = words.map(|words| {
            let width = words.width * paper.widening(words.weight);
            match words.anchor {
                Anchor::Start => words.at.x + width,
                Anchor::Middle => words.at.x + width / 2.0,
                Anchor::End => words.at.x,
            }
        });
        if paper.substituted { rights.fold(0.0, |beyond, right| f32::max(beyond, right - edge)) } else { 0.0 }
    }
}

/// The least distance of letters from the edge of a page where they are wider than measured.
const EDGE: f32 = 4.0;

fn title_of<'a>(chart: &'a dyn Drawable, paper: &PageSpec<'a>) -> &'a str {
    paper.title.unwrap_or(chart.heads().title)
}

/// Who says what the chart shows, by publisher and year, as many as stand in so many lines of that width.
fn source_words(paper: &PageSpec<'_>, width: f32, lines: usize) -> Option<String> {
    let credits = credits(paper.sources);
    let words = |count: usize| {
        let mut named = credits[..count].join("; ");
        if count < credits.len() {
            let args = [("sources", named.into()), ("count", (credits.len() - count).into())];
            named = say_with(paper.language, key::CHART_SOURCES_MORE, &args);
        }
        say_with(paper.language, key::CHART_SOURCES, &[("sources", named.into())])
    };
    let fits = |text: &String| SMALL.wrapped(text, width, usize::MAX).lines.len() <= lines;
    let least = (!credits.is_empty()).then(|| words(1));
    (1..=credits.len()).rev().map(words).find(fits).or(least)
}

/// What stands below the plot, a paragraph each.
fn paragraphs(
    chart: &dyn Drawable,
    paper: &PageSpec<'_>,
    lacking: &[char],
    sources: Option<String>,
    width: f32,
) -> Vec<String> {
    let language = paper.language;
    let told = chart.key(language).into_iter().chain(chart.told_statuses(language));
    let notes = told.chain(chart.heads().notes.iter().cloned());
    let notes: Vec<String> = notes.chain(lacking_words(lacking, language)).collect();
    let mut paragraphs = vec![notes.join(" · ")];
    paragraphs.extend(sources);
    // Where the names beside the lines are whole, they need not be said again.
    let names = chart.names_cut(width);
    if !names.is_empty() {
        let names = ("names", names.join("; ").into());
        paragraphs.push(say_with(language, key::CHART_SCENARIOS, &[names]));
    }
    paragraphs.retain(|text| !text.is_empty());
    paragraphs
}

/// That a picture has letters that its typeface lacks, and which; none if it has no such letter.
pub fn lacking_words(lacking: &[char], language: Language) -> Option<String> {
    let letters = [("letters", fonts::with_codes(lacking).into())];
    (!lacking.is_empty()).then(|| say_with(language, key::CHART_LETTERS_LACKING, &letters))
}

/// What the signs of a chart mean; none if it has no sign that needs a word.
pub fn key(chart: &Chart, language: Language) -> Option<String> {
    let mut points = chart.lines.iter().flat_map(|line| &line.points);
    points.any(Point::is_assumed).then(|| say(language, key::CHART_HOLLOW_ASSUMED))
}
