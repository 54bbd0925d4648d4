//! What is not imported, and what is said of it.

use examen_authoring::{Shape, import};

fn check(text: &str, shape: Option<Shape>, message: &str) {
    let refusal = import(text, shape).expect_err("the fixture is refused");
    assert_eq!(refusal.to_string(), message);
}

#[test]
fn a_text_in_no_known_shape_is_refused_with_what_was_seen() {
    check(
        "# Minutes\n\nWe met.\n\n## Next steps\n\nNobody knows.\n",
        None,
        "this list is in no shape that is known: saw 4 lines, 2 headings (no like a question), no other lines like a question, \
         no key sentences, no folded parts; name one with --from if you know better",
    );
    check(
        "",
        None,
        "this list is in no shape that is known: saw no lines, no headings (no like a question), no other lines like a question, \
         no key sentences, no folded parts; name one with --from if you know better",
    );
}

#[test]
fn a_text_that_only_has_some_questions_is_no_list() {
    check(
        "## Install\n\nRun it.\n\nWait.\n\nDone.\n\n## Use\n\nType.\n\nRead.\n\n## Who made it?\n\nWe.\n\n## Why is it slow?\n\nIt is not.\n",
        None,
        "this list is in no shape that is known: saw 11 lines, 4 headings (2 like a question), no other lines like a question, \
         no key sentences, no folded parts; name one with --from if you know better",
    );
}

#[test]
fn a_shape_that_does_not_fit_is_refused() {
    check(
        "What is a lock?\n\nCandidates should mention order.\n",
        Some(Shape::Details),
        "there is no question in the shape `details`: saw 2 lines, no headings (no like a question), 1 other line like a question, \
         1 key sentence, no folded parts",
    );
}

#[test]
fn files_of_examens_own_are_refused() {
    check(
        "---\nbank: locks\n---\n\n## What is a lock?\n\n### Points\n\n- +1 A gate\n",
        Some(Shape::Headings),
        "this is a bank already; there is nothing to import",
    );
    check(
        "---\nsheet: locks\n---\n\n## What is a lock?\n\nA gate.\n",
        None,
        "this is an answer sheet already; there is nothing to import",
    );
}

#[test]
fn shapes_have_names() {
    for shape in Shape::ALL {
        assert_eq!(shape.name().parse(), Ok(shape));
    }
    assert!("flashcards".parse::<Shape>().is_err());
}
