//! What the picker shows and what keys do to it.

use anyhow::Result;
use examen_search::{Corpus, Hit, LastWord, Paging, Preview, Request, Results, Secrecy};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::TextArea;

/// More hits than this are not scrolled through; another word is quicker.
const N_HITS: usize = 100;
/// Values of a facet that are shown.
const N_FACET_VALUES: usize = 4;

/// A picker at one moment.
pub(super) struct Picker<'s> {
    corpus: &'s Corpus,
    pub(super) input: TextArea<'static>,
    pub(super) results: Results,
    pub(super) selected: usize,
    /// The question that is selected, as far as it may be shown.
    pub(super) preview: Option<Preview>,
    /// Whether points and answer are shown beside the question.
    pub(super) secrecy: Secrecy,
    /// Rows of the preview above its window.
    pub(super) scroll: u16,
    /// What Enter does.
    pub(super) enter: Enter,
    /// What happened last.
    pub(super) message: Option<String>,
    done: Vec<String>,
}

/// What Enter does with the question that is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Enter {
    Opens,
    /// Adds it to the sheet that was named.
    Adds,
}

/// What somebody wants.
#[derive(Debug, PartialEq)]
pub(super) enum Wish {
    Stay,
    Leave,
    Open(Hit),
    Add(Hit),
}

impl<'s> Picker<'s> {
    pub(super) fn new(corpus: &'s Corpus, enter: Enter, secrecy: Secrecy) -> Result<Self> {
        let mut picker = Self {
            corpus,
            input: TextArea::default(),
            results: Results::default(),
            selected: 0,
            preview: None,
            secrecy,
            scroll: 0,
            enter,
            message: None,
            done: Vec::new(),
        };
        picker.find()?;
        Ok(picker)
    }

    /// Takes a key, and says what is to be done outside of the picker.
    pub(super) fn press(&mut self, key: KeyEvent) -> Result<Wish> {
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
        let is_alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Esc => return Ok(Wish::Leave),
            KeyCode::Char('c' | 'd') if is_control => return Ok(Wish::Leave),
            KeyCode::Enter if self.enter == Enter::Adds => return Ok(self.wish(Wish::Add)),
            KeyCode::Enter => return Ok(self.wish(Wish::Open)),
            KeyCode::Char('o') if is_control => return Ok(self.wish(Wish::Open)),
            KeyCode::Char('s') if is_control => return Ok(self.wish(Wish::Add)),
            KeyCode::Tab => self.toggle_secrecy()?,
            KeyCode::Char('r') if is_control => self.toggle_secrecy()?,
            KeyCode::Down if is_alt => self.scroll = self.scroll.saturating_add(1),
            KeyCode::Up if is_alt => self.scroll = self.scroll.saturating_sub(1),
            KeyCode::Down => self.select(self.selected.saturating_add(1))?,
            KeyCode::Char('n') if is_control => self.select(self.selected.saturating_add(1))?,
            KeyCode::Up => self.select(self.selected.saturating_sub(1))?,
            KeyCode::Char('p') if is_control => self.select(self.selected.saturating_sub(1))?,
            KeyCode::PageDown => self.select(self.selected.saturating_add(10))?,
            KeyCode::PageUp => self.select(self.selected.saturating_sub(10))?,
            // One line is all there is.
            KeyCode::Char('m' | 'j') if is_control => {}
            KeyCode::Char('u') if is_control => {
                self.input = TextArea::default();
                self.find()?;
            }
            _ => {
                if self.input.input(key) {
                    self.find()?;
                }
            }
        }
        Ok(Wish::Stay)
    }

    /// What was typed so far.
    pub(super) fn query(&self) -> String {
        self.input.lines().join(" ")
    }

    /// Shows how something went, and remembers it if it went well.
    pub(super) fn say(&mut self, outcome: Result<String>) {
        let message = match outcome {
            Ok(text) => {
                self.done.push(text.clone());
                text
            }
            Err(error) => format!("{error:#}"),
        };
        self.message = Some(message);
    }

    /// What was done, in order.
    pub(super) fn into_done(self) -> Vec<String> {
        self.done
    }

    fn wish(&self, wish: impl Fn(Hit) -> Wish) -> Wish {
        self.results
            .hits
            .get(self.selected)
            .cloned()
            .map_or(Wish::Stay, wish)
    }

    fn toggle_secrecy(&mut self) -> Result<()> {
        self.secrecy = match self.secrecy {
            Secrecy::Kept => Secrecy::Revealed,
            Secrecy::Revealed => Secrecy::Kept,
        };
        self.find()
    }

    fn find(&mut self) -> Result<()> {
        let query = self.query();
        let found = self.corpus.search(&Request {
            query: &query,
            last_word: LastWord::Begun,
            paging: Paging {
                offset: 0,
                limit: N_HITS,
            },
            n_facet_values: N_FACET_VALUES,
            secrecy: self.secrecy,
        });
        self.results = found?.results;
        self.message = None;
        self.select(0)
    }

    fn select(&mut self, wanted: usize) -> Result<()> {
        self.scroll = 0;
        self.selected = wanted.min(self.results.hits.len().saturating_sub(1));
        self.preview = match self.results.hits.get(self.selected) {
            Some(hit) => self.corpus.preview(hit, self.secrecy)?,
            None => None,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::{Bank, Glossary};
    use examen_search::{BankPlace, BankSource, MemoryIndex, Secrecy};
    use expect_test::{Expect, expect};
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::super::draw::draw;
    use super::{Corpus, Enter, Picker, Wish};

    const BANK: &str = "# Caching\n\n## Why does a cache need a lifetime?\n<!-- id: ttl; level: 2 -->\n\n### Points\n\n- Stale entries go away\n\n## When is a lock too coarse?\n<!-- id: lock -->\n";

    fn with_picker(test: impl FnOnce(Picker<'_>)) {
        let bank = Bank::parse(BANK).value;
        let place = BankPlace::new("a.bank.md", "a");
        let glossary = Glossary::default();
        let source = BankSource {
            place: &place,
            bank: &bank,
            glossary: &glossary,
            text: Some(BANK),
        };
        let index = MemoryIndex::new([source]).unwrap();
        let corpus = Corpus {
            own: index.search().clone(),
            behind: None,
        };
        test(Picker::new(&corpus, Enter::Opens, Secrecy::Kept).unwrap());
    }

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    fn type_text(picker: &mut Picker<'_>, text: &str) {
        for c in text.chars() {
            picker.press(key(KeyCode::Char(c))).unwrap();
        }
    }

    fn check(picker: &mut Picker<'_>, expected: &Expect) {
        let mut terminal = Terminal::new(TestBackend::new(72, 12)).unwrap();
        terminal.draw(|frame| draw(picker, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let rows = buffer.content().chunks(72).map(|row| {
            let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            format!("{}\n", row.trim_end())
        });
        expected.assert_eq(&rows.collect::<String>());
    }

    #[test]
    fn what_is_below_the_edge_is_scrolled_to() {
        with_picker(|mut picker| {
            picker.preview.as_mut().unwrap().answer = "Old entries go. ".repeat(40);
            let alt = |code| KeyEvent::new(code, KeyModifiers::ALT);
            let mut scrolled = |code, n| {
                (0..n).for_each(|_| assert_eq!(picker.press(alt(code)).unwrap(), Wish::Stay));
                let mut terminal = Terminal::new(TestBackend::new(80, 12)).unwrap();
                terminal.draw(|frame| draw(&mut picker, frame)).unwrap();
                let buffer = terminal.backend().buffer();
                let symbols = buffer.content().iter().map(ratatui::buffer::Cell::symbol);
                assert!(symbols.collect::<String>().contains("Alt-↑↓ scroll"));
                picker.scroll
            };
            assert_eq!(scrolled(KeyCode::Down, 3), 3);
            let end = scrolled(KeyCode::Down, 500);
            assert!((10..40).contains(&end), "{end}");
            assert_eq!(scrolled(KeyCode::Up, 1), end - 1);
            picker.press(key(KeyCode::Down)).unwrap();
            assert_eq!(picker.scroll, 0);
        });
    }

    #[test]
    fn hits_and_question_change_while_somebody_types() {
        with_picker(|mut picker| {
            check(
                &mut picker,
                &expect![[r#"
                    ›                                                                2 found
                    ▌Why does a cache need a lifetime?  │Why does a cache need a lifetime?
                     When is a lock too coarse?  lock   │ttl · Caching · level 2 · a
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                    Enter open · Ctrl-S add to sheet · Tab show answer · Esc leave
                "#]],
            );
            type_text(&mut picker, "lifet");
            check(
                &mut picker,
                &expect![[r#"
                    › lifet                                                          1 found
                    ▌Why does a cache need a lifetime?  │Why does a cache need a lifetime?
                                                        │ttl · Caching · level 2 · a
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                    Enter open · Ctrl-S add to sheet · Tab show answer · Esc leave
                "#]],
            );
            picker.press(key(KeyCode::Tab)).unwrap();
            check(
                &mut picker,
                &expect![[r#"
                    › lifet                                                          1 found
                    ▌Why does a cache need a lifetime?  │Why does a cache need a lifetime?
                                                        │ttl · Caching · level 2 · a
                                                        │
                                                        │Points
                                                        │Stale entries go away
                                                        │
                                                        │
                                                        │
                                                        │
                                                        │
                    Enter open · Ctrl-S add to sheet · Tab hide answer · Esc leave
                "#]],
            );
        });
    }

    #[test]
    fn keys_move_open_add_and_leave() {
        with_picker(|mut picker| {
            picker.press(key(KeyCode::Down)).unwrap();
            picker.press(key(KeyCode::Down)).unwrap();
            let Wish::Open(hit) = picker.press(key(KeyCode::Enter)).unwrap() else {
                panic!("Enter opens")
            };
            assert_eq!(hit.question.as_str(), "lock");
            let add = KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL);
            assert!(matches!(picker.press(add).unwrap(), Wish::Add(_)));
            type_text(&mut picker, "zzzz");
            assert_eq!(picker.press(key(KeyCode::Enter)).unwrap(), Wish::Stay);
            assert_eq!(picker.press(key(KeyCode::Esc)).unwrap(), Wish::Leave);
        });
    }
}
