"""What clients answered beside what they bring: a detractor of class A comes first.

Terms
-----
value    what the client brought in the months of its ABC class: the money at stake.
active   bought in the months of the survey: one of those who could have answered.
silent   active, and did not answer.

Trap: the score speaks for those who answered. Two readings of how many that is stand side by side:
of the clients, and of the money that the active ones bring.
"""

import ibis
from ibis import _

from clientkit.engine import any_table, as_table
from clientkit.language import say
from clientkit.methods.abc_classes import abc_classes
from clientkit.methods.client_ids import check_same_ids
from clientkit.methods.clients import in_window
from clientkit.methods.measures import as_number, positive, purchase
from clientkit.methods.nps import KINDS, MONTHS, nps_answers
from clientkit.methods.nps_segments import ALL, OTHER
from clientkit.periods import first_day, shift
from clientkit.schema import MONEY, whole_number

SILENT = "silent"
VALUE_MONTHS = 12


@any_table
def nps_values(survey, table, *, as_of, months=MONTHS, by="amount", value_months=VALUE_MONTHS):
    """Everyone who answered or could have: the answer, the ABC class and the money.

    Parameters
    ----------
    survey, as_of, months : as in `nps_answers`
    table : transactions
    by : what the ABC classes are made of: amount, services, units, profit or documents
    value_months : over how many months; at least those of the survey

    Returns
    -------
    one row per client, detractors of class A first, the largest value first: client_id, abc
    ("other": nothing in these months), value, share (0..1), active, kind ("detractor", "passive",
    "promoter", "silent"), score, answered (day), comment (empty: silent)

    Raises
    ------
    DataError : no transactions in the months; client_id is text in one table only; as
        `nps_answers` and `abc_classes`

    Examples
    --------
    >>> import pandas as pd
    >>> sales = pd.DataFrame({"client_id": ["a", "b"], "date": "2026-06-01", "amount": [90, 10]})
    >>> survey = pd.DataFrame({"client_id": ["a"], "date": "2026-06-08", "score": [3]})
    >>> found = nps_values(survey, sales, as_of="2026-06")
    >>> found[["client_id", "abc", "value", "kind"]].values.tolist()
    [['a', 'A', 90.0, 'detractor'], ['b', 'B', 10.0, 'silent']]
    """
    answers = nps_answers(survey, as_of=as_of, months=months)
    rule = say("value_months is over how many months the money counts, at least 1")
    rows = in_window(as_table(table), as_of, max(months, whole_number(rule, value_months)))
    check_same_ids(answers, rows, (say("the survey"), say("the transactions")))
    recent = (rows.date >= first_day(shift(as_of, 1 - months))) & purchase(rows)
    active = rows.group_by("client_id").agg(active=recent.any())
    classes = abc_classes(rows, by=by).select("client_id", "abc", "value", "share")
    known = classes.left_join(active, "client_id").drop("client_id_right")
    both = known.outer_join(answers, "client_id")
    told = both.select(
        client_id=both.client_id.coalesce(both.client_id_right),
        abc=both.abc.coalesce(OTHER),
        value=both.value.coalesce(0),
        share=both.share.coalesce(0),
        active=both.active.coalesce(False),
        kind=both.kind.coalesce(SILENT),
        score="score", answered="date", comment="comment",
    )  # fmt: skip
    told = told.filter(told.active | (told.kind != SILENT))
    place = ibis.cases(*((told.kind == kind, n) for n, kind in enumerate(KINDS)), else_=9)
    return told.order_by(place, "abc", ibis.desc("value"), "client_id")


@any_table
def nps_response(values):
    """How many of the active clients answered, by ABC class, and what part of the money they are.

    Parameters
    ----------
    values : of `nps_values`

    Returns
    -------
    one row per class and one, the last, for "all": segment, active, answered (clients),
    response_rate (0..1), value (of the active who bring some: returns above the purchases have no
    part in it), value_answered (of them), value_rate (0..1; empty where the active bring nothing)

    >>> import pandas as pd
    >>> values = pd.DataFrame({
    ...     "abc": ["A", "B"], "value": [90.0, 10], "active": True, "kind": ["passive", "silent"]})
    >>> nps_response(values)[["segment", "response_rate", "value_rate"]].values.tolist()
    [['A', 1.0, 1.0], ['B', 0.0, 0.0], ['all', 0.5, 0.9]]
    """
    asked = values.filter(values.active).mutate(value=_.value.cast(MONEY))
    by_class = asked.mutate(segment=asked.abc)
    rows = by_class.union(asked.mutate(segment=ibis.literal(ALL)))
    answered, brings = rows.kind != SILENT, rows.value > 0
    found = rows.group_by("segment").agg(
        active=rows.count(),
        answered=as_number(answered).sum(),
        value=rows.value.sum(where=brings).coalesce(0),
        value_answered=rows.value.sum(where=answered & brings).coalesce(0),
    )
    return found.select(
        "segment", "active", "answered", response_rate=found.answered / found.active,
        value=found.value, value_answered=found.value_answered,
        value_rate=found.value_answered / positive(found.value),
    ).order_by(_.segment == ALL, "segment")  # fmt: skip
