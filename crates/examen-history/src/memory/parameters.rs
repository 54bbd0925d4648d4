//! The numbers that the schedule's model of memory works with.

use fsrs::{DEFAULT_PARAMETERS, FSRS};

use crate::error::HistoryError;

/// The 21 parameters of FSRS-6. Those of [`Parameters::default`] fit the average of many learners (the FSRS project's
/// own, from its public review logs); `examen history optimise` fits them to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters([f32; 21]);

impl Parameters {
    /// The parameters `values`.
    ///
    /// # Errors
    /// Not 21 finite numbers.
    pub fn new(values: &[f32]) -> Result<Self, HistoryError> {
        let fault = |detail: String| HistoryError::Parameters { detail };
        let values: [f32; 21] = values
            .try_into()
            .map_err(|_| fault(format!("there are {} instead of 21", values.len())))?;
        if values.iter().all(|value| value.is_finite()) && FSRS::new(&values).is_ok() {
            Ok(Self(values))
        } else {
            Err(fault("some are no numbers".to_owned()))
        }
    }

    /// The numbers, in the order of the FSRS project.
    pub fn as_slice(&self) -> &[f32] {
        &self.0
    }
}

impl Default for Parameters {
    fn default() -> Self {
        Self(DEFAULT_PARAMETERS)
    }
}
