//! The steps of the action and of the pipeline, as they stand in their files.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use super::sandbox::Sandbox;

/// The lines of the block below `key`, without their common indentation; the `nth` one in the file.
fn block(text: &str, key: &str, nth: usize) -> String {
    let mut lines = text.lines().skip_while({
        let mut seen = 0;
        move |line| {
            seen += usize::from(line.trim_start() == key);
            seen <= nth
        }
    });
    let head = lines.next().expect("the key is there");
    let depth = head.len() - head.trim_start().len();
    let body =
        lines.take_while(|line| line.trim().is_empty() || line.len() - line.trim_start().len() > depth);
    let body: Vec<&str> = body.collect();
    let inset = body.iter().filter(|line| !line.trim().is_empty());
    let inset = inset
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let dedented = body.iter().map(|line| line.get(inset..).unwrap_or_default());
    dedented.collect::<Vec<_>>().join("\n")
}

/// The default of each input of the action.
fn default_of<'a>(action: &'a str, input: &str) -> &'a str {
    let (_, after) = action
        .split_once(&format!("\n  {input}:\n"))
        .expect("the input is there");
    let (_, default) = after.split_once("default: ").expect("it has a default");
    default.lines().next().unwrap_or_default().trim_matches('"')
}

/// The sandbox with a folder for whatever the runner brings along, and `examen` on the PATH.
fn step(sandbox: &Sandbox, script: &str, env: &[(String, String)]) -> Output {
    let bin = PathBuf::from(env!("CARGO_BIN_EXE_examen"));
    let bin = bin.parent().expect("a binary lies in a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    Command::new("bash")
        .args(["-e", "-o", "pipefail", "-c", script])
        .current_dir(sandbox.path(""))
        .envs(env.iter().cloned())
        .env("PATH", path)
        .env("RUNNER_TEMP", sandbox.path("runner"))
        .env("GITHUB_STEP_SUMMARY", sandbox.path("summary.md"))
        .env("GITHUB_OUTPUT", sandbox.path("output"))
        .env("GITHUB_ACTION_PATH", "/nowhere")
        .output()
        .expect("bash runs")
}

#[cfg(target_os = "linux")]
#[test]
fn the_steps_of_the_action_grade_and_report() {
    let action = include_str!("../../ci/github/action.yml");
    let sandbox = Sandbox::mini().file("runner/x", "");
    let install = step(&sandbox, &block(action, "run: |", 0), &[]);
    assert!(install.status.success(), "{install:?}");
    for (fail_under, code) in [("", 0), ("90", 1)] {
        let env = block(action, "env:", 0);
        let env: Vec<(String, String)> = env
            .lines()
            .map(|line| {
                let (name, value) = line.split_once(": ").expect("a variable has a value");
                let input = value.trim_start_matches("${{ inputs.").trim_end_matches(" }}");
                let value = match input {
                    "fail-under" => fail_under,
                    input => default_of(action, input),
                };
                (name.to_owned(), value.to_owned())
            })
            .collect();
        let output = step(&sandbox, &block(action, "run: |", 1), &env);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
    }
    assert!(
        sandbox
            .read("runner/examen/report.html")
            .contains("<!DOCTYPE html>")
    );
    assert!(
        sandbox
            .read("runner/examen/junit.xml")
            .contains("<testsuite name=\"c-01\"")
    );
    let summary = sandbox.read("summary.md");
    assert!(summary.contains("| `c-01` | 2/8 |"), "{summary}");
    assert!(
        summary.contains("point-3") && !summary.contains("moves-old-rows"),
        "the key is hidden by default"
    );
    let result = sandbox.read("output");
    let result = result
        .lines()
        .find_map(|line| line.strip_prefix("result="))
        .expect("points are put out");
    let decoded = step(&sandbox, &format!("base64 -d <<<{result}"), &[]);
    let points: serde_json::Value = serde_json::from_slice(&decoded.stdout).expect("points are JSON");
    assert_eq!(
        (&points["version"], &points["max_score"]),
        (&1.into(), &8.0.into())
    );
    assert_eq!(points["tests"][0]["score"], 2.0);
}

#[cfg(target_os = "linux")]
#[test]
fn the_script_of_the_pipeline_does_too() {
    let job = include_str!("../../ci/gitlab/examen.yml");
    let sandbox = Sandbox::mini();
    let variables = block(job, "variables:", 0);
    let variables: Vec<(String, String)> = variables
        .lines()
        .map(|line| {
            let (name, value) = line.split_once(": ").expect("a variable has a value");
            (name.to_owned(), value.trim_matches('"').to_owned())
        })
        .collect();
    let script = block(job, "script:", 0);
    let script: Vec<&str> = script.lines().map(|line| line.trim_start_matches("- ")).collect();
    let output = step(&sandbox, &script.join("\n"), &variables);
    assert!(output.status.success(), "{output:?}");
    for file in ["report.html", "comment.md", "junit.xml"] {
        assert!(
            fs::metadata(sandbox.path(&format!("examen/{file}"))).is_ok_and(|file| file.len() > 100),
            "{file}"
        );
    }
}
