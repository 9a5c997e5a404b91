"""Read thousands of damaged files and tell which of them end badly.

python bench/mutants.py --minutes 10 --first 0
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "reading"))
import mutants


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--base", default="", help="only bases whose name holds this")
    parser.add_argument("--kind", default="", help="only this kind of mutation")
    parser.add_argument("--most", type=int, default=40, help="failures shown")
    given = parser.parse_args()
    pairs = [
        (base, kind) for base, kind in mutants.pairs() if given.base in base and given.kind in kind
    ]
    ends, seed = time.monotonic() + 60 * given.minutes, given.first
    counts, bad, slow = Counter(), Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < ends:
            for base, kind in pairs:
                outcome = mutants.tried(mutants.mutant(base, kind, seed), Path(folder))
                counts["read" if outcome.loaded else "refused"] += 1
                slow = sorted([*slow, (outcome.seconds, base, kind, seed)], reverse=True)[:10]
                if outcome.verdict:
                    what = (kind, base, outcome.verdict[:60])
                    bad[what] += 1
                    if bad[what] == 1 and len(bad) <= given.most:
                        print(f"{base} {kind} {seed}: {outcome.verdict[:600]}", flush=True)
            seed += 1
    print(f"{counts.total()} mutants of {len(pairs)} pairs: {dict(counts)}, {bad.total()} bad")
    for seconds, base, kind, number in slow:
        print(f"  {seconds:6.2f} s  {base} {kind} {number}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
