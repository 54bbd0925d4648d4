//! What the client answers to requests of the server.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll};

use futures::Sink;
use futures::stream::{self, Pending};

use super::event::Event;
use crate::protocol::{Loopback, Message, Response};

/// Hands answers of the client to the owner. Requests of the server do not pass through the framework.
pub(super) struct ClientAnswers {
    events: mpsc::Sender<Event>,
}

impl ClientAnswers {
    pub(super) fn new(events: mpsc::Sender<Event>) -> Self {
        Self { events }
    }
}

impl Loopback for ClientAnswers {
    type RequestStream = Pending<Message>;
    type ResponseSink = Self;

    fn split(self) -> (Self::RequestStream, Self::ResponseSink) {
        (stream::pending(), self)
    }
}

impl Sink<Response> for ClientAnswers {
    type Error = Infallible;

    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn start_send(self: Pin<&mut Self>, answer: Response) -> Result<(), Self::Error> {
        let _ = self.events.send(Event::ClientAnswered(answer));
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }
}
