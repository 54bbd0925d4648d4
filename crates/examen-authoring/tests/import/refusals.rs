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
        "this is no list of questions in a shape that is known: saw 2 lines (none like a question), 2 headings (none like a question); a plain list has one question a line, such as `1. What is a cache?`, and a table begins with `question,answer`",
    );
    check(
        "",
        None,
        "this is no list of questions in a shape that is known: saw 0 lines (none like a question); a plain list has one question a line, such as `1. What is a cache?`, and a table begins with `question,answer`",
    );
}

#[test]
fn json_that_breaks_off_is_refused_with_the_place() {
    check(
        "[{\"question\": \"What is a lock?\"},\n {\"question\": \"Why two?\",\n]\n",
        None,
        "this is no list of questions in a shape that is known: saw 3 lines (none like a question), JSON that breaks off in line 3; mend it there, or save it again from where it comes from",
    );
}

#[test]
fn a_text_that_only_has_some_questions_is_no_list() {
    check(
        "## Install\n\nRun it.\n\nWait.\n\nDone.\n\n## Use\n\nType.\n\nRead.\n\n## Who made it?\n\nWe.\n\n## Why is it slow?\n\nIt is not.\n",
        None,
        "this is no list of questions in a shape that is known: saw 7 lines (none like a question), 4 headings (2 like a question); `--from list` takes each such line as a question and leaves the others out, `--from prose-key` takes what follows a question as its answer",
    );
}

#[test]
fn a_shape_that_does_not_fit_is_refused() {
    check(
        "What is a lock?\n\nCandidates should mention order.\n",
        Some(Shape::Details),
        "there is no question in the shape `details`: saw 2 lines (1 like a question), 1 key sentence",
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
