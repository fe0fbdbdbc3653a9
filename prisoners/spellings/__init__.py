"""The traditions that names are written in, as tables of rules: the data of prisoners.names. Pure."""

from . import base, cyrillic, eastern, germanic, romance, slavic, turkic, uralic
from .tables import Tradition, rows

CYRILLIC_TRADITIONS = (
    Tradition("Russian", cyrillic.RUSSIAN),
    Tradition("Kazakh", cyrillic.RUSSIAN, cyrillic.KAZAKH, never="^[^әғқңөұүһі]*$"),
)

# Rules, letters with marks that it uses, points when nothing in a name speaks for it, what speaks for it and against it.
LATIN_TRADITIONS = tuple(
    Tradition(name, base.LETTERS, base.MARKED, rules, marks=marks, cost=cost, typical=typical, never=never)
    for name, rules, marks, cost, typical, never in (
        ("Russian", slavic.RUSSIAN, "éèïëá", 0, "", "tsch|dsch|szcz|[sc]z[aeiouc]"),
        ("German", germanic.GERMAN, "äöüé", 1, "sch|[äöü]|w|ei|tz|mann|berg|h[rlmn]|ck", "szcz|x[aeiou]|sh"),
        ("Polish", slavic.POLISH, "ąćęłńóśźżé", 2, "[łżśźąęćńó]|sz|cz|rz|w|[cs]k[ia]$", "[vxq]|sch|sh|zh|th"),
        ("French", romance.FRENCH, "éèêëïîôûùçâàœ", 2, "[éèêëïôûç]|ou|tch|au|ai|eu|ch|que|oi|ll|x$|rt$", "w|sz|sch"),
        ("scientific", slavic.SCIENTIFIC, "čšžćđâûèŝěřůňťďëýáíéúóẑľĺŕôäǆ", 2, "[čšžćđâûèŝěřůňťďëýáí]|j", "[wq]|sch|sh"),
        ("Baltic", slavic.BALTIC, "āēīūėįųģķļņąęčšžŗō", 2, "[āēīūėįųģķļņ]|[aiu]s$", "[wqx]|sch|sh"),
        ("Turkic", turkic.TURKIC, "əıñäöüşçğūǵńýúáóâîŋ", 2, "[əıñäöüşçğūǵń]|q[^u]|q$|ov[a]?$|x|ev[a]?$", "sch|sz|ck"),
        ("English", germanic.ENGLISH, "", 1, "wh|th|gh|oo|ee|ck|ow|ay|ley$|son$|ham$|sh|ea|y$",
         "tsch|szcz|cz|zh|kh|ow[aio]$|ew[aio]$|[aeo]j|dsch"),
        ("Nordic", germanic.NORDIC, "åøæäöéü", 2, "[åøæäö]|sj|kj|aa|sen$|ss?on$", "sz|sh"),
        ("Dutch", germanic.DUTCH, "ëéè", 3, "ij|oe|uu|aa|ui|sch|^van|^de|eu|oo", "sz|sh"),
        ("Finnic", uralic.FINNIC, "äöõüšž", 3, "[äöõü]|nen$|aa|uu|kk|la$", "sz|sh|[wqxc]"),
        ("Hungarian", uralic.HUNGARIAN, "áéíóöőúüű", 3, "[áéóőű]|gy|sz|cs$|zs|ny$", "[wqx]|sch|sh"),
        ("Italian", romance.ITALIAN, "àèéìòù", 1, "gli|cch|zz[aio]|ell[aio]$|ett[aio]$|gi[aou]|ucc", "[kwy]|sh"),
        ("Romanian", romance.ROMANIAN, "ăâîșțşţ", 3, "[ăâîșțşţ]|escu$|eanu$|u$", "[wyq]|sch|sh"),
        ("Spanish", romance.SPANISH, "áéíóúñü", 1, "[áíóúñ]|[ae]z$|ll[aeo]|os$", "[kw]|sh|sz"),
        ("Portuguese", romance.PORTUGUESE, "ãõáéíóúçêâôàü", 2, "[ãõçêâô]|lh|nh|eir[ao]|ões", "[kw]|sh|sz"),
        ("classical", romance.CLASSICAL, "", 2, "ius$|eus$", "^(?!.*(?:us|[aio]os|ias|o)$)"),
        ("Japanese", eastern.JAPANESE, "ōū", 0, "", f"^(?!{eastern.JAPANESE_WORD}$)"),
        ("Chinese", eastern.PINYIN, "ü", 1, "^zh|^x|^q[iu]|ng$|^[cs]?h?[eiu]n$", f"^(?!{eastern.PINYIN_WORD}$)"),
    )
)  # fmt: skip
# From Cyrillic to Latin letters, to show how a name was read.
TO_LATIN = Tradition("English", cyrillic.ENGLISH)
INITIALS = {
    letters: frozenset(*sounds) for letters, sounds in rows(base.INITIALS)
}
