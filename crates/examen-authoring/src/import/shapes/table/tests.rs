//! Tables with headers and without, and what is told of their rows.

use super::read;
use crate::import::report::Reason;

#[test]
fn rows_are_questions() {
    let source = "question,answer,tags,author\nWhat is a lock?,\"A gate.\nTwo lines.\",os;threads,me\n\nWhy?,\"Candidates should mention order.\",,\n";
    let reading = read(source);
    assert_eq!(reading.drafts.len(), 2);
    let (first, second) = (&reading.drafts[0], &reading.drafts[1]);
    assert_eq!(first.heading.as_deref(), Some("What is a lock?"));
    assert_eq!(first.key.answer, "A gate.\nTwo lines.");
    assert_eq!(first.tags, ["os", "threads"]);
    assert_eq!((first.lines, second.lines), ((2, 3), (5, 5)));
    assert_eq!(second.key.answer, "Candidates should mention order.");
    assert_eq!(reading.findings[0].text, "me");
}

#[test]
fn tabs_delimit_as_well() {
    let reading = read("Question\tAnswer\nWhat is a lock, really?\tA gate.\n");
    assert_eq!(
        reading.drafts[0].heading.as_deref(),
        Some("What is a lock, really?")
    );
}

#[test]
fn notes_of_anki_are_questions() {
    let source = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
                  x1\tBasic\tOS\tMutex\tA <b>lock</b>.<br>Others wait.\tthreads locks\n";
    let reading = read(source);
    assert!(reading.findings.is_empty());
    let [card] = reading.drafts.as_slice() else {
        panic!("one card")
    };
    assert_eq!(card.heading.as_deref(), Some("Mutex"));
    assert_eq!(card.key.answer, "A **lock**.\nOthers wait.");
    assert_eq!(card.tags, ["threads", "locks"]);
    assert_eq!(card.lines, (7, 7));
}

#[test]
fn cards_need_no_header() {
    let reading = read("What is DNS?\tNames become addresses\nWhat is DHCP?\tHands addresses out\tnet\n");
    assert_eq!(reading.drafts.len(), 2);
    assert_eq!(reading.drafts[1].key.answer, "Hands addresses out");
    assert_eq!(reading.findings[0].text, "net");
    let reading = read("What is a mutex?;A lock\nWhy two?;\"For order; and rest\"\n");
    assert_eq!(reading.drafts[0].heading.as_deref(), Some("What is a mutex?"));
    assert_eq!(reading.drafts[1].key.answer, "For order; and rest");
    assert_eq!(
        read("What is OSI?,Seven layers\nWhat is ARP?,\"It asks, who\"\n")
            .drafts
            .len(),
        2
    );
    assert!(read("a\tb\nc\td\n").drafts.is_empty(), "no question");
    assert!(read("What is DNS?\nWhat\tis DHCP?\n").drafts.is_empty(), "a list");
}

#[test]
fn a_header_may_be_in_any_language() {
    let reading = read("Nr;Frage;Antwort;Thema\n1;Was ist ein Baum?;Ein Graph ohne Kreise.;graphen\n");
    let [card] = reading.drafts.as_slice() else {
        panic!("one card")
    };
    assert_eq!(card.heading.as_deref(), Some("Was ist ein Baum?"));
    assert_eq!(card.key.answer, "Ein Graph ohne Kreise.");
    assert_eq!(reading.findings[0].text, "1");
    assert_eq!(reading.findings[1].text, "graphen");
}

#[test]
fn a_row_without_a_question_is_told_and_left_out() {
    let reading = read("question,answer\nWhat is a lock?,A gate\n,An answer\n");
    assert_eq!(reading.drafts.len(), 1);
    assert_eq!(reading.findings[0].text, "An answer");
    assert_eq!(reading.findings[0].line, 3);
}

#[test]
fn a_list_with_semicolons_is_no_table() {
    let list = "What is a lock; why have one?\nWhat is a queue; who waits?\n";
    assert!(read(list).drafts.is_empty());
}

#[test]
fn a_level_in_words_is_not_dropped_in_silence() {
    let reading = read("question,answer,difficulty\nWhat is a lock?,A gate,easy\n");
    assert_eq!(reading.drafts[0].level, None);
    assert_eq!(
        (reading.findings[0].text.as_str(), reading.findings[0].reason),
        ("easy", Reason::OtherLevel)
    );
}

#[test]
fn other_tables_are_nothing() {
    assert!(read("name,age\na,b\n").drafts.is_empty());
}

/// Shows the questions of a table of a hundred rows in the middle of which a quotation mark is open.
fn check_open_mark(separator: char, row: &str) {
    let rows = (1..=100).map(|row| format!("What is thing {row}?{separator}It is thing {row}\n"));
    let rows: String = rows.collect();
    let source =
        format!("question{separator}answer\n{rows}").replace("What is thing 50?\tIt is thing 50", row);
    let source = source.replace("What is thing 50?,It is thing 50", row);
    let reading = read(&source);
    assert_eq!(reading.drafts.len(), 100);
    assert_eq!(reading.drafts[50].lines, (52, 52));
    assert_eq!(reading.drafts[50].key.answer, "It is thing 51");
    let [finding] = reading.findings.as_slice() else {
        panic!("{:?}", reading.findings)
    };
    assert_eq!((finding.line, finding.reason), (51, Reason::OpenQuote));
}

#[test]
fn an_open_quotation_mark_takes_no_row_along() {
    check_open_mark(',', "What is thing 50?,\"It is thing 50");
    check_open_mark(',', "\"What is thing 50?,It is thing 50");
    check_open_mark('\t', "What is thing 50?\t\"It is thing 50");
}

#[test]
fn the_first_line_may_name_the_separator() {
    for rows in [
        "question;answer\nWhat, a lock?;A gate\n",
        "Frage;Antwort\nWhat, a lock?;A gate\n",
    ] {
        let reading = read(&format!("sep=;\r\n{rows}"));
        let [card] = reading.drafts.as_slice() else {
            panic!("one card")
        };
        assert_eq!(card.heading.as_deref(), Some("What, a lock?"));
        assert_eq!(card.key.answer, "A gate");
        assert_eq!(card.lines, (3, 3));
        assert!(reading.findings.is_empty());
    }
    assert_eq!(read("\"sep=|\"\nquestion|answer\nWhy?|So\n").drafts.len(), 1);
    let reading = read("sep=\t\nquestion\tanswer\nWhy?\t\"So\n");
    assert_eq!((reading.drafts.len(), reading.findings[0].line), (1, 3));
}
