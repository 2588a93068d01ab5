//! What a file that is not text in UTF-8 is written in, as far as its bytes say so.

/// An encoding of text that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Two bytes for a character, or four.
    Utf16,
    /// Four bytes for a character.
    Utf32,
    /// Korean of one or two bytes for a character, as Windows and old Unix programs write it. Nothing marks such a
    /// text, so it is only probable.
    Korean,
    /// Text in some other encoding, such as Latin-1.
    Unknown,
}

impl Encoding {
    /// The one of several bytes for every character that a file begins in: by the mark of its byte order, or by the
    /// zeros around the letters with which all files of ours begin.
    pub(super) fn wide(bytes: &[u8]) -> Option<Self> {
        let is_letter = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
        match bytes {
            [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some(Self::Utf32),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Self::Utf16),
            [one, 0, 0, 0, next, 0, 0, 0, ..] | [0, 0, 0, one, 0, 0, 0, next, ..]
                if is_letter(*one) && is_letter(*next) =>
            {
                Some(Self::Utf32)
            }
            [one, 0, next, 0, ..] | [0, one, 0, next, ..] if is_letter(*one) && is_letter(*next) => {
                Some(Self::Utf16)
            }
            _ => None,
        }
    }

    /// The one of a file with bytes that are not UTF-8; none if it has signs that no text has.
    pub(super) fn narrow(bytes: &[u8]) -> Option<Self> {
        let is_text = |byte: &u8| !byte.is_ascii_control() || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
        bytes.iter().all(is_text).then(|| if is_korean(bytes) { Self::Korean } else { Self::Unknown })
    }
}

/// Whether all that is not ASCII is pairs of CP949, most of them of the older standard, where both bytes are high. A
/// single pair may be two letters of Latin-1.
fn is_korean(bytes: &[u8]) -> bool {
    let (mut at, mut high, mut mixed) = (0, 0_usize, 0_usize);
    while let Some(&lead) = bytes.get(at) {
        at += 1;
        if lead.is_ascii() {
            continue;
        }
        match bytes.get(at) {
            Some(0xa1..=0xfe) if (0xa1..=0xfe).contains(&lead) => high += 1,
            Some(0x41..=0x5a | 0x61..=0x7a | 0x81..=0xfe) if (0x81..=0xc6).contains(&lead) => mixed += 1,
            _ => return false,
        }
        at += 1;
    }
    high > mixed && high > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes are those that Python writes for `// 물가\n`.
    #[test]
    fn wide_encodings_are_known_with_and_without_their_mark() {
        for (bytes, encoding) in [
            (b"\xff\xfe/\0/\0 \0<\xbb\0\xac\n\0".as_slice(), Encoding::Utf16),
            (b"\xfe\xff\0/\0/\0 \xbb<\xac\0\0\n", Encoding::Utf16),
            (b"/\0/\0 \0<\xbb\0\xac\n\0", Encoding::Utf16),
            (b"\0/\0/\0 \xbb<\xac\0\0\n", Encoding::Utf16),
            (b"\xff\xfe\0\0/\0\0\0/\0\0\0", Encoding::Utf32),
            (b"\0\0\xfe\xff\0\0\0/\0\0\0/", Encoding::Utf32),
            (b"/\0\0\0/\0\0\0", Encoding::Utf32),
            (b"\0\0\0/\0\0\0/", Encoding::Utf32),
        ] {
            assert_eq!(Encoding::wide(bytes), Some(encoding), "{bytes:?}");
        }
        for bytes in [b"// \xec\xab".as_slice(), b"PK\x03\x04\x14\0\x08\0", b"\0\0", b"", b"S"] {
            assert_eq!(Encoding::wide(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn korean_is_told_from_other_text_and_from_what_is_none() {
        // 물가, 똠방 (똠 only in CP949), café, Größe.
        for (bytes, encoding) in [
            (b"// \xb9\xb0\xb0\xa1\r\n".as_slice(), Some(Encoding::Korean)),
            (b"// \x8cc\xb9\xe6 \xb9\xb0\xb0\xa1\n", Some(Encoding::Korean)),
            (b"\"caf\xe9\"", Some(Encoding::Unknown)),
            (b"Gr\xf6\xdfe", Some(Encoding::Unknown)),
            (b"Gr\xf6\xdfe, f\xfcr", Some(Encoding::Unknown)),
            (b"\x89PNG\r\n\x1a\n", None),
        ] {
            assert_eq!(Encoding::narrow(bytes), encoding, "{bytes:?}");
        }
    }
}
