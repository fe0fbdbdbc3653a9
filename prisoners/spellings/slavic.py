"""Slavic and Baltic names in Latin letters."""

# Russian in English and international use: BGN/PCGN, Library of Congress, passports (GOST 7.79 B, ICAO).
RUSSIAN = """
shch щ   sch щ|ш|сх   shh щ   tch ч   tsch ч   ch ч|х|к   sh ш|сх   zh ж   kh х|к   gh г   ts ц|тс
tz ц   cz ц|ч   dzh дж   dj дж   j й|дж|ж   ja я|джа|жа   ju ю|джу|жу   je е|дже|же   jo ё|джо|жо
c к|ц   h х|г|-   x кс   w в   y ы|и   sk(y)$ ий   sk(i)$ ий   tsk(y)$ ий   ck(y)$ ий   (y)$ и|ий|ый
iy$ ий   yy$ ый   ii ии   iia ия   iya ия   ya я   yu ю   yo ё|йо   ye е   ^(e) е   iu ю|иу
ia ия|я   io ио|ё   ie ие|ье|е   ou у|оу   oo у   ee и   V(i)C й|и   V(i)$ й|и   ff$ в|ф
witz$ вич|виц   owitz$ ович|овиц   vic$ вич   x$ кс   ^(x)e кс
"""

# Polish spelling, and the Polish transcription of Russian (PWN).
POLISH = """
szcz щ|щч   cz ч   sz ш   rz ж|рж   [kpth](rz) ш|рж   ch х   dzk дск|дзк   dz дз|з   dż дж   dź дз
dzi дз|дзи   ż ж   ź з   z з|ж   ś с|ш   s с|ш   ć ц|ч   c ц|ч   ck цк   cc цц   w в   l л   ł л
ó у|о   jó ю|йо   ą он   (ą)[bp] ом   ę ен|ан   (ę)[bp] ем   ię ен|ян   (ię)[bp] ем   ń н   n н
h г|х   j й   ja я   je е   jo ё|йо   ju ю   C(ia) я|ия   ia$ ия   ja$ я   ie е|ие   io ё|ио
iu ю|иу   ió ю|е   y ы|и   V(y) й   sk(i)$ ий   ck(i)$ ий   sk(a)$ ая   ck(a)$ ая   dzk(a)$ ая
dzk(i)$ ий   icz ич   wicz вич   cj ци   x кс   v в   (ś)n ш|с
"""

# Scientific transliteration and ISO 9 of Russian; Czech, Slovak, Croatian, Slovene, Serbian in Latin letters.
SCIENTIFIC = """
š ш   č ч   ž ж   šč щ   ŝ щ   ch х   c ц|ч   s с|ш   z з|ж   ć ч|ц   dž дж|ж   đ дж|д   dj дж|дь
j й   lj ль|лй   nj нь   â я   û ю   ja я   ju ю   jo ё|йо   je е   è э   ë ё   ě е   ř рж|р   r р
ů у   ý ы|и   y ы|и   ová$ ова|а   ova$ ова   ská$ ская   á а   h х|г   x х|кс   w в   kh х   shh щ
ts ц   ie ие   ia ия   ou оу   ô о|уо   ä е   ck цк|чк|к   ci ци   vic$ вич   ic$ ич|иц   sk(y)$ ий
sk(i)$ ий   sk(ý)$ ий
"""

# Lithuanian and Latvian, Russian practice: i before a vowel marks a soft consonant in Lithuanian.
BALTIC = """
š ш   č ч   ž ж   c ц   ch х   j й   ja я   je е   jo ё|йо   ju ю   jū ю   ė е   ę е   ą а   į и
ų у   ū у   ie ие|е   C(ia) я|ия   C(io) ё|ио   C(iu) ю|иу   iau яу   au ау   ai ай   ei ей   ģ г|дь
ķ к   ļ ль   ņ нь   ņa ня   iņš$ инь|иньш   iņa$ инь|иня   ins$ инь|инс   dž дж   h х|г   y и   o о
s с|ш   z з|ж
"""
