//! Between the protocol's places and ours.

use std::path::{Path, PathBuf};

use super::{Position, Range, Uri};
use crate::text::{Place, Span};

/// A place, as the protocol writes it.
pub(crate) fn position(place: Place) -> Position {
    Position::new(place.line, place.column)
}

/// A span, as the protocol writes it.
pub(crate) fn range(span: Span) -> Range {
    Range::new(position(span.start), position(span.end))
}

/// A place that a client sent. It need not exist.
pub(crate) fn place_of(position: Position) -> Place {
    Place {
        line: position.line,
        column: position.character,
    }
}

/// A span that a client sent. It need not exist, and may be inverted.
pub(crate) fn span_of(range: Range) -> Span {
    Span {
        start: place_of(range.start),
        end: place_of(range.end),
    }
}

/// The path of a file; none for what is no file.
pub(crate) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    let path = uri.to_file_path().filter(|_| is_file)?;
    path.is_absolute().then(|| path.into_owned())
}

/// The URI of an absolute path.
pub(crate) fn uri_of(path: &Path) -> Option<Uri> {
    let absolute = std::path::absolute(path).ok()?;
    Uri::from_file_path(absolute)
}
