"""German, English, Nordic, Dutch names."""

# German spelling; Duden's transcription of Russian. Russian sources hesitate: Гейне and Хайне, Нейман and Нойман.
GERMAN = """
schtsch щ   stsch щ|сч   tsch ч   dsch дж|ж   zsch ч   sch ш|ж   chs кс|хс   ch х   ck к   tz ц   ts ц
z ц|з   ß с   ss с   sh ш|ж   s с|з   w в   v ф|в   j й   ja я   je е   ju ю   jo ё|йо   h г|х   th т
dt т|дт   rh р   c к|ц
eu ей|ой   äu ой|ей   ei ей|ай   ey ей|ай   ai ай|ей   ay ай|ей   ie и|ие   ä е   ö ё|е   oe ё|е|о
ü ю|и   ue ю|и|уэ   ae е|аэ   y и|ю
(s)V з|с   ^(sp) шп|сп   ^(st) шт|ст   (st)ein шт|ст   (st)ädt шт   (st)adt шт|ст   (st)am шт|ст
V(v)V в|ф   (v)ic в   ow$ ов|о   ^(jo) йо   (ie)$ ие|и   (ie)w ье   V(h)C -   V(h)$ -   (h)$ -
(c)[ei] ц   V(y) й   owitz$ ович|овиц   (e)$ е|а   V(ck)V кк|к   k(i)$ и|ий
"""

# English names as Russian writes them by ear (Гиляревский и Старостин).
ENGLISH = """
wh у|в   w у|в   gh г   ght т   th т|з|с   ch ч|к   tch ч   sh ш   ph ф   ck к   c к   j дж   dge дж
h х|г   tion шн   x кс   z з   s с   ll лл   q к   qu кв   ci си
aw оу|о   ew ью   ow оу|ау   ows оуз   igh ай   eigh ей   augh о   ough о|аф   ee и   ea и|е   ear ир|ер
oo у   ou ау|у   au о   ay ей|э   ai ей   aigh ей   all олл|алл   alk олк|ок   a а|э   e е   u а|у
ir ер|ир   er ер   or ор   ar ар   oa оу   oe оу   oy ой   oi ой   ia ия|а   io ио   old олд|оулд
^(wh)o х   ^(wr) р   ^(kn) н   (w)$ у|в   V(gh) -   (c)[eiy] с   (g)[eiy] дж|г   ^(g)[ei] г|дж   ge$ дж
ey$ и   ie$ и   y$ и   (y)C и|ай   (i)Ce ай|и   (a)Ce ей|а   (a)CCe ей|а   (o)Ce оу|о   (u)Ce ью|у
(e)Ce и|е   C(e)$ -   C(es)$ с|з|ес   C(ed)$ д|ед   (oh)n о   ^(you)n я|ю   ice$ ис|айс   ace$ ейс
al$ ал|эл   (a)ck е|э   ^(a)C а|э   (u)r е   ^(hugh) хью   ham$ хэм|ем   son$ сон   V(s)V з|с   le$ л|ль
^(mc) мак   ^(u)C а|ю   (al)[td] ол|ал   (ow)s оу|ау   (ie)ld и
C(e)(?:land|wood|ton|man|ley|field|ford|well|worth|by|ham)$ -   V(ck)V кк|к
"""

# Swedish, Norwegian, Danish; Russian practice softens: Шёберг, Бьёрк.
NORDIC = """
jö ьё   jø ьё   sj ш|сь   skj ш   kj ч|кь|хь   tj ч|ть   gj й   hv в   j й   ja я   je е   ju ю
jo ё|ью   gaard гор|гард|горд   gård горд|гор   qv кв   qu кв   w в   c к   z с|ц   ch к|х   ck к   th т
h х|г   sch ш   x кс
å о   aa о|а   ä е   ö ё|е   ø ё|е   æ е   y ю|и   ei ей|ай   ey ей   eu ев
^(jö) йё   sk(j) ш   ^(k)[eiäyö] ч|к   ^(hj) й   C(ja) ья   C(je) ье   (c)[ei] с|ц   (e)$ е|э   d$ д|-
ld$ льд|ль   nd$ нд|н
"""

# Dutch and Flemish (Гиляревский).
DUTCH = """
sch сх|ш   g х|г   gh г|х   ch х   v в|ф   z з   w в   j й   ja я   je е   jo ё|йо   ju ю   tj ть   ck к
c к   th т   h х|г   x кс   sje ше
ij ей|и   ei ей   oe у|ё   ui ёй|ей|уй   ou ау   eu ё   uu ю   u ю|у   aa а   ae а   ee е   oo о   ie и
y ей|и
^(v) ф|в   (c)[ei] с   en$ ен   (s)ch с
"""
