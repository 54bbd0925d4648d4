//! A bank of three questions and a sheet that answers them.

/// Two questions with marks and one without.
pub const BANK: &str = "\
---
bank: mini
lang: en
---

# Databases

## A report that took a second last year takes a minute now. Where do you look?
<!-- id: slow-report; tags: databases, performance; level: 2; time: 5m -->

### Points

- +2! Looks at the query plan before changing anything
  - explain/plan query, \"query plan\"
- +2 Adds an index that the filter can use
  - index column/filter/where, covering index
- +1 Moves old rows out of the way
  - archive/partition/delete old/row/table
- -2 Buys a bigger machine first
  - buy/bigger/larger/upgrade machine/server/hardware
  - why: The plan stays as bad as it was.

### Hint

Ask the database what it does.

### Answer

Ask for the query plan, add an index on the filtered column, and archive old rows.

# Messaging

## A worker may get the same message twice. What do you do about it?
<!-- id: twice; tags: queues; level: 3 -->

### Points

- +2! Makes the handler idempotent
  - idempoten*, already processed/seen
- +1 Acknowledges after the work is done
  - ack/acknowledge > after > commit/store/work/done

### Hint

Whose job is it to remember?

# People

## Tell me of a time when you were wrong.
<!-- id: wrong; level: 1; kind: behavioural -->

### Points

- +1 Says what the situation was
  - situation, was asked/working, team/project
- +1 Says what was learned
  - learned/learnt, since then, next time

### Hint

What was the situation, and what do you do since?
";

/// Everything in it is right but for one misconception.
pub const SHEET: &str = "\
---
sheet: mini
candidate: c-01
---

## A report that took a second last year takes a minute now. Where do you look?
<!-- q: slow-report -->

I read the query plan first. Then I add an indx on the filtered column.
If that is not enough, I buy a bigger server.

## A worker may get the same message twice. What do you do about it?
<!-- q: twice; skipped -->

## Tell me of a time when you were wrong.
<!-- q: wrong -->

In my last project I dropped a table. Since then I test my backups.
";

/// A sheet for the small bank with these answers to the question `slow-report`.
pub fn sheet(answer: &str) -> String {
    format!(
        "---\nsheet: mini\n---\n\n\
         ## A report that took a second last year takes a minute now. Where do you look?\n\
         <!-- q: slow-report -->\n\n{answer}\n"
    )
}

/// Three cases, the last of which the grader cannot meet.
pub const CASES: &str = "\
## slow-report

- `+looks` `-buys-a-bigger` I read the query plan.
- `-looks` I would never look at the query plan.
- `+moves-old-rows` I read the query plan.
";
