//! Reports on files made by somebody who means no good. `docs/security.md` says what becomes of each.

use std::fs::{self, File};

use super::fixtures::{BANK, SHEET, sheet};
use super::sandbox::Sandbox;

/// Colour, a window title, a cleared screen, a right-to-left override, an isolate, NUL, DEL, C1, a lone surrogate's
/// neighbour and a character that XML does not have.
const NASTY: &str =
    "\u{1b}[31mred \u{1b}]0;owned\u{7} \u{9b}2J \u{202e}drawkcab \u{2066}x\u{2069} \0 \u{7f} \u{ffff}";

#[track_caller]
fn is_tame(text: &str) {
    let is_bad = |c: &char| {
        (c.is_control() && *c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(c)
            || ('\u{2066}'..='\u{2069}').contains(c)
    };
    assert_eq!(text.chars().find(is_bad), None);
}

fn nasty() -> Sandbox {
    let text = SHEET
        .replace("c-01", &format!("=c {NASTY}"))
        .replace("A report that", &format!("A report {NASTY} that"))
        .replace(
            "I read the query",
            &format!("{NASTY} <script>alert(1)</script></script> I read the query"),
        );
    Sandbox::new()
        .file("mini.bank.md", BANK)
        .file("sheets/e\u{1b}[31m.answers.md", text)
}

#[test]
fn escapes_reach_neither_the_terminal_nor_a_text_file() {
    let sandbox = nasty();
    for args in [
        "report sheets",
        "report sheets --markdown -",
        "report sheets --csv -",
        "report sheets --csv-wide -",
        "report sheets --junit -",
        "review sheets --reviewer m-1",
    ] {
        let run = sandbox.run(args);
        is_tame(&run.text());
        is_tame(&run.errors());
    }
}

#[test]
fn a_page_holds_markup_of_strangers_only_as_data() {
    let page = nasty().run("report sheets --html -").text();
    let (before, data) = page
        .split_once("<script type=\"application/json\" id=\"data\">")
        .unwrap();
    assert!(!before.contains("<script>alert"));
    assert!(!data.contains("<script>alert") && data.contains("\\u003cscript>alert(1)\\u003c/script>"));
    let scripts = page.matches("<script").count();
    assert_eq!(scripts, page.matches("</script>").count());
    assert!(page.contains("default-src 'none'; script-src 'sha256-"));
    assert!(!page.contains("unsafe-inline"));
}

#[test]
fn formulas_are_texts_in_tables() {
    for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"] {
        let sandbox = Sandbox::mini().file("a.answers.md", SHEET.replace("c-01", cell));
        for args in ["report . --csv -", "report . --csv-wide -"] {
            sandbox
                .run(args)
                .says(&format!("\n'{cell},"))
                .hides(&format!("\n{cell}"));
        }
    }
}

#[test]
fn junit_is_xml_whatever_stands_in_the_answers() {
    let xml = nasty().run("report sheets --junit -").code(0).text();
    assert!(xml.contains("&lt;script&gt;") || !xml.contains("script"));
    assert!(!xml.contains('\u{ffff}') && !xml.contains("&#"));
}

#[test]
fn sheets_and_reviews_name_no_path_that_is_opened() {
    let sandbox = Sandbox::new()
        .file("secret.bank.md", BANK.replace("bank: mini", "bank: ../secret"))
        .file("in/mini.bank.md", BANK)
        .file("in/a.answers.md", SHEET.replace("sheet: mini", "sheet: ../../secret.bank.md"))
        .file("out/b.answers.md", SHEET.replace("c-01", "c-02"))
        .file(
            "in/x.review.md",
            "---\nreview: ../out/b.answers.md\nreviewer: m-1\n---\n\n## slow-report\n\n- [x] moves-old-rows\n",
        );
    let report = sandbox
        .run("report in out --bank in/mini.bank.md --format json")
        .json();
    assert_eq!(
        report["unapplied"].as_array().unwrap().len(),
        0,
        "a review rules on sheets of its own folder only"
    );
    assert_eq!(report["questions"][0]["bank"], "mini");
    assert!(
        report["answers"]
            .as_array()
            .unwrap()
            .iter()
            .all(|answer| answer["points"].to_string().find("overridden").is_none())
    );
}

#[test]
fn a_bank_of_a_stranger_is_named() {
    let easy = BANK.replace("explain/plan query, \"query plan\"", "bigger");
    let sandbox = Sandbox::mini()
        .file("x/mini.bank.md", easy)
        .file("x/x.answers.md", SHEET.replace("c-01", "c-02"));
    let run = sandbox.file(".git/HEAD", "").run("report .");
    run.complains("graded against mini (mini.bank.md) and mini (x/mini.bank.md)");
    let sandbox = Sandbox::mini().file("x/mini.bank.md", BANK);
    assert_eq!(sandbox.run("report . --bank mini.bank.md").errors(), "");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed_and_pipes_are_not_read() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::mini()
        .file("in/b.answers.md", sheet("I read the query plan."))
        .file("mini.bank.md", BANK);
    symlink(sandbox.path("a.answers.md"), sandbox.path("in/link.answers.md")).unwrap();
    symlink("/etc/passwd", sandbox.path("in/passwd.answers.md")).unwrap();
    symlink("/dev/zero", sandbox.path("in/zero.answers.md")).unwrap();
    symlink(sandbox.path(""), sandbox.path("in/loop")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(sandbox.path("in/pipe.answers.md"))
        .status();
    assert!(made.is_ok_and(|status| status.success()));
    let run = sandbox.run("report in --format json");
    assert_eq!(run.json()["candidates"].as_array().unwrap().len(), 1);
    run.complains("link").hides("root:");
}

#[cfg(unix)]
#[test]
fn a_file_of_two_gigabytes_is_refused_at_once() {
    let sandbox = Sandbox::mini();
    File::create(sandbox.path("huge.answers.md"))
        .unwrap()
        .set_len(2 << 30)
        .unwrap();
    let run = sandbox.run("report . --format json");
    assert_eq!(run.json()["candidates"].as_array().unwrap().len(), 1);
    run.complains("huge.answers.md").code(1);
}

#[test]
fn a_line_of_a_megabyte_is_graded() {
    let line = format!("{} query plan {}", "x".repeat(1 << 19), "lorem ".repeat(1 << 16));
    let sandbox = Sandbox::mini().file("a.answers.md", sheet(&line));
    let report = sandbox.run("report . --format json").code(0).json();
    assert_ne!(report["answers"][0]["points"][0]["state"], "missed");
}

#[test]
fn deep_nesting_is_no_trouble() {
    for nest in ["> ", "- ", "[", "*", "![", "<div>", "`", "((", "# "] {
        let answer = format!("I read the query plan.\n\n{}x", nest.repeat(20_000));
        let sandbox = Sandbox::mini().file("a.answers.md", sheet(&answer));
        sandbox
            .run("report . --format json")
            .says("\"schema\":\"examen.report/1\"");
    }
}

#[test]
fn an_archive_is_no_list_of_questions() {
    // The beginning of a ZIP archive that would unpack to petabytes: it is not unpacked, for it is no text.
    let sandbox = Sandbox::new().file("bomb.zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe\x80\x81");
    sandbox.run("bank import bomb.zip").complains("bomb.zip").code(2);
    fs::copy(sandbox.path("bomb.zip"), sandbox.path("bomb.md")).unwrap();
    sandbox.run("bank import bomb.md").complains("bomb.md").code(2);
}
