"""The words of the kit and what they mean: the one list of the glossary and of the workbook."""

from clientkit.language import mark

TERMS = {
    mark("Measure, criterion"): mark(
        "What clients are ranked by: amount paid, services used, units, profit or number of "
        "documents. Which one is right follows from what the firm needs at the moment."
    ),
    mark("Payer of a month"): mark(
        "A client whose payments less returns are above 0 in that month. Others are not ranked."
    ),
    mark("VIP client"): mark(
        "One of the best payers of a month: the top 20%, or the share asked for, rounded up to "
        "whole clients and at least one. Who is equal to the last of them is VIP too, unless "
        "another rule for ties was asked for."
    ),
    mark("The bar"): mark("What the last VIP client of the month brought. Who reaches it is VIP."),
    mark("Master table"): mark(
        "Every client who was VIP in at least one of the months looked at, with its place and "
        "status in each of them."
    ),
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
    mark("Candidate"): mark(
        "Not VIP yet, but its average month or its newest documents look like a VIP's."
    ),
    mark("Good client, ballast"): mark(
        "Of those who are not VIP. Good: their best fifth, and who has just dropped out of VIP. "
        "Ballast, by the other rule: the last fifth of all payers."
    ),
    mark("At stake"): mark(
        "The money a month that hangs on a call: what is being lost, or what may be kept or won."
    ),
    mark("Pareto"): mark(
        "How much of the sales the largest clients bring, among those above 0. It is measured "
        "anew each month; 80 to 20 is never taken for granted."
    ),
    mark("Gini coefficient"): mark(
        "How unevenly the clients bring the sales: 0 if all bring the same, 1 if one brings all."
    ),
    mark("Whale curve"): mark(
        "Profit added up from the best client to the worst. Where it falls, serving clients costs "
        "more than they pay."
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
    mark("Recency"): mark(
        "Days from a client's last purchase to the last day of the month reported; 0 is a "
        "purchase on that day."
    ),
    mark("Frequency, monetary"): mark(
        "Of a client in the months looked at: how many documents it has, and its money in all."
    ),
    mark("Champions, Loyal"): mark(
        "Segments of RFM: clients who buy often and have bought lately. Champions are the "
        "freshest of them."
    ),
    mark("Potential loyalist, New, Promising"): mark(
        "Segments of RFM: clients who have bought lately, but seldom so far. New bought last, "
        "Promising a little earlier; Potential loyalists come back already."
    ),
    mark("Need attention, About to sleep"): mark(
        "Segments of RFM: clients between fresh and silent. A call now costs less than winning "
        "them back."
    ),
    mark("At risk, Can't lose"): mark(
        "Segments of RFM: clients who bought often and have been silent for long. Those who "
        "bought most often are called Can't lose: call them first."
    ),
    mark("Hibernating"): mark(
        "A segment of RFM: clients who bought seldom and have been silent for long."
    ),
    mark("Cluster"): mark(
        "Clients alike in recency, frequency and money, found by k-means. Cluster 1 has the "
        "largest typical client. One single cluster means that there are no groups."
    ),
    mark("Gap"): mark(
        "How many months without a purchase are usual among the firm's clients. Who is silent "
        "for longer is lost."
    ),
    mark("Active client"): mark(
        "Bought within the last months that the firm's clients usually take between purchases."
    ),
    mark("Base"): mark("All active clients of a month."),
    mark("New, recovered, lost clients"): mark(
        "New: bought for the first time. Recovered: was lost and bought again. Lost: no longer "
        "active. Those active before, plus new and recovered, less lost, are those active now."
    ),
    mark("Churn"): mark("Clients lost in a month, as a part of the base of the month before."),
    mark("Regular client"): mark("Bought in at least two months before this one."),
    mark("Cohort"): mark("Clients whose first purchase was in the same month."),
    mark("Bridge"): mark(
        "What makes the change of the sales: new and recovered clients, those who grew, those "
        "who shrank, paused or were lost. The parts add up to the change, to the cent."
    ),
    mark("Potential"): mark(
        "What a client could buy in a year, as the directory says; what it does not buy here yet "
        "is still to be won."
    ),
    mark("BCG of clients"): mark(
        "Size against growth: stars are large and grow faster than the base, cash cows are large "
        "and do not, question marks are small and do, dogs are neither."
    ),
    mark("NPS"): mark(
        "Of all who answered, the per cent of promoters (9 and 10) less that of detractors (0 to "
        "6)."
    ),
    mark("QFD"): mark(
        "What clients want against what the firm can change, in one table: which change serves "
        "the weightiest wishes."
    ),
    mark("Weighted value of the pipeline"): mark(
        "What the open leads are expected to bring, each counted by the coefficient of its stage."
    ),
    mark("Set aside"): mark(
        "A row of the file that no number uses, with the reason. Nothing is dropped in silence: "
        "rows and money read are those accepted and those set aside."
    ),
}
"""Term, or terms that are told apart best together -> what it means."""
