//! A line chart over the years, painted from [`Chart`].
//!
//! The picture is laid out from outside in: title and subtitle at the left edge, notes and sources
//! at the foot, and between them the plane. Amounts stand above their lines at the left edge, names
//! of lines at their ends; what has no room there goes into a line of names under the subtitle.
//!
//! A year is read by pointing at it or with the arrow keys; reading shows every line's value. Nothing
//! scrolls, zooms or moves by itself.
//!
//! **Invariant:** values become floats here and only for painting; what is written comes from the
//! chart as text or is a decimal.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::too_many_arguments,
    reason = "places on screen are small; a picture has many parts"
)]

mod axis;
mod placing;
mod strokes;

use std::sync::Arc;

use eframe::egui;
use egui::epaint::StrokeKind;
use egui::{
    Align2, Color32, EventFilter, FontId, Galley, Id, Key, Label, Pos2, Rangef, Rect, Response, RichText,
    Role, Sense, Stroke, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use rust_decimal::prelude::ToPrimitive as _;

use crate::model::Year;
use crate::model::Years;
use crate::present::Chart;
use crate::present::Line;
use crate::present::LineKind;
use crate::present::Mark;
use crate::present::MarkKind;
use crate::present::Point;
use crate::text::Language;
use crate::text::numbers::Digits;
use crate::text::numbers::number;
use crate::text::say;
use crate::text::say_with;
use crate::ui::panels::foot::Foot;
use crate::ui::theme;
use crate::ui::theme::gap;
use axis::{Plane, Scale};
use placing::Taken;
use strokes::Pen;

/// What was asked of a chart.
#[derive(Debug, Clone)]
pub struct ChartResponse {
    /// The year that is read, by pointer or keyboard.
    pub hovered: Option<Year>,
    /// The year that was chosen just now.
    pub clicked: Option<Year>,
    /// The plane as a widget.
    pub response: Response,
}

/// Lines across are at least so far apart.
const TICKS_APART: f32 = 26.0;
/// Height of a name at the end of a line.
const NAME_HEIGHT: f32 = 18.0;
/// Width of the piece of line before a name.
const SWATCH: f32 = 22.0;
/// Below this width names stand above the picture.
const NARROW: f32 = 460.0;
/// The strip above the plane where spans say what they are.
const HEAD: f32 = 20.0;

/// Paints a chart into the room that is left; `hovered` is the year that is read.
pub fn chart_ui(ui: &mut Ui, chart: &Chart, hovered: Option<Year>, language: Language) -> ChartResponse {
    let id = ui.make_persistent_id("chart");
    let room = ui.available_rect_before_wrap();
    let builder = egui::UiBuilder::new().max_rect(room).layout(egui::Layout::top_down(egui::Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let kit = Kit::new(ui);
        heads_ui(ui, chart);

        // Of a low picture the foot takes one line, of a high one several.
        let lines = ((room.height() - 200.0) / 80.0).clamp(1.0, 4.0);
        let foot = foot_of(chart, language).lay(ui, room.width(), lines as u8);
        let above = names_above(chart, room.width());
        if !above.is_empty() {
            names_ui(ui, &above, &kit);
        }
        ui.add_space(gap::TINY);
        let plane_height = room.bottom() - ui.cursor().top() - foot.height;
        let size = vec2(room.width(), plane_height.max(96.0));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let shown = plane_ui(ui, id, rect, chart, hovered, language, !above.is_empty(), &kit);
        foot.show(ui, language);
        shown
    })
    .inner
}

/// What words and grounds are made of, fetched once.
struct Kit {
    caption: FontId,
    bold: FontId,
    text: Color32,
    secondary: Color32,
    weak: Color32,
    border: Color32,
    hairline: Color32,
    ground: Color32,
}

impl Kit {
    fn new(ui: &Ui) -> Self {
        let palette = theme::palette(ui);
        let caption = TextStyle::Small.resolve(ui.style());
        Self {
            bold: FontId::new(caption.size, theme::bold_family()),
            caption,
            text: theme::color(palette.text),
            secondary: theme::color(palette.secondary),
            weak: theme::color(palette.weak),
            border: theme::color(palette.border),
            hairline: theme::color(palette.hairline),
            ground: ui.stack().bg_color(),
        }
    }

    fn words(&self, ui: &Ui, text: &str, colour: Color32) -> Arc<Galley> {
        ui.painter().layout_no_wrap(text.to_owned(), self.caption.clone(), colour)
    }

    fn wrapped(&self, ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
        ui.painter().layout(text.to_owned(), self.caption.clone(), self.text, width)
    }
}

/// Title and subtitle.
fn heads_ui(ui: &mut Ui, chart: &Chart) {
    if !chart.title.is_empty() {
        ui.add(Label::new(theme::heading(&chart.title)).wrap());
    }
    if !chart.subtitle.is_empty() {
        let subtitle =
            RichText::new(&chart.subtitle).small().color(theme::color(theme::palette(ui).secondary));
        ui.add(Label::new(subtitle).wrap());
    }
}

/// What stands at the foot.
fn foot_of(chart: &Chart, language: Language) -> Foot {
    let mut points = chart.lines.iter().flat_map(|line| &line.points);
    let is_assumed = points.any(|point| point.assumed && point.value.is_some());
    let key = if is_assumed { say(language, "chart-hollow-assumed") } else { String::new() };
    let mut notes = chart.notes.clone();
    if !chart.sources.is_empty() {
        let sources: Vec<&str> = chart.sources.iter().map(|source| source.0.as_str()).collect();
        notes.push(say_with(language, "chart-sources", &[("sources", sources.join(", ").into())]));
    }
    Foot { key, notes }
}

/// The lines whose names stand above the picture, because beside it is no room.
fn names_above(chart: &Chart, width: f32) -> Vec<&Line> {
    if width < NARROW { chart.lines.iter().filter(|line| has_values(line)).collect() } else { Vec::new() }
}

fn has_values(line: &Line) -> bool {
    line.points.iter().any(|point| point.value.is_some())
}

fn names_ui(ui: &mut Ui, lines: &[&Line], kit: &Kit) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap::MEDIUM, 0.0);
        for line in lines {
            let words = kit.words(ui, &line.name, kit.text);
            let size = vec2(SWATCH + gap::TINY + 2.0 + words.size().x, NAME_HEIGHT);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            name_at(ui, rect, words, &Pen::of(line.kind, palette), kit);
        }
    });
}

/// The name of a line behind a piece of it.
fn name_at(ui: &Ui, rect: Rect, words: Arc<Galley>, pen: &Pen, kit: &Kit) {
    let swatch = Rect::from_center_size(pos2(rect.left() + SWATCH / 2.0, rect.center().y), vec2(SWATCH, 8.0));
    pen.swatch(ui.painter(), swatch);
    let place = pos2(swatch.right() + gap::TINY + 2.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(place, words, kit.text);
}

/// A line with its points on screen.
struct Drawn<'a> {
    line: &'a Line,
    pen: Pen,
    /// Every known point, in the order of the years.
    points: Vec<(Pos2, &'a Point)>,
    /// Points that are joined.
    runs: Vec<Vec<Pos2>>,
}

impl Drawn<'_> {
    fn end(&self) -> Option<(Pos2, Year)> {
        self.points.last().map(|(at, point)| (*at, point.year))
    }
}

fn plane_ui(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    chart: &Chart,
    hovered: Option<Year>,
    language: Language,
    are_named: bool,
    kit: &Kit,
) -> ChartResponse {
    let palette = theme::palette(ui);
    let years_height = 20.0;
    let heads = if chart.bands.is_empty() { gap::SMALL } else { HEAD };
    let upright = Rangef::new(rect.top() + heads, rect.bottom() - years_height);
    let (least, most) = extremes(chart);
    let headroom = if chart.marks.is_empty() { gap::SMALL } else { gap::SMALL + NAME_HEIGHT };
    let scale = Scale::new(least, most, upright.span(), headroom, TICKS_APART);

    // The first column is that of the amounts, the last that of the names.
    let amounts = amounts(ui, chart, &scale, kit);
    let amounts_width = amounts.iter().map(|words| words.size().x).fold(0.0, f32::max) + gap::SMALL;
    let last = chart.years.last;
    let ends_last = |line: &&Line| last_year(line).is_some_and(|year| year.plus(2) >= last);
    let most_width = (rect.width() * 0.24).min(190.0);
    let beside: Vec<(&Line, Arc<Galley>)> = if are_named {
        Vec::new()
    } else {
        let words = |line: &Line| kit.wrapped(ui, &line.name, most_width);
        chart.lines.iter().filter(ends_last).map(|line| (line, words(line))).collect()
    };
    let names_width =
        beside.iter().map(|(_, words)| words.size().x + SWATCH + gap::TINY + 2.0).fold(0.0, f32::max);
    let right = rect.right() - if names_width > 0.0 { names_width + gap::MEDIUM } else { 0.0 };
    let frame = Rect::from_x_y_ranges(Rangef::new(rect.left() + amounts_width, right), upright);
    let plane = Plane { frame, years: chart.years, scale };

    let response =
        ui.interact(Rect::from_x_y_ranges(rect.left()..=right, rect.y_range()), id, Sense::click());
    let read = read_year(ui, &response, &plane, hovered);

    let drawn: Vec<Drawn<'_>> = chart.lines.iter().map(|line| drawn(line, &plane, palette)).collect();
    let mut taken = Taken::default();
    for line in &drawn {
        line.runs.iter().for_each(|run| taken.line(run));
    }

    // From the ground up.
    paint_bands(ui, chart, &plane, rect.top(), &mut taken, kit);
    paint_axes(ui, &plane, rect.left(), &amounts, &mut taken, language, kit);
    if let Some(year) = read {
        ui.painter().vline(plane.x(year), frame.y_range(), Stroke::new(1.0, kit.border));
    }
    paint_bridge(ui, &drawn);
    // The line in hand comes first in the chart and last on the page.
    for line in drawn.iter().rev() {
        paint_line(ui, line, read, kit);
    }
    paint_marks(ui, &chart.marks, &plane, &mut taken, kit);
    if !are_named {
        paint_names_inside(ui, &drawn, &plane, last, &mut taken, kit);
        paint_names_beside(ui, &drawn, &beside, rect, right, &mut taken, kit);
    }
    if response.has_focus() {
        let around = Rect::from_x_y_ranges(rect.left()..=right, rect.y_range());
        ui.painter().rect_stroke(around, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    if let Some(year) = read {
        paint_reading(ui, &drawn, year, &plane, rect, &taken, language, kit);
    }

    tell(ui, &response, chart, &drawn, read);
    let clicked = if response.clicked() { read } else { None };
    ChartResponse {
        hovered: if response.hovered() || response.has_focus() { read } else { None },
        clicked,
        response,
    }
}

/// The year that is read: under the pointer, chosen by keyboard, or given.
fn read_year(ui: &Ui, response: &Response, plane: &Plane, hovered: Option<Year>) -> Option<Year> {
    let years = plane.years;
    if years.is_empty() {
        return None;
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let now = hovered.filter(|year| years.contains(*year));
        let moved = ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            if pressed(Key::Home) {
                Some(years.first)
            } else if pressed(Key::End) {
                Some(years.last)
            } else if pressed(Key::ArrowLeft) {
                Some(now.map_or(years.last, |year| year.before().max(years.first)))
            } else if pressed(Key::ArrowRight) {
                Some(now.map_or(years.first, |year| year.plus(1).min(years.last)))
            } else {
                None
            }
        });
        if moved.is_some() {
            return moved;
        }
        let is_resting = ui.input(|input| input.pointer.delta() == Vec2::ZERO && !input.pointer.any_down());
        if now.is_some() && is_resting {
            return now;
        }
    }
    match response.hover_pos() {
        Some(at) if response.hovered() => Some(plane.year(at.x)),
        _ => hovered.filter(|year| years.contains(*year)),
    }
}

fn last_year(line: &Line) -> Option<Year> {
    line.points.iter().filter(|point| point.value.is_some()).map(|point| point.year).max()
}

/// The least and the greatest value of the picture.
fn extremes(chart: &Chart) -> (f64, f64) {
    let points = chart.lines.iter().flat_map(|line| &line.points);
    let values = points.filter_map(|point| point.value).chain(chart.marks.iter().map(|mark| mark.value));
    values
        .filter_map(|value| value.to_f64())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)))
}

/// What is written at the ticks; the highest one says the unit.
fn amounts(ui: &Ui, chart: &Chart, scale: &Scale, kit: &Kit) -> Vec<Arc<Galley>> {
    let places = scale.ticks.iter().map(|tick| tick.normalize().scale()).max().unwrap_or(0);
    let count = scale.ticks.len();
    let written = scale.ticks.iter().enumerate().map(|(idx, tick)| {
        let digits = if tick.is_zero() { Digits::Exact } else { Digits::Fixed(places) };
        let mut text = number(*tick, digits);
        if idx + 1 == count {
            text = with_unit(&text, &chart.unit);
        }
        kit.words(ui, &text, kit.secondary)
    });
    written.collect()
}

/// `20,000억원`, `20%`, `KRW 20 bn`, as the unit asks.
fn with_unit(number: &str, unit: &str) -> String {
    let is_code = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_hangul = unit.starts_with(|c: char| ('가'..='힣').contains(&c)) && !unit.contains(' ');
    if unit.starts_with('%') || is_hangul {
        return format!("{number}{unit}");
    }
    match unit.split_once(' ') {
        Some((code, word)) if is_code(code) => format!("{code} {number} {word}"),
        None if is_code(unit) => format!("{unit} {number}"),
        _ => format!("{number} {unit}"),
    }
}

fn drawn<'a>(line: &'a Line, plane: &Plane, palette: &crate::present::palette::Palette) -> Drawn<'a> {
    let mut points = Vec::new();
    let mut runs: Vec<Vec<Pos2>> = Vec::new();
    let mut last: Option<Year> = None;
    for point in &line.points {
        let Some(value) = point.value.and_then(|value| value.to_f64()) else { continue };
        if !plane.years.contains(point.year) {
            continue;
        }
        let at = pos2(plane.x(point.year), plane.y(value));
        points.push((at, point));
        match runs.last_mut() {
            Some(run) if last == Some(point.year.before()) => run.push(at),
            _ => runs.push(vec![at]),
        }
        last = Some(point.year);
    }
    Drawn { line, pen: Pen::of(line.kind, palette), points, runs }
}

fn paint_bands(ui: &Ui, chart: &Chart, plane: &Plane, top: f32, taken: &mut Taken, kit: &Kit) {
    for band in &chart.bands {
        let shown =
            Years::new(band.years.first.max(plane.years.first), band.years.last.min(plane.years.last));
        if shown.is_empty() {
            continue;
        }
        let across = plane.across(shown);
        let ground = Rect::from_x_y_ranges(across, Rangef::new(top, plane.frame.bottom()));
        ui.painter().rect_filled(ground, 0, kit.secondary.gamma_multiply(0.07));
        let words = kit.words(ui, &band.name, kit.secondary);
        // Where the span is narrower than its word, the word ends with it.
        let left = (across.min + 6.0).min(across.max - 4.0 - words.size().x).max(plane.frame.left());
        let place = pos2(left, top + 3.0);
        taken.word(Rect::from_min_size(place, words.size()));
        ui.painter().galley(place, words, kit.secondary);
    }
}

fn paint_axes(
    ui: &Ui,
    plane: &Plane,
    left: f32,
    amounts: &[Arc<Galley>],
    taken: &mut Taken,
    language: Language,
    kit: &Kit,
) {
    let painter = ui.painter();
    let frame = plane.frame;
    for (tick, words) in plane.scale.ticks.iter().zip(amounts) {
        let Some(amount) = tick.to_f64() else { continue };
        let y = painter.round_to_pixel_center(plane.y(amount));
        let colour = if tick.is_zero() { kit.border } else { kit.hairline };
        painter.hline(left..=frame.right(), y, Stroke::new(1.0, colour));
        let place = pos2(left, y - words.size().y - 1.0);
        taken.word(Rect::from_min_size(place, words.size()));
        taken.across(y);
        painter.galley(place, Arc::clone(words), kit.secondary);
    }

    // The foot of the plane, with a tick at every year.
    let bottom = painter.round_to_pixel_center(frame.bottom());
    if plane.scale.hides_zero() {
        painter.hline(left..=frame.right(), bottom, Stroke::new(1.0, kit.hairline));
        let words = kit.words(ui, &say(language, "chart-not-from-zero"), kit.secondary);
        let place = pos2(frame.left() + 6.0, bottom - words.size().y - 3.0);
        taken.word(Rect::from_min_size(place, words.size()));
        painter.galley(place, words, kit.secondary);
    }
    let widest = kit.words(ui, "0000", kit.secondary).size().x;
    let written = plane.written_years(widest + 10.0);
    for year in plane.years.iter() {
        let x = painter.round_to_pixel_center(plane.x(year));
        let is_written = written.contains(&year);
        let length = if is_written { 5.0 } else { 3.0 };
        if plane.slot() >= 3.0 || is_written {
            painter.vline(x, bottom..=bottom + length, Stroke::new(1.0, kit.border));
        }
    }
    for year in written {
        let place = pos2(plane.x(year), bottom + 6.0);
        painter.text(place, Align2::CENTER_TOP, year, kit.caption.clone(), kit.secondary);
    }
}

/// The step from the last year of the record to the first of the scenario, where they are neighbours.
fn paint_bridge(ui: &Ui, drawn: &[Drawn<'_>]) {
    let Some(record) = drawn.iter().find(|line| line.line.kind == LineKind::Record) else { return };
    let Some((from, last)) = record.end() else { return };
    for line in drawn.iter().filter(|line| line.line.kind != LineKind::Record) {
        if let Some((to, point)) = line.points.first()
            && point.year == last.plus(1)
        {
            line.pen.line(ui.painter(), &[from, *to]);
        }
    }
}

fn paint_line(ui: &Ui, line: &Drawn<'_>, read: Option<Year>, kit: &Kit) {
    let painter = ui.painter();
    for run in line.runs.iter().filter(|run| run.len() > 1) {
        line.pen.line(painter, run);
    }
    for (at, point) in &line.points {
        let is_hollow = point.assumed || point.converted;
        let is_read = read == Some(point.year);
        let size = line.pen.size + if is_read { 1.5 } else { 0.0 };
        if is_read && line.pen.marker.is_none() {
            painter.circle_filled(*at, 3.0, line.pen.colour);
        }
        line.pen.point(painter, *at, is_hollow.then_some(kit.ground), size);
    }
}

/// Marks with their words; of neighbours with the same mark only the first says it.
fn paint_marks(ui: &Ui, marks: &[Mark], plane: &Plane, taken: &mut Taken, kit: &Kit) {
    for (idx, mark) in marks.iter().enumerate() {
        let Some(value) = mark.value.to_f64() else { continue };
        let at = pos2(plane.x(mark.year), plane.y(value));
        let stroke = Stroke::new(2.0, kit.text);
        let painter = ui.painter();
        match mark.kind {
            MarkKind::Cap => strokes::bar(painter, at, -7.0, stroke),
            MarkKind::Floor => strokes::bar(painter, at, 7.0, stroke),
            MarkKind::Typed | MarkKind::OneOff => {
                painter.circle_stroke(at, 6.5, Stroke::new(1.5, kit.text));
            }
            MarkKind::Crossing => strokes::tick(painter, at, 9.0, stroke),
            MarkKind::SumsCrossing => {
                strokes::tick(painter, at - vec2(2.5, 0.0), 9.0, stroke);
                strokes::tick(painter, at + vec2(2.5, 0.0), 9.0, stroke);
            }
        }
        let is_said =
            marks[..idx].iter().any(|other| other.kind == mark.kind && other.year == mark.year.before());
        if is_said {
            continue;
        }
        let words = kit.words(ui, &mark.name, kit.text);
        let size = words.size();
        let beside = [at.x - size.x / 2.0, at.x - size.x - 2.0, at.x + 2.0];
        let at_height = |y: f32| beside.map(|x| Rect::from_min_size(pos2(x, y), size));
        let (above, below) = (at.y - 10.0 - size.y, at.y + 10.0);
        let over = [at_height(above), at_height(above - 8.0)].concat();
        let under = [at_height(below), at_height(below + 8.0)].concat();
        let (first, second) = if mark.kind == MarkKind::Floor { (under, over) } else { (over, under) };
        let place = taken.first_free(plane.frame, &first).or_else(|| taken.first_free(plane.frame, &second));
        let place = place.unwrap_or(first[0]);
        taken.word(place);
        painter.galley(place.min, words, kit.text);
    }
}

/// The names of lines that end before the picture does, near their ends.
fn paint_names_inside(ui: &Ui, drawn: &[Drawn<'_>], plane: &Plane, last: Year, taken: &mut Taken, kit: &Kit) {
    for line in drawn {
        let Some((end, year)) = line.end() else { continue };
        if year.plus(2) >= last {
            continue;
        }
        let words = kit.words(ui, &line.line.name, kit.text);
        let size = vec2(SWATCH + gap::TINY + 2.0 + words.size().x, NAME_HEIGHT);
        // Above and to the left of a point of the line, from its end backwards, then below.
        let backwards = || line.points.iter().rev().map(|(at, _)| *at);
        let over = backwards().flat_map(|at| {
            [8.0, 16.0, 28.0].map(|up| Rect::from_min_size(at - vec2(size.x - 6.0, size.y + up), size))
        });
        let under = backwards().map(|at| Rect::from_min_size(at + vec2(6.0, 6.0), size));
        let places: Vec<Rect> = over.chain(under).collect();
        let place = taken.first_free(plane.frame, &places);
        let place = place.unwrap_or_else(|| Rect::from_min_size(end - vec2(size.x, size.y + 8.0), size));
        taken.word(place);
        name_at(ui, place, words, &line.pen, kit);
    }
}

/// The names of lines at their ends, right of the picture.
fn paint_names_beside(
    ui: &Ui,
    drawn: &[Drawn<'_>],
    beside: &[(&Line, Arc<Galley>)],
    rect: Rect,
    right: f32,
    taken: &mut Taken,
    kit: &Kit,
) {
    let mut names: Vec<(Pos2, &Drawn<'_>, &Arc<Galley>)> = Vec::new();
    for (line, words) in beside {
        if let Some(drawn) = drawn.iter().find(|drawn| std::ptr::eq(drawn.line, *line))
            && let Some((end, _)) = drawn.end()
        {
            names.push((end, drawn, words));
        }
    }
    names.sort_by(|one, other| one.0.y.total_cmp(&other.0.y));
    let height = names.iter().map(|(_, _, words)| words.size().y).fold(0.0, f32::max) + 4.0;
    let wanted: Vec<f32> = names.iter().map(|(end, _, _)| end.y).collect();
    let middles = placing::apart(&wanted, height, rect.y_range());
    for ((end, drawn, words), middle) in names.into_iter().zip(middles) {
        let place = Rect::from_x_y_ranges(
            right + gap::MEDIUM..=rect.right(),
            middle - words.size().y / 2.0..=middle + words.size().y / 2.0,
        );
        if (middle - end.y).abs() > 6.0 {
            let thin = Stroke::new(1.0, kit.border);
            let from = pos2(end.x + drawn.pen.size + 3.0, end.y);
            ui.painter().line_segment([from, pos2(place.left() - 3.0, middle)], thin);
        }
        taken.word(place);
        name_at(ui, place, Arc::clone(words), &drawn.pen, kit);
    }
}

/// One row of the reading panel.
struct Reading {
    pen: Pen,
    name: Arc<Galley>,
    value: Arc<Galley>,
    word: Option<Arc<Galley>>,
}

/// What every line says about a year.
fn readings(ui: &Ui, drawn: &[Drawn<'_>], year: Year, language: Language, kit: &Kit) -> Vec<Reading> {
    let mut readings = Vec::new();
    for line in drawn {
        let Some(point) = line.line.points.iter().find(|point| point.year == year) else { continue };
        let word = match (point.assumed, point.converted) {
            (true, _) => Some(say(language, "status-assumed")),
            (_, true) => Some(say(language, "chart-converted")),
            _ => None,
        };
        readings.push(Reading {
            pen: line.pen,
            name: kit.wrapped(ui, &line.line.name, 170.0),
            value: kit.words(ui, &point.text, kit.text),
            word: word.map(|word| kit.words(ui, &word, kit.weak)),
        });
    }
    readings
}

fn paint_reading(
    ui: &Ui,
    drawn: &[Drawn<'_>],
    year: Year,
    plane: &Plane,
    rect: Rect,
    taken: &Taken,
    language: Language,
    kit: &Kit,
) {
    let readings = readings(ui, drawn, year, language, kit);
    let head =
        ui.painter().layout_no_wrap(crate::text::numbers::year(year, language), kit.bold.clone(), kit.text);
    let widest = |part: fn(&Reading) -> f32| readings.iter().map(part).fold(0.0, f32::max);
    let names = widest(|reading| reading.name.size().x);
    let values = widest(|reading| reading.value.size().x);
    let words = widest(|reading| reading.word.as_ref().map_or(0.0, |word| word.size().x + gap::SMALL));
    let row = |reading: &Reading| reading.name.size().y.max(NAME_HEIGHT);
    let width = (SWATCH + 6.0 + names + gap::LARGE + values + words).max(head.size().x);
    let height = head.size().y + gap::TINY + readings.iter().map(row).sum::<f32>();
    let size = vec2(width, height) + vec2(2.0 * gap::SMALL + 4.0, 2.0 * gap::SMALL);

    // Beside the year, where it covers least.
    let x = plane.x(year);
    let lefts = [x + gap::MEDIUM, x - gap::MEDIUM - size.x];
    let frame = plane.frame;
    let tops = [frame.top(), frame.center().y - size.y / 2.0, frame.bottom() - size.y - gap::SMALL];
    let places =
        lefts.into_iter().flat_map(|left| tops.map(|top| Rect::from_min_size(pos2(left, top), size)));
    let inside: Vec<Rect> =
        places.filter(|place| rect.left() <= place.left() && place.right() <= rect.right()).collect();
    let panel = inside.into_iter().min_by_key(|place| taken.covered(*place)).unwrap_or_else(|| {
        let left = (x + gap::MEDIUM).min(rect.right() - size.x).max(rect.left());
        Rect::from_min_size(pos2(left, frame.top()), size)
    });

    // Above everything, the table's head included, yet never in the way of the pointer.
    let layer = egui::LayerId::new(egui::Order::Tooltip, ui.unique_id().with("reading"));
    let painter = ui.ctx().layer_painter(layer);
    let visuals = ui.visuals();
    painter.add(visuals.popup_shadow.as_shape(panel, theme::CORNER));
    painter.rect(panel, theme::CORNER, visuals.window_fill, theme::hairline(ui), StrokeKind::Inside);
    let inner = panel.shrink2(vec2(gap::SMALL + 2.0, gap::SMALL));
    let mut y = inner.top() + head.size().y + gap::TINY;
    painter.galley(inner.min, head, kit.text);
    for reading in readings {
        let height = row(&reading);
        let line = Rect::from_min_size(pos2(inner.left(), y), vec2(inner.width(), height));
        let middle = |galley: &Galley| line.center().y - galley.size().y / 2.0;
        let swatch =
            Rect::from_center_size(pos2(line.left() + SWATCH / 2.0, line.center().y), vec2(SWATCH, 8.0));
        reading.pen.swatch(&painter, swatch);
        let value_right = line.right() - words;
        painter.galley(
            pos2(swatch.right() + 6.0, middle(&reading.name)),
            Arc::clone(&reading.name),
            kit.text,
        );
        let value = pos2(value_right - reading.value.size().x, middle(&reading.value));
        painter.galley(value, Arc::clone(&reading.value), kit.text);
        if let Some(word) = &reading.word {
            painter.galley(pos2(value_right + gap::SMALL, middle(word)), Arc::clone(word), kit.weak);
        }
        y += height;
    }
}

/// The chart in words, and the year that is read, for those who cannot see it.
fn tell(ui: &Ui, response: &Response, chart: &Chart, drawn: &[Drawn<'_>], read: Option<Year>) {
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &chart.summary));
    let Some(year) = read else { return };
    let mut told = Vec::new();
    for line in drawn {
        if let Some(point) = line.line.points.iter().find(|point| point.year == year) {
            told.push(format!("{} {}", line.line.name, point.text));
        }
    }
    let told = format!("{year}: {}", told.join("; "));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(told));
}
