"""What every Latin tradition shares: letters with one sound, and letters with marks in their usual reading."""

LETTERS = """
b б   c к|ц   d д   f ф   g г   h х|г   j й   k к   l л   m м   n н   p п   q к   r р   s с   t т   v в
w в   x кс   z з   ck к   ph ф   qu кв   th т
a а   e е   i и   o о   u у   y и   ya я   ye е   yo ё|йо   yu ю   ia ия   io ио|ё   iu иу|ю
V(y) й   (y)V й
"""

# Letters with marks: Unicode takes most of them apart; these sound otherwise than the bare letter.
MARKED = """
ß с   ç с|ч   ć ч   č ч   ď дь   đ дж|д   ð д   þ т   ģ г|дь   ğ г   ł л   ľ ль   ļ ль   ń нь   ň нь
ņ нь   ñ нь   ř рж   ś ш|с   š ш   ş ш   ș ш   ŝ щ   ť ть   ţ ц   ț ц   ź з   ż ж   ž ж
å о   æ е   œ е   ä е|я   ö ё|е   ø ё|е   ő ё|е   ü ю|у|и   ű ю   ý и   ě е   è е   é е   ê е   ë ё|е
ė е   ē е   ę ен   ą он   ï и   ı ы   û ю|у   ů у   ə а|е
"""

# What an initial may stand for, as first letters of keys, where that is more than the letter's own sound.
INITIALS = """
a a   c cksqhj   ch qhwk   d dj   e e   g gjh   h hgaeiou   i iaeou   j iaeoujh   ja i   je e   ju i
kh hk   q kqg   s szw   sch wj   t tcq   th t   v vf   w vu   x khg   y iaeou   ya i   ye e   yu i
z zcsj   zh j   д dj   х hg   й ieo
"""
