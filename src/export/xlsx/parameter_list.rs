//! What stands on the sheet of parameters, line by line, before anything is written.

use super::book::{self, Numbers};
use super::names;
use crate::engine::cells::counted;
use crate::engine::{Projection, RowName};
use crate::export::input::Sources;
use crate::model::clauses::{Growth, Operand, Rule, Weight};
use crate::model::{
    Field, FieldValue, Figure, GrowthField, Part, PartField, RuleField, Scenario, Status, TermId, Unit, Year,
};
use crate::text::fields::{carry_choice, field_name, growth_kind, how_words, series_name};
use crate::text::numbers::{self, currency_name};
use crate::text::titles::note_name;
use crate::text::{Language, Sentence, key, say, say_with};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The row of the heads.
pub(super) const HEAD: u32 = 5;

/// The column of the values.
pub(super) const VALUE: u16 = 1;

/// What stands on the sheet, line by line.
pub(super) struct Parameters {
    pub(super) lines: Vec<ParameterLine>,
    pub(super) terms: Vec<String>,
    pub(super) stated: BTreeMap<(u16, Year), String>,
    /// The terms that have their line: of two parts or categories of one name each has its own.
    pub(super) listed: BTreeSet<usize>,
}

pub(super) enum ParameterLine {
    Blank,
    Heading(String),
    /// What decides which formulas there are, and remarks.
    Text {
        name: String,
        value: String,
    },
    Live(Live),
}

/// A named cell with a stated value.
pub(super) struct Live {
    pub(super) field: Field,
    pub(super) what: String,
    pub(super) value: Option<Decimal>,
    /// Whether what is stated is in error, so that the cell holds no figure.
    pub(super) in_error: bool,
    pub(super) numbers: Numbers,
    pub(super) unit: String,
    pub(super) status: Option<Status>,
    pub(super) sources: String,
    pub(super) name: String,
    /// Every digit, where a cell cannot hold them.
    pub(super) digits: Option<String>,
}

impl Parameters {
    pub(super) fn name_of_term(&self, term: TermId) -> &str {
        &self.terms[usize::from(term.0)]
    }

    pub(super) fn name_of_stated(&self, figure: Figure) -> &str {
        &self.stated[&(figure.row.0, figure.year)]
    }
}

pub(super) fn parameters(
    scenario: &Scenario,
    projection: &Projection,
    language: Language,
    claim: &mut impl FnMut(&str) -> String,
    sources: &mut Sources<'_>,
) -> Parameters {
    let plan = projection.plan();
    let terms = plan.terms().iter().map(|term| claim(&names::of_field(&term.field))).collect();
    let parameters =
        Parameters { lines: Vec::new(), terms, stated: BTreeMap::new(), listed: BTreeSet::new() };
    let mut list = List { scenario, projection, language, claim, sources, parameters };
    list.agreement();
    for (place, part) in (0_u8..).zip(&scenario.parts) {
        list.part(place, part);
    }
    list.remarks();
    list.parameters
}

/// The lines in the making.
pub(super) struct List<'a, 'b, 'c, C> {
    scenario: &'a Scenario,
    projection: &'a Projection,
    language: Language,
    claim: &'b mut C,
    sources: &'b mut Sources<'c>,
    parameters: Parameters,
}

impl<C: FnMut(&str) -> String> List<'_, '_, '_, C> {
    fn say(&self, key: Sentence) -> String {
        say(self.language, key)
    }

    fn heading(&mut self, heading: String) {
        if !self.parameters.lines.is_empty() {
            self.parameters.lines.push(ParameterLine::Blank);
        }
        self.parameters.lines.push(ParameterLine::Heading(heading));
    }

    fn text(&mut self, name: String, value: String) {
        self.parameters.lines.push(ParameterLine::Text { name, value });
    }

    fn agreement(&mut self) {
        let heading = say(self.language, key::TERMS_AGREEMENT);
        self.heading(heading);
        let term = numbers::years(self.scenario.years, self.language);
        self.text(self.say(key::XLSX_TERM), term);
        let currency = currency_name(self.scenario.currency(), self.language);
        self.text(self.say(key::MEASURE_CURRENCY), currency);
        for field in [Field::Record, Field::Continues, Field::Pays, Field::Receives] {
            if let Some(FieldValue::Text(text)) = field.read(self.scenario) {
                self.text(field_name(&field, self.language), text);
            }
        }
        self.term(&Field::Before);
    }

    fn part(&mut self, place: u8, part: &Part) {
        let plan = self.projection.plan();
        let name = plan.parts[usize::from(place)].name.clone();
        let of_part = |field| Field::of_part(&name, field);
        let heading = match name.as_str() {
            "" => self.say(key::TERMS_AMOUNTS),
            name => say_with(self.language, key::TERMS_PART, &[("part", name.into())]),
        };
        self.heading(heading);
        if !name.is_empty() {
            let currency = currency_name(part.base.value.currency, self.language);
            self.text(self.say(key::MEASURE_CURRENCY), currency);
        }
        self.term(&of_part(PartField::Base));
        self.stated(RowName::Amounts(place), |year| of_part(PartField::Amount(year)));
        self.stated(RowName::OneOffs(place), |year| of_part(PartField::OneOff(year)));
        self.stated(RowName::Override(place), |year| of_part(PartField::Override(year)));
        for (&first, rule) in &part.rules {
            self.rule(&name, first, rule);
        }
        if !part.categories.is_empty() {
            let heading = self.of_part(&name, key::TERMS_CATEGORIES);
            self.heading(heading);
        }
        for category in &part.categories {
            self.term(&of_part(PartField::Category(category.name.clone())));
        }
        let heading = self.of_part(&name, key::TERMS_ROUNDING);
        self.heading(heading);
        self.term(&of_part(PartField::RoundingTo));
        let how = field_name(&of_part(PartField::RoundingHow), self.language);
        self.text(how, how_words(part.rounding.how, self.language));
        let carry = field_name(&of_part(PartField::RoundingCarry), self.language);
        self.text(carry, carry_choice(part.rounding.carry, self.language));
    }

    fn of_part(&self, part: &str, key: Sentence) -> String {
        let heading = self.say(key);
        if part.is_empty() {
            return heading;
        }
        say_with(self.language, key::TERMS_OF_PART, &[("part", part.into()), ("heading", heading.into())])
    }

    fn rule(&mut self, part: &str, first: Year, rule: &Rule) {
        let of_rule = |field| Field::of_part(part, PartField::Rule(first, field));
        self.heading(field_name(&of_rule(RuleField::Whole), self.language));
        self.growth(&rule.growth, &|field| of_rule(RuleField::Growth(field)));
        self.term(&of_rule(RuleField::Floor));
        self.term(&of_rule(RuleField::Cap));
        if let Some(note) = &rule.note {
            self.text(field_name(&of_rule(RuleField::Note), self.language), note.clone());
        }
    }

    fn growth(&mut self, growth: &Growth, field: &dyn Fn(GrowthField) -> Field) {
        let language = self.language;
        let name = |field: &Field| field_name(field, language);
        self.text(name(&field(GrowthField::Whole)), growth_kind(growth.kind(), language));
        for (place, operand) in growth.operands() {
            match operand {
                Operand::Series(series) => self.text(name(&field(place)), series_name(series, language)),
                Operand::Rate(_) | Operand::Lag(_) => self.term(&field(place)),
                Operand::Growth(within) => self.growth(within, &|inner| field(place.inside(inner))),
            }
        }
    }

    fn remarks(&mut self) {
        let mut remarks = Vec::new();
        if let Some(note) = &self.scenario.note {
            remarks.push((note_name(self.scenario, self.language), note.clone()));
        }
        for (part, planned) in self.scenario.parts.iter().zip(&self.projection.plan().parts) {
            if let Some(note) = &part.note {
                let field = Field::of_part(&planned.name, PartField::Note);
                remarks.push((field_name(&field, self.language), note.clone()));
            }
        }
        if remarks.is_empty() {
            return;
        }
        let heading = self.say(key::XLSX_REMARKS);
        self.heading(heading);
        for (name, note) in remarks {
            self.text(name, note);
        }
    }

    /// The cell of a term of the plan, if the plan has it.
    fn term(&mut self, field: &Field) {
        let listed = &self.parameters.listed;
        let mut terms = self.projection.plan().terms().iter().enumerate();
        let found = terms.find(|(place, term)| term.field == *field && !listed.contains(place));
        let Some((place, term)) = found else { return };
        self.parameters.listed.insert(place);
        let name = self.parameters.terms[place].clone();
        let value = term.problem.is_none().then(|| counted(term.value, term.unit));
        self.live(field.clone(), value, term.problem.is_some(), term.unit, name);
    }

    /// A cell for each year of stated amounts, blank where nothing is stated.
    fn stated(&mut self, row: RowName, field: impl Fn(Year) -> Field) {
        let plan = self.projection.plan();
        let Some(id) = plan.row_id(row) else { return };
        let unit = plan.row(id).unit;
        for year in plan.years.iter() {
            let field = field(year);
            // The amount of the first year is the base.
            if year == plan.years.first && matches!(row, RowName::Amounts(_)) {
                continue;
            }
            let name = (self.claim)(&names::of_field(&field));
            self.parameters.stated.insert((id.0, year), name.clone());
            let value = self.projection.value(Figure { row: id, year });
            let in_error = value.is_in_error();
            self.live(field, value.known().map(|value| counted(value, unit)), in_error, unit, name);
        }
    }

    fn live(&mut self, field: Field, value: Option<Decimal>, in_error: bool, unit: Unit, name: String) {
        let stated = field.read(self.scenario);
        let mut shown = Numbers::of_unit(unit, value.as_slice());
        let mut unit = book::unit_label(unit, self.language);
        if let Some(FieldValue::Weight(weight)) = &stated
            && let Weight::Percent(_) = weight.value
        {
            shown = Numbers::of_unit(Unit::Rate, value.as_slice());
            "%".clone_into(&mut unit);
        }
        let sources = stated.as_ref().map(FieldValue::sources).unwrap_or_default();
        let digits = value.filter(|&value| !book::is_held(value)).map(|value| {
            let value = numbers::number(value, numbers::Digits::Exact);
            say_with(self.language, key::XLSX_DIGITS, &[("value", value.into())])
        });
        let live = Live {
            what: field_name(&field, self.language),
            status: stated.as_ref().and_then(FieldValue::status),
            sources: self.sources.numbers(sources),
            field,
            value,
            in_error,
            numbers: shown,
            unit,
            name,
            digits,
        };
        self.parameters.lines.push(ParameterLine::Live(live));
    }
}
