//! Runs queries.

mod enough;
mod facets;
mod group;
mod hidden;
mod highlight;
mod lookups;
mod plan;
mod vocabulary;
mod wanted;
mod ways;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::collector::TopDocs;
use tantivy::query::Query as Lookup;
use tantivy::schema::Value as _;
use tantivy::{DocAddress, IndexReader, Order, Score, Searcher, TantivyDocument};

use crate::error::SearchError;
use crate::index::catalog::Catalog;
use crate::index::question_of_bank::questions_of_bank;
use crate::index::schema::{Fields, names};
use crate::index::stored::{StoredQuestion, fingerprint, question_key};
use crate::query::{Note, Query};
use crate::results::{Hit, LastWord, Paging, Preview, Request, Results, Secrecy};
use crate::source::BankPlace;

use facets::count;
use group::Purpose;
use hidden::hidden;
use highlight::Highlighter;
use plan::{Plan, Ranking};
use vocabulary::{Typed, Vocabulary};

/// Finds questions. Cheap to clone; clones see the same index and may search at the same time.
#[derive(Clone)]
pub struct QuestionSearch {
    reader: IndexReader,
    fields: Fields,
    catalog: Arc<RwLock<Arc<Catalog>>>,
}

impl QuestionSearch {
    pub(crate) fn new(reader: IndexReader, fields: Fields, catalog: Catalog) -> Self {
        Self {
            reader,
            fields,
            catalog: Arc::new(RwLock::new(Arc::new(catalog))),
        }
    }

    /// The number of questions in the index.
    pub fn n_questions(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Finds the questions that somebody asks for. Whatever is typed, it is understood somehow, and what was not taken
    /// as it may have been meant is in [`Results::notes`].
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn search(&self, request: &Request<'_>) -> Result<Results, SearchError> {
        let searcher = self.reader.searcher();
        let catalog = self.catalog();
        let vocabulary = Vocabulary::new(&searcher, &self.fields, &catalog);
        let last = match request.last_word {
            LastWord::Begun if !request.query.ends_with(char::is_whitespace) => Typed::Begun,
            _ => Typed::Whole,
        };
        let query = Query::parse(request.query);
        let mut plan = Plan::new(query.clone(), last, &vocabulary)?;
        let top = self.top(&searcher, &mut plan, request.paging)?;
        let counts = count(&searcher, top.lookup.as_ref(), request.n_facet_values)?;
        if counts.n_found == 0 {
            plan.notes.extend(hidden(&query, |query, n_values| {
                let mut plan = Plan::new(query, last, &vocabulary)?;
                let top = self.top(&searcher, &mut plan, Paging::default())?;
                count(&searcher, top.lookup.as_ref(), n_values)
            })?);
        }
        let mut highlighter = Highlighter::new(&plan.marked);
        let mut hits = Vec::with_capacity(top.hits.len());
        for (score, address) in top.hits {
            let question = self.stored(&searcher, address)?;
            hits.push(hit(question, score, request, &mut highlighter));
        }
        if plan.ranking == Ranking::ByWords {
            // Which of two that are as good comes first must not depend on which thread indexed it.
            hits.sort_by(|a, b| {
                b.score
                    .total_cmp(&a.score)
                    .then_with(|| key_of(a).cmp(&key_of(b)))
            });
        }
        Ok(Results {
            n_found: counts.n_found,
            counting: counts.counting,
            hits,
            facets: counts.facets,
            notes: plan.notes,
        })
    }

    /// The texts of a hit; none if it was taken out since.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn preview(&self, hit: &Hit, secrecy: Secrecy) -> Result<Option<Preview>, SearchError> {
        let searcher = self.reader.searcher();
        let key = question_key(hit.bank.key(), hit.question.as_str());
        let of_bank = questions_of_bank(&searcher, &self.fields, hit.bank.key())?;
        let Some(found) = of_bank.into_iter().find(|question| question.key == key) else {
            return Ok(None);
        };
        let question = self.stored(&searcher, found.address)?;
        Ok(Some(match secrecy {
            Secrecy::Kept => Preview {
                body: question.body.into_owned(),
                ..Preview::default()
            },
            Secrecy::Revealed => Preview {
                body: question.body.into_owned(),
                points: question.points.into_owned(),
                hint: question.hint.into_owned(),
                answer: question.answer.into_owned(),
                follow_ups: question.follow_ups.into_owned(),
            },
        }))
    }

    /// The best hits, and what finds all that are like them: the strictest lookup that finds more than a few.
    fn top(&self, searcher: &Searcher, plan: &mut Plan, paging: Paging) -> Result<Top, SearchError> {
        // Some are wanted in any case, to know whether there are enough.
        let collector = || TopDocs::with_limit((paging.offset + paging.limit).max(enough::FEW));
        let mut n_wanted = plan.n_wanted();
        let mut n_strict = None;
        let mut hits = loop {
            let lookup = plan.lookup(n_wanted, Purpose::Ranking);
            let hits = match plan.ranking {
                Ranking::ByWords => searcher.search(lookup.as_ref(), &collector().order_by_score())?,
                Ranking::None => {
                    let by_order = collector().order_by_u64_field(names::ORDER, Order::Asc);
                    let found = searcher.search(lookup.as_ref(), &by_order)?;
                    found.into_iter().map(|(_, address)| (0.0, address)).collect()
                }
            };
            n_strict.get_or_insert(hits.len());
            if n_wanted <= plan.n_least() || hits.len() >= plan.n_enough() {
                break hits;
            }
            n_wanted -= 1;
        };
        let has_unknown = plan
            .notes
            .iter()
            .any(|note| matches!(note, Note::UnknownWord { .. }));
        // Looser demands that find no more are not worth a word.
        let is_more = n_strict.is_some_and(|n_strict| hits.len() > n_strict);
        if is_more && !has_unknown {
            plan.notes.push(Note::SomeWords);
        }
        hits.truncate(paging.offset + paging.limit);
        hits.drain(..paging.offset.min(hits.len()));
        Ok(Top {
            lookup: plan.lookup(n_wanted, Purpose::Counting),
            hits,
        })
    }

    fn stored(
        &self,
        searcher: &Searcher,
        address: DocAddress,
    ) -> Result<StoredQuestion<'static>, SearchError> {
        let document: TantivyDocument = searcher.doc(address)?;
        let json = document
            .get_first(self.fields.stored)
            .and_then(|value| value.as_str());
        let json = json.filter(|json| is_intact(searcher, address, json));
        json.and_then(StoredQuestion::from_json)
            .ok_or(SearchError::Damaged)
    }

    fn catalog(&self) -> Arc<Catalog> {
        let catalog = self.catalog.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&catalog)
    }

    /// Takes what was committed into use.
    pub(crate) fn refresh(&self, catalog: Catalog) -> Result<(), SearchError> {
        self.reader.reload()?;
        *self.catalog.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(catalog);
        Ok(())
    }
}

/// Whether a question is what was stored: nothing is shown of which a bit was flipped.
fn is_intact(searcher: &Searcher, address: DocAddress, json: &str) -> bool {
    let segment = searcher.segment_reader(address.segment_ord);
    let stored = segment.fast_fields().u64(names::FINGERPRINT).ok();
    stored.and_then(|stored| stored.first(address.doc_id)) == Some(fingerprint(json))
}

/// The best hits, and what finds all that are like them.
struct Top {
    lookup: Box<dyn Lookup>,
    hits: Vec<(Score, DocAddress)>,
}

fn key_of(hit: &Hit) -> (&BankPlace, usize) {
    (&hit.bank, hit.location.range.start)
}

fn hit(
    question: StoredQuestion<'static>,
    score: Score,
    request: &Request<'_>,
    highlighter: &mut Highlighter<'_>,
) -> Hit {
    Hit {
        heading_ranges: highlighter.ranges(&question.heading, question.language),
        snippet: highlighter.snippet(&question, request.secrecy),
        question: question.question_id(),
        level: question.level(),
        kind: question.kind(),
        location: question.location(),
        bank: BankPlace {
            path: PathBuf::from(question.path.into_owned()),
            name: question.bank.into_owned(),
        },
        heading: question.heading.into_owned(),
        topic: question.topic.map(Cow::into_owned),
        tags: question.tags.into_owned(),
        revision: question.revision,
        score,
    }
}
