"""Names of peoples: French inflection of a masculine singular, and the list of peoples."""

import json
import os

import hand_peoples as hand
from tsv import clean, entry, fail

# Ending of the masculine singular: what is cut, ending of the feminine. The first that fits holds.
FEMININE = [
    ("grec", "", "que"), ("turc", "c", "que"), ("éen", "", "ne"), ("ien", "", "ne"), ("yen", "", "ne"),
    ("en", "", "ne"), ("on", "", "ne"), ("an", "", "e"), ("ain", "", "e"), ("in", "", "e"),
    ("ais", "", "e"), ("ois", "", "e"), ("e", "", ""), ("d", "", "e"), ("t", "", "e"), ("l", "", "e"),
    ("r", "", "e"), ("k", "", "e"), ("h", "", "e"), ("ou", "", "e"), ("is", "", "e"), ("i", "", "e")]


def inflect(form):
    """masculine, feminine, masculine plural, feminine plural; "a/b/c/d" is taken as it stands."""
    if "/" in form:
        four = form.split("/")
        if len(four) != 4:
            fail("people with %d forms: %s" % (len(four), form))
        return four
    for ending, cut, add in FEMININE:
        if form.lower().endswith(ending):
            feminine = (form[:-len(cut)] if cut else form) + add
            break
    else:
        fail("no rule makes the feminine of " + form)
    plural = form if form[-1] in "sxz" else form + "s"
    return [form, feminine, plural, feminine + "s"]


def people(spec, code="", unclear=()):
    ambiguous = spec.startswith("!")
    variants = [inflect(v) for v in spec.lstrip("!").split("|")]
    name = variants[0][0]
    forms = []
    for variant in variants:
        for form in variant:
            if form != name and form not in forms:
                forms.append(form)
    ambiguous = ambiguous or name in unclear
    return entry(name, aliases=forms, ids=["iso3166:" + code] if code else [], country=code, strength="fill" if ambiguous else "decide",
                 flags=["case"] + (["ambiguous"] if ambiguous else []))


def rows(package, countries, place_names):
    with open(os.path.join(package, "langs", "fr.json"), encoding="utf-8") as f:
        source = json.load(f)["nationalities"]
    found = {}
    unknown = set(hand.NATIONALITIES) - set(source)
    for code in sorted(set(source) | unknown):
        spec = hand.NATIONALITIES.get(code, clean(source.get(code, "")))
        if not spec:
            continue
        if code not in hand.NATIONALITIES and (" " in spec or "(" in spec or "," in spec):
            fail("nationality %s: %s is no single name: put it in hand_peoples.py" % (code, spec))
        if code not in countries:
            fail("nationality of an unknown country: " + code)
        row = people(spec, code, hand.NATIONALITIES_UNCLEAR)
        if row["name"] in found:
            found[row["name"]].update(country="", ids=[])
        else:
            found[row["name"]] = row
    for line in hand.PEOPLES.strip().splitlines():
        row = people(line)
        if row["name"] in found:
            fail("people twice: " + row["name"])
        found[row["name"]] = row
    for row in found.values():                          # Argentine, Philippines: the country's name
        row["aliases"] = [a for a in row["aliases"] if a not in place_names]
    # "Congolais" is of two countries: no country is given.
    found["Congolais"].update(country="", ids=[])
    return list(found.values())
