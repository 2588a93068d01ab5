//! The terms of a scenario as a list to read and to edit, made from fields.
//!
//! Each term is one field: its name, its value as it is typed, its choices where there are only
//! some, and what stands in the file where that differs. What is not there yet can be added, and
//! what is added changes as little as possible until it is edited.
//!
//! **Invariant:** the value of a term is read back as the same value.

use rust_decimal::Decimal;

pub use super::term::{Addition, InHistory, TermGroup, TermLine};
use super::term_values::{chosen, spell, unit_label, unit_of};
use crate::engine::recorded::{belongs_to, is_korean};
use crate::engine::{RowName, history, plan, project};
use crate::model::clauses::{CarryOver, Freeze, Growth, GrowthKind, Index, Operand, Rule, Weight};
use crate::model::{
    CategoryName, Currency, Division, Exchange, Field, FieldValue, GrowthField, Kind, Money, Part, PartField,
    Quantity, Rate, Record, RoundingMode, RuleField, Scenario, Series, SeriesField, Share, Stated, Status,
    Unit, Year, Years,
};
use crate::text::capital;
use crate::text::explanation::quantity_name;
use crate::text::fields::{
    carry_choice, category_name, clause_words, exchange_name, field_name, growth_kind, how_words,
    rounding_words, value_words,
};
use crate::text::parties::{parties_words, party_name};
use crate::text::shares::history_words;
use crate::text::{Language, Sentence, key, say, say_with};

/// The terms of `scenario` under headings, in its order; `was` is what it was when it was opened.
pub fn terms(
    scenario: &Scenario,
    was: Option<&Scenario>,
    record: &Record,
    language: Language,
) -> Vec<TermGroup> {
    let list = TermLister { scenario, was, record, language };
    let mut groups = vec![list.agreement()];
    for part in &scenario.parts {
        groups.push(list.amounts(part));
        groups.extend(part.rules.iter().map(|(&first, rule)| list.rule(part, first, rule)));
        groups.extend((!part.categories.is_empty()).then(|| list.categories(part)));
    }
    groups.extend(scenario.series.iter().map(|(name, series)| list.series(name, series)));
    groups.extend(scenario.rates.iter().map(|(&currency, rates)| list.rates(currency, rates)));
    // What is changed seldom stands last.
    groups.extend(scenario.parts.iter().map(|part| list.rounding(part)));
    groups.push(list.remarks());
    groups
}

/// A term that stands outside of `scenario`, as in an offer, in which it is read: `value` is what is
/// said there.
pub fn term_of(
    scenario: &Scenario,
    field: &Field,
    value: &FieldValue,
    record: &Record,
    language: Language,
) -> TermLine {
    let list = TermLister { scenario, was: None, record, language };
    list.stated(field.clone(), value)
}

/// Exchange rates of `per` as the record has them; none if it has none against the main currency.
pub fn rates_of_record(
    scenario: &Scenario,
    per: Currency,
    record: &Record,
    language: Language,
) -> Option<Addition> {
    let list = TermLister { scenario, was: None, record, language };
    let field = Field::Rate(per, SeriesField::Whole);
    list.add_rates().into_iter().find(|addition| addition.fields.iter().any(|(known, _)| *known == field))
}

/// A series of yearly changes as the record has it; none if it has none that is about the scenario.
pub fn series_of_record(
    scenario: &Scenario,
    name: &str,
    record: &Record,
    language: Language,
) -> Option<Addition> {
    let list = TermLister { scenario, was: None, record, language };
    let field = Field::Series(name.to_owned(), SeriesField::Whole);
    list.add_series().into_iter().find(|addition| addition.fields.iter().any(|(known, _)| *known == field))
}

/// The terms in the making.
struct TermLister<'a> {
    scenario: &'a Scenario,
    was: Option<&'a Scenario>,
    record: &'a Record,
    language: Language,
}

/// So many published years a value is held against.
const YEARS_OF_HISTORY: usize = 20;

/// More years than this are not offered one by one.
const MOST_YEARS_OFFERED: usize = 30;

impl TermLister<'_> {
    fn agreement(&self) -> TermGroup {
        let mut fields = vec![Field::Title, Field::FirstYear, Field::LastYear];
        fields.extend(self.scenario.before.as_ref().map(|_| Field::Before));
        let mut additions = Vec::new();
        additions.extend(self.add_before());
        additions.extend(self.add_series());
        additions.extend(self.add_rates());
        TermGroup {
            heading: say(self.language, key::TERMS_AGREEMENT),
            sentence: self.subject(),
            terms: fields.into_iter().map(|field| self.line(field)).collect(),
            additions,
            removal: None,
        }
    }

    /// Who pays whom, and for the agreements of the record under which name and for what.
    fn subject(&self) -> String {
        if self.scenario.continues_sma() {
            return say(self.language, key::TERMS_SMA);
        }
        parties_words(&self.scenario.parties, self.language).unwrap_or_default()
    }

    fn amounts(&self, part: &Part) -> TermGroup {
        let mut fields = vec![PartField::Base];
        fields.extend(part.amounts.keys().map(|&year| PartField::Amount(year)));
        fields.extend(part.overrides.keys().map(|&year| PartField::Override(year)));
        fields.extend(part.one_offs.keys().map(|&year| PartField::OneOff(year)));

        let mut additions = Vec::new();
        additions.extend(self.add_rule(part));
        additions.extend(self.add_amounts(part));
        additions.extend(self.add_override(part));
        additions.extend(self.add_one_offs(part));
        if part.categories.is_empty() {
            additions.extend(self.add_division(part));
            additions.push(self.add_category(part));
        }
        let several = self.scenario.parts.len() > 1;
        let heading = if several {
            say_with(self.language, key::TERMS_PART, &[("part", (&part.name).into())])
        } else {
            say(self.language, key::TERMS_AMOUNTS)
        };
        TermGroup {
            heading,
            sentence: String::new(),
            terms: fields.into_iter().map(|field| self.line(self.of_part(part, field))).collect(),
            additions,
            removal: several.then(|| self.removal(self.of_part(part, PartField::Whole))),
        }
    }

    fn rounding(&self, part: &Part) -> TermGroup {
        let fields = [PartField::RoundingTo, PartField::RoundingHow, PartField::RoundingCarry];
        let heading = say(self.language, key::TERMS_ROUNDING);
        TermGroup {
            heading: self.of_several(part, heading),
            sentence: capital(&rounding_words(&part.rounding, self.language)),
            terms: fields.into_iter().map(|field| self.line(self.of_part(part, field))).collect(),
            additions: Vec::new(),
            removal: None,
        }
    }

    fn remarks(&self) -> TermGroup {
        let mut fields = vec![Field::Pays, Field::Receives, Field::Continues, Field::Record, Field::Note];
        let noted = self.scenario.parts.iter().filter(|part| part.note.is_some());
        fields.extend(noted.map(|part| self.of_part(part, PartField::Note)));
        TermGroup {
            heading: say(self.language, key::TERMS_REMARKS),
            sentence: String::new(),
            terms: fields.into_iter().map(|field| self.line(field)).collect(),
            additions: Vec::new(),
            removal: None,
        }
    }

    /// A heading, behind the part's name where there are several.
    fn of_several(&self, part: &Part, heading: String) -> String {
        if self.scenario.parts.len() == 1 {
            return heading;
        }
        let args = [("part", (&part.name).into()), ("heading", heading.into())];
        say_with(self.language, key::TERMS_OF_PART, &args)
    }

    fn rule(&self, part: &Part, first: Year, rule: &Rule) -> TermGroup {
        let field = |field| self.of_part(part, PartField::Rule(first, field));
        let mut terms = Vec::new();
        self.growth(&rule.growth, &|inner| field(RuleField::Growth(inner)), &mut terms);
        terms.extend(rule.floor.as_ref().map(|_| self.line(field(RuleField::Floor))));
        terms.extend(rule.cap.as_ref().map(|_| self.line(field(RuleField::Cap))));
        terms.extend(rule.note.as_ref().map(|_| self.line(field(RuleField::Note))));

        let bound = |key: Sentence, bound: RuleField, percent: i64| Addition {
            name: say(self.language, key),
            fields: vec![(
                field(bound),
                FieldValue::Rate(Stated::assumed(Rate::percent(Decimal::from(percent)))),
            )],
        };
        let mut additions = Vec::new();
        additions.extend(rule.cap.is_none().then(|| bound(key::TERMS_ADD_CAP, RuleField::Cap, 5)));
        additions.extend(rule.floor.is_none().then(|| bound(key::TERMS_ADD_FLOOR, RuleField::Floor, 0)));
        TermGroup {
            heading: field_name(&field(RuleField::Whole), self.language),
            sentence: capital(&clause_words(rule, self.language)),
            terms,
            additions,
            removal: Some(self.removal(field(RuleField::Whole))),
        }
    }

    /// The kind of a growth and its terms; of a sum, those of both halves.
    fn growth(&self, growth: &Growth, place: &dyn Fn(GrowthField) -> Field, terms: &mut Vec<TermLine>) {
        terms.push(self.line(place(GrowthField::Whole)));
        for (field, operand) in growth.operands() {
            match operand {
                Operand::Growth(within) => {
                    self.growth(within, &|inner| place(field.inside(inner)), terms);
                }
                Operand::Rate(_) | Operand::Series(_) | Operand::Lag(_) => {
                    terms.push(self.line(place(field)));
                }
            }
        }
    }

    fn categories(&self, part: &Part) -> TermGroup {
        let field = |name: &String| self.of_part(part, PartField::Category(name.clone()));
        let lines = part.categories.iter().map(|category| {
            let name = category_name(&category.name, self.language);
            TermLine { name, ..self.line(field(&category.name)) }
        });
        let heading = say(self.language, key::TERMS_CATEGORIES);
        let heading = self.of_several(part, heading);
        let all = part.categories.iter().map(|category| (field(&category.name), FieldValue::Absent));
        TermGroup {
            heading,
            sentence: say(self.language, key::EXPLANATION_CATEGORIES),
            terms: lines.collect(),
            additions: vec![self.add_category(part)],
            removal: Some(Addition { name: say(self.language, key::TERMS_REMOVE), fields: all.collect() }),
        }
    }

    fn series(&self, name: &str, series: &Series<Rate>) -> TermGroup {
        let field = |field| Field::Series(name.to_owned(), field);
        let value = |stated: &Stated<Rate>| FieldValue::Rate(Stated::assumed(stated.value));
        self.yearly(quantity_name(name, self.language), series, &field, &value)
    }

    fn rates(&self, currency: Currency, rates: &Series<Exchange>) -> TermGroup {
        let field = |field| Field::Rate(currency, field);
        let value = |stated: &Stated<Exchange>| FieldValue::Exchange(Stated::assumed(stated.value));
        self.yearly(exchange_name(currency, self.language), rates, &field, &value)
    }

    /// Values by year and what holds then; the next year can be added with the value that it has.
    fn yearly<T>(
        &self,
        heading: String,
        series: &Series<T>,
        field: &dyn Fn(SeriesField) -> Field,
        value: &dyn Fn(&Stated<T>) -> FieldValue,
    ) -> TermGroup {
        let years = series.values.keys().map(|&year| SeriesField::Year(year));
        let terms = years.chain([SeriesField::Then]).map(|place| self.line(field(place))).collect();
        let last = series.values.keys().next_back().copied();
        let next = last.map_or(self.scenario.years.first, |last| last.plus(1));
        let known = series.at(next).or_else(|| series.values.values().next_back());
        let add = |known: &Stated<T>| Addition {
            name: say_with(self.language, key::TERMS_ADD_YEAR, &[("year", next.into())]),
            fields: vec![(field(SeriesField::Year(next)), value(known))],
        };
        TermGroup {
            heading,
            sentence: String::new(),
            terms,
            additions: known.filter(|_| next.is_accepted()).map(add).into_iter().collect(),
            removal: Some(self.removal(field(SeriesField::Whole))),
        }
    }

    fn removal(&self, field: Field) -> Addition {
        Addition { name: say(self.language, key::TERMS_REMOVE), fields: vec![(field, FieldValue::Absent)] }
    }

    /// The address of something of a part; the only one has no name in it.
    fn of_part(&self, part: &Part, field: PartField) -> Field {
        let name = if self.scenario.parts.len() > 1 { part.name.as_str() } else { "" };
        Field::of_part(name, field)
    }

    fn line(&self, field: Field) -> TermLine {
        let value = field.read(self.scenario).unwrap_or(FieldValue::Absent);
        self.stated(field, &value)
    }

    fn stated(&self, field: Field, value: &FieldValue) -> TermLine {
        let choices = self.choices(&field, value);
        let unit = unit_of(&field, self.scenario, self.language);
        let spelt = |value: &FieldValue| match (chosen(&choices, value), &field, value) {
            (Some(name), ..) => name,
            (None, Field::Pays | Field::Receives, FieldValue::Text(party)) => {
                party_name(party, self.language)
            }
            _ => spell(value, unit, self.language),
        };
        let was = self.was.and_then(|was| {
            let before = field.read(was).unwrap_or(FieldValue::Absent);
            let none = || say(self.language, key::WORD_NONE);
            let told = |value: &FieldValue| if *value == FieldValue::Absent { none() } else { spelt(value) };
            // What is within a growth has lines of its own, which say that it changed.
            let is_within = || field.kind() == Kind::Tree && told(&before) == told(value);
            (before != *value && !is_within()).then(|| told(&before))
        });
        TermLine {
            name: field_name(&field, self.language),
            value: spelt(value),
            unit: unit_label(&field, value, unit, self.scenario, self.language),
            kind: field.kind(),
            status: value.status(),
            was,
            choices,
            is_optional: field.is_optional(),
            history: self.history(&field, value),
            field,
        }
    }

    /// Where a value lies in its own history, if it is one that somebody assumed of a series that the
    /// record knows.
    fn history(&self, field: &Field, value: &FieldValue) -> Option<InHistory> {
        let (Field::Series(name, SeriesField::Year(_) | SeriesField::Then), FieldValue::Rate(stated)) =
            (field, value)
        else {
            return None;
        };
        let is_asked = stated.status == Status::Assumed && is_korean(self.scenario);
        let is_rate = self.record.quantities.get(name).is_some_and(|quantity| quantity.unit == Unit::Rate);
        if !is_asked || !is_rate {
            return None;
        }
        let found = history(self.record, name, stated.value.0, YEARS_OF_HISTORY)?;
        let words = history_words(&found, stated.value, self.language);
        Some(InHistory { words, count: found.count(), below: found.below, equal: found.equal })
    }

    /// What can be chosen for a field, where there are only some.
    fn choices(&self, field: &Field, value: &FieldValue) -> Vec<(String, FieldValue)> {
        let language = self.language;
        match (field.kind(), value) {
            (Kind::RoundingMode, _) => {
                let all = RoundingMode::ALL.into_iter();
                all.map(|how| (how_words(how, language), FieldValue::RoundingMode(how))).collect()
            }
            (Kind::CarryOver, _) => {
                let all = [CarryOver::Rounded, CarryOver::Unrounded];
                all.into_iter()
                    .map(|carry| (carry_choice(carry, language), FieldValue::CarryOver(carry)))
                    .collect()
            }
            (Kind::Tree, FieldValue::Growth(growth)) => self.kinds_of_growth(growth),
            (Kind::Text, value) if *field == Field::Record => {
                let newest = (say(language, key::TERMS_RECORD_NEWEST), FieldValue::Absent);
                self.choices_of_text(
                    value,
                    [(self.record.edition.clone(), self.record.edition.as_str())],
                    newest,
                )
            }
            (Kind::Text, value) if *field == Field::Continues => {
                let nothing = (say(language, key::TERMS_CONTINUES_NOTHING), FieldValue::Absent);
                self.choices_of_text(
                    value,
                    [(say(language, key::TERMS_CONTINUES_SMA), Scenario::SMA)],
                    nothing,
                )
            }
            (Kind::Text, FieldValue::Text(series)) if matches!(field, Field::Part(..)) => match field {
                Field::Part(_, PartField::Rule(_, RuleField::Growth(_))) => self.series_to_choose(series),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// The texts that a field may hold, each with its name: the present one, the known one, none.
    fn choices_of_text(
        &self,
        now: &FieldValue,
        known: [(String, &str); 1],
        none: (String, FieldValue),
    ) -> Vec<(String, FieldValue)> {
        let known = known.map(|(name, text)| (name, FieldValue::Text(text.to_owned())));
        let is_known = *now == FieldValue::Absent || known.iter().any(|(_, value)| value == now);
        let other = (!is_known).then(|| (value_words(now, self.language), now.clone()));
        other.into_iter().chain(known).chain([none]).collect()
    }

    /// Every kind of growth as a whole: the present one as it is, the others so that little changes.
    fn kinds_of_growth(&self, now: &Growth) -> Vec<(String, FieldValue)> {
        let fresh = |kind: GrowthKind| {
            let rate = Stated::assumed(self.likely_rate(now));
            Growth::of_kind(kind, now, rate, self.likely_index(now))
        };
        let choice = |kind: GrowthKind| {
            let growth = if kind == now.kind() { now.clone() } else { fresh(kind) };
            (growth_kind(kind, self.language), FieldValue::Growth(growth))
        };
        GrowthKind::ALL.into_iter().map(choice).collect()
    }

    /// The rate that a fixed growth begins with: what the index says later, else nothing.
    fn likely_rate(&self, now: &Growth) -> Rate {
        let mut rates = now.within().flat_map(Growth::operands).filter_map(|(_, operand)| match operand {
            Operand::Rate(rate) => Some(rate.value),
            Operand::Series(_) | Operand::Lag(_) | Operand::Growth(_) => None,
        });
        let fixed = rates.next();
        let index = now.indices().first().and_then(|index| self.scenario.series.get(&index.series));
        let then =
            index.and_then(|series| series.then.as_ref().or_else(|| series.values.values().next_back()));
        fixed.or(then.map(|stated| stated.value)).unwrap_or(Rate(Decimal::ZERO))
    }

    /// The index that an indexed growth begins with: one of the old ones, else the first there is.
    fn likely_index(&self, now: &Growth) -> Index {
        if let Some(index) = now.indices().first() {
            return (*index).clone();
        }
        let series = self.scenario.series.keys().next().map_or("cpi", String::as_str);
        Index { series: series.to_owned(), lag: 2 }
    }

    /// The scenario's series, then those of the record.
    fn series_to_choose(&self, now: &str) -> Vec<(String, FieldValue)> {
        let mut names: Vec<&str> = self.scenario.series.keys().map(String::as_str).collect();
        names.extend(self.recorded_series().map(|(name, _)| name.as_str()));
        names.push(now);
        let mut choices: Vec<(String, FieldValue)> = Vec::new();
        for name in names {
            let value = FieldValue::Text(name.to_owned());
            if choices.iter().all(|(_, known)| *known != value) {
                choices.push((quantity_name(name, self.language), value));
            }
        }
        choices
    }

    /// The record's yearly changes, which are Korean, where they are about the scenario.
    fn recorded_series(&self) -> impl Iterator<Item = (&String, &Quantity)> {
        let is_korean = is_korean(self.scenario);
        self.record.quantities.iter().filter(move |(_, quantity)| is_korean && quantity.unit == Unit::Rate)
    }

    fn add_before(&self) -> Option<Addition> {
        if self.scenario.before.is_some() {
            return None;
        }
        let currency = self.scenario.currency();
        let year = self.scenario.years.first.before();
        let agreed = self.record.agreed(year).filter(|_| belongs_to(self.scenario, self.record));
        let agreed = agreed.and_then(|agreed| agreed.total_in(currency)).cloned();
        let base = || Some(Stated::assumed(self.scenario.parts.first()?.base.value));
        let value = agreed.or_else(base)?;
        Some(Addition {
            name: say(self.language, key::TERMS_ADD_BEFORE),
            fields: vec![(Field::Before, FieldValue::Money(value))],
        })
    }

    /// Series of yearly changes that the record has and the scenario has not, with every value that
    /// the longest lag could read.
    fn add_series(&self) -> Vec<Addition> {
        let missing = self.recorded_series().filter(|(name, _)| !self.scenario.series.contains_key(*name));
        let lag = i16::from(Index::LONGEST_LAG);
        let years = Years::new(self.scenario.years.first.plus(-lag), self.scenario.years.last);
        let add = |(name, quantity): (&String, &Quantity)| {
            let read = quantity.values.iter().filter(|(year, _)| years.contains(**year));
            let stated = |value: &Stated<Decimal>| Stated {
                value: Rate(value.value.normalize()),
                status: value.status,
                sources: value.sources.clone(),
            };
            let values = read.map(|(&year, value)| (year, stated(value))).collect();
            let series = ("series", quantity_name(name, self.language).into());
            Addition {
                name: say_with(self.language, key::TERMS_ADD_SERIES, &[series]),
                fields: vec![(
                    Field::Series(name.clone(), SeriesField::Whole),
                    FieldValue::Series(Series { values, then: None }),
                )],
            }
        };
        missing.map(add).collect()
    }

    /// Exchange rates that the record has and the scenario has not: as published, then the last one
    /// carried forward as an assumption.
    fn add_rates(&self) -> Vec<Addition> {
        let main = self.scenario.currency();
        let mut additions = Vec::new();
        for quantity in self.record.quantities.values() {
            let Unit::Exchange { of, per } = quantity.unit else { continue };
            let other = match main {
                main if main == of => per,
                main if main == per => of,
                _ => continue,
            };
            if self.scenario.rates.contains_key(&other) {
                continue;
            }
            let rate = |amount: Decimal| Exchange { amount, of, per };
            let first = self.scenario.years.first.before();
            let of_term = quantity.values.range(first..=self.scenario.years.last.max(first));
            let stated = |value: &Stated<Decimal>| Stated {
                value: rate(value.value),
                status: value.status,
                sources: value.sources.clone(),
            };
            let values = of_term.map(|(&year, value)| (year, stated(value))).collect();
            let last = quantity.values.values().next_back();
            let then = last.map(|value| Stated::assumed(rate(value.value)));
            let exchange = ("exchange", exchange_name(other, self.language).into());
            additions.push(Addition {
                name: say_with(self.language, key::TERMS_ADD_EXCHANGE, &[exchange]),
                fields: vec![(
                    Field::Rate(other, SeriesField::Whole),
                    FieldValue::Rates(Series { values, then }),
                )],
            });
        }
        additions
    }

    /// Another rule: the present one again, so that nothing changes until it is edited.
    fn add_rule(&self, part: &Part) -> Option<Addition> {
        let term = self.scenario.years;
        let last = part.rules.keys().next_back();
        let first = last.map_or(term.first.plus(1), |last| last.plus(1).max(term.first.plus(1)));
        if first > term.last || part.rules.contains_key(&first) {
            return None;
        }
        let rule = part
            .rule_of(first)
            .map_or_else(|| Rule::new(Growth::Freeze(Freeze {})), |(_, rule)| rule.clone());
        let rule = Rule { note: None, ..rule };
        Some(Addition {
            name: say_with(self.language, key::TERMS_ADD_RULE, &[("year", first.into())]),
            fields: vec![(
                self.of_part(part, PartField::Rule(first, RuleField::Whole)),
                FieldValue::Rule(Box::new(rule)),
            )],
        })
    }

    /// An amount that the agreement names begins with what the year costs as it is, one-offs apart.
    fn add_amounts(&self, part: &Part) -> Vec<Addition> {
        let without = {
            let mut scenario = self.scenario.clone();
            scenario.parts.iter_mut().for_each(|part| part.one_offs.clear());
            scenario
        };
        let row = self.row_of(part);
        let projection = project(plan(&without, self.record, &[]).only(row));
        let is_free = |year: &Year| *year > self.scenario.years.first && !part.amounts.contains_key(year);
        let add = |year: Year| {
            let total = projection.at(row, year).known();
            let amount = total.unwrap_or(part.base.value.amount).normalize();
            let money = Stated::assumed(Money { amount, ..part.base.value });
            Addition {
                name: say_with(self.language, key::TERMS_ADD_AMOUNT, &[("year", year.into())]),
                fields: vec![(self.of_part(part, PartField::Amount(year)), FieldValue::Money(money))],
            }
        };
        self.scenario.years.iter().filter(is_free).take(MOST_YEARS_OFFERED).map(add).collect()
    }

    /// The row of what a part costs.
    fn row_of(&self, part: &Part) -> RowName {
        let place = self.scenario.parts.iter().position(|known| known.name == part.name).unwrap_or(0);
        let place = u8::try_from(place).unwrap_or(u8::MAX);
        if self.scenario.parts.len() == 1 { RowName::Total } else { RowName::PartTotal(place) }
    }

    /// An override begins with what it costs as it is, one-offs included.
    fn add_override(&self, part: &Part) -> Vec<Addition> {
        let row = self.row_of(part);
        let projection = project(plan(self.scenario, self.record, &[]).only(row));
        let years = self.scenario.years.iter().filter(|year| !part.overrides.contains_key(year));
        let add = |year: Year| {
            let total = projection.at(row, year).known();
            let amount = total.unwrap_or(part.base.value.amount).normalize();
            let money = Stated::assumed(Money { amount, ..part.base.value });
            Addition {
                name: say_with(self.language, key::TERMS_ADD_OVERRIDE, &[("year", year.into())]),
                fields: vec![(self.of_part(part, PartField::Override(year)), FieldValue::Money(money))],
            }
        };
        years.take(MOST_YEARS_OFFERED).map(add).collect()
    }

    fn add_one_offs(&self, part: &Part) -> Vec<Addition> {
        let years = self.scenario.years.iter().filter(|year| !part.one_offs.contains_key(year));
        let add = |year: Year| {
            let nothing = Stated::assumed(Money { amount: Decimal::ZERO, ..part.base.value });
            Addition {
                name: say_with(self.language, key::TERMS_ADD_ONE_OFF, &[("year", year.into())]),
                fields: vec![(self.of_part(part, PartField::OneOff(year)), FieldValue::Money(nothing))],
            }
        };
        years.take(MOST_YEARS_OFFERED).map(add).collect()
    }

    /// The newest division of the record in amounts of the part's currency.
    fn add_division(&self, part: &Part) -> Option<Addition> {
        if !belongs_to(self.scenario, self.record) {
            return None;
        }
        let currency = part.base.value.currency;
        let wanted = [CategoryName::Labour, CategoryName::Construction, CategoryName::Logistics];
        let weights = |division: &Division| -> Option<Vec<(Field, FieldValue)>> {
            let weight = |name: CategoryName| {
                let share = division.parts.get(&name)?;
                let Share::Amount(money) = share.value else { return None };
                let weight = Weight::Number(currency.scale().count(money.amount));
                let stated = Stated { value: weight, status: share.status, sources: share.sources.clone() };
                let field = self.of_part(part, PartField::Category(name.word().to_owned()));
                (money.currency == currency).then_some((field, FieldValue::Weight(stated)))
            };
            wanted.into_iter().map(weight).collect()
        };
        let complete =
            self.record.categories.iter().filter_map(|division| Some((division.year, weights(division)?)));
        let (year, fields) = complete.max_by_key(|(year, _)| *year)?;
        Some(Addition {
            name: say_with(self.language, key::TERMS_ADD_DIVISION, &[("year", year.into())]),
            fields,
        })
    }

    /// A category of weight 1, or of what is missing to 100 %.
    fn add_category(&self, part: &Part) -> Addition {
        let taken = |name: &String| part.categories.iter().any(|category| category.name == *name);
        let count = part.categories.len();
        let name = (count + 1..=2 * count + 1)
            .map(|number| say_with(self.language, key::TERMS_NEW_CATEGORY, &[("number", number.into())]))
            .find(|name| !taken(name))
            .unwrap_or_default();
        let percents: Option<Decimal> = part
            .categories
            .iter()
            .map(|category| match category.weight.value {
                Weight::Percent(rate) => Some(rate.0),
                Weight::Number(_) => None,
            })
            .sum();
        let weight = match percents.filter(|_| !part.categories.is_empty()) {
            Some(sum) => Weight::Percent(Rate((Decimal::ONE - sum).max(Decimal::ZERO).normalize())),
            None => Weight::Number(Decimal::ONE),
        };
        Addition {
            name: say(self.language, key::TERMS_ADD_CATEGORY),
            fields: vec![(
                self.of_part(part, PartField::Category(name)),
                FieldValue::Weight(Stated::assumed(weight)),
            )],
        }
    }
}
