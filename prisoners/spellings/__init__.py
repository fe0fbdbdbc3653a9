"""The traditions that names are written in, as tables of rules: the data of prisoners.names. Pure."""

import re

from . import base, cyrillic, eastern, germanic, romance, scripts, slavic, turkic, uralic
from .tables import Tradition, rows

# Rules, letters with marks that it uses, points when nothing in a name speaks for it, what speaks for it and against it.
# Points and patterns were weighed by measuring (tests/bench/recall.py).
LATIN = tuple(
    Tradition(base.LETTERS, base.MARKED, rules, marks=marks, cost=cost, typical=typical, never=never)
    for rules, marks, cost, typical, never in (
        (slavic.RUSSIAN, "éèïëá", 0, "", "tsch|dsch|szcz|[sc]z[aeiouc]"),
        (germanic.GERMAN, "äöüé", 1, "sch|[äöü]|w|ei|tz|mann|berg|h[rlmn]|ck", "szcz|x[aeiou]|sh"),
        (slavic.POLISH, "ąćęłńóśźżé", 2, "[łżśźąęćńó]|sz|cz|rz|w|[cs]k[ia]$", "[vxq]|sch|sh|zh|th"),
        (romance.FRENCH, "éèêëïîôûùçâàœ", 2, "[éèêëïôûç]|ou|tch|au|ai|eu|ch|que|oi|ll|x$|rt$", "w|sz|sch"),
        (slavic.SCIENTIFIC, "čšžćđâûèŝěřůňťďëýáíéúóẑľĺŕôäǆ", 1, "[čšžćđâûèŝěřůňťďëýáí]|j", "[wq]|sch|sh"),
        (slavic.BALTIC, "āēīūėįųģķļņąęčšžŗō", 2, "[āēīūėįųģķļņ]|[aiu]s$", "[wqx]|sch|sh"),
        (turkic.TURKIC, "əıñäöüşçğūǵńýúáóâîŋ", 2, "[əıñäöüşçğūǵń]|q[^u]|q$|ova?$|x|eva?$", "sch|sz|ck"),
        (germanic.ENGLISH, "", 1, "wh|th|gh|oo|ee|ck|ow|ay|ley$|son$|ham$|sh|ea|y$",
         "tsch|szcz|cz|zh|kh|ow[aio]$|ew[aio]$|[aeo]j|dsch"),
        (germanic.NORDIC, "åøæäöéü", 2, "[åøæäö]|sj|kj|aa|sen$|ss?on$", "sz|sh"),
        (germanic.DUTCH, "ëéè", 3, "ij|oe|uu|aa|ui|sch|^van|^de|eu|oo", "sz|sh"),
        (uralic.FINNIC, "äöõüšž", 3, "[äöõü]|nen$|aa|uu|kk|la$", "sz|sh|[wqxc]"),
        (uralic.HUNGARIAN, "áéíóöőúüű", 3, "[áéóőű]|gy|sz|cs$|zs|ny$", "[wqx]|sch|sh"),
        (romance.ITALIAN, "àèéìòù", 1, "gli|cch|zz[aio]|ell[aio]$|ett[aio]$|gi[aou]|ucc", "[kwy]|sh"),
        (romance.ROMANIAN, "ăâîșțşţ", 3, "[ăâîșțşţ]|escu$|eanu$|u$", "[wyq]|sch|sh"),
        (romance.SPANISH, "áéíóúñü", 1, "[áíóúñ]|[ae]z$|ll[aeo]|os$", "[kw]|sh|sz"),
        (romance.PORTUGUESE, "ãõáéíóúçêâôàü", 2, "[ãõçêâô]|lh|nh|eir[ao]|ões", "[kw]|sh|sz"),
        (romance.CLASSICAL, "", 2, "ius$|eus$", "^(?!.*(?:us|[aio]os|ias|o)$)"),
        (eastern.JAPANESE, "ōū", 0, "", f"^(?!{eastern.JAPANESE_WORD}$)"),
        (eastern.PINYIN, "ü", 1, "^zh|^x|^q[iu]|ng$|^[cs]?h?[eiu]n$", f"^(?!{eastern.PINYIN_WORD}$)"),
    )
)  # fmt: skip
CYRILLIC = (
    Tradition(cyrillic.RUSSIAN),
    Tradition(cyrillic.RUSSIAN, cyrillic.KAZAKH, never="^[^әғқңөұүһі]*$|[їєґ]"),
)
# A script is known by one of its letters; what is in none of these is read as Latin.
SCRIPTS = (
    (re.compile("[\u0400-\u052f]"), CYRILLIC),
    (re.compile("[a-z]"), LATIN),
    (re.compile("[\u10a0-\u10ff]"), (Tradition(scripts.GEORGIAN),)),
    (re.compile("[\u0531-\u0587]"), (Tradition(scripts.ARMENIAN),)),
    (re.compile("[\u0370-\u03ff]"), (Tradition(scripts.GREEK),)),
    (re.compile("[\u05d0-\u05f4]"), (Tradition(scripts.HEBREW),)),
    (re.compile("[\u1100-\u11ff]"), (Tradition(scripts.KOREAN),)),
)
# From Cyrillic to Latin letters, to show how a name was read.
TO_LATIN = Tradition(cyrillic.ENGLISH)
INITIALS = {letters: frozenset(*sounds) for letters, sounds in rows(base.INITIALS)}


def traditions(word):
    """Those that a name in small letters may be written in."""
    return next((found for script, found in SCRIPTS if script.search(word)), LATIN)
