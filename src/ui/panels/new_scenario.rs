//! A new scenario: who pays whom, in which currency and how it is rounded, over which years, and
//! whether it continues the record. One small form; what it says is read back in a line below.

use eframe::egui;
use egui::{Key, Label, ScrollArea, Ui};
use rust_decimal::Decimal;

use crate::app::{Action, App, NewScenario, Run, usual_rounding};
use crate::engine::check::LONGEST_TERM;
use crate::model::{Currency, Money, Parties, Scale, Year, Years};
use crate::text::numbers::{AmountUnit, Digits, currency_name, money_words, number, years};
use crate::text::parties::{parties_words, party_name, read_party};
use crate::text::{Sentence, key, say_with, typed};
use crate::ui::modal::{buttons_ui, title_ui};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::{editor, widgets};

/// What is typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScenarioDialog {
    pays: String,
    receives: String,
    currency: String,
    scale: Scale,
    rounding: String,
    first: String,
    last: String,
    continues_sma: bool,
    /// The currency that scale and rounding unit were last made usual for.
    usual_for: Option<Currency>,
    /// Whether the first field had the keyboard already; it has it first.
    has_begun: bool,
}

impl Default for NewScenarioDialog {
    fn default() -> Self {
        Self {
            pays: String::new(),
            receives: String::new(),
            currency: Currency::KRW.to_string(),
            scale: Scale::Million,
            rounding: String::new(),
            first: "2026".to_owned(),
            last: "2030".to_owned(),
            continues_sma: false,
            usual_for: None,
            has_begun: false,
        }
    }
}

impl NewScenarioDialog {
    /// The scenario that is asked for, or the key of what is not understood.
    fn read(&self) -> Result<NewScenario, Sentence> {
        let currency = self.read_currency().ok_or(key::NEW_SCENARIO_WHICH_CURRENCY)?;
        let rounding = self.read_rounding(currency).ok_or(key::NEW_SCENARIO_WHICH_ROUNDING)?;
        let year = |text: &str| typed::read_year(text).understood();
        let (first, last): (Year, Year) =
            year(&self.first).zip(year(&self.last)).ok_or(key::NEW_SCENARIO_WHICH_YEARS)?;
        let years = Years::new(first, last);
        if years.is_empty() || years.len() > LONGEST_TERM {
            return Err(key::NEW_SCENARIO_WHICH_YEARS);
        }
        let party = |text: &str| Some(read_party(text)).filter(|party| !party.is_empty());
        let parties = Parties { pays: party(&self.pays), receives: party(&self.receives) };
        Ok(NewScenario { parties, continues_sma: self.continues_sma, years, rounding })
    }

    fn read_currency(&self) -> Option<Currency> {
        self.currency.trim().to_uppercase().parse().ok()
    }

    fn read_rounding(&self, currency: Currency) -> Option<Money> {
        let count = typed::read_number(&self.rounding).understood()?;
        let money = Money::scaled(count, self.scale, currency)?;
        (money.amount > Decimal::ZERO).then_some(money)
    }

    /// Gives a currency that was chosen just now its usual scale and rounding unit.
    fn follow_currency(&mut self, app: &App) {
        let Some(currency) = self.read_currency().filter(|currency| self.usual_for != Some(*currency)) else {
            return;
        };
        self.usual_for = Some(currency);
        self.scale = AmountUnit::usual(currency, app.language()).scale;
        self.rounding = number(self.scale.count(usual_rounding(currency).amount), Digits::Exact);
    }
}

/// The form; whether it is over.
pub fn new_scenario_ui(ui: &mut Ui, app: &App, entry: &mut NewScenarioDialog, out: &mut Vec<Action>) -> bool {
    title_ui(ui, &app.say(key::MENU_NEW));
    entry.follow_currency(app);
    let room = (ui.ctx().content_rect().height() - 190.0).max(120.0);
    let enters = ScrollArea::vertical()
        .max_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = gap::TINY;
            fields_ui(ui, app, entry)
        })
        .inner;
    let read = entry.read();
    ui.add_space(gap::SMALL);
    let palette = theme::palette(ui);
    let (said, colour) = match &read {
        Ok(new) => (echo(new, app), palette.secondary),
        Err(key) => (app.say(*key), palette.error),
    };
    let words = egui::RichText::new(&said).small().color(theme::color(colour));
    let label = ui.add(Label::new(words).wrap());
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(egui::Role::Status);
        node.set_label(said);
    });
    let chosen =
        buttons_ui(ui, &app.say(key::NEW_SCENARIO_CREATE), read.is_ok(), &[&app.say(key::DIALOG_CANCEL)], 0);
    if let (Ok(new), true) = (read, chosen == Some(0) || enters) {
        out.push(Action::Run(Run::New(new)));
        return true;
    }
    chosen == Some(1)
}

/// What is understood, in a line: `Japan pays the United States · JPY · 2027–2031 · rounded to …`.
fn echo(new: &NewScenario, app: &App) -> String {
    let language = app.language();
    let mut words: Vec<String> = parties_words(&new.parties, language).into_iter().collect();
    words.push(currency_name(new.rounding.currency, language));
    words.push(years(new.years, language));
    let unit = ("unit", money_words(new.rounding, language).into());
    words.push(say_with(language, key::NEW_SCENARIO_ROUNDED, &[unit]));
    words.join(" · ")
}

/// The fields; whether Enter was pressed in one of them.
fn fields_ui(ui: &mut Ui, app: &App, entry: &mut NewScenarioDialog) -> bool {
    let mut enters = false;
    let mut text_ui = |ui: &mut Ui, key: Sentence, text: &mut String, hint: &str, begins: bool| {
        let response = editor::entry_ui(ui, &app.say(key), text, hint);
        if begins {
            response.request_focus();
        }
        enters |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    };
    let begins = !std::mem::replace(&mut entry.has_begun, true);
    let hint = app.say(key::TERMS_PARTY_HINT);
    ui.columns(2, |columns| {
        text_ui(&mut columns[0], key::FIELD_PAYS, &mut entry.pays, &hint, begins);
        text_ui(&mut columns[1], key::FIELD_RECEIVES, &mut entry.receives, &hint, false);
    });
    ui.columns(2, |columns| {
        text_ui(&mut columns[0], key::FIELD_FIRST_YEAR, &mut entry.first, "2026", false);
        text_ui(&mut columns[1], key::FIELD_LAST_YEAR, &mut entry.last, "2030", false);
    });
    ui.columns(2, |columns| {
        text_ui(&mut columns[0], key::MEASURE_CURRENCY, &mut entry.currency, "KRW, USD, JPY", false);
        text_ui(&mut columns[1], key::FIELD_ROUNDING_TO, &mut entry.rounding, "1", false);
    });
    scale_ui(ui, app, entry);
    continues_ui(ui, app, entry);
    enters
}

/// The unit in which amounts are counted.
fn scale_ui(ui: &mut Ui, app: &App, entry: &mut NewScenarioDialog) {
    let Some(currency) = entry.read_currency() else { return };
    let language = app.language();
    let usual = AmountUnit::usual(currency, language).scale;
    let mut scales = vec![Scale::One, Scale::Million, usual, Scale::Billion];
    scales.sort_by_key(|scale| scale.zeros());
    scales.dedup();
    let named: Vec<(Scale, String)> =
        scales.into_iter().map(|scale| (scale, AmountUnit { currency, scale }.label(language))).collect();
    let options: Vec<(Scale, &str)> = named.iter().map(|(scale, name)| (*scale, name.as_str())).collect();
    let name = app.say(key::NEW_SCENARIO_SCALE);
    ui.add(Label::new(theme::caption(&name)));
    if let Some(scale) = widgets::wrapped_segments_ui(ui, &name, entry.scale, &options) {
        // The unit stays what it is; it is counted otherwise.
        if let Some(now) = entry.read_rounding(currency) {
            entry.rounding = number(scale.count(now.amount), Digits::Exact);
        }
        entry.scale = scale;
    }
}

/// Whether the record is continued; with it come its parties, where none are named.
fn continues_ui(ui: &mut Ui, app: &App, entry: &mut NewScenarioDialog) {
    let name = app.say(key::FIELD_CONTINUES);
    let [nothing, sma] = [key::TERMS_CONTINUES_NOTHING, key::TERMS_CONTINUES_SMA].map(|key| app.say(key));
    ui.add(Label::new(theme::caption(&name)));
    let options = [(false, nothing.as_str()), (true, sma.as_str())];
    let Some(continues) = widgets::wrapped_segments_ui(ui, &name, entry.continues_sma, &options) else {
        return;
    };
    entry.continues_sma = continues;
    let Parties { pays, receives } = Parties::of_sma();
    for (text, party) in [(&mut entry.pays, pays), (&mut entry.receives, receives)] {
        if continues && text.trim().is_empty() {
            *text = party.map(|party| party_name(&party, app.language())).unwrap_or_default();
        }
    }
}
