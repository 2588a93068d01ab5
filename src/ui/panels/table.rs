//! A table of years, painted from [`Table`].
//!
//! The head and the column of years stay where they are while the rest scrolls. Figures stand at
//! the right with their signs in a gutter behind them, so that digits keep their columns; a line
//! under the table says what the signs mean.
//!
//! One cell is chosen. It is the only one that Tab reaches; arrows go on from there, Enter asks for
//! its explanation, copying copies the cell as it is shown (where rows are chosen, the table), pasting hands the text
//! on. A right click, or Shift+F10, asks for its menu, which the caller paints. Every cell tells a screen reader what
//! it says on its own.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places on screen are small"
)]

mod grid;

use eframe::egui;
use egui::epaint::StrokeKind;
use egui::{
    Event, EventFilter, Id, Key, Modifiers, Rangef, Rect, Response, Role, ScrollArea, Sense, Stroke,
    TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::model::Year;
use crate::present::Align;
use crate::present::Cell;
use crate::present::CellMark;
use crate::present::Selection;
use crate::present::Table;
use crate::present::palette::Colour;
use crate::present::{Library, source_names};
use crate::ui::panels::foot::Foot;
use crate::ui::theme;
use crate::ui::theme::gap;
use grid::{FADE, SIDE, SIGN, TableFonts, TableGrid, cut_galley, fade, galley, head_galley};

/// What was asked of a table.
#[derive(Debug, Clone, Default)]
pub struct TableResponse {
    /// The year under the pointer.
    pub hovered: Option<Year>,
    /// The figure under the pointer.
    pub pointed: Option<Selection>,
    /// The figure that was chosen just now.
    pub selected: Option<Selection>,
    /// The cell that was chosen just now, by its row and its column.
    pub place: Option<CellPlace>,
    /// Whether its explanation is asked for.
    pub explains: bool,
    /// Whether the table is to be copied.
    pub copies: bool,
    /// The cell that is to be copied as it is shown.
    pub copied: Option<Cell>,
    /// The cell that is to be set.
    pub sets: Option<CellSetting>,
    /// The cell whose value is to be taken out.
    pub clears: Option<CellPlace>,
    /// Where the figure that is sought stands, and the part of the window in which it may be seen.
    pub found: Option<(Rect, Rect)>,
    /// The cell that a menu is asked for or open.
    pub menu: Option<CellMenu>,
    /// What was pasted.
    pub pasted: Option<String>,
}

/// The cell that a menu belongs to.
#[derive(Debug, Clone)]
pub struct CellMenu {
    /// By its row and its column.
    pub place: CellPlace,
    /// The cell as a widget.
    pub response: Response,
    /// Whether the keyboard asked for it just now.
    pub by_keyboard: bool,
}

/// What the place of a table is named by.
const TABLE: &str = "table";
/// Every so many rows a line goes across.
const GROUP: usize = 5;

/// Paints a table into the room that is left. `hovered` is the year that is read elsewhere.
pub fn table_ui(
    ui: &mut Ui,
    table: &Table,
    hovered: Option<Year>,
    selected: Option<Selection>,
    library: &Library<'_>,
) -> TableResponse {
    grid_ui(ui, table, hovered, ChosenCell::Figure(selected), None, library)
}

/// Paints a table whose cells say on whom they rest; `chosen` is the one that is told.
pub fn cited_ui(
    ui: &mut Ui,
    table: &Table,
    hovered: Option<Year>,
    chosen: Option<CellPlace>,
    library: &Library<'_>,
) -> TableResponse {
    grid_ui(ui, table, hovered, ChosenCell::Cell(chosen), None, library)
}

/// Paints a table whose rows are chosen as a whole.
pub fn rows_ui(ui: &mut Ui, table: &Table, chosen: Option<usize>, library: &Library<'_>) -> TableResponse {
    grid_ui(ui, table, None, ChosenCell::Row(chosen), None, library)
}

/// The same of a table whose figures can be set.
pub fn settable_ui(
    ui: &mut Ui,
    table: &Table,
    hovered: Option<Year>,
    selected: Option<Selection>,
    hands: &TableHands<'_>,
    library: &Library<'_>,
) -> TableResponse {
    grid_ui(ui, table, hovered, ChosenCell::Figure(selected), Some(hands), library)
}

/// What can be done with the figures of a table besides reading them. A figure is named by the key of its column and
/// its selection.
pub struct TableHands<'a> {
    /// Whether it can be set.
    pub can_set: &'a dyn Fn(&str, Selection) -> bool,
    /// Why it cannot.
    pub why_not: &'a dyn Fn(&str, Selection) -> String,
    /// What a screen reader is told of those that can.
    pub hint: &'a str,
    /// Whether its signs, notes and sources stand below it, and not elsewhere in the view.
    pub has_foot: bool,
    /// The figure that something stands over or under, whose place is sought.
    pub sought: Option<(&'a str, Selection)>,
}

/// That a cell is to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellSetting {
    /// By its row and its column.
    pub place: CellPlace,
    /// What was typed already.
    pub text: Option<String>,
    /// Whether it is to be explained where it cannot be set.
    pub else_explains: bool,
}

/// What of a table is chosen.
#[derive(Debug, Clone, Copy)]
enum ChosenCell {
    /// A figure that is explained.
    Figure(Option<Selection>),
    /// A cell that says on whom it rests.
    Cell(Option<CellPlace>),
    /// A row.
    Row(Option<usize>),
}

fn grid_ui(
    ui: &mut Ui,
    table: &Table,
    hovered: Option<Year>,
    selected: ChosenCell,
    hands: Option<&TableHands<'_>>,
    library: &Library<'_>,
) -> TableResponse {
    let table = &*table.with_named_sources(library);
    let id = ui.make_persistent_id(TABLE);
    let room = ui.available_rect_before_wrap();
    let foot = foot_of(table, library).lay(ui, room.width(), most_lines(room.width()));

    let builder = UiBuilder::new()
        .max_rect(room)
        .layout(egui::Layout::top_down(egui::Align::Min))
        .accessibility_role(Role::Table)
        .accessibility_label(&table.title);
    ui.scope_builder(builder, |ui| {
        let grid = TableGrid::new(ui, table, room.width());
        let has_foot =
            hands.is_none_or(|hands| hands.has_foot) && room.height() >= grid.least() + foot.height;
        let most = if has_foot { room.height() - foot.height } else { room.height() };
        let height = grid.whole_rows(most.max(grid.least()));
        let shown = TablePainter { table, grid: &grid, id, hovered, selected, hands }.show(ui, height);
        if has_foot {
            foot.show(ui, library.language());
        }
        shown
    })
    .inner
}

/// How high a table wants to be, with its foot.
pub fn height(ui: &Ui, table: &Table, width: f32, library: &Library<'_>) -> f32 {
    let table = &*table.with_named_sources(library);
    let foot = foot_of(table, library).lay(ui, width, most_lines(width));
    TableGrid::new(ui, table, width).size().y + foot.height
}

/// How high a table wants to be whose foot stands elsewhere, and the least height in which it is of use.
pub fn heights_without_foot(ui: &Ui, table: &Table, width: f32) -> (f32, f32) {
    let grid = TableGrid::new(ui, table, width);
    (grid.size().y, grid.least())
}

/// The least height in which a table is of use: its head, a row and its foot.
pub fn least_height(ui: &Ui, table: &Table, width: f32, library: &Library<'_>) -> f32 {
    let table = &*table.with_named_sources(library);
    let foot = foot_of(table, library).lay(ui, width, most_lines(width));
    TableGrid::new(ui, table, width).least() + foot.height
}

/// A narrow table is a low one as well; it keeps its rows rather than its notes.
fn most_lines(width: f32) -> u8 {
    if width < 900.0 { 1 } else { 2 }
}

/// What the signs mean, the notes, the sources.
fn foot_of(table: &Table, library: &Library<'_>) -> Foot {
    Foot {
        key: table.signs(library.language()).join("   "),
        notes: table.notes.clone(),
        sources: source_names(&table.sources, library),
        language: library.language(),
    }
}

/// The place of a cell: its row and its column.
pub type CellPlace = (usize, usize);

struct TablePainter<'a> {
    table: &'a Table,
    grid: &'a TableGrid,
    id: Id,
    hovered: Option<Year>,
    selected: ChosenCell,
    hands: Option<&'a TableHands<'a>>,
}

impl TablePainter<'_> {
    fn show(&self, ui: &mut Ui, height: f32) -> TableResponse {
        // Head and years do not scroll, so nothing fades into them.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        let area = ScrollArea::both().id_salt(self.id).max_height(height).auto_shrink([false, true]);
        area.show_viewport(ui, |ui, _| {
            let (all, _) = ui.allocate_exact_size(self.grid.size(), Sense::hover());
            self.paint(ui, all)
        })
        .inner
    }

    fn paint(&self, ui: &mut Ui, all: Rect) -> TableResponse {
        let mut shown = TableResponse::default();
        let view = ui.clip_rect();
        let left = view.left().max(all.left()).max(ui.min_rect().left());
        let top = view.top().max(all.top());
        let frozen = Rangef::new(left, left + self.grid.frozen());
        let body = Rect::from_min_max(pos2(left, top + self.grid.head), view.max.min(all.max));
        // Where the column of years stays it must not be painted over.
        let loose = body.with_min_x(frozen.max);

        let pointed =
            ui.rect_contains_pointer(body).then(|| ui.input(|input| input.pointer.hover_pos())).flatten();
        let first_row = all.top() + self.grid.head;
        let pointed_row = pointed.map(|at| ((at.y - first_row) / theme::ROW).floor().max(0.0) as usize);
        shown.hovered = pointed_row.and_then(|row| self.table.rows.get(row)).and_then(|row| row.year);

        let chosen = self.chosen();
        let reached = chosen.or_else(|| self.first_with_selection());
        let moved = self.keys(ui, reached, &mut shown);
        let chosen_row = if let ChosenCell::Row(row) = self.selected { row } else { None };

        for (idx, row) in self.table.rows.iter().enumerate() {
            let upright = self.grid.upright(all.top(), idx);
            if !upright.intersects(body.y_range()) && Some(idx) != reached.map(|place| place.0) {
                continue;
            }
            let is_read = row.year.is_some() && row.year == shown.hovered.or(self.hovered);
            let whole = Rect::from_x_y_ranges(all.x_range(), upright);
            if chosen_row == Some(idx) {
                let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
                painter.rect_filled(whole, 0, theme::color(theme::palette(ui).selection));
            }
            self.paint_row(ui, idx, whole, body, is_read);
            for (column, cell) in row.cells.iter().enumerate() {
                let stays = column == 0;
                let across = if stays { frozen } else { self.grid.across(all.left(), column) };
                let rect = Rect::from_x_y_ranges(across, upright);
                let clip = if stays { body.with_max_x(frozen.max) } else { loose };
                let place_of = (idx, column);
                let is_reached = reached == Some(place_of);
                let is_chosen = chosen == Some((idx, column)) || chosen_row == Some(idx);
                if self.is_sought(place_of) {
                    shown.found = Some((rect, clip));
                }
                if !rect.intersects(clip) && !is_reached {
                    continue;
                }
                let response = self.cell_ui(ui, (idx, column), cell, rect, clip, is_reached, is_chosen);
                if response.hovered() {
                    shown.pointed = cell.selection;
                }
                if !self.has_rows() && self.can_choose(cell) {
                    let by_keyboard = is_reached && asks_for_menu(ui, &response);
                    if by_keyboard || response.secondary_clicked() || response.context_menu_opened() {
                        let place = (idx, column);
                        shown.menu = Some(CellMenu { place, response: response.clone(), by_keyboard });
                    }
                }
                let is_chosen_now = response.clicked() || response.secondary_clicked();
                if is_chosen_now && self.can_choose(cell) {
                    shown.selected = cell.selection;
                    shown.place = Some((idx, column));
                    if response.double_clicked() {
                        self.ask(place_of, &mut shown);
                    }
                    // The keyboard goes by rows where these are chosen.
                    let reached = if self.has_rows() { 0 } else { column };
                    ui.memory_mut(|memory| memory.request_focus(self.cell_id((idx, reached))));
                }
            }
        }
        self.paint_head(ui, all, left, top, frozen, view);
        if let Some(place) = self.told_now(ui) {
            self.scroll_to(ui, all, place);
        }
        if let Some((row, column)) = moved {
            shown.selected = self.table.rows[row].cells[column].selection;
            shown.place = Some((row, column));
            ui.memory_mut(|memory| memory.request_focus(self.cell_id((row, column))));
            self.scroll_to(ui, all, (row, column));
        }
        shown
    }

    /// Shows a cell whole, clear of the head and of the column of years.
    fn scroll_to(&self, ui: &Ui, all: Rect, (row, column): CellPlace) {
        let across = self.grid.across(all.left(), column);
        let upright = self.grid.upright(all.top(), row);
        let wanted = Rect::from_x_y_ranges(across, upright);
        let around = Rect::from_min_max(wanted.min - vec2(self.grid.frozen(), self.grid.head), wanted.max);
        ui.scroll_to_rect_animation(around, None, egui::style::ScrollAnimation::none());
    }

    /// The cell whose sources are told, if that is news: it may have been chosen elsewhere.
    fn told_now(&self, ui: &Ui) -> Option<CellPlace> {
        let ChosenCell::Cell(_) = self.selected else { return None };
        let (key, chosen) = (self.id.with("told"), self.chosen());
        let before: Option<CellPlace> = ui.data(|data| data.get_temp(key)).unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(key, chosen));
        chosen.filter(|_| chosen != before)
    }

    /// The ground of a row and the line under it.
    fn paint_row(&self, ui: &Ui, idx: usize, rect: Rect, body: Rect, is_read: bool) {
        let palette = theme::palette(ui);
        let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
        let is_sum = self.table.is_sum(idx);
        let after_sum = idx > 0 && self.table.is_sum(idx - 1);
        if is_read {
            painter.rect_filled(rect, 0, theme::color(palette.hairline).gamma_multiply(0.6));
        }
        if is_sum && !after_sum {
            painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme::color(palette.border)));
        } else if idx > 0 && idx.is_multiple_of(GROUP) && !is_sum {
            painter.hline(rect.x_range(), rect.top(), theme::hairline(ui));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what a cell is and how it stands")]
    fn cell_ui(
        &self,
        ui: &Ui,
        place: CellPlace,
        cell: &Cell,
        rect: Rect,
        clip: Rect,
        is_reached: bool,
        is_chosen: bool,
    ) -> Response {
        let palette = theme::palette(ui);
        let fonts = TableFonts::of(ui);
        // Only one cell is a stop of the Tab key; arrows reach the others.
        let sense = match (self.can_choose(cell), is_reached) {
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
            (false, _) => Sense::hover(),
        };
        let response = ui.interact(rect.intersect(clip), self.cell_id(place), sense);
        // Where nothing stands, of what it is.
        let told = if cell.told().is_empty() { &self.table.columns[place.1].head } else { cell.told() };
        response.widget_info(|| WidgetInfo::selected(Role::Cell, ui.is_enabled(), is_chosen, told));

        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let is_sum = self.table.is_sum(place.0);
        let is_unknown = cell.marks.contains(&CellMark::Unknown);
        let colour = |colour: Colour| theme::color(colour);
        // A row has one ground for all its cells.
        let of_row = self.has_rows();
        if is_chosen && !of_row {
            painter.rect_filled(rect.shrink(1.0), theme::CORNER, colour(palette.selection));
        }
        let words = match (is_unknown, place.1) {
            (true, _) => colour(palette.weak),
            (_, 0) => colour(palette.secondary),
            _ => colour(palette.text),
        };
        let inner = rect.shrink2(vec2(SIDE, 0.0));
        let font = if is_sum { &fonts.bold } else { &fonts.body };
        let text = match self.table.columns[place.1].align {
            Align::Left => cut_galley(ui, &cell.text, font, inner.width()),
            Align::Right => galley(ui, &cell.text, font),
        };
        let is_cut = text.elided;
        let y = rect.center().y - text.size().y / 2.0;
        let gutter = self.grid.gutters[place.1];
        let right = inner.right() - gutter;
        let x = match self.table.columns[place.1].align {
            Align::Left => inner.left(),
            Align::Right => right - text.size().x,
        };
        painter.galley(pos2(x, y), text, words);
        for (idx, sign) in cell.marks.iter().filter_map(|mark| mark.sign()).enumerate() {
            let sign = galley(ui, sign, &fonts.caption);
            let at = pos2(right + 3.0 + idx as f32 * SIGN, rect.center().y - sign.size().y / 2.0);
            painter.galley(at, sign, colour(palette.weak));
        }
        if (is_chosen && !of_row) || response.has_focus() {
            let ring =
                if response.has_focus() { theme::ring(ui) } else { Stroke::new(1.5, colour(palette.accent)) };
            painter.rect_stroke(rect.shrink(1.0), theme::CORNER, ring, StrokeKind::Inside);
        }
        // The rest is in the row already.
        let response = if cell.marks.is_empty() && !is_cut { response } else { response.on_hover_text(told) };
        self.tell_setting(ui, place, cell, response)
    }

    /// The head over everything that scrolls, and the edge of the column that stays.
    fn paint_head(&self, ui: &Ui, all: Rect, left: f32, top: f32, frozen: Rangef, view: Rect) {
        let palette = theme::palette(ui);
        let fonts = TableFonts::of(ui);
        let right = view.right().min(all.right());
        let band = Rect::from_x_y_ranges(left..=right, top..=top + self.grid.head);
        let painter = ui.painter().with_clip_rect(band.intersect(view));
        for (idx, column) in self.table.columns.iter().enumerate() {
            let across = if idx == 0 { frozen } else { self.grid.across(all.left(), idx) };
            let clip = if idx == 0 { band.with_max_x(frozen.max) } else { band.with_min_x(frozen.max) };
            let painter = painter.with_clip_rect(clip.intersect(view));
            let inner = across.shrink(SIDE);
            let right = inner.max - self.grid.gutters[idx];
            let line = |text: &str, y: f32, colour: Colour| {
                let text = galley(ui, text, &fonts.caption);
                let x = match column.align {
                    Align::Left => inner.min,
                    Align::Right => right - text.size().x,
                };
                painter.galley(pos2(x, y), text, theme::color(colour));
            };
            let height = ui.text_style_height(&TextStyle::Small);
            let bottom = band.bottom() - gap::TINY;
            let above = if column.unit.is_empty() { bottom } else { bottom - height };
            let head = head_galley(ui, column, &fonts.caption);
            let x = match column.align {
                Align::Left => inner.min,
                Align::Right => right,
            };
            let place = pos2(x, above - head.size().y);
            painter.galley(place, head, theme::color(palette.secondary));
            line(&column.unit, bottom - height, palette.weak);
        }
        let line = Stroke::new(1.0, theme::color(palette.border));
        ui.painter().hline(band.x_range(), band.bottom() - 0.5, line);
        if all.right() > view.right() + 1.0 {
            fade(ui, Rect::from_min_max(pos2(view.right() - FADE, top), view.right_bottom()));
        }
        if all.left() < left - 0.5 {
            let down = top..=view.bottom().min(all.bottom());
            ui.painter().vline(frozen.max, down, theme::hairline(ui));
        }
    }

    /// What Enter and a double click ask for: to set what can be set, else why the figure is what it is.
    fn ask(&self, place: CellPlace, shown: &mut TableResponse) {
        match self.hands {
            Some(_) => shown.sets = Some(CellSetting { place, text: None, else_explains: true }),
            None => shown.explains = true,
        }
    }

    /// Whether it is the figure whose place is sought.
    fn is_sought(&self, (row, column): CellPlace) -> bool {
        let sought = self.hands.and_then(|hands| hands.sought);
        let cell = &self.table.rows[row].cells[column];
        sought.is_some_and(|(key, selection)| {
            cell.selection == Some(selection) && self.table.columns[column].key == key
        })
    }

    /// Says of a cell whether it can be set, and where the pointer rests on one that cannot, why.
    fn tell_setting(&self, ui: &Ui, place: CellPlace, cell: &Cell, response: Response) -> Response {
        let Some((hands, selection)) = self.hands.zip(cell.selection) else { return response };
        let key = self.table.columns[place.1].key.as_str();
        let can_set = (hands.can_set)(key, selection);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if can_set {
                node.set_description(hands.hint);
            } else {
                node.set_read_only();
            }
        });
        if can_set {
            return response;
        }
        response.on_hover_ui(|ui| {
            ui.label(theme::caption((hands.why_not)(key, selection)));
        })
    }

    fn cell_id(&self, place: CellPlace) -> Id {
        cell_id(self.id, self.table, place)
    }

    /// Whether rows are chosen as a whole.
    fn has_rows(&self) -> bool {
        matches!(self.selected, ChosenCell::Row(_))
    }

    /// Whether a cell has something to tell.
    fn can_choose(&self, cell: &Cell) -> bool {
        match self.selected {
            ChosenCell::Figure(_) => cell.selection.is_some(),
            ChosenCell::Cell(_) => cell.rests_on.is_some(),
            ChosenCell::Row(_) => true,
        }
    }

    fn chosen(&self) -> Option<CellPlace> {
        let selected = match self.selected {
            ChosenCell::Figure(selected) => selected?,
            ChosenCell::Cell(place) => {
                let (row, column) = place?;
                return self.table.rows.get(row)?.cells.get(column).map(|_| (row, column));
            }
            // The keyboard stays in its column.
            ChosenCell::Row(row) => return self.table.rows.get(row?).map(|_| (row.unwrap_or_default(), 0)),
        };
        let is_it = |cell: &Cell| cell.selection == Some(selected);
        let mut rows = self.table.rows.iter().enumerate();
        rows.find_map(|(row, of)| Some((row, of.cells.iter().position(is_it)?)))
    }

    fn first_with_selection(&self) -> Option<CellPlace> {
        let mut rows = self.table.rows.iter().enumerate();
        rows.find_map(|(row, of)| Some((row, of.cells.iter().position(|cell| self.can_choose(cell))?)))
    }

    /// What the keyboard asks for; the cell that it goes to.
    fn keys(&self, ui: &Ui, reached: Option<CellPlace>, shown: &mut TableResponse) -> Option<CellPlace> {
        let place = reached?;
        let id = self.cell_id(place);
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
        if pressed(Key::Enter) || pressed(Key::Space) {
            shown.selected = self.table.rows[place.0].cells[place.1].selection;
            shown.place = Some(place);
            if pressed(Key::Enter) { self.ask(place, shown) } else { shown.explains = true }
        }
        if self.hands.is_some() {
            setting_keys(ui, place, shown);
        }
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::Copy if self.has_rows() => shown.copies = true,
                    Event::Copy => shown.copied = Some(self.table.rows[place.0].cells[place.1].clone()),
                    Event::Paste(text) if shown.sets.is_none() => shown.pasted = Some(text.clone()),
                    _ => {}
                }
            }
        });
        let last_row = self.table.rows.len().cast_signed();
        let directions = [
            (Key::ArrowUp, (-1, 0)),
            (Key::ArrowDown, (1, 0)),
            (Key::ArrowLeft, (0, -1)),
            (Key::ArrowRight, (0, 1)),
            (Key::PageUp, (-10, 0)),
            (Key::PageDown, (10, 0)),
            (Key::Home, (0, -last_row)),
            (Key::End, (0, last_row)),
        ];
        let (_, step) = directions.into_iter().find(|(key, _)| pressed(*key))?;
        if self.has_rows() && step.1 != 0 {
            return None;
        }
        self.next(place, step)
    }

    /// The next cell with a figure in a direction; with longer steps the farthest one.
    fn next(&self, from: CellPlace, (down, right): (isize, isize)) -> Option<CellPlace> {
        let steps = down.unsigned_abs().max(right.unsigned_abs());
        let jumps = steps > 1;
        let most = if jumps { steps } else { usize::MAX };
        let mut at = from;
        let mut found = None;
        for _ in 0..most {
            let row = at.0.checked_add_signed(down.signum());
            let column = at.1.checked_add_signed(right.signum());
            let (Some(row), Some(column)) = (row, column) else { break };
            let Some(cell) = self.table.rows.get(row).and_then(|row| row.cells.get(column)) else { break };
            at = (row, column);
            if self.can_choose(cell) {
                found = Some(at);
                if !jumps {
                    break;
                }
            }
        }
        found
    }
}

/// Whether the keyboard asks for the menu of the cell on which it is.
fn asks_for_menu(ui: &Ui, response: &Response) -> bool {
    let asks = |input: &mut egui::InputState| {
        input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
    };
    response.has_focus() && ui.input_mut(asks)
}

/// By year, so that the keyboard stays on its cell while rows come and go.
fn cell_id(id: Id, table: &Table, (row, column): CellPlace) -> Id {
    let year = table.rows[row].year;
    let earlier = table.rows[..row].iter().filter(|earlier| earlier.year == year).count();
    // A column keeps its name when another one comes before it.
    let columns = &table.columns;
    let key = columns[column].key.as_str();
    let alike = columns[..column].iter().filter(|before| before.key == key).count();
    id.with((year, earlier, key, alike))
}

/// Gives the keyboard to a cell of the table that was painted in `ui`.
pub fn focus(ui: &Ui, table: &Table, place: CellPlace) {
    let id = cell_id(ui.make_persistent_id(TABLE), table, place);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Whether a value may begin so.
fn begins_value(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '−' | '₩' | '$'))
}

/// Whether it is one cell of a sheet, and a number.
fn is_one_value(text: &str) -> bool {
    let text = text.trim();
    !text.contains(['\t', '\n']) && begins_value(text)
}

/// What the keys ask for where figures can be set: F2, what begins a value, one value from the clipboard.
fn setting_keys(ui: &Ui, place: CellPlace, shown: &mut TableResponse) {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2)) {
        shown.sets = Some(CellSetting { place, text: None, else_explains: false });
    }
    let clears =
        |input: &egui::InputState| input.key_pressed(Key::Delete) || input.key_pressed(Key::Backspace);
    shown.clears = ui.input(clears).then_some(place);
    let mut typed: Option<String> = None;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) if typed.is_some() || begins_value(text) => {
                typed.get_or_insert_default().push_str(text);
                false
            }
            Event::Paste(text) if typed.is_none() && is_one_value(text) => {
                typed = Some(text.trim().to_owned());
                false
            }
            _ => true,
        });
    });
    if typed.is_some() {
        shown.sets = Some(CellSetting { place, text: typed, else_explains: false });
    }
}
