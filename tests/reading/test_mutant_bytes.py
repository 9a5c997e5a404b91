"""Files whose bytes are damaged; and what the quick way of reading makes of all of them."""

import mutants
import pytest

TEXTS = [name for name, base in mutants.BASES.items() if base.suffix in (".csv", ".tsv", ".txt")]


@pytest.mark.parametrize(
    ("base", "kind"), [pair for pair in mutants.pairs() if pair[1] in mutants.BYTE_KINDS]
)
def test_a_damaged_file_is_read_rightly_or_refused(base, kind, tmp_path):
    for seed in range(1 if kind == "columns_many" else 3):
        outcome = mutants.tried(mutants.mutant(base, kind, seed), tmp_path)
        assert not outcome.verdict, f"mutant({base!r}, {kind!r}, {seed}): {outcome.verdict}"


@pytest.mark.parametrize("base", TEXTS)
def test_the_quick_way_reads_what_the_usual_one_reads(base, tmp_path):
    for kind in mutants.KINDS.keys() - {"columns_many", "named_otherwise"}:
        told = mutants.parted(mutants.mutant(base, kind, 0), tmp_path)
        assert not told, f"mutant({base!r}, {kind!r}, 0): {told}"
