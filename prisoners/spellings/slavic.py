"""Slavic and Baltic names in Latin letters."""

# Russian in English and international use: BGN/PCGN, Library of Congress, passports (GOST 7.79 B, ICAO).
RUSSIAN = """
shch щ   sch щ|ш|сх   shh щ   tch ч   tsch ч   ch ч|х|к   sh ш|сх   zh ж   kh х|к   gh г   ts ц|тс
tz ц   cz ц|ч   dzh дж   dj дж   j й|дж|ж   ja я|джа|жа   ju ю|джу|жу   je е|дже|же   jo ё|джо|жо
c к|ц   h х|г|-   x кс   w в
y ы|и   ii ии   iia ия   iya ия   ya я   yu ю   yo ё|йо   ye е   iu ю|иу   ia ия|я   io ио|ё
ie ие|ье|е   ou у|оу   oo у   ee и   iou иу
sk(y)$ ий   sk(i)$ ий   tsk(y)$ ий   ck(y)$ ий   (y)$ и|ий|ый   iy$ ий   yy$ ый   ^(e) е   V(i)C й|и
V(i)$ й|и   ff$ в|ф   witz$ вич|виц   owitz$ ович|овиц   vic$ вич   x$ кс   ^(x)e кс
ivna$ овна|ивна|евна   ^(ie) е|ие   (ng)$ нг|н   k(i)$ и|ий
"""

# Polish spelling, and the Polish transcription of Russian (PWN).
POLISH = """
szcz щ|щч   cz ч   sz ш   rz ж|рж   ch х   dzk дск|дзк   dz дз|з   dż дж   dź дз   dzi дз|дзи   ż ж
ź з   z з|ж   ś с|ш   s с|ш   ć ц|ч   c ц|ч   ck цк   cc цц   w в   l л   ł л   jó ю|йо   ń н   n н
h г|х   j й   ja я   je е   jo ё|йо   ju ю   wicz вич   cj ци   x кс   v в   sztajn штейн|штайн
sztejn штейн|штайн   ję ен|ян   ją ён|ян
ó у|о   ą он   ę ен|ан   ię ен|ян   ie е|ие   io ё|ио   iu ю|иу   ió ю|е   y ы|и   icz ич
[kpth](rz) ш|рж   (ą)[bp] ом   (ę)[bp] ем   (ię)[bp] ем   C(ia) я|ия   ia$ ия   ja$ я   V(y) й
sk(i)$ ий   ck(i)$ ий   sk(a)$ ая   ck(a)$ ая   dzk(a)$ ая   dzk(i)$ ий   (ś)n ш|с   (aj)C ай|ей
(ję)[bp] ем   (ją)[bp] ём
"""

# Scientific transliteration and ISO 9 of Russian; Czech, Slovak, Croatian, Slovene, Serbian in Latin letters.
SCIENTIFIC = """
š ш   č ч   ž ж   šč щ   ŝ щ   ch х   c ц|ч   s с|ш   z з|ж   ć ч|ц   dž дж|ж   đ дж|д   dj дж|дь   j й
lj ль|лй   nj нь   ja я   ju ю   jo ё|йо   je е   ř рж|р   r р   h х|г   x х|кс   w в   kh х   shh щ
ts ц   ck цк|чк|к   ci ци
â я   û ю   è э   ë ё   ě е   ů у   ý ы|и   y ы|и   á а   ie ие   ia ия   ou оу   ô о|уо   ä е
ová$ ова|а   ova$ ова   ská$ ская   vic$ вич   ic$ ич|иц   sk(y)$ ий   sk(i)$ ий   sk(ý)$ ий
"""

# Lithuanian and Latvian, Russian practice: i before a vowel marks a soft consonant in Lithuanian.
BALTIC = """
š ш   č ч   ž ж   c ц   ch х   j й   ja я   je е   jo ё|йо   ju ю   jū ю   ģ г|дь   ķ к   ļ ль   ņ нь
ņa ня   dž дж   h х|г   s с|ш   z з|ж
ė е   ę е   ą а   į и   ų у   ū у   ie ие|е   iau яу   au ау   ai ай   ei ей   y и   o о
C(ia) я|ия   C(io) ё|ио   C(iu) ю|иу   iņš$ инь|иньш   iņa$ инь|иня   ins$ инь|инс
"""
