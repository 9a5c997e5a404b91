"""The same expressions compile for the databases and clusters that a firm grows into."""

import ibis
import pytest
from ibis.config import Config

import clientkit as ck


class SparkOptions(Config):
    """What the Spark backend would register, without PySpark installed."""

    treat_nan_as_null: bool = False


TRANSACTIONS = ibis.table(
    {
        "client_id": "string", "date": "date", "amount": "decimal(18, 4)",
        "services": "decimal(18, 4)", "units": "decimal(18, 4)", "cost": "decimal(18, 4)",
        "document": "string",
        "product": "string", "manager": "string",
    },
    name="transactions",
)  # fmt: skip

METHODS = {
    "clients": lambda t: ck.clients(t, as_of="2026-01", months=12),
    "client_months": ck.client_months,
    "month_totals": ck.month_totals,
    "pareto_curve": lambda t: ck.pareto_curve(t, by="profit"),
    "curve_points": lambda t: ck.curve_points(t, by="profit", losses=True),
    "whale_curve": ck.whale_curve,
    "abc_months": lambda t: ck.abc_months(t, until="2026-01", by="documents"),
    "abc_moves": lambda t: ck.abc_moves(t, month="2026-01"),
    "bridge": lambda t: ck.bridge(t, month="2026-01", gap=3, by="profit"),
    "bridge_clients": lambda t: ck.bridge_clients(t, month="2026-01", gap=3, months=3),
    "movement": lambda t: ck.movement(ck.abc_moves(t, month="2026-01", by="units")),
    "tier_moves": lambda t: ck.tier_moves(t, month="2026-01", against="2025-01"),
    "abc_classes": lambda t: ck.abc_classes(t, by="documents", key="product"),
    "rfm": lambda t: ck.rfm(t, as_of="2026-01"),
    "rfm by fixed thresholds": lambda t: ck.rfm(
        t, as_of="2026-01", thresholds={"monetary": [10, 20, 30, 40]}
    ),
    "vip_month": lambda t: ck.vip_month(t, month="2026-01", by="services", then=("profit",)),
    "vip_summary": lambda t: ck.vip_summary(t, until="2026-01"),
    "vip_table": lambda t: ck.vip_table(t, until="2026-01"),
    "vip_table steady": lambda t: ck.vip_table(t, until="2026-01", stay=0.25),
    "dependence": lambda t: ck.dependence(t, until="2026-01"),
    "flows": lambda t: ck.flows(t, until="2026-01", gap=3),
    "flows by week": lambda t: ck.flows(t, until="2026-01", gap=9, period="week"),
    "regulars_behind": lambda t: ck.regulars_behind(t, until="2026-01"),
    "rhythm": lambda t: ck.rhythm(t, as_of="2026-01"),
    "sales_by_kind": lambda t: ck.sales_by_kind(t, until="2026-01"),
    "vip_candidates": lambda t: ck.vip_candidates(t, month="2026-01", by="profit"),
    "vip_candidate_hits": lambda t: ck.vip_candidate_hits(t, until="2026-01"),
    "vip_changes": lambda t: ck.vip_changes(t, until="2026-01"),
    "vip_compare": lambda t: ck.vip_compare(t, month="2026-01"),
    "vip_documents": lambda t: ck.vip_documents(t, month="2026-01"),
    "vip_edge": lambda t: ck.vip_edge(t, month="2026-01"),
    "vip_moves": lambda t: ck.vip_moves(t, month="2026-01", by="documents"),
    "vip_margins": lambda t: ck.vip_margins(t, month="2026-01"),
    "vip_nowcast": lambda t: ck.vip_nowcast(t, as_of="2026-01-15"),
    "vip_nowcast_hits": lambda t: ck.vip_nowcast_hits(t, until="2026-01", by="documents"),
    "vip_watch": lambda t: ck.vip_watch(t, month="2026-01", by="units"),
    "vip_period": lambda t: ck.vip_period(t, until="2026-01", by="profit"),
    "vip_tiers of the window": lambda t: ck.vip_tiers(t, month="2026-01", window=6),
    "vip_tiers loyal": lambda t: ck.vip_tiers(t, month="2026-01"),
    "vip_tiers ballast": lambda t: ck.vip_tiers(t, month="2026-01", rule="ballast"),
    "segment_summary": lambda t: ck.segment_summary(ck.abc_classes(t), by="abc"),
}


@pytest.fixture(autouse=True)
def spark_options(monkeypatch):
    monkeypatch.setattr(ibis.options, "pyspark", SparkOptions())


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "pyspark"])
@pytest.mark.parametrize("name", METHODS)
def test_the_expression_compiles(name, dialect):
    assert "transactions" in ibis.to_sql(METHODS[name](TRANSACTIONS), dialect=dialect)
