//! Why there is no workbook.

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum XlsxError {
    /// There is no scenario.
    #[error("there is no scenario to export")]
    Nothing,
    /// What the format has no room for.
    #[error("the workbook cannot hold this: {0}")]
    Format(#[from] rust_xlsxwriter::XlsxError),
}
