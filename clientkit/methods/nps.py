"""The Net Promoter Score: would clients recommend the firm, and how sure are so few answers.

Terms
-----
answer     the newest of each client in the window; of two of one day, the lower.
kind       promoter 9 or 10, passive 7 or 8, detractor 0 to 6.
nps        per cent of promoters - per cent of detractors, in points from -100 to +100.
interval   where the score of all who might have answered lies, at 95 %: adjusted Wald. 3/4 of an
           answer is added to the promoters and to the detractors and 3 to all, which gives p and
           d; the variance of their difference is (p + d - (p - d)^2) / (n + 3). The plain interval
           is too narrow for few answers, and of no width at all where all say the same.
change     against as many months before. The two surveys count as independent; where the same
           clients answer both, the true interval is somewhat narrower.

Trap: those who did not answer have no part in the score, and who is about to leave answers least
(`nps_response`). Source: F. Reichheld, "The one number you need to grow", Harvard Business Review,
December 2003; B. Rocks, "Interval estimation for the Net Promoter Score", The American
Statistician 70 (2016), who finds this interval among the best of those compared.
"""

from statistics import NormalDist

import ibis
from ibis import _

from clientkit.engine import any_table, is_unbound, rows_of
from clientkit.language import say
from clientkit.methods.client_ids import check_same_ids
from clientkit.methods.measures import as_number
from clientkit.methods.nps_segments import ALL, OTHER, segment_table
from clientkit.periods import as_day, first_day, shift
from clientkit.schema import DataError, need_columns, whole_number

MONTHS = 6
KINDS = ("detractor", "passive", "promoter")
DETRACTOR, PROMOTER = 6, 9
MOST = 10
Z = NormalDist().inv_cdf(0.975)
EACH, IN_ALL = 0.75, 3


@any_table
def nps_answers(survey, *, as_of, months=MONTHS):
    """The newest answer of each client in the window.

    Parameters
    ----------
    survey : one row per answer: client_id, date, score, and comment if there is one
    as_of : the last day; a month means its last day. Later answers are left out
    months : length of the window in whole months

    Returns
    -------
    one row per client: client_id, date, score (0 to 10), kind ("promoter", "passive",
    "detractor"), comment (empty: none)

    Raises
    ------
    DataError : a score that is no whole number from 0 to 10; a column is missing

    >>> import pandas as pd
    >>> survey = pd.DataFrame({
    ...     "client_id": ["ann", "ann"], "date": ["2026-06-08", "2026-06-09"], "score": [9, 6]})
    >>> nps_answers(survey, as_of="2026-06")[["client_id", "score", "kind"]].values.tolist()
    [['ann', 6, 'detractor']]
    """
    need_columns(survey.columns, ["client_id", "date", "score"], say("a survey"))
    months = whole_number(say("months is the length of the window, at least 1"), months)
    _check_scores(survey)
    since = first_day(shift(as_of, 1 - months))
    rows = survey.filter(survey.date.between(since, as_day(as_of)))
    comment = rows.comment.cast("string") if "comment" in rows.columns else ibis.null("string")
    rows = rows.select("client_id", "date", score=rows.score.cast("int64"), comment=comment)
    newest_first = ibis.window(
        group_by="client_id", order_by=[ibis.desc("date"), "score", rows.comment.coalesce("")]
    )
    newest = rows.mutate(place=ibis.row_number().over(newest_first)).filter(_.place == 0)
    kind = ibis.cases(
        (newest.score <= DETRACTOR, "detractor"), (newest.score < PROMOTER, "passive"),
        else_="promoter",
    )  # fmt: skip
    return newest.select("client_id", "date", "score", kind=kind, comment="comment").order_by(
        "client_id"
    )


def _check_scores(survey: ibis.Table) -> None:
    if is_unbound(survey):
        return
    score = survey.score
    if not score.type().is_numeric():
        raise DataError(
            say("score holds values of type {type}, not whole numbers 0 to 10", type=score.type())
        )
    fits = score.between(0, MOST) & (score.cast("float64") == score.cast("float64").floor())
    wrong = rows_of(survey.filter(~fits.coalesce(False)).select("score").limit(1))
    if wrong:
        raise DataError(say(
            "score is {score}; an answer is a whole number from 0 to {most}: correct it, or "
            "let ck.load set such rows aside",
            score=wrong[0]["score"], most=MOST,
        ))  # fmt: skip


@any_table
def nps(survey, *, as_of, months=MONTHS, segments=None, by="abc"):
    """The Net Promoter Score with its interval at 95 %, of all and by segment.

    Parameters
    ----------
    survey, as_of, months : as in `nps_answers`
    segments : one row per client: client_id and the column `by`; None: only all together
    by : the column of the segments; a client that has none joins those in "other"

    Returns
    -------
    one row per segment and one, the last, for "all"; none where nobody answered: segment, answers,
    promoters, passives, detractors (counts), nps, nps_low, nps_high (points, -100 to 100)

    Raises
    ------
    DataError : as `nps_answers`; no column `by`; a client in two segments, a segment named "all"

    Examples
    --------
    >>> import pandas as pd
    >>> survey = pd.DataFrame({
    ...     "client_id": list("abcdefghij"), "date": "2026-06-08",
    ...     "score": [10, 10, 9, 9, 9, 8, 8, 7, 6, 0]})
    >>> nps(survey, as_of="2026-06").round(1).values.tolist()
    [['all', 10, 5, 3, 2, 30.0, -19.1, 65.2]]
    """
    segments = None if segments is None else segment_table(segments, by)
    found = _scored(survey, as_of, months, segments)
    return found.select(
        "segment", "answers", "promoters", "passives", "detractors",
        nps=100 * _.score, nps_low=100 * _.low, nps_high=100 * _.high,
    ).order_by(_.segment == ALL, "segment")  # fmt: skip


@any_table
def nps_change(survey, *, as_of, months=MONTHS, segments=None, by="abc"):
    """The score against that of as many months before, and whether chance could do it.

    Parameters
    ----------
    survey, as_of, months, segments, by : as in `nps`

    Returns
    -------
    one row per segment with answers in both: segment, answers_before, nps_before, answers, nps,
    nps_change, nps_change_low, nps_change_high (points), beyond_chance (0 is not between them)

    Raises
    ------
    DataError : as `nps`

    Examples
    --------
    >>> import pandas as pd
    >>> survey = pd.DataFrame({
    ...     "client_id": ["a", "b", "a", "b"], "score": [9, 9, 9, 0],
    ...     "date": ["2025-12-08", "2025-12-08", "2026-06-08", "2026-06-08"]})
    >>> nps_change(survey, as_of="2026-06")[["nps_change", "beyond_chance"]].values.tolist()
    [[-100.0, False]]
    """
    segments = None if segments is None else segment_table(segments, by)
    now = _scored(survey, as_of, months, segments)
    before = _scored(survey, shift(as_of, -months), months, segments)
    before = before.rename({f"{n}_before": n for n in ("answers", "score", "centre", "variance")})
    both = now.inner_join(before, "segment")
    half = Z * (both.variance + both.variance_before).sqrt()
    moved, centre = both.score - both.score_before, both.centre - both.centre_before
    low, high = ibis.least(centre - half, moved), ibis.greatest(centre + half, moved)
    return both.select(
        "segment", "answers_before", nps_before=100 * both.score_before, answers=both.answers,
        nps=100 * both.score, nps_change=100 * moved, nps_change_low=100 * low,
        nps_change_high=100 * high, beyond_chance=(centre - half > 0) | (centre + half < 0),
    ).order_by(_.segment == ALL, "segment")  # fmt: skip


def _scored(survey: ibis.Table, as_of, months: int, segments) -> ibis.Table:
    """One row per segment and for all: the counts, the score and its interval, in parts of 1."""
    answers = nps_answers(survey, as_of=as_of, months=months)
    counted = answers.select("kind", segment=ibis.literal(ALL))
    if segments is not None:
        check_same_ids(answers, segments, (say("the survey"), say("the segments")))
        parts = answers.left_join(segments, "client_id")
        counted = counted.union(parts.select("kind", segment=parts.segment.coalesce(OTHER)))
    counts = {f"{kind}s": as_number(counted.kind == kind).sum() for kind in reversed(KINDS)}
    found = counted.group_by("segment").agg(answers=counted.count(), **counts)
    n, p, d = (found[name].cast("float64") for name in ("answers", "promoters", "detractors"))
    found = found.mutate(
        score=(p - d) / n,
        centre=(p - d) / (n + IN_ALL),
        spread=(p + d + 2 * EACH) / (n + IN_ALL),
    )
    found = found.mutate(variance=(_.spread - _.centre * _.centre) / (n + IN_ALL))
    half = Z * found.variance.sqrt()
    # the score itself always lies inside: of a single answer the adjusted interval ends before it
    return found.mutate(
        low=ibis.greatest(-1.0, ibis.least(found.centre - half, found.score)),
        high=ibis.least(1.0, ibis.greatest(found.centre + half, found.score)),
    )
