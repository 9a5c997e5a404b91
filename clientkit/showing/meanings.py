"""The stable words of the tables and what stands for them, in English; see `words`."""

from clientkit.language import mark

SIMPLE = {
    text: text
    for text in (
        mark("Champions"), mark("Loyal"), mark("Potential loyalist"), mark("New"),
        mark("Promising"), mark("Need attention"), mark("About to sleep"), mark("Can't lose"),
        mark("At risk"), mark("Hibernating"),
        mark("star"), mark("cash cow"), mark("question mark"), mark("dog"),
        mark("new"), mark("returning"), mark("recovered"), mark("growth"), mark("shrinkage"),
        mark("paused"), mark("lost"), mark("same"), mark("absent"), mark("silent"), mark("total"),
        mark("all"), mark("other"),
        mark("develop"), mark("keep"), mark("review"), mark("let go"),
        mark("regular"), mark("rare"), mark("one-off"), mark("core"), mark("floating"),
        mark("promoter"), mark("passive"), mark("detractor"), mark("warning"), mark("alarm"),
        mark("amount"), mark("services"), mark("units"), mark("profit"), mark("documents"),
        mark("clients"), mark("returns"), mark("purchases"), mark("price"),
        mark("large"), mark("medium"), mark("small"), mark("very large"), mark("often"),
        mark("very often"), mark("seldom"), mark("long silent"), mark("very long silent"),
        mark("bought recently"), mark("as the base"),
        mark("ABC class"), mark("VIP tier"), mark("Cluster"), mark("RFM segment"),
        mark("VIP by amount"), mark("VIP by services"), mark("VIP by units"),
        mark("VIP by profit"), mark("VIP by documents"), mark("core VIP"), mark("whole period"),
        mark("best cluster"), mark("last month's VIP"),
    )
}  # fmt: skip
"""What means the same wherever it stands; the word is its own message."""

CODES = {
    "monetary": mark("money"),
    "frequency": mark("frequency"),
    "recency_days": mark("recency days"),
    "value": mark("value"),
    "receipt": mark("receipt"),
    "documents_per_client": mark("documents per client"),
    "units_per_document": mark("units per document"),
}
"""Names of columns that stand in cells, and the word a person reads."""

KINDS = {
    "status": {
        "joined": mark("joined", context="status"),
        "returned": mark("returned", context="status"),
        "stayed": mark("stayed", context="status"),
        "left": mark("left", context="status"),
        "paused": mark("paused", context="status"),
        "lost": mark("lost", context="status"),
        "open": mark("open", context="status"),
        "moved": mark("moved", context="status"),
        "won": mark("won", context="status"),
        "later": mark("later", context="status"),
    },
    "tier": {
        "vip": mark("vip", context="tier"),
        "good": mark("good", context="tier"),
        "client": mark("client", context="tier"),
        "ordinary": mark("ordinary", context="tier"),
        "ballast": mark("ballast", context="tier"),
        "silent": mark("silent", context="tier"),
    },
    "size": {
        "large": mark("large", context="size"),
        "medium": mark("medium", context="size"),
        "small": mark("small", context="size"),
    },
    "move": {
        "up": mark("up", context="move"),
        "down": mark("down", context="move"),
        "same": mark("same", context="move"),
        "new": mark("new", context="move"),
        "gone": mark("gone", context="move"),
    },
    "list": {
        "months": mark("months", context="list"),
        "both": mark("both", context="list"),
        "whole": mark("whole", context="list"),
        "amount": mark("amount", context="list"),
        "services": mark("services", context="list"),
        "units": mark("units", context="list"),
        "profit": mark("profit", context="list"),
        "documents": mark("documents", context="list"),
    },
    "cause": {
        "own": mark("own", context="cause"),
        "bar": mark("bar", context="cause"),
        "bounds": mark("bounds", context="cause"),
        "either": mark("either", context="cause"),
        "both": mark("both", context="cause"),
        "came": mark("came", context="cause"),
        "went": mark("went", context="cause"),
        "unknown": mark("unknown", context="cause"),
        "held": mark("held", context="cause"),
    },
    "sign": {
        "both": mark("both", context="sign"),
        "average": mark("average", context="sign"),
        "invoices": mark("invoices", context="sign"),
        "edge": mark("edge", context="sign"),
    },
    "course": {
        "reached": mark("reached", context="course"),
        "on course": mark("on course", context="course"),
    },
    "kind": {
        "month": mark("month", context="kind"),
        "thin": mark("thin", context="kind"),
        "days": mark("days", context="kind"),
        "equal": mark("equal", context="kind"),
        "twins": mark("twins", context="kind"),
        "vip": mark("vip", context="kind"),
        "former": mark("former", context="kind"),
        "candidate": mark("candidate", context="kind"),
    },
    "issue": {
        "end": mark("end", context="issue"),
        "hole": mark("hole", context="issue"),
        "holes": mark("holes", context="issue"),
        "lost": mark("lost", context="issue"),
        "no client": mark("no client", context="issue"),
        "total": mark("total", context="issue"),
        "equal": mark("equal", context="issue"),
        "twins": mark("twins", context="issue"),
        "error": mark("error", context="issue"),
        "large": mark("large", context="issue"),
        "odd date": mark("odd date", context="issue"),
        "everybody": mark("everybody", context="issue"),
    },
    "outcome": {
        "no payment": mark("no payment", context="outcome"),
        "no client": mark("no client", context="outcome"),
        "client before": mark("client before", context="outcome"),
        "paid": mark("paid", context="outcome"),
    },
    "certainty": {
        "sure": mark("sure", context="certainty"),
        "likely": mark("likely", context="certainty"),
        "look": mark("look", context="certainty"),
    },
    "usual of": {
        "client": mark("client", context="usual of"),
        "all": mark("all", context="usual of"),
    },
    "period": {
        "this": mark("this", context="period"),
        "before": mark("before", context="period"),
        "year": mark("year", context="period"),
    },
    "call": {
        "silent": mark("silent", context="call"),
        "less": mark("less", context="call"),
        "margin": mark("margin", context="call"),
        "loss": mark("loss", context="call"),
        "new": mark("new", context="call"),
        "short": mark("short", context="call"),
    },
    "column": {
        "not used": mark("not used", context="column"),
    },
    "manager": {
        "no manager": mark("no manager", context="manager"),
    },
    "source": {
        "(no source)": mark("(no source)", context="source"),
    },
    "stage": {
        "interested": mark("interested", context="stage"),
        "first presentations went well": mark("first presentations went well", context="stage"),
        "ready and discussing": mark("ready and discussing", context="stage"),
        "started": mark("started", context="stage"),
        "first stage accepted, waiting for payment": mark(
            "first stage accepted, waiting for payment", context="stage"
        ),
        "first payment": mark("first payment", context="stage"),
    },
    "rows": {
        "read": mark("read", context="rows"),
        "accepted": mark("accepted", context="rows"),
        "set aside": mark("set aside", context="rows"),
        "agrees": mark("agrees", context="rows"),
        "blank": mark("empty rows", context="rows"),
        "heading": mark("headings and notes", context="rows"),
        "total": mark("totals", context="rows"),
        "detail": mark("counted in another row", context="rows"),
        "deleted": mark("deleted", context="rows"),
        "cancelled": mark("cancelled", context="rows"),
        "draft": mark("drafts", context="rows"),
        "open": mark("open deals", context="rows"),
        "not_sale": mark("no sales", context="rows"),
        "test": mark("tests", context="rows"),
        "currency": mark("another currency", context="rows"),
        "bad_shape": mark("bad shape", context="rows"),
        "no_client": mark("no client", context="rows"),
        "bad_client": mark("bad client id", context="rows"),
        "bad_date": mark("bad date", context="rows"),
        "bad_number": mark("bad number", context="rows"),
        "repeated": mark("repeated", context="rows"),
        "replaced": mark("replaced", context="rows"),
    },
}
"""Kind of word, the context of its messages -> word -> message."""
