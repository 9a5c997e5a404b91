"""Files whose lines are damaged: no traceback, no hang, no sum that is silently wrong."""

import mutants
import pytest


@pytest.mark.parametrize(
    ("base", "kind"), [pair for pair in mutants.pairs() if pair[1] in mutants.LINE_KINDS]
)
def test_a_damaged_file_is_read_rightly_or_refused(base, kind, tmp_path):
    for seed in range(1 if kind == "columns_many" else 2):
        outcome = mutants.tried(mutants.mutant(base, kind, seed), tmp_path)
        assert not outcome.verdict, f"mutant({base!r}, {kind!r}, {seed}): {outcome.verdict}"


def test_the_oracle_sees_a_wrong_sum(tmp_path):
    sound = mutants.mutant("utf8.csv", "unchanged", 0)
    wrong = sound.content.replace(b"15 300,25", b"15 300,52")
    outcome = mutants.tried(mutants.replace(sound, content=wrong), tmp_path)
    assert outcome.verdict.startswith("too much")
