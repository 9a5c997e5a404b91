"""What the firm sells, when it works, on which terms, and the directory of its clients.

Names are combined from words, so that every firm and person is made up and none comes twice.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from sample_clients import JUNE, rng_for
from sample_months import totals

# fmt: off
PRODUCTS = {  # name: (list price of a unit in cents, ordinary margin)
    "City courier": (650, 0.28), "Regional courier": (1180, 0.24), "Parcel locker": (320, 0.41),
    "Pallet freight": (6800, 0.18), "Shelf storage": (1400, 0.37), "Pallet storage": (2100, 0.33),
    "Packaging set": (450, 0.42), "Returns handling": (720, 0.21),
}
MANAGERS = {  # name: weight in the share of clients
    "Kadri Saluväli": 4, "Oleh Harnyk": 3, "Liis Tammeorg": 2, "Mark Whitlow": 2,
}
CITIES = ("Tallinn", "Tartu", "Pärnu", "Narva", "Viljandi", "Rakvere", "Võru", "Valga")
ROLES = ("director", "director", "owner", "accountant", "buyer", "office manager",
         "logistics manager")
NAMES = (  # of a firm: pattern, first words, trades; of its people: first names, surnames
    ("{} {} OÜ",
     ("Põhjaõun", "Hõbekask", "Sinivares", "Kuldjõgi", "Vihmamets", "Rõõmutare", "Ööpäike",
      "Tammelõuna", "Udumägi", "Külmkivi"),
     ("Kaubad", "Ehitus", "Pagar", "Trükk", "Mööbel", "Aiand", "Elekter", "Disain"),
     ("Mari", "Jüri", "Tiina", "Rein", "Õnne", "Ülo", "Piret", "Anti", "Kersti", "Märt"),
     ("Kuuskoja", "Põldvee", "Rebasoo", "Tõruke", "Käopesa", "Lindmägi", "Ööbik", "Jääpuu")),
    ("TOV {} {}",
     ("Zolota Sova", "Synii Vechir", "Tykhyi Brid", "Bila Chaplia", "Sonnyi Lis", "Yasna Hora",
      "Dva Berehy", "Midnyi Dzvin", "Verba", "Stryzh"),
     ("Tekstyl", "Svitlo", "Optom", "Mebli", "Druk", "Agro", "Dim", "Knyha"),
     ("Olena", "Taras", "Iryna", "Bohdan", "Halyna", "Ostap", "Nadiia", "Yurii", "Daryna", "Lev"),
     ("Vyshnevar", "Kozodub", "Zorianchuk", "Lystopadko", "Hrimych", "Solovets", "Brodun",
      "Perekot")),
    ("{} {}",
     ("Amber Kettle", "Copper Finch", "Nine Willows", "Marble Otter", "Quiet Harbour",
      "Velvet Thistle", "Paper Heron", "Tall Lantern", "Salt Meadow", "Brass Plum"),
     ("Bakery", "Tools", "Books", "Textiles", "Dental", "Print", "Garden", "Ltd"),
     ("Alice", "Edmund", "Grace", "Walter", "Nora", "Hugh", "Edith", "Simon", "Clara", "Miles"),
     ("Fernbrook", "Ashgrove", "Pennywell", "Thornbury", "Larkham", "Millhouse", "Oatley",
      "Winterby")),
    ("SIA {} {}",
     ("Zelta Pumpurs", "Balta Vilna", "Klusa Upe", "Medus Pils", "Zila Kaija", "Vecais Tilts",
      "Meža Roze", "Rudens Rags", "Sudraba Ota", "Lielais Ezis"),
     ("Serviss", "Mebeles", "Audumi", "Grupa", "Darzs", "Druka", "Nams", "Foto"),
     ("Ilze", "Janis", "Dace", "Andris", "Zane", "Juris", "Rasa", "Tomas", "Jurga", "Aldis"),
     ("Berzkalns", "Ozolups", "Vilksne", "Liepkalne", "Zarinups", "Kraukle", "Egluks",
      "Saulkrast")),
)
# fmt: on
HOLIDAYS = {(1, 1), (2, 24), (6, 24), (12, 25), (12, 26)}  # month, day
ANCHOR_MARGINS = (0.28, 0.002)  # of the anchor, in the first month and in the last
PLANNED_FROM = range(6, 12)  # July to December 2025
LEAST_PLAN = 100
PLAIN_LETTERS = str.maketrans("äõöü ", "aoou.")


def calendar_month(month):
    """Year and number of a month."""
    return 2025 + month // 12, month % 12 + 1


def working_days(month):
    """Mondays to Fridays of a month that are no holidays."""
    last = monthrange(*calendar_month(month))[1]
    days = [date(*calendar_month(month), day) for day in range(1, last + 1)]
    return [day for day in days if day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS]


@dataclass(frozen=True)
class Terms:
    """What one client buys, from whom, and at what cost against the ordinary."""

    products: list
    cost_factor: float
    manager: str
    anchor: bool = False  # presses for better terms until no profit is left

    def cost_share(self, rng, product, month):
        """Cost of one line per unit of money received."""
        if self.anchor:
            first, last = ANCHOR_MARGINS
            return 1 - last - (first - last) * (JUNE - month) / JUNE
        return (1 - PRODUCTS[product][1] + rng.uniform(-0.03, 0.03)) * self.cost_factor


def terms_of(rng, client, below_cost):
    """Terms of one client."""
    products = rng.sample(list(PRODUCTS), rng.randint(2, 5))
    factor = rng.uniform(0.97, 1.03)
    if below_cost:
        factor = rng.uniform(1.08, 1.25) / fmean(1 - PRODUCTS[product][1] for product in products)
    manager = rng.choices(list(MANAGERS), MANAGERS.values())[0]
    return Terms(products, factor, manager, client.kind.name == "anchor")


def terms_by_client(clients, amounts):
    """client_id -> terms, with "" for sales over the counter; eight large ones are below cost."""
    rng, below_cost = rng_for("terms"), list(totals(amounts))[5:61:7]
    terms = {
        client_id: terms_of(rng, client, client_id in below_cost)
        for client_id, client in clients.items()
    }
    return {**terms, "": Terms(list(PRODUCTS), 1.0, next(iter(MANAGERS)))}


def firms_and_people(count):
    """Names of firms with their contact persons, none of them twice."""
    rng, pairs = rng_for("names"), []
    for pattern, words, trades, first_names, surnames in NAMES:
        firms = [pattern.format(word, trade) for word in words for trade in trades]
        people = [f"{name} {surname}" for name in first_names for surname in surnames]
        pairs += zip(rng.sample(firms, len(firms)), rng.sample(people, len(people)), strict=True)
    return rng.sample(pairs, count)


def potential(rng, chance, paid):
    """What the manager believes a client could buy in a year, in whole hundreds of money."""
    year = fmean(paid) / 100 * 12 * max(chance, 0.1)
    return max(300, int(round(year * rng.uniform(0.9, 2.5), -2)))


def plan(rng, client_id, amounts):
    """What the client is planned to bring a month in 2026; empty for the very small and the new.

    It was made at new year from the half-year before, and not changed since.
    """
    monthly = sum(amounts[month].get(client_id, 0) for month in PLANNED_FROM) / 600
    planned = int(round(monthly * rng.uniform(0.95, 1.3), -1))
    return planned if planned >= LEAST_PLAN else ""


def directory_rows(clients, amounts, terms):
    """One row per client."""
    rng, plans = rng_for("directory"), rng_for("plans")
    phones = rng.sample(range(100_000), len(clients))
    names = firms_and_people(len(clients))
    for client_id, phone, (firm, person) in zip(clients, phones, names, strict=True):
        mailbox = person.lower().translate(PLAIN_LETTERS)
        paid = [month[client_id] for month in amounts if client_id in month]
        yield {
            "client_id": client_id,
            "client": firm,
            "contact": person,
            "role": rng.choice(ROLES),
            "phone": f"+000 55 {phone // 1000:02d} {phone % 1000:03d}",
            "email": f"{mailbox}@example.{rng.choice(['com', 'org'])}",
            "birthday": date(1958, 1, 1) + timedelta(days=rng.randrange(43 * 365)),
            "manager": terms[client_id].manager,
            "city": rng.choice(CITIES),
            "potential": potential(rng, clients[client_id].kind.chance, paid),
            "plan": plan(plans, client_id, amounts),
        }
