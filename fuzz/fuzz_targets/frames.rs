//! Any bytes as the input of the language server: no panic, no end, and whatever is cut out fits its limit. Whether the
//! bytes come one by one or all at once makes no difference.

#![no_main]

use libfuzzer_sys::fuzz_target;

// The file itself, so that the target need not build the whole server.
#[path = "../../crates/examen-lsp/src/transport/frames.rs"]
#[allow(dead_code)]
mod frames;

use frames::{Frame, Frames};

const MAX_BODY: usize = 1 << 10;

fn cut(bytes: &[u8], step: usize) -> Vec<Frame> {
    let mut frames = Frames::new(MAX_BODY);
    let mut cut = Vec::new();
    for chunk in bytes.chunks(step) {
        frames.push(chunk);
        while let Some(frame) = frames.take() {
            // Bodies that are no object are taken back, as the pump does with those that are no JSON.
            if let Frame::Body(body) = &frame {
                assert!(body.len() <= MAX_BODY);
                if !body.starts_with(b"{") {
                    frames.take_back(body.clone());
                }
            }
            cut.push(frame);
            assert!(cut.len() <= 2 * bytes.len() + 2, "it does not get on");
        }
    }
    cut
}

fuzz_target!(|bytes: &[u8]| {
    assert_eq!(cut(bytes, bytes.len().max(1)), cut(bytes, 1));
});
