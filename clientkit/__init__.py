"""clientkit: who brings the money, who is becoming important, who is leaving, whom to call.

    import clientkit as ck
    ledger = ck.sample()                 # or ck.load("payments.xlsx")
    ck.vip_month(ledger.transactions, month="2026-01")

Names are loaded when first used, so the import itself costs nothing.
"""

from importlib import import_module

_HOMES = {
    "load": "reading.ledger",
    "sample": "reading.ledger",
    "clients": "methods.clients",
    "client_months": "methods.clients",
    "pareto_curve": "methods.pareto",
    "concentration": "methods.pareto",
    "abc_classes": "methods.abc_classes",
    "whale_curve": "methods.whale",
    "rfm": "methods.rfm",
    "kmeans": "methods.kmeans",
    "vip_month": "methods.vip",
    "vip_overlap": "methods.vip",
    "vip_table": "methods.vip_history",
    "vip_tiers": "methods.vip_tiers",
    "segment_summary": "methods.segments",
    "plots": "showing",
    "findings": "showing",
    "tables": "showing",
    "to_pandas": "engine",
    "DataError": "schema",
}
_QUIET = {
    "as_day": "periods",
    "cluster_profiles": "methods.cluster_profiles",
    "curve_points": "methods.pareto",
    "in_window": "methods.clients",
    "measures_in": "methods.measures",
    "month_totals": "methods.clients",
    "overlap": "methods.vip",
    "period": "periods",
    "rfm_thresholds": "methods.rfm",
    "vip_summary": "methods.vip_summary",
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
