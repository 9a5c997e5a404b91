"""What each table is called on its tab, what one row of it is, and the order of the sheets.

Translators: a tab has room for 31 letters, of which the first dozen are seen.
"""

from clientkit.language import mark

VIP, ACTIONS, CLASSES, FLOWS, MOVES = "#2f6690", "#d1495b", "#62a0c4", "#3d9970", "#edae49"
WORTH, LEADS, AUDIT, DATA = "#7d5ba6", "#b98b73", "#1b4965", "#7b8794"

_CHAPTERS = {
    VIP: {
        "vip_month": (mark("VIP list"), mark("One row is a payer of the month.")),
        "vip_summary": (mark("VIP by month"), mark("One row is a month.")),
        "vip_master": (mark("VIP history"), mark("One row is a client and a month.")),
        "vip_moves": (mark("VIP moves"), mark("One row is a client: before, now, and why.")),
        "vip_changes": (mark("VIP in and out"), mark("One row is a month: who came, who went.")),
        "vip_documents": (mark("VIP documents"), mark("One row is a document that decided.")),
        "vip_compare": (mark("VIP by two measures"), mark("One row is a client of either list.")),
        "vip_period": (mark("VIP of the period"), mark("One row is a client of either list.")),
        "vip_tiers": (mark("VIP tiers"), mark("One row is a client and its tier.")),
        "vip_margins": (mark("VIP margins"), mark("One row is a VIP client and its margin.")),
        "vip_backtest": (mark("VIP test"), mark("One row is a way to choose the best clients.")),
        "vip_backtest_months": (mark("VIP test by month"), mark("One row is a way and a month.")),
        "vip_nowcast_hits": (mark("VIP forecast hits"), mark("One row is a month forecast.")),
    },
    ACTIONS: {
        "calls": (mark("Calls"), mark("One row is a client to call, the dearest first.")),
        "vip_watch": (mark("VIP watch"), mark("One row is a VIP client, or one who was.")),
        "vip_candidates": (mark("VIP candidates"), mark("One row is a client close to the bar.")),
        "stopped_products": (mark("Stopped products"), mark("One row is a client and a product.")),
    },
    CLASSES: {
        "pareto": (mark("Pareto"), mark("One row is a client, the largest first.")),
        "dependence": (mark("Dependence"), mark("One row is a client and its part of all.")),
        "abc": (mark("ABC"), mark("One row is a client and its class.")),
        "abc_xyz": (mark("ABC-XYZ"), mark("One row is a client: its class, how steady it is.")),
        "abc_measures": (mark("ABC by measures"), mark("One row is a client: a class for each.")),
        "abc_rank": (mark("ABC rank"), mark("One row is a client, by several measures at once.")),
        "abc_months": (mark("ABC by month"), mark("One row is a month: sizes, who came, went.")),
        "rfm": (mark("RFM"), mark("One row is a client: how recent, how often, how much.")),
        "clusters": (mark("Clusters"), mark("One row is a client and its cluster.")),
    },
    FLOWS: {
        "months": (mark("Months"), mark("One row is a month of the firm.")),
        "sales_by_kind": (mark("Sales by kind"), mark("One row is a month: regular and new.")),
        "flows_months": (mark("Flows by month"), mark("One row is a month: new, lost, active.")),
        "flows_weeks": (mark("Flows by week"), mark("One row is a week: new, lost, active.")),
        "cohorts": (mark("Cohorts"), mark("One row is a month of those who came together.")),
        "regulars_behind": (mark("Regulars behind"), mark("One row is a regular client.")),
        "overdue": (mark("Overdue"), mark("One row is a client and its rhythm of buying.")),
    },
    MOVES: {
        "bridge": (mark("Bridge"), mark("One row is a part of the change to the month before.")),
        "bridge_clients": (mark("Bridge by client"), mark("One row is a client of the bridge.")),
        "bridge_year": (mark("Bridge to last year"), mark("One row is a part of the change.")),
        "drivers": (mark("Drivers"), mark("One row is what moved the sales, and by how much.")),
        "movement_abc": (mark("Moves of ABC"), mark("One row is a way from class to class.")),
        "movement_segment": (mark("Moves of RFM"), mark("One row is a way between segments.")),
        "movement_cluster": (
            mark("Moves of clusters"),
            mark("One row is a way between clusters."),
        ),
        "movement_tier": (mark("Moves of VIP tiers"), mark("One row is a way from tier to tier.")),
        "moves_abc": (mark("Moves of ABC by client"), mark("One row is a client.")),
    },
    WORTH: {
        "sizes": (mark("Sizes"), mark("One row is a client: large, medium or small.")),
        "bcg": (mark("BCG"), mark("One row is a client: its size and its growth.")),
        "potential": (mark("Potential"), mark("One row is a client: what it could buy a year.")),
        "receipts": (mark("Receipts"), mark("One row is a range of receipts.")),
        "nps": (mark("NPS"), mark("One row is a class of clients.")),
        "nps_change": (mark("NPS change"), mark("One row is a class of clients.")),
        "nps_answers": (mark("NPS answers"), mark("One row is a client and its answer.")),
        "qfd_needs": (mark("Needs"), mark("One row is what clients want.")),
        "qfd_features": (mark("Features"), mark("One row is what the firm can change.")),
    },
    LEADS: {
        "funnel": (mark("Funnel"), mark("One row is a stage on the way to the first payment.")),
        "leads": (mark("Leads"), mark("One row is a lead.")),
        "forgotten_leads": (mark("Forgotten leads"), mark("One row is a lead left untouched.")),
        "leads_won": (mark("Leads won"), mark("One row is a lead that became a client.")),
        "lead_sources": (mark("Lead sources"), mark("One row is where leads come from.")),
    },
    AUDIT: {
        "audit": (mark("Audit"), mark("One row is a class of clients in a period.")),
        "managers": (mark("Managers"), mark("One row is a manager.")),
        "audit_clients": (mark("Audit by client"), mark("One row is a client.")),
    },
    DATA: {
        "data_issues": (mark("Data: issues"), mark("One row is something odd in the data.")),
        "set_aside": (mark("Data: set aside"), mark("One row is a row that could not be read.")),
        "reconciliation": (mark("Data: totals"), mark("One row is a total that the file states.")),
        "likely_same": (mark("Data: likely the same"), mark("One row is a pair of clients.")),
        "unnamed": (mark("Data: without a name"), mark("One row is a client that is nobody.")),
        "repeated": (mark("Data: repeated"), mark("One row is a sale that stands twice.")),
        "outliers": (mark("Data: outliers"), mark("One row is a sale far from the usual.")),
        "odd_dates": (mark("Data: odd dates"), mark("One row is a sale with a date to check.")),
        "gaps": (mark("Data: gaps"), mark("One row is a stretch of days with little or nothing.")),
        "mapping": (mark("Data: columns"), mark("One row is a column, as the file calls it.")),
    },
}

TITLES = {
    table: (title, about, color)
    for color, tables in _CHAPTERS.items()
    for table, (title, about) in tables.items()
}
"""Table -> its tab, what a row is, the colour of its chapter."""
