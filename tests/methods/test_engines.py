"""The same expressions compile for the databases and clusters that a firm grows into."""

import ibis
import pandas as pd
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

SURVEY = ibis.table(
    {"client_id": "string", "date": "date", "score": "int64", "comment": "string"}, name="survey"
)
LEADS = ibis.table(
    {
        "lead": "string", "source": "string", "amount": "decimal(18, 4)", "created": "date",
        "stage": "string", "stage_since": "date", "lost": "date", "client_id": "string",
    },
    name="leads",
)  # fmt: skip
DIRECTORY = ibis.table({"client_id": "string", "potential": "float64"}, name="directory")

STAFF = pd.DataFrame({"client_id": ["a"], "manager": ["Kim"], "plan": [10.0]})

METHODS = {
    "audit": lambda t: ck.audit(t, month="2026-01", gap=3),
    "audit_clients": lambda t: ck.audit_clients(t, month="2026-01", months=3, gap=3, by="profit"),
    "client_documents": lambda t: ck.client_documents(t, client_id="a", as_of="2026-01"),
    "client_history": lambda t: ck.client_history(t, client_id="a", until="2026-01"),
    "client_products": lambda t: ck.client_products(t, client_id="a", until="2026-01"),
    "calendar_days": ck.calendar_days,
    "calendar_gaps": ck.calendar_gaps,
    "odd_dates": lambda t: ck.odd_dates(t, until="2026-01", period=("2025-01", "2026-01")),
    "outlier_rows": ck.outlier_rows,
    "repeated_rows": ck.repeated_rows,
    "clients": lambda t: ck.clients(t, as_of="2026-01", months=12),
    "client_months": ck.client_months,
    "month_totals": ck.month_totals,
    "pareto_curve": lambda t: ck.pareto_curve(t, by="profit"),
    "curve_points": lambda t: ck.curve_points(t, by="profit", losses=True),
    "whale_curve": ck.whale_curve,
    "abc_months": lambda t: ck.abc_months(t, until="2026-01", by="documents"),
    "abc_moves": lambda t: ck.abc_moves(t, month="2026-01"),
    "earlier_window": lambda t: ck.earlier_window(t, month="2026-01", months=2),
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
    "cohorts": lambda t: ck.cohorts(t, until="2026-01", by="documents"),
    "dependence": lambda t: ck.dependence(t, until="2026-01"),
    "flows": lambda t: ck.flows(t, until="2026-01", gap=3),
    "flows by week": lambda t: ck.flows(t, until="2026-01", gap=9, period="week"),
    "managers": lambda t: ck.managers(t, STAFF, month="2026-01", gap=3),
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
    "nps_values": lambda t: ck.nps_values(SURVEY, t, as_of="2026-01"),
    "nps_response": lambda t: ck.nps_response(ck.nps_values(SURVEY, t, as_of="2026-01")),
    "nps": lambda t: ck.nps(SURVEY, as_of="2026-01", segments=ck.abc_classes(t)),
    "nps_change": lambda t: ck.nps_change(SURVEY, as_of="2026-01", segments=ck.abc_classes(t)),
    "leads_won": lambda t: ck.leads_won(LEADS, t, as_of="2026-01"),
    "sizes": lambda t: ck.sizes(t, as_of="2026-01", by="units", bounds=(10, 100)),
    "size_moves": lambda t: ck.size_moves(t, as_of="2026-01", bounds=(10, 100)),
    "potential": lambda t: ck.potential(t, DIRECTORY, as_of="2026-01"),
    "bcg": lambda t: ck.bcg(t, as_of="2026-01", by="documents"),
    "receipts": lambda t: ck.receipts(t, as_of="2026-01"),
    "receipt_bins": lambda t: ck.receipt_bins(t, as_of="2026-01"),
    "small_receipts": lambda t: ck.small_receipts(t, as_of="2026-01"),
    "xyz": lambda t: ck.xyz(t, as_of="2026-01", by="documents", key="product"),
    "abc_xyz": lambda t: ck.abc_xyz(t, as_of="2026-01"),
    "abc_measures": ck.abc_measures,
    "abc_rank": lambda t: ck.abc_rank(t, weights={"amount": 0.7, "documents": 0.3}),
    "stopped_products": lambda t: ck.stopped_products(t, as_of="2026-01"),
    "segment_summary": lambda t: ck.segment_summary(ck.abc_classes(t), by="abc"),
}


@pytest.fixture(autouse=True)
def spark_options(monkeypatch):
    monkeypatch.setattr(ibis.options, "pyspark", SparkOptions())


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "pyspark"])
@pytest.mark.parametrize("name", METHODS)
def test_the_expression_compiles(name, dialect):
    assert "transactions" in ibis.to_sql(METHODS[name](TRANSACTIONS), dialect=dialect)


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "pyspark"])
@pytest.mark.parametrize(
    "method", [ck.lead_status, ck.funnel, ck.forgotten_leads, ck.lead_sources]
)
def test_what_is_told_of_leads_compiles(method, dialect):
    assert "leads" in ibis.to_sql(method(LEADS, as_of="2026-01"), dialect=dialect)
