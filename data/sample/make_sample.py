"""Write the sample firm: its transactions and the files beside them, the same bytes on every run.

    python data/sample/make_sample.py [folder]

Here the months of `sample_calibration` become documents and lines.
"""

import csv
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from math import fsum
from pathlib import Path

from sample_calibration import calibrated_amounts, calibrated_services
from sample_clients import MONTHS, clients_by_id, rng_for
from sample_firm import PRODUCTS, calendar_month, directory_rows, terms_by_client, working_days
from sample_leads import lead_rows
from sample_months import JANUARY
from sample_voice import feature_rows, need_rows, relation_rows, survey_rows

DOCUMENTS_PER_PAYER = 100 / 65  # January 2026: 100 documents of 65 payers
MOST_DOCUMENTS = 6  # of one client in a month
COUNTER_SALES = 40  # payments without a client's name
FAULTS = (
    (date(2025, 12, 8), {"date": "2025-13-07"}),
    (date(2026, 3, 11), {"amount": "n/a"}),
    (date(2025, 9, 17), {"date": "unknown"}),
)


@dataclass(frozen=True)
class Document:
    """One payment, return or month of usage: what its lines share, and the lines."""

    day: date
    client_id: str
    letter: str  # P payment, R return, empty for usage
    lines: list
    faults: dict = field(default_factory=dict)


# Lines


def money(cents):
    """Cents as text with two decimals."""
    return f"{cents / 100:.2f}"


def parts_of(rng, cents, count):
    """Cents split at random into `count` parts."""
    weights = [rng.uniform(0.4, 1.0) for _ in range(count)]
    parts = [int(cents * weight / fsum(weights)) for weight in weights]
    parts[0] += cents - sum(parts)
    return parts


def line_columns(product, units="", cents=0, services="", cost=""):
    """The columns of one line, in the order of the file."""
    amount = money(cents)
    return dict(product=product, units=units, amount=amount, services=services, cost=cost)


def priced_line(rng, product, cents, cost_share, sign):
    """One line; units follow from a price a little around the list's."""
    price = PRODUCTS[product][0] * rng.uniform(0.92, 1.04)
    units, cost = max(1, round(cents / price)), round(cents * cost_share)
    return line_columns(product, sign * units, sign * cents, cost=money(sign * cost))


def document_lines(rng, terms, cents, month, most=3, sign=1):
    """1 to `most` lines of one document, each of another product; a return has the sign -1."""
    count = 1 if cents < 6_000 else rng.randint(1, min(most, len(terms.products)))
    products = rng.sample(terms.products, count)
    return [
        priced_line(rng, product, part, terms.cost_share(rng, product, month), sign)
        for product, part in zip(products, parts_of(rng, cents, count), strict=True)
    ]


# Documents


def document_counts(rng, clients, paid):
    """client_id -> documents in one month: one each, then more to large and frequent clients."""
    counts = Counter(paid.keys())
    weights = [
        cents**0.4 * (clients[client_id].kind.chance + 0.02) for client_id, cents in paid.items()
    ]
    while counts.total() < round(len(paid) * DOCUMENTS_PER_PAYER):
        client_id = rng.choices(list(paid), weights)[0]
        counts[client_id] = min(counts[client_id] + 1, MOST_DOCUMENTS)
    return counts


def payments(clients, amounts, terms):
    """Payment documents; one client has one document a day."""
    rng = rng_for("payments")
    for month in MONTHS:
        paid = dict(sorted(amounts[month].items()))
        for client_id, count in document_counts(rng, clients, paid).items():
            days = sorted(rng.sample(working_days(month), count))
            for day, cents in zip(days, parts_of(rng, paid[client_id], count), strict=True):
                lines = document_lines(rng, terms[client_id], cents, month)
                yield Document(day, client_id, "P", lines)


def return_documents(returns, amounts, terms, paid):
    """Returns, dated after the first payment of the month they take back."""
    rng, first_day = rng_for("return documents"), {}
    for document in paid:
        month = document.day.year, document.day.month
        first_day.setdefault((document.client_id, month), document.day)
    for item in returns:
        own, cents = terms[item.client_id], round(item.share * amounts[item.paid][item.client_id])
        lines = document_lines(rng, own, cents, item.paid, most=2, sign=-1)
        paid_on = first_day[item.client_id, calendar_month(item.paid)]
        days = working_days(item.returned)
        # nothing is left after a payment on the last working day
        later = [day for day in days if day > paid_on] or days[-1:]
        yield Document(rng.choice(later), item.client_id, "R", lines)


def usage_documents(services, terms):
    """Services used per client and month: no document, no money."""
    for month in MONTHS:
        for client_id, cents in sorted(services[month].items()):
            line = line_columns(terms[client_id].products[0], services=money(cents))
            yield Document(working_days(month)[-1], client_id, "", [line])


def rows_to_set_aside(clients, terms):
    """What a loader must not count: sales without a client, and three faulty rows."""
    rng = rng_for("set aside")
    for _ in range(COUNTER_SALES):
        month = rng.choice([month for month in MONTHS if month != JANUARY])
        lines = document_lines(rng, terms[""], rng.randint(600, 5_900), month)
        yield Document(rng.choice(working_days(month)), "", "P", lines)
    regular = [client_id for client_id, client in clients.items() if client.kind.name == "core"]
    for client_id, (day, faults) in zip(regular, FAULTS, strict=False):
        lines = document_lines(rng, terms[client_id], rng.randint(3_000, 5_900), 0)
        yield Document(day, client_id, "P", lines, faults)


# Writing


def transaction_rows(documents, terms):
    """One row per document line, by day, with the documents numbered within their year."""
    numbers = Counter()
    for document in sorted(documents, key=lambda document: document.day):
        number = ""
        if document.letter:
            series = f"{document.letter}{document.day:%y}"
            numbers[series] += 1
            number = f"{series}-{numbers[series]:04d}"
        for line in document.lines:
            yield {
                "date": document.day,
                "document": number,
                "client_id": document.client_id,
                **line,
                "manager": terms[document.client_id].manager,
                **document.faults,
            }


def write_rows(path, rows):
    """Write one CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_sample(folder):
    """Write the files of the sample into a folder."""
    clients = clients_by_id()
    amounts, returns = calibrated_amounts(clients)
    terms = terms_by_client(clients, amounts)
    paid = list(payments(clients, amounts, terms))
    documents = [
        *paid,
        *return_documents(returns, amounts, terms, paid),
        *usage_documents(calibrated_services(amounts, returns), terms),
        *rows_to_set_aside(clients, terms),
    ]
    directory = list(directory_rows(clients, amounts, terms))
    files = {
        "transactions": transaction_rows(documents, terms),
        "directory": directory,
        "survey": survey_rows(clients, amounts),
        "needs": need_rows(),
        "features": feature_rows(),
        "relations": relation_rows(),
        "leads": lead_rows(clients, terms, paid, directory),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        write_rows(folder / f"{name}.csv", list(rows))


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
