//! A line chart over the years: the scene of its plot, painted, between its title and its foot.
//!
//! A year is read by pointing at it or with the arrow keys; reading shows every line's value. The years in sight
//! are moved by dragging the plane, come closer with Ctrl and the wheel or by pinching, are chosen with the other
//! button, and are back as at first by a double click. The plain wheel scrolls the page. Nothing moves by itself.
//!
//! The plane is `egui_plot`'s: its axes and what is written at them, the lines across, the ruler, and
//! which year and amount a place means. It is laid out by [`plot_of`], which leaves room for amounts,
//! years and names before anything is painted, and is filled with the same lines, marks and names that
//! files have. Reading, focus and what a screen reader is told are added here.

mod input;
mod overview;
mod paint;
mod plane;
mod point;
mod steer;

use std::sync::Arc;

use eframe::egui;
use egui::epaint::StrokeKind;
use egui::{
    Color32, FontId, Galley, Id, Label, Pos2, Rect, Response, RichText, Role, Sense, TextStyle, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::model::Year;
use crate::present::Chart;
use crate::present::Table;
use crate::present::palette::Palette;
use crate::present::scene::Area;
use crate::present::scene::Drawn;
use crate::present::scene::Fill;
use crate::present::scene::Item;
use crate::present::scene::Outline;
use crate::present::scene::Pen;
use crate::present::scene::Plot;
use crate::present::scene::PlotView;
use crate::present::scene::Scene;
use crate::present::scene::Size;
use crate::present::scene::Spot;
use crate::present::scene::key;
use crate::present::scene::plot_of;
use crate::present::{Library, source_names};
use crate::text::fields::status_word;
use crate::text::say;
use crate::text::say_with;
use crate::text::{Language, capital, key, numbers};
use crate::ui::panels::foot::Foot;
use crate::ui::state::ChartHand;
use crate::ui::theme;
use crate::ui::theme::gap;
pub use input::{ChartHead, ChartInput, PointGrip};
pub(super) use paint::Brush;
pub use point::PointDrag;
use steer::Steering;
pub(super) use steer::{PointedPlane, sight_by_keys};

/// What was asked of a chart.
#[derive(Debug, Clone)]
pub struct ChartResponse {
    /// The year that is read, by pointer or keyboard.
    pub hovered: Option<Year>,
    /// The year that was chosen just now.
    pub clicked: Option<Year>,
    /// What is asked by dragging a point.
    pub drag: Option<PointDrag>,
    /// The plane as a widget.
    pub response: Response,
}

/// A plot is not drawn in less than this height.
const LEAST_PLOT: f32 = 84.0;
/// Beside the strip of all years a plot has at least this height.
const LEAST_WITH_OVERVIEW: f32 = 200.0;
/// Height of a row of the reading panel.
const ROW: f32 = 18.0;
/// Width of what is said beside a point at most.
const TOLD: f32 = 420.0;
/// Width of the piece of line before a name in it.
const SWATCH: f32 = 22.0;

/// Paints a chart into the room that is left.
pub fn chart_ui(ui: &mut Ui, input: &ChartInput<'_>, hand: &mut ChartHand) -> ChartResponse {
    let &ChartInput { chart, language, .. } = input;
    let id = ui.make_persistent_id("chart");
    let room = ui.available_rect_before_wrap();
    let builder = egui::UiBuilder::new().max_rect(room).layout(egui::Layout::top_down(egui::Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let kit = Kit::new(ui);
        // Of a low picture the foot takes one line, of a high one several.
        let lines =
            [360.0, 440.0, 520.0].into_iter().fold(1, |lines, high| lines + u8::from(room.height() >= high));
        let foot = foot_of(chart, input.beside, input.library).lay(ui, room.width(), lines);
        let steering = steer::steer(ui, id, input, hand);
        let scale = point::scale(hand, id, input, steering.sight);
        let view = PlotView { sight: steering.sight, scale: scale.as_ref(), has_values: false };
        let Some((around, plot)) = fitting(ui, input, foot.height, view) else {
            // A plot that would be cut through says less than none.
            return plotless_ui(ui, id, chart);
        };
        let title = if around.heads == Heads::Nothing { "" } else { chart.title.as_str() };
        heads_ui(ui, title, if around.heads == Heads::TitleAndSubtitle { &chart.subtitle } else { "" });
        ui.add_space(gap::TINY);
        let (rect, _) = ui.allocate_exact_size(vec2(plot.size.width, plot.size.height), Sense::hover());
        if let Some(held) = hand.point.as_mut().filter(|held| held.chart == id && held.scale.is_none()) {
            held.scale = Some(plot.plane.scale.clone());
        }
        let shown = plot_ui(ui, id, rect, input, &plot, steering, hand, &kit);
        if around.overview {
            let (strip, _) = ui.allocate_exact_size(vec2(plot.size.width, overview::HEIGHT), Sense::hover());
            let brush = brush(ui, rect);
            let strip = Rect::from_x_y_ranges(brush.rect(&plot.plane.frame).x_range(), strip.y_range());
            overview::overview_ui(ui, id, strip, input, steering.sight, brush);
        }
        if around.foot {
            foot.show(ui, language);
        }
        shown
    })
    .inner
}

/// What stands around a plot.
#[derive(Debug, Clone, Copy)]
struct Around {
    heads: Heads,
    overview: bool,
    foot: bool,
}

/// What stands above a plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heads {
    TitleAndSubtitle,
    Title,
    Nothing,
}

/// What of title, subtitle, foot and strip of all years leaves the plot the height that it needs, and the plot in
/// it; none if not even the plot alone has room.
fn fitting<'a>(ui: &Ui, input: &ChartInput<'a>, foot: f32, view: PlotView<'_>) -> Option<(Around, Plot<'a>)> {
    let chart = input.chart;
    let room = ui.available_rect_before_wrap().size();
    let height = |text: &str, style: &TextStyle| {
        let galley =
            || ui.painter().layout(text.to_owned(), style.resolve(ui.style()), Color32::PLACEHOLDER, room.x);
        if text.is_empty() { 0.0 } else { galley().size().y + ui.spacing().item_spacing.y }
    };
    let title = height(&chart.title, &TextStyle::Heading);
    let subtitle = height(&chart.subtitle, &TextStyle::Small);
    let strip = overview::HEIGHT + ui.spacing().item_spacing.y;
    let is_in_part = !view.sight.is_whole(chart.years) || !input.first_sight().is_whole(chart.years);
    let steps = [
        (Heads::TitleAndSubtitle, true),
        (Heads::Title, true),
        (Heads::Nothing, true),
        (Heads::Nothing, false),
    ];
    let has_head = |(heads, _): &(Heads, bool)| input.head == ChartHead::Own || *heads == Heads::Nothing;
    let steps =
        steps.into_iter().filter(has_head).flat_map(|step| [true, false].map(|overview| (step, overview)));
    let steps = steps.map(|((heads, foot), overview)| Around { heads, overview, foot });
    steps.filter(|around| is_in_part || !around.overview).find_map(|around| {
        let heads = match around.heads {
            Heads::TitleAndSubtitle => title + subtitle,
            Heads::Title => title,
            Heads::Nothing => 0.0,
        };
        let below = [(around.foot, foot), (around.overview, strip)];
        let below = below.into_iter().filter(|(is_there, _)| *is_there).map(|(_, height)| height);
        let taken = heads + below.sum::<f32>();
        let left = room.y - taken - gap::TINY;
        let least = if around.overview { LEAST_WITH_OVERVIEW } else { LEAST_PLOT };
        if left < least {
            return None;
        }
        let size = Size { width: room.x, height: left };
        let plot = plot_of(chart, view, size, input.language);
        (plot.size.height <= left + 0.5).then_some((around, plot))
    })
}

/// The chart for those who cannot see it, where nobody can.
fn plotless_ui(ui: &Ui, id: Id, chart: &Chart) -> ChartResponse {
    let room = ui.available_rect_before_wrap();
    let response = ui.interact(Rect::from_min_size(room.min, Vec2::ZERO), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &chart.summary));
    ChartResponse { hovered: None, clicked: None, drag: None, response }
}

/// Paints a page in its own colours into a rectangle that has its shape.
pub(super) fn page_ui(ui: &Ui, page: &Scene, palette: &Palette, rect: Rect) {
    let ground = theme::color(palette.panel);
    let brush = Brush { origin: rect.min, palette, ground };
    let by = rect.width() / page.size.width;
    let items: Vec<Item> = page.items.iter().map(|item| item.clone().scaled(by)).collect();
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0, ground);
    brush.items(&painter, &items);
}

/// What words and grounds are made of, fetched once.
struct Kit {
    caption: FontId,
    bold: FontId,
    text: Color32,
    weak: Color32,
    border: Color32,
}

impl Kit {
    fn new(ui: &Ui) -> Self {
        let palette = theme::palette(ui);
        let caption = TextStyle::Small.resolve(ui.style());
        Self {
            bold: FontId::new(caption.size, theme::bold_family()),
            caption,
            text: theme::color(palette.text),
            weak: theme::color(palette.weak),
            border: theme::color(palette.border),
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
pub(super) fn heads_ui(ui: &mut Ui, title: &str, subtitle: &str) {
    if !title.is_empty() {
        ui.add(Label::new(theme::heading(title)).wrap());
    }
    if !subtitle.is_empty() {
        let subtitle = RichText::new(subtitle).small().color(theme::color(theme::palette(ui).secondary));
        ui.add(Label::new(subtitle).wrap());
    }
}

/// What stands at the foot of a chart, and of the table beside it if that has none of its own; each thing once.
pub(super) fn foot_of(chart: &Chart, beside: Option<&Table>, library: &Library<'_>) -> Foot {
    fn add(all: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
        for one in more {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    let language = library.language();
    let axis = Some(chart.axis_words.as_str()).filter(|axis| !axis.is_empty()).map(capital);
    let mut signs: Vec<String> = axis.into_iter().collect();
    let (mut notes, mut sources) = (chart.told_statuses(language), chart.sources.clone());
    add(&mut signs, key(chart, language));
    add(&mut notes, chart.notes.iter().cloned());
    if let Some(table) = beside {
        add(&mut signs, table.signs(language));
        add(&mut notes, table.notes.iter().cloned());
        sources.extend(&table.sources);
    }
    Foot { key: signs.join("   "), notes, sources: source_names(&sources, library), language }
}

fn brush(ui: &Ui, rect: Rect) -> Brush<'static> {
    Brush { origin: rect.min, palette: theme::palette(ui), ground: ui.stack().bg_color() }
}

#[expect(clippy::too_many_arguments, reason = "a chart that is laid out, where it stands and what is read")]
fn plot_ui(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    input: &ChartInput<'_>,
    plot: &Plot<'_>,
    steering: Steering,
    hand: &ChartHand,
    kit: &Kit,
) -> ChartResponse {
    let brush = brush(ui, rect);
    let reach = brush.rect(&plot.reach);
    let response = ui.interact(reach, id, Sense::click_and_drag());
    let held = hand.point.as_ref().filter(|held| held.chart == id).map(|held| held.year);
    let read = held.or(steering.read).or_else(|| read_year(ui, &response, plot, brush, input.read));
    let seen = read.filter(|year| plot.plane.sight.has(*year));

    plane::plane_ui(ui, id, plot, brush, seen, kit.border);
    brush.items(ui.painter(), &plot.filling());
    if let Some(year) = seen {
        brush.items(ui.painter(), &read_points(&plot.lines, year));
    }
    chosen_ui(ui, &response, plot, hand, brush);
    if response.has_focus() {
        ui.painter().rect_stroke(reach, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    let told = hand.point.as_ref().and_then(|held| held.told.as_deref());
    let refused = refusal(ui, id, &response, input);
    if let Some(year) = held {
        paint_held(ui, plot, year, told, brush, input.language, kit);
    } else if let Some((words, at)) = refused {
        paint_told(ui, words, at - vec2(0.0, gap::LARGE), kit);
    } else if let Some(year) = seen {
        paint_reading(ui, plot, year, brush, input.language, kit);
    }

    tell(ui, &response, input, plot, read);
    let clicked = if response.clicked() { read } else { None };
    if response.clicked() {
        response.request_focus();
    }
    ChartResponse {
        hovered: if response.hovered() || response.has_focus() { read } else { None },
        clicked,
        drag: steering.drag,
        response,
    }
}

/// Why the point under the pointer cannot be dragged, where somebody holds Ctrl to do so, and where that is said.
fn refusal<'a>(ui: &Ui, id: Id, response: &Response, input: &ChartInput<'a>) -> Option<(&'a str, Pos2)> {
    let words = input.refusal.filter(|_| ui.input(|input| input.modifiers.command))?;
    let at = response.hover_pos().filter(|_| response.contains_pointer())?;
    let transform = plane::transform(ui, id)?;
    point::is_refused(&transform, input, at).then_some((words, at))
}

/// What is said of a point that is dragged, beside it: its amount where nothing else is.
fn paint_held(
    ui: &Ui,
    plot: &Plot<'_>,
    year: Year,
    told: Option<&str>,
    brush: Brush<'_>,
    language: Language,
    kit: &Kit,
) {
    let points = plot.lines.first().into_iter().flat_map(|line| &line.points);
    let Some((at, point)) = points.into_iter().find(|(_, point)| point.year == year) else { return };
    let amount = || format!("{}: {}", numbers::year(year, language), point.text);
    paint_told(ui, &told.map_or_else(amount, str::to_owned), brush.pos(*at), kit);
}

/// Words to the left of a place and above it, in front of everything.
fn paint_told(ui: &Ui, text: &str, at: Pos2, kit: &Kit) {
    let words = kit.wrapped(ui, text, TOLD);
    let place = Rect::from_min_size(at - words.size() - Vec2::splat(gap::LARGE), words.size());
    // Where the left edge is near it stands in the window all the same.
    let place =
        place.translate(vec2((ui.ctx().content_rect().left() + gap::LARGE - place.left()).max(0.0), 0.0));
    let panel = place.expand2(vec2(gap::SMALL, gap::TINY));
    let layer = egui::LayerId::new(egui::Order::Tooltip, ui.unique_id().with("reading"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect(panel, theme::CORNER, ui.visuals().window_fill, theme::hairline(ui), StrokeKind::Inside);
    painter.galley(place.min, words, kit.text);
}

/// The years that are being chosen with the other button.
fn chosen_ui(ui: &Ui, response: &Response, plot: &Plot<'_>, hand: &ChartHand, brush: Brush<'_>) {
    let Some((_, from)) = hand.chosen_from.filter(|(chart, _)| *chart == response.id) else { return };
    let Some(pos) = response.interact_pointer_pos() else { return };
    let plane = &plot.plane;
    let frame = brush.rect(&plane.frame);
    let to = plane.sight.from + f64::from((pos.x - frame.left()) / plane.slot());
    let chosen = steer::chosen_years(from, to, plane.years).seen(plane.years);
    let across = plane.across(chosen);
    let [left, right] = [across.min, across.max].map(|x| frame.left() + x - plane.frame.left);
    let colour = theme::color(brush.palette.accent);
    let stroke = egui::Stroke::new(theme::HAIRLINE, colour);
    let rect = Rect::from_x_y_ranges(left..=right, frame.y_range());
    ui.painter().rect(rect, 0, colour.gamma_multiply(0.12), stroke, StrokeKind::Inside);
}

/// The points of a year, larger than they are otherwise.
fn read_points(lines: &[Drawn<'_>], year: Year) -> Vec<Item> {
    let mut items = Vec::new();
    // The line in hand comes first in the chart and last on the page.
    for line in lines.iter().rev() {
        let Some((at, point)) = line.points.iter().find(|(_, point)| point.year == year) else { continue };
        let is_hollow = point.is_assumed() || point.converted;
        let marker = line.pen.point(*at, is_hollow, line.pen.size + 1.5);
        let plain = || Item::Shape {
            outline: Outline::Disc { middle: *at, radius: 3.0 },
            fill: Some(Fill::from(line.pen.ink)),
            stroke: None,
        };
        items.push(marker.unwrap_or_else(plain));
    }
    items
}

/// The year that is read: under the pointer, or given; while the chart has the keyboard, the given one until the
/// pointer moves.
fn read_year(
    ui: &Ui,
    response: &Response,
    plot: &Plot<'_>,
    brush: Brush<'_>,
    read: Option<Year>,
) -> Option<Year> {
    let years = plot.plane.years;
    if years.is_empty() {
        return None;
    }
    let given = read.filter(|year| years.contains(*year));
    let is_resting = ui.input(|input| input.pointer.delta() == Vec2::ZERO && !input.pointer.any_down());
    if response.has_focus() && given.is_some() && is_resting {
        return given;
    }
    let hovered = response.hover_pos().filter(|_| response.hovered());
    hovered.map(|at| plot.plane.year(brush.at(at).x)).or(given)
}

/// One row of the reading panel.
struct PointReading {
    pen: Pen,
    name: Arc<Galley>,
    value: Arc<Galley>,
    word: Option<Arc<Galley>>,
}

/// What every line says about a year.
fn readings(ui: &Ui, drawn: &[Drawn<'_>], year: Year, language: Language, kit: &Kit) -> Vec<PointReading> {
    let mut readings = Vec::new();
    for line in drawn.iter().filter(|line| !line.line.name.is_empty()) {
        let Some(point) = line.line.points.iter().find(|point| point.year == year) else { continue };
        let is_told = point.value.is_some() && point.status.needs_a_mark();
        let word = match point.converted {
            _ if is_told => Some(status_word(point.status, language)),
            true => Some(say(language, key::CHART_CONVERTED)),
            false => None,
        };
        readings.push(PointReading {
            pen: line.pen,
            name: kit.wrapped(ui, &line.line.name, 170.0),
            value: kit.words(ui, &point.text, kit.text),
            word: word.map(|word| kit.words(ui, &word, kit.weak)),
        });
    }
    readings
}

fn paint_reading(ui: &Ui, plot: &Plot<'_>, year: Year, brush: Brush<'_>, language: Language, kit: &Kit) {
    let readings = readings(ui, &plot.lines, year, language, kit);
    if readings.is_empty() {
        return;
    }
    let head =
        ui.painter().layout_no_wrap(crate::text::numbers::year(year, language), kit.bold.clone(), kit.text);
    let widest = |part: fn(&PointReading) -> f32| readings.iter().map(part).fold(0.0, f32::max);
    let names = widest(|reading| reading.name.size().x);
    let values = widest(|reading| reading.value.size().x);
    let words = widest(|reading| reading.word.as_ref().map_or(0.0, |word| word.size().x + gap::SMALL));
    let row = |reading: &PointReading| reading.name.size().y.max(ROW);
    let width = (SWATCH + 6.0 + names + gap::LARGE + values + words).max(head.size().x);
    let height = head.size().y + gap::TINY + readings.iter().map(row).sum::<f32>();
    let size = vec2(width, height) + vec2(2.0 * gap::SMALL + 4.0, 2.0 * gap::SMALL);
    let panel = brush.rect(&reading_place(plot, year, size));

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
        brush.items(&painter, &reading.pen.swatch(&brush.area(swatch)));
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

/// Beside the year, where the panel covers least.
fn reading_place(plot: &Plot<'_>, year: Year, size: Vec2) -> Area {
    let (plane, frame) = (&plot.plane, &plot.plane.frame);
    let x = plane.x(year);
    let lefts = [x + gap::MEDIUM, x - gap::MEDIUM - size.x];
    let tops = [frame.top, frame.middle().y - size.y / 2.0, frame.bottom - size.y - gap::SMALL];
    let sized = |x: f32, y: f32| Area::sized(Spot { x, y }, size.x, size.y);
    let places = lefts.into_iter().flat_map(|left| tops.map(|top| sized(left, top)));
    let inside = places.filter(|place| 0.0 <= place.left && place.right <= plot.size.width);
    // Where it is too wide for either side it stands as far beside the year as it can.
    let left = (x + gap::MEDIUM).min(plot.size.width - size.x).max(0.0);
    let over = tops.map(|top| sized(left, top)).into_iter();
    let least = |place: &Area| plot.taken.covered(place);
    inside.min_by_key(least).or_else(|| over.min_by_key(least)).unwrap_or_else(|| sized(left, frame.top))
}

/// The chart in words, the years in sight and the year that is read, for those who cannot see it.
fn tell(ui: &Ui, response: &Response, input: &ChartInput<'_>, plot: &Plot<'_>, read: Option<Year>) {
    let chart = input.chart;
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &chart.summary));
    let seen = numbers::years(plot.plane.seen(), input.language);
    let seen = say_with(input.language, key::CHART_HOW_SEEN, &[("years", seen.into())]);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(seen));
    let Some(year) = read else { return };
    let mut told = Vec::new();
    for line in &chart.lines {
        if let Some(point) = line.points.iter().find(|point| point.year == year) {
            told.push(format!("{} {}", line.name, point.text).trim_start().to_owned());
        }
    }
    let told = format!("{year}: {}", told.join("; "));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(told));
}
