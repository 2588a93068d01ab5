//! What commands write: whole sets, what may be written over, and standard output.

#![expect(clippy::disallowed_methods, reason = "tests play the other programs that write files")]

use std::fs;
use std::path::Path;

use crate::command::answer;

const SCENARIO: &str = "scenarios/sma-12.ron";

#[test]
fn a_sidecar_bears_the_sum_of_its_table_and_a_report_those_of_its_charts() {
    let folder = folder();
    for (output, beside) in [("a.csv", "a.csv.meta.json"), ("a & b_[c].md", "a & b_[c]-projection.svg")] {
        let output = folder.path().join(output);
        let (code, _, told) = answer(&["export", SCENARIO, "-o", &shown(&output)]);
        assert_eq!((code, told.as_str()), (Some(0), ""));
        assert!(folder.path().join(beside).exists(), "{beside}");
        // Nothing to tell: what lies there belongs together.
        let (_, _, told) = answer(&["export", SCENARIO, "-o", &shown(&output), "--force"]);
        assert_eq!(told, "");
        // As a kill between two renames leaves it: one new file beside an old one.
        let other = if output.extension().is_some_and(|end| end == "md") {
            folder.path().join(beside)
        } else {
            output.clone()
        };
        fs::write(&other, "another").expect("the folder is writable");
        let (code, _, told) = answer(&["--lang", "en", "export", SCENARIO, "-o", &shown(&output), "--force"]);
        assert_eq!(code, Some(0));
        assert!(told.contains("from two exports"), "{told}");
        let (_, _, told) = answer(&["export", SCENARIO, "-o", &shown(&output), "--force"]);
        assert_eq!(told, "", "it is mended");
    }
}

#[test]
fn what_is_one_file_goes_to_standard_output() {
    let folder = folder();
    let file = folder.path().join("a.csv");
    answer(&["export", SCENARIO, "-o", &shown(&file)]);
    let table = fs::read_to_string(&file).expect("it was written");
    for output in ["-", "/dev/stdout"] {
        let (code, out, told) =
            answer(&["--lang", "en", "export", SCENARIO, "-o", output, "--format", "csv"]);
        assert_eq!((code, &out), (Some(0), &table), "{output}");
        assert!(told.contains("left out: costshare.csv.meta.json"), "{told}");
    }
    let (code, out, told) = answer(&["chart", "projection", SCENARIO, "-o", "-", "--format", "svg"]);
    assert!(code == Some(0) && out.starts_with("<svg") && out.trim_end().ends_with("</svg>"), "{told}");
    let (code, out, told) = answer(&["set", SCENARIO, "base=16000 eok KRW", "-o", "-"]);
    assert!(code == Some(0) && out.contains("16000 eok KRW") && out.contains("\nScenario("), "{told}");

    let (code, out, told) = answer(&["--lang", "en", "export", SCENARIO, "-o", "-"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(
        told.contains("`--format`: csv, docx, html, html-table, md, md-table, pdf-report, xlsx"),
        "{told}"
    );
    let (code, _, told) = answer(&[
        "--lang",
        "en",
        "export",
        SCENARIO,
        "-o",
        &shown(&folder.path().join("b.md")),
        "--format",
        "csv",
    ]);
    assert!(code == Some(2) && told.contains("name two formats"), "{told}");
}

#[test]
fn a_field_that_is_set_twice_is_refused() {
    let folder = folder();
    let output = folder.path().join("a.ron");
    let (code, _, told) = answer(&[
        "--lang",
        "en",
        "set",
        SCENARIO,
        "base=16000 eok KRW",
        "base=17000 eok KRW",
        "-o",
        &shown(&output),
    ]);
    assert_eq!(code, Some(2));
    assert!(told.contains("set twice") && told.contains("16000") && told.contains("17000"), "{told}");
    assert!(!output.exists());
}

#[cfg(unix)]
#[test]
fn a_file_with_another_name_is_replaced_only_where_that_is_meant() {
    let folder = folder();
    let [output, other] = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
    fs::write(&output, "old").expect("the folder is writable");
    fs::hard_link(&output, &other).expect("the folder is writable");
    let (code, _, _) = answer(&["set", SCENARIO, "base=16000 eok KRW", "-o", &shown(&output)]);
    assert_eq!((code, fs::read_to_string(&output).expect("it is there")), (Some(2), "old".to_owned()));
    let (code, _, told) = answer(&["set", SCENARIO, "base=16000 eok KRW", "-o", &shown(&output), "--force"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(fs::read_to_string(&output).expect("it is there").contains("16000"));
    assert_eq!(fs::read_to_string(&other).expect("it is there"), "old");
}

/// Nobody writes into it: a command that waited for it would wait for ever.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let folder = folder();
    let pipe = folder.path().join("a.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("it is part of every system");
    assert!(made.success());
    let (code, _, told) = answer(&["--lang", "en", "export", SCENARIO, "-o", &shown(&pipe), "--force"]);
    assert!(code == Some(2) && told.contains("a device or a pipe"), "{told}");
}

/// One of two would be lost.
#[cfg(unix)]
#[test]
fn two_files_of_a_set_never_share_a_place() {
    let folder = folder();
    let table = folder.path().join("a.csv");
    std::os::unix::fs::symlink("a.csv", folder.path().join("a.csv.meta.json")).expect("there is room");
    let (code, _, told) = answer(&["--lang", "en", "export", SCENARIO, "-o", &shown(&table), "--force"]);
    assert!(code == Some(2) && told.contains("the same file as"), "{told}");
    assert!(!table.exists());
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("there is a folder for such files")
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
