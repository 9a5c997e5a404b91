import pandas as pd
import pytest

import clientkit as ck

DIRECTORY = pd.DataFrame({
    "client_id": ["a", "b"], "client": ["Anna", "Boris"], "contact": ["Ann", "Bob"],
    "birthday": pd.to_datetime(["1980-07-14", "1992-02-29"]), "manager": ["Kim", None],
})  # fmt: skip


def paid(*rows, **columns):
    frame = pd.DataFrame(rows, columns=["client_id", "date", "amount"])
    return frame.assign(**columns)


def called(sales, month="2026-06", directory=DIRECTORY, **about):
    about = {"month": month, **about}
    margins = ck.vip_margins(sales, **about) if "cost" in sales else None
    found = ck.call_list(
        ck.vip_watch(sales, **about), ck.vip_candidates(sales, **about),
        ck.contacts(sales, directory), as_of=month, margins=margins,
    )  # fmt: skip
    return found.set_index("client_id")


def monthly(client, *values, last=6):
    first = last - len(values) + 1
    return [
        (client, f"2026-{month:02d}-15", value)
        for month, value in enumerate(values, first)
        if value
    ]


# five payers at the most: one VIP a month, the largest


def test_who_paid_less_than_usual_is_called_for_the_difference():
    a = called(paid(*monthly("a", 100, 100, 60))).loc["a"]
    assert (a["kind"], a["reasons"], a["at_stake"]) == ("vip", "less", 40)


def test_a_little_less_is_no_reason():
    a = called(paid(*monthly("a", 100, 100, 91))).loc["a"]
    assert (a["reasons"], a["at_stake"]) == ("", 0)


def test_who_is_silent_is_called_for_all_that_it_usually_pays():
    found = called(paid(*monthly("a", 100, 200, 0), *monthly("b", 1, 1, 1)))
    assert found.loc["a", ["kind", "reasons", "at_stake"]].tolist() == ["former", "silent", 150]


def test_a_newcomer_is_called_for_what_it_pays_more_than_before():
    found = called(paid(*monthly("a", 100, 100, 100), *monthly("b", 0, 0, 130)))
    assert found.loc["b", ["reasons", "at_stake"]].tolist() == ["new", 130]


def test_a_candidate_is_called_for_what_is_missing():
    found = called(paid(*monthly("a", 100, 100, 100), *monthly("b", 90, 90, 90)))
    assert found.loc["b", ["kind", "reasons", "at_stake"]].tolist() == ["candidate", "short", 10]


def test_what_is_missing_in_units_is_told_in_money():
    sales = paid(*monthly("a", 100, 100, 100), *monthly("b", 45, 45, 45)).assign(units=10)
    sales.loc[sales["client_id"] == "b", "units"] = 9
    b = called(sales, by="units").loc["b"]
    assert (b["gap"], b["at_stake"]) == (1, 5)  # a unit short; its units bring 5 each


def test_of_several_reasons_the_largest_stake_leads_and_is_not_added_up():
    sales = paid(*monthly("a", 100, 100, 100, 100, 100, 100), cost=[70, 70, 70, 70, 70, 99])
    rest = paid(*monthly("b", 10, 10, 10, 10, 10, 10), cost=1)
    sales.loc[5, "amount"] = 85  # 15 less than usual, and 14 below its cost
    found = called(pd.concat([sales, rest], ignore_index=True))
    a = found.loc["a"]
    # three months before: 30 %; the last three: 46 / 285, 16 %, at 95 % of the turnover:
    # it falls by 4.6 points a month, so nothing is left in six
    assert a["reasons"] == "less, margin"
    assert a["at_stake"] == 15 and a["melted"] == pytest.approx((0.3 - 46 / 285) * 95)


def test_every_client_stands_once_the_largest_stake_first():
    sales = paid(
        *monthly("a", 100, 100, 60), *monthly("b", 90, 120, 30), *monthly("c", 10, 10, 50),
    )  # fmt: skip
    found = called(sales)
    # b was May's VIP; c, with an average of 23, is no candidate
    assert found.index.tolist() == ["b", "a"] and found["at_stake"].tolist() == [75, 40]


@pytest.mark.parametrize(
    ("month", "client", "birthday"),
    [
        ("2026-06", "a", "2026-07-14"),  # the list of June is used in July
        ("2026-07", "a", None),
        ("2026-01", "b", "2026-03-01"),  # no leap year
        ("2028-01", "b", "2028-02-29"),
    ],
)
def test_a_birthday_is_told_when_it_falls_in_the_days_after(month, client, birthday):
    sales = paid((client, f"{month}-15", 5))
    found = called(sales, month=month).loc[client, "birthday"]
    assert (None if pd.isna(found) else str(found.date())) == birthday


def test_a_birthday_written_as_text_is_read():
    known = pd.DataFrame({"client_id": ["a"], "birthday": ["1980-07-14"]})
    found = called(paid(*monthly("a", 5)), directory=known)
    assert str(found.loc["a", "birthday"].date()) == "2026-07-14"


# contacts


def test_the_manager_is_the_directory_s_else_that_of_the_last_row():
    rows = [("a", "2026-01-01", 1), ("b", "2026-01-05", 1), ("b", "2026-01-02", 1)]
    sales = paid(*rows, manager=["Lee", "Max", "Zoe"])
    found = ck.contacts(sales, DIRECTORY).set_index("client_id")
    assert found["manager"].to_dict() == {"a": "Kim", "b": "Max"}


def test_a_client_without_an_entry_has_none_and_is_not_lost():
    found = ck.contacts(paid(("x", "2026-01-01", 1)), DIRECTORY)
    assert (
        found["client_id"].tolist() == ["x"] and found.drop(columns="client_id").isna().all().all()
    )


def test_without_a_directory_the_list_is_made_all_the_same():
    empty = pd.DataFrame(columns=["client_id"], dtype=str)
    found = called(paid(*monthly("a", 100, 100, 60)), directory=empty)
    assert found.loc["a", "reasons"] == "less" and pd.isna(found.loc["a", "phone"])


def test_what_is_at_stake_is_never_below_nothing():
    # its returns took more than it ever paid, and now it is silent
    z = called(
        paid(("z", "2026-01-05", 900), ("z", "2026-02-05", -1500), *monthly("a", 1, 1))
    ).loc["z"]
    assert (z["reasons"], z["at_stake"]) == ("silent", 0)


def test_ten_per_cent_less_is_less_to_the_cent():
    assert called(paid(*monthly("a", 1.4, 1.4, 1.26))).loc["a", "reasons"] == "less"


def test_birthdays_as_text_are_read_day_first():
    known = pd.DataFrame({"client_id": ["a"], "birthday": ["03.04.1980"]})
    sales = paid(("a", "2026-03-15", 5))
    found = called(sales, month="2026-03", directory=known).loc["a", "birthday"]
    assert str(found.date()) == "2026-04-03"


def test_rows_after_the_day_do_not_tell_the_manager():
    sales = paid(("x", "2026-01-01", 1), ("x", "2026-02-01", 1), manager=["Kim", "Zoe"])
    assert ck.contacts(sales, DIRECTORY, as_of="2026-01")["manager"].tolist() == ["Kim"]


def test_an_empty_manager_in_the_directory_is_none():
    known = pd.DataFrame({"client_id": ["x"], "manager": [""]})
    sales = paid(("x", "2026-01-01", 1), manager="Kim")
    assert ck.contacts(sales, known)["manager"].tolist() == ["Kim"]
