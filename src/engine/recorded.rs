//! What was agreed for a year, in a currency.
//!
//! As it was published in that currency; else its parts or its total, converted at the average
//! exchange rate of the year and marked so. Nothing is interpolated: without that rate there is no
//! amount.

use rust_decimal::Decimal;

use crate::model::{Basis, Contribution, Currency, Money, Record, SourceId, Stated, Status, Year};

/// A value of the record in the terms asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The value, in whole units of currency or as a fraction.
    pub value: Decimal,
    /// Whether it was converted and is not in print in this currency.
    pub converted: bool,
    /// How sure the amounts are that it comes from.
    pub status: Status,
    /// Where they stand.
    pub sources: Vec<SourceId>,
}

/// The contribution in `currency`: as published, else its parts or its total converted.
#[must_use]
pub fn amount_in(contribution: &Contribution, currency: Currency, record: &Record) -> Option<Recorded> {
    if let Some(total) = contribution.total_in(currency) {
        let Stated { value, status, sources } = total.clone();
        return Some(Recorded { value: value.amount, converted: false, status, sources });
    }
    let totals = [&contribution.total_krw, &contribution.total_usd];
    let in_parts = contribution.basis == Basis::Mixed && !contribution.parts.is_empty();
    let amounts: Vec<&Stated<Money>> = if in_parts {
        contribution.parts.iter().collect()
    } else {
        totals.into_iter().flatten().take(1).collect()
    };
    let mut sum: Option<Recorded> = None;
    for amount in amounts {
        let value = convert(amount.value, currency, contribution.year, record)?;
        let before = sum.take();
        let mut sources = before.as_ref().map_or(Vec::new(), |before| before.sources.clone());
        sources.extend(amount.sources.iter().cloned());
        let status = before.as_ref().map_or(amount.status, |before| before.status.max(amount.status));
        let value = before.map_or(Some(value), |before| before.value.checked_add(value))?;
        sum = Some(Recorded { value, converted: true, status, sources });
    }
    sum
}

/// An amount in another currency at the average rate of the year; none where the record lacks that.
#[must_use]
pub fn convert(amount: Money, to: Currency, year: Year, record: &Record) -> Option<Decimal> {
    match (amount.currency, to) {
        (from, to) if from == to => Some(amount.amount),
        (from, Currency::KRW) => amount.amount.checked_mul(average_rate(from, year, record)?.value),
        (Currency::KRW, to) => amount.amount.checked_div(average_rate(to, year, record)?.value),
        _ => None,
    }
}

/// The average rate of the year: won for one unit of `currency`.
#[must_use]
pub fn average_rate(currency: Currency, year: Year, record: &Record) -> Option<&Stated<Decimal>> {
    record.quantities.get(&format!("exchange_{currency}"))?.values.get(&year)
}
