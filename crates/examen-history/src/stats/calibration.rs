//! How well learners judge their own answers.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::memory::Agreement;
use crate::schedule::Schedule;

/// A learner's judgements against the machine's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// Over all topics.
    pub all: Agreement,
    /// Topic by topic, in the order of their names; only those with a judgement.
    pub topics: BTreeMap<String, Agreement>,
}

/// The judgements on points that can still be asked.
pub fn calibration(catalogue: &Catalogue, schedule: &Schedule) -> Calibration {
    let mut calibration = Calibration::default();
    for (entry, question) in catalogue.entries().iter().zip(&schedule.questions) {
        let memories = question.points.iter().filter_map(|point| point.memory);
        let agreement = memories.fold(Agreement::default(), |sum, memory| sum.plus(memory.agreement));
        if agreement.total() > 0 {
            let topic = calibration
                .topics
                .entry(entry.topic_name().to_owned())
                .or_default();
            *topic = topic.plus(agreement);
            calibration.all = calibration.all.plus(agreement);
        }
    }
    calibration
}
