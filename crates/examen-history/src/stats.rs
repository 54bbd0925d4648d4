//! What became of it all: marks over time, what will be remembered, the weakest points, and how well a learner judges
//! their own answers.

mod calibration;
mod forecast;
mod marks;
mod topics;

pub use calibration::{Calibration, calibration};
pub use forecast::{ForecastDay, forecast};
pub use marks::Period;
pub use topics::{PointName, TopicStanding, WeakPoint, topics, weak_points};
