"""Print-outs: columns that stand under one another, without a delimiter."""

import clientkit as ck

PRINTED = """Sales of June 2026

Client                 Date            Amount   Document
---------------------- ---------- -----------   --------
Acorn & Sons           03.06.2026     1 234,50  A-1
Total Comfort Inc      15.06.2026        99,90  A-2
Bo                     30.06.2026    -1 000,00  A-3
---------------------- ---------- -----------   --------
Total                                   334,40
"""


def rows(text, tmp_path):
    (tmp_path / "printed.txt").write_text(text, encoding="utf-8")
    ledger = ck.load(tmp_path / "printed.txt")
    assert ledger.account.balances and ledger.reconciliation["note"].tolist() == ["agrees"]
    found = ck.to_pandas(ledger.transactions)
    return [
        [row.client_id, str(row.date)[:10], float(row.amount), row.document]
        for row in found.itertuples()
    ]


MEANT = [
    ["Acorn & Sons", "2026-06-03", 1234.5, "A-1"],
    ["Total Comfort Inc", "2026-06-15", 99.9, "A-2"],
    ["Bo", "2026-06-30", -1000, "A-3"],
]


def test_columns_under_one_another_with_lines_of_dashes(tmp_path):
    assert rows(PRINTED, tmp_path) == MEANT


def test_columns_without_lines_of_dashes_are_parted_by_two_blanks_in_every_line(tmp_path):
    lines = [line for line in PRINTED.splitlines() if not line.startswith("-")]
    assert rows("\n".join(lines), tmp_path) == MEANT
