"""The words of the report and what they mean: the glossary at the end of the workbook."""

from clientkit.language import mark

TERMS = {
    mark("Payer of a month"): mark(
        "A client whose payments less returns are above 0 in that month. Others are not ranked."
    ),
    mark("VIP client"): mark(
        "One of the best payers of a month: the top 20%, or the share asked for, rounded up to "
        "whole clients and at least one. Who is equal to the last of them is VIP too, unless "
        "another rule for ties was asked for."
    ),
    mark("The bar"): mark("What the last VIP client of the month brought. Who reaches it is VIP."),
    mark("Joined, returned, stayed"): mark(
        "VIP now. Joined: never before in the months looked at. Returned: not the month before, "
        "but earlier in them. Stayed: the month before too."
    ),
    mark("Left, paused, lost"): mark(
        "Not VIP now. Left: VIP the month before, still paying. Paused: VIP the month before, no "
        "payment now. Lost: once VIP, no payment for several months, by default three."
    ),
    mark("Core, floating, one-off"): mark(
        "How often a client is VIP: in at least five of six months, in two to four, in one."
    ),
    mark("Pareto"): mark(
        "How much of the sales the largest clients bring, among those above 0. It is measured "
        "anew each month; 80 to 20 is never taken for granted."
    ),
    mark("Gini coefficient"): mark(
        "How unevenly the clients bring the sales: 0 if all bring the same, 1 if one brings all."
    ),
    mark("ABC"): mark(
        "Clients from the largest down. A as long as those before bring less than 80% of the "
        "sales, B up to 95%, C the rest. N: nothing above 0, outside the shares."
    ),
    mark("XYZ"): mark(
        "How steady a client buys: its variation from month to month since its first purchase. "
        "X up to 0.5, Y up to 1.0, Z above; under three months it is not classed."
    ),
    mark("RFM"): mark(
        "Three scores from 1 to 5, 5 the best: days since the last purchase, number of "
        "purchases, money. Equal clients have equal scores. The segment follows from the scores."
    ),
    mark("Cluster"): mark(
        "Clients alike in recency, frequency and money, found by k-means. Cluster 1 has the "
        "largest typical client. One single cluster means that there are no groups."
    ),
    mark("Active client"): mark(
        "Bought within the last months that the firm's clients usually take between purchases."
    ),
    mark("New, recovered, lost clients"): mark(
        "New: bought for the first time. Recovered: was lost and bought again. Lost: no longer "
        "active. Those active before, plus new and recovered, less lost, are those active now."
    ),
    mark("Regular client"): mark("Bought in at least two months before this one."),
    mark("Bridge"): mark(
        "What makes the change of the sales: new and recovered clients, those who grew, those "
        "who shrank, paused or were lost. The parts add up to the change, to the cent."
    ),
    mark("BCG of clients"): mark(
        "Size against growth: stars are large and grow faster than the base, cash cows are large "
        "and do not, question marks are small and do, dogs are neither."
    ),
    mark("NPS"): mark(
        "Of all who answered, the per cent of promoters (9 and 10) less that of detractors (0 to "
        "6)."
    ),
    mark("Weighted value of the pipeline"): mark(
        "What the open leads are expected to bring, each counted by the coefficient of its stage."
    ),
}
"""Term -> what it means."""
