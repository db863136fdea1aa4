"""Distinct names of persons, places and organisations, as many as one likes: the committed lists, and what
they combine to. The same names in the same order every time; the first N are a list of N names of the same
mixture.

  names_list.py COUNT > names.txt
"""
import pathlib, random, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTS = ROOT / "gazetteers/lists/fr"

# What towns lend their names to, cased as the press does.
OF_TOWN = ("mairie de", "gare de", "aéroport de", "université de", "préfecture de", "tribunal de", "canton de",
           "diocèse de", "centre hospitalier de", "rue de", "quartier de", "conseil municipal de")
CLUBS = ("FC", "AS", "US", "Olympique de", "Union sportive de", "Football Club de", "Chambre de commerce de",
         "Institut d'études politiques de", "Théâtre de", "Comité des fêtes de", "Amicale laïque de")
FIRMS = ("Société", "Groupe", "Éditions", "Transports", "Établissements", "Cabinet", "Fondation", "Laboratoires")
BEHIND = ("SA", "et Fils", "Industries", "France", "Holding", "Conseil")


def column(path, *wanted):
    """Names, with aliases, of a list."""
    head = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        cells = line.split("\t")
        if head is None:
            head = cells
            continue
        row = dict(zip(head, cells))
        if "type" in wanted and row.get("type") == "NONE":
            continue
        yield row["name"]
        if "aliases" in wanted:
            yield from filter(None, row.get("aliases", "").split("|"))


def of(town):
    """"de Lyon", "d'Arles": the preposition before a vowel."""
    return lambda words: (words[:-2] + "d'" + town if words.endswith(" de") and town[0] in "AEÉÈIOUYaeiouéè"
                          else f"{words} {town}")


def names(count, seed=5):
    chance = random.Random(seed)
    given = list(column(LISTS / "person/given_names.tsv")) + list(column(LISTS / "person/given_names_packages.tsv"))
    family = list(column(LISTS / "person/surnames.tsv")) + list(column(LISTS / "person/surnames_packages.tsv"))
    towns = list(column(LISTS / "place/cities.tsv")) + list(column(LISTS / "place/france.tsv"))
    listed = [name for path in sorted(LISTS.glob("*/*.tsv")) if path.name != "not_names.tsv"
              for name in column(path, "aliases")]
    out = dict.fromkeys(listed)
    pick = lambda words: words[int(chance.random() * len(words))]  # the same in every version of Python

    def person():
        name = f"{pick(given)} {pick(family)}"
        kind = chance.random()
        if kind < 0.08:
            name = f"{pick(given)}-{name}"
        elif kind < 0.12:
            name = f"{pick(given)} de {pick(family)}"
        elif kind < 0.16:
            name = f"{name} {pick(family)}"
        elif kind < 0.20:
            name = f"{name}-{pick(family)}"
        return name

    def organisation():
        kind = chance.random()
        if kind < 0.40:
            return of(pick(towns))(pick(OF_TOWN))
        if kind < 0.75:
            return of(pick(towns))(pick(CLUBS))
        if kind < 0.90:
            return f"{pick(FIRMS)} {pick(family)}"
        return f"{pick(family)} {pick(BEHIND)}"

    whole = max(count, 1_000_000)
    persons = (whole - len(out)) * 65 // 100 + len(out)
    while len(out) < persons:
        out[person()] = None
    while len(out) < whole:
        out[organisation()] = None
    out = list(out)
    for i in range(len(out) - 1, 0, -1):
        j = int(chance.random() * (i + 1))
        out[i], out[j] = out[j], out[i]
    return out[:count]


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(names(int(sys.argv[1]))))
