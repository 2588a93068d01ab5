//! The typefaces of the program, so that window and exported files use the same outlines.
//!
//! Costshare Sans is a part of Pretendard under another name, with digits of one width;
//! `assets/fonts/make` made it and `assets/fonts/OFL.txt` is its licence.

/// Weight 400: Latin, signs and every Hangul syllable.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/CostshareSans-Regular.otf");

/// Weight 700: Latin, signs and the 2,350 syllables of KS X 1001.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/CostshareSans-Bold.otf");
