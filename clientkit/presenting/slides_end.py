"""The last slides: what to do next, method and limits, and all key numbers."""

from clientkit.language import joined, mark, number, say
from clientkit.presenting.material import Material
from clientkit.presenting.plain import plain, xml_safe
from clientkit.presenting.slides import Slide, Table
from clientkit.presenting.slides_told import money
from clientkit.showing import key_numbers
from clientkit.showing.findings.finding import ACT
from clientkit.showing.key_numbers import KEY_NUMBERS

MOST_STEPS = 6
LONGEST_STEP, LONGEST_WHY = 180, 220
MOST_SOURCES = 3


def steps(material: Material) -> Slide | None:
    """What the findings ask for, the gravest first, each with its reason."""
    asking = [one for one in material.ranked if one.so and one.rank >= ACT]
    asked = {plain(one.so): plain(one.what) for one in reversed(asking)}
    rows = [
        [so, why if len(why) <= LONGEST_WHY else ""]
        for so, why in reversed(asked.items())
        if len(so) <= LONGEST_STEP
    ][:MOST_STEPS]
    if not rows:
        return None
    numbered = [[number(place), *row] for place, row in enumerate(rows, 1)]
    return Slide(
        "steps",
        say("{n:# step|# steps} to take next, the gravest first", n=len(rows)),
        Table(
            # Translators: the heading of a column of numbers: 1, 2, 3.
            [say("No."), say("What to do"), say("Because")], numbered, (0.06, 0.44, 0.5),
            about=say("Table: what to do next, and which finding asks for it."),
        ),
        [],
        [say("From the findings of all chapters that ask for action, by their rank.")],
    )  # fmt: skip


def method(material: Material) -> Slide | None:
    """What was read, by which rules it was worked out, what was left out."""
    given, account = material.record["parameters"], material.record.get("account", {})
    read = [xml_safe(source["name"]) for source in material.record.get("sources", [])]
    rows = []
    if read:
        more = len(read) - MOST_SOURCES
        files = joined(read[:MOST_SOURCES])
        if more > 0:
            files = say(
                "{files} and {n:# more file|# more files}",
                files=", ".join(read[:MOST_SOURCES]), n=more,
            )  # fmt: skip
        rows.append([say("Read"), files])
    if account:
        rows.append(
            [
                say("Counted"),
                say(
                    "{accepted:,} of {read:,} rows, {money} in money; {aside:# row is|# rows are} "
                    "set aside ({lost} in money).",
                    accepted=account["rows_accepted"], read=account["rows_read"],
                    money=money(account["money_accepted"]), aside=account["rows_set_aside"],
                    lost=money(account["money_set_aside"]),
                ),
            ]
        )  # fmt: skip
    rows += [[say(name), say(rule, **_values(given))] for name, rule in RULES]
    title = say("Every number can be traced to its table and its rule")
    if account.get("rows_read"):
        title = say(
            "{part:.1%} of the rows read are counted; every number has its table and its rule",
            part=account["rows_accepted"] / account["rows_read"],
        )
    about = say("Table: what was read, and the rule of each method.")
    return Slide(
        "method", title, Table([say("What"), say("How")], rows, (0.18, 0.82), about=about), [],
        [say("The chapters of the report explain terms and bounds; run.json has them all.")],
    )  # fmt: skip


RULES = (
    (
        mark("Pareto, ABC"),
        mark(
            "Clients by their sales over {months:# month|# months}, the largest first; A until "
            "{a:.0%} of the sales, B until {b:.0%}, C after."
        ),
    ),
    (
        mark("RFM"),
        mark("How recently, how often, for how much: each scored from 1 to {bins}, best {bins}."),
    ),
    (
        mark("VIP"),
        mark(
            "The largest {share:.0%} of the payers of a month; lost after {silent:# silent month|"
            "# silent months}."
        ),
    ),
    (
        mark("Limits"),
        mark(
            "Payments show what was bought, not why. Small groups move by chance; a month is one "
            "month. Names of causes are sums, not explanations."
        ),
    ),
)


def _values(given: dict) -> dict:
    low, high = given.get("cuts", (0.8, 0.95))
    told = {"a": low, "b": high, "months": given.get("months", 12), "bins": given.get("bins", 5)}
    return told | {"share": given.get("share", 0.2), "silent": given.get("silent", 3)}


def appendix(material: Material) -> Slide | None:
    """All key numbers present, as every form of the report writes them."""
    known = [name for name in KEY_NUMBERS if name in material.numbers]
    if not known:
        return None
    told = [
        [key_numbers.label(name), key_numbers.text(name, material.numbers[name])] for name in known
    ]
    half = -(-len(told) // 2)
    left, right = told[:half], told[half:] + [["", ""]] * (2 * half - len(told))
    rows = [[*one, *other] for one, other in zip(left, right, strict=True)]
    header = [say("Key number"), say("Value")] * 2
    return Slide(
        "numbers",
        say("Appendix: the key numbers of {month:of}", month=material.month),
        Table(
            header, rows, (0.35, 0.15, 0.35, 0.15), (1, 3),
            about=say("Table: the key numbers of the month and their values."),
        ),
        [],
        [say("The same numbers, to the cent, are on the pages, in the workbook, in the memo.")],
    )  # fmt: skip
