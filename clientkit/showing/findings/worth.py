"""What a client is worth and could be worth, in words: sizes and potential."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
from IPython.display import Markdown

from clientkit.language import number, say
from clientkit.periods import first_day, month_of, shift
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named, the_first

FIRST = 3


def sizes(
    moves: pd.DataFrame, *, month: str, months: int, begins: date, names: Mapping
) -> Markdown:
    """The bounds of the sizes, who moved up and down, and who would have with the old bounds.

    moves : of `ck.size_moves`
    begins : the first day of the data
    """
    if not (moves["value_before"] > 0).any():
        before = say("There is no period before to compare with.")
        return Markdown(f"**{_bounds(moves.iloc[0])}** {before}")
    count = moves["move"].value_counts()
    said = say(
        "{up:,} moved up, {down:,} down, {same:,} kept their size; {new:,} came, {gone:,} went.",
        **{name: int(count.get(name, 0)) for name in ("up", "down", "same", "new", "gone")},
    )
    told = [f"**{said}**", _bounds(moves.iloc[0]), _drawn_anew(moves)]
    told += [_gone(moves, names), not_whole(month, months, begins)]
    return Markdown(" ".join(filter(None, told)))


def _bounds(of: pd.Series) -> str:
    if of["large_from"] == of["medium_from"]:
        return say(
            "Sizes: large from {large}, nobody between large and small.",
            large=figure(of["large_from"]),
        )
    return say(
        "Sizes: large from {large}, medium from {medium}.",
        large=figure(of["large_from"]), medium=figure(of["medium_from"]),
    )  # fmt: skip


def _drawn_anew(moves: pd.DataFrame) -> str:
    """The bounds of the period before, and who would have moved with them."""
    of, held = moves.iloc[0], moves["held"].value_counts()
    if same_bounds(moves):
        return say("The bounds of the period before were the same.")
    return say(
        "The period before they began at {large} and {medium}; with those {up:,} would have "
        "moved up and {down:,} down.",
        large=figure(of["large_from_before"]), medium=figure(of["medium_from_before"]),
        up=int(held.get("up", 0)), down=int(held.get("down", 0)),
    )  # fmt: skip


def same_bounds(moves: pd.DataFrame) -> bool:
    """Whether the bounds of both periods are, as they are told, the same."""
    bounds = ("large_from", "medium_from")
    return all(
        figure(moves[name].iloc[0]) == figure(moves[f"{name}_before"].iloc[0]) for name in bounds
    )


def _gone(moves: pd.DataFrame, names: Mapping) -> str:
    gone = moves[(moves["move"] == "gone") & (moves["size_before"] == "large")]
    if gone.empty:
        return ""
    who = [
        say("{client} ({sum} before)", client=named(row.client_id, names),
            sum=figure(row.value_before))
        for row in gone.itertuples(index=False)
    ]  # fmt: skip
    return say(
        "Of the large ones {n:# has|# have} gone: {who}.", n=len(gone), who=the_first(who, FIRST)
    )


def not_whole(month: str, months: int, begins: date) -> str:
    """What a period before that the data do not cover means; nothing where they do.

    >>> not_whole("2026-06", 6, date(2025, 7, 3))
    ''
    """
    if month_of(begins) <= shift(month, 1 - 2 * months):
        return ""
    return say(
        "The data begin on {begins:day}, the period before on {start:day}: it is not whole, so "
        "the growth is overstated.",
        begins=begins, start=first_day(shift(month, 1 - 2 * months)),
    )  # fmt: skip


def potential(
    found: pd.DataFrame | None, *, buyers: Iterable, used: float, names: Mapping
) -> Markdown:
    """Whom to develop, keep, review and let go, and what lies there.

    found : of `ck.potential`; None: no potential is known
    buyers : the clients that bought; those without a potential are counted
    """
    if found is None:
        return Markdown(f"**{say('No potential is known.')}** {potential_needed()}")
    count = found["advice"].value_counts()
    develop = found[found["advice"] == "develop"]
    said = say(
        "{develop:# client|# clients} to develop, with {sum} a year to win; {keep:,} to keep, "
        "{review:,} to review, {let_go:,} to let go.",
        develop=len(develop), sum=figure(develop["room"].sum()), keep=int(count.get("keep", 0)),
        review=int(count.get("review", 0)), let_go=int(count.get("let go", 0)),
    )  # fmt: skip
    bounds = say(
        "Large is a potential from {large}, well used from {used:.0%}.",
        large=figure(found["large_from"].iloc[0]), used=used,
    )  # fmt: skip
    told = [f"**{said}**", bounds, _most_to_win(develop, names)]
    told += [without_profit(found, names), _left_out(found, buyers)]
    return Markdown(" ".join(filter(None, told)))


def potential_needed() -> str:
    """What it takes to know whom to develop."""
    return say(
        "Give the list of clients a column *{column}*, what each could buy in a year (money; an "
        "estimate will do): then this report names whom to develop, keep, review and let go.",
        column="potential",
    )


def _most_to_win(develop: pd.DataFrame, names: Mapping) -> str:
    who = [
        say("{client} ({share} of {potential})", client=named(row.client_id, names),
            share=number(row.used_share, ".0%"), potential=figure(row.potential))
        for row in develop.itertuples(index=False)
    ]  # fmt: skip
    return say("Most to win: {who}.", who=the_first(who)) if who else ""


def without_profit(found: pd.DataFrame, names: Mapping) -> str:
    """Who of the clients to review brings no profit; nothing where none, or costs are unknown."""
    if "profit" not in found:
        return ""
    losing = found[(found["advice"] == "review") & (found["profit"] <= 0)]
    who = [named(client, names) for client in losing["client_id"]]
    return (
        say("Of those to review no profit comes from: {who}.", who=the_first(who)) if who else ""
    )


def _left_out(found: pd.DataFrame, buyers: Iterable) -> str:
    unknown = len(set(buyers) - set(found["client_id"]))
    if not unknown:
        return ""
    return say(
        "Of {n:# buyer|# buyers} no potential is known; {n:it is|they are} left out.", n=unknown
    )
