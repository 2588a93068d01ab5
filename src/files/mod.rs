//! Keeping scenarios, negotiations and the record: files read strictly and written whole or not at
//! all.
//!
//! [`read_scenario`] and [`write_scenario`] are text to scenario and back, [`read_negotiation`] and the like are
//! that for negotiations. What a kind of file is stands in its [`FileFormat`]; [`open_document`] and
//! [`save_document`] open and save any of them, and [`open_file`] one of a kind that is not known. [`record`] has the bundled editions of the record. Nothing here computes a figure:
//! whether a scenario or a negotiation makes sense is the business of the engine.

mod backups;
pub mod bundled;
mod disk;
mod encoding;
mod folder_list;
mod format;
mod frame;
mod kind;
mod mailed;
mod negotiation;
mod noise;
mod open_file;
mod own;
mod paths;
mod places;
mod private;
mod read_error;
pub mod record;
mod recovery;
mod refusal;
mod save;
mod scan;
mod scenario;
mod settings;
mod source;
mod terms;
mod value;
mod watch;

pub use backups::{EarlierVersion, MOST_VERSIONS, earlier_versions, keep_version};
pub use disk::{
    LARGEST, OpenError, OpenProblem, SinceThen, Stamp, bytes_of, decoded, has_changed, since_then, text_of,
};
pub use encoding::Encoding;
pub use folder_list::{FolderEntry, FolderError, list_folder, shown_path};
pub use format::{FileFormat, Opened, document_to_save, open_document, save_document};
pub use frame::Comment;
pub use kind::{FileKind, NEGOTIATION_VERSION, PRIVATE_VERSION, VERSION};
pub use mailed::scenario_in;
pub use negotiation::{NegotiationFile, Places, open_negotiation, read_negotiation, write_negotiation};
pub use noise::{Noise, noise_in};
pub use open_file::{OpenedFile, kind_of_file, open_file};
pub use own::{OwnFile, StateFolder};
pub use paths::same_file;
pub use places::field_place;
pub use private::{PrivateFile, private_path, read_private, write_private};
pub use read_error::{Many, Place, ReadError, ReadProblem};
pub use recovery::{LeftBehind, LeftCopy, RecoveryEntry, RecoveryFolder, RecoveryKind};
pub use recovery::{read_recovery_list, write_recovery_list};
pub use save::{
    Access, Existing, FileToSave, Protection, Replacing, SaveError, SaveNotice, SaveProblem, Saved,
};
pub use save::{abandon_temporary_files, save, save_all};
pub use scenario::{ScenarioFile, open_scenario, read_scenario, save_scenario, write_scenario};
pub use settings::{FoundSettings, MOST_RECENT, SettingsFile, WindowSize};
pub use settings::{open_settings, read_settings, save_settings, settings_on_disk, write_settings};
pub use value::{ValueError, read_value, spell_value};
pub use watch::{FileWatch, OpenMark, WatchedFiles, is_marked_open};
