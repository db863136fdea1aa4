#!/usr/bin/env python3
"""Makes data/words/fr/currencies.txt and units.txt: names of CLDR's French locale, and our own.

    python3 data/generate/amount_words.py /usr/share/unicode/cldr/common

The folder is that of Debian's unicode-cldr-core (version 41-0.1). What a name means is ours: CLDR has no
UCUM codes, its bare nouns (dollar, franc) are of one country, and some names are common words too.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

WORDS = Path(__file__).resolve().parents[1] / "words" / "fr"

# Units of account, metals, tests: no money that texts count in.
NO_MONEY = set("CHE CHW CLF CNH CNX COU ECV MXV USN USS UYI UYW XAG XAU XBA XBB XBC XBD XFO XFU XPD XPT "
               "XRE XSU XTS XUA XXX BOV".split())

# Money of the past that texts still count in.
PAST = set("ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE YUM SUR CSK HRK EEK LVL LTL SIT SKK ROL ZRN".split())

BY_ONES = set("USD CAD AUD CHF GBP FRF BEF EUR".split())

# Nouns alone, symbols and variants, with what French texts mean by them. No code: the noun is that of
# several countries, none of which is meant by itself. "livres" and "couronnes" are not here: the noun
# alone is a book, a crown.
CURRENCIES = """
EUR euro euros EURO EUROS € EUR
USD dollar dollars DOLLAR DOLLARS $ USD US$ $US
USD dollar|américain dollars|américains dollar|US dollars|US dollar|U.S. dollars|U.S.
CAD $CA CA$ C$ CAD $|canadiens
AUD $AU A$ AU$ AUD
NZD NZD NZ$
HKD HK$ HKD dollars|hongkongais dollar|hongkongais
SGD S$ SGD dollars|singapouriens
TWD NT$ TWD dollars|taïwanais
BRL R$ BRL réal réaux real reais
GBP £ GBP livre|sterling livres|sterling livre|britannique livres|britanniques
JPY ¥ JPY yen yens
CNY CNY RMB yuan yuans renminbi renminbis yuan|chinois yuans|chinois
RUB ₽ RUB rouble roubles
INR ₹ INR roupie roupies roupie|indienne roupies|indiennes
KRW ₩ KRW won wons
FRF franc francs FRANC FRANCS F FF fr fr. FRF franc|français francs|français nouveau|franc nouveaux|francs
CHF CHF
BEF FB BEF
LUF LUF
XOF FCFA F|CFA XOF CFA franc|CFA francs|CFA
XAF XAF francs|CFA|d'Afrique|centrale
XPF FCFP F|CFP XPF franc|pacifique francs|pacifique franc|Pacifique francs|Pacifique
MAD MAD dirham dirhams
AED AED dirhams|émiratis dirham|émirati dirhams|emiratis
DEM DEM deutschemark deutschemarks deutsche|mark deutsche|marks mark marks DM
ITL ITL lires lire|italienne lires|italiennes
NLG florin florins
ESP peseta pesetas
PTE escudo escudos
GRD drachme drachmes
ATS schilling schillings
PLN PLN zloty zlotys złoty złotys
HUF HUF forint forints
CZK CZK
DKK DKK
SEK SEK
NOK NOK
ILS ₪ ILS shekel shekels
TRY ₺ TRY
UAH ₴ UAH hryvnia hryvnias
THB THB baht bahts
ZAR ZAR rand rands
NGN ₦ NGN naira nairas
GHS GHS cedi cedis
ETB birr birrs
MGA ariary ariarys
MRU ouguiya ouguiyas
KZT tenge tenges
RON RON lei
BGN BGN leva
HRK HRK kuna kunas
VND VND dong dongs
MYR ringgit ringgits
BDT taka takas
VES bolivar bolivars
BOB boliviano bolivianos
AZN manat manats
GEL lari laris
AMD dram drams
AOA kwanza kwanzas
MZN metical meticals
DZD DZD DA
TND TND
IQD IQD
IRR rial|iranien rials|iraniens toman|iranien
LBP LBP
EGP EGP
SAR SAR
MXN MXN
- dinar dinars
- peso pesos
- rial rials riyal riyals
- shilling shillings
"""

# Behind a unit of CLDR its code in UCUM; units that are not here are left out (durations are no
# quantities, and "tour", "point", "grain", "tasse", "bars" are common words).
UNITS = """
angle-radian rad
area-square-kilometer km2
area-hectare har
area-square-meter m2
area-square-centimeter cm2
area-square-mile [mi_us]2
area-acre [acr_us]
area-square-foot [ft_i]2
concentr-milligram-ofglucose-per-deciliter mg/dL
concentr-millimole-per-liter mmol/L
digital-petabyte PBy
digital-terabyte TBy
digital-terabit Tbit
digital-gigabyte GBy
digital-gigabit Gbit
digital-megabyte MBy
digital-megabit Mbit
digital-kilobyte kBy
digital-kilobit kbit
digital-byte By
digital-bit bit
electric-ampere A
electric-milliampere mA
electric-ohm Ohm
electric-volt V
energy-kilocalorie kcal
energy-calorie cal
energy-kilojoule kJ
energy-joule J
energy-kilowatt-hour kW.h
energy-electronvolt eV
force-newton N
frequency-gigahertz GHz
frequency-megahertz MHz
frequency-kilohertz kHz
frequency-hertz Hz
length-kilometer km
length-meter m
length-decimeter dm
length-centimeter cm
length-millimeter mm
length-micrometer um
length-nanometer nm
length-mile [mi_i]
length-yard [yd_i]
length-parsec pc
length-light-year [ly]
length-astronomical-unit AU
length-nautical-mile [nmi_i]
light-lux lx
light-candela cd
light-lumen lm
mass-metric-ton t
mass-kilogram kg
mass-gram g
mass-milligram mg
mass-microgram ug
mass-ounce [oz_av]
mass-ounce-troy [oz_tr]
mass-carat [car_m]
power-gigawatt GW
power-megawatt MW
power-kilowatt kW
power-watt W
power-milliwatt mW
pressure-millimeter-ofhg mm[Hg]
pressure-millibar mbar
pressure-atmosphere atm
pressure-pascal Pa
pressure-hectopascal hPa
pressure-kilopascal kPa
pressure-megapascal MPa
speed-kilometer-per-hour km/h
speed-meter-per-second m/s
speed-mile-per-hour [mi_i]/h
speed-knot [kn_i]
temperature-celsius Cel
temperature-fahrenheit [degF]
temperature-kelvin K
volume-cubic-kilometer km3
volume-cubic-meter m3
volume-cubic-centimeter cm3
volume-hectoliter hL
volume-liter L
volume-deciliter dL
volume-centiliter cL
volume-milliliter mL
volume-gallon [gal_us]
volume-barrel [bbl_us]
"""

# Names that CLDR lacks.
MORE_UNITS = """
kg kilo kilos KILO KILOS
km KILOMÈTRE KILOMÈTRES
m MÈTRE MÈTRES
har HECTARE HECTARES
L LITRE LITRES
t tonne|métrique tonnes|métriques TONNE TONNES
kt kilotonne kilotonnes
Mt mégatonne mégatonnes
dt quintal quintaux
ar are ares
st stère stères
m mètre|linéaire mètres|linéaires
km/h kilomètre-heure kilomètres-heure kilomètres/heure kilomètre/heure
km/s kilomètres|par|seconde kilomètre|par|seconde
[acr_us] acre acres
[nmi_i] mille|nautique milles|nautiques
[kn_i] noeuds
MW.h mégawattheure mégawattheures mégawatt-heure mégawatts-heure
kW.h kilowattheure kilowattheures kilowatts-heure
GW.h gigawattheure gigawattheures gigawatt-heure gigawatts-heure
TW.h térawattheure térawattheures térawatt-heure térawatts-heure
TW térawatt térawatts
kBy kilo-octet kilo-octets
MBy méga-octet méga-octets
GBy giga-octet giga-octets
dB décibel décibels
Bq becquerel becquerels
Sv sievert sieverts
mSv millisievert millisieverts
uSv microsievert microsieverts
Gy grays
Mbit/s mégabits|par|seconde
Gbit/s gigabits|par|seconde
g/L gramme|par|litre grammes|par|litre
mg/L milligrammes|par|litre
ug/m3 microgrammes|par|mètre|cube
"""


# Names of CLDR that are people's names or common words too.
NO_UNITS = {"newton", "pascal", "kelvin", "nœud", "once", "mole", "moles"}


def in_use(root):
    """Codes that some country pays with now."""
    return {c.get("iso4217") for c in root.iter("currency")
            if c.get("iso4217") and not c.get("to") and c.get("tender") != "false"}


def cldr(folder):
    used = in_use(ElementTree.parse(f"{folder}/supplemental/supplementalData.xml").getroot()) | PAST
    root = ElementTree.parse(f"{folder}/main/fr.xml").getroot()
    currencies = {}
    for element in root.find("numbers/currencies"):
        # The plural, for numbers stand before it; of money that comes by ones, the singular too.
        counts = ("one", "other") if element.get("type") in BY_ONES else ("other",)
        names = [d.text for d in element.findall("displayName") if d.get("count") in counts]
        if element.get("type") in used:
            currencies[element.get("type")] = [n for n in names if n and "(" not in n]
    units = {}
    for length in root.findall("units/unitLength"):
        if length.get("type") != "long":
            continue
        for unit in length.findall("unit"):
            patterns = [p.text for p in unit.findall("unitPattern") if not p.get("case")]
            units[unit.get("type")] = [re.sub(r"^\{0\}\s*", "", p) for p in patterns]
    return currencies, units


def rows(table):
    for line in table.strip().splitlines():
        key, *words = line.split(" ")
        yield key, [w.replace("|", " ") for w in words]


def write(name, head, pairs):
    seen = set()
    lines = []
    for word, value in pairs:
        word = word.replace("’", "'")
        if word in seen:
            continue
        seen.add(word)
        lines.append(f"{word}\t{value}" if value else word)
    (WORDS / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)}")


def main():
    currency_names, unit_names = cldr(sys.argv[1])
    pairs = []
    for code, words in rows(CURRENCIES):
        pairs += [(word, "" if code == "-" else code) for word in words]
    for code, names in sorted(currency_names.items()):
        # Names of several words: a noun alone is that of the table above, or a common word (sucre).
        if code not in NO_MONEY:
            pairs += [(name, code) for name in names if " " in name]
    write("currencies.txt",
          "# Currencies as texts write them, with their code of ISO 4217; without one, the word says only\n"
          "# that it is money. Made by data/generate/amount_words.py; see there for what is ours and CLDR's.\n",
          pairs)
    pairs = []
    for unit, (code,) in rows(UNITS):
        pairs += [(name, code) for name in unit_names[unit] if name not in NO_UNITS]
    for code, words in rows(MORE_UNITS):
        pairs += [(word, code) for word in words]
    write("units.txt",
          "# Units of measure in words, with their code of UCUM (https://ucum.org). Made by\n"
          "# data/generate/amount_words.py; see there for what is ours and CLDR's.\n",
          pairs)


if __name__ == "__main__":
    main()
