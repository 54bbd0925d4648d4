//! Answers that are none.

use serde_json::{Value, json};

/// What a request gets in place of a result.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Failure {
    code: i64,
    message: String,
}

/// A result, or why there is none.
pub(crate) type Answer<T> = Result<T, Failure>;

impl Failure {
    /// The parameters cannot be used.
    pub(crate) fn invalid_params(message: impl Into<String>) -> Self {
        Self::new(-32602, message)
    }

    /// The request makes no sense now.
    pub(crate) fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(-32600, message)
    }

    /// There is no such method.
    pub(crate) fn unknown_method(method: &str) -> Self {
        Self::new(-32601, format!("there is no method `{method}`"))
    }

    /// Something went wrong here.
    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::new(-32603, message)
    }

    /// The client has not introduced itself yet.
    pub(crate) fn not_initialized() -> Self {
        Self::new(-32002, "the first request must be `initialize`")
    }

    /// The client took the request back.
    pub(crate) fn cancelled() -> Self {
        Self::new(-32800, "cancelled")
    }

    /// What was asked for cannot be done, for a reason that its user can change.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self::new(-32803, message)
    }

    /// The client did not answer in time.
    pub(crate) fn timed_out() -> Self {
        Self::internal("the client did not answer in time")
    }

    /// What the client answered in place of a result.
    pub(crate) fn of_client(code: i64, message: &str) -> Self {
        Self::new(code, message)
    }

    /// The error object of the protocol.
    pub(crate) fn to_json(&self) -> Value {
        json!({ "code": self.code, "message": self.message })
    }

    /// What is the matter.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    fn new(code: i64, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}
