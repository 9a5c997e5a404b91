"""Stable English words of the tables, as they are shown."""


def word(value, of: str = ""):
    """The word for `value`; what is not known as it is.

    of : the column it stands in

    >>> word("amount"), word("started", of="stage")
    ('amount', 'started')
    """
    return value
