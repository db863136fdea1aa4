"""Names out of other alphabets, in the spelling of the French press and, as a second form, the English one.

Each function takes one name and returns its spellings, the French one first.
"""

import re
import unicodedata

VOWELS = set("аеёиоуыэюяіїє")

RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z", "и": "i",
    "й": "ï", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "ou", "ф": "f", "х": "kh", "ц": "ts", "ч": "tch", "ш": "ch", "щ": "chtch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "iou", "я": "ia"}
RUSSIAN_ENGLISH = dict(RUSSIAN, **{
    "ё": "yo", "ж": "zh", "й": "y", "у": "u", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"})
UKRAINIAN = dict(RUSSIAN, **{"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ï", "є": "ie", "щ": "chtch"})
UKRAINIAN_ENGLISH = dict(RUSSIAN_ENGLISH, **{"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "yi", "є": "ye"})
BULGARIAN = dict(RUSSIAN, **{"ъ": "a", "щ": "cht", "ь": "i"})
BULGARIAN_ENGLISH = dict(RUSSIAN_ENGLISH, **{"ъ": "a", "щ": "sht", "ь": "y"})
MACEDONIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ѓ": "gj", "д": "d", "е": "e", "ж": "ž", "з": "z", "ѕ": "dz",
    "и": "i", "ј": "j", "к": "k", "ќ": "kj", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž",
    "ш": "š", "й": "j"}
GEORGIAN = dict(zip("აბგდევზთიკლმნოპრსტუფქყჯჰ", "a b g d e v z t i k l m n o p r s t ou p k q j h".split()),
                **{"ჟ": "j", "ღ": "gh", "შ": "ch", "ჩ": "tch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "tch", "ხ": "kh"})
GEORGIAN_ENGLISH = dict(GEORGIAN, **{"უ": "u", "ჟ": "zh", "შ": "sh", "ჩ": "ch", "ჭ": "ch"})
ARMENIAN = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "e", "թ": "t", "ժ": "j",
    "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz", "ղ": "gh", "ճ": "tch", "մ": "m",
    "յ": "y", "ն": "n", "շ": "ch", "ո": "o", "չ": "tch", "պ": "p", "ջ": "dj", "ռ": "r", "ս": "s", "վ": "v",
    "տ": "t", "ր": "r", "ց": "ts", "ւ": "v", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev"}
ARMENIAN_ENGLISH = dict(ARMENIAN, **{"ժ": "zh", "ճ": "ch", "շ": "sh", "չ": "ch", "ջ": "j"})
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o"}

# Romanisation of Korean syllables as newspapers write names: first sounds, vowels, last sounds.
KOREAN_FIRST = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
KOREAN_VOWEL = "a ae ya yae u e yu ye o wa wae oe yo oo wo we wi yu eu ui i".split()
KOREAN_VOWEL_OFFICIAL = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
KOREAN_LAST = "- k k k n n n t l l l l l l l l m p p t t ng t t k t p t".split()


def capitalised(word):
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def spelled(name, table, hushed=""):
    return "".join(table.get(c, "" if unicodedata.combining(c) else c) for c in name if c not in hushed)


def cyrillic_french(name, table):
    low, out = name.lower(), []
    for i, char in enumerate(low):
        before, after = low[i - 1] if i else "", low[i + 1] if i + 1 < len(low) else ""
        piece = table.get(char, char)
        if char == "с" and before in VOWELS and after in VOWELS and before and after:
            piece = "ss"
        elif char in "гґ" and piece == "g" and after in set("еиіїыюяэёє") and after:
            piece = "gu"
        elif char == "е" and before in VOWELS and before:
            piece = "ïe" if before not in "иіыї" else "e"
        elif char == "є":
            piece = "ïe" if before in VOWELS and before not in "иі" and before else "ie"
        elif char == "ё" and before in set("чшщж") and before:
            piece = "e"
        elif char in "иі" and before in VOWELS and before and before not in "иіыї":
            piece = "ï"
        elif char == "и" and before in "чшж" and table is RUSSIAN:
            piece = "i"
        elif char in "яю" and before in VOWELS | {"й"} and before:
            piece = {"я": "a", "ю": "ou"}[char] if before in "иіы" else "ï" + {"я": "a", "ю": "ou"}[char]
        elif char == "ь":
            piece = "i" if after in set("еёо") else ""
            if after == "е":
                piece = "i"
        elif char == "й" and (before in "иы" or after in set("яю") and after):
            piece = ""
        out.append(piece)
    text = re.sub("(?<=[bcdfghjklmnprstvz])ï(?=a)", "i", "".join(out))
    text = re.sub("iio", "io", text)
    if low.endswith(("ин", "ын")):
        text += "e"
    return text


def russian(name):
    french = cyrillic_french(name, RUSSIAN)
    low = name.lower()
    english = spelled(re.sub("ий$|ый$", "и", low), dict(RUSSIAN_ENGLISH, **{"и": "i"}))
    if low.endswith("ий"):
        english = english[:-1] + "y"
    return [capitalised(french), capitalised(english)]


def ukrainian(name):
    low = name.lower()
    low_short = re.sub("ський$", "скі", low)                 # Zelensky, in French and in English
    low_short = re.sub("цький$", "цкі", low_short)
    french = cyrillic_french(low_short, UKRAINIAN)
    english = spelled(low_short, UKRAINIAN_ENGLISH)
    if low_short != low:
        french, english = french[:-1] + "y", english[:-1] + "y"
    elif low.endswith("ий"):
        english = english[:-1]
    return [capitalised(french), capitalised(english)]


def bulgarian(name):
    french = cyrillic_french(name.lower(), BULGARIAN)
    french = re.sub("ine$", "in", french)
    return [capitalised(french), capitalised(spelled(name.lower(), BULGARIAN_ENGLISH))]


def macedonian(name):
    return [capitalised(spelled(name.lower(), MACEDONIAN))]


def georgian(name):
    french = spelled(name, GEORGIAN)
    english = spelled(name, GEORGIAN_ENGLISH)
    return [capitalised(re.sub("dze$", "dzé", french)), capitalised(english)]


def armenian(name):
    low = name.lower().replace("ու", "\x00")
    low = re.sub("յան$", "\x01", low)
    low = re.sub("^ո(?!վ)", "\x02", low)

    def finish(table, ou, ian):
        text = spelled(low, table).replace("\x00", ou).replace("\x01", ian).replace("\x02", "vo")
        return capitalised(re.sub("(?<=[aeiou])s(?=[aeiou])", "ss", text) if ou == "ou" else text)

    return [finish(ARMENIAN, "ou", "ian"), finish(ARMENIAN_ENGLISH, "u", "yan")]


def greek(name):
    low = "".join(c for c in unicodedata.normalize("NFD", name.lower().replace("ϊ", "\x00").replace("ΐ", "\x00"))
                  if not unicodedata.combining(c))
    low = low.replace("ου", "ou").replace("αι", "ai").replace("ει", "ei").replace("οι", "oi")
    low = re.sub("(?<=[αεη])υ(?=[βγδζλμνραεηιουω])", "v", low)
    low = re.sub("(?<=[αεη])υ", "f", low)
    low = re.sub("^μπ", "b", low)
    low = re.sub("^ντ", "d", low)
    low = re.sub("^γκ", "g", low)
    low = re.sub("γ(?=[γχξ])", "n", low)
    low = low.replace("γκ", "gk").replace("\x00", "i")
    return [capitalised(spelled(low, GREEK))]


def korean(name):
    """Two syllables of a given name, joined by a hyphen: Seung-hyun, Seunghyeon."""
    if not all("\uac00" <= c <= "\ud7a3" for c in name):
        return []
    press, official = [], []
    for char in name:
        code = ord(char) - 0xAC00
        first, vowel, last = code // 588, code % 588 // 28, code % 28
        onset = KOREAN_FIRST[first].strip("-")
        coda = KOREAN_LAST[last].strip("-")
        middle = KOREAN_VOWEL[vowel]
        if vowel == 13:                                        # woo, soo; but Sung, Jun
            middle = "u" if coda else ("woo" if not onset else "oo")
        elif vowel == 4:
            middle = "u" if coda in ("ng", "n", "k") else "eo"
        elif vowel == 6:
            middle = "you" if coda == "ng" and not onset else "yu" if coda else "yeo"
        press.append(onset + middle + coda)
        official.append(onset + KOREAN_VOWEL_OFFICIAL[vowel] + coda)
    if len(name) == 1:
        return list(dict.fromkeys(capitalised(s) for s in press + official))
    forms = ["-".join(press), "-".join(official), "".join(official)]
    return list(dict.fromkeys(f[:1].upper() + f[1:] for f in forms))


READERS = {"ru": russian, "uk": ukrainian, "bg": bulgarian, "mk": macedonian, "ka": georgian,
           "hy": armenian, "el": greek, "ko": korean}
