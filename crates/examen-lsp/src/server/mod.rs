//! The server itself: threads, and who talks to whom.
//!
//! ```text
//! input ─ ingress ─ duplex ─ framework ─ Adapter ─ events ─ Owner ─ outbox ─ egress ─ output
//!                                                    ↑        ↓
//!                                                    └─ jobs ─┘
//! ```

mod adapter;
mod calls;
mod capabilities;
mod event;
mod jobs;
mod loopback;
mod owner;
mod parent;
mod router;

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::sync::Notify;

use crate::error::ServerError;
use crate::protocol::Server;
use crate::transport::{Outbox, pump, write_all};
use adapter::Adapter;
use event::Event;
use jobs::Jobs;
use loopback::ClientAnswers;
use owner::Owner;

pub use owner::forget_sessions;

/// Threads that compute answers. Two, so that a long one does not hold up a short one.
const N_WORKERS: usize = 2;
/// How long the last messages may take to be written.
const FAREWELL: Duration = Duration::from_secs(1);
/// Room between pump and framework.
const DUPLEX: usize = 256 << 10;

/// How the conversation ended, which decides on the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// `shutdown`, then `exit` or the end of the input: exit code 0.
    Orderly,
    /// `exit` or the end of the input without `shutdown`, or the client died: exit code 1.
    Abrupt,
}

/// What a server is told when it is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// What it calls its version.
    pub version: String,
    /// Where attempts are kept that are handed in; nowhere without it.
    pub history: Option<PathBuf>,
    /// Whether it has methods that only tests want.
    pub hooks: Hooks,
}

/// Methods that only tests want: `examen/test/panic`, `examen/test/sleep` and `examen/test/text`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hooks {
    /// There are none.
    #[default]
    Absent,
    /// They are there.
    Present,
}

/// Serves one client on standard input and output.
///
/// # Errors
/// The system gives no threads.
pub fn serve_stdio(options: &Options) -> Result<Ending, ServerError> {
    serve(io::stdin(), io::stdout(), options)
}

/// Serves one client that connects to `port` of the local machine; 0 takes a free one. `on_listening` is told which.
///
/// # Errors
/// The port cannot be used, or the system gives no threads.
pub fn serve_socket(
    port: u16,
    options: &Options,
    on_listening: impl FnOnce(u16),
) -> Result<Ending, ServerError> {
    let failed = |source| ServerError::Socket { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    on_listening(listener.local_addr().map_err(failed)?.port());
    let (stream, _) = listener.accept().map_err(failed)?;
    let output = stream.try_clone().map_err(failed)?;
    serve(stream, output, options)
}

/// Serves one client that writes to `input` and reads from `output`, until it says goodbye.
///
/// # Errors
/// The system gives no threads.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    options: &Options,
) -> Result<Ending, ServerError> {
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(N_WORKERS)
        .build()
        .map_err(ServerError::Runtime)?;
    let outbox = Arc::new(Outbox::default());
    let (events, incoming) = mpsc::channel();
    let stop = Arc::new(Notify::new());

    let written = spawn_egress(&outbox, output).map_err(ServerError::Runtime)?;
    let (framework, bytes) = tokio::io::duplex(DUPLEX);
    spawn_ingress(input, bytes, &outbox, runtime.handle()).map_err(ServerError::Runtime)?;
    let jobs = Jobs::new(runtime.handle().clone(), events.clone());
    let owner = Owner::new(Arc::clone(&outbox), jobs, Arc::clone(&stop), options);
    let owner = thread::Builder::new()
        .name("owner".to_owned())
        .spawn(move || owner.run(&incoming))
        .map_err(ServerError::Runtime)?;

    let adapter = Adapter::new(events.clone());
    let answers = ClientAnswers::new(events.clone());
    let serving = Server::new(framework, tokio::io::sink(), answers)
        // Nothing waits in the framework: it hands every message on at once.
        .concurrency_level(adapter::MAX_OPEN)
        .serve(adapter);
    runtime.block_on(async {
        tokio::select! {
            () = serving => {}
            () = stop.notified() => {}
        }
    });
    // The owner ends by itself where it said stop.
    let _ = events.send(Event::InputEnded);
    let ending = owner.join().unwrap_or(Ending::Abrupt);
    outbox.close();
    let _ = written.recv_timeout(FAREWELL);
    runtime.shutdown_background();
    Ok(ending)
}

/// Tells when everything is written.
fn spawn_egress(outbox: &Arc<Outbox>, output: impl Write + Send + 'static) -> io::Result<mpsc::Receiver<()>> {
    let outbox = Arc::clone(outbox);
    let (done, written) = mpsc::channel();
    thread::Builder::new().name("egress".to_owned()).spawn(move || {
        if write_all(&outbox, output).is_err() {
            // Nobody reads: what is still to come is dropped.
            outbox.close();
        }
        let _ = done.send(());
    })?;
    Ok(written)
}

fn spawn_ingress(
    input: impl Read + Send + 'static,
    bytes: tokio::io::DuplexStream,
    outbox: &Arc<Outbox>,
    runtime: &tokio::runtime::Handle,
) -> io::Result<()> {
    let (outbox, runtime) = (Arc::clone(outbox), runtime.clone());
    let pump = move || pump(input, bytes, &outbox, &runtime);
    thread::Builder::new().name("ingress".to_owned()).spawn(pump)?;
    Ok(())
}
