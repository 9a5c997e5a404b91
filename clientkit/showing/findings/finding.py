"""A finding: one thing the data say, by a rule: what, held against what, so what.

The same objects stand in the notebook, the page, the slides, the workbook and the memo: a notebook
shows them as text and hands them on as data, in an output of the type FINDINGS.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal

FINDINGS = "application/vnd.clientkit.findings+json"
"""The MIME type of an output that holds findings."""

ALARM, ACT, WATCH, KNOW = 4, 3, 2, 1
"""What a finding asks of its reader, its rank: at once, this month, an eye on it, nothing."""


@dataclass(frozen=True)
class Finding:
    """One finding, its texts in Markdown and in the language spoken.

    about : what it is of, a stable name like "vip.left"
    what : the sentence with its numbers
    against : what it is held against: a month before, a year, an average
    so : what to do about it, or what it means
    rank : ALARM, ACT, WATCH or KNOW
    numbers : name -> number, exact, of `showing/key_numbers.py`
    """

    about: str
    what: str
    against: str = ""
    so: str = ""
    rank: int = KNOW
    numbers: Mapping[str, Decimal | float | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(filter(None, [self.what, self.against, self.so]))


def ranked(found: Iterable) -> list:
    """What asks for most first; of a rank, in the order given. What two find is told once.

    found : findings, or what has their `about` and `rank`

    >>> [one.what for one in ranked([Finding("a", "1", rank=KNOW), Finding("a", "2", rank=ACT)])]
    ['2']
    """
    first: dict = {}
    for one in sorted(found, key=lambda one: -one.rank):
        first.setdefault(one.about or one, one)
    return list(first.values())


def bold(sentence: str) -> str:
    r"""The sentence bold, and what was bold in it.

    >>> bold("**Ann**: silent."), bold(r"A\*\*B: silent.")
    ('**Ann: silent.**', '**A\\*\\*B: silent.**')
    """
    return f"**{sentence.strip().replace('**', '')}**"


class Findings:
    """The answer of a notebook: its findings, the first the answer itself, the others by rank.

    None among those given is left out: a rule that found nothing.

    >>> print(Findings(Finding("a", "One."), None, Finding("b", "Two.", rank=WATCH)))
    **One.**
    <BLANKLINE>
    - Two.
    """

    def __init__(self, *found: Finding | None):
        said = [finding for finding in found if finding]
        self.found = said[:1] + sorted(said[1:], key=lambda one: -one.rank)

    def __str__(self) -> str:
        if not self.found:
            return ""
        first, *others = self.found
        lead = " ".join(filter(None, [bold(first.what), first.against, first.so]))
        return "\n\n".join(filter(None, [lead, "\n".join(f"- {one}" for one in others)]))

    def _repr_mimebundle_(self, **_options) -> dict:
        told = [
            asdict(one) | {"numbers": {name: str(value) for name, value in one.numbers.items()}}
            for one in self.found
        ]
        return {"text/markdown": str(self), "text/plain": str(self), FINDINGS: told}
