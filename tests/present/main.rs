//! What is shown, as plain data: projection, comparison, record, negotiation.

mod compare_view;
mod negotiation_view;
mod projection_view;
mod readings;
mod record_pages;
mod record_view;
