//! What was made last, with what it was made from: made again when that changed, and never twice.

use std::cell::RefCell;
use std::sync::Arc;

/// What was made last, with what it was made from.
pub(super) type Memo<From, Made> = RefCell<Option<(From, Arc<Made>)>>;
