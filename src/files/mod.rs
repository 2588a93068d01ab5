//! Keeping scenarios, negotiations and the record: files read strictly and written whole or not at
//! all.
//!
//! [`read_scenario`] and [`write_scenario`] are text to scenario and back; [`open_scenario`] and
//! [`save_scenario`] are the same with a path; [`read_negotiation`] and the like are that for
//! negotiations; [`record`] has the bundled editions of the record. Nothing here computes a figure:
//! whether a scenario or a negotiation makes sense is the business of the engine.

pub mod bundled;
mod disk;
mod frame;
mod kind;
mod negotiation;
mod noise;
mod places;
mod private;
mod read_error;
pub mod record;
mod refusal;
mod scan;
mod scenario;
mod source;
mod terms;
mod value;

pub use disk::{LARGEST, OpenError, OpenProblem, Opened, OpenedFile, SaveError, SaveProblem, Stamp};
pub use disk::{has_changed, kind_of_file, same_file, text_of};
pub use disk::{open_file, open_negotiation, open_scenario, save, save_all, save_negotiation, save_scenario};
pub use frame::Comment;
pub use kind::{FileKind, NEGOTIATION_VERSION, PRIVATE_VERSION, VERSION};
pub use negotiation::{NegotiationFile, Places, read_negotiation, write_negotiation};
pub use noise::Noise;
pub use places::field_place;
pub use private::{PrivateFile, open_private, private_path, read_private, save_private, write_private};
pub use read_error::{Many, Place, ReadError, ReadProblem};
pub use scenario::{ScenarioFile, read_scenario, write_scenario};
pub use value::{ValueError, read_value, spell_value};
