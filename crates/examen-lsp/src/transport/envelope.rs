//! Whether a body is a message: JSON that says what it wants.

use serde_json::{Value, json};

/// Invalid JSON.
const PARSE_ERROR: i64 = -32700;
/// JSON that is no request.
const INVALID_REQUEST: i64 = -32600;

/// Why a body is no message.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EnvelopeFault {
    code: i64,
    message: String,
    id: Value,
}

impl EnvelopeFault {
    /// A body that could not even be cut out.
    pub(super) fn unreadable(message: &str) -> Self {
        Self {
            code: PARSE_ERROR,
            message: message.to_owned(),
            id: Value::Null,
        }
    }

    fn invalid(message: &str, id: &Value) -> Self {
        Self {
            code: INVALID_REQUEST,
            message: message.to_owned(),
            id: if is_id(id) { id.clone() } else { Value::Null },
        }
    }

    /// Whether the body is no JSON, so that its length may have been wrong.
    pub(super) fn is_no_json(&self) -> bool {
        self.code == PARSE_ERROR
    }

    /// The answer that the protocol wants.
    pub(super) fn answer(&self) -> Vec<u8> {
        let error = json!({ "code": self.code, "message": self.message });
        let answer = json!({ "jsonrpc": "2.0", "id": self.id, "error": error });
        answer.to_string().into_bytes()
    }
}

/// Checks that `body` is one request, notification or response.
///
/// # Errors
/// Anything else: bad JSON, bad UTF-8, lone surrogates, batches, messages without a method.
pub(super) fn check(body: &[u8]) -> Result<(), EnvelopeFault> {
    let value: Value = serde_json::from_slice(body)
        .map_err(|error| EnvelopeFault::unreadable(&format!("this is no JSON: {error}")))?;
    let Value::Object(message) = value else {
        return Err(EnvelopeFault::invalid(
            "a message is one JSON object",
            &Value::Null,
        ));
    };
    let id = message.get("id").unwrap_or(&Value::Null);
    if message.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return Err(EnvelopeFault::invalid("a message says \"jsonrpc\": \"2.0\"", id));
    }
    if !is_id(id) {
        return Err(EnvelopeFault::invalid("an id is a whole number or a string", id));
    }
    match message.get("method") {
        Some(Value::String(_)) => Ok(()),
        None if message.contains_key("result") || message.contains_key("error") => Ok(()),
        _ => Err(EnvelopeFault::invalid("a message has a method or a result", id)),
    }
}

fn is_id(id: &Value) -> bool {
    id.is_null() || id.is_string() || id.is_i64()
}

#[cfg(test)]
mod tests {
    use super::check;

    fn code(body: &[u8]) -> Option<i64> {
        check(body).err().map(|fault| fault.code)
    }

    #[test]
    fn messages_pass() {
        assert_eq!(code(br#"{"jsonrpc":"2.0","method":"x"}"#), None);
        assert_eq!(code(br#"{"jsonrpc":"2.0","id":1,"result":null}"#), None);
    }

    #[test]
    fn what_is_no_json_is_a_parse_error() {
        for body in [&b"{"[..], b"", b"\xff", br#"{"jsonrpc":"2.0","method":"\ud800"}"#] {
            assert_eq!(code(body), Some(-32700), "{body:?}");
        }
    }

    #[test]
    fn json_that_is_no_message_is_an_invalid_request() {
        let bodies = [
            "[]",
            "1",
            "{}",
            r#"{"jsonrpc":"1.0","method":"x"}"#,
            r#"{"jsonrpc":"2.0","method":1}"#,
            r#"{"jsonrpc":"2.0","method":"x","id":1.5}"#,
            r#"{"jsonrpc":"2.0","id":1}"#,
        ];
        for body in bodies {
            assert_eq!(code(body.as_bytes()), Some(-32600), "{body}");
        }
    }
}
