//! Text that stands under no question's heading.

use super::super::document::{BlockKind, Comment, Document, Heading, Section};
use super::{question_comment, read_question_comment};
use crate::aside::{Aside, AsideTitle, OtherHeading};
use crate::ids::QuestionId;
use crate::issue::Issues;
use crate::sheet::Answer;
use crate::text_range::{Located, TextRange};

/// The text in `top`, the part of a sheet above all headings of rank 1 and 2.
pub(super) fn at_top(document: &Document<'_>, top: TextRange) -> Option<Aside> {
    Some(Aside {
        title: AsideTitle::None,
        text: text_in(document, top)?,
        headings: headings_in(document, top),
    })
}

/// The text of `section`, whose heading has the rank 1.
pub(super) fn under(document: &Document<'_>, section: &Section<'_>) -> Option<Aside> {
    let title = match signs_of(document, section.heading) {
        Some(signs) => AsideTitle::Signs(signs.start),
        None => AsideTitle::Underlined,
    };
    Some(Aside {
        title,
        text: text_in(document, section.content())?,
        headings: headings_in(document, section.range),
    })
}

/// From the first to the last block in `range` that has words and would count in an answer.
fn text_in(document: &Document<'_>, range: TextRange) -> Option<TextRange> {
    let blocks = document.blocks_within(range).iter();
    let of_text = blocks.filter(|block| {
        matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::List(_) | BlockKind::Code
        )
    });
    let with_words = of_text.filter(|block| block.range.of(document.source).contains(char::is_alphanumeric));
    with_words.map(|block| block.range).reduce(TextRange::cover)
}

/// The headings in the answer `section`, all of which have lower ranks.
pub(super) fn headings_below(document: &Document<'_>, section: &Section<'_>) -> Vec<OtherHeading> {
    let below = document.sections(section.content(), 6);
    below
        .map(|section| OtherHeading {
            signs: signs_of(document, section.heading),
            text: section.heading.text.clone(),
            question: id_under(document, &section),
        })
        .collect()
}

/// Whether `comment` stands right under a heading of a lower rank in `section`, whose question it may name.
pub(super) fn stands_under_other(document: &Document<'_>, section: &Section<'_>, comment: Comment) -> bool {
    let above = TextRange::new(section.content().start, comment.range.start);
    let heading = document.headings_within(above).last();
    heading.is_some_and(|heading| {
        let between = TextRange::new(heading.range.end, comment.range.start);
        document.comments_end(between) == between.end
    })
}

/// The headings in `range` that may be meant for questions: a title only with text right below it, or an id.
fn headings_in(document: &Document<'_>, range: TextRange) -> Vec<OtherHeading> {
    let headings = document.sections(range, 6).map(|section| {
        let heading = OtherHeading {
            signs: signs_of(document, section.heading),
            text: section.heading.text.clone(),
            question: id_under(document, &section),
        };
        let has_text = text_in(document, section.content()).is_some();
        (heading, has_text)
    });
    headings
        .filter(|(heading, has_text)| *has_text || heading.question.is_some() || !heading.is_title())
        .map(|(heading, _)| heading)
        .collect()
}

/// The id in the comment under a heading. What is odd about the comment is told once it stands under a question's
/// heading.
fn id_under(document: &Document<'_>, section: &Section<'_>) -> Option<Located<QuestionId>> {
    let mut answer = Answer::default();
    let comment = question_comment(document, section.range)?;
    read_question_comment(document.source, comment, &mut answer, &mut Issues::default());
    answer.question
}

/// The `#` signs of a heading; none if it is underlined.
fn signs_of(document: &Document<'_>, heading: &Heading) -> Option<TextRange> {
    let text = heading.range.of(document.source);
    let start = heading.range.start + (text.len() - text.trim_start().len());
    let n_signs = text.trim_start().bytes().take_while(|byte| *byte == b'#').count();
    (n_signs > 0).then(|| TextRange::new(start, start + n_signs))
}
