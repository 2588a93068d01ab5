//! The scenario held against the baseline, figure by figure.
//!
//! Only years that both terms have are held against each other; before the terms the record and the
//! amounts of the years before are, where both have one. Sums and present values count from the
//! first common year on both sides. What rests on an assumption on either side rests on one.

use rust_decimal::Decimal;

use super::context::{BaselineKind, ProjectionContext, in_words, row_of};
use crate::engine::recorded::Recorded;
use crate::engine::{
    Measure, NotRead, Plan, Projection, RateBasis, Reading, RowName, Side, Sides, common_years, since,
    weakest,
};
use crate::model::{Status, Unit, Unknown, UnknownReason, Value, Year, Years};
use crate::text::explanation::list_years;
use crate::text::reading::{not_read_words, read_words, reading_words};
use crate::text::{key, say, say_with};

/// Both sides, and how the one is read against the other.
pub(super) struct AgainstBaseline<'a, 'of> {
    pub hand: &'a ProjectionContext<'of>,
    pub baseline: &'a ProjectionContext<'of>,
    /// What the baseline is to the scenario.
    kind: BaselineKind,
    /// How amounts are read; never by themselves.
    pub reading: Reading,
    /// The years that both terms have.
    pub years: Years,
    /// The decimals of points and per cents.
    pub decimals: u32,
    /// The kinds of the exchange rates of both sides, if they are different.
    kinds: Option<Sides<RateBasis>>,
    /// The side that began earlier, from the first common year on.
    from_common: Option<(Side, Option<Projection>)>,
}

/// A figure held against that of the baseline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// The figure.
    pub figure: Value,
    /// The same figure of the baseline; none if it has none.
    pub baseline: Option<Value>,
    /// The one read against the other.
    pub read: Result<Decimal, NotRead>,
    /// How sure the less sure of the two is.
    pub status: Status,
}

impl Held {
    /// `kinds` are those of the exchange rates of both sides, if they are different: then the figure is not
    /// read.
    pub fn new(
        reading: Reading,
        figure: Value,
        baseline: Option<Value>,
        status: Status,
        kinds: Option<Sides<RateBasis>>,
    ) -> Self {
        let read = reading.read(figure, baseline);
        let kinds = kinds.filter(|_| reading != Reading::Value);
        let read = read.and_then(|read| kinds.map_or(Ok(read), |kinds| Err(NotRead::OtherRates(kinds))));
        Self { figure, baseline, read, status }
    }

    /// Whether it is left out because it rests on an assumption.
    pub fn is_hidden(&self, context: &ProjectionContext<'_>) -> bool {
        context.input.hides_assumed && self.status == Status::Assumed && self.read.is_ok()
    }
}

impl<'a, 'of> AgainstBaseline<'a, 'of> {
    /// Both sides; none where values are read by themselves.
    pub fn new(
        hand: &'a ProjectionContext<'of>,
        baseline: &'a ProjectionContext<'of>,
        kind: BaselineKind,
        reading: Reading,
    ) -> Option<Self> {
        let reading = reading.of_unit(hand.unit);
        if reading == Reading::Value {
            return None;
        }
        let terms = [hand, baseline].map(|context| context.input.projection.years());
        let years = common_years(terms[0], terms[1]);
        let earlier = [(Side::Other, hand), (Side::Baseline, baseline)]
            .into_iter()
            .find(|(_, context)| !years.is_empty() && context.input.projection.years().first < years.first);
        let from_common = earlier.map(|(side, context)| {
            let input = context.input;
            (side, since(input.scenario, years, input.record, input.measures))
        });
        let kinds = kinds_of(hand, baseline, hand.input.chosen);
        let mut both = Self { hand, baseline, kind, reading, years, decimals: 0, kinds, from_common };
        let values: Vec<Decimal> = both.known().map(|(_, read)| read).collect();
        both.decimals = super::context::counted(hand).decimals_read_as(&values, reading);
        Some(both)
    }

    /// How figures of that unit are read.
    pub fn reading_of(&self, unit: Unit) -> Reading {
        self.reading.of_unit(unit)
    }

    /// The title of the baseline.
    pub fn title(&self) -> &'a str {
        self.baseline.input.scenario.title.trim()
    }

    /// What the baseline is called in a sentence: `as signed`, `“11th SMA”`.
    pub fn called(&self) -> String {
        let language = self.hand.language();
        match self.kind {
            BaselineKind::AsSigned => say(language, key::BASELINE_AS_SIGNED),
            BaselineKind::AsOpened => say(language, key::BASELINE_AS_OPENED),
            BaselineKind::Other => {
                say_with(language, key::BASELINE_TITLED, &[("title", self.title().into())])
            }
        }
    }

    /// Whether it is called by its title.
    pub fn is_titled(&self) -> bool {
        self.kind == BaselineKind::Other
    }

    /// Whether every year of the scenario that is shown is read, and nothing is in error.
    pub fn is_of_all_years(&self) -> bool {
        let shown = self.hand.known().map(|(year, _)| year);
        self.in_error().is_none() && self.known().map(|(year, _)| year).eq(shown)
    }

    /// The same where there is little room, as in the head of a column.
    pub fn called_shortly(&self) -> String {
        match self.kind {
            BaselineKind::Other => say(self.hand.language(), key::BASELINE_SHORTLY),
            BaselineKind::AsSigned | BaselineKind::AsOpened => self.called(),
        }
    }

    /// What is read, for subtitles: `difference to “11th SMA”`.
    pub fn words(&self) -> String {
        reading_words(self.reading, self.title(), self.hand.language())
    }

    pub fn plan(&self, side: Side) -> &'a Plan {
        self.context(side).input.projection.plan()
    }

    fn context(&self, side: Side) -> &'a ProjectionContext<'of> {
        match side {
            Side::Baseline => self.baseline,
            Side::Other => self.hand,
        }
    }

    /// A figure of a side in a common year.
    pub fn value(&self, side: Side, row: RowName, year: Year) -> Option<Value> {
        if !self.years.contains(year) {
            return None;
        }
        let context = self.context(side);
        match &self.from_common {
            Some((earlier, later)) if *earlier == side && counts_from_first(context, row) => {
                later.as_ref().map(|projection| projection.at(row, year))
            }
            _ => Some(context.input.projection.at(row, year)),
        }
    }

    /// The chosen measure in a year of the term; none if the year is not in it.
    pub fn chosen(&self, year: Year) -> Option<Held> {
        let shown =
            |context: &ProjectionContext<'_>| context.years.iter().find(|shown| shown.year == year).copied();
        let (own, theirs) = (shown(self.hand)?, shown(self.baseline));
        let of = |side| {
            let context = self.context(side);
            self.value(side, row_of(context.input.measures, context.input.chosen), year)
        };
        let figure = of(Side::Other).unwrap_or(own.value);
        let status = theirs.map_or(own.status, |theirs| theirs.status.max(own.status));
        Some(Held::new(self.reading, figure, of(Side::Baseline), status, self.kinds))
    }

    /// The kinds of the exchange rates that the amounts of a measure rest on, if the sides have different
    /// ones.
    pub fn kinds_of(&self, measure: &Measure) -> Option<Sides<RateBasis>> {
        kinds_of(self.hand, self.baseline, measure)
    }

    /// Why a common year is not read because of something that is in error, if one is.
    pub fn in_error(&self) -> Option<NotRead> {
        let mut not_read = self.years.iter().filter_map(|year| self.chosen(year)?.read.err());
        not_read
            .find(|why| matches!(why, NotRead::Unknown(_, Unknown { reason: UnknownReason::InError(_), .. })))
    }

    /// The years of the term that are read, with what is read; without what is left out.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = (Year, Decimal)> {
        self.years.iter().filter_map(|year| {
            let held = self.chosen(year)?;
            held.read.ok().filter(|_| !held.is_hidden(self.hand)).map(|read| (year, read))
        })
    }

    /// How well the figures of the headline are known: the weakest of the two sides in every year that is
    /// shown.
    pub fn headline_status(&self) -> Status {
        let held = self.years.iter().filter_map(|year| self.chosen(year));
        let shown = held.filter(|held| held.read.is_ok() && !held.is_hidden(self.hand));
        weakest(shown.map(|held| held.status))
    }

    /// An amount before the term, of the record or of the year before, where the baseline has that
    /// year as well.
    pub fn before(&self, year: Year, own: &Recorded) -> Option<Held> {
        let of_term = self.baseline.years.iter().find(|shown| shown.year == year);
        let before = self.baseline.input.projection.years().first.before() == year;
        let baseline = match of_term {
            Some(shown) if shown.hidden => None,
            Some(shown) => {
                let input = self.baseline.input;
                let kind = input.chosen.kind_of_rates(input.scenario, None, input.record);
                Some((shown.value, shown.status, kind))
            }
            None if before => {
                let recorded = self.baseline.before.as_ref();
                recorded.map(|recorded| (Value::Known(recorded.value), recorded.status, recorded.rates))
            }
            None => None,
        };
        let (baseline, status, kind) = baseline?;
        let status = status.max(own.status);
        let kinds = kind.zip(own.rates).filter(|(of_baseline, own)| of_baseline != own);
        let kinds = kinds.map(|(baseline, other)| Sides { baseline, other });
        Some(Held::new(self.reading, Value::Known(own.value), Some(baseline), status, kinds))
    }

    /// What is read in words, the value itself behind it: `+KRW 57.5 bn (KRW 1,519.2 bn)`.
    pub fn in_words(&self, read: Decimal, value: String) -> String {
        with_value(self.change_in_words(read), value, self.hand)
    }

    /// What is read in words.
    pub fn change_in_words(&self, read: Decimal) -> String {
        read_words(read, self.reading, self.hand.unit, self.decimals, self.hand.language())
    }

    /// Why something is not read.
    pub fn reason_in_words(&self, why: NotRead) -> String {
        not_read_words(why, self.title(), |side| Some(self.plan(side)), self.hand.language())
    }

    /// The years of the terms that only one has, and from when on sums count.
    pub fn notes(&self) -> Vec<String> {
        let language = self.hand.language();
        let mut notes = Vec::new();
        for context in [self.hand, self.baseline] {
            let term = context.input.projection.years();
            let apart: Vec<Year> = term.iter().filter(|&year| !self.years.contains(year)).collect();
            if !apart.is_empty() {
                let title = ("title", context.input.scenario.title.trim().into());
                let years = ("years", list_years(&apart, language).into());
                notes.push(say_with(language, key::COMPARE_NOTE_APART, &[title, years]));
            }
        }
        notes.extend(self.kinds.map(|kinds| self.reason_in_words(NotRead::OtherRates(kinds))));
        if self.from_common.is_some() {
            let year = ("year", self.years.first.into());
            notes.push(say_with(language, key::READING_NOTE_SINCE, &[year]));
        }
        notes
    }

    /// A value of the chosen measure in words.
    pub fn value_in_words(&self, value: Value) -> String {
        value.known().map_or_else(String::new, |value| in_words(self.hand, value))
    }
}

/// The kinds of the exchange rates that the amounts of a measure rest on, if they are different.
pub(super) fn kinds_of(
    hand: &ProjectionContext<'_>,
    baseline: &ProjectionContext<'_>,
    measure: &Measure,
) -> Option<Sides<RateBasis>> {
    let both = [baseline.input.scenario, hand.input.scenario];
    measure.basis_in(&both, hand.input.record).different_kinds()
}

/// `+KRW 57.5 bn (KRW 1,519.2 bn)`
pub(super) fn with_value(change: String, value: String, context: &ProjectionContext<'_>) -> String {
    if value.is_empty() {
        return change;
    }
    let args = [("change", change.into()), ("value", value.into())];
    say_with(context.language(), key::READING_AND_VALUE, &args)
}

/// Whether the figures of a row depend on the year in which the term begins.
fn counts_from_first(context: &ProjectionContext<'_>, row: RowName) -> bool {
    let RowName::Measure(place) = row else { return false };
    let measure = context.input.measures.get(usize::from(place));
    measure.is_some_and(|measure| measure.cumulative || measure.discount.is_some())
}
