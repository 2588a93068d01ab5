//! A scenario in a text that was mailed: the same text as its file, with whatever a mail puts around it and before its
//! lines.

/// The text of a scenario's file that stands in a text, with what stands around it left out, and without the marks and
/// blanks that mail puts before lines; none if there is none.
///
/// ```
/// use costshare::files::scenario_in;
///
/// let mail = "On Monday A wrote:\n> // Ours.\n> Scenario(\n>\u{a0}   version: 2,\n> )\n> Regards";
/// assert_eq!(scenario_in(mail).as_deref(), Some("// Ours.\nScenario(\n    version: 2,\n)\n"));
/// assert_eq!(scenario_in("2027\t2.5%"), None);
/// ```
pub fn scenario_in(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let begins = lines.iter().position(|line| without_marks(line).starts_with(BEGINS))?;
    let mark = &lines[begins][..lines[begins].len() - without_marks(lines[begins]).len()];
    let bare = |line: &str| unquoted(line, mark);
    let comments = lines[..begins].iter().rev().take_while(|line| bare(line).starts_with("//")).count();
    let from = begins - comments;
    let is_end = |line: &&str| bare(line).trim_end() == ENDS;
    let length = lines[begins..].iter().position(is_end).map_or(lines.len(), |end| begins + end + 1);
    let lines = lines[from..length].iter().map(|line| bare(line) + "\n");
    Some(lines.collect())
}

/// What a scenario begins and ends with, at the left edge of its file.
const BEGINS: &str = "Scenario(";
const ENDS: &str = ")";

/// What mail puts before a line: marks of what is quoted, blanks.
fn is_mark(c: char) -> bool {
    matches!(c, '>' | ' ' | '\t' | '\u{a0}')
}

fn without_marks(line: &str) -> &str {
    line.trim_start_matches(is_mark)
}

/// A line without the mark that stands before every line, and with blanks of the usual kind before its first word.
fn unquoted(line: &str, mark: &str) -> String {
    let line = line.strip_prefix(mark).unwrap_or_else(|| {
        // An empty line is quoted without the blank after the mark.
        line.strip_prefix(mark.trim_end()).unwrap_or(line)
    });
    let words = line.trim_start_matches([' ', '\t', '\u{a0}']);
    let blanks = line[..line.len() - words.len()].replace('\u{a0}', " ");
    blanks + words
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "// What it is.\nScenario(\n    version: 2,\n    title: \"> kept\",\n)\n";

    #[test]
    fn whatever_mail_puts_around_it_is_left_out() {
        let before = |mark: &str| FILE.lines().map(|line| mark.to_owned() + line + "\n").collect::<String>();
        let quoted = before("> > ");
        let hard_blanks = FILE.replace("    ", "\u{a0}\u{a0} \u{a0}");
        for text in [
            FILE.to_owned(),
            FILE.replace('\n', "\r\n"),
            format!("Dear B,\n\n{FILE}\nRegards\n)\n"),
            format!("As you see:\n{quoted}> > A"),
            hard_blanks,
            before("  "),
        ] {
            assert_eq!(scenario_in(&text).as_deref(), Some(FILE), "{text:?}");
        }
    }

    #[test]
    fn what_is_cut_off_is_handed_on_as_it_is() {
        assert_eq!(
            scenario_in("Scenario(\n    version: 2,").as_deref(),
            Some("Scenario(\n    version: 2,\n")
        );
        for text in ["", "a Scenario(", "Negotiation(\n)", "2027\t1,519.2"] {
            assert_eq!(scenario_in(text), None, "{text:?}");
        }
    }
}
