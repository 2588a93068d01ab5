//! In what terms amounts are shown: currency, prices, and what they are set against.
//!
//! Each choice stands in the line as what it is now and opens a small menu; what must be typed (a
//! year of prices, a rate of discount, a yearly cost) is typed in the menu it belongs to.

use eframe::egui;
use egui::{Button, Color32, Key, Label, Popup, PopupCloseBehavior, Response, RichText, Role, Sense, Stroke};
use egui::{StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::Action;
use crate::app::App;
use crate::app::Show;
use crate::app::ViewKind;
use crate::engine::Measure;
use crate::engine::Over;
use crate::engine::PriceIndex;
use crate::engine::Prices;
use crate::engine::RateBasis;
use crate::engine::Reading;
use crate::model::Currency;
use crate::model::Scenario;
use crate::model::Year;
use crate::model::Years;
use crate::present::PlotKind;
use crate::text::AmountUnit;
use crate::text::Hint;
use crate::text::Language;
use crate::text::Typed;
use crate::text::fields::series_name;
use crate::text::numbers;
use crate::text::numbers::currency_name;
use crate::text::reading::reading_name;
use crate::text::say;
use crate::text::say_with;
use crate::text::typed;
use crate::text::{Sentence, key};
use crate::ui::editor;
use crate::ui::theme;
use crate::ui::theme::gap;

/// The line of choices above the chart.
pub fn measures_ui(ui: &mut Ui, app: &App, scenario: &Scenario, out: &mut Vec<Action>) {
    let now = &app.shown().measure;
    let bar = MeasureBar { language: app.language(), main: scenario.currency(), scenario, now };
    let mut picked = None;
    bar.currency_ui(ui, &mut picked);
    bar.prices_ui(ui, &mut picked);
    bar.over_ui(ui, app, &mut picked, out);
    reading_ui(ui, app, out);
    if let Some(measure) = picked.filter(|measure| measure != now) {
        out.push(Action::Show(Show::Measure(measure)));
    }
}

/// The choice of how figures are read, where there is a baseline to read them against.
fn reading_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let (offered, now) = (app.readings(), app.reading());
    if offered.len() < 2 {
        return;
    }
    menu_ui(ui, &app.say(key::READING_NAME), &reading_name(now, app.language()), |ui| {
        for &reading in offered {
            if choice_ui(ui, reading == now, &reading_name(reading, app.language())) && reading != now {
                out.push(Action::Show(Show::Reading(reading)));
            }
        }
    });
}

struct MeasureBar<'a> {
    language: Language,
    main: Currency,
    scenario: &'a Scenario,
    now: &'a Measure,
}

impl MeasureBar<'_> {
    fn say(&self, key: Sentence) -> String {
        say(self.language, key)
    }

    fn currency_ui(&self, ui: &mut Ui, picked: &mut Option<Measure>) {
        // A share has no currency.
        if self.now.over.is_share() {
            return;
        }
        let mut currencies = vec![self.main];
        let others = self.scenario.rates.keys().copied().chain([Currency::USD]);
        for currency in others {
            if !currencies.contains(&currency) {
                currencies.push(currency);
            }
        }
        let chosen = self.now.currency_in(self.main);
        let name = |currency| currency_name(currency, self.language);
        menu_ui(ui, &self.say(key::MEASURE_CURRENCY), &name(chosen), |ui| {
            for currency in currencies {
                if choice_ui(ui, currency == chosen, &name(currency)) {
                    let currency = Some(currency).filter(|currency| *currency != self.main);
                    *picked = Some(Measure { currency, ..self.now.clone() });
                }
            }
            if chosen != self.main {
                ui.separator();
                for (rates, key) in [
                    (RateBasis::Scenario, key::MEASURE_RATES_SCENARIO),
                    (RateBasis::Average, key::MEASURE_RATES_AVERAGE),
                ] {
                    if choice_ui(ui, self.now.rates == rates, &self.say(key)) {
                        *picked = Some(Measure { rates, ..self.now.clone() });
                    }
                }
            }
        });
    }

    fn prices_ui(&self, ui: &mut Ui, picked: &mut Option<Measure>) {
        if self.now.over.is_share() {
            return;
        }
        let constant =
            |of: Year| say_with(self.language, key::MEASURE_CONSTANT_PRICES, &[("year", of.into())]);
        let current = self.say(key::MEASURE_CURRENT_PRICES);
        let (shown, by_now, of_now) = match self.now.prices {
            Prices::Current => (current.clone(), PriceIndex::Cpi, None),
            Prices::Constant { of, by } => (constant(of), by, Some(of)),
        };
        menu_ui(ui, &self.say(key::MEASURE_PRICES), &shown, |ui| {
            let mut pick = |prices| *picked = Some(Measure { prices, ..self.now.clone() });
            if choice_ui(ui, of_now.is_none(), &current) {
                pick(Prices::Current);
            }
            let mut years = vec![self.scenario.years.first.before(), self.scenario.years.first];
            years.extend(of_now.filter(|year| !years.contains(year)));
            for of in years {
                if choice_ui(ui, of_now == Some(of), &constant(of)) {
                    pick(Prices::Constant { of, by: by_now });
                }
            }
            let read = |text: &str| typed::read_year(text).map(|year| (year, year.to_string()));
            if let Some(of) = entry_ui(ui, &self.say(key::MEASURE_YEAR_OF_PRICES), read, self.language) {
                pick(Prices::Constant { of, by: by_now });
            }
            ui.separator();
            for by in [PriceIndex::Cpi, PriceIndex::GdpDeflator] {
                let text = series_name(by.series(), self.language);
                let is_chosen = of_now.is_some() && by == by_now;
                if choice_ui(ui, is_chosen, &text) {
                    pick(Prices::Constant { of: of_now.unwrap_or(self.scenario.years.first.before()), by });
                }
            }
        });
    }

    fn over_ui(&self, ui: &mut Ui, app: &App, picked: &mut Option<Measure>, out: &mut Vec<Action>) {
        let now = self.now;
        let keys = [
            (Over::Nothing, key::MEASURE_AMOUNT),
            (Over::DefenceBudget, key::MEASURE_SHARE_OF_DEFENCE_BUDGET),
            (Over::Gdp, key::MEASURE_SHARE_OF_GDP),
            (Over::Soldier, key::MEASURE_PER_SOLDIER),
        ];
        let mut shown = match now.over {
            Over::StationingCost(_) => self.say(key::MEASURE_SHARE_OF_STATIONING_COST),
            over => {
                let key = keys
                    .iter()
                    .find(|(known, _)| *known == over)
                    .map_or(key::MEASURE_AMOUNT, |(_, key)| *key);
                self.say(key)
            }
        };
        if !now.over.is_share() {
            if let Some(rate) = now.discount {
                shown = format!("{} {rate}", self.say(key::MEASURE_PRESENT_VALUE));
            }
            if now.cumulative {
                shown = format!("{shown}, {}", self.say(key::MEASURE_CUMULATIVE).to_lowercase());
            }
        }
        let plot = plot_of(app);
        if let Some((now, _)) = plot.filter(|(now, _)| *now != PlotKind::Level) {
            shown = format!("{shown} · {}", now.name(self.language));
        }
        menu_ui(ui, &self.say(key::MEASURE_SHOWN_AS), &shown, |ui| {
            if let Some((now, years)) = plot {
                plot_ui(ui, now, years, self.language, out);
                ui.separator();
            }
            let mut pick = |measure: Measure| *picked = Some(measure);
            let offered = |over: Over| over.quantity().is_none() || self.scenario.korea_pays();
            for (over, key) in keys.into_iter().filter(|&(over, _)| offered(over) || over == now.over) {
                if choice_ui(ui, now.over == over, &self.say(key)) {
                    pick(Measure { over, ..now.clone() });
                }
            }
            let unit = AmountUnit::usual(self.main, self.language);
            let other = AmountUnit::usual(self.main, self.language.other());
            let before = if let Over::StationingCost(cost) = now.over { Some(cost.into()) } else { None };
            let read = |text: &str| {
                let read = typed::read_amount_beside(text, unit, other, before);
                read.map(|cost| (cost, typed::echo(&cost, self.language)))
            };
            let name = self.say(key::MEASURE_SHARE_OF_STATIONING_COST);
            if let Some(cost) = entry_ui(ui, &name, read, self.language) {
                pick(Measure { over: Over::StationingCost(cost), ..now.clone() });
            }
            if now.over.is_share() {
                return;
            }
            ui.separator();
            for (cumulative, key) in [(false, key::MEASURE_EACH_YEAR), (true, key::MEASURE_CUMULATIVE)] {
                if choice_ui(ui, now.cumulative == cumulative, &self.say(key)) {
                    pick(Measure { cumulative, ..now.clone() });
                }
            }
            ui.separator();
            if choice_ui(ui, now.discount.is_none(), &self.say(key::MEASURE_NOT_DISCOUNTED)) {
                pick(Measure { discount: None, ..now.clone() });
            }
            let read = |text: &str| typed::read_rate(text).map(|rate| (rate, rate.to_string()));
            if let Some(rate) = entry_ui(ui, &self.say(key::MEASURE_PRESENT_VALUE_AT), read, self.language) {
                pick(Measure { discount: Some(rate), ..now.clone() });
            }
        });
    }
}

/// What the chart over the years plots, and its years; none where the view has no such chart to choose for.
fn plot_of(app: &App) -> Option<(PlotKind, Years)> {
    if app.reading() != Reading::Value {
        return None;
    }
    let years = match app.shown().view {
        ViewKind::Projection => app.view()?.chart.years,
        ViewKind::Compare => app.comparison().filter(|page| page.side_by_side.is_none())?.view.chart.years,
        ViewKind::Record | ViewKind::Negotiation => return None,
    };
    Some((app.plot_over(years), years))
}

/// The choice of what a chart over those years plots; an index can be 100 in any of them.
fn plot_ui(ui: &mut Ui, now: PlotKind, years: Years, language: Language, out: &mut Vec<Action>) {
    let mut pick = |plot| out.push(Action::Show(Show::Plot(plot)));
    ui.label(theme::caption(say(language, key::PLOT_NAME)));
    let mut offered = vec![PlotKind::Level, PlotKind::Change, PlotKind::Log];
    if let PlotKind::Index(_) = now {
        offered.push(now);
    }
    for plot in offered {
        if choice_ui(ui, plot == now, &plot.name(language)) {
            pick(plot);
        }
    }
    let read = |text: &str| {
        let known = |year: Year| {
            if years.contains(year) {
                Typed::Understood((year, numbers::year(year, language)))
            } else {
                Typed::NotUnderstood(Hint::NotInChart(years))
            }
        };
        match typed::read_year(text) {
            Typed::Understood(year) => known(year),
            read => read.map(|year| (year, numbers::year(year, language))),
        }
    };
    if let Some(year) = entry_ui(ui, &say(language, key::PLOT_INDEX_YEAR), read, language) {
        pick(PlotKind::Index(year));
    }
}

/// What is chosen now; its menu opens below.
pub(super) fn menu_ui(ui: &mut Ui, name: &str, chosen: &str, content: impl FnOnce(&mut Ui)) {
    named_menu_ui(ui, name, chosen, chosen, content);
}

/// The same where what stands there is shorter, or says more, than what is chosen.
pub(super) fn named_menu_ui(
    ui: &mut Ui,
    name: &str,
    chosen: &str,
    text: &str,
    content: impl FnOnce(&mut Ui),
) {
    let button = opener_ui(ui, &format!("{name}: {chosen}"), text, &TextStyle::Button).on_hover_text(name);
    Popup::menu(&button)
        .style(theme::menu_style)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(232.0);
            ui.set_max_width(320.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            content(ui);
        });
}

/// A word that opens something, with a small wedge behind it. It stands on the edge of what is
/// above and below it; ground and ring reach beyond.
pub(super) fn opener_ui(ui: &mut Ui, name: &str, text: &str, style: &TextStyle) -> Response {
    let palette = theme::palette(ui);
    let words = ui.painter().layout_no_wrap(text.to_owned(), style.resolve(ui.style()), Color32::PLACEHOLDER);
    let is_small = *style == TextStyle::Small;
    let height = if is_small { 24.0 } else { theme::CONTROL };
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 16.0, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));

    let around = rect.expand2(vec2(6.0, 0.0));
    if response.hovered() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        ui.painter().rect_filled(around, theme::CORNER, theme::color(palette.hairline));
    }
    let colour = theme::color(if is_small { palette.secondary } else { palette.text });
    let y = rect.center().y;
    let right = rect.left() + words.size().x;
    ui.painter().galley(pos2(rect.left(), y - words.size().y / 2.0), words, colour);
    let wedge = [(5.0, -2.0), (13.0, -2.0), (9.0, 2.5)].map(|(x, down)| pos2(right + x, y + down));
    let quiet = theme::color(palette.secondary);
    ui.painter().add(egui::Shape::convex_polygon(wedge.to_vec(), quiet, Stroke::NONE));
    if response.has_focus() {
        ui.painter().rect_stroke(around, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    response
}

/// One of several in a menu; whether it was chosen.
pub(super) fn choice_ui(ui: &mut Ui, is_chosen: bool, text: &str) -> bool {
    let width = ui.available_width();
    let button = Button::selectable(is_chosen, text).min_size(vec2(width, theme::CONTROL));
    let is_clicked = ui.add(button).clicked();
    if is_clicked {
        ui.close();
    }
    is_clicked
}

/// Something typed in a menu, with what was understood of it; its value on Enter.
pub(super) fn entry_ui<T: Clone>(
    ui: &mut Ui,
    name: &str,
    read: impl Fn(&str) -> Typed<(T, String)>,
    language: Language,
) -> Option<T> {
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 4));
    let entered = frame.show(ui, |ui| {
        // Menus have no borders; a field needs one.
        let palette = theme::palette(ui);
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = Stroke::new(theme::HAIRLINE, theme::color(palette.border));
        widgets.hovered.bg_stroke = Stroke::new(theme::HAIRLINE, theme::color(palette.secondary));
        typed_ui(ui, name, read, language)
    });
    if entered.inner.is_some() {
        ui.close();
    }
    ui.add_space(gap::TINY);
    entered.inner
}

/// Something typed, with what was understood of it; its value on Enter.
pub(super) fn typed_ui<T: Clone>(
    ui: &mut Ui,
    name: &str,
    read: impl Fn(&str) -> Typed<(T, String)>,
    language: Language,
) -> Option<T> {
    let id = ui.make_persistent_id(("entry", name));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let palette = theme::palette(ui);
    let entered = {
        let field = editor::entry_ui(ui, name, &mut text, "");
        let reading = read(&text);
        let (said, colour) = match &reading {
            Typed::Understood((_, echo)) => (echo.clone(), palette.secondary),
            Typed::Ambiguous(values) => {
                let echoes: Vec<&str> = values.iter().map(|(_, echo)| echo.as_str()).collect();
                (format!("{} {}", say(language, key::TYPED_WHICH), echoes.join(" / ")), palette.warning)
            }
            Typed::NotUnderstood(hint) => (hint.say(language), palette.error),
            Typed::Empty => (String::new(), palette.weak),
        };
        if !said.is_empty() {
            ui.add(Label::new(RichText::new(said).small().color(theme::color(colour))).wrap());
        }
        let enters = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        reading.understood().map(|(value, _)| value).filter(|_| enters)
    };
    if entered.is_some() {
        text.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
    entered
}
