"""Every stable word of the methods is known to the words that are shown."""

import ast
from pathlib import Path

import pytest

from clientkit.language import speaking
from clientkit.methods import (
    bcg,
    bridge,
    collective_names,
    drivers,
    group_moves,
    lead_stages,
    leads,
    leads_won,
    likely_same,
    nps,
    odd_dates,
    outlier_rows,
    potential,
    repeated_rows,
    rhythm,
    segment_map,
    sizes,
    vip_calls,
    vip_candidates,
    vip_history,
    vip_lists,
    vip_moves,
    vip_nowcast,
    vip_tiers,
)
from clientkit.reading.account import REASONS
from clientkit.reading.facts import MEANING
from clientkit.schema import MEASURES
from clientkit.showing import meanings
from clientkit.showing.words import COLUMNS, is_word, word

OF_METHODS = {
    "quadrant": (*bcg.QUADRANTS, *bcg.OUTSIDE),
    "part": bridge.PARTS,
    "driver": drivers.PARENTS,
    "cause": (*filter(None, group_moves.CAUSES), *vip_moves.CAUSES),
    "stage": [name for name, _ in lead_stages.STAGES],
    "status": (*leads.STATUSES, *vip_history.STATUSES),
    "outcome": leads_won.OUTCOMES,
    "certainty": likely_same.CERTAINTY,
    "kind": (*nps.KINDS, *repeated_rows.KINDS),
    "advice": potential.ADVICE,
    "habit": rhythm.HABITS,
    "segment": segment_map.names(),
    "size": sizes.SIZES,
    "move": sizes.MOVES,
    "reasons": vip_calls.REASONS,
    "sign": vip_candidates.SIGNS,
    "course": vip_nowcast.COURSES,
    "tier": (*vip_tiers.TIERS["loyal"], *vip_tiers.TIERS["ballast"], vip_tiers.SILENT),
    "line": ("read", "accepted", "set aside", *REASONS),
    "meaning": (*MEANING.values(), *REASONS.values()),
    "list": (*MEASURES, *map(vip_lists.monthly, MEASURES), *vip_lists.OTHERS),
    "reason": (
        *REASONS, collective_names.COLLECTIVE, collective_names.PLACEHOLDER, collective_names.TEST,
        outlier_rows.TAKEN_BACK, outlier_rows.MORE_THAN_ALL, outlier_rows.UNITS,
        outlier_rows.NOTHING_SOLD, outlier_rows.FAR, odd_dates.EMPTY, odd_dates.BEFORE,
        odd_dates.AFTER, odd_dates.EARLIER, odd_dates.LATER, likely_same.ZEROS, likely_same.SIGNS,
        likely_same.NAME, likely_same.ONE_FORM, likely_same.OTHER_FORM, likely_same.TYPED,
        likely_same.DAMAGED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("column", OF_METHODS)
def test_every_word_of_the_methods_is_known(column):
    assert [name for name in OF_METHODS[column] if not is_word(name, column)] == []


def test_the_context_of_a_word_is_its_kind():
    tree = ast.parse(Path(meanings.__file__).read_text(encoding="utf-8"))
    [kinds] = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "KINDS"
    ]
    for kind, found in zip(kinds.keys, kinds.values, strict=True):
        assert {call.keywords[0].value.value for call in found.values} == {kind.value}
    assert set(COLUMNS.values()) - {""} == {kind.value for kind in kinds.keys}


def test_names_that_people_give_stay_what_they_are(monkeypatch):
    known = {("new", None): "новые", ("lost", "status"): "потерян", ("lost", None): "потеряны"}
    with speaking("ru"):
        monkeypatch.setattr("clientkit.language.catalogues.catalogue", lambda _language: known)
        assert word("new") == "новые" and word("new", "manager") == "new"
        assert (word("lost", "status"), word("lost", "part")) == ("потерян", "потеряны")
        assert word("Acme {Ltd}") == "Acme {Ltd}"


def test_what_is_put_together_is_told_whole():
    assert word("one id, 3 names", "reason") == "one id, 3 names"
    assert word("the same name (by C7)", "reason") == "the same name (by C7)"
    assert word("very large, often", "words") == "very large, often"
    said = "1,000 times the usual to the digit: a lost decimal mark?"
    assert word(said, "reason") == said
    assert word("the rows set aside: no_client", "note") == "the rows set aside: no client"
