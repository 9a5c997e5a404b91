"""What the profiles in systems/*.toml say to a reader, where the catalogues find it.

A profile is data: its `notes` and `refuse` stand there in English and are looked up when shown.
"""

from clientkit.language import mark

# Translators: the two that begin with "it" follow a file, its system and a colon
NOTES = (
    mark(
        "By law only partners above the reporting threshold are in it: the base is "
        "incomplete, and small clients are missing."
    ),
    mark(
        "it has no day of any sale, and its money is in kopecks; export the shipments and "
        "the returns of buyers, or the profitability of one month as the program shows it"
    ),
    mark(
        "it holds one row for a client with sums of all time and no day of any sale; "
        "export the shipments and the returns of buyers instead"
    ),
    mark("What was returned in the period is taken off the sales of the same client."),
    mark("The title says that it is the list of returns: every amount counts as a return."),
    mark("The amount is the order's total less what was refunded; shipping and taxes are in it."),
    mark(
        "The days are those of UTC: a payment shortly before or after midnight may stand "
        "in the neighbouring month."
    ),
    mark(
        "A credit note is called «Credit Invoice», in the Russian pack «Просрочен»: it "
        "counts as a return."
    ),
)
