//! Why a figure is what it is, as it is read.
//!
//! The lines come from the formula itself; the clause, the bound that binds and what an index does
//! not say stand beside it. Every value it rests on is named with its status, its sources and the
//! field where it can be changed; a figure of another row or year leads on.

use rust_decimal::Decimal;

use super::Library;
use super::Selection;
use super::library::sources_of;
use super::sources::{Cited, cite};
use crate::engine::{
    self, Body, Bound, Certainty, Explanation, Origin, Projection, RowName, SegmentReason, Tree,
};
use crate::model::{
    Field, Figure, Money, Record, RoundingMode, Scenario, SourceId, SourceList, Status, Unit, Value, Year,
};
use crate::text::explanation::{
    figure_name, in_unit, lagged_name, notation, unpromised_words, value_words, why_and_remedy,
};
use crate::text::fields::{clause_words, field_name, how_words, value_words as field_words};
use crate::text::measures::{by_way_of, plain_rate};
use crate::text::numbers::{self, AmountUnit, Digits, money_words};
use crate::text::{Language, capital, key, say, say_with};

/// An explanation in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What the figure is, for example “Total 2027”.
    pub title: String,
    /// Its value with its unit.
    pub value: String,
    /// How it follows, notation first: `15,192 × (1 + 2.1%) = 15,511.032 → 15,511`.
    pub lines: Vec<String>,
    /// The clause in words.
    pub clause: String,
    /// What must be told besides: a cap that binds, an index that falls, an override.
    pub notes: Vec<String>,
    /// How well the figure is known: as well as the weakest value that it rests on, here or further back.
    pub status: Status,
    /// The values it rests on.
    pub rests_on: Vec<SupportingValue>,
}

/// A value that a figure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportingValue {
    /// What it is.
    pub name: String,
    /// Its value as it is read.
    pub value: String,
    /// How well it is known: as well as the weakest value that it rests on; none of what is unknown.
    pub status: Option<Status>,
    /// Where it can be changed; none for a quantity of the record.
    pub field: Option<Field>,
    /// The figure to explain next, if it is one.
    pub selection: Option<Selection>,
    /// Where it stands.
    pub sources: Vec<Cited>,
}

/// Why the chosen figure is what it is; `None` if the scenario has no such figure.
pub fn explain(
    scenario: &Scenario,
    projection: &Projection,
    record: &Record,
    selection: Selection,
    language: Language,
) -> Option<Explained> {
    let plan = projection.plan();
    let figure = plan.figure(selection.row, selection.year)?;
    let row = plan.row(figure.row);
    let has_year = row.years.contains(figure.year) || plan.problem_of_term().is_some();
    if matches!(row.body, Body::Formulas(_)) && !has_year {
        return None;
    }
    let explanation = engine::explain(projection, figure);
    let told = Told { scenario, projection, record, language, explanation: &explanation };
    Some(Explained {
        title: figure_name(plan, figure, language),
        value: match (row.name, explanation.value) {
            // A step that only describes is told as the table shows it.
            (RowName::Change, Value::Known(step)) => numbers::rate(step, Digits::Fixed(1)),
            (_, value) => value_words(value, explanation.unit, language),
        },
        lines: told.lines(),
        clause: told.clause(),
        notes: told.notes(),
        status: Certainty::new(projection).of_figure(figure),
        rests_on: told.rests_on(),
    })
}

/// What a figure is called at the head of its explanation; `None` if the scenario has no such figure.
pub fn title_of(projection: &Projection, selection: Selection, language: Language) -> Option<String> {
    let plan = projection.plan();
    let figure = plan.figure(selection.row, selection.year)?;
    Some(figure_name(plan, figure, language))
}

impl SupportingValue {
    /// Whether it is a value of the scenario that its user assumed: nobody is named for it.
    pub fn is_own(&self) -> bool {
        self.field.is_some() && self.status == Some(Status::Assumed) && self.sources.is_empty()
    }
}

impl Explained {
    /// That it rests on values for which nobody is named, and on which: those of the user's own, then those that were
    /// assumed before. Of which fields the user states the value is told by `is_of_user`.
    pub fn without_source(&self, language: Language, is_of_user: impl Fn(&Field) -> bool) -> Vec<String> {
        let is_typed = |value: &SupportingValue| value.field.as_ref().is_some_and(&is_of_user);
        let unsourced = self.rests_on.iter().filter(|value| value.is_own());
        let (own, assumed): (Vec<_>, Vec<_>) = unsourced.partition(|value| is_typed(value));
        let told = [(own, key::EXPLANATION_OWN), (assumed, key::EXPLANATION_ASSUMED)].map(|(values, key)| {
            let names: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
            let args = [("names", names.join(", ").into())];
            (!names.is_empty()).then(|| say_with(language, key, &args))
        });
        told.into_iter().flatten().collect()
    }
}

/// An explanation on its way into words.
struct Told<'a> {
    scenario: &'a Scenario,
    projection: &'a Projection,
    record: &'a Record,
    language: Language,
    explanation: &'a Explanation,
}

impl Told<'_> {
    fn year(&self) -> Year {
        self.explanation.figure.year
    }

    fn row(&self) -> RowName {
        self.projection.plan().row(self.explanation.figure.row).name
    }

    /// The part that the figure belongs to, where its amount or growth is one of a part.
    fn part(&self) -> Option<u8> {
        match self.row() {
            RowName::Growth(part)
            | RowName::Index(part)
            | RowName::Ruled(part)
            | RowName::Exact(part)
            | RowName::PartTotal(part) => Some(part),
            RowName::Total if self.projection.plan().parts.len() == 1 => Some(0),
            _ => None,
        }
    }

    /// Whether the figure is an amount that the part pays or carries, so that its origin says why.
    fn is_amount_of_part(&self) -> bool {
        self.part().is_some()
            && !matches!(self.row(), RowName::Growth(_) | RowName::Index(_) | RowName::Ruled(_))
    }

    fn lines(&self) -> Vec<String> {
        let plan = self.projection.plan();
        let mut lines = match self.explanation.value {
            Value::Known(_) => notation(plan, self.explanation, self.language),
            Value::Unknown(why) => {
                return vec![why_and_remedy(plan, why, self.language)];
            }
        };
        let mut told = std::mem::take(&mut lines.lines);
        if let Some(unit) = lines.unit {
            let unit = ("unit", unit.label(self.language).into());
            told.push(say_with(self.language, key::EXPLANATION_UNIT, &[unit]));
        }
        told.extend(self.rounding());
        told
    }

    /// To which unit the amount was rounded, and that half up is a convention.
    fn rounding(&self) -> Option<String> {
        let (how, unit) = rounding_in(&self.explanation.tree)?;
        let Unit::Money(currency) = self.explanation.unit else { return None };
        let unit = money_words(Money::new(unit, currency), self.language);
        let args = [("unit", unit.into()), ("how", how_words(how, self.language).into())];
        Some(say_with(self.language, key::EXPLANATION_ROUNDING, &args))
    }

    /// The clause that decides the figure, in words.
    fn clause(&self) -> String {
        let language = self.language;
        let rule = || {
            let rule = self.scenario.parts.get(usize::from(self.part()?))?.rule_of(self.year())?.1;
            Some(capital(&clause_words(rule, language)))
        };
        if let (true, Some(part)) = (self.is_amount_of_part(), self.part()) {
            return match self.projection.origin(part, self.year()) {
                Origin::Base => say(language, key::EXPLANATION_BASE),
                Origin::Override => self.overridden(part),
                Origin::Agreed => say(language, key::EXPLANATION_AGREED),
                Origin::Rule(_) => rule().unwrap_or_default(),
                Origin::Nothing => say(language, key::EXPLANATION_NOTHING),
            };
        }
        match (self.row(), self.explanation.because) {
            (_, Some(SegmentReason::Rule(_))) => rule().unwrap_or_default(),
            (_, Some(SegmentReason::Categories)) => say(language, key::EXPLANATION_CATEGORIES),
            (_, Some(SegmentReason::Conversion)) => say(language, key::EXPLANATION_CONVERSION),
            (_, Some(SegmentReason::Change)) => say(language, key::EXPLANATION_CHANGE),
            (RowName::Measure(place), Some(SegmentReason::Measure)) => {
                let cumulative = self.projection.plan().row_id(RowName::Yearly(place)).is_some();
                say(language, if cumulative { key::EXPLANATION_CUMULATIVE } else { key::EXPLANATION_MEASURE })
            }
            (_, Some(SegmentReason::Measure)) => say(language, key::EXPLANATION_MEASURE),
            (RowName::Recorded(_), None) => say(language, key::EXPLANATION_RECORDED),
            (_, None) => say(language, key::EXPLANATION_STATED),
            _ => String::new(),
        }
    }

    /// `Override; the rule would give 15,852`
    fn overridden(&self, part: u8) -> String {
        let language = self.language;
        let currency = self.projection.plan().parts[usize::from(part)].currency;
        let ruled = self.projection.plan().row_id(RowName::Ruled(part));
        let ruled = ruled.and_then(|_| self.projection.at(RowName::Ruled(part), self.year()).known());
        match ruled.filter(|_| self.year() > self.projection.years().first) {
            Some(ruled) => {
                let ruled = in_unit(ruled, AmountUnit::usual(currency, language));
                say_with(language, key::EXPLANATION_OVERRIDE_OF_RULE, &[("ruled", ruled.into())])
            }
            None => say(language, key::EXPLANATION_OVERRIDE),
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(part) = self.part().filter(|_| self.explanation.value.known().is_some()) {
            notes.extend(self.bound(part));
            notes.extend(self.falling(part));
        }
        if let RowName::Category(..) = self.row() {
            notes.push(say(self.language, key::EXPLANATION_LARGEST_REMAINDER));
        }
        notes.extend(self.by_way_of());
        if !self.projection.is_promised(self.explanation.figure) {
            notes.extend(unpromised_words(&[self.year()], self.language));
        }
        notes
    }

    /// That the amount crosses through a third currency.
    fn by_way_of(&self) -> Option<String> {
        let plan = self.projection.plan();
        let (through, other) = plan.crossing(self.row())?;
        let [from, to] =
            [plan.currency, other].map(|currency| numbers::currency_name(currency, self.language));
        let way = by_way_of(through, self.language);
        let args = [("from", from.into()), ("to", to.into()), ("way", way.into())];
        Some(say_with(self.language, key::EXPLANATION_BY_WAY_OF, &args))
    }

    /// `The cap of 5% binds: the index says 5.1%`
    fn bound(&self, part: u8) -> Option<String> {
        let bound = self.projection.bound(part, self.year())?;
        let rule = self.scenario.parts.get(usize::from(part))?.rule_of(self.year())?.1;
        let index = self.projection.at(RowName::Index(part), self.year()).known()?;
        let index = ("index", numbers::rate(index, Digits::Exact).into());
        let (key, rate) = match bound {
            Bound::Cap => (key::EXPLANATION_CAP_BINDS, rule.cap.as_ref()?.value),
            Bound::Floor => (key::EXPLANATION_FLOOR_BINDS, rule.floor.as_ref()?.value),
        };
        Some(say_with(self.language, key, &[("bound", plain_rate(rate).into()), index]))
    }

    /// What must be told where an index falls and nothing stops it.
    fn falling(&self, part: u8) -> Option<String> {
        let Origin::Rule(_) = self.projection.origin(part, self.year()) else { return None };
        let rule = self.scenario.parts.get(usize::from(part))?.rule_of(self.year())?.1;
        let growth = self.projection.at(RowName::Growth(part), self.year()).known()?;
        let falls = growth < Decimal::ZERO && rule.floor.is_none();
        falls.then(|| say(self.language, key::EXPLANATION_NO_FLOOR))
    }

    /// The figures and the stated values that it follows from, in the order in which they are read.
    fn rests_on(&self) -> Vec<SupportingValue> {
        let mut grounds = Vec::new();
        let certainty = Certainty::new(self.projection);
        self.collect(&self.explanation.tree, &certainty, &mut grounds);
        if let Value::Unknown(why) = self.explanation.value {
            // What is missing may lie further back; it is the first thing to look at.
            let ground = self.figure(why.figure, &certainty);
            if ground.field.is_some() && !grounds.contains(&ground) {
                grounds.insert(0, ground);
            }
        }
        grounds
    }

    fn collect(&self, tree: &Tree, certainty: &Certainty<'_>, grounds: &mut Vec<SupportingValue>) {
        let ground = match tree {
            Tree::Number(_) | Tree::Year(_) => return,
            Tree::Term { term, value, unit } => {
                let field = &self.projection.plan().term(*term).field;
                self.term(field, *value, *unit)
            }
            Tree::InError { problem, value } => {
                let field = &self.projection.plan().problem(*problem).field;
                self.term(field, *value, self.explanation.unit)
            }
            Tree::Figure { figure, .. } => self.figure(*figure, certainty),
            Tree::BinaryOp { operands, .. } => {
                operands.iter().for_each(|operand| self.collect(operand, certainty, grounds));
                return;
            }
            // The rounding unit has a line of its own.
            Tree::Round { operands, .. } => return self.collect(&operands[0], certainty, grounds),
            Tree::Part { operands, .. } => {
                for (_, operand) in operands.iter().enumerate().filter(|(place, _)| *place != 1) {
                    self.collect(operand, certainty, grounds);
                }
                return;
            }
        };
        if !grounds.contains(&ground) {
            grounds.push(ground);
        }
    }

    /// A stated value that is the same in every year.
    fn term(&self, field: &Field, value: Value, unit: Unit) -> SupportingValue {
        let stated = field.read(self.scenario);
        let value = match &stated {
            Some(stated) => field_words(stated, self.language),
            None => value_words(value, unit, self.language),
        };
        SupportingValue {
            name: field_name(field, self.language),
            value,
            status: stated.map(|stated| stated.status().unwrap_or(Status::Published)),
            field: Some(field.clone()),
            selection: None,
            sources: self.cite(&sources_of(field, self.scenario)),
        }
    }

    /// A figure of some year: stated, or one to explain next.
    fn figure(&self, figure: Figure, certainty: &Certainty<'_>) -> SupportingValue {
        let plan = self.projection.plan();
        let row = plan.row(figure.row);
        let stated = matches!(row.body, Body::Stated(_));
        let field = plan.field(figure).filter(|_| stated);
        let name = match row.name {
            RowName::Series(_) | RowName::Recorded(_) => {
                lagged_name(plan, figure, self.year(), self.language)
            }
            _ => figure_name(plan, figure, self.language),
        };
        let sources = match (&field, row.name) {
            (Some(field), _) => sources_of(field, self.scenario),
            (None, RowName::Recorded(place)) => {
                self.recorded_sources(&plan.series[usize::from(place)], figure.year)
            }
            _ => SourceList::default(),
        };
        SupportingValue {
            name,
            value: value_words(self.projection.value(figure), row.unit, self.language),
            status: self.projection.value(figure).known().map(|_| certainty.of_figure(figure)),
            field,
            selection: (!stated).then_some(Selection { row: row.name, year: figure.year }),
            sources: self.cite(&sources),
        }
    }

    fn recorded_sources(&self, quantity: &str, year: Year) -> SourceList {
        let value = self.record.quantities.get(quantity).and_then(|quantity| quantity.values.get(&year));
        value.map(|value| value.sources.clone().into()).unwrap_or_default()
    }

    fn cite(&self, sources: &[SourceId]) -> Vec<Cited> {
        let library = Library::of(self.record, self.language).with(self.scenario);
        sources.iter().map(|id| cite(id, &library)).collect()
    }
}

/// The outermost rounding of a formula, and its unit; none where a stated amount is whole already.
fn rounding_in(tree: &Tree) -> Option<(RoundingMode, Decimal)> {
    match tree {
        Tree::Round { operands, value, .. }
            if matches!(operands[0], Tree::Term { .. } | Tree::Figure { .. })
                && operands[0].value() == *value =>
        {
            None
        }
        Tree::Round { how, operands, .. } => operands[1].value().known().map(|unit| (*how, unit)),
        Tree::BinaryOp { operands, .. } => operands.iter().find_map(rounding_in),
        _ => None,
    }
}
