//! The redline: what differs, in the words of the clauses, and what each of it is worth alone.

use rust_decimal::Decimal;

use super::context::ComparisonContext;
use crate::engine::{ChangeEffect, FieldChange, Span};
use crate::model::{Field, Status};
use crate::present::certainty::{signs_of, with_sign};
use crate::text::compare::{field_list, line_words, name_of_sum, not_alone_words};
use crate::text::numbers::signed;
use crate::text::{key, say_with};

/// What differs between two scenarios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redline {
    /// What costs something, largest first.
    pub lines: Vec<RedlineLine>,
    /// What all of it is worth together; none if that is not known.
    pub together: Option<String>,
    /// What that sum is called, with its years where some are left out.
    pub together_name: String,
    /// How well that is known.
    pub together_status: Status,
    /// What the signs behind the figures mean.
    pub signs: Vec<String>,
    /// What else differs, or that nothing does; sentences.
    pub notes: Vec<String>,
}

/// Fields that are changed together, mostly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedlineLine {
    /// What changes.
    pub changed: Vec<Changed>,
    /// What that is worth, as it is read; why there is no such figure, if there is none.
    pub effect: String,
    /// The same as a value.
    pub value: Option<Decimal>,
    /// How well that is known.
    pub status: Status,
}

impl RedlineLine {
    /// What it is worth as it is read, with the sign of its status.
    pub fn told(&self) -> String {
        let status = self.value.map_or(Status::Published, |_| self.status);
        with_sign(self.effect.clone(), status)
    }
}

/// A field and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The field.
    pub field: Field,
    /// Its name.
    pub name: String,
    /// What it is in the baseline.
    pub before: String,
    /// What it is in the scenario in hand.
    pub after: String,
}

pub(super) fn redline(context: &ComparisonContext<'_>) -> Redline {
    let comparison = context.comparison;
    let mut notes = Vec::new();
    if comparison.is_empty() {
        notes.push(context.say(key::COMPARE_NOTHING_DIFFERS));
    } else if comparison.lines.is_empty() {
        notes.push(context.say(key::COMPARE_NOTHING_COSTS));
    }
    if !comparison.without_cost.is_empty() {
        let fields = ("fields", field_list(&comparison.without_cost, context.language()).into());
        notes.push(say_with(context.language(), key::COMPARE_WITHOUT_COST, &[fields]));
    }
    let in_words = |line| self::line(context, line, Span::Sum, |effect| signed(context.sum_in_words(effect)));
    let together = comparison.difference().filter(|_| !comparison.lines.is_empty());
    let status = comparison.difference_status(Span::Sum);
    let known = comparison.lines.iter().filter(|line| matches!(line.effect, ChangeEffect::Known(_)));
    let known = known.map(|line| line.status(Span::Sum));
    Redline {
        lines: comparison.lines.iter().map(in_words).collect(),
        together: together.map(|difference| signed(context.sum_in_words(difference))),
        together_name: name_of_sum(
            context.say(key::COMPARE_ALL_TOGETHER),
            comparison,
            &[],
            context.language(),
        ),
        together_status: status,
        signs: signs_of(&known.chain(together.map(|_| status)).collect::<Vec<_>>(), context.language()),
        notes,
    }
}

/// A line with its effect over some span, as `words` tells it.
pub(super) fn line(
    context: &ComparisonContext<'_>,
    line: &FieldChange,
    span: Span,
    words: impl Fn(Decimal) -> String,
) -> RedlineLine {
    let fields = line_words(context.comparison, line, context.language());
    let changed = line.fields.iter().zip(fields).map(|(field, told)| Changed {
        field: field.clone(),
        name: told.name,
        before: told.baseline,
        after: told.other,
    });
    let (effect, value) = match line.over(span) {
        ChangeEffect::Known(effect) => (words(effect), Some(effect)),
        ChangeEffect::NotAlone(why) => (not_alone_words(why, context.language()), None),
        ChangeEffect::NoSums => (context.say(key::WORD_UNKNOWN), None),
    };
    RedlineLine { changed: changed.collect(), effect, value, status: line.status(span) }
}
