//! Why there is no workbook.

/// Why there is no workbook.
#[derive(Debug)]
pub enum XlsxError {
    /// There is no scenario.
    Nothing,
    /// What the format has no room for.
    Format(rust_xlsxwriter::XlsxError),
}

impl From<rust_xlsxwriter::XlsxError> for XlsxError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Format(error)
    }
}
