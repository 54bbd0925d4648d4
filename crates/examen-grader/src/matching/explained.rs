//! Abbreviations that the answer explains: `A JSON Web Token (JWT) is signed. Each JWT expires.`

use examen_bank::MatchKind;

use crate::answer::{AnswerReader, ExplainedAcronym, Gap, LexemeId, ReadAnswer, Word};
use crate::rubric::{CompiledRubric, Units, Variant};

/// Calls `found(variant, last, kind)` for the variants that an abbreviation at word `at` stands for, and for those whose
/// abbreviation is written out from there on.
pub(super) fn find_explained(
    rubric: &CompiledRubric,
    reader: &AnswerReader,
    read: &ReadAnswer,
    at: usize,
    mut found: impl FnMut(u32, usize, MatchKind),
) {
    let stem = |lexeme: LexemeId| &*reader.lexeme_by_id(lexeme).stem;
    for ExplainedAcronym { short, long } in &read.acronyms {
        if stem(read.words[at].lexeme) == stem(*short) {
            let unit = rubric.units.by_stem(stem(long[0]));
            let begins = unit.map_or(&[][..], |unit| &rubric.units.get(unit).begins);
            for variant in begins {
                if consists_of(&rubric.variants[*variant as usize], long, &rubric.units, reader) {
                    found(*variant, at, MatchKind::Acronym);
                }
            }
        }
        let unit = rubric.units.by_stem(stem(*short));
        let completes = unit.map_or(&[][..], |unit| &rubric.units.get(unit).completes);
        if !completes.is_empty() && is_written_out(long, at, reader, read) {
            for variant in completes {
                found(*variant, at + long.len() - 1, MatchKind::Expansion);
            }
        }
    }
}

fn consists_of(variant: &Variant, long: &[LexemeId], units: &Units, reader: &AnswerReader) -> bool {
    let mut pairs = variant.units.iter().zip(long);
    variant.units.len() == long.len()
        && pairs.all(|(unit, lexeme)| {
            let unit = units.get(*unit);
            !unit.is_prefix && unit.stem == reader.lexeme_by_id(*lexeme).stem
        })
}

fn is_written_out(long: &[LexemeId], at: usize, reader: &AnswerReader, read: &ReadAnswer) -> bool {
    let Some(words) = read.words.get(at..at + long.len()) else {
        return false;
    };
    let is_next = |word: &Word| word.gap <= Gap::Space && word.sentence == words[0].sentence;
    let mut pairs = words.iter().zip(long);
    words[1..].iter().all(is_next)
        && pairs.all(|(word, lexeme)| reader.lexeme(word).stem == reader.lexeme_by_id(*lexeme).stem)
}
