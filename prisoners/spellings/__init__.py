"""The traditions that names are written in, as tables of rules: the data of prisoners.names. Pure."""

from . import base, cyrillic, eastern, germanic, romance, slavic, turkic, uralic
from .tables import Tradition

LATIN = (base.LETTERS, base.MARKED)

CYRILLIC_TRADITIONS = (
    Tradition("Russian", cyrillic.RUSSIAN),
    Tradition("Kazakh", cyrillic.RUSSIAN, cyrillic.KAZAKH, never="^[^әғқңөұүһі]*$"),
)

LATIN_TRADITIONS = (
    Tradition("Russian", *LATIN, slavic.RUSSIAN, never="[äöüßłąęøåñşçığ]|tsch|dsch|szcz"),
    Tradition(
        "German",
        *LATIN,
        germanic.GERMAN,
        cost=1,
        typical="sch|[äöüß]|w|ei|tz|mann|berg|h[rlmn]|ck",
        never="[łżśąęćńşığčšžïéèáíóú]",
    ),
    Tradition(
        "Polish",
        *LATIN,
        slavic.POLISH,
        cost=2,
        typical="[łżśźąęćńó]|sz|cz|rz|w|ck[ia]$|sk[ia]$",
        never="[äöüßčšžşığïéèvxq]",
    ),
    Tradition(
        "French",
        *LATIN,
        romance.FRENCH,
        cost=2,
        typical="[éèêëïôûç]|ou|tch|au|ai|eu|ch|que|oi|ll|x$|rt$",
        never="[äößłżśąęćńşığčšžkw]",
    ),
    Tradition(
        "scientific",
        *LATIN,
        slavic.SCIENTIFIC,
        cost=2,
        typical="[čšžćđâûèŝěřůňťďëýáí]|j",
        never="[öüßłżśąęşığwq]",
    ),
    Tradition(
        "Baltic",
        *LATIN,
        slavic.BALTIC,
        cost=2,
        typical="[āēīūėįųģķļņ]|[aiu]s$",
        never="[öüßłżśşığwqxâûèŝěřůňťď]",
    ),
    Tradition(
        "Turkic",
        *LATIN,
        turkic.TURKIC,
        cost=2,
        typical="[əıñäöüşçğūǵńýúáó]|q[^u]|q$|ov[a]?$|x|ev[a]?$",
        never="[łżśąęčšžßřůěéèïûëê]",
    ),
    Tradition(
        "English",
        *LATIN,
        germanic.ENGLISH,
        cost=1,
        typical="wh|th|gh|oo|ee|ck|ow|ay|ley$|son$|ham$|sh|ea|y$",
        never="[^a-z]|tsch|szcz|cz|zh|kh|ow[aio]$|ew[aio]$|[aeo]j|dsch",
    ),
    Tradition(
        "Nordic",
        *LATIN,
        germanic.NORDIC,
        cost=2,
        typical="[åøæäö]|sj|kj|aa|sen$|ss?on$",
        never="[üßłżśąęćńşığčšžéèáíóúñç]",
    ),
    Tradition(
        "Dutch", *LATIN, germanic.DUTCH, cost=3, typical="ij|oe|uu|aa|ui|sch|^van|^de|eu|oo", never="[^a-zë]"
    ),
    Tradition(
        "Finnic",
        *LATIN,
        uralic.FINNIC,
        cost=3,
        typical="[äöõü]|nen$|aa|uu|kk|la$",
        never="[ßłżśąęćńşığéèáíóúñç]",
    ),
    Tradition(
        "Hungarian",
        *LATIN,
        uralic.HUNGARIAN,
        cost=3,
        typical="[áéóőű]|gy|sz|cs$|zs|ny$",
        never="[äßłżśąęćńşığčšžèïñçqw]",
    ),
    Tradition("Italian", *LATIN, romance.ITALIAN, cost=2, typical="[aeio]$", never="[äöüßłżśąęćńşığčšžkwy]"),
    Tradition(
        "Romanian",
        *LATIN,
        romance.ROMANIAN,
        cost=3,
        typical="[ăâîșțşţ]|escu$|eanu$|u$",
        never="[äöüßłżśąęćńığčšžwyéèñ]",
    ),
    Tradition(
        "Spanish",
        *LATIN,
        romance.SPANISH,
        cost=2,
        typical="[áéíóúñ]|ez$|ll|os$|[ao]$",
        never="[äößłżśąęćńşığčšžkwèêïç]",
    ),
    Tradition(
        "Portuguese",
        *LATIN,
        romance.PORTUGUESE,
        cost=2,
        typical="[ãõáéíóúçê]|lh|nh|eir|es$|[ao]$",
        never="[äöüßłżśąęćńşığčšžèïñ]",
    ),
    Tradition("Japanese", *LATIN, eastern.JAPANESE, cost=0, never=f"^(?!{eastern.JAPANESE_WORD}$)"),
    Tradition("Chinese", *LATIN, eastern.PINYIN, cost=1, never=f"^(?!{eastern.PINYIN_WORD}$)"),
)
# From Cyrillic to Latin letters, to show how a name was read.
TO_LATIN = Tradition("English", cyrillic.ENGLISH)
INITIALS = {
    letters: frozenset(sounds) for letters, sounds in map(str.split, base.INITIALS.strip().splitlines())
}
