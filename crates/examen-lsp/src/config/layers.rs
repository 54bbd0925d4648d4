//! Several sources of settings, and which of them counts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use examen_bank::closest;
use examen_library::banks::settings::{in_line, inside};
use serde::Serialize;
use serde_json::Value;

use super::raw::WholeNumber;
use super::{Configuration, RawSettings, SeveritySetting, Switch};
use crate::features::codes;

/// The longest pause that can be set.
const MAX_PAUSE_MS: u64 = 60_000;

/// A source of settings. Later ones count before earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Layer {
    /// `examen.toml` in a workspace folder.
    File,
    /// `initializationOptions`.
    Initialization,
    /// `workspace/configuration`, or `workspace/didChangeConfiguration`.
    Client,
}

/// The settings of all sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layers {
    settings: BTreeMap<Layer, RawSettings>,
    problems: BTreeMap<Layer, String>,
    /// What relative paths of `examen.toml` start from.
    root: Option<PathBuf>,
}

impl Layers {
    /// Takes the settings of a client: the object under `examen`, or one that holds it.
    pub(crate) fn set_json(&mut self, layer: Layer, value: &Value) {
        let own = value.get("examen").unwrap_or(value);
        if own.is_null() {
            self.clear(layer);
            return;
        }
        let read = serde_json::from_value(own.clone()).map_err(|error| error.to_string());
        self.set(layer, read);
    }

    /// Takes the text of `examen.toml` in the folder `root`, or why it cannot be read.
    pub(crate) fn set_file(&mut self, root: &Path, text: Result<&str, String>) {
        self.root = Some(root.to_owned());
        let read = text.and_then(|text| toml::from_str(text).map_err(|error| in_line(&error, text)));
        self.set(Layer::File, read);
    }

    /// There is no `examen.toml`; relative paths start from `root`, the first folder of the client.
    pub(crate) fn forget_file(&mut self, root: Option<&Path>) {
        self.root = root.map(Path::to_owned);
        self.clear(Layer::File);
    }

    /// What is in force.
    pub(crate) fn configuration(&self) -> Configuration {
        let mut configuration = Configuration::default();
        for (layer, settings) in &self.settings {
            apply(settings, *layer, self.root.as_deref(), &mut configuration);
        }
        let problems = self.problems.iter();
        configuration.problems.extend(problems.map(|(layer, problem)| {
            let name = name(*layer);
            format!("{name}: {problem}; no setting of this source counts until that is mended")
        }));
        configuration
    }

    fn set(&mut self, layer: Layer, read: Result<RawSettings, String>) {
        self.clear(layer);
        match read {
            Ok(settings) => {
                self.settings.insert(layer, settings);
            }
            Err(problem) => {
                self.problems.insert(layer, problem);
            }
        }
    }

    fn clear(&mut self, layer: Layer) {
        self.settings.remove(&layer);
        self.problems.remove(&layer);
    }
}

fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::File => "examen.toml",
        Layer::Initialization => "initializationOptions",
        Layer::Client => "settings of the client",
    }
}

fn apply(settings: &RawSettings, layer: Layer, root: Option<&Path>, to: &mut Configuration) {
    let mut set = |key: &'static str| to.origins.insert(key, layer);
    let diagnostics = settings.diagnostics.clone().unwrap_or_default();
    if let Some(enable) = diagnostics.enable {
        set("diagnostics.enable");
        to.diagnostics = Switch::from(enable);
    }
    if let Some(severities) = diagnostics.severity {
        set("diagnostics.severity");
        to.problems.extend(unknown_codes(&severities, layer));
        to.severities.extend(severities);
    }
    if let Some(WholeNumber(pause)) = diagnostics.pause_ms {
        set("diagnostics.pauseMs");
        let within = pause.clamp(0, MAX_PAUSE_MS.into());
        to.pause = Duration::from_millis(u64::try_from(within).unwrap_or(MAX_PAUSE_MS));
        if pause != within {
            let name = name(layer);
            let than = if pause < within { "less" } else { "more" };
            to.problems.push(format!(
                "{name}: diagnostics.pauseMs: {pause} is {than} than {within}, which is taken in its place"
            ));
        }
    }
    let features = [
        ("inlayHints.enable", &settings.inlay_hints, &mut to.inlay_hints),
        ("codeLens.enable", &settings.code_lens, &mut to.code_lens),
        (
            "semanticTokens.enable",
            &settings.semantic_tokens,
            &mut to.semantic_tokens,
        ),
    ];
    for (key, feature, switch) in features {
        if let Some(enable) = feature.as_ref().and_then(|feature| feature.enable) {
            set(key);
            *switch = Switch::from(enable);
        }
    }
    if let Some(is_on) = settings.sheet_notifications {
        set("sheetNotifications");
        to.sheet_notifications = Switch::from(is_on);
    }
    if let Some(banks) = &settings.banks {
        set("banks");
        let base = root.unwrap_or(Path::new("."));
        to.banks.clear();
        for bank in banks {
            // A client's settings are those of who sits before it; a file may come with somebody's repository.
            let path = match layer {
                Layer::File => inside(base, bank),
                Layer::Initialization | Layer::Client => Ok(base.join(bank)),
            };
            match path {
                Ok(path) => to.banks.push(path),
                Err(problem) => to.problems.push(format!("{}: banks: {problem}", name(layer))),
            }
        }
    }
    match settings.limits.as_ref().and_then(|limits| limits.max_bytes) {
        // Nobody wants an editor in which nothing is read.
        Some(WholeNumber(none @ ..=0)) => to.problems.push(format!(
            "{}: limits.maxBytes: {none} leaves nothing to read and does not count; write at least 1, or leave it out",
            name(layer)
        )),
        Some(WholeNumber(max_bytes)) => {
            set("limits.maxBytes");
            to.max_bytes = usize::try_from(max_bytes).unwrap_or(usize::MAX);
        }
        None => {}
    }
}

/// What is to be said of severities of no diagnostic.
fn unknown_codes(severities: &BTreeMap<String, SeveritySetting>, layer: Layer) -> Vec<String> {
    let known = codes::all();
    let unknown = severities.keys().filter(|code| !known.contains(&code.as_str()));
    let told = unknown.map(|code| {
        let meant = closest(code, &known).map_or_else(
            || "docs/language-server.md lists them".to_owned(),
            |meant| format!("if you mean `{meant}`, write it so"),
        );
        format!(
            "{}: diagnostics.severity: no diagnostic has the code `{code}`; {meant}",
            name(layer)
        )
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use expect_test::{Expect, expect};
    use serde_json::{Value, json};

    use super::{Layer, Layers};
    use crate::config::{Configuration, SeveritySetting, Switch};

    #[test]
    fn later_sources_count_before_earlier_ones() {
        let mut layers = Layers::default();
        let file = "[diagnostics]\npauseMs = 100\n[diagnostics.severity]\nlisted = \"off\"\n";
        layers.set_file(Path::new("/w"), Ok(file));
        layers.set_json(
            Layer::Initialization,
            &json!({ "examen": { "inlayHints": { "enable": false } } }),
        );
        layers.set_json(
            Layer::Client,
            &json!({ "diagnostics": { "pauseMs": 5, "severity": { "echo": "warning" } } }),
        );
        let configuration = layers.configuration();
        assert_eq!(configuration.pause.as_millis(), 5);
        assert_eq!(configuration.inlay_hints, Switch::Off);
        assert_eq!(configuration.severities["listed"], SeveritySetting::Off);
        assert_eq!(configuration.severities["echo"], SeveritySetting::Warning);
        assert_eq!(configuration.origins["diagnostics.pauseMs"], Layer::Client);
        assert!(configuration.problems.is_empty());
    }

    /// Key and default of each setting in `docs/language-server.md`.
    fn documented() -> Vec<(&'static str, Value)> {
        let page = include_str!("../../../../docs/language-server.md");
        let (_, table) = page
            .split_once("| key | value | default |\n|---|---|---|\n")
            .unwrap();
        let rows = table.lines().take_while(|line| line.starts_with('|'));
        let settings = rows.map(|row| {
            let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
            (cells[1], serde_json::from_str(cells[3]).unwrap())
        });
        settings.collect()
    }

    #[test]
    fn settings_and_their_defaults_are_those_of_the_page() {
        let mut layers = Layers::default();
        let mut settings = json!({});
        for (key, default) in documented() {
            let inner = key.split('.').fold(&mut settings, |inner, name| &mut inner[name]);
            *inner = default;
        }
        layers.set_json(Layer::Client, &settings);
        let mut configuration = layers.configuration();
        let mut keys: Vec<&str> = documented().into_iter().map(|(key, _)| key).collect();
        keys.sort_unstable();
        let set: Vec<&str> = configuration.origins.keys().copied().collect();
        assert_eq!(set, keys);
        configuration.origins.clear();
        assert_eq!(configuration, Configuration::default());
    }

    #[test]
    fn settings_of_the_extension_are_those_of_the_page() {
        let manifest: Value =
            serde_json::from_str(include_str!("../../../../editors/vscode/package.json")).unwrap();
        let properties = &manifest["contributes"]["configuration"]["properties"];
        for (key, default) in documented() {
            // The extension sets this one itself.
            if key != "sheetNotifications" {
                assert_eq!(properties[&format!("examen.{key}")]["default"], default, "{key}");
            }
        }
    }

    #[test]
    fn settings_that_cannot_be_used_are_said_to_be_so() {
        let mut layers = Layers::default();
        layers.set_json(Layer::Client, &json!({ "inlayHint": true }));
        let problems = layers.configuration().problems;
        assert!(problems[0].contains("unknown field `inlayHint`"), "{problems:?}");
    }

    /// Takes `file` as the text of `examen.toml`: what is said of it.
    fn check(file: Result<&str, String>, problem: &Expect) {
        let mut layers = Layers::default();
        layers.set_file(Path::new("/w"), file);
        problem.assert_eq(&layers.configuration().problems.join("\n"));
        layers.forget_file(None);
        assert_eq!(layers.configuration(), Configuration::default());
    }

    #[test]
    fn what_is_wrong_with_the_file_is_said_with_what_becomes_of_it() {
        check(
            Ok("[diagnostics]\npauseMs = 5\nsevere = 1\n"),
            &expect![
                "examen.toml: line 3: unknown field `severe`, expected one of `enable`, `severity`, `pauseMs`; no setting of this source counts until that is mended"
            ],
        );
        check(
            Ok("[diagnostics]\npauseMs = \n"),
            &expect![
                "examen.toml: line 2: string values must be quoted, expected literal string; no setting of this source counts until that is mended"
            ],
        );
        check(
            Err("is UTF-16; save it as UTF-8".to_owned()),
            &expect![
                "examen.toml: is UTF-16; save it as UTF-8; no setting of this source counts until that is mended"
            ],
        );
        check(
            Ok("[diagnostics]\npauseMs = 60001\n"),
            &expect![
                "examen.toml: diagnostics.pauseMs: 60001 is more than 60000, which is taken in its place"
            ],
        );
        check(
            Ok("[limits]\nmaxBytes = 0\n"),
            &expect![
                "examen.toml: limits.maxBytes: 0 leaves nothing to read and does not count; write at least 1, or leave it out"
            ],
        );
        check(Ok("[limits]\nmaxBytes = 1\n"), &expect![[""]]);
        check(
            Ok("[limits]\nmaxBytes = \"1\"\n"),
            &expect![[
                r#"examen.toml: line 2: invalid type: string "1", expected a whole number; no setting of this source counts until that is mended"#
            ]],
        );
    }

    #[test]
    fn beside_a_number_out_of_bounds_the_others_count() {
        let mut layers = Layers::default();
        layers.set_json(
            Layer::Client,
            &json!({
                "diagnostics": { "pauseMs": -5 },
                "inlayHints": { "enable": false },
                "limits": { "maxBytes": -1 },
            }),
        );
        let configuration = layers.configuration();
        assert_eq!(configuration.inlay_hints, Switch::Off);
        assert_eq!(configuration.pause.as_millis(), 0);
        assert_eq!(configuration.max_bytes, Configuration::default().max_bytes);
        assert_eq!(
            configuration.problems,
            [
                "settings of the client: diagnostics.pauseMs: -5 is less than 0, which is taken in its place",
                "settings of the client: limits.maxBytes: -1 leaves nothing to read and does not count; write at least 1, or leave it out",
            ]
        );
        layers.set_json(
            Layer::Client,
            &json!({ "diagnostics": { "pauseMs": u64::MAX }, "limits": { "maxBytes": u64::MAX } }),
        );
        let configuration = layers.configuration();
        assert_eq!(configuration.pause.as_millis(), 60_000);
        assert_eq!(configuration.max_bytes, usize::MAX);
    }

    #[test]
    fn a_limit_of_nothing_leaves_the_one_before() {
        let mut layers = Layers::default();
        layers.set_file(Path::new("/w"), Ok("[limits]\nmaxBytes = 7\n"));
        layers.set_json(Layer::Client, &json!({ "limits": { "maxBytes": 0 } }));
        assert_eq!(layers.configuration().max_bytes, 7);
    }

    #[test]
    fn severities_of_no_diagnostic_are_said_to_be_so_and_the_others_count() {
        let mut layers = Layers::default();
        let file =
            "[diagnostics.severity]\necho = \"off\"\nlistet = \"off\"\nno-hint = \"off\"\nsmell = \"hint\"\n";
        layers.set_file(Path::new("/w"), Ok(file));
        let configuration = layers.configuration();
        assert_eq!(configuration.severities["echo"], SeveritySetting::Off);
        assert_eq!(
            configuration.problems,
            [
                "examen.toml: diagnostics.severity: no diagnostic has the code `listet`; if you mean `listed`, write it so",
                "examen.toml: diagnostics.severity: no diagnostic has the code `smell`; docs/language-server.md lists them",
            ]
        );
    }
}
