"""Finnish, Estonian and Hungarian names."""

# Finnish and Estonian.
FINNIC = """
j й   ja я   jä я|е   je е   jo ё|йо   ju ю   h х|г   c к   w в   sch ш   š ш   z ц|з
y ю   ä я|е   ö ё|е   õ ы|о   ü ю   ää яя|я   öö ёё|ё   aa аа|а   uu уу|у   yy юю   äi яй   ai ай
ei ей   oi ой   ui уй   ie ие
V(i)C й|и   V(i)$ й   C(ja) ья   ^(e) э   V(y) ю
"""

HUNGARIAN = """
cs ч   sz с   zs ж   s ш   ss шш   ssz сс   gy дь   ny нь   ty ть   ly й|ль   cz ц   c ц   cc цц
ch х|ч   th т   j й   já я   ja я   je е   jo ё|йо   ju ю   jó ё|йо   h х   v в   w в   x кс
á а   é е   í и   ó о   ö ё|е   ő ё|е   ü ю   ű ю   y и   eö ё
gy$ дь|ди   (y)$ и   ^(e) э   ^(é) э
"""
