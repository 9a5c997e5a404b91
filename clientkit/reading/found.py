"""What was understood of a table: which caption is which column, and whose export it is."""

from dataclasses import dataclass, field
from datetime import date

from clientkit.language import say
from clientkit.reading.profiles import PLAIN, Profile
from clientkit.reading.words import plain

HEADS = ("client_id", "client", "date", "document", "status", "kind", "manager", "currency")
"""What is said of a document once, in its first row."""


@dataclass(frozen=True)
class Found:
    """What was understood of a table, and why.

    mapping : canonical name -> caption
    profile : the system whose export it is; `PLAIN` when it is nobody's
    notes : sentences for the card: what was done that a reader should know
    period : the first and the last day that the titles state
    price : the caption of the price of a unit, where there is an amount too
    """

    mapping: dict[str, str]
    profile: Profile = PLAIN
    notes: list[str] = field(default_factory=list)
    period: tuple[date, date] | None = None
    price: str | None = None

    def why(self, captions: list[str]) -> str:
        """The sentence that tells by what the system was known."""
        if not self.profile.name:
            return ""
        known = {plain(word) for need in self.profile.needs for word in need.split("|")}
        signs = [caption for caption in captions if plain(caption) in known]
        return say("known by {signs:and}", signs=signs) if signs else say("known by its title")
