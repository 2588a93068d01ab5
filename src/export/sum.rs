//! The sum of what a file holds, by which files that were exported together tell of each other.
//!
//! A program that is killed between two renames leaves the new part of a set beside the old one. Each set tells it: the
//! sidecar of a table bears the sum of the table, a report those of its charts.

use sha2::{Digest, Sha256};

/// Gives what a file of a name holds; none if there is none.
pub type ReadBeside<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// The SHA-256 of bytes in hexadecimal digits, as `sha256sum` prints it.
pub fn sum(bytes: &[u8]) -> String {
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    Sha256::digest(bytes).into_iter().flat_map(digits).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_what_sha256sum_prints() {
        // `printf abc | sha256sum`
        assert_eq!(sum(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
