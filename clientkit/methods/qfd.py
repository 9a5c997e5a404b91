"""Quality function deployment: from what clients need to what the firm should change first.

Terms
-----
need        what clients want, in their words, with its importance to them.
feature     what the firm can change and measure.
strength    how much a feature serves a need: customarily 9 strong, 3 some, 1 little, none empty.
importance  of a feature: the sum over the needs of importance x strength.
share       a feature's importance over that of all features; 0..1.
gap         of a need: how much better the best rival meets it than we do (rival - ours); below 0
            we are ahead. weighted_gap = importance x gap, where the gap is above 0.
holes       needs that no feature serves, and features that serve no need.

Trap: the shares are only as good as the table of relations, which is an opinion; a feature that
touches many needs a little can pass the one on which a single need hangs. Of the house of quality
this is the matrix, the weights and the comparison; the roof (which features help or hinder each
other) needs a table of its own. Source: Y. Akao (ed.), "Quality Function Deployment", 1990; J. R.
Hauser and D. Clausing, "The House of Quality", Harvard Business Review, May 1988.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import inf

import pandas as pd

from clientkit.language import say
from clientkit.methods.house_tables import check_known, check_once, check_table
from clientkit.schema import DataError


@dataclass(frozen=True)
class House:
    """The house of quality.

    features : one row per feature, the most important first: feature, unit, target, difficulty
        (where given), importance, share (0..1), rank (equals share one), needs (how many it
        serves)
    needs : one row per need, in the order given: need, importance, importance_share (0..1), ours,
        rival, gap, weighted_gap (empty where not given), features (how many serve it)
    matrix : needs x features in the order given, strengths; 0: no relation
    unserved, idle : the holes: needs without a feature, features without a need
    """

    features: pd.DataFrame
    needs: pd.DataFrame
    matrix: pd.DataFrame
    unserved: list[str]
    idle: list[str]


def qfd(needs: pd.DataFrame, features: pd.DataFrame, relations: pd.DataFrame) -> House:
    """The house of quality: how important each feature is, from the needs that it serves.

    Parameters
    ----------
    needs : one row per need: need, importance (above 0), and ours, rival (1..5) if known
    features : one row per feature: feature, and unit, target, difficulty (1..5) if known
    relations : one row per need and feature: need, feature, strength (above 0)

    Raises
    ------
    DataError : a table is none; a name is no text; a need or a feature stands twice,
        or is named in the relations only; a pair stands twice; an importance or a strength that
        is below 0, infinite or no number; no relation

    Examples
    --------
    >>> needs = pd.DataFrame({"need": ["quick", "safe"], "importance": [5, 3]})
    >>> features = pd.DataFrame({"feature": ["runs", "boxes"]})
    >>> relations = pd.DataFrame({
    ...     "need": ["quick", "safe", "safe"], "feature": ["runs", "runs", "boxes"],
    ...     "strength": [9, 1, 9]})
    >>> qfd(needs, features, relations).features[["feature", "importance"]].values.tolist()
    [['runs', 48.0], ['boxes', 27.0]]
    """
    check_table(needs, "needs", ["need"], ["importance"])
    check_table(features, "features", ["feature"])
    check_table(relations, "relations", ["need", "feature"], ["strength"])
    for table, key in ((needs, "need"), (features, "feature")):
        check_once(table[key], key)
    importance = _numbers(needs, "need", "importance")
    matrix = _matrix(needs, features, relations)
    weight = _weights(matrix, importance)
    if not weight.sum() > 0:
        raise DataError(say("no need of any importance is served by a feature; relate them first"))
    served = matrix > 0
    return House(
        features=_features(features, weight, served.sum()),
        needs=_needs(needs, importance, served.sum(axis="columns")),
        matrix=matrix,
        unserved=[name for name in matrix.index if not served.loc[name].any()],
        idle=[name for name in matrix.columns if not served[name].any()],
    )


def _weights(matrix: pd.DataFrame, importance: pd.Series) -> pd.Series:
    """Importance x strength summed exactly: equal sums are equal in whatever order they came."""
    exact = [Fraction(str(number)) for number in importance]
    sums = {
        name: sum(
            part * Fraction(str(strength)) for part, strength in zip(exact, column, strict=True)
        )
        for name, column in matrix.items()
    }
    return pd.Series({name: float(total) for name, total in sums.items()}, dtype="float64")


def _numbers(frame: pd.DataFrame, key: str, column: str) -> pd.Series:
    """The number of each key, none below 0."""
    numbers = pd.to_numeric(frame[column], errors="coerce").astype("float64")
    wrong = frame[~numbers.between(0, inf, inclusive="left")]
    if len(wrong):
        row = wrong.iloc[0]
        raise DataError(say(
            "{column} of {name!r} is {number}; it is a number from 0, and not infinite",
            column=column, name=row[key], number=row[column],
        ))  # fmt: skip
    return pd.Series(numbers.to_numpy(), index=frame[key].to_numpy())


def _matrix(needs: pd.DataFrame, features: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """Needs x features, in the order given; 0 where nothing relates them."""
    for key, known in (("need", needs["need"]), ("feature", features["feature"])):
        check_known(key, relations[key], list(known))
    pairs = relations[["need", "feature"]]
    if pairs.duplicated().any():
        need, feature = pairs[pairs.duplicated()].iloc[0]
        raise DataError(say(
            "{need!r} and {feature!r} are related twice; keep one row for each pair",
            need=need, feature=feature,
        ))  # fmt: skip
    named = pairs.assign(pair=pairs["need"] + " / " + pairs["feature"])
    strength = _numbers(named.assign(strength=relations["strength"]), "pair", "strength")
    grid = pd.DataFrame(0.0, index=list(needs["need"]), columns=list(features["feature"]))
    for (need, feature), number in zip(pairs.to_numpy(), strength, strict=True):
        grid.loc[need, feature] = number
    return grid


def _features(features: pd.DataFrame, weight: pd.Series, needs: pd.Series) -> pd.DataFrame:
    kept = ["feature", *(n for n in ("unit", "target", "difficulty") if n in features)]
    told = features[kept].assign(importance=weight.to_numpy())
    told["share"] = told["importance"] / told["importance"].sum()
    told["rank"] = told["importance"].rank(method="min", ascending=False).astype("int64")
    told["needs"] = needs.to_numpy()
    return told.sort_values(["rank", "feature"], ignore_index=True)


def _needs(needs: pd.DataFrame, importance: pd.Series, features: pd.Series) -> pd.DataFrame:
    told = needs[["need"]].assign(importance=importance.to_numpy())
    told["importance_share"] = told["importance"] / told["importance"].sum()
    for name in ("ours", "rival"):
        given = needs[name] if name in needs else pd.Series(float("nan"), needs.index)
        told[name] = pd.to_numeric(given, errors="coerce").astype("float64")
    told["gap"] = told["rival"] - told["ours"]
    told["weighted_gap"] = told["importance"] * told["gap"].clip(lower=0)
    return told.assign(features=features.to_numpy()).reset_index(drop=True)
