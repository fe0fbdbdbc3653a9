"""What every Latin tradition shares: letters with one sound, and letters with marks in their usual reading."""

LETTERS = """
a а   b б   c к|ц   d д   e е   f ф   g г   h х|г   i и   j й   k к   l л   m м   n н   o о   p п
q к   r р   s с   t т   u у   v в   w в   x кс   y и   z з   ck к   ph ф   qu кв   th т   V(y) й
(y)V й   ya я   ye е   yo ё|йо   yu ю   ia ия   io ио|ё   iu иу|ю
"""

# Letters with marks: Unicode takes most of them apart; these sound otherwise than the bare letter.
MARKED = """
å о   æ е   œ е   ä е|я   ö ё|е   ø ё|е   ő ё|е   ü ю|у|и   ű ю   ý и   ß с   ç с|ч   ć ч   č ч
ď дь   đ дж|д   ð д   þ т   ě е   è е   é е   ê е   ë ё|е   ė е   ē е   ę ен   ą он   ģ г|дь   ğ г
ï и   ı ы   ł л   ľ ль   ļ ль   ń нь   ň нь   ņ нь   ñ нь   ř рж   ś ш|с   š ш   ş ш   ș ш   ŝ щ
ť ть   ţ ц   ț ц   û ю|у   ů у   ź з   ż ж   ž ж   ə а|е
"""

# What an initial may stand for, as first letters of keys, where that is more than the letter's own sound.
INITIALS = """
a a   c cksqhj   ch qhwk   d dj   e e   g gjh   h hgaeiou   i iaeou   j iaeoujh   ja a   je e   ju u
kh hk   q kqg   s szw   sch wj   t tcq   th t   v vf   w vu   x khg   y iaeou   ya a   ye e   yu u
z zcsj   zh j   д dj   х hg   й ieo
"""
