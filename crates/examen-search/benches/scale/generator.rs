//! Makes banks of any size: no question is a copy of another, and words are as frequent as in real texts.
//!
//! A question has about 780 bytes, the median of 2,100 questions imported from public lists (their mean is 930; a third
//! of theirs have no points at all): a prompt, an id made of it as an import makes it, four points with a line of
//! evidence each, and a short model answer. Words are drawn by Zipf's law from a vocabulary of 200,000, of which the first are English function words and terms of computing, and the rest
//! is made of syllables with English endings, so that stemming has work to do.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Questions in one file.
pub const PER_BANK: usize = 2_000;
const N_WORDS: usize = 200_000;
const N_TOPICS: u64 = 120;
const N_TAGS: u64 = 600;

const FUNCTION_WORDS: &str = "the of a to and is in that it for with on as are be this by not or an when what how \
    you from can which if do does why at but one all has its more than";
const TERMS: &str = "cache index query thread lock queue table server client request token schema join commit stack \
    heap socket packet route proxy shard replica event stream buffer cursor trigger migration container cluster node \
    kernel process memory page segment hash tree graph array list map set string object class method interface module \
    package build test deploy monitor log metric trace alert retry timeout backoff limit quota session cookie header \
    body status code error exception transaction isolation consistency partition latency throughput";
const ONSETS: &[&str] = &[
    "b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr",
    "qu", "r", "s", "sc", "sh", "sp", "st", "str", "t", "th", "tr", "v", "w", "z",
];
const NUCLEI: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "io", "ou"];
const CODAS: &[&str] = &["", "", "n", "r", "l", "s", "t", "m", "nd", "rt", "ck", "st"];
const ENDINGS: &[&str] = &[
    "", "", "", "s", "ing", "ed", "er", "tion", "able", "ness", "ly", "ity",
];

/// SplitMix64: the same numbers on every machine.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// The words by rank.
pub struct Vocabulary {
    words: Vec<String>,
}

impl Vocabulary {
    pub fn new() -> Self {
        let mut words: Vec<String> = FUNCTION_WORDS.split_whitespace().map(str::to_owned).collect();
        words.extend(TERMS.split_whitespace().map(str::to_owned));
        let mut seen: std::collections::HashSet<String> = words.iter().cloned().collect();
        let mut chance = Chance::new(1);
        while words.len() < N_WORDS {
            let mut word = String::new();
            for _ in 0..2 + chance.below(2) {
                word.push_str(pick(ONSETS, &mut chance));
                word.push_str(pick(NUCLEI, &mut chance));
                word.push_str(pick(CODAS, &mut chance));
            }
            word.push_str(pick(ENDINGS, &mut chance));
            if seen.insert(word.clone()) {
                words.push(word);
            }
        }
        Self { words }
    }

    /// A word by Zipf's law with exponent 1: the rank is exponential in a uniform number.
    pub fn draw(&self, chance: &mut Chance) -> &str {
        let rank = (N_WORDS as f64).powf(chance.share()) as usize - 1;
        &self.words[rank.min(N_WORDS - 1)]
    }

    /// A word that is no function word.
    pub fn draw_content(&self, chance: &mut Chance) -> &str {
        let n_function = FUNCTION_WORDS.split_whitespace().count();
        loop {
            let rank = (N_WORDS as f64).powf(chance.share()) as usize - 1;
            if rank >= n_function {
                return &self.words[rank.min(N_WORDS - 1)];
            }
        }
    }
}

fn pick<'a>(from: &[&'a str], chance: &mut Chance) -> &'a str {
    from[chance.below(from.len() as u64) as usize]
}

/// Writes `n` questions below `folder` and returns the files.
pub fn banks(n: usize, folder: &Path, vocabulary: &Vocabulary) -> Vec<PathBuf> {
    fs::create_dir_all(folder).expect("a folder for the banks");
    let n_banks = n.div_ceil(PER_BANK);
    let write = |bank: usize| {
        let path = folder.join(format!("bank-{bank:05}.bank.md"));
        if !path.exists() {
            let n_questions = PER_BANK.min(n - bank * PER_BANK);
            fs::write(&path, text(bank, n_questions, vocabulary)).expect("a bank that can be written");
        }
        path
    };
    (0..n_banks).map(write).collect()
}

fn text(bank: usize, n_questions: usize, vocabulary: &Vocabulary) -> String {
    let mut chance = Chance::new(bank as u64 + 1_000);
    let mut text = format!("---\nbank: bank-{bank:05}\nlang: en\n---\n");
    for number in 0..n_questions {
        if number % 40 == 0 {
            let _ = write!(text, "\n# Topic {}\n", chance.below(N_TOPICS));
        }
        question(&mut text, number, vocabulary, &mut chance);
    }
    text
}

fn question(text: &mut String, number: usize, vocabulary: &Vocabulary, chance: &mut Chance) {
    let (first, second) = (chance.below(N_TAGS), chance.below(N_TAGS));
    let level = 1 + chance.below(5);
    let n_words = 7 + chance.below(7);
    let heading = sentence(n_words, vocabulary, chance);
    let slug: Vec<&str> = heading.split(' ').take(6).collect();
    let id = slug.join("-").to_lowercase();
    let _ = write!(
        text,
        "\n## {heading}?\n<!-- id: {id}-{number}; tags: tag{first}, tag{second}; level: {level} -->\n\n### Points\n\n"
    );
    for _ in 0..4 {
        let n_words = 4 + chance.below(4);
        let label = sentence(n_words, vocabulary, chance);
        let evidence: Vec<&str> = (0..2).map(|_| vocabulary.draw_content(chance)).collect();
        let _ = writeln!(text, "- +1 {label}\n  - {}", evidence.join(", "));
    }
    text.push_str("\n### Answer\n\n");
    for _ in 0..2 {
        let n_words = 8 + chance.below(8);
        let _ = writeln!(text, "{}.", sentence(n_words, vocabulary, chance));
    }
}

fn sentence(n_words: u64, vocabulary: &Vocabulary, chance: &mut Chance) -> String {
    let words: Vec<&str> = (0..n_words).map(|_| vocabulary.draw(chance)).collect();
    let sentence = words.join(" ");
    let mut letters = sentence.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
