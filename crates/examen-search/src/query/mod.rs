//! What people type, understood.

mod parse;

use std::fmt;
use std::ops::RangeInclusive;

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// In the order of the text.
    pub(crate) clauses: Vec<Clause>,
    /// What was taken literally.
    pub(crate) notes: Vec<Note>,
}

/// One demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) occur: Occur,
    pub(crate) demand: Demand,
}

/// Whether a demand is to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occur {
    Wanted,
    /// After a `-`.
    Unwanted,
}

/// What a question should have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Demand {
    /// A word, or several that were written as one, such as `read-only`.
    Word(String),
    /// A word that begins so.
    Prefix(String),
    /// These words next to each other.
    Phrase(String),
    /// A facet whose value has these words.
    Facet(FacetField, String),
    /// A level in this range.
    Level(RangeInclusive<u8>),
}

/// A property of questions that can be asked for and is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FacetField {
    /// The name of the bank.
    Bank,
    /// The heading that the question stands under.
    Topic,
    /// The tags.
    Tag,
    /// 1..=5.
    Level,
    /// `technical` or `behavioural`.
    Kind,
    /// The id. It is not counted.
    Id,
}

impl FacetField {
    /// The field as it is written before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Topic => "topic",
            Self::Tag => "tag",
            Self::Level => "level",
            Self::Kind => "kind",
            Self::Id => "id",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name.to_lowercase().as_str() {
            "bank" => Self::Bank,
            "topic" => Self::Topic,
            "tag" | "tags" => Self::Tag,
            "level" => Self::Level,
            "kind" => Self::Kind,
            "id" => Self::Id,
            _ => return None,
        })
    }
}

/// Something about a query that is worth saying. None of them is an error.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Note {
    /// `name:` is no field; it was taken as a word.
    UnknownField {
        /// What stands before the colon.
        name: String,
    },
    /// A quote was never closed; it was taken to close at the end.
    OpenQuote,
    /// What stands behind `level:` is no level or range of levels; it was taken as a word.
    BadLevel {
        /// What was written.
        value: String,
    },
    /// Nothing stands behind `name:`; it was passed over.
    EmptyFilter {
        /// The field.
        name: String,
    },
    /// No question has the word; these are spelt almost like it and were looked for instead.
    Respelt {
        /// What was written.
        word: String,
        /// What was looked for, best first.
        instead: Vec<String>,
    },
    /// No question has the word or one like it.
    UnknownWord {
        /// What was written.
        word: String,
    },
    /// Few questions have what was asked for as a whole; those that have a part of it were taken too.
    SomeWords,
    /// Nothing is found, and these filters are why.
    Hidden {
        /// The filters as they can be typed. Where there are several, each alone hides everything.
        filters: Vec<String>,
        /// How many questions would be found without them; an estimate where there are very many.
        n_questions: u64,
        /// What these have in the field of a single filter: levels in order, others the most frequent first. Of many
        /// values, some.
        values: Vec<String>,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { name } => write!(
                f,
                "`{name}:` is no field, so it is taken as a word; the fields are bank, topic, tag, level, kind and id"
            ),
            Self::OpenQuote => f.write_str("a quote is not closed; it is taken to end with the query"),
            Self::BadLevel { value } => write!(
                f,
                "`level:{value}` is taken as words; levels are like 2, 2-4, 3- or -2, from 1 to 5"
            ),
            Self::EmptyFilter { name } => write!(f, "nothing stands behind `{name}:`, so it is passed over"),
            Self::Respelt { word, instead } => {
                write!(f, "no question has `{word}`; looked for {}", quoted(instead))
            }
            Self::UnknownWord { word } => write!(f, "no question has `{word}` or a word like it"),
            Self::SomeWords => f.write_str("few or no questions have all of this; some have a part of it"),
            Self::Hidden {
                filters,
                n_questions,
                values,
            } => {
                let questions = match n_questions {
                    1 => "1 question".to_owned(),
                    n => format!("{n} questions"),
                };
                match (filters.as_slice(), values.as_slice()) {
                    ([filter], []) => write!(
                        f,
                        "`{filter}` hides {questions}; leave it out to see what is there"
                    ),
                    ([filter], values) => {
                        let (field, _) = filter.split_once(':').unwrap_or((filter, ""));
                        let values = values.join(", ");
                        write!(
                            f,
                            "`{filter}` hides {questions} with {field}: {values}; change it or leave it out"
                        )
                    }
                    (filters, _) => write!(
                        f,
                        "{} hide {questions}, each of them alone; leave them out to see what is there",
                        quoted(filters)
                    ),
                }
            }
        }
    }
}

impl Clause {
    /// Whether this only takes questions away, and cannot find any.
    pub(crate) fn is_filter(&self) -> bool {
        self.occur == Occur::Unwanted || self.field().is_some()
    }

    /// The field whose value decides.
    pub(crate) fn field(&self) -> Option<FacetField> {
        match &self.demand {
            Demand::Facet(field, _) => Some(*field),
            Demand::Level(_) => Some(FacetField::Level),
            Demand::Word(_) | Demand::Prefix(_) | Demand::Phrase(_) => None,
        }
    }
}

/// As it can be typed.
impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.occur == Occur::Unwanted {
            f.write_str("-")?;
        }
        match &self.demand {
            Demand::Word(word) => f.write_str(word),
            Demand::Prefix(word) => write!(f, "{word}*"),
            Demand::Phrase(phrase) => write!(f, "\"{phrase}\""),
            Demand::Facet(field, value) if value.contains(char::is_whitespace) => {
                write!(f, "{}:\"{value}\"", field.name())
            }
            Demand::Facet(field, value) => write!(f, "{}:{value}", field.name()),
            Demand::Level(levels) if levels.start() == levels.end() => write!(f, "level:{}", levels.start()),
            Demand::Level(levels) => write!(f, "level:{}-{}", levels.start(), levels.end()),
        }
    }
}

fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
