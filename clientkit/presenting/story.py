"""The story of a month in slides: what is, what moved, what is at risk, what to do.

The same slides, as data, for the deck of PowerPoint and for that of the browser. A slide whose
table is not there is left out.
"""

from clientkit.presenting import (
    slides_base,
    slides_end,
    slides_flows,
    slides_groups,
    slides_month,
    slides_vip,
)
from clientkit.presenting.material import Material
from clientkit.presenting.slides import Slide

ORDER = (
    slides_month.situation,
    slides_month.changes,
    slides_base.pareto,
    slides_base.abc,
    slides_groups.rfm,
    slides_groups.clusters,
    slides_vip.moves,
    slides_flows.kinds,
    slides_flows.bridge,
    slides_flows.flows,
    slides_vip.risk,
    slides_vip.calls,
    slides_end.steps,
    slides_end.method,
    slides_base.receipts,
    slides_end.appendix,
)
"""The slides in the order they are shown; the last two are an appendix."""


def story(material: Material) -> list[Slide]:
    """The slides of the month, in the language spoken."""
    made = (slide(material) for slide in ORDER)
    return [slide for slide in made if slide]
