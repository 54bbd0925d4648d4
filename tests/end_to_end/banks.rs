//! Which bank a sheet is graded against.

use super::fixtures::{BANK, SHEET};
use super::sandbox::Sandbox;

const OTHER: &str = "---\nbank: other\n---\n\n## What is a queue?\n<!-- id: queue -->\n\n### Points\n\n- +1 Holds messages\n  - message\n";

#[test]
fn a_sheet_asks_for_its_bank_by_name() {
    Sandbox::mini()
        .file("other.bank.md", OTHER)
        .run("grade a.answers.md")
        .says("bank mini (mini.bank.md)");
}

#[test]
fn a_sheet_without_a_name_gets_the_bank_that_fits() {
    Sandbox::mini()
        .file("other.bank.md", OTHER)
        .file("b.answers.md", "## What is a queue?\n\nIt holds messages.\n")
        .run("grade b.answers.md")
        .says("bank other (other.bank.md)")
        .says("1/1 · 100 %");
}

const SEA: &str = "---\nbank: sea\n---\n\n## What do buoys mark?\n<!-- id: buoys -->\n\n### Points\n\n- +1 Channels\n  - channel\n\n\
                   ### Follow-ups\n\n- Which colour is one?\n\n## What is a wave of water?\n<!-- id: wave -->\n\n### Points\n\n- +1 It moves energy\n  - energy\n";
const STARS: &str = "---\nbank: stars\n---\n\n## Why do stars twinkle?\n<!-- id: twinkle -->\n\n### Points\n\n- +1 The air moves\n  - air\n\n\
                     ## What is a wave of light?\n<!-- id: wave -->\n\n### Points\n\n- +2 A field that swings\n  - field\n";
const MIXED: &str = "## What do buoys mark?\n\nThey mark a channel.\n\n## Why do stars twinkle?\n\nThe air above us moves.\n\n\
                     ## What is a wave of light?\n\nA field swings.\n\n## What is a wave of water?\n\nIt moves energy.\n";

/// The bank and the id of each question of the sheet, as `grade --format json` has them; `-` for those without.
fn resolved(files: &[(&str, &str)], sheet: &str, args: &str) -> String {
    let sandbox = files
        .iter()
        .fold(Sandbox::new(), |sandbox, (path, text)| sandbox.file(path, text));
    let sandbox = sandbox.file("a.answers.md", sheet);
    let document = sandbox
        .run(&format!("grade a.answers.md --format json {args}"))
        .json();
    let questions = document["sheets"][0]["questions"].as_array().unwrap();
    let shown = questions.iter().map(|question| {
        let (bank, id) = (question["bank"]["name"].as_str(), question["id"].as_str());
        bank.zip(id)
            .map_or("-".to_owned(), |(bank, id)| format!("{bank}/{id}"))
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_heading_is_looked_for_in_every_bank() {
    let both = [("sea.bank.md", SEA), ("stars.bank.md", STARS)];
    let all = "sea/buoys stars/twinkle stars/wave sea/wave";
    assert_eq!(resolved(&both, MIXED, ""), all);
    assert_eq!(
        resolved(&both, MIXED, "--bank stars.bank.md --bank sea.bank.md"),
        all
    );
    // Who names one bank means that alone.
    let sea = format!("---\nsheet: sea\n---\n{MIXED}");
    assert_eq!(resolved(&both, &sea, ""), "sea/buoys - - sea/wave");
    assert_eq!(
        resolved(&both, MIXED, "--bank sea.bank.md"),
        "sea/buoys - - sea/wave"
    );
    // But for answers that name another; nothing else is looked for in that.
    let named = format!("{sea}\n## Light\n<!-- q: stars/wave -->\n\nA field swings.\n");
    assert_eq!(resolved(&both, &named, ""), "sea/buoys - - sea/wave stars/wave");
    let nowhere = named.replace("stars/wave", "sky/wave");
    assert_eq!(resolved(&both, &nowhere, ""), "sea/buoys - - sea/wave -");
    // A heading may name it, too.
    let heading = format!("{sea}\n## stars/wave\n\nA field swings.\n");
    assert_eq!(resolved(&both, &heading, ""), "sea/buoys - - sea/wave stars/wave");
    // The one that is named is not here.
    let gone = format!("---\nsheet: gone\n---\n{MIXED}");
    assert_eq!(resolved(&both, &gone, ""), all);
}

#[test]
fn own_banks_come_before_the_bundled_one_and_the_same_words_before_like_ones() {
    let bundled = "A teammate knows function calls but has never designed a web API. Explain to them what makes an API \
                   RESTful, and why so many backends offer one.";
    let sheet = format!("## What do buoys mark?\n\nA channel.\n\n## {bundled}\n\nResources.\n");
    assert_eq!(
        resolved(&[("sea.bank.md", SEA)], &sheet, ""),
        "sea/buoys backend-developer/restful-api"
    );
    let own = format!("---\nbank: own\n---\n## {bundled}\n<!-- id: rest -->\n### Points\n- Resources\n");
    assert_eq!(
        resolved(&[("sea.bank.md", SEA), ("own.bank.md", &own)], &sheet, ""),
        "sea/buoys own/rest"
    );
    let like = own.replace("A teammate", "A good teammate");
    assert_eq!(
        resolved(&[("sea.bank.md", SEA), ("own.bank.md", &like)], &sheet, ""),
        "sea/buoys backend-developer/restful-api"
    );
}

#[test]
fn of_several_other_banks_none_is_taken_unless_it_is_named() {
    let third = STARS
        .replace("bank: stars", "bank: sky")
        .replace("+2 A field", "+1 A field");
    let banks = [
        ("sea.bank.md", SEA),
        ("stars.bank.md", STARS),
        ("sky.bank.md", &third),
    ];
    let sheet = "## What do buoys mark?\n\nChannels.\n\n## What is a wave of water?\n\nEnergy.\n\n## What is a wave of light?\n\nA field.\n";
    assert_eq!(resolved(&banks, sheet, ""), "sea/buoys sea/wave -");
    // The same question in two banks is one.
    let same = STARS.replace("bank: stars", "bank: sky");
    let twins = [
        ("sea.bank.md", SEA),
        ("stars.bank.md", STARS),
        ("sky.bank.md", &same),
    ];
    assert_eq!(resolved(&twins, sheet, ""), "sea/buoys sea/wave sky/wave");
    let named = sheet.replace("of light?\n", "of light?\n<!-- q: stars/wave -->\n");
    assert_eq!(resolved(&banks, &named, ""), "sea/buoys sea/wave stars/wave");
    let sandbox = Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file("sky.bank.md", &third)
        .file("a.answers.md", sheet);
    sandbox
        .run("check a.answers.md")
        .says("this heading could be `sky/wave`, `stars/wave`, and the answer is not graded")
        .code(1);
}

#[test]
fn a_guess_says_which_bank_it_means() {
    check_guess("wave", "<!-- q: stars/wave -->");
    check_guess("q", "<!-- q: stars/q -->");
}

/// Mends a heading that is like that of a question with this id, which two banks have.
#[test]
fn a_heading_that_names_a_bank_is_mended_with_the_bank() {
    let sandbox = Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file(
            "a.answers.md",
            "---\nsheet: sea\n---\n## stars/wave\n\nA field swings.\n\n## TCP/wave\n\nNobody has it.\n",
        );
    sandbox
        .run("check a.answers.md")
        .says("the question `stars/wave`; add the comment `<!-- q: stars/wave -->`");
    sandbox
        .run("check --fix a.answers.md")
        .says("no question like this heading");
    let mended = sandbox.read("a.answers.md");
    assert!(
        mended.contains("## stars/wave\n<!-- q: stars/wave -->\n"),
        "{mended}"
    );
}

fn check_guess(id: &str, comment: &str) {
    let called = |bank: &str| bank.replace("id: wave", &format!("id: {id}"));
    let sheet = "## What do buoys mark?\n\nChannels.\n\n## What is a wave of water?\n\nEnergy.\n\n## What is the wave of light?\n\nA field.\n";
    let sandbox = Sandbox::new()
        .file("sea.bank.md", called(SEA))
        .file(
            "stars.bank.md",
            called(STARS).replace("a wave of light?", "a wave of light and colour made of?"),
        )
        .file(
            "a.answers.md",
            sheet.replace("the wave of light?", "a wave of light and color made off?"),
        );
    sandbox.run("check --fix a.answers.md");
    assert!(
        sandbox.read("a.answers.md").contains(comment),
        "{}",
        sandbox.read("a.answers.md")
    );
    sandbox.run("check a.answers.md").code(0);
}

#[test]
fn what_is_shown_of_several_banks_says_which_is_which() {
    let sandbox = Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file("a.answers.md", MIXED);
    sandbox
        .run("grade a.answers.md")
        .says("banks sea (sea.bank.md), stars (stars.bank.md)")
        .says("2 of 4 · twinkle")
        .says("3 of 4 · stars/wave")
        .says("4 of 4 · sea/wave")
        .says("5/5 · 100 %");
    let cohort = sandbox.file("b.answers.md", MIXED);
    cohort
        .run("grade .")
        .says("Graded against sea (sea.bank.md) and stars (stars.bank.md)")
        .says("3 stars/wave")
        .says("4 sea/wave");
    let questions = cohort.run("grade a.answers.md --format json").json()["sheets"][0]["questions"].clone();
    assert_eq!(
        questions[0]["follow_ups"],
        serde_json::json!(["Which colour is one?"])
    );
    assert_eq!(questions[1]["follow_ups"], serde_json::json!([]));
    let report = cohort.run("report . --format json").json();
    let banks = report["questions"].as_array().unwrap().iter();
    let mut named: Vec<String> = banks
        .map(|question| {
            format!(
                "{}/{}",
                question["bank"].as_str().unwrap(),
                question["id"].as_str().unwrap()
            )
        })
        .collect();
    named.sort();
    assert_eq!(named, ["sea/buoys", "sea/wave", "stars/twinkle", "stars/wave"]);
    cohort
        .run("report .")
        .says("\nsea/wave ")
        .says("\nstars/wave ")
        .says("\nbuoys ");
    cohort
        .run("report . --csv-wide wide.csv --markdown report.md")
        .code(0);
    assert!(cohort.read("wide.csv").contains("stars/wave"));
    assert!(cohort.read("report.md").contains("`stars/wave`"));
}

#[test]
fn a_question_is_named_with_its_bank_where_two_have_its_id() {
    let sandbox = Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file(
            "l.jsonl",
            "{\"question_id\":\"stars/wave\",\"answer\":\"A field that swings.\"}\n",
        );
    sandbox
        .run("bank show stars/wave")
        .says("What is a wave of light?")
        .code(0);
    sandbox
        .run("bank show sky/wave")
        .complains("no bank has a question `sky/wave`")
        .code(2);
    assert_eq!(
        sandbox.run("grade --jsonl l.jsonl").json_lines()[0]["points"][0]["state"],
        "met"
    );
}

#[test]
fn a_sheet_that_names_its_bank_is_told_which_other_has_a_question() {
    let sheet = "---\nsheet: sea\n---\n## Why do stars twinkle?\n\nAir.\n\n## Stars\n<!-- q: twinkle -->\n\nAir.\n\n## Nowhere at all\n\nAir.\n";
    Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file("a.answers.md", sheet)
        .run("check a.answers.md")
        .says("no question like this heading (the bank `stars` has it, as `stars/twinkle`)")
        .says("no question `twinkle` (the bank `stars` has it, as `stars/twinkle`)")
        .says("no question like this heading, and")
        .code(1);
    let sandbox = Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file(
            "a.answers.md",
            "---\nsheet: sea\n---\n## Stars\n<!-- q: twinkle -->\n\nAir.\n",
        );
    sandbox.run("check --fix a.answers.md").code(0);
    assert!(sandbox.read("a.answers.md").contains("<!-- q: stars/twinkle -->"));
    sandbox.run("grade a.answers.md").says("· bank stars").code(0);
}

#[test]
fn front_matter_below_a_blank_line_counts() {
    let sandbox = Sandbox::new()
        .file("sea.bank.md", format!("\n{SEA}"))
        .file("stars.bank.md", STARS)
        .file(
            "a.answers.md",
            "sheet: sea\ncandidate: c-07\n\n## Waves\n<!-- q: wave -->\n\nIt moves energy.\n",
        );
    sandbox
        .run("grade a.answers.md")
        .says("candidate c-07 · bank sea")
        .complains("this is meant for front matter")
        .code(0);
    sandbox
        .run("bank list --bank sea.bank.md")
        .says("sea (sea.bank.md) · 2 questions");
    sandbox.run("check --fix .");
    assert!(
        sandbox
            .read("a.answers.md")
            .starts_with("---\nsheet: sea\ncandidate: c-07\n---\n\n## Waves")
    );
    assert_eq!(sandbox.read("sea.bank.md"), SEA);
}

#[test]
fn a_regrade_tells_questions_of_one_id_apart() {
    let sandbox = Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file("a.answers.md", MIXED);
    let before = sandbox.run("report . --format json").text();
    sandbox
        .file("before.json", before)
        .run("regrade --dry-run a.answers.md --baseline before.json")
        .says("4 answers")
        .code(0);
}

#[test]
fn rulings_on_two_questions_of_one_id_find_their_answers() {
    let sandbox = Sandbox::new()
        .file("sea.bank.md", SEA)
        .file("stars.bank.md", STARS)
        .file("a.answers.md", MIXED.replace("It moves energy.", "It is wet."));
    let document = sandbox.run("grade a.answers.md --format json").json();
    let hash = document["sheets"][0]["questions"][3]["hash"].as_str().unwrap();
    let review = format!(
        "---\nreview: a.answers.md\nreviewer: m-1\n---\n\n## wave\n<!-- answer: {hash} -->\n\n- [x] it-moves-energy: Said so.\n"
    );
    let reviewed = sandbox.file("a.review.md", review);
    reviewed.run("check a.review.md").code(0);
    reviewed
        .run("grade a.answers.md")
        .says("4 of 4 · sea/wave")
        .says("5/5 · 100 %");
}

#[test]
fn of_two_banks_with_one_name_the_nearer_is_taken() {
    Sandbox::mini()
        .file(".git/HEAD", "")
        .file("week/mini.bank.md", BANK.replace("+2 Adds", "+4 Adds"))
        .file("week/a.answers.md", SHEET)
        .run("grade week/a.answers.md")
        .says("bank mini (week/mini.bank.md)")
        .says("4/7");
}

#[test]
fn inside_a_repository_the_whole_of_it_is_searched() {
    Sandbox::new()
        .file(".git/HEAD", "")
        .file("banks/deep/mini.bank.md", BANK)
        .file("people/a.answers.md", SHEET)
        .run("grade people/a.answers.md")
        .says("bank mini (banks/deep/mini.bank.md)");
}

#[test]
fn outside_of_one_only_the_folder_is() {
    Sandbox::new()
        .file("banks/deep/mini.bank.md", BANK)
        .file("a.answers.md", SHEET)
        .run("grade a.answers.md")
        .says("bank backend-developer (bundled)")
        .says("The sheet asks for the bank mini, which is not here")
        .code(1);
}

#[test]
fn a_folder_of_banks_beside_that_of_sheets_is_found() {
    let sandbox = Sandbox::new()
        .file("x/banks/mini.bank.md", BANK)
        .file("x/sheets/a.answers.md", SHEET)
        .file("x/banks/old/other.bank.md", OTHER)
        .file("y/week/sheets/a.answers.md", SHEET)
        .file("y/banks/mini.bank.md", BANK);
    sandbox
        .run("grade x/sheets/a.answers.md")
        .says("bank mini (x/banks/mini.bank.md)");
    sandbox.run("grade x").says("bank mini (x/banks/mini.bank.md)");
    // One folder up, and no deeper.
    sandbox
        .run("grade y/week/sheets/a.answers.md")
        .says("bank backend-developer (bundled)");
    sandbox.run("search queue --bank bundled").code(0);
    let inside = Sandbox::new()
        .file("banks/mini.bank.md", BANK)
        .file("a.answers.md", SHEET);
    inside
        .run("grade a.answers.md")
        .says("bank mini (banks/mini.bank.md)");
    inside.run("search minute").says("banks/mini.bank.md");
}

#[test]
fn nothing_in_a_home_folder_belongs_to_a_folder_in_it() {
    let sandbox = Sandbox::new()
        .file("banks/mini.bank.md", BANK)
        .file("examen.toml", "banks = [\"banks\"]\n")
        .file("sheets/a.answers.md", SHEET);
    let home = sandbox.path("").display().to_string();
    let sandbox = sandbox.env("HOME", &home);
    let mut command = sandbox.command("grade a.answers.md");
    let output = command.current_dir(sandbox.path("sheets")).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("bank backend-developer (bundled)"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_folder_of_banks_that_is_a_link_or_that_others_may_write_beside_is_left_alone() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};

    let sandbox = Sandbox::new()
        .file("elsewhere/there.bank.md", BANK)
        .file("work/a.answers.md", SHEET)
        .file("shared/banks/mini.bank.md", BANK)
        .file("shared/sheets/a.answers.md", SHEET);
    symlink(sandbox.path("elsewhere"), sandbox.path("work/banks")).unwrap();
    sandbox
        .run("grade work/a.answers.md")
        .says("bank backend-developer (bundled)");
    let grade = || sandbox.run("grade shared/sheets/a.answers.md");
    grade().says("(shared/banks/mini.bank.md)");
    set_permissions(sandbox.path("shared"), Permissions::from_mode(0o777)).unwrap();
    grade().says("bank backend-developer (bundled)");
}

/// Grades a sheet beside an `examen.toml` and says what comes of it.
fn check(settings: &str, says: &str, complains: &str) {
    let sandbox = Sandbox::new()
        .file("elsewhere/there.bank.md", BANK)
        .file("work/examen.toml", settings)
        .file("work/deep/down/mini.bank.md", BANK)
        .file("work/notes.md", "Nothing.\n")
        .file("work/sheets/a.answers.md", SHEET);
    let run = sandbox.run("grade work/sheets/a.answers.md");
    run.says(says);
    run.complains(complains);
    if complains.is_empty() {
        assert_eq!(run.errors(), "");
    }
}

#[test]
fn banks_of_the_settings_file_count() {
    let own = "(work/deep/down/mini.bank.md)";
    let bundled = "bank backend-developer (bundled)";
    check("banks = [\"deep\"]\n[diagnostics]\npauseMs = 1\n", own, "");
    check("banks = [\"deep/down/mini.bank.md\"]\n", own, "");
    let there = "work/examen.toml: the setting `banks`: `../elsewhere/there.bank.md` leads out of [WORK]/work, which a file in it may not ask";
    check("banks = [\"../elsewhere/there.bank.md\"]\n", bundled, there);
    check(
        "banks = [\"/etc\"]\n",
        bundled,
        "the setting `banks`: `/etc` leads out of",
    );
    check(
        "banks = [\"gone\"]\n",
        bundled,
        "work/gone: the setting `banks`: there is no such file",
    );
    check(
        "banks = [\"notes.md\"]\n",
        bundled,
        "work/notes.md: the setting `banks`: there is no bank",
    );
    check(
        "\nbanks = 1\n",
        bundled,
        "work/examen.toml: the setting `banks`: line 2: invalid type",
    );
    check(
        "severity = 1\nbank = [\"deep\"]\n",
        bundled,
        "work/examen.toml: the setting `banks`: line 2: `bank` is no setting; did you mean `banks`?",
    );
    check(
        "[diagnostics]\nenable = true\n\n[Banks]\n",
        bundled,
        "line 4: `Banks` is no setting",
    );
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_where_settings_may_name_banks() {
    let sandbox = Sandbox::new()
        .file("elsewhere/there.bank.md", BANK)
        .file("work/examen.toml", "banks = [\"mini.bank.md\"]\n")
        .file("work/sheets/a.answers.md", SHEET);
    std::os::unix::fs::symlink(
        sandbox.path("elsewhere/there.bank.md"),
        sandbox.path("work/mini.bank.md"),
    )
    .unwrap();
    sandbox
        .run("grade work/sheets/a.answers.md")
        .says("bank backend-developer (bundled)")
        .complains("`mini.bank.md` leads out of");
}

#[test]
fn settings_of_a_repository_may_name_all_of_it() {
    let sandbox = Sandbox::new()
        .file(".git/HEAD", "")
        .file(".gitignore", "hidden\n")
        .file("hidden/mini.bank.md", BANK)
        .file("people/examen.toml", "banks = [\"../hidden\"]\n")
        .file("people/week/deep/a.answers.md", SHEET);
    sandbox
        .run("grade people/week/deep/a.answers.md")
        .says("bank mini (hidden/mini.bank.md)");
}

#[test]
fn a_bank_that_is_named_is_used_whatever_the_sheet_says() {
    let sandbox = Sandbox::mini().file("b.answers.md", SHEET.replace("sheet: mini", "sheet: something"));
    sandbox
        .run("grade b.answers.md --bank mini.bank.md")
        .says("bank mini")
        .hides("asks for")
        .code(0);
    sandbox
        .run("grade b.answers.md --bank .")
        .says("bank mini")
        .code(0);
    sandbox
        .run("grade b.answers.md --bank a.answers.md")
        .complains("there is no bank")
        .code(2);
    sandbox
        .run("grade b.answers.md --bank nowhere")
        .complains("there is no such file or folder")
        .code(2);
}

#[test]
fn a_glossary_that_is_not_there_is_reported() {
    Sandbox::new()
        .file("mini.bank.md", BANK.replace("lang: en", "glossary: words.md"))
        .file("a.answers.md", SHEET)
        .run("grade a.answers.md")
        .complains("warning: mini.bank.md: its glossary cannot be used: words.md: there is no such file")
        .says("2/8")
        .code(1);
}

#[test]
fn a_glossary_is_used() {
    Sandbox::new()
        .file("mini.bank.md", BANK.replace("lang: en", "glossary: words.md"))
        .file("words.md", "- query plan = execution map\n")
        .file("a.answers.md", SHEET.replace("query plan", "execution map"))
        .run("grade a.answers.md")
        .says("2/8")
        .code(0);
}
