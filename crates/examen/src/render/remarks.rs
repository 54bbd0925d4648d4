//! Remarks with the lines they are about, and the fix where there is one.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use examen_bank::{Fix, Severity, TextRange};

use crate::place::{Places, with_line_feeds};
use crate::remark::Remark;
use crate::terminal::visible;

/// One remark on the file at `path`, which holds the source of `places`.
pub(crate) fn remark(remark: &Remark, path: &str, places: &Places<'_>, width: usize) -> String {
    let source = places.source;
    let level = match remark.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    };
    let message = visible(&remark.message).into_owned();
    let title = level.primary_title(message).id(remark.code);
    let excerpt = Excerpt::around(first_line(remark.range, source), places);
    let annotation = AnnotationKind::Primary.span(excerpt.within(first_line(remark.range, source)).into());
    let snippet = excerpt.snippet().path(visible(path)).annotation(annotation);
    let mut groups = vec![title.element(snippet)];
    groups.extend(remark.fix.as_ref().map(|fix| suggestion(fix, places)));
    let renderer = Renderer::styled()
        .term_width(width)
        .decor_style(DecorStyle::Unicode);
    format!("{}\n\n", renderer.render(&groups))
}

fn suggestion<'a>(fix: &'a Fix, places: &Places<'a>) -> Group<'a> {
    let title = Level::HELP
        .with_name("fix")
        .secondary_title(visible(&fix.title).into_owned());
    let whole = fix.edits.iter().map(|edit| edit.range).reduce(TextRange::cover);
    // Edits in many places would fill the screen; their title has to do.
    let Some(whole) = whole.filter(|whole| whole.of(places.source).lines().count() <= MOST_LINES) else {
        return Group::with_title(title);
    };
    let excerpt = Excerpt::around(whole, places);
    let patches = fix.edits.iter().map(|edit| {
        let replacement = edit.replacement.replace("\r\n", "\n").replace('\r', "\n");
        Patch::new(excerpt.within(edit.range).into(), replacement)
    });
    title.element(excerpt.snippet().patches(patches.collect::<Vec<_>>()))
}

/// A fix of more lines than this is described, not shown.
const MOST_LINES: usize = 8;

/// Some whole lines of a file. Rendering costs time for every line of its source, and a file may have many remarks.
#[derive(Clone, Debug)]
struct Excerpt<'a> {
    /// With lines that end with an LF; what ends the last one is left out.
    text: Cow<'a, str>,
    start: usize,
    first_line: usize,
}

impl<'a> Excerpt<'a> {
    /// The lines that `range` touches.
    fn around(range: TextRange, places: &Places<'a>) -> Self {
        let source = places.source;
        let ends = ['\n', '\r'];
        let start = source[..range.start].rfind(ends).map_or(0, |at| at + 1);
        let end = source[range.end..]
            .find(ends)
            .map_or(source.len(), |at| range.end + at);
        Self {
            text: with_line_feeds(&source[start..end]),
            start,
            first_line: places.at(start).line,
        }
    }

    fn within(&self, range: TextRange) -> TextRange {
        TextRange::new(range.start - self.start, range.end - self.start)
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text.clone()).line_start(self.first_line)
    }
}

/// What of `range` stands in its first line: a remark on a whole question points at its heading.
fn first_line(range: TextRange, source: &str) -> TextRange {
    let line = range.of(source).split(['\n', '\r']).next().unwrap_or_default();
    TextRange::new(range.start, range.start + line.len())
}
