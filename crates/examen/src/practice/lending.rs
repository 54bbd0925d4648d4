//! An answer in the user's own editor.

use super::elsewhere::Lent;
use super::external_editor::{AnswerFile, Edited};
use super::session::{Session, Stage};

impl Session<'_> {
    /// Opens what is in the box in the user's own editor, and keeps what is there when the editor is left.
    pub(super) fn write_elsewhere(&mut self) {
        self.keep_draft();
        let Stage::Answering(answering) = &self.stage else {
            return;
        };
        let written = answering.written();
        let mut file = match AnswerFile::with(&written) {
            Ok(file) => file,
            Err(error) => return self.take_up(&written, Err(error)),
        };
        self.elsewhere.begin(Lent {
            history: self.log.path().to_owned(),
            file: file.path().to_owned(),
            draft: answering.draft(),
            said_before: answering.said_before().map(str::to_owned),
        });
        let edited = file.edit(&written);
        self.take_up(&written, edited);
        // Behind this the file goes; what it said is kept.
        self.elsewhere.end();
    }

    fn take_up(&mut self, written: &str, edited: anyhow::Result<Edited>) {
        let Stage::Answering(answering) = &mut self.stage else {
            return;
        };
        match edited {
            Err(error) => answering.notice = Some(format!("{error:#}")),
            Ok(Edited { text, problem }) => {
                // What can be undone in the box stays where nothing was changed.
                if text != written.trim_end_matches('\n') {
                    answering.replace(&text);
                }
                answering.notice = problem;
            }
        }
        self.keep_draft();
    }
}
