//! Help, version and completions.

use expect_test::expect;

use super::sandbox::Sandbox;

const COMMANDS: &[&str] = &[
    "",
    "grade",
    "report",
    "regrade",
    "review",
    "new",
    "check",
    "bank",
    "bank list",
    "bank show",
    "bank check",
    "bank fmt",
    "bank import",
    "bank test",
    "search",
    "index",
    "index build",
    "index status",
    "index clear",
    "lsp",
    "completions",
    "practice",
    "due",
    "stats",
    "history",
    "history list",
    "history undo",
    "history export",
    "history import",
    "history forget",
    "history optimise",
    "history settings",
];

#[test]
fn every_command_has_examples() {
    let sandbox = Sandbox::new();
    for command in COMMANDS {
        for flag in ["-h", "--help"] {
            let run = sandbox.run(&format!("{command} {flag}"));
            run.says("Examples:\n  examen ").says("Usage: examen").code(0);
            let too_wide = run
                .text()
                .lines()
                .find(|line| line.chars().count() > 80)
                .map(str::to_owned);
            assert_eq!(too_wide, None, "{command} {flag}");
        }
    }
}

#[test]
fn the_first_help_fits_on_a_screen() {
    Sandbox::new().run("-h").stdout(expect![[r#"
        Answer interview questions in a Markdown file and see which sentence earns what

        Usage: examen [OPTIONS] <COMMAND>

        Commands:
          grade        Grade answer sheets
          report       Show a cohort at a glance: marks, item analysis, every point down
                       to the sentence
          review       Rule on doubtful points, the most doubtful first
          regrade      Show what another revision of the banks, or another version of
                       Examen, changes
          new          Write a sheet to answer
          practice     Practise on a screen: the question that will teach you most comes
                       next
          due          Show which questions to practise now
          stats        Show what became of your practice
          history      Look after your history: what you answered, and when
          check        Report everything odd in banks, sheets, reviews, cases and
                       glossaries
          search       Find questions by a few words, a half-remembered phrase, or what
                       they are about
          index        Build, look at or remove the search index
          bank         Look into banks, check, format, import and test them
          lsp          Serve an editor: marks and advice while a sheet is written
          completions  Print a script that completes commands and options in a shell

        Options:
              --color <WHEN>  When to use colour [default: auto] [possible values: auto,
                              always, never]
          -h, --help          Print help (see more with '--help')
          -V, --version       Print version

        Examples:
          examen new practice.answers.md --count 3        three questions to answer
          examen grade practice.answers.md                what each sentence earns
          examen grade cohort/ --fail-under 60            a table of everybody's marks
          examen report cohort/ --html report.html        a cohort at a glance
          examen practice                                 what will teach you most
          examen bank list                                what can be asked
          examen search idempotency                       find a question by a few words
          examen bank import questions.txt -o my.bank.md  ask your own questions
    "#]]);
}

#[test]
fn the_version_names_the_revision_of_the_bank() {
    let version = Sandbox::new().run("--version").code(0).text();
    assert!(
        version.starts_with("examen 0.1.0 (bundled bank backend-developer, revision "),
        "{version}"
    );
}

#[test]
fn completions_know_the_commands_and_shapes() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish"] {
        let run = sandbox.run(&format!("completions {shell}"));
        run.says("import").says("prose-key").code(0);
    }
    for shell in ["elvish", "powershell"] {
        sandbox
            .run(&format!("completions {shell}"))
            .says("import")
            .code(0);
    }
    sandbox.run("completions tcsh").code(2);
}

#[test]
fn mistakes_are_explained() {
    let sandbox = Sandbox::new();
    sandbox.run("").complains("Usage: examen").code(2);
    sandbox.run("grad").complains("'grade'").code(2);
    sandbox.run("grade x --colour never").complains("--color").code(2);
}

#[test]
fn what_help_shows_of_questions_works_in_an_empty_folder() {
    let sandbox = Sandbox::new();
    let help = sandbox.run("bank show --help").text();
    let (_, examples) = help.split_once("Examples:\n").unwrap();
    assert!(examples.lines().count() >= 2, "{examples}");
    for example in examples.lines() {
        let command = example.trim().strip_prefix("examen ").unwrap();
        sandbox.run(command).code(0);
    }
}
