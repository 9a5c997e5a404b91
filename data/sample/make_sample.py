"""Write the made-up firm: transactions.csv and directory.csv, the same bytes on every run.

    python data/sample/make_sample.py [folder]

`sample_months` decides who pays and uses how much in which month; here months become documents and
lines, and clients get names. Money is whole cents until it is written.
"""

import csv
import sys
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from math import fsum
from pathlib import Path

from sample_months import (calibrated_amounts, calibrated_services, clients_of_the_firm, of_month,
                           rng_for)

TRANSACTIONS = ("date", "document", "client_id", "product", "units", "amount", "services", "cost",
                "manager")
DIRECTORY = ("client_id", "client", "contact", "role", "phone", "email", "birthday", "manager",
             "city", "potential")
PRODUCTS = {  # name: (list price of a unit in cents, ordinary margin)
    "City courier": (650, 0.28), "Regional courier": (1180, 0.24), "Parcel locker": (320, 0.41),
    "Pallet freight": (6800, 0.18), "Shelf storage": (1400, 0.37), "Pallet storage": (2100, 0.33),
    "Packaging set": (450, 0.42), "Returns handling": (720, 0.21),
}
ANCHOR_MARGINS = (0.28, 0.002)  # of the big payer, in the first month and in the last
DOCUMENTS_PER_PAYER = 100 / 65  # January 2026: 100 documents of 65 payers
HOLIDAYS = {(1, 1), (2, 24), (6, 24), (12, 25), (12, 26)}
COUNTER_SALES = 40  # payments without a client's name
COUNTER_MONTHS = [month for month in range(18) if month != 12]
FAULTS = ((date(2025, 12, 8), {"date": "2025-13-07"}), (date(2026, 3, 11), {"amount": "n/a"}),
          (date(2025, 9, 17), {"date": "unknown"}))

MANAGERS = ("Kadri Saluväli", "Oleh Harnyk", "Liis Tammeorg", "Mark Whitlow")
CITIES = ("Tallinn", "Tartu", "Pärnu", "Narva", "Viljandi", "Rakvere", "Võru", "Valga")
ROLES = ("director", "director", "owner", "accountant", "buyer", "office manager",
         "logistics manager")
FIRMS = (  # pattern, first words, trades
    ("{} {} OÜ", ("Põhjaõun", "Hõbekask", "Sinivares", "Kuldjõgi", "Vihmamets", "Rõõmutare",
                  "Ööpäike", "Tammelõuna", "Udumägi", "Külmkivi"),
     ("Kaubad", "Ehitus", "Pagar", "Trükk", "Mööbel", "Aiand", "Elekter", "Disain")),
    ("TOV {} {}", ("Zolota Sova", "Synii Vechir", "Tykhyi Brid", "Bila Chaplia", "Sonnyi Lis",
                   "Yasna Hora", "Dva Berehy", "Midnyi Dzvin", "Verba", "Stryzh"),
     ("Tekstyl", "Svitlo", "Optom", "Mebli", "Druk", "Agro", "Dim", "Knyha")),
    ("{} {}", ("Amber Kettle", "Copper Finch", "Nine Willows", "Marble Otter", "Quiet Harbour",
               "Velvet Thistle", "Paper Heron", "Tall Lantern", "Salt Meadow", "Brass Plum"),
     ("Bakery", "Tools", "Books", "Textiles", "Dental", "Print", "Garden", "Ltd")),
    ("SIA {} {}", ("Zelta Pumpurs", "Balta Vilna", "Klusa Upe", "Medus Pils", "Zila Kaija",
                   "Vecais Tilts", "Meža Roze", "Rudens Rags", "Sudraba Ota", "Lielais Ezis"),
     ("Serviss", "Mebeles", "Audumi", "Grupa", "Darzs", "Druka", "Nams", "Foto")),
)
PEOPLE = (  # first names, surnames: in the order of FIRMS
    (("Mari", "Jüri", "Tiina", "Rein", "Õnne", "Ülo", "Piret", "Anti", "Kersti", "Märt"),
     ("Kuuskoja", "Põldvee", "Rebasoo", "Tõruke", "Käopesa", "Lindmägi", "Ööbik", "Jääpuu")),
    (("Olena", "Taras", "Iryna", "Bohdan", "Halyna", "Ostap", "Nadiia", "Yurii", "Daryna", "Lev"),
     ("Vyshnevar", "Kozodub", "Zorianchuk", "Lystopadko", "Hrimych", "Solovets", "Brodun",
      "Perekot")),
    (("Alice", "Edmund", "Grace", "Walter", "Nora", "Hugh", "Edith", "Simon", "Clara", "Miles"),
     ("Fernbrook", "Ashgrove", "Pennywell", "Thornbury", "Larkham", "Millhouse", "Oatley",
      "Winterby")),
    (("Ilze", "Janis", "Dace", "Andris", "Zane", "Juris", "Rasa", "Tomas", "Jurga", "Aldis"),
     ("Berzkalns", "Ozolups", "Vilksne", "Liepkalne", "Zarinups", "Kraukle", "Egluks",
      "Saulkrast")),
)
PLAIN_LETTERS = str.maketrans("äõöüž ", "aoouz.")


@dataclass
class Document:
    """One payment, return or month of usage: what its lines share, and the lines."""

    day: date
    client_id: str
    manager: str
    letter: str  # P payment, R return, empty for usage
    lines: list
    faults: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Terms:
    """What one client buys, of whom, and at what cost against the ordinary."""

    products: list
    cost_factor: float
    manager: str
    anchor: bool = False  # presses for better terms until no profit is left


# Days

def weekdays(month):
    """Working days of a month counted from January 2025."""
    year, number = 2025 + month // 12, month % 12 + 1
    days = (date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1))
    return [day for day in days if day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS]


def last_weekday(month):
    """The last Monday to Friday of a month, the day on which usage is entered."""
    year, number = 2025 + month // 12, month % 12 + 1
    day = date(year, number, monthrange(year, number)[1])
    return day - timedelta(days=max(0, day.weekday() - 4))


# Documents and lines

def parts_of(rng, cents, count):
    """Cents split at random into `count` positive parts."""
    weights = [rng.uniform(0.4, 1.0) for _ in range(count)]
    parts = [max(1, int(cents * weight / fsum(weights))) for weight in weights]
    parts[0] += cents - sum(parts)
    return parts


def cost_share(rng, terms, product, month):
    """Cost of one line per unit of money received."""
    if terms.anchor:
        return 1 - ANCHOR_MARGINS[1] - (ANCHOR_MARGINS[0] - ANCHOR_MARGINS[1]) * (17 - month) / 17
    return (1 - PRODUCTS[product][1] + rng.uniform(-0.03, 0.03)) * terms.cost_factor


def priced_line(rng, product, cents, cost_share):
    """One line; units follow from a price a little around the list's."""
    price = PRODUCTS[product][0] * rng.uniform(0.92, 1.04)
    sign = 1 if cents > 0 else -1
    return {"product": product, "units": sign * max(1, round(abs(cents) / price)),
            "amount": money(cents), "cost": money(round(cents * cost_share))}


def document_lines(rng, terms, cents, month, most=3):
    """1 to 3 lines of one document, each of another product."""
    count = 1 if abs(cents) < 6_000 else rng.randint(1, min(most, len(terms.products)))
    sign = 1 if cents > 0 else -1
    return [priced_line(rng, product, sign * part, cost_share(rng, terms, product, month))
            for product, part in zip(rng.sample(terms.products, count),
                                     parts_of(rng, abs(cents), count))]


def terms_by_client(clients, amounts):
    """Terms of every client; eight of the larger ones are served below cost."""
    rng, totals = rng_for("terms"), Counter()
    for (client_id, _), cents in amounts.items():
        totals[client_id] += cents
    ranked = sorted(totals, key=lambda client_id: -totals[client_id])
    below_cost = set(ranked[5:61:7])
    terms = {}
    for client in clients:
        products = rng.sample(list(PRODUCTS), rng.randint(2, 5))
        factor = rng.uniform(0.97, 1.03)
        if client.client_id in below_cost:
            ordinary = fsum(1 - PRODUCTS[product][1] for product in products) / len(products)
            factor = rng.uniform(1.08, 1.25) / ordinary
        terms[client.client_id] = Terms(products, factor,
                                        rng.choices(MANAGERS, weights=[4, 3, 2, 2])[0],
                                        client.kind == "anchor")
    return terms


def document_counts(rng, payers, chance, month):
    """client_id -> documents in one month: one each, then more to large and frequent clients."""
    counts = dict.fromkeys(payers, 1)
    weights = [payers[client_id] ** 0.4 * (chance[client_id] + 0.02) for client_id in payers]
    spare = round(len(payers) * DOCUMENTS_PER_PAYER) - len(payers)
    while spare:
        client_id = rng.choices(list(payers), weights=weights)[0]
        if counts[client_id] < 6:
            counts[client_id] += 1
            spare -= 1
    return counts


def payments(clients, amounts, terms):
    """Payment documents; one client has one document a day."""
    rng, chance = rng_for("payments"), {client.client_id: client.chance for client in clients}
    documents = []
    for month in range(18):
        payers = dict(sorted(of_month(amounts, month).items()))
        for client_id, count in document_counts(rng, payers, chance, month).items():
            days = sorted(rng.sample(weekdays(month), count))
            for day, cents in zip(days, parts_of(rng, payers[client_id], count)):
                lines = document_lines(rng, terms[client_id], cents, month)
                documents.append(Document(day, client_id, terms[client_id].manager, "P", lines))
    return documents


def return_documents(returns, amounts, terms, paid):
    """Returns, dated after the first payment of the month they take back."""
    rng, documents = rng_for("return documents"), []
    first_day = {}
    for document in paid:
        key = (document.client_id, document.day.year * 12 + document.day.month - 1 - 2025 * 12)
        first_day[key] = min(document.day, first_day.get(key, document.day))
    for item in returns:
        cents = -round(item.share * amounts[item.client_id, item.paid])
        days = weekdays(item.returned)
        later = [day for day in days if day > first_day[item.client_id, item.paid]] or days[-1:]
        lines = document_lines(rng, terms[item.client_id], cents, item.paid, most=2)
        documents.append(Document(rng.choice(later), item.client_id, terms[item.client_id].manager,
                                  "R", lines))
    return documents


def usage_documents(services, terms):
    """Services used per client and month: no document, no money."""
    return [Document(last_weekday(month), client_id, terms[client_id].manager, "",
                     [{"product": terms[client_id].products[0], "amount": money(0),
                       "services": money(cents)}])
            for (client_id, month), cents in sorted(services.items())]


def rows_to_set_aside(clients, terms):
    """What a loader must not count: sales without a client, and three faulty rows."""
    rng, documents = rng_for("set aside"), []
    counter = Terms(list(PRODUCTS), 1.0, MANAGERS[0])
    for _ in range(COUNTER_SALES):
        month = rng.choice(COUNTER_MONTHS)
        lines = document_lines(rng, counter, rng.randint(600, 5_900), month)
        documents.append(Document(rng.choice(weekdays(month)), "", counter.manager, "P", lines))
    regular = [client for client in clients if client.kind == "core"]
    for client, (day, faults) in zip(regular, FAULTS):
        own = terms[client.client_id]
        lines = document_lines(rng, own, rng.randint(3_000, 5_900), 0)
        documents.append(Document(day, client.client_id, own.manager, "P", lines, faults))
    return documents


def transaction_rows(documents):
    """One row per document line, by day, with the documents numbered within their year."""
    numbers = Counter()
    for document in sorted(documents, key=lambda document: document.day):
        number = ""
        if document.letter:
            series = f"{document.letter}{document.day:%y}"
            numbers[series] += 1
            number = f"{series}-{numbers[series]:04d}"
        for line in document.lines:
            yield {"date": document.day.isoformat(), "document": number,
                   "client_id": document.client_id, "manager": document.manager,
                   **line, **document.faults}


# The directory

def firms_and_people(count):
    """Names of firms and of their contact persons, none of them twice."""
    rng, pairs = rng_for("names"), []
    for (pattern, words, trades), (names, surnames) in zip(FIRMS, PEOPLE):
        firms = [pattern.format(word, trade) for word in words for trade in trades]
        people = [f"{name} {surname}" for name in names for surname in surnames]
        pairs += zip(rng.sample(firms, len(firms)), rng.sample(people, len(people)))
    return rng.sample(pairs, count)


def potential(rng, client, amounts):
    """What the manager believes the client could buy in a year, in whole hundreds."""
    paid = [cents for (client_id, _), cents in amounts.items() if client_id == client.client_id]
    year = sum(paid) / len(paid) / 100 * 12 * max(client.chance, 0.1)
    return max(300, round(year * rng.uniform(0.9, 2.5), -2))


def directory_rows(clients, amounts, terms):
    """One row per client."""
    rng = rng_for("directory")
    phones = rng.sample(range(100_000), len(clients))
    for client, (firm, person), phone in zip(clients, firms_and_people(len(clients)), phones):
        mailbox = person.lower().translate(PLAIN_LETTERS)
        yield {"client_id": client.client_id, "client": firm, "contact": person,
               "role": rng.choice(ROLES),
               "phone": f"+000 55 {phone // 1000:02d} {phone % 1000:03d}",
               "email": f"{mailbox}@example.{rng.choice(['com', 'org'])}",
               "birthday": date(1958, 1, 1) + timedelta(days=rng.randrange(43 * 365)),
               "manager": terms[client.client_id].manager, "city": rng.choice(CITIES),
               "potential": int(potential(rng, client, amounts))}


# Writing

def money(cents):
    """Cents as text with two decimals."""
    return str(Decimal(cents).scaleb(-2))


def write_rows(path, columns, rows):
    """Write one CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_sample(folder):
    """Write both files of the sample into a folder."""
    clients = clients_of_the_firm()
    amounts, returns = calibrated_amounts(clients)
    terms = terms_by_client(clients, amounts)
    paid = payments(clients, amounts, terms)
    documents = [*paid, *return_documents(returns, amounts, terms, paid),
                 *usage_documents(calibrated_services(amounts, returns), terms),
                 *rows_to_set_aside(clients, terms)]
    write_rows(folder / "transactions.csv", TRANSACTIONS, transaction_rows(documents))
    write_rows(folder / "directory.csv", DIRECTORY, directory_rows(clients, amounts, terms))


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
