//! Scenarios and negotiations as files: round trips, refusals, the shipped ones against the record.

mod folders;
mod fuzzing;
mod negotiations;
mod refused;
mod scenarios;
mod shipped_talks;

/// What is told in English of a text that was not read.
fn read_told(error: &costshare::files::ReadError) -> String {
    costshare::text::file_errors::read_error(error, costshare::text::Language::En)
}

/// What is told in English of a file that was not opened.
fn open_told(error: &costshare::files::OpenError) -> String {
    costshare::text::file_errors::open_error(error, costshare::text::Language::En)
}
