from decimal import Decimal
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientkit.methods import natural_breaks
from clientkit.methods.natural_breaks import natural_bounds, roundest


def classes(values, bounds):
    return [sum(value >= bound for bound in bounds) for value in values]


def squares(part) -> float:
    """The squared distances of the logarithms from their mean."""
    logs = np.log(part)
    return float(((logs - logs.mean()) ** 2).sum())


def cost(values, counts, cuts) -> float:
    whole = np.repeat(np.array(values, float), counts)
    starts = np.cumsum([0, *counts])
    return sum(
        squares(whole[starts[i] : starts[j]])
        for i, j in zip([0, *cuts], [*cuts, len(values)], strict=True)
    )


def test_three_heaps_are_found_and_the_bounds_are_round():
    # 3 | 40 50 | 900: the middle part begins above 3, at 40 or below; the fewest digits is 40
    assert natural_bounds([3, 40, 50, 900], [1, 1, 1, 1]) == (Decimal(40), Decimal(900))
    assert natural_bounds([3, 48, 50, 953], [1, 1, 1, 1]) == (Decimal(40), Decimal(900))


def test_many_equal_clients_weigh_more_than_one_giant():
    # four at 1, four at 10, four at 20, one at 40: log distances 2.3, 0.7, 0.7
    values, counts = [1, 10, 20, 40], [4, 4, 4, 1]
    assert classes(values, natural_bounds(values, counts)) == [0, 1, 2, 2]


@pytest.mark.parametrize(("low", "high", "told"), [
    ("0", "0.05", "0.05"), ("999", "1000", "1000"), ("1234.5", "1234.56", "1234.56"),
    ("99.5", "100.5", "100"), ("4812.5", "5377.2", "5000"),
])  # fmt: skip
def test_the_roundest_number_lies_above_the_low_one_and_not_above_the_high(low, high, told):
    assert roundest(Decimal(low), Decimal(high)) == Decimal(told)


def test_fewer_than_three_values_have_no_middle():
    assert natural_bounds([7], [5]) == (7, 7)
    assert natural_bounds([7, 9], [5, 1]) == (9, 9)


values_of_clients = st.lists(
    st.decimals(Decimal("0.01"), 10_000, places=2), min_size=3, max_size=9, unique=True
)


@given(values_of_clients, st.data())
def test_no_other_pair_of_cuts_is_better(values, data):
    values.sort()
    counts = data.draw(st.lists(st.integers(1, 4), min_size=len(values), max_size=len(values)))
    found = classes(values, natural_bounds(values, counts))
    cuts = [found.index(1), found.index(2)]
    best = min(cost(values, counts, pair) for pair in combinations(range(1, len(values)), 2))
    assert cost(values, counts, cuts) == pytest.approx(best, abs=1e-6)


@given(values_of_clients, st.sampled_from([2, 10, 7919]))
def test_a_constant_factor_changes_no_part(values, factor):
    values.sort()
    ones = [1] * len(values)
    many = [value * factor for value in values]
    assert classes(values, natural_bounds(values, ones)) == classes(
        many, natural_bounds(many, ones)
    )


def test_evenly_spaced_values_are_cut_alike_in_any_unit():
    # every pair of cuts that leaves two together costs the same: the lowest is taken
    values = [Decimal(10) ** power for power in range(4)]
    for factor in ("1", "3", "0.07"):
        many = [value * Decimal(factor) for value in values]
        assert classes(many, natural_bounds(many, [1] * 4)) == [0, 1, 2, 2]


def test_many_values_in_steps_are_cut_nearly_as_one_by_one(monkeypatch):
    rng = np.random.default_rng(1)
    values = sorted({Decimal(f"{value:.2f}") for value in rng.lognormal(6, 1.5, 900)})
    ones = [1] * len(values)
    exact = classes(values, natural_bounds(values, ones))
    monkeypatch.setattr(natural_breaks, "MOST_STEPS", 400)
    steps = classes(values, natural_bounds(values, ones))
    assert sum(a != b for a, b in zip(exact, steps, strict=True)) <= 0.02 * len(values)
    assert set(steps) == {0, 1, 2}
