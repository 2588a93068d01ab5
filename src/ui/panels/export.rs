//! Exporting: at the left what leaves the program and in which form, at the right what it will look
//! like, below it where it goes.
//!
//! The choices stay for the next time. Where the window is small there is no preview, and the choices
//! scroll. The panel goes away when the export has begun; while it is asked whether a file may be
//! written over, it stays behind the question.

mod parts;

use std::path::{Path, PathBuf};

use eframe::egui;
use egui::style::ScrollStyle;
use egui::{Align, Context, Grid, Id, Key, Label, Layout, Margin, ScrollArea, TextEdit, Ui, Vec2, vec2};

use rust_decimal::Decimal;

use self::parts::{choice_ui, pages_ui, picture_ui, text_ui, typed_ui};
use crate::app::Action;
use crate::app::App;
use crate::app::ChartName;
use crate::app::Colours;
use crate::app::DocumentId;
use crate::app::DrawnIn;
use crate::app::Export;
use crate::app::Exported;
use crate::app::Format;
use crate::app::Picture;
use crate::app::Preset;
use crate::app::Preview;
use crate::app::RecordPage;
use crate::app::ReportLength;
use crate::app::Run;
use crate::app::TypedSize;
use crate::app::ViewKind;
use crate::app::with_ending;
use crate::model::{Date, Years};
use crate::present::{ChartLook, PlotKind, Remark};
use crate::text::numbers::{self, Digits};
use crate::text::say_with;
use crate::text::{Language, Sentence, key};
use crate::ui::editor;
use crate::ui::file_list::FilePurpose;
use crate::ui::modal;
use crate::ui::path_entry::{Browse, Browsing, PathEntry, own_list_ui, path_ui};
use crate::ui::state::ChartHand;
use crate::ui::theme;
use crate::ui::theme::gap;

/// Width of the choices.
const CHOICES: f32 = 440.0;
/// Width of the names of the choices.
const NAMES: f32 = 94.0;
/// Below this width of the panel there is no preview.
const WIDE: f32 = 800.0;
/// Width of a field for a date.
const DATE: f32 = 112.0;
/// Width of a field for words.
const TYPED: f32 = 220.0;

/// What is being exported, and how it was done before.
#[derive(Debug, Clone, Default)]
pub struct ExportState {
    choices: Choices,
    /// Whether the panel is open.
    is_open: bool,
    entry: Option<ExportEntry>,
}

impl ExportState {
    /// Opens the panel; `sight` are the years that were brought in sight of the chart, if some were.
    pub fn open(&mut self, sight: Option<Years>) {
        self.choices.sight = sight;
        self.is_open = true;
    }

    /// Closes the panel; the next time it begins in the same folder.
    pub fn close(&mut self) {
        self.is_open = false;
        if let Some(entry) = self.entry.take() {
            let path = entry.path.path();
            self.choices.folder = path.parent().map(Path::to_owned).or(self.choices.folder.take());
            self.choices.size = entry.size;
        }
    }

    /// Copies the chart as it would be exported, but for what is typed anew each time.
    pub fn copy(&mut self, app: &App, sight: Option<Years>) -> Run {
        self.choices.sight = sight;
        self.choices.keep_remarks(app);
        let language = self.choices.language.unwrap_or(app.language());
        let format = self.choices.last(Format::is_picture);
        let what = Exported { picture: self.choices.picture_of(app), ..Exported::of(format) };
        Run::CopyPicture { what, language, date: None }
    }

    /// Whether the panel is open.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// The path as it is being typed, if the panel is open.
    pub fn path(&self) -> Option<&PathEntry> {
        self.entry.as_ref().map(|entry| &entry.path)
    }

    /// The same, to be changed.
    pub fn path_mut(&mut self) -> Option<&mut PathEntry> {
        self.entry.as_mut().map(|entry| &mut entry.path)
    }
}

/// What is remembered until the program ends.
#[derive(Debug, Clone, Default)]
struct Choices {
    /// The formats that were chosen, the last one first.
    formats: Vec<Format>,
    /// How much a report tells.
    length: ReportLength,
    /// Its title is typed anew each time.
    picture: Picture,
    /// The size of one's own as it was typed.
    size: String,
    /// The scenario at whose years words were written: they are not those of another one.
    remarks_of: Option<DocumentId>,
    /// The years that were brought in sight of the chart, as long as the panel is open.
    sight: Option<Years>,
    /// Whether the picture has these alone.
    is_of_sight: bool,
    /// The language of the interface until one is chosen.
    language: Option<Language>,
    folder: Option<PathBuf>,
}

/// The resolutions that are offered, in pixels to an inch.
const RESOLUTIONS: [u16; 4] = [72, 144, 300, 600];

/// What is typed anew each time.
#[derive(Debug, Clone)]
struct ExportEntry {
    path: PathEntry,
    date: String,
    /// A title that was typed in the place of the chart's own.
    title: Option<String>,
    /// A size of one's own; empty as long as it is one for a use.
    size: String,
    /// Words at years.
    remarks: String,
}

/// The years that were brought in sight of the chart that is looked at; none if it is as at first.
pub fn years_in_sight(app: &App, hand: &ChartHand) -> Option<Years> {
    let years = match app.shown().view {
        ViewKind::Projection => app.view()?.chart.years,
        ViewKind::Compare => app.comparison()?.view.chart.years,
        ViewKind::Record => match app.record_shown().page {
            RecordPage::Page(_) => app.record_view().chart.years,
            RecordPage::Trial => app.tried()?.as_ref().as_ref().ok()?.view.chart.years,
        },
        ViewKind::Negotiation => return None,
    };
    let seen = hand.sight(years)?.seen(years);
    (seen != years && !seen.is_empty()).then_some(seen)
}

/// What the chart that is looked at plots.
fn plot_of(app: &App) -> PlotKind {
    let chart = match app.shown().view {
        ViewKind::Projection => app.view().map(|view| view.chart.years),
        // Small charts side by side plot amounts.
        ViewKind::Compare => {
            let page = app.comparison().filter(|page| page.side_by_side.is_none());
            page.map(|page| page.view.chart.years)
        }
        ViewKind::Record | ViewKind::Negotiation => None,
    };
    chart.map_or_else(PlotKind::default, |years| app.plot_over(years))
}

impl Choices {
    /// Forgets the words at years where they were those of another scenario.
    fn keep_remarks(&mut self, app: &App) {
        let now = app.shown().document;
        if self.remarks_of != now {
            self.picture.look.remarks.clear();
        }
        self.remarks_of = now;
    }

    /// The picture as it was chosen; where there is no such chart, of the one that the view is about.
    fn picture_of(&self, app: &App) -> Picture {
        let charts = app.charts();
        let is_there = charts.contains(&self.picture.chart);
        let chart = if is_there { self.picture.chart } else { charts.first().copied().unwrap_or_default() };
        let years = self.sight.filter(|_| self.is_of_sight && chart.has_look());
        let look = ChartLook { plot: plot_of(app), years, ..self.picture.look.clone() };
        Picture { chart, look, ..self.picture.clone() }
    }

    /// The format as it was chosen, as far as what is shown can leave in it.
    fn format(&self, app: &App) -> Format {
        let chosen = self.formats.first().copied().unwrap_or_default();
        if app.formats().contains(&chosen) { chosen } else { Format::Csv }
    }

    /// The format that was chosen last of those that `fits` is true of.
    fn last(&self, fits: impl Fn(Format) -> bool) -> Format {
        let mut known = self.formats.iter().copied().chain(Format::ALL);
        known.find(|&format| fits(format)).unwrap_or_default()
    }

    fn choose(&mut self, format: Format) {
        self.formats.retain(|known| *known != format);
        self.formats.insert(0, format);
    }

    fn what(&self, app: &App) -> Exported {
        Exported { format: self.format(app), length: self.length, picture: self.picture_of(app) }
    }
}

impl ExportEntry {
    fn new(app: &App, choices: &Choices, folder: &Path, today: Option<Date>) -> Self {
        let folder = choices.folder.as_deref().unwrap_or(folder);
        let what = choices.what(app);
        let name = format!("{}.{}", app.export_name(&what), what.format.ending());
        let text = folder.join(name).display().to_string();
        let date = today.map(|date| date.to_string()).unwrap_or_default();
        let remarks: Vec<String> = choices.picture.look.remarks.iter().map(Remark::to_string).collect();
        let size = choices.size.clone();
        Self { path: PathEntry::of(text), date, title: None, size, remarks: remarks.join("; ") }
    }

    /// The date that was typed; none if the field is empty.
    fn date(&self) -> Result<Option<Date>, ()> {
        match self.date.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| ()),
        }
    }
}

/// The day where the user is.
pub fn today() -> Option<Date> {
    jiff::ZonedDateTime::now().date().to_string().parse().ok()
}

/// The panel over the window, as long as something is to be exported. Returns whether the system's
/// dialog is wanted.
pub fn export_ui(
    ctx: &Context,
    app: &App,
    state: &mut ExportState,
    (folder, today): (&Path, Option<Date>),
    browsing: Browsing,
    out: &mut Vec<Action>,
) -> Option<Browse> {
    if !state.is_open() {
        return None;
    }
    if !app.can_export() {
        state.close();
        return None;
    }
    let choices = &mut state.choices;
    if state.entry.is_none() {
        choices.keep_remarks(app);
    }
    let mut entry = state.entry.take().unwrap_or_else(|| ExportEntry::new(app, choices, folder, today));

    let window = ctx.content_rect().size();
    let is_small = window.y < 480.0;
    let margin = if is_small { 12 } else { 24 };
    let frame = modal::frame(ctx).inner_margin(Margin::same(margin));
    let room = window - Vec2::splat(2.0 * f32::from(margin) + if is_small { 16.0 } else { 64.0 });
    let mut wants = None;
    let modal = modal::panel(Id::unique("export"), frame).show(ctx, |ui| {
        let size = vec2(room.x.min(1144.0), room.y.min(620.0));
        ui.set_width(size.x);
        if !is_small {
            modal::title_ui(ui, &app.say(key::EXPORT_TITLE));
        }
        let mut panel = Panel { app, choices, entry: &mut entry, enters: false };
        panel.panel_ui(ui, size, browsing, &mut wants, out)
    });
    let is_over = modal.inner || modal.should_close();
    state.entry = Some(entry);
    if is_over {
        state.close();
    }
    wants
}

/// The panel while it is painted.
struct Panel<'a> {
    app: &'a App,
    choices: &'a mut Choices,
    entry: &'a mut ExportEntry,
    /// Whether Enter was pressed in a field.
    enters: bool,
}

impl Panel<'_> {
    /// Whether it is over.
    fn panel_ui(
        &mut self,
        ui: &mut Ui,
        size: Vec2,
        browsing: Browsing,
        wants: &mut Option<Browse>,
        out: &mut Vec<Action>,
    ) -> bool {
        // Room for the path, what will be written and the buttons.
        let foot = 132.0;
        let height = (size.y - foot - 32.0).max(96.0);
        let top = ui.cursor().min;
        let is_wide = size.x >= WIDE;
        let width = if is_wide { CHOICES } else { size.x };
        let purpose = FilePurpose::Save { ending: self.choices.format(self.app).ending() };
        let lists = self.entry.path.shows_list(browsing, false);
        let row = vec2(size.x, height);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = gap::HUGE;
            // Where there is no room for both, the list stands in the place of the choices.
            let chooses = is_wide || !lists;
            ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                if !chooses {
                    self.list_ui(ui, browsing, purpose, vec2(width, height));
                    return;
                }
                if !is_wide {
                    // What is below is not missed.
                    ui.spacing_mut().scroll = ScrollStyle { foreground_color: true, ..ScrollStyle::solid() };
                }
                ScrollArea::vertical()
                    .id_salt("choices")
                    .max_height(height)
                    .auto_shrink(false)
                    .show(ui, |ui| self.choices_ui(ui));
            });
            if is_wide {
                let room = vec2(size.x - width - gap::HUGE, height);
                ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                    if lists {
                        self.list_ui(ui, browsing, purpose, room);
                    } else {
                        self.preview_ui(ui, room);
                    }
                });
            }
        });
        ui.advance_cursor_after_rect(egui::Rect::from_min_size(top, row));
        ui.add_space(gap::MEDIUM);

        let before = self.entry.path.text.clone();
        let place = (browsing, false);
        self.enters |= path_ui(ui, self.app, &mut self.entry.path, place, purpose, wants);
        if lists && self.enters && self.entry.path.enters_folder(ui.ctx(), self.app, purpose) {
            self.enters = false;
        }
        if self.entry.path.text != before {
            self.entry.path.several.clear();
            self.follow_ending();
        }
        let export = self.export();
        self.written_ui(ui, export.as_ref());
        let cancel = self.app.say(key::DIALOG_CANCEL);
        let primary = self.app.say(key::EXPORT_DO);
        let mut others = vec![cancel];
        if self.choices.format(self.app).is_picture() {
            others.push(self.app.say(key::MENU_COPY_PICTURE));
            others.push(self.app.say(key::EXPORT_COPY_DESCRIPTION));
        }
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let chosen = modal::buttons_ui(ui, &primary, export.is_some(), &others, 0);
        if chosen == Some(2) {
            let Export { what, language, date, .. } = self.shown();
            out.push(Action::Run(Run::CopyPicture { what, language, date }));
            return true;
        }
        if chosen == Some(3)
            && let Some(Preview::Picture { page, .. }) = self.app.preview(&self.shown())
        {
            out.push(Action::Run(Run::CopyText(page.summary.clone())));
        }
        let has_keyboard = ui.memory(|memory| memory.focused().is_some());
        let enters = self.enters || (!has_keyboard && ui.input(|input| input.key_pressed(Key::Enter)));
        if (chosen == Some(0) || enters) && self.app.question().is_none() {
            out.extend(export.map(|export| Action::Run(Run::Export(export))));
        }
        chosen == Some(1)
    }

    /// The program's own list of files; a file that is taken is the one to write.
    fn list_ui(&mut self, ui: &mut Ui, browsing: Browsing, purpose: FilePurpose<'_>, room: Vec2) {
        if own_list_ui(ui, self.app, &mut self.entry.path, browsing, purpose, room) {
            // The preview is back, and shows what will be written.
            self.entry.path.wants_list = Some(false);
        }
    }

    /// What would be exported now; none as long as something is no value.
    fn export(&self) -> Option<Export> {
        let text = self.entry.path.text.trim();
        let is_named = !text.is_empty() && !text.ends_with(std::path::MAIN_SEPARATOR);
        let is_dated = !self.choices.format(self.app).info().has_date || self.entry.date().is_ok();
        (is_named && is_dated).then(|| self.shown())
    }

    /// What is shown beside the choices.
    fn shown(&self) -> Export {
        let mut what = self.choices.what(self.app);
        what.picture.title.clone_from(&self.entry.title);
        let date = if self.choices.format(self.app).info().has_date {
            self.entry.date().unwrap_or_default()
        } else {
            None
        };
        let path = with_ending(&self.entry.path.path(), what.format.ending());
        Export { what, language: self.language(), date, path }
    }

    fn language(&self) -> Language {
        self.choices.language.unwrap_or(self.app.language())
    }

    fn choices_ui(&mut self, ui: &mut Ui) {
        Grid::new("choices").num_columns(2).min_col_width(NAMES).spacing(vec2(gap::MEDIUM, gap::TINY)).show(
            ui,
            |ui| {
                let before = self.choices.what(self.app);
                self.content_ui(ui);
                if self.choices.format(self.app).is_picture() {
                    self.chart_ui(ui);
                }
                self.format_ui(ui);
                self.length_ui(ui);
                self.picture_ui(ui);
                self.follow(&before);
                let app = self.app;
                let languages = Language::ALL.map(|language| (language, language.name().to_owned()));
                if let Some(chosen) = choice_ui(ui, &app.say(key::MENU_LANGUAGE), self.language(), &languages)
                {
                    self.choices.language = Some(chosen);
                }
                if self.choices.format(self.app).info().has_date {
                    self.date_ui(ui);
                }
            },
        );
        if let Some(Preview::Picture { own_title, .. }) = self.app.preview(&self.shown()) {
            self.title_ui(ui, &own_title);
        }
    }

    /// What leaves the program.
    fn content_ui(&mut self, ui: &mut Ui) {
        let app = self.app;
        let chosen = self.choices.format(app).info().content;
        let mut contents: Vec<(Sentence, String)> = Vec::new();
        for content in app.formats().iter().map(|format| format.info().content) {
            if contents.iter().all(|(known, _)| *known != content) {
                contents.push((content, app.say(content)));
            }
        }
        if let Some(content) = choice_ui(ui, &app.say(key::EXPORT_WHAT), chosen, &contents) {
            self.choices.choose(self.choices.last(|format| format.info().content == content));
        }
    }

    /// In which format, where there are several.
    fn format_ui(&mut self, ui: &mut Ui) {
        let chosen = self.choices.format(self.app);
        let content = chosen.info().content;
        let alike = self.app.formats().into_iter().filter(|format| format.info().content == content);
        let formats: Vec<(Format, String)> = alike.map(|format| (format, format.name())).collect();
        if formats.len() > 1
            && let Some(format) = choice_ui(ui, &self.app.say(key::EXPORT_FORMAT), chosen, &formats)
        {
            self.choices.choose(format);
        }
    }

    /// How much is told, if it is a report.
    fn length_ui(&mut self, ui: &mut Ui) {
        if self.choices.format(self.app).info().content != key::EXPORT_REPORT {
            return;
        }
        let lengths = ReportLength::ALL.map(|length| {
            let name = match length {
                ReportLength::Whole => key::EXPORT_LENGTH_WHOLE,
                ReportLength::Brief => key::EXPORT_LENGTH_BRIEF,
            };
            (length, self.app.say(name))
        });
        if let Some(length) = choice_ui(ui, &self.app.say(key::EXPORT_LENGTH), self.choices.length, &lengths)
        {
            self.choices.length = length;
        }
    }

    /// Which chart the picture shows, where there are several.
    fn chart_ui(&mut self, ui: &mut Ui) {
        let app = self.app;
        let charts: Vec<(ChartName, String)> =
            app.charts().iter().map(|&chart| (chart, app.say(chart.name()))).collect();
        let shown = self.choices.picture_of(app).chart;
        if charts.len() > 1
            && let Some(chart) = choice_ui(ui, &app.say(key::EXPORT_CHART), shown, &charts)
        {
            self.choices.picture.chart = chart;
            self.entry.title = None;
        }
        if let Some(sight) = self.choices.sight.filter(|_| shown.has_look()) {
            let seen = [("years", numbers::years(sight, app.language()).into())];
            let seen = say_with(app.language(), key::EXPORT_YEARS_IN_SIGHT, &seen);
            let years = [(false, app.say(key::EXPORT_YEARS_ALL)), (true, seen)];
            let chosen = choice_ui(ui, &app.say(key::EXPORT_YEARS), self.choices.is_of_sight, &years);
            self.choices.is_of_sight = chosen.unwrap_or(self.choices.is_of_sight);
        }
        if shown.has_look() {
            ui.allocate_space(Vec2::ZERO);
            ui.checkbox(&mut self.choices.picture.look.is_from_zero, app.say(key::EXPORT_FROM_ZERO));
            ui.end_row();
            self.remarks_ui(ui);
        }
    }

    /// Words of a hand's own at years.
    fn remarks_ui(&mut self, ui: &mut Ui) {
        let app = self.app;
        let read = |text: &str| {
            let written = text.split([';', '\n']).map(str::trim).filter(|remark| !remark.is_empty());
            written.map(|remark| remark.parse::<Remark>().ok()).collect::<Option<Vec<Remark>>>()
        };
        let names = [key::EXPORT_REMARKS, key::EXPORT_REMARKS_HINT, key::EXPORT_REMARKS_WRONG]
            .map(|key| app.say(key));
        let is_read = read(&self.entry.remarks).is_some();
        self.enters |= typed_ui(ui, &names, &mut self.entry.remarks, is_read, TYPED);
        if let Some(remarks) = read(&self.entry.remarks) {
            self.choices.picture.look.remarks = remarks;
        }
    }

    /// A size of one's own, in the place of one for a use.
    fn size_ui(&mut self, ui: &mut Ui) {
        let app = self.app;
        let dpi = self.choices.picture.dpi;
        let read = |text: &str| text.parse::<TypedSize>().ok()?.points(dpi);
        let names = [key::EXPORT_SIZE_OWN, key::EXPORT_SIZE_OWN_HINT, key::EXPORT_SIZE_OWN_WRONG]
            .map(|key| app.say(key));
        let is_empty = self.entry.size.trim().is_empty();
        let is_read = is_empty || read(&self.entry.size).is_some();
        self.enters |= typed_ui(ui, &names, &mut self.entry.size, is_read, TYPED);
        if let Some(size) = read(&self.entry.size) {
            (self.choices.picture.width, self.choices.picture.height) = size;
        }
    }

    /// How the picture is to be, if it is one.
    fn picture_ui(&mut self, ui: &mut Ui) {
        let (app, format) = (self.app, self.choices.format(self.app));
        if !format.is_picture() {
            return;
        }
        let said = |key: Sentence| app.say(key);
        let picture = &mut self.choices.picture;
        let sizes = Preset::ALL.map(|preset| (preset.size(), said(preset.key())));
        if let Some(size) = choice_ui(ui, &said(key::EXPORT_SIZE), (picture.width, picture.height), &sizes) {
            (picture.width, picture.height) = size;
            self.entry.size.clear();
        }
        self.size_ui(ui);
        let picture = &mut self.choices.picture;
        if format.drawn_in() == Some(DrawnIn::Pixels) {
            let resolutions = RESOLUTIONS.map(|dpi| (dpi, format!("{dpi} dpi")));
            if let Some(dpi) = choice_ui(ui, &said(key::EXPORT_SCALE), picture.dpi, &resolutions) {
                picture.dpi = dpi;
            }
        }
        let colours = Colours::ALL.map(|colours| (colours, said(colours.name())));
        if let Some(colours) = choice_ui(ui, &said(key::EXPORT_COLOURS), picture.colours, &colours) {
            picture.colours = colours;
        }
        if format.drawn_in() == Some(DrawnIn::Text) {
            ui.allocate_space(Vec2::ZERO);
            ui.checkbox(&mut picture.outlines, said(key::EXPORT_OUTLINES));
            ui.end_row();
        }
    }

    /// The title of the picture; emptied it is the chart's own again.
    fn title_ui(&mut self, ui: &mut Ui, own: &str) {
        ui.add_space(gap::SMALL);
        let label = ui.label(theme::secondary(ui, self.app.say(key::EXPORT_TITLE_OF_CHART)));
        let mut text = self.entry.title.clone().unwrap_or_else(|| own.to_owned());
        let edit = TextEdit::multiline(&mut text)
            .hint_text(own)
            .margin(Margin::symmetric(8, 4))
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .return_key(None);
        let field = ui.add(edit).labelled_by(label.id);
        editor::select_whole(&field, &text);
        if field.changed() {
            self.entry.title = Some(text.replace('\n', " "));
        }
        if field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.enters = true;
        }
    }

    /// An ending that is typed chooses its format, where what is exported has one of that ending.
    fn follow_ending(&mut self) {
        let typed = Path::new(self.entry.path.text.trim());
        let Some(ending) = typed.extension().and_then(|ending| ending.to_str()) else { return };
        let now = self.choices.format(self.app);
        if now.ends_so(ending) {
            return;
        }
        // Of two with that ending the one of what is exported already.
        let mut known: Vec<Format> =
            self.app.formats().into_iter().filter(|format| format.ends_so(ending)).collect();
        known.sort_by_key(|format| format.info().content != now.info().content);
        if let Some(format) = known.first() {
            self.choices.choose(*format);
        }
    }

    /// The path ends as its format does, and is called after what is exported as long as nobody named it;
    /// `before` is what was exported until now.
    fn follow(&mut self, before: &Exported) {
        let now = self.choices.what(self.app);
        if now == *before {
            return;
        }
        let (named, name) = (self.app.export_name(before), self.app.export_name(&now));
        let mut path = with_ending(Path::new(self.entry.path.text.trim()), now.format.ending());
        if path.file_stem().is_some_and(|stem| *stem == *named) {
            path.set_file_name(format!("{name}.{}", now.format.ending()));
        }
        self.entry.path.text = path.display().to_string();
        self.entry.path.several.clear();
    }

    fn date_ui(&mut self, ui: &mut Ui) {
        let names =
            [key::EXPORT_DATE, key::EXPORT_DATE_HINT, key::EXPORT_DATE_WRONG].map(|key| self.app.say(key));
        let is_date = self.entry.date().is_ok();
        self.enters |= typed_ui(ui, &names, &mut self.entry.date, is_date, DATE);
    }

    /// What will be written, as far as it can be seen.
    fn preview_ui(&self, ui: &mut Ui, room: Vec2) {
        let name = self.app.say(key::EXPORT_PREVIEW);
        match self.app.preview(&self.shown()) {
            Some(Preview::Picture { page, colours, .. }) => picture_ui(ui, &name, &page, colours, room),
            Some(Preview::Pages(pages)) => pages_ui(ui, &name, &pages, room),
            Some(Preview::Text(text)) => text_ui(ui, &text, room),
            None => {}
        }
    }

    /// The names of the files.
    fn written_ui(&self, ui: &mut Ui, export: Option<&Export>) {
        let text = export.map(|Export { what, path, .. }| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let (info, picture) = (what.format.info(), &what.picture);
            let sides: [Decimal; 2] = match what.format.drawn_in() {
                Some(DrawnIn::Pixels) => <[u64; 2]>::from(picture.pixels()).map(Decimal::from),
                _ => [picture.width, picture.height],
            };
            let [width, height] = sides.map(|side| numbers::number(side, Digits::AtMost(1)));
            let args = [("file", name.into()), ("width", width.into()), ("height", height.into())];
            say_with(self.app.language(), info.writes, &args)
        });
        let text = text.unwrap_or_else(|| self.app.say(key::DIALOG_PATH_NOTE));
        ui.add(Label::new(theme::caption(text)).wrap());
    }
}
