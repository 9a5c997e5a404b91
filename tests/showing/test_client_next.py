"""The lines of a card: what is known, then what to say."""

from datetime import date
from types import SimpleNamespace

import pandas as pd

from clientkit.showing import findings

FACTS = {
    "as_of": date(2026, 2, 28), "first_date": date(2024, 1, 5), "last_date": date(2026, 2, 3),
    "recency_days": 25, "due": None, "overdue": False, "amount": 60.0,
}  # fmt: skip
PERSON = {"client_id": "a", "potential": None, "days_to_birthday": None}


def lines(call, **others):
    why = SimpleNamespace(facts=None, month="2026-02")
    said = findings.client_next(FACTS, PERSON, pd.DataFrame(call), None, why, **others).data
    return said.splitlines()[2:-2]


def test_a_reason_of_the_call_list_has_its_stake_and_its_question():
    call = {"reasons": ["less"], "reason": ["Paid 40% less"], "ask": ["Ask why."]}
    call |= {"birthday": [pd.NaT]}
    assert lines(call | {"at_stake": [400.0]}) == [
        "1. Paid 40% less. At stake: 400 a month. **Ask why.**"
    ]
    assert lines(call | {"at_stake": [0.0]}) == ["1. Paid 40% less. **Ask why.**"]


def test_an_answer_is_quoted_with_one_full_stop():
    survey = pd.DataFrame({"client_id": ["a"], "date": [pd.Timestamp("2026-02-03")], "score": [9]})
    thanks = "**Thank them; ask whom they would recommend us to.**"
    assert lines({}, survey=survey.assign(comment="Good.")) == [
        f'1. Answered 9 of 10 on 3 February 2026: "Good". {thanks}'
    ]
    assert lines({}, survey=survey) == [f"1. Answered 9 of 10 on 3 February 2026. {thanks}"]
