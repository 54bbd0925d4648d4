//! Fitting the parameters to a learner's own history.

use fsrs::{ComputeParametersInput, FSRS, FSRSItem, FSRSReview, compute_parameters};
use jiff::Timestamp;

use super::parameters::Parameters;
use super::replay::Review;
use super::scheduler::fsrs_review;
use crate::error::HistoryError;

/// Fewer reviews than this say more about chance than about a learner: about twenty for each of the 21 parameters.
/// (Below 64 the FSRS crate fits the four initial stabilities and no more; below 8 nothing.)
pub const MIN_REVIEWS: usize = 400;

/// The share of the latest reviews that a fit does not see, so that it can be judged by them.
const HELD_OUT: f64 = 0.2;

/// What came of fitting.
#[derive(Clone, Debug, PartialEq)]
pub enum Fit {
    /// There are too few reviews: those that say something about forgetting, a day or more after the one before.
    TooFew {
        /// How many there are.
        n_reviews: usize,
    },
    /// Parameters were fitted.
    Fitted(Fitted),
}

/// Fitted parameters, and how well they predict.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The parameters, fitted to all reviews.
    pub parameters: Parameters,
    /// To how many reviews.
    pub n_reviews: usize,
    /// Log-loss over all reviews, with the parameters in use; lower is better.
    pub log_loss_before: f64,
    /// Log-loss over all reviews, with the fitted ones.
    pub log_loss_after: f64,
    /// Log-loss over the last fifth of the reviews, with the parameters in use.
    pub held_out_before: f64,
    /// Log-loss over the last fifth, with parameters fitted to the rest only: what the fit is worth on answers it has
    /// not seen.
    pub held_out_after: f64,
}

impl Fitted {
    /// Whether the fit predicts answers better that it has not seen.
    pub fn is_better(&self) -> bool {
        self.held_out_after < self.held_out_before
    }
}

/// The reviews of one point, and a number for it.
struct History<'a> {
    point: i64,
    reviews: &'a [Review],
}

/// Something to predict: a review after at least a day, with those before it.
struct Item {
    at: Timestamp,
    point: i64,
    item: FSRSItem,
}

/// Fits parameters to `histories`, the reviews of one point each, and compares them with `current`.
pub(crate) fn fit(histories: &[Vec<Review>], current: &Parameters) -> Result<Fit, HistoryError> {
    let histories = histories
        .iter()
        .zip(0..)
        .map(|(reviews, point)| History { point, reviews });
    let mut items: Vec<Item> = histories.flat_map(|history| items(&history)).collect();
    if items.len() < MIN_REVIEWS {
        return Ok(Fit::TooFew {
            n_reviews: items.len(),
        });
    }
    items.sort_by_key(|item| (item.at, item.point, item.item.reviews.len()));
    let n_seen = (items.len() as f64 * (1.0 - HELD_OUT)) as usize;
    let (seen, unseen) = items.split_at(n_seen);
    let parameters = fitted(&items)?;
    let without_unseen = fitted(seen)?;
    Ok(Fit::Fitted(Fitted {
        n_reviews: items.len(),
        log_loss_before: log_loss(&items, current)?,
        log_loss_after: log_loss(&items, &parameters)?,
        held_out_before: log_loss(unseen, current)?,
        held_out_after: log_loss(unseen, &without_unseen)?,
        parameters,
    }))
}

fn items<'a>(history: &History<'a>) -> impl Iterator<Item = Item> + use<'a> {
    let (reviews, point) = (history.reviews, history.point);
    let says_something = |(_, review): &(usize, &Review)| review.days > 0;
    reviews
        .iter()
        .enumerate()
        .filter(says_something)
        .map(move |(idx, review)| {
            let steps = reviews[..=idx]
                .iter()
                .map(|review| fsrs_review(review.rating, review.days));
            Item {
                at: review.at,
                point,
                item: FSRSItem {
                    reviews: steps.collect::<Vec<FSRSReview>>(),
                },
            }
        })
}

fn fitted(items: &[Item]) -> Result<Parameters, HistoryError> {
    let input = ComputeParametersInput {
        train_set: items.iter().map(|item| item.item.clone()).collect(),
        card_ids: Some(items.iter().map(|item| item.point).collect()),
        ..ComputeParametersInput::default()
    };
    let values = compute_parameters(input).map_err(|error| fault(&error))?;
    Parameters::new(&values)
}

fn log_loss(items: &[Item], parameters: &Parameters) -> Result<f64, HistoryError> {
    let model = FSRS::new(parameters.as_slice()).map_err(|error| fault(&error))?;
    let of_points: Vec<i64> = items.iter().map(|item| item.point).collect();
    let items = items.iter().map(|item| item.item.clone()).collect();
    let evaluation = model
        .evaluate_with_card_ids(items, of_points, |_| true)
        .map_err(|error| fault(&error))?;
    Ok(f64::from(evaluation.log_loss))
}

fn fault(error: &fsrs::FSRSError) -> HistoryError {
    HistoryError::Parameters {
        detail: format!("the fit failed ({error:?})"),
    }
}
