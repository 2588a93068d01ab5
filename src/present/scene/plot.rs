//! The plot of a line chart: plane, lines, marks and names.
//!
//! Amounts stand above their lines at the left edge, names of lines at their ends; where that cannot
//! work the names stand in rows above the plane.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::axis::{AxisScale, GAP, Plane, TICKS_APART, amount_ticks, amounts, foot_tick, not_from_zero};
use super::drawn::{Drawn, drawn, known, last_year};
use super::geometry::{Area, Interval, Size, Spot, at};
use super::names::{BESIDE, NARROW, NameRows, ROW, SIGN, WIDE_GAP, draw_name};
use super::placing::{Occupied, apart};
use super::sight::Sight;
use super::strokes::{Pen, bar, rule, tick};
use super::values::{draw_values, last_value};
use super::words::{CAPTION, FIGURE, QUIET, Words, widest};
use super::{ColorRole, Fill, Item, Outline, Stroke};
use crate::model::{Year, Years};
use crate::present::{Chart, Line, LineKind, Mark, MarkKind};
use crate::text::Language;

/// The strip above the plane where spans say what they are.
const HEAD: f32 = 20.0;
/// The strip below it with the years.
const FOOT: f32 = 20.0;
/// A name has at most so many lines.
const NAME_LINES: usize = 3;
/// A plane is never lower.
const LOWEST: f32 = 24.0;

/// A plot that is laid out; its upper left corner is the origin.
#[derive(Debug, Clone)]
pub struct Plot<'a> {
    /// Its size; no smaller than the room that was given, unless that was too low for any plane.
    pub size: Size,
    /// Spans of years, below everything else.
    ground: Vec<Item>,
    /// The axes and their words.
    pub axes: Axes,
    /// Lines, points, marks and names, from the ground up.
    content: Vec<Item>,
    /// Where years and amounts stand.
    pub plane: Plane,
    /// Where a place belongs to a year.
    pub reach: Area,
    /// The lines.
    pub lines: Vec<Drawn<'a>>,
    /// What is taken by lines and words.
    pub taken: Occupied,
}

impl Plot<'_> {
    /// Everything, from the ground up.
    pub fn into_items(self) -> Vec<Item> {
        let right = self.plane.frame.right;
        let Axes { grid, rules, ticks, not_from_zero, words, .. } = self.axes;
        let grid = grid.into_iter().map(|y| (y, ColorRole::Hairline));
        let across = grid.chain(rules).map(|(y, ink)| rule(at(0.0, y), at(right, y), ink));
        let axes = across.chain(ticks).chain(not_from_zero.map(Item::Words)).chain(words);
        self.ground.into_iter().chain(axes).chain(self.content).collect()
    }

    /// Everything but the lines across and what is written at the axes, from the ground up: for a
    /// plane that draws these itself, amounts left of it.
    pub fn filling(&self) -> Vec<Item> {
        let frame = self.plane.frame;
        let Axes { rules, ticks, not_from_zero, .. } = &self.axes;
        let rules = rules.iter().map(|&(y, ink)| rule(at(frame.left, y), at(frame.right, y), ink));
        let inside = |words: Words| Item::Words(words).moved(frame.left + BESIDE, 0.0);
        let axes = rules.chain(ticks.iter().cloned()).chain(not_from_zero.clone().map(inside));
        self.ground.iter().cloned().chain(axes).chain(self.content.iter().cloned()).collect()
    }
}

/// The axes of a plot.
#[derive(Debug, Clone, Default)]
pub struct Axes {
    /// What is written at an amount, in the order of the amounts.
    pub amounts: Vec<(Decimal, String)>,
    /// The years that are written.
    pub years: Vec<Year>,
    /// The heights of the amounts.
    grid: Vec<f32>,
    /// The heights of zero and of a foot that is not zero.
    rules: Vec<(f32, ColorRole)>,
    /// Ticks at the years.
    ticks: Vec<Item>,
    /// What the foot says where it is not zero.
    not_from_zero: Option<Words>,
    /// Amounts and years.
    words: Vec<Item>,
}

/// Names above take at most so much of the height, unless they are of lines in colour.
const MOST_OF_NAMES: f32 = 0.4;
/// Of more lines than these some may find no place for their names.
const MOST_NAMED: usize = 8;

/// Where the names of lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamesAt {
    AtTheirEnds,
    Above,
}

/// What of a chart a plot shows.
#[derive(Debug, Clone, Copy)]
pub struct PlotView<'a> {
    /// The years in sight.
    pub sight: Sight,
    /// The amounts of the axis; none if those in sight decide.
    pub scale: Option<&'a AxisScale>,
    /// Whether first and last values stand at the lines, as where no pointer reads them.
    pub has_values: bool,
}

/// Lays out the plot of a chart, with all of its years, in a room of that size.
pub fn plot(chart: &Chart, size: Size, language: Language) -> Plot<'_> {
    plot_of(
        chart,
        PlotView { sight: Sight::whole(chart.years), scale: None, has_values: false },
        size,
        language,
    )
}

/// The same as it stands in a file: with first and last values at its lines.
pub(super) fn plot_with_values(chart: &Chart, size: Size, language: Language) -> Plot<'_> {
    plot_of(
        chart,
        PlotView { sight: Sight::whole(chart.years), scale: None, has_values: true },
        size,
        language,
    )
}

/// Lays out the plot of what is in sight of a chart.
pub fn plot_of<'a>(chart: &'a Chart, view: PlotView<'_>, size: Size, language: Language) -> Plot<'a> {
    // What is told of single years has no end to be named at.
    let has_marks = chart.lines.iter().any(|line| !Pen::of(line.kind).joins());
    let at_ends = (size.width >= NARROW && !has_marks)
        .then(|| laid(chart, view, size, language, NamesAt::AtTheirEnds))
        .flatten();
    let plot = at_ends.or_else(|| laid(chart, view, size, language, NamesAt::Above));
    plot.expect("names above always have a place")
}

/// The plot with its names there; none if one of them finds no place.
fn laid<'a>(
    chart: &'a Chart,
    view: PlotView<'_>,
    size: Size,
    language: Language,
    names: NamesAt,
) -> Option<Plot<'a>> {
    let (sight, seen) = (view.sight, view.sight.seen(chart.years));
    let (mut ground, mut items) = (Vec::new(), Vec::new());
    let mut taken = Occupied::default();
    let above =
        if names == NamesAt::Above { names_above(chart, seen, size, &mut items, &mut taken) } else { 0.0 };
    let room = Area { left: 0.0, top: above, right: size.width, bottom: size.height };

    let heads = if chart.bands.is_empty() { GAP } else { HEAD };
    let mut upright = Interval { min: room.top + heads, max: room.bottom - FOOT };
    upright.max = upright.max.max(upright.min + LOWEST);
    let scale = || scale_of(chart, sight, upright.length(), view.has_values);
    let scale = view.scale.cloned().unwrap_or_else(scale);

    // The first column is that of the amounts, the last that of the names.
    let amounts = amounts(&chart.unit, &scale);
    let amounts_width = widest(&amounts) + GAP;
    let beside = if names == NamesAt::Above {
        Vec::new()
    } else {
        names_beside(chart, seen, view.has_values, size.width, room.height())
    };
    // The column is as wide as with all years in sight, so that it stays while they move.
    let always = if names == NamesAt::Above || sight.is_whole(chart.years) {
        Vec::new()
    } else {
        names_beside(chart, chart.years, view.has_values, size.width, room.height())
    };
    let names_width = beside.iter().chain(&always).map(NameBeside::width).fold(0.0, f32::max);
    // Names above may leave no room at all; the plane is then put below them.
    let beside_height: f32 = beside.iter().map(NameBeside::height).sum();
    if !beside.is_empty() && beside_height > room.height() {
        return None;
    }
    let right = room.right - if names_width > 0.0 { names_width + WIDE_GAP } else { 0.0 };
    let mut frame = Area { left: amounts_width, top: upright.min, right, bottom: upright.max };
    let year_width = QUIET.words("0000").width;
    // The last year may be wider than its slot.
    let slot = frame.width() / sight.span() as f32;
    frame.right -= ((year_width - slot) / 2.0 - WIDE_GAP * f32::from(u8::from(names_width > 0.0))).max(0.0);
    let mut plane = Plane { frame, years: chart.years, sight, scale };
    // The highest amount stands above its line and below what is above the plane.
    let highest = plane.scale.ticks.last().and_then(ToPrimitive::to_f64).map(|tick| plane.y(tick));
    let overhang = highest.map_or(0.0, |y| room.top + QUIET.line() + 1.0 - y);
    plane.frame.top = (plane.frame.top + overhang.max(0.0)).min(plane.frame.bottom - LOWEST);

    let lines: Vec<Drawn<'_>> = chart.lines.iter().map(|line| drawn(line, &plane)).collect();
    for line in &lines {
        line.runs.iter().for_each(|run| taken.line(run));
    }

    // From the ground up.
    draw_bands(chart, &plane, room.top, &mut ground, &mut taken);
    let axes = axes(&plane, amounts, year_width, language, &mut taken);
    draw_remarks(&chart.marks, &plane, &mut ground, &mut items, &mut taken);
    draw_bridge(&lines, &plane, &mut items);
    // The line in hand comes first in the chart and last on the page.
    lines.iter().rev().filter(|line| line.pen.joins()).for_each(|line| draw_line(line, &mut items));
    lines.iter().rev().filter(|line| !line.pen.joins()).for_each(|line| draw_line(line, &mut items));
    draw_marks(&chart.marks, &plane, &mut items, &mut taken);
    if names == NamesAt::AtTheirEnds {
        draw_names_inside(&lines, &plane, seen.last, &mut items, &mut taken)?;
    }
    if view.has_values {
        let has_last =
            |line: &Line| !beside.iter().any(|name| name.has_value && std::ptr::eq(name.line, line));
        draw_values(chart, &lines, has_last, &plane, &mut items, &mut taken);
    }
    draw_names_beside(&lines, beside, &room, right, &mut items, &mut taken);
    let reach = Area { right: plane.frame.right, ..room };
    let size = Size { width: size.width, height: size.height.max(upright.max + FOOT) };
    Some(Plot { size, ground, axes, content: items, plane, reach, lines, taken })
}

/// Whether the name of a line is to be read in those years; it has none where the picture is of it alone.
fn is_named(line: &Line, years: Years) -> bool {
    !line.name.is_empty() && last_year(line, years).is_some()
}

/// The axis of amounts for the years in sight, of that height.
fn scale_of(chart: &Chart, sight: Sight, height: f32, has_values: bool) -> AxisScale {
    let (least, most) = extremes_of(chart, sight);
    let has_words = has_values || !chart.marks.is_empty();
    let headroom = if has_words { GAP + ROW } else { GAP };
    if chart.is_logarithmic {
        return AxisScale::logarithmic(least, most, height, headroom, TICKS_APART);
    }
    AxisScale::new(least, most, height, headroom, TICKS_APART).with_strip(height, ROW)
}

/// The least and the greatest value of the picture; above and below each other where there is none.
fn extremes_of(chart: &Chart, sight: Sight) -> (f64, f64) {
    let is_whole = sight.is_whole(chart.years);
    let is_seen = |year: Year| is_whole || sight.has(year);
    let mut values: Vec<f64> = Vec::new();
    for line in &chart.lines {
        let mut before: Option<(Year, f64)> = None;
        for point in &line.points {
            let Some(value) = point.value.and_then(|value| value.to_f64()) else { continue };
            values.extend(is_seen(point.year).then_some(value));
            // A line that comes from out of sight is seen from the edge on.
            let joined = before.filter(|(year, _)| !is_whole && *year == point.year.before());
            if let Some((year, from)) = joined {
                let edges = [sight.from, sight.to].map(|edge| edge - f64::from(year.0));
                let crossed = edges.into_iter().filter(|share| (0.0..=1.0).contains(share));
                // On a logarithmic axis the line is straight between the logarithms.
                let by_logarithm = chart.is_logarithmic && from > 0.0 && value > 0.0;
                let at = |share: f64| {
                    if by_logarithm {
                        from * (value / from).powf(share)
                    } else {
                        from + (value - from) * share
                    }
                };
                values.extend(crossed.map(at));
            }
            before = Some((point.year, value));
        }
    }
    let marks = chart.marks.iter().filter(|mark| is_seen(mark.year)).map(|mark| mark.value);
    let stated = marks.chain(chart.extent.into_iter().flat_map(|extent| [extent.lowest, extent.highest]));
    let values = values.into_iter().chain(stated.filter_map(|value| value.to_f64()));
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), it| (least.min(it), most.max(it)))
}

/// Names in rows above the plane; how high the rows are together.
fn names_above(chart: &Chart, seen: Years, size: Size, items: &mut Vec<Item>, taken: &mut Occupied) -> f32 {
    let mut rows = NameRows::new(size.width);
    for line in chart.lines.iter().filter(|line| is_named(line, seen)) {
        // The lines need room as well; those without a colour of their own go without a name.
        if line.kind.is_in_grey() && rows.last_row() + 2.0 * ROW > size.height * MOST_OF_NAMES {
            continue;
        }
        rows.add(&line.name, Pen::of(line.kind));
    }
    let height = rows.height();
    rows.draw(items, taken);
    height
}

fn draw_bands(chart: &Chart, plane: &Plane, top: f32, items: &mut Vec<Item>, taken: &mut Occupied) {
    for band in &chart.bands {
        let shown =
            Years::new(band.years.first.max(plane.years.first), band.years.last.min(plane.years.last));
        if shown.is_empty() {
            continue;
        }
        let across = plane.across(shown);
        if across.max <= across.min {
            continue;
        }
        let ground = Area { left: across.min, top, right: across.max, bottom: plane.frame.bottom };
        if band.is_shaded {
            let fill = Some(Fill { ink: ColorRole::Secondary, opacity: 0.07 });
            items.push(Item::Shape { outline: Outline::Area(ground), fill, stroke: None });
        }
        let words = QUIET.wrapped(&band.name, plane.frame.width() - 4.0, 1);
        // Where the span is narrower than its word, the word ends with it.
        let left = (across.min + 6.0).min(across.max - 4.0 - words.width).max(plane.frame.left);
        let words = words.put(at(left, top + 3.0));
        // Of spans that are close together the first says it.
        if !taken.has_word_in(&words.area()) {
            taken.word(words.area());
            items.push(Item::Words(words));
        }
    }
}

fn axes(
    plane: &Plane,
    amounts: Vec<Words>,
    year_width: f32,
    language: Language,
    taken: &mut Occupied,
) -> Axes {
    let mut axes = Axes::default();
    let frame = plane.frame;
    // The plane was moved down for the highest; a little of it may stand in what is above the plot.
    for tick in amount_ticks(&plane.scale, amounts, (&frame, f32::NEG_INFINITY), taken) {
        if tick.amount.is_zero() {
            axes.rules.push((tick.y, tick.ink()));
        } else {
            axes.grid.push(tick.y);
        }
        if let Some(words) = tick.words {
            axes.amounts.insert(0, (tick.amount, words.lines.concat()));
            axes.words.push(Item::Words(words));
        }
    }

    // The foot of the plane, with a tick at every year.
    let bottom = frame.bottom;
    if plane.scale.hides_zero() {
        axes.rules.push((bottom, ColorRole::Hairline));
        let words = not_from_zero(bottom, language);
        let area = words.area();
        // Beside the amounts it stands further right.
        taken.word(Area { right: area.right + frame.left + BESIDE, ..area });
        axes.not_from_zero = Some(words);
    }
    if plane.scale.is_logarithmic {
        axes.rules.push((bottom, ColorRole::Hairline));
    }
    axes.years = plane.written_years(year_width + 10.0);
    // A year at the edge of what is in sight is written as far as it has room there.
    let over = ((year_width - plane.slot()) / 2.0).max(0.0) - year_width / 2.0 + 0.01;
    let room = (frame.left - over)..=(frame.right + over);
    axes.years.retain(|year| room.contains(&plane.x(*year)));
    for year in plane.seen().iter() {
        let x = plane.x(year);
        let is_written = axes.years.contains(&year);
        let length = if is_written { 5.0 } else { 3.0 };
        if plane.slot() >= 3.0 || is_written {
            axes.ticks.push(foot_tick(at(x, bottom), length));
        }
    }
    for year in &axes.years {
        let words = QUIET.words(&year.to_string()).centred(at(plane.x(*year), bottom + 5.0));
        taken.word(words.area());
        axes.words.push(Item::Words(words));
    }
    axes
}

/// The step from the last year of the record to the first of the scenario, where they are neighbours.
fn draw_bridge(lines: &[Drawn<'_>], plane: &Plane, items: &mut Vec<Item>) {
    let Some(record) = lines.iter().find(|line| line.line.kind == LineKind::Record) else { return };
    let Some((from, last)) = known(record.line, plane).next_back() else { return };
    for line in lines.iter().filter(|line| line.line.kind != LineKind::Record && line.pen.joins()) {
        if let Some((to, point)) = known(line.line, plane).next()
            && point.year == last.year.plus(1)
            && let Some((seen, to)) = plane.cut(from, to)
        {
            items.push(line.pen.line_from(vec![seen, to], from.distance(seen)));
        }
    }
}

fn draw_line(line: &Drawn<'_>, items: &mut Vec<Item>) {
    let runs = line.runs.iter().zip(&line.hidden);
    for (run, hidden) in runs.filter(|(run, _)| run.len() > 1 && line.pen.joins()) {
        items.push(line.pen.line_from(run.clone(), *hidden));
    }
    for (at, point) in &line.points {
        items.extend(line.pen.point(*at, point.is_assumed() || point.converted, line.pen.size));
    }
}

/// Words of a hand's own at years, each beside an upright line at its year.
fn draw_remarks(
    marks: &[Mark],
    plane: &Plane,
    ground: &mut Vec<Item>,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) {
    let remarks = marks.iter().filter(|mark| mark.kind == MarkKind::Remark && plane.sight.has(mark.year));
    for mark in remarks {
        let x = plane.x(mark.year);
        let frame = plane.frame;
        ground.push(rule(at(x, frame.top), at(x, frame.bottom), ColorRole::Border));
        let words = CAPTION.balanced(&mark.name, (frame.width() * 0.4).min(140.0), NAME_LINES);
        let size = Size { width: words.width, height: words.height() };
        let beside = [x + 5.0, x - 5.0 - size.width];
        let heights = (0..).map(|step| frame.top + 4.0 + 6.0 * step as f32);
        let heights = heights.take_while(|top| top + size.height < frame.bottom);
        let places =
            heights.flat_map(|top| beside.map(|left| Area::sized(at(left, top), size.width, size.height)));
        let places: Vec<Area> = places.collect();
        let found =
            taken.first_free(&frame, &places).or_else(|| taken.nearest(&frame, size, at(x, frame.top)));
        // Without any room it stands where it is cut least.
        let found = found.unwrap_or_else(|| Area::sized(at(x + 5.0, frame.top), size.width, size.height));
        taken.word(found);
        items.push(Item::Words(words.put(at(found.left, found.top))));
    }
}

/// Marks with their words; of neighbours with the same mark only the first says it.
fn draw_marks(marks: &[Mark], plane: &Plane, items: &mut Vec<Item>, taken: &mut Occupied) {
    let room = Area { right: plane.frame.right - 4.0, ..plane.frame };
    let is_drawn = |mark: &&Mark| mark.kind != MarkKind::Remark && plane.sight.has(mark.year);
    let marks: Vec<&Mark> = marks.iter().filter(is_drawn).collect();
    let place = |mark: &Mark| Some(at(plane.x(mark.year), plane.y(mark.value.to_f64()?)));
    for (mark, place) in marks.iter().filter_map(|mark| Some((*mark, place(mark)?))) {
        for item in mark_at(place, mark.kind) {
            if let Item::Line { points, .. } = &item {
                taken.line(points);
            }
            items.push(item);
        }
    }
    for (idx, mark) in marks.iter().enumerate() {
        let is_said =
            marks[..idx].iter().any(|other| other.kind == mark.kind && other.year == mark.year.before());
        let Some(place) = place(mark).filter(|_| !is_said) else { continue };
        let words = CAPTION.wrapped(&mark.name, room.width(), 1);
        let size = Size { width: words.width, height: words.height() };
        let beside = [place.x - size.width / 2.0, place.x - size.width - 2.0, place.x + 2.0];
        let at_height = |y: f32| beside.map(|x| Area::sized(at(x, y), size.width, size.height));
        let away = if matches!(mark.kind, MarkKind::Crossing | MarkKind::SumsCrossing) { 12.0 } else { 10.0 };
        let (above, below) = (place.y - away - size.height, place.y + away);
        let over = [at_height(above), at_height(above - 8.0)].concat();
        let under = [at_height(below), at_height(below + 8.0)].concat();
        let (first, second) = if mark.kind == MarkKind::Floor { (under, over) } else { (over, under) };
        let found = taken.first_free(&room, &first).or_else(|| taken.first_free(&room, &second));
        let found = found.or_else(|| taken.nearest(&room, size, place));
        // Where there is no place between other words, the mark alone must do.
        if let Some(found) = found {
            taken.word(found);
            items.push(Item::Words(words.put(at(found.left, found.top))));
        }
    }
}

fn mark_at(place: Spot, kind: MarkKind) -> Vec<Item> {
    let stroke = Stroke::solid(ColorRole::Text, 2.0);
    match kind {
        MarkKind::Cap => vec![bar(place, -7.0, stroke)],
        MarkKind::Floor => vec![bar(place, 7.0, stroke)],
        MarkKind::Override | MarkKind::OneOff => vec![Item::Shape {
            outline: Outline::Disc { middle: place, radius: 6.5 },
            fill: None,
            stroke: Some(Stroke::solid(ColorRole::Text, 1.5)),
        }],
        MarkKind::Crossing => vec![tick(place, 9.0, stroke)],
        // Its line goes through the whole plane, below everything else.
        MarkKind::Remark => Vec::new(),
        MarkKind::SumsCrossing => {
            [-2.5, 2.5].map(|right| tick(place.moved(right, 0.0), 9.0, stroke)).to_vec()
        }
    }
}

/// The names of lines that end before the picture does, near their ends; nothing if there is no room.
fn draw_names_inside(
    lines: &[Drawn<'_>],
    plane: &Plane,
    last: Year,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) -> Option<()> {
    for line in lines {
        let Some((end, year)) = line.end() else { continue };
        if year.plus(2) >= last || line.line.name.is_empty() {
            continue;
        }
        let words = CAPTION.wrapped(&line.line.name, plane.frame.width() * 0.6, 1);
        let width = SIGN + words.width;
        let sized = |corner: Spot| Area::sized(corner, width, ROW);
        // Above and to the left of a point of the line, from its end backwards, then below.
        let backwards = || line.points.iter().rev().map(|(at, _)| *at);
        let over =
            backwards().flat_map(|at| [8.0, 16.0, 28.0].map(|up| sized(at.moved(6.0 - width, -ROW - up))));
        let under = backwards().map(|at| sized(at.moved(6.0, 6.0)));
        let places: Vec<Area> = over.chain(under).collect();
        let place = taken.first_free(&plane.frame, &places);
        let size = Size { width, height: ROW };
        let place = place.or_else(|| taken.nearest(&plane.frame, size, end))?;
        draw_name(&place, words, &line.pen, items, taken);
    }
    Some(())
}

/// A name right of the plane, and the last value of its line below it.
struct NameBeside<'a> {
    line: &'a Line,
    words: Words,
    value: Option<Words>,
    /// Whether the value is told here.
    has_value: bool,
}

impl NameBeside<'_> {
    fn width(&self) -> f32 {
        SIGN + self.value.iter().map(|value| value.width).fold(self.words.width, f32::max)
    }

    /// The height that it takes, with what keeps it apart from others.
    fn height(&self) -> f32 {
        self.words.height() + self.value.as_ref().map_or(0.0, Words::height) + 4.0
    }
}

/// The names that stand right of the plane: of the lines that reach the end of `seen`. Where there is no room
/// for all, lines without a colour of their own go without.
fn names_beside(
    chart: &Chart,
    seen: Years,
    has_values: bool,
    width: f32,
    height: f32,
) -> Vec<NameBeside<'_>> {
    let ends_last = |line: &&Line| last_year(line, seen).is_some_and(|year| year.plus(2) >= seen.last);
    let named = || chart.lines.iter().filter(ends_last).filter(|line| is_named(line, seen));
    let value = |line: &Line| has_values.then(|| last_value(chart, line, seen)).flatten();
    let words = |text: &str, lines: usize| CAPTION.balanced(text, name_width(width), lines);
    let room = |names: &[NameBeside<'_>]| names.iter().map(NameBeside::height).sum::<f32>();
    // Below its name a value is read first; where there is no room for that it stands behind it, or in the plane.
    let below = |line| {
        let value = value(line).map(|value| FIGURE.words(&value));
        NameBeside { line, words: words(&line.name, NAME_LINES), value, has_value: true }
    };
    let behind = |line: &'_ Line| {
        let text = value(line).map_or_else(|| line.name.clone(), |value| format!("{}: {value}", line.name));
        words(&text, NAME_LINES + 1)
    };
    let behind = |line| NameBeside { line, words: behind(line), value: None, has_value: true };
    let alone =
        |line| NameBeside { line, words: words(&line.name, NAME_LINES), value: None, has_value: false };
    let mut names: Vec<NameBeside<'_>> = named().map(below).collect();
    if room(&names) > height {
        names = named().map(behind).collect();
    }
    if room(&names) > height {
        names = named().map(alone).collect();
    }
    while room(&names) > height {
        let Some(last) = names.iter().rposition(|name| name.line.kind.is_in_grey()) else { break };
        names.remove(last);
    }
    names
}

/// The most width of a name at the end of its line.
fn name_width(width: f32) -> f32 {
    (width * 0.24).min(160.0)
}

/// Whether a name does not stand whole beside its line, in a plot of that width.
pub(super) fn cuts_names(chart: &Chart, width: f32) -> bool {
    let is_narrow = width < NARROW;
    let room = if is_narrow { width - SIGN } else { name_width(width) };
    let lines = if is_narrow { 1 } else { NAME_LINES };
    if chart.lines.iter().filter(|line| is_named(line, chart.years)).count() > MOST_NAMED {
        return true;
    }
    chart.lines.iter().any(|line| CAPTION.wrapped(&line.name, room, usize::MAX).lines.len() > lines)
}

fn draw_names_beside(
    lines: &[Drawn<'_>],
    beside: Vec<NameBeside<'_>>,
    room: &Area,
    right: f32,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) {
    let mut names: Vec<(Spot, &Drawn<'_>, NameBeside<'_>)> = Vec::new();
    for name in beside {
        if let Some(drawn) = lines.iter().find(|drawn| std::ptr::eq(drawn.line, name.line))
            && let Some((end, _)) = drawn.end()
        {
            names.push((end, drawn, name));
        }
    }
    names.sort_by(|one, other| one.0.y.total_cmp(&other.0.y));
    let heights: Vec<f32> = names.iter().map(|(_, _, name)| name.height()).collect();
    let wanted: Vec<f32> = names.iter().map(|(end, _, _)| end.y).collect();
    let middles = apart(&wanted, &heights, Interval { min: room.top, max: room.bottom });
    for ((end, drawn, name), middle) in names.into_iter().zip(middles) {
        let left = right + WIDE_GAP;
        let top = middle - (name.height() - 4.0) / 2.0;
        let place = Area::sized(at(left, top), SIGN + name.words.width, name.words.height());
        if (middle - end.y).abs() > 6.0 {
            let from = end.moved(drawn.pen.size + 3.0, 0.0);
            items.push(rule(from, at(place.left - 3.0, place.middle().y), ColorRole::Border));
        }
        draw_name(&place, name.words, &drawn.pen, items, taken);
        if let Some(value) = name.value {
            let value = value.put(at(left + SIGN, place.bottom));
            taken.word(value.area());
            items.push(Item::Words(value));
        }
    }
}
