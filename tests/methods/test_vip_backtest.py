import matplotlib as mpl
import pandas as pd
import pytest
from hypothesis import given, settings
from matplotlib import pyplot as plt
from strategies import shuffled, transactions

import clientkit as ck
from clientkit.engine import as_table
from clientkit.methods.vip_backtest import Backtest
from clientkit.methods.vip_lists import BASE, list_names, monthly

mpl.use("agg")
FIGURES = ["caught", "plain", "best", "gain"]


def paid(*months, start="2026-01"):
    """One payment per client and month: {"a": 9} in January, {"a": 2} in February, ..."""
    days = pd.period_range(start, periods=len(months), freq="M").astype(str) + "-15"
    rows = [(c, day, v) for day, sums in zip(days, months, strict=True) for c, v in sums.items()]
    return pd.DataFrame(rows, columns=["client_id", "date", "amount"])


def figures(found, name, month="2026-02"):
    return found.months.set_index(["list", "month"]).loc[(name, month)]


def same(left, right):
    pd.testing.assert_frame_equal(left.reset_index(drop=True), right.reset_index(drop=True))


def members(found, name, month):
    lists = found.lists
    return lists.loc[(lists["list"] == name) & (lists["month"] == month), "client_id"].tolist()


# at most five payers a month, so one VIP; the only month to compare is February, against March

FLAT = {"a": 9, "b": 5, "c": 1}


def test_last_months_list_against_as_many_of_the_largest_and_the_best():
    found = ck.vip_backtest(
        paid(FLAT, {"a": 4, "b": 6}, {"a": 50, "b": 30, "n": 20}), until="2026-03"
    )
    now, before = figures(found, "VIP by amount"), figures(found, "last month's VIP")
    # February's VIP is b (30 of 100 in March); January's was a (50 of 100), the best of all
    assert now[FIGURES].tolist() == [0.3, 0.3, 0.5, 0.0]
    assert before[FIGURES].tolist() == [0.5, 0.3, 0.5, pytest.approx(0.2)]
    assert before["size"] == 1 and pd.isna(before["caught_profit"])


def test_clients_equal_at_the_cut_count_in_proportion():
    found = ck.vip_backtest(paid({"a": 9}, {"b": 6, "c": 6}, {"a": 10, "b": 90}), until="2026-03")
    # one place and two equal clients, who bring 90 and 0: 45 of 100 on average
    before = figures(found, "last month's VIP")
    assert before[["caught", "plain", "best"]].tolist() == [0.1, 0.45, 0.9]


def test_a_list_longer_than_the_months_payers_is_filled_with_clients_that_did_not_pay():
    sales = paid({"a": 9, "b": 9, "c": 9, "d": 9}, {"a": 5}, {"a": 40, "b": 30, "c": 20, "d": 10})
    # all four were VIP in January (equal): against a and the three who stand equal behind it
    assert figures(ck.vip_backtest(sales, until="2026-03"), "last month's VIP")["plain"] == 1.0


def test_returns_are_taken_off_and_profit_is_counted():
    sales = paid(FLAT, {"a": 9, "b": 5}, {"a": 120, "b": -20}).assign(cost=[0] * 5 + [90, 0])
    found = figures(ck.vip_backtest(sales, until="2026-03"), "VIP by amount")
    # 120 of 100; of the profit of 30 - 20 it is 30 of 10
    assert found[["caught", "best", "caught_profit"]].tolist() == [1.2, 1.2, 3.0]


def test_an_empty_list_catches_nothing():
    found = figures(ck.vip_backtest(paid(FLAT, FLAT, FLAT), until="2026-03"), "core VIP")
    assert found[["size", *FIGURES]].tolist() == [0, 0, 0, 0, 0]


def test_a_month_without_sales_is_not_compared():
    found = ck.vip_backtest(paid(FLAT, FLAT, FLAT, {"a": -1}, FLAT, FLAT), until="2026-06")
    assert found.months["caught"].isna().sum() == len(found.summary)  # March against April
    assert set(found.summary["months"]) == {3}


def test_months_with_short_windows_are_left_out_where_enough_others_remain():
    def asked(known, until, **options):
        found = ck.vip_backtest(paid(*[FLAT] * known), until=until, **options)
        return sorted(found.months["month"].unique())

    assert asked(9, "2026-09") == ["2026-06", "2026-07", "2026-08"]
    assert asked(8, "2026-08") == [
        "2026-02",
        "2026-03",
        "2026-04",
        "2026-05",
        "2026-06",
        "2026-07",
    ]
    assert asked(9, "2026-09", months=2) == ["2026-07", "2026-08"]


def test_with_few_months_nothing_is_judged():
    for months in (1, 2, 4):
        found = ck.vip_backtest(paid(*[FLAT] * months), until=f"2026-0{months}")
        assert found.kept is None and set(found.summary["months"]) == {max(0, months - 2)}


def verdict(gains, by="amount"):
    summary = pd.DataFrame(gains, columns=["list", "gain", "gain_error"]).assign(months=6)
    return Backtest(None, None, summary, by).kept


@pytest.mark.parametrize(
    ("gain", "error", "kept"),
    [
        (0.05, 0.02, "core VIP"),
        (0.05, 0.03, "VIP by amount"),  # not two standard errors
        (0.009, 0.001, "VIP by amount"),  # not a point
    ],
)
def test_a_list_is_kept_when_its_gain_is_clear(gain, error, kept):
    assert verdict([("VIP by amount", 0.0, 0.0), ("core VIP", gain, error)]) == kept


def test_the_largest_clear_gain_is_kept():
    lists = [("core VIP", 0.03, 0.01), ("Champions", 0.04, 0.01), ("best cluster", 0.09, 0.08)]
    assert verdict(lists) == "Champions"


@pytest.fixture(scope="module")
def sample():
    return ck.to_pandas(ck.sample().transactions)


@pytest.fixture(scope="module")
def found(sample):
    return ck.vip_backtest(sample, until="2026-06", months=4)


def test_the_lists_are_those_of_the_methods(sample, found):
    until = "2026-04"
    vips = ck.vip_month(sample, month=until, by="documents")
    master = ck.vip_table(sample, until=until)
    whole = ck.vip_period(sample, until=until)
    scored = ck.rfm(sample, as_of=until, months=BASE)
    clusters = ck.kmeans(sample, as_of=until, months=BASE, k=4).clusters
    expected = {
        "VIP by documents": vips[vips["vip"]],
        "core VIP": master[master["standing"] == "core"],
        "whole period": whole[whole["list"] != "months"],
        "Champions": scored[scored["segment"] == "Champions"],
        "best cluster": clusters[clusters["cluster"] == 1],
    }
    for name, rows in expected.items():
        assert members(found, name, until) == sorted(set(rows["client_id"])), name
    before = members(found, "VIP by amount", "2026-03")
    assert members(found, "last month's VIP", until) == before


@pytest.mark.parametrize("by", ["documents", "profit"])
def test_the_whole_period_is_counted_anew_by_every_measure(sample, by):
    plain = sample.drop(columns="document")
    whole = ck.vip_period(plain, until="2026-05", by=by)
    found = ck.vip_backtest(plain, until="2026-06", months=1, by=by)
    listed = sorted(whole.loc[whole["list"] != "months", "client_id"])
    assert members(found, "whole period", "2026-05") == listed


@pytest.mark.parametrize("day", ["2026-04-20", "2026-06-20"])
def test_a_later_whale_changes_no_earlier_list_and_no_earlier_figure(sample, found, day):
    whale = {"client_id": "whale", "date": pd.Timestamp(day), "amount": 1e9, "services": 1e9,
             "units": 1e6, "cost": 1.0, "document": "w1"}  # fmt: skip
    again = ck.vip_backtest(
        pd.concat([sample, pd.DataFrame([whale])], ignore_index=True), until="2026-06", months=4
    )
    month = day[:7]
    lists, lists_again = (f.lists[f.lists["month"] < month] for f in (found, again))
    same(lists, lists_again)
    held = str(pd.Period(month, "M") - 1)  # this month is held against that of the whale
    figures, figures_again = (f.months[f.months["month"] < held] for f in (found, again))
    same(figures, figures_again)
    assert figures["month"].nunique() == {"2026-04": 1, "2026-06": 3}[month] and len(lists)
    assert found.months["caught"].sum() > again.months["caught"].sum()  # but there it is seen


def test_an_earlier_end_gives_the_same_earlier_months(sample, found):
    earlier = ck.vip_backtest(sample, until="2026-05", months=3)
    same(earlier.months, found.months[found.months["month"] < "2026-05"])


def test_what_is_asked_wrongly_is_refused(sample):
    for wrong, said in [
        ({"until": "2027-01"}, "no rows in the 1 month"),
        ({"by": "amuont"}, "Did you mean 'amount'"),
        ({"k": 1}, "k is the number of clusters, 2 to 8"),
        ({"window": 0}, "window is a number of months"),
        ({"months": 0}, "at least one month"),
        ({"ties": "all"}, "ties"),
    ]:
        with pytest.raises(ck.DataError, match=said):
            ck.vip_backtest(sample, **{"until": "2026-06"} | wrong)


def by_hand(sales, month, clients):
    """caught, plain and best by hand, for values without ties."""
    sums = sales.assign(month=sales["date"].dt.strftime("%Y-%m"))
    sums = sums.groupby(["month", "client_id"])["amount"].sum()
    after = sums[str(pd.Period(month, "M") + 1)]
    size = len(clients)
    plain = sums[month].nlargest(size).index
    total = after.sum()
    return [
        after.reindex(clients).sum() / total,
        after.reindex(plain).sum() / total,
        after.nlargest(size).sum() / total,
    ]


def test_the_figures_are_those_counted_by_hand(sample, found):
    for name in ("core VIP", "VIP by services", "Champions"):
        clients = members(found, name, "2026-03")
        row = figures(found, name, "2026-03")
        expected = by_hand(sample, "2026-03", clients)
        assert row[["caught", "plain", "best"]].tolist() == pytest.approx(expected)


def test_clients_may_be_numbers(sample):
    codes = sample.assign(client_id=sample["client_id"].astype("category").cat.codes.astype(int))
    again = ck.vip_backtest(codes, until="2026-06", months=1)
    assert again.lists["client_id"].dtype.kind == "i" and again.summary["caught"].notna().all()


@settings(max_examples=5)
@given(transactions(min_size=20))
def test_the_laws_of_the_figures(sales):
    until = str(sales["date"].max())[:7]
    found = ck.vip_backtest(sales, until=until, k=2)
    held = found.months.dropna(subset="caught")
    assert (held["caught"] <= held["best"]).all() and (held["plain"] <= held["best"]).all()
    own = held[held["list"] == monthly("amount")]
    assert (own["gain"] == 0).all() and list(found.summary["list"]) == list_names(as_table(sales))
    again = ck.vip_backtest(shuffled(sales), until=until, k=2)
    pd.testing.assert_frame_equal(found.lists, again.lists)
    pd.testing.assert_frame_equal(found.months, again.months)


@settings(max_examples=4)
@given(transactions(min_size=20))
def test_shares_of_payments_alone_lie_between_none_and_all(sales):
    sales = sales.assign(amount=sales["amount"].abs() + 1, cost=1)
    found = ck.vip_backtest(sales, until=sales["date"].max(), k=2)
    held = found.months.dropna(subset="caught")
    shares = held[["caught", "plain", "best"]].to_numpy()
    assert ((shares >= 0) & (shares <= 1)).all()


def test_an_ibis_table_gives_what_a_frame_gives(found):
    again = ck.vip_backtest(ck.sample().transactions, until="2026-06", months=4)
    same(found.lists, again.lists)
    same(found.summary, again.summary)


def test_the_sentence_tells_the_list_its_size_and_what_as_many_others_brought(sample):
    found = ck.vip_backtest(sample, until="2026-06", by="documents", months=6)
    row = found.summary.set_index("list").loc[found.kept]
    said = ck.findings.backtest(found).data
    assert said.startswith(f'**Keep the list "{found.kept}".** Over 6 months its ')
    assert (
        f"{row['size']:.0f} clients" in said
        and f"and {row['caught_profit']:.0%} of its profit" in said
    )
    assert f"by documents, brought {row['plain']:.0%}: {100 * row['gain']:.1f} points" in said


def test_the_sentence_without_a_better_list_and_without_enough_months():
    said = ck.findings.backtest(ck.vip_backtest(paid(*[FLAT] * 5), until="2026-05")).data
    assert said.startswith(
        '**No list does clearly better than "VIP by amount": keep it.** Over 3 '
    )
    said = ck.findings.backtest(ck.vip_backtest(paid(FLAT, FLAT, FLAT), until="2026-03")).data
    assert said.endswith("cannot be judged yet:** 1 month to compare, and it takes at least 3.")


def test_the_figure_has_a_line_for_every_list_that_holds_anybody(found):
    ax = ck.plots.vip_backtest(found)
    held = found.summary[found.summary["size"] > 0]
    names = [label.get_text().split(", ")[0] for label in ax.get_yticklabels()]
    assert sorted(names) == sorted(held["list"])
    [bold] = [t.get_text() for t in ax.get_yticklabels() if t.get_fontweight() == "bold"]
    assert bold.startswith(f"{found.kept}, ")
    plt.close("all")


def test_the_figure_of_too_few_months_says_so():
    ax = ck.plots.vip_backtest(ck.vip_backtest(paid(FLAT, FLAT), until="2026-02"))
    assert ax.get_title(loc="left").endswith("(months to compare: 0)")
    plt.close("all")
