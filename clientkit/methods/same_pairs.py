"""Pairs of clients that are probably one, so that each client is given away once."""

from collections.abc import Callable, Iterable

MANY = 5
"""What more clients than these have in common says little of any two of them."""


def one_id(names: int) -> str:
    """The reason of an id under several names."""
    return f"one id, {names} names"


class Pairs:
    """The pairs found so far; a client that already belongs to another is spoken for by it.

    clients : client -> rows, amount, client (its name), the biggest first
    rows : client_id, client, same_as, same_as_client, reason, rows, amount, certainty of each
    """

    def __init__(self, clients: dict[str, dict]):
        self.clients, self.rows, self._belongs = clients, [], {}
        self._place = {client: place for place, client in enumerate(clients)}

    def add(self, reason: str, judge: Callable, groups: Iterable[list[str]]) -> None:
        """Join every client of each group to the biggest of it."""
        for group in groups:
            heads = {self._head(client): client for client in reversed(group)}
            top, *others = sorted(heads, key=self._place.get)
            if any(self.clients[head]["rows"] for head in heads):
                for head in others:
                    self._belongs[head] = top
                    by = [c for c in (heads[head], heads[top]) if c not in (head, top)]
                    why = f"{reason} (by {by[0]})" if by else reason
                    certainty = judge(self.clients[heads[head]], self.clients[heads[top]])
                    certainty = certainty if len(group) <= MANY else "look"
                    self._tell(head, top, why, certainty)

    def _head(self, client: str) -> str:
        while client in self._belongs:
            client = self._belongs[client]
        return client

    def _tell(self, client: str, same_as: str, reason: str, certainty: str) -> None:
        one, other = self.clients[client], self.clients[same_as]
        names = one["client"], same_as, other["client"]
        self.rows.append((client, *names, reason, one["rows"], float(one["amount"]), certainty))
