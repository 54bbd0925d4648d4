//! The verbs of technical prose, and their forms: `caching` -> `cache`, `identifies` -> `identify`.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Verbs in their base form. Compiled by reading what questions about software are answered with; a verb that is
/// missing only leaves a gerund as it stands.
const VERBS: &str = "
    accept access accommodate achieve acknowledge acquire act adapt add address adhere adjust adopt affect aggregate
    alert align allocate allow alter analyse analyze announce answer anticipate apply approach ask assess assign assist
    attend audit authenticate authorise authorize automate avoid back balance batch become begin behave benchmark bind
    block boost break bring broadcast buffer build bundle cache calculate call capture carry catch cause centralise
    centralize change check choose clarify clean clear close coach coalesce collaborate collect combine commit
    communicate compare compensate compile complete compose compress compute configure confirm connect consider
    consume contain continue contribute control convert convince coordinate copy correct create cut deal debounce
    debug decide declare decode decompose decouple decrease deduplicate defer define degrade delay delegate delete
    deliver demonstrate deny depend deploy describe design detect determine develop diagnose differ disable discard
    discover discuss dispatch display distinguish distribute divide document drain drive drop eliminate embrace emit
    emphasise emphasize employ empty enable encapsulate encode encourage encrypt enforce engage enhance enrich ensure
    escalate establish estimate evaluate evict examine exchange exclude execute exercise expand experiment expire
    explain explore expose express extend extract facilitate fail fetch filter find finish fit fix flag flush focus
    follow force format foster gather generate get give grant group grow guarantee guard guide handle harden hash have
    help hide hold identify ignore implement import improve include incorporate increase index inform inherit
    initialise initialize inject insert inspect instrument integrate interact introduce invalidate invest investigate
    invoke involve isolate iterate join justify keep know label launch lead learn leave let leverage limit link list
    listen load lock log look lower maintain make manage map mark match maximise maximize measure meet mentor mention merge
    migrate minimise minimize mirror mitigate mix mock model modify monitor motivate mount move name navigate negotiate
    normalise normalize note notify observe obtain offer offload omit open operate optimise optimize orchestrate order
    organise organize overcome override own paginate parallelise parallelize parse participate partition pass pause
    perform permit persist pick pin pinpoint plan play poll post practice practise prefer prefetch prepare present
    preserve prevent print prioritise prioritize process produce profile prohibit promote propose protect prove provide
    provision publish pull push put query queue raise rank reach react read rebuild receive reclaim recognise
    recognize record recover redirect reduce refactor refer reflect refresh register reindex reject relate release
    rely remain remove rename render repeat replace replicate report represent reproduce request require research
    replay reset resolve respect respond restart restore restrict result retrieve retry return reuse review revoke rewrite
    roll rotate route run safeguard sample sanitise sanitize save scale scan schedule scope search secure seek select
    send separate serialise serialize serve set shard share shift ship shorten show shut sign simplify simulate
    size skip slow solve sort specify speed split spread stage stand start state stay stop store stream streamline
    strengthen strip structure study submit subscribe suggest support surface switch synchronise synchronize tag tailor
    take talk target teach tell terminate test think throttle throw time trace track trade train transfer transform
    translate traverse treat trigger triage troubleshoot trust try tune turn understand undo unify update upgrade
    upload use utilise utilize validate value vary verify version view visualise visualize wait walk want warm warn
    watch weigh work wrap write
";

/// Past forms that no rule yields.
const IRREGULAR: &[(&str, &str)] = &[
    ("became", "become"),
    ("began", "begin"),
    ("broke", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("bound", "bind"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("dealt", "deal"),
    ("did", "do"),
    ("drew", "draw"),
    ("drove", "drive"),
    ("found", "find"),
    ("gave", "give"),
    ("got", "get"),
    ("grew", "grow"),
    ("had", "have"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("learnt", "learn"),
    ("led", "lead"),
    ("left", "leave"),
    ("made", "make"),
    ("met", "meet"),
    ("ran", "run"),
    ("sent", "send"),
    ("shown", "show"),
    ("sought", "seek"),
    ("spread", "spread"),
    ("stood", "stand"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("took", "take"),
    ("told", "tell"),
    ("understood", "understand"),
    ("went", "go"),
    ("wrote", "write"),
];

/// How a verb stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `store`
    Base,
    /// `stores`
    Third,
    /// `stored`
    Past,
    /// `storing`
    Gerund,
}

/// The base of `word` and the form it stands in, if it can be one of the verbs known here.
pub(crate) fn verb(word: &str) -> Option<(String, Form)> {
    let word = word.to_lowercase();
    if let Some((_, base)) = IRREGULAR.iter().find(|(past, _)| *past == word) {
        return Some(((*base).to_owned(), Form::Past));
    }
    if is_base(&word) {
        return Some((word, Form::Base));
    }
    let endings = [("ing", Form::Gerund), ("ed", Form::Past), ("s", Form::Third)];
    endings.into_iter().find_map(|(ending, form)| {
        let stem = word.strip_suffix(ending)?;
        base_of(stem, form).map(|base| (base, form))
    })
}

/// Whether `word` is a finite verb that only helps another, or `be`.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    #[rustfmt::skip]
    const AUXILIARIES: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "does", "do", "can", "may", "must", "should", "will", "isn't", "aren't", "doesn't",
        "don't", "cannot", "can't", "won't", "shouldn't", "would", "could", "might", "had",
    ];
    AUXILIARIES.contains(&word.to_lowercase().replace('’', "'").as_str())
}

/// The imperative of a gerund: `writing` -> `write`.
pub(crate) fn imperative(gerund: &str) -> Option<String> {
    verb(gerund)
        .filter(|(_, form)| *form == Form::Gerund)
        .map(|(base, _)| base)
}

/// Whether `word` ends as a gerund does and is not a short word such as `ring`.
pub(crate) fn looks_like_gerund(word: &str) -> bool {
    let word = word.to_lowercase();
    #[rustfmt::skip]
    const NOUNS: &[&str] = &[
        "string", "thing", "something", "anything", "everything", "nothing", "during", "spring", "king",
        "bring",
    ];
    word.len() > 5 && word.ends_with("ing") && !NOUNS.contains(&word.as_str())
}

fn is_base(word: &str) -> bool {
    static BASES: LazyLock<HashSet<&str>> = LazyLock::new(|| VERBS.split_whitespace().collect());
    BASES.contains(word)
}

fn base_of(stem: &str, form: Form) -> Option<String> {
    let mut candidates = vec![stem.to_owned()];
    match form {
        Form::Third => {
            candidates.extend(stem.strip_suffix("ie").map(|stem| format!("{stem}y")));
            candidates.extend(stem.strip_suffix('e').map(str::to_owned));
        }
        Form::Gerund | Form::Past => {
            candidates.push(format!("{stem}e"));
            candidates.extend(stem.strip_suffix('i').map(|stem| format!("{stem}y")));
            candidates.extend(undoubled(stem));
        }
        Form::Base => {}
    }
    candidates.into_iter().find(|base| is_base(base))
}

fn undoubled(stem: &str) -> Option<String> {
    let mut reversed = stem.chars().rev();
    let (last, before) = (reversed.next()?, reversed.next()?);
    (last == before).then(|| stem[..stem.len() - last.len_utf8()].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Form, imperative, looks_like_gerund, verb};

    fn check(gerund: &str, base: Option<&str>) {
        assert_eq!(imperative(gerund).as_deref(), base, "{gerund}");
    }

    #[test]
    fn gerunds_turn_into_imperatives() {
        check("caching", Some("cache"));
        check("identifying", Some("identify"));
        check("Running", Some("run"));
        check("writing", Some("write"));
        check("passing", Some("pass"));
        check("offloading", Some("offload"));
        check("string", None);
        check("store", None);
    }

    #[test]
    fn other_forms_are_told_apart() {
        assert_eq!(verb("stores"), Some(("store".to_owned(), Form::Third)));
        assert_eq!(verb("identifies"), Some(("identify".to_owned(), Form::Third)));
        assert_eq!(verb("reduced"), Some(("reduce".to_owned(), Form::Past)));
        assert_eq!(verb("kept"), Some(("keep".to_owned(), Form::Past)));
        assert_eq!(verb("table"), None);
    }

    #[test]
    fn some_nouns_only_look_like_gerunds() {
        assert!(looks_like_gerund("balancing"));
        assert!(!looks_like_gerund("string"));
    }
}
