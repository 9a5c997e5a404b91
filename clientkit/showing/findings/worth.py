"""What a client is worth and could be worth, in words: sizes and potential."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import first_day, month_of, shift
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, few, named, the_first
from clientkit.showing.findings.voice import nps_in_short

FIRST = 3


def qualification(
    moves: pd.DataFrame,
    found: pd.DataFrame | None,
    *,
    by: str,
    used: float,
    when: str,
    names: Mapping,
    whole: bool = True,
    score: pd.DataFrame | None = None,
    answers: pd.DataFrame | None = None,
) -> Markdown:
    """The answer: the large clients, who became or is no longer one, where the room is, the NPS.

    moves : of `ck.size_moves`
    found : of `ck.potential`; None: no potential is known
    whole : the data cover the period before, so that moves can be told
    score, answers : of `ck.nps` and `ck.nps_values`; None: no survey
    """
    sized = moves[moves["size"] != ""]
    large = sized[sized["size"] == "large"]
    one = len(large) == 1
    said = [
        f"**{when}, {len(large):,} of {counted(len(sized), 'client')} {'is' if one else 'are'} "
        f"large and {'brings' if one else 'bring'} "
        f"{large['value'].sum() / sized['value'].sum():.0%} of the {by}.**"
    ]
    if len(set(sized["size"])) == 1:
        said = [f"**{when}, all clients ({len(sized):,}) are of one size.**"]
    was_large = moves["size_before"] == "large"
    if whole and (moves["value_before"] > 0).any():
        came = moves[(moves["size"] == "large") & ~was_large]
        went = moves[was_large & (moves["size"] != "large")]
        said.append(
            f"{_who(came, 'joined them', names)}; {_who(went, 'is no longer large', names)}."
        )
    said.append(_room(found, used, names) if found is not None else "")
    said.append(nps_in_short(score, answers) if score is not None else "")
    said.append(few(len(sized)))
    return Markdown(" ".join(filter(None, said)))


def _who(some: pd.DataFrame, what: str, names: Mapping) -> str:
    """How many did what, and who first."""
    if some.empty:
        return f"nobody {what}" if what.startswith("is") else f"Nobody {what}"
    what = what if len(some) == 1 else what.replace("is ", "are ")
    first = the_first([named(client, names) for client in some["client_id"]], FIRST)
    return f"{len(some):,} {what} ({first})"


def _room(found: pd.DataFrame, used: float, names: Mapping) -> str:
    """What is left to win in a year, and with whom most of it."""
    develop = found[found["advice"] == "develop"]
    if develop.empty:
        return f"No client uses less than {used:.0%} of a large potential."
    first = listed(named(client, names) for client in develop["client_id"].head(FIRST))
    use = "client uses" if len(develop) == 1 else "clients use"
    return (
        f"**{len(develop):,} {use} less than {used:.0%} of a large potential: "
        f"{figure(develop['room'].sum())} a year to win**, the largest parts with {first}."
    )


def sizes(
    moves: pd.DataFrame, *, month: str, months: int, begins: date, names: Mapping
) -> Markdown:
    """The bounds of the sizes, who moved up and down, and who would have with the old bounds.

    moves : of `ck.size_moves`
    begins : the first day of the data
    """
    first = moves.iloc[0]
    now = f"large from {figure(first['large_from'])}, medium from {figure(first['medium_from'])}"
    if first["large_from"] == first["medium_from"]:
        now = f"large from {figure(first['large_from'])}, nobody between large and small"
    if not (moves["value_before"] > 0).any():
        return Markdown(f"**Sizes: {now}.** There is no period before to compare with.")
    was = figure(first["large_from_before"]), figure(first["medium_from_before"])
    count = moves["move"].value_counts()
    held = moves["held"].value_counts()
    said = [
        f"**{count.get('up', 0):,} moved up, {count.get('down', 0):,} down, "
        f"{count.get('same', 0):,} kept their size; {count.get('new', 0):,} came, "
        f"{count.get('gone', 0):,} went.** Now {now}; the period before from {listed(was)}."
    ]
    if was != (figure(first["large_from"]), figure(first["medium_from"])):
        said.append(
            f"With the bounds of before {held.get('up', 0):,} would have moved up and "
            f"{held.get('down', 0):,} down."
        )
    gone = moves[(moves["move"] == "gone") & (moves["size_before"] == "large")]
    if len(gone):
        who = [
            f"{named(row.client_id, names)} ({figure(row.value_before)} before)"
            for row in gone.itertuples(index=False)
        ]
        said.append(f"Of the large ones {counted(len(gone), 'has', 'have')} gone: "
                    f"{the_first(who, FIRST)}.")  # fmt: skip
    said.append(not_whole(month, months, begins))
    return Markdown(" ".join(filter(None, said)))


def not_whole(month: str, months: int, begins: date) -> str:
    """What a period before that the data do not cover means; nothing where they do.

    >>> not_whole("2026-06", 6, date(2025, 7, 3))
    ''
    """
    if month_of(begins) <= shift(month, 1 - 2 * months):
        return ""
    start = first_day(shift(month, 1 - 2 * months))
    return (
        f"The data begin on {begins}, the period before on {start}: it is not whole, so the "
        "growth is overstated."
    )


def potential(
    found: pd.DataFrame | None, *, buyers: Iterable, used: float, names: Mapping
) -> Markdown:
    """Whom to develop, keep, review and let go, and what lies there.

    found : of `ck.potential`; None: no potential is known
    buyers : the clients that bought; those without a potential are counted
    """
    if found is None:
        return Markdown(
            "**No potential is known.** Give the list of clients a column *potential*, what each "
            "could buy in a year (money; an estimate will do): then this section names whom to "
            "develop, keep, review and let go."
        )
    groups = {advice: found[found["advice"] == advice] for advice in ("develop", "keep", "review",
                                                                     "let go")}  # fmt: skip
    develop = groups["develop"]
    said = [
        f"**{counted(len(develop), 'client')} to develop, with "
        f"{figure(develop['room'].sum())} a year to win; {len(groups['keep']):,} to keep, "
        f"{len(groups['review']):,} to review, {len(groups['let go']):,} to let go.**",
        f"Large is a potential from {figure(found['large_from'].iloc[0])}, well used from "
        f"{used:.0%}.",
    ]
    if len(develop):
        who = [
            f"{named(row.client_id, names)} ({row.used_share:.0%} of {figure(row.potential)})"
            for row in develop.itertuples(index=False)
        ]
        said.append(f"Most to win: {the_first(who)}.")
    said += [_without_profit(groups["review"], names), _left_out(found, buyers)]
    return Markdown(" ".join(filter(None, said)))


def _without_profit(review: pd.DataFrame, names: Mapping) -> str:
    if "profit" not in review:
        return ""
    losing = review[review["profit"] <= 0]
    who = [named(client, names) for client in losing["client_id"]]
    return f"Of those to review no profit comes from {the_first(who)}." if who else ""


def _left_out(found: pd.DataFrame, buyers: Iterable) -> str:
    unknown = len(set(buyers) - set(found["client_id"]))
    if not unknown:
        return ""
    return f"Of {counted(unknown, 'buyer')} no potential is known; they are left out."
