"""Names that one typed letter tells apart, found among many without comparing all with all."""

from collections.abc import Iterable, Iterator


def near_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every two names with one typed letter between them, in their order; none has spares.

    Two such names have a text in common that is left when a letter of each is taken out.

    >>> list(near_pairs(["romashka", "ramashka", "shop 12", "shop 13"]))
    [('romashka', 'ramashka')]
    """
    names = list(dict.fromkeys(names))
    left: dict[str, list[int]] = {}
    seen: set[tuple[int, int]] = set()
    for place, name in enumerate(names):
        cuts = {name[:at] + name[at + 1 :] for at in range(len(name))} | {name}
        for cut in cuts:
            others = left.get(cut)
            if others is None:
                left[cut] = [place]
                continue
            seen.update((other, place) for other in others)
            others.append(place)
    for one, other in sorted(seen):
        if typed_alike(names[one], names[other]):
            yield names[one], names[other]


def typed_alike(one: str, other: str) -> bool:
    """Whether one typed letter lies between the two: one more, one less, another, two swapped.

    A digit is never a slip: shop 12 is not shop 13.

    >>> typed_alike("romashka", "ramashka"), typed_alike("shop 12", "shop 13")
    (True, False)
    """
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    start = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), len(one)
    )
    if len(one) < len(other):
        changed, alike = other[start], one[start:] == other[start + 1 :]
    else:
        changed, alike = one[start] + other[start], one[start + 1 :] == other[start + 1 :]
        swapped = one[start : start + 2] == other[start : start + 2][::-1]
        alike = alike or (swapped and one[start + 2 :] == other[start + 2 :])
    return alike and not any(sign.isdigit() for sign in changed)
