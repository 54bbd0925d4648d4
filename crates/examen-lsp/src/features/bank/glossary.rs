//! What stands around a bank: the library's copy of it, its glossary, and the other banks.

use std::sync::Arc;

use examen_bank::files::{SizeCap, read};
use examen_bank::{Bank, Glossary, Issue};
use examen_library::LoadedBank;
use examen_library::banks::{Origin, UnusableGlossary};

use crate::features::finding::{Finding, Level};
use crate::features::navigation::file_at;
use crate::state::{Document, Snapshot};

/// The bank in the library that was read from the same file as `document`.
pub(super) fn loaded<'s>(snapshot: &'s Snapshot, document: &Document) -> Option<&'s Arc<LoadedBank>> {
    let mut banks = snapshot.library.as_ref()?.banks.iter();
    banks.find(|bank| match &bank.origin {
        Origin::Bundled => false,
        Origin::File(path) => std::path::absolute(path).ok() == document.path,
    })
}

/// The other banks of the workspace. A question of the bank that ships with the program may be in one of them too.
pub(super) fn other_banks<'s>(snapshot: &'s Snapshot, document: &Document) -> Vec<&'s Bank> {
    let own = loaded(snapshot, document);
    let banks = snapshot.library.iter().flat_map(|library| &library.banks);
    let others =
        banks.filter(|bank| bank.origin != Origin::Bundled && own.is_none_or(|own| !Arc::ptr_eq(own, bank)));
    others.map(|bank| &bank.bank).collect()
}

/// That other banks have the name of the one in `document`; nothing of one that was never saved, which no sheet asks for.
pub(super) fn namesakes(snapshot: &Snapshot, document: &Document) -> Option<Issue> {
    let (library, path) = snapshot.library.as_ref().zip(document.path.as_ref())?;
    library.namesakes(&document.bank().value, path)
}

/// The glossary that the bank names, as far as it was found.
pub(super) fn glossary_of(bank: &Bank, snapshot: &Snapshot, document: &Document) -> Glossary {
    let named = bank.glossary_path().zip(document.path.as_ref());
    let path = named.map(|(name, path)| path.with_file_name(&name.value));
    let open = path
        .as_ref()
        .and_then(|path| snapshot.documents().find(|open| open.path.as_ref() == Some(path)));
    if let Some(open) = open {
        return open.glossary().value.clone();
    }
    let loaded = loaded(snapshot, document);
    loaded.map(|loaded| loaded.glossary.clone()).unwrap_or_default()
}

/// That the glossary which the bank names cannot be read, if so; a bank that was never saved has none to look for.
pub(super) fn unusable_glossary(snapshot: &Snapshot, document: &Document) -> Option<Finding> {
    let bank = &document.bank().value;
    let (name, path) = bank.glossary_path().zip(document.path.as_ref())?;
    let path = path.with_file_name(&name.value);
    let mut open = snapshot.documents();
    if open.any(|open| open.path.as_ref() == Some(&path)) || file_at(snapshot, &path).is_some() {
        return None;
    }
    let problem = read(&path, SizeCap::DEFAULT).err()?;
    let unusable = UnusableGlossary::new(name, problem);
    let span = document.text.span(unusable.range, snapshot.client.encoding);
    Some(Finding::new(
        span,
        UnusableGlossary::CODE,
        Level::Error,
        unusable.message(),
    ))
}
