"""German, English, Nordic, Dutch names."""

# German spelling; Duden's transcription of Russian. Russian sources hesitate: Гейне and Хайне, Нейман and Нойман.
GERMAN = """
schtsch щ   stsch щ|сч   tsch ч   dsch дж|ж   zsch ч   sch ш|ж   chs кс|хс   ch х   ck к   tz ц
ts ц   z ц|з   ß с   ss с   sh ш|ж   (s)V з|с   s с|з   ^(sp) шп|сп   ^(st) шт|ст   (st)ein шт|ст
(st)ädt шт   (st)adt шт|ст   (st)am шт|ст   w в   v ф|в   V(v)V в|ф   (v)ic в   ow$ ов|о   j й
ja я   je е   ju ю   jo ё|йо   ^(jo) йо   eu ей|ой   äu ой|ей   ei ей|ай   ey ей|ай   ai ай|ей
ay ай|ей   ie и|ие   (ie)$ ие|и   (ie)w ье   ä е   ö ё|е   oe ё|е|о   ü ю|и   ue ю|и|уэ   ae е|аэ
h г|х   V(h)C -   V(h)$ -   (h)$ -   th т   dt т|дт   rh р   c к|ц   (c)[ei] ц   y и|ю   V(y) й
owitz$ ович|овиц   (e)$ е|а
"""

# English names as Russian writes them by ear (Гиляревский и Старостин).
ENGLISH = """
^(wh)o х   wh у|в   w у|в   ^(wr) р   ^(kn) н   (w)$ у|в   aw оу|о   ew ью   ow оу|ау   ows оуз
V(gh) -   igh ай   eigh ей   augh о   ough о|аф   gh г   ght т   th т|з|с   ch ч|к   tch ч   sh ш
ph ф   ck к   (c)[eiy] с   c к   j дж   (g)[eiy] дж|г   ^(g)[ei] г|дж   dge дж   ge$ дж   ee и
ea и|е   ear ир|ер   oo у   ou ау|у   au о   ay ей|э   ai ей   aigh ей   ey$ и   ie$ и   y$ и
(y)C и|ай   (i)Ce ай|и   (a)Ce ей|а   (a)CCe ей|а   (o)Ce оу|о   (u)Ce ью|у   (e)Ce и|е   C(e)$ -
C(es)$ с|з|ес   C(ed)$ д|ед   all олл|алл   alk олк|ок   (oh)n о   ^(you)n я|ю   ice$ ис|айс
ace$ ейс   al$ ал|эл   a а|э   (a)ck е|э   ^(a)C а|э   e е   u а|у   (u)r е   ir ер|ир   er ер
or ор   ar ар   h х|г   ^(hugh) хью   ham$ хэм|ем   son$ сон   tion шн   x кс   z з   s с
V(s)V з|с   le$ л|ль   ll лл   q к   qu кв   oa оу   oe оу   oy ой   oi ой   ^(mc) мак   ^(u)C а|ю
ia ия|а   io ио   ci си   (al)[td] ол|ал   (ow)s оу|ау   (ie)ld и
C(e)(?:land|wood|ton|man|ley|field|ford|well|worth|by|ham)$ -   old олд|оулд
"""

# Swedish, Norwegian, Danish; Russian practice softens: Шёберг, Бьёрк.
NORDIC = """
å о   aa о|а   ä е   ö ё|е   ø ё|е   æ е   jö ьё   jø ьё   ^(jö) йё   sj ш|сь   skj ш   sk(j) ш
kj ч|кь|хь   tj ч|ть   ^(k)[eiäyö] ч|к   gj й   ^(hj) й   hv в   y ю|и   j й   ja я   C(ja) ья
je е   C(je) ье   ju ю   jo ё|ью   gaard гор|гард|горд   gård горд|гор   qv кв   qu кв   w в   c к
(c)[ei] с|ц   z с|ц   ch к|х   ck к   th т   h х|г   ei ей|ай   ey ей   eu ев   (e)$ е|э   d$ д|-
ld$ льд|ль   nd$ нд|н   sch ш   x кс
"""

# Dutch and Flemish (Гиляревский).
DUTCH = """
ij ей|и   ei ей   oe у|ё   ui ёй|ей|уй   sch сх|ш   ou ау   eu ё   uu ю   u ю|у   aa а   ae а   ee е
oo о   g х|г   gh г|х   ch х   v в|ф   ^(v) ф|в   z з   w в   j й   ja я   je е   jo ё|йо   ju ю
tj ть   ie и   ck к   c к   (c)[ei] с   y ей|и   th т   h х|г   x кс   en$ ен   (s)ch с   sje ше
"""
