//! What of the lists of the program can be said on the command line: each word and its help come from the list.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::engine::negotiation::CostOf;
use crate::export::Format;
use crate::export::picture::{Colours, Preset};
use crate::present::charts::ChartName;
use crate::present::views::compare::Scales;
use crate::present::views::record::RecordPageName;

macro_rules! said {
    ($($choice:ty),+) => {$(
        impl ValueEnum for $choice {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.key()).help(self.about()))
            }
        }
    )+};
}

said!(RecordPageName, Colours, Format, Scales);

/// The charts that a command draws.
impl ValueEnum for ChartName {
    fn value_variants<'a>() -> &'a [Self] {
        static DRAWN: LazyLock<Vec<ChartName>> =
            LazyLock::new(|| ChartName::ALL.into_iter().filter(|chart| chart.needs().is_some()).collect());
        &DRAWN
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.key()).help(self.about()))
    }
}

/// The sizes are those of the window, and so the help cannot say others.
impl ValueEnum for Preset {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, what) = match self {
            Self::Slide => ("slide", "a slide, a page across"),
            Self::Page => ("page", "the width of a page's text"),
            Self::Column => ("column", "a column"),
            Self::Columns => ("columns", "two columns"),
            Self::Square => ("square", "as wide as high"),
        };
        let (width, height) = self.size();
        Some(PossibleValue::new(name).help(format!("{width} × {height}: {what}")))
    }
}

impl ValueEnum for CostOf {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, what) = match self {
            Self::FirstYear => ("first-year", "The cost of the first year"),
            Self::Term => ("term", "The cost of the whole term"),
            Self::PresentValue => ("present-value", "That, discounted; with `--discount`"),
        };
        Some(PossibleValue::new(name).help(what))
    }
}

/// `.svg, .pdf or .png`
pub(super) fn one_of(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// What a list says of a choice, inside a sentence.
pub(super) fn small(about: &str) -> String {
    let (first, rest) = about.split_at(about.chars().next().map_or(0, char::len_utf8));
    first.to_lowercase() + rest
}
