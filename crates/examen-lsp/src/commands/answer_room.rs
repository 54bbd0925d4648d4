//! Where an answer goes that is not begun yet: on a line of its own, with a blank one on either side.

use examen_bank::TextRange;

/// What ends a line of a heading, a comment or a quotation, and the blank line behind it: a sentence right below a
/// quotation would belong to it.
const ABOVE: usize = 2;
/// What ends the line of the answer where the sheet ends with it. Some editors have no line behind the last ending.
const AT_END: usize = 1;
/// The same where something follows, and the blank line before that.
const BEFORE_MORE: usize = 2;

/// What may stand in an empty line, and ends it.
const WHITE: [char; 4] = ['\n', '\r', ' ', '\t'];

/// Room for an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AnswerRoom {
    /// Behind this byte of the sheet the room begins.
    pub(super) at: usize,
    /// The line endings to be put there; none where there is room.
    pub(super) missing: String,
}

impl AnswerRoom {
    /// How many lines below the one that ends at `at` the answer goes.
    pub(super) const N_LINES_BELOW: u32 = ABOVE as u32;

    /// The line of `text` on which the answer goes, counted from 0.
    pub(super) fn line_in(&self, text: &str) -> u32 {
        text[..self.at].matches('\n').count() as u32 + Self::N_LINES_BELOW
    }

    /// The room below what stands in `section` of the sheet `text`.
    pub(super) fn below(text: &str, section: TextRange) -> Self {
        let said = section.of(text).trim_end_matches(WHITE);
        Self::behind(text, section.start + said.len())
    }

    /// The room behind what ends `at` this byte of the sheet `text`.
    pub(super) fn behind(text: &str, at: usize) -> Self {
        let rest = text[at..].trim_start_matches(WHITE);
        let gap = &text[at..text.len() - rest.len()];
        let n_endings = gap.matches('\n').count().max(gap.matches('\r').count());
        let wanted = ABOVE + if rest.is_empty() { AT_END } else { BEFORE_MORE };
        Self {
            at,
            missing: "\n".repeat(wanted.saturating_sub(n_endings)),
        }
    }
}

#[cfg(test)]
mod tests {
    use examen_bank::AnswerSheet;

    use super::AnswerRoom;

    /// The sheet with room for the first answer of `text`, where `|` stands for the cursor.
    fn check(text: &str, expected: &str) {
        let sheet = AnswerSheet::parse(text).value;
        let room = AnswerRoom::below(text, sheet.answers[0].range);
        let (before, behind) = text.split_at(room.at);
        let roomy = format!("{before}{}{behind}", room.missing);
        let below = roomy[room.at..].match_indices('\n');
        let (ending, _) = below.take(AnswerRoom::N_LINES_BELOW as usize).last().unwrap();
        let (above, line) = roomy.split_at(room.at + ending + 1);
        assert_eq!(format!("{above}|{line}"), expected);
        let answered = AnswerSheet::parse(&format!("{above}Mine.{line}")).value;
        let paragraph = answered.answers[0].text.value.rsplit("\n\n").next();
        assert_eq!(paragraph, Some("Mine."));
        assert_eq!(answered.answers.len(), sheet.answers.len());
    }

    #[test]
    fn an_answer_stands_by_itself() {
        check("## A?", "## A?\n\n|\n");
        check("## A?\n<!-- q: a -->\n", "## A?\n<!-- q: a -->\n\n|\n");
        check("## A?\n\n> Body.\n\n", "## A?\n\n> Body.\n\n|\n");
        check("## A?\n\n> Body.\n\n\n\n\n", "## A?\n\n> Body.\n\n|\n\n\n");
        check("## A?\n\n> Body.\n\n## B?\n", "## A?\n\n> Body.\n\n|\n\n## B?\n");
        check(
            "## A?\n\n> Body.\n\n\n\n## B?\n",
            "## A?\n\n> Body.\n\n|\n\n## B?\n",
        );
        check("## A?\nB?\n---\n", "## A?\n\n|\n\nB?\n---\n");
    }

    #[test]
    fn lines_end_as_they_do() {
        let text = "## A?\r\n\r\n> Body.\r\n\r\n\r\n";
        let section = AnswerSheet::parse(text).value.answers[0].range;
        assert_eq!(AnswerRoom::below(text, section).missing, "");
    }
}
