"""Whole phrases that stand in the cells of tables: what a column is, why a row was set aside."""

from clientkit.language import mark

MEANINGS = {
    text: text
    for text in (
        # what the columns of a file mean
        mark("who bought; text, leading zeros kept"), mark("the day of the payment or sale"),
        mark("money received or sold, net; returns negative"),
        mark("value of the services used"), mark("quantity"),
        mark("what the line cost the firm"), mark("number of the invoice or payment"),
        mark("what was bought"), mark("who sells to the client"), mark("the client's name"),
        mark("price of one unit"), mark("what kind of document it is: a sale, a return"),
        mark("how far the document is: paid, open, cancelled"),
        mark("whether the document is posted"), mark("whether the document is deleted"),
        mark("whether the document is cancelled"), mark("whether the order is a test"),
        mark("the currency of the money"), mark("the tax in the amount"),
        mark("money given back"),
        # why a row was set aside
        mark("the row is empty"), mark("the row is a heading or a note"),
        mark("the row sums up the others"), mark("another row already counts its money"),
        mark("the document is deleted, in the recycle bin"),
        mark("the document is cancelled or lost"),
        mark("the document is not posted or not paid"), mark("the deal is not won"),
        mark("the row is no sale"), mark("the order is a test"),
        mark("the money is in another currency than the one asked for"),
        mark("the row has more or fewer cells than the header"), mark("the client is empty"),
        mark("the id was cut to a power of ten by a workbook program"),
        mark("the date is missing or is not a date"),
        mark("the amount is missing or a number is not a number"),
        mark("the same row stands in an earlier file"),
        mark("a later file holds this document, or its month, anew"),
        # why two clients may be one
        mark("the same id but for zeros at its start"),
        mark("the same id but for spaces, capitals or .0"), mark("the same name"),
        mark("the same name, one of the two without its legal form"),
        mark("the same name, another legal form"), mark("names one letter apart"),
        mark("the id was cut, this one begins alike"),
        # why a name names nobody
        mark("everybody"), mark("no name"), mark("a number"), mark("a test"),
        # what is odd about a row
        mark("taken back by a row of the opposite amount"),
        mark("more than all other rows together"), mark("the amount is the number of units"),
        mark("negative, and nothing of this amount was sold"), mark("far above the usual"),
        mark("the day programs write where they have none"), mark("long before the rest"),
        mark("after the rest"), mark("before the period that the file states"),
        mark("after the period that the file states"),
    )
}  # fmt: skip
"""The phrase is its own message."""
