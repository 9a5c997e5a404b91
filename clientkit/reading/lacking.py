"""What is asked where no caption is a needed column."""

from clientkit.language import mark, say
from clientkit.reading.options import Options
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.reading.words import Words

BESIDE = mark(
    "{source} has {n:no column|no columns} known as {lacking:and}; {left:free is|free are} "
    "{free:and}. Give {n:the right one this caption|the right ones these captions} in the file"
)
BESIDE_NONE = mark(
    "{source} has {n:no column|no columns} known as {lacking:and}; no column is left over. "
    "Is it the right file?"
)
LACKS = mark(
    "{source} has {n:no column|no columns} known as {lacking:and}; {left:free is|free are} "
    "{free:and}. Say which it is: {call} or, on the command line, --columns {pairs}"
)
LACKS_AMOUNT = mark(
    "{source} has {n:no column|no columns} known as {lacking:and} (or units and price instead of "
    "it); {left:free is|free are} {free:and}. "
    "Say which it is: {call} or, on the command line, --columns {pairs}"
)
LACKS_DATE = mark(
    "{source} has no column known as date; if all of it is of one day or month, give the day, as "
    "in {dated}; {left:free is|free are} {free:and}. "
    "Say which it is: {call} or, on the command line, --columns {pairs}"
)


def question(
    free: list[str], source: str, options: Options, lacking: list[str], known: Words
) -> str:
    """What is said of a table whose needed columns `lacking` are not among its captions.

    free : the captions that are no other column
    """
    told = {"source": source, "n": len(lacking), "lacking": lacking}
    told |= {"left": min(len(free), 2), "free": free}  # one or several: in Russian, 21 are as one
    if known is not TRANSACTION_WORDS:
        return say(BESIDE if free else BESIDE_NONE, **told)
    if not free:
        return say(
            "{source} has {n:no column|no columns} known as {lacking:and}, and no column is left "
            "over; is it the right file, sheet and delimiter?",
            **told,
        )
    some = ", ".join([*free[:5], "…"] if len(free) > 5 else free)
    choice = say("…one of: {captions}", captions=some)
    columns = dict(options.columns) | {name: choice for name in lacking}
    pairs = " ".join(f'{name}="{caption}"' for name, caption in columns.items())
    message = LACKS_AMOUNT if "amount" in lacking else LACKS
    return say(
        LACKS_DATE if lacking == ["date"] else message,
        call=options.call(columns=columns), pairs=pairs, dated=options.call(date="2026-01-31"),
        **told,
    )  # fmt: skip
