"""What a reader sees, in the reader's language: en, ru, uk or et.

    say("Of {n:# client|# clients} {share:.0%} stay.", n=21, share=0.831)
        en  Of 21 clients 83% stay.
        ru  Из 21 клиента остаётся 83 %.

English is the text in the code; the other languages are gettext catalogues in catalogues/, read
as they are. What a method computes, the names of columns and the values in the tables of data stay
the stable English ones: a language is a matter of showing.
"""

from clientkit.language.calls import ready_to_paste
from clientkit.language.catalogues import translated
from clientkit.language.prose import paragraphs
from clientkit.language.said import mark, say
from clientkit.language.signs import joined, localised, number
from clientkit.language.spoken import LANGUAGES, speak, speaking, spoken

__all__ = [
    "LANGUAGES",
    "joined",
    "localised",
    "mark",
    "number",
    "paragraphs",
    "ready_to_paste",
    "say",
    "speak",
    "speaking",
    "spoken",
    "translated",
]
