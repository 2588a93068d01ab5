//! What a reader made of the whole that it divided last.
//!
//! The categories of a part divide the same whole in a year, and their rows stand one after the other. So a reader
//! that walks the plan reads whole, unit and weights once for all of them, not once for each.

use crate::model::Year;
use crate::model::formula::Op;

/// What was made of the whole that was divided last, of its unit and its weights.
#[derive(Debug)]
pub(super) struct LastDivision<T>(Option<(Year, Vec<Op>, T)>);

impl<T> Default for LastDivision<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> LastDivision<T> {
    /// What was made of `operands` in `year`; if these were not the last, what `divide` makes of them.
    pub(super) fn of(&mut self, year: Year, operands: &[Op], divide: impl FnOnce() -> T) -> &T {
        let last = self.0.take().filter(|(of, known, _)| *of == year && known == operands);
        let (_, _, made) = self.0.insert(last.unwrap_or_else(|| (year, operands.to_vec(), divide())));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::projection::for_each_figure;
    use crate::engine::{Body, plan, samples};
    use crate::model::clauses::{Category, Weight};
    use crate::model::{Record, Stated};

    /// Three years of two parts with a hundred categories each are six wholes, not six hundred.
    #[test]
    fn a_whole_is_divided_once_for_all_categories() {
        let mut scenario = samples::growing(1_000, rust_decimal::Decimal::ZERO);
        let weight = Stated::assumed(Weight::Number(rust_decimal::Decimal::ONE));
        let category = |number| Category { name: format!("c{number}"), weight: weight.clone() };
        scenario.parts[0].categories = (0..100).map(category).collect();
        scenario.parts.push(scenario.parts[0].clone());
        for (part, name) in scenario.parts.iter_mut().zip(["won", "more"]) {
            name.clone_into(&mut part.name);
        }
        let (mut divided, mut parts) = (0, 0);
        let mut last = LastDivision::default();
        for_each_figure(&plan(&scenario, &Record::default(), &[]), |figure, row| {
            let Body::Formulas(segments) = &row.body else { return };
            if let Some((operands, _)) = segments.first().and_then(|segment| segment.formula.as_part()) {
                last.of(figure.year, operands, || divided += 1);
                parts += 1;
            }
        });
        assert_eq!((divided, parts), (6, 600));
    }
}
