//! The words of JSON for what other floors know: status, unit, bound, side and the like. They are the same in
//! every language, and those of files where files have one.

use serde::ser::{Serialize, Serializer};

use super::unit_word;
use crate::engine::negotiation::CostOf;
use crate::engine::{Bound, Cause, CostOrder, RateBasis, Side, Verdict};
use crate::model::Unit;

macro_rules! words {
    ($($type:ty: $word:expr;)+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let word: fn($type) -> &'static str = $word;
                to.serialize_str(word(*self))
            }
        }
    )+};
}

words! {
    Cause: Cause::word;
    Bound: |bound| match bound {
        Bound::Cap => "cap",
        Bound::Floor => "floor",
    };
    Side: |side| match side {
        Side::Baseline => "baseline",
        Side::Other => "scenario",
    };
    CostOrder: |standing| match standing {
        CostOrder::Dearer => "dearer",
        CostOrder::Cheaper => "cheaper",
    };
    RateBasis: |rates| match rates {
        RateBasis::Scenario => "stated",
        RateBasis::Average => "average",
    };
    Verdict: |verdict| match verdict {
        Verdict::Fits => "fits",
        Verdict::Differs(_) => "differs",
        Verdict::Named => "named",
        Verdict::Follows => "follows",
        Verdict::Waits => "waits",
        Verdict::Cannot(_) => "cannot",
    };
    CostOf: |of| match of {
        CostOf::FirstYear => "first-year",
        CostOf::Term => "term",
        CostOf::PresentValue => "present-value",
    };
}

/// A kind of rates as `compare` says it: `yearly average` where other answers say `average`.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "what `serialize_with` hands over")]
pub(super) fn rates_in_full<S: Serializer>(rates: &Option<RateBasis>, to: S) -> Result<S::Ok, S::Error> {
    match rates {
        Some(RateBasis::Average) => to.serialize_some("yearly average"),
        rates => rates.serialize(to),
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&unit_word(*self))
    }
}
