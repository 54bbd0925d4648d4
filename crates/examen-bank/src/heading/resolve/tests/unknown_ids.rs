//! What is offered for an id that no bank has.

use expect_test::expect;

use super::{check, check_fixed};

#[test]
fn an_unknown_id_offers_the_closest() {
    check(
        "## A\n<!-- q: pay-onec -->\n\n## B\n<!-- q: kubernetes -->\n",
        &expect![[r#"
            - Nothing
            - Nothing
            `pay-onec`: the bank of this sheet has no question `pay-onec`, and the answer is not graded; correct the id, or name another bank as `sheet:`
              fix: write `pay-once`
            `kubernetes`: the bank of this sheet has no question `kubernetes`, and the answer is not graded; correct the id, or name another bank as `sheet:`
        "#]],
    );
    check_fixed(
        "## A\n<!-- q: stale-price -->\n",
        &expect![[r#"
        ## A
        <!-- q: stale-prices -->
    "#]],
    );
}

#[test]
fn an_unknown_id_offers_what_differs_in_capitals_or_has_the_words_of_the_heading() {
    check(
        "## A\n<!-- q: STALE-PRICES -->\n",
        &expect![[r#"
        - Nothing
        `STALE-PRICES`: the bank of this sheet has no question `STALE-PRICES`, and the answer is not graded; correct the id, or name another bank as `sheet:`
          fix: write `stale-prices`
    "#]],
    );
    check(
        "## A\n<!-- q: Stale-Price -->\n",
        &expect![[r#"
        - Nothing
        `Stale-Price`: the bank of this sheet has no question `Stale-Price`, and the answer is not graded; correct the id, or name another bank as `sheet:`
          fix: write `stale-prices`
    "#]],
    );
    check(
        "## what does an index cost\n<!-- q: price -->\n",
        &expect![[r#"
        - Nothing
        `price`: the bank of this sheet has no question `price`, and the answer is not graded; correct the id, or name another bank as `sheet:`
          fix: write `index-cost`
    "#]],
    );
    check(
        "## What is an index?\n<!-- q: pay-one -->\n",
        &expect![[r#"
        - Nothing
        `pay-one`: the bank of this sheet has no question `pay-one`, and the answer is not graded; correct the id, or name another bank as `sheet:`
    "#]],
    );
}
