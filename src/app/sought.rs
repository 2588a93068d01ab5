//! A total that is sought: what the base or the rate behind it must be, for a total that is typed or dragged.

use rust_decimal::Decimal;

use super::App;
use super::documents::{Document, DocumentId};
use crate::engine::{
    CostOrder, FoundTerm, NoTermBehind, RateSteps, RowName, TermBehind, TotalReach, YearSolver,
};
use crate::model::{Currency, Field, Money, PartField, Year};
use crate::present::Selection;
use crate::text::fields::{field_name, value_words};
use crate::text::numbers::{self, AmountUnit, money_words};
use crate::text::typed::{self, Typed};
use crate::text::{Hint, key, say_with};

/// The total of a part in a year, for which a term is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SoughtTotal {
    /// The part, by its place.
    pub part: u8,
    /// The year.
    pub year: Year,
}

impl SoughtTotal {
    /// The total that a figure is; none if it is another figure.
    pub fn of(selection: Selection) -> Option<Self> {
        let part = match selection.row {
            RowName::Total => 0,
            RowName::PartTotal(part) => part,
            _ => return None,
        };
        Some(Self { part, year: selection.year })
    }
}

/// A term for a total, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldTerm {
    /// The term.
    pub found: FoundTerm,
    /// `Base amount KRW 1,612.0 bn → 2028: KRW 1,680.0 bn`
    pub words: String,
    /// How far that is from what was sought, where it is not the same.
    pub note: Option<String>,
}

impl App {
    /// Which term is turned for a total.
    ///
    /// # Errors
    /// Why none is.
    pub fn term_behind(&self, of: DocumentId, total: SoughtTotal) -> Result<TermBehind, NoTermBehind> {
        Ok(self.year_solver(of, total)?.1.behind())
    }

    /// The term for which a total comes to so much, in whole units of its currency, or nearest to it.
    ///
    /// # Errors
    /// Why there is none.
    pub fn found_term(
        &self,
        of: DocumentId,
        total: SoughtTotal,
        target: Decimal,
        grain: RateSteps,
    ) -> Result<ToldTerm, NoTermBehind> {
        let (currency, mut solver) = self.year_solver(of, total)?;
        let found = solver.find(target, grain)?;
        let language = self.language();
        let reached = Money::new(found.total, currency);
        let args = [
            ("field", field_name(&found.field, language).into()),
            ("value", value_words(&found.value, language).into()),
            ("year", numbers::year(total.year, language).into()),
            ("total", money_words(reached, language).into()),
        ];
        let words = say_with(language, key::SOUGHT_FOUND, &args);
        let note = target.checked_sub(found.total).filter(|off| !off.is_zero()).map(|off| {
            let key = if off > Decimal::ZERO { key::SOUGHT_LESS } else { key::SOUGHT_MORE };
            let off = money_words(Money::new(off.abs(), currency), language);
            say_with(language, key, &[("amount", off.into())])
        });
        Ok(ToldTerm { found, words, note })
    }

    fn year_solver(
        &self,
        of: DocumentId,
        total: SoughtTotal,
    ) -> Result<(Currency, YearSolver), NoTermBehind> {
        let document = self.session().document(of).ok_or(NoTermBehind::Unknown)?;
        let computed = self.computed(of).ok_or(NoTermBehind::Unknown)?;
        let (scenario, projection) = (&document.scenario, &computed.projection);
        let part = scenario.parts.get(usize::from(total.part)).ok_or(NoTermBehind::Unknown)?;
        let solver = YearSolver::new(scenario, projection, self.record(), total.part, total.year)?;
        Ok((part.base.value.currency, solver))
    }
}

/// What a text means as a total for which a term is sought.
pub(super) fn read_total(app: &App, document: &Document, total: SoughtTotal, text: &str) -> Typed<ToldTerm> {
    let Some(part) = document.scenario.parts.get(usize::from(total.part)) else { return Typed::Empty };
    let (currency, language) = (part.base.value.currency, app.language());
    let [unit, other] = [language, language.other()].map(|language| AmountUnit::usual(currency, language));
    let name = if document.scenario.parts.len() == 1 { "" } else { part.name.as_str() };
    let field = Field::of_part(name, PartField::Override(total.year));
    let in_place = app.amount_in_place(document, &field);
    let found = |money: Money| {
        if money.currency != currency {
            return Err(Hint::OtherUnit(money.currency.to_string()));
        }
        let told = app
            .found_term(document.id, total, money.amount, RateSteps::Millionths)
            .map_err(|why| Hint::NoTermBehind { year: total.year, why })?;
        match told.found.reach {
            TotalReach::Exact | TotalReach::Nearest => Ok(told),
            TotalReach::Bounded(order) => {
                let total_there = Money::new(told.found.total, currency);
                Err(Hint::OutOfReach {
                    year: total.year,
                    total: total_there,
                    is_most: order == CostOrder::Cheaper,
                })
            }
        }
    };
    match typed::read_amount_beside(text, unit, other, in_place) {
        Typed::Understood(money) => found(money).map_or_else(Typed::NotUnderstood, Typed::Understood),
        Typed::Ambiguous(readings) => {
            let (told, hints): (Vec<_>, Vec<_>) = readings.into_iter().map(found).partition(Result::is_ok);
            let told: Vec<ToldTerm> = told.into_iter().filter_map(Result::ok).collect();
            let hint = hints.into_iter().find_map(Result::err);
            match hint.filter(|_| told.is_empty()) {
                Some(hint) => Typed::NotUnderstood(hint),
                None => Typed::Ambiguous(told),
            }
        }
        Typed::NotUnderstood(hint) => Typed::NotUnderstood(hint),
        Typed::Empty => Typed::Empty,
    }
}
