//! Keeping scenarios and the record: files read strictly and written whole or not at all.
//!
//! [`read_scenario`] and [`write_scenario`] are text to scenario and back; [`open_scenario`] and
//! [`save_scenario`] are the same with a path; [`record`] has the bundled editions of the record.
//! Nothing here computes a figure: whether a scenario makes sense is the business of
//! [`crate::engine::check`].

pub mod bundled;
mod disk;
mod layout;
mod read_error;
pub mod record;
mod scenario;
mod tree;
mod value;

pub use disk::{LARGEST, OpenError, OpenProblem, Opened, SaveError, SaveProblem, Stamp};
pub use disk::{has_changed, open_scenario, same_file, save, save_all, save_scenario};
pub use read_error::{Many, Place, ReadError, ReadProblem};
pub use scenario::{ScenarioFile, VERSION, read_scenario, write_scenario};
pub use value::{ValueError, read_value, spell_value};
