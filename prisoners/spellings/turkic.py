"""Kazakh, Tatar, Azerbaijani, Turkish, and other names of the Soviet south in Latin letters."""

# Kazakh in the Latin alphabets of 2018 (á ý sh) and 2021 (ä ū ş), in BGN; Turkish, Azerbaijani, Tatar, Uzbek.
TURKIC = """
q к|г   qu ку|гу   ğ г   ǵ г   g г|к   c дж|ч   ç ч   ş ш   j ж|дж   ń н   ñ н|нг   ŋ н   ng нг|н   x х
h х|г|-   w у|в   sh ш   ch ч|ш   zh ж   kh х|к   gh г   ts ц   s с   z з   v в   dj дж   dzh дж
ı ы|и   i и   y ы|и   ý у   ä а|е   á а|е   ə а|е   e е|а   ö у|о|ё   ó у|о   ü у|ю   ú у|ю   ū у   u у
ya я   yu ю   yo ё|йо   ye е   iya ия   iye ие   yi и   ia ия|я   iia ия   io ио|ё   ae аэ|ае   ao ао
a а   o о
V(y) й   (y)V й   V(i) й   V(ı) й
"""
