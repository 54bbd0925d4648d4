//! The server on a port of the local machine.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::read_message;

#[test]
fn a_client_is_served_on_a_port_of_the_local_machine() {
    let folder = TempDir::new().unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_examen"))
        .args(["lsp", "--socket", "0"])
        .env("XDG_DATA_HOME", folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let stderr = server.stderr.take().unwrap();
    BufReader::new(stderr).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on ").unwrap();
    assert!(address.starts_with("127.0.0.1:"), "{address}");

    let mut stream = TcpStream::connect(address).unwrap();
    let mut output = BufReader::new(stream.try_clone().unwrap());
    let mut request = |id: i32, method: &str| {
        let params = json!({ "processId": null, "capabilities": {} });
        let body = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string();
        write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        loop {
            let message = read_message(&mut output).unwrap();
            if message["id"] == id && message.get("method").is_none() {
                return message["result"].clone();
            }
        }
    };
    assert_eq!(request(1, "initialize")["serverInfo"]["name"], "examen");
    assert_eq!(request(2, "shutdown"), Value::Null);
    let exit = r#"{"jsonrpc":"2.0","method":"exit"}"#;
    write!(stream, "Content-Length: {}\r\n\r\n{exit}", exit.len()).unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(0));
}
