"""clientkit: who brings the money, who is becoming important, who is leaving, whom to call.

    import clientkit as ck
    ledger = ck.sample()                 # or ck.load("payments.xlsx")
    ck.vip_month(ledger.transactions, month="2026-01")

Names are loaded when first used, so the import itself costs nothing.
"""

import sys
from importlib import import_module

_HOMES = {
    "load": "reading.loading",
    "sample": "reading.loading",
    "clients": "methods.clients",
    "pareto_curve": "methods.pareto",
    "concentration": "methods.pareto",
    "abc_classes": "methods.abc_classes",
    "rfm": "methods.rfm",
    "kmeans": "methods.kmeans",
    "vip_month": "methods.vip",
    "vip_overlap": "methods.vip",
    "vip_table": "methods.vip_history",
    "vip_tiers": "methods.vip_tiers",
    "vip_why": "methods.vip_why",
    "segment_summary": "methods.segments",
    "plots": "showing",
    "findings": "showing",
    "tables": "showing",
    "glossary": "showing.glossary",
    "to_pandas": "engine",
    "DataError": "schema",
}
_QUIET = {
    "abc_agreement": "methods.abc_measures",
    "abc_measures": "methods.abc_measures",
    "abc_months": "methods.abc_months",
    "abc_moves": "methods.class_moves",
    "abc_rank": "methods.abc_rank",
    "abc_xyz": "methods.xyz",
    "account_table": "reading.facts",
    "as_day": "periods",
    "audit": "methods.audit",
    "audit_clients": "methods.audit_clients",
    "bcg": "methods.bcg",
    "bridge": "methods.bridge",
    "bridge_clients": "methods.bridge",
    "calendar_days": "methods.calendar_days",
    "calendar_gaps": "methods.calendar_gaps",
    "call_list": "methods.vip_calls",
    "calls_before": "methods.calls_before",
    "client_documents": "methods.client_documents",
    "client_facts": "methods.client_facts",
    "client_history": "methods.client_history",
    "client_months": "methods.clients",
    "client_products": "methods.client_products",
    "cluster_moves": "methods.profile_moves",
    "cluster_profiles": "methods.cluster_profiles",
    "cohorts": "methods.cohorts",
    "contact_of": "methods.contacts",
    "contacts": "methods.contacts",
    "curve_points": "methods.pareto",
    "data_issues": "methods.data_issues",
    "dependence": "methods.dependence",
    "drivers": "methods.drivers",
    "earlier_window": "methods.earlier",
    "find_client": "methods.find_client",
    "flows": "methods.flows",
    "forgotten_leads": "methods.pipeline",
    "funnel": "methods.pipeline",
    "group_moves": "methods.group_moves",
    "has_potential": "methods.potential",
    "in_window": "methods.clients",
    "lead_sources": "methods.lead_sources",
    "lead_status": "methods.leads",
    "leads_won": "methods.leads_won",
    "likely_same": "methods.likely_same",
    "managers": "methods.managers",
    "mapping_table": "reading.facts",
    "measures_in": "methods.measures",
    "month_totals": "methods.clients",
    "months_to": "periods",
    "movement": "methods.group_moves",
    "nowcast_day": "methods.vip_nowcast",
    "nps": "methods.nps",
    "nps_answers": "methods.nps",
    "nps_change": "methods.nps",
    "nps_response": "methods.nps_values",
    "nps_values": "methods.nps_values",
    "odd_dates": "methods.odd_dates",
    "outlier_rows": "methods.outlier_rows",
    "overlap": "methods.vip",
    "period": "periods",
    "placed_leads": "methods.leads",
    "potential": "methods.potential",
    "publish_vip": "records.vip_record",
    "qfd": "methods.qfd",
    "receipt_bins": "methods.receipts",
    "receipts": "methods.receipts",
    "reconciliation_table": "reading.facts",
    "regulars_behind": "methods.regulars",
    "repeated_rows": "methods.repeated_rows",
    "rfm_thresholds": "methods.rfm",
    "rhythm": "methods.rhythm",
    "say": "language",
    "sales_by_kind": "methods.regulars",
    "segment_moves": "methods.profile_moves",
    "size_moves": "methods.sizes",
    "sizes": "methods.sizes",
    "small_receipts": "methods.receipts",
    "source_table": "reading.facts",
    "speak": "language",
    "stopped_products": "methods.product_gaps",
    "suggested_gap": "methods.rhythm",
    "tier_moves": "methods.class_moves",
    "two_ends": "periods",
    "unnamed": "methods.unnamed",
    "vip_backtest": "methods.vip_backtest",
    "vip_candidate_hits": "methods.vip_candidates",
    "vip_candidates": "methods.vip_candidates",
    "vip_changes": "methods.vip_changes",
    "vip_compare": "methods.vip_compare",
    "vip_documents": "methods.vip_documents",
    "vip_edge": "methods.vip_edge",
    "vip_list": "records.vip_record",
    "vip_margins": "methods.vip_margins",
    "vip_moves": "methods.vip_moves",
    "vip_nowcast": "methods.vip_nowcast",
    "vip_nowcast_hits": "methods.vip_nowcast",
    "vip_period": "methods.vip_period",
    "vip_restatements": "records.vip_restatements",
    "vip_summary": "methods.vip_summary",
    "vip_watch": "methods.vip_watch",
    "whale_curve": "methods.whale",
    "word": "showing.words",
    "xyz": "methods.xyz",
}
"""Reachable, but not among the names that Tab shows first."""

__all__ = list(_HOMES)


def __getattr__(name: str):
    home = (_HOMES | _QUIET).get(name)
    if home is None:
        raise AttributeError(f"module 'clientkit' has no attribute {name!r}")
    if home == "showing":
        value = import_module(f"clientkit.showing.{name}")
    else:
        value = getattr(import_module(f"clientkit.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


_SHOWN = (
    ("ibis.expr.types.relations", "Table"),
    ("clientkit.methods.pareto", "Concentration"),
    ("clientkit.methods.vip", "Overlap"),
    ("clientkit.methods.vip_why", "VipWhy"),
    ("clientkit.methods.kmeans", "Clusters"),
)
"""Results that show themselves in a notebook, by module and name: none is imported for it."""


def _show_in_notebooks() -> None:
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell:
        for kind in _SHOWN:
            shell.display_formatter.mimebundle_formatter.for_type_by_name(*kind, _bundle)


def _bundle(result):
    return import_module("clientkit.showing.display").bundle(result)


_show_in_notebooks()
