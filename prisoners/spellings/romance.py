"""French, Italian, Romanian, Spanish, Portuguese names."""

# French spelling and the French transcription of Russian.
FRENCH = """
chtch щ|шч   tch ч   ch ш|к|х   sh ш   kh х   dj дж   j ж   (g)[eiyéèêë] ж|г   (ge)[aou] ж
(gu)[eiyéèêï] г   gn нь   ill ий|илл   aill ай   eill ей   ille$ ий|иль   ou у   oû у   où у
iou ю|иу   oi уа|ой   oy уа|ой   oï ой   aï ай   ai е|ай   aî е   ei е|ей   eau о   eaux о   au о|ау
aux о   eu ё|е|о   œu ё   eux ё   ï и|й   V(ï) й|и   aïa ая   aïe ае   qu к   (c)[eiyéèê] с   c к
cc кк   ç с   h -|х|г   th т   ph ф   x кс   (x)$ -|кс   V(s)V з|с   ss с   C(s)$ -|с   (s)$ -|с
ts ц   tz ц   (t)$ -|т   (d)$ -|д   (p)$ -|п   V(lt)$ -   (ts)$ -   (ds)$ -   (er)$ е|ер
(ez)$ ез|е   (et)$ е|ет   (e)$ -|а|е   (es)$ -|ес   (ent)$ ан   (ens)$ анс   (en)C ан|ен
(em)[bp] ам|ем   (in)C ен|ин   (in)$ ен|ин   (im)[bp] ем   (ain) ен   (ein) ен   (un)$ ен|ун
(um)[bp] ем   ien$ ьен   ian$ ян   ieu ьё   ier ье   ière ьер   ie$ и|ия   y и   (ay)V ай
(oy)V уай|ой   ya я|айя   gue$ г   que$ к   é е   è е   ê е   ë е   ô о   â а   î и   u ю|у   û ю
un ён|ун   w в   z з   off$ ов   eff$ ев   ew ев   ia ия|я   io ио|ё   ie ие|е|ье   euil ёй
ueil ёй   cqu к   (mps)$ м   ^de(s)C -
"""

ITALIAN = """
(c)[eiè] ч   (ci)[aou] ч   (cc)[ei] чч   (cci)[aou] чч   ch к   cch кк   (g)[eiè] дж   (gi)[aou] дж
(gg)[ei] дж   (ggi)[aou] дж   gh г   gli льи|ли   (gli)[aeou] ль   gn нь   (sc)[ei] ш   (sci)[aou] ш
sch ск   z ц|дз   zz цц   qu кв   h -|х   j й   V(s)V з|с   c к   ia ья|ия   io ьо|ио   ie ье|ие
iu ью|иу   y и   x кс
"""

ROMANIAN = """
ț ц   ţ ц   ș ш   ş ш   ă э|а   â ы|а   î ы|и   (c)[ei] ч   (ci)[aou] ч   ch к   (g)[ei] дж
(gi)[aou] дж   gh г   c к   j ж   h х   (i)$ -|и   x кс   z з   ea я|еа   oa оа   iu иу|ю   ia ия
s с|ш   t т|ц
"""

SPANISH = """
j х   (g)[eiéí] х   (gu)[eiéí] г   qu к   (c)[eiéí] с   z с   ll ль|й|лл   ñ нь   ch ч   h -   c к
v в   b б|в   y и   V(y) й   ía ия   ia ия|ья   io ио|ьо   ie ье|ие   ue уэ|уе   ua уа   ui уи   ü у
x кс|х   gü гу   sh ш   tx ч   tz ц
"""

# Latin and Greek names of antiquity: Russian drops their ending.
CLASSICAL = """
(us)$ -   ius$ ий   eus$ ей|евс   aeus$ ей   aus$ ай   os$ -|ос   ios$ ий|иос   ias$ ий|иас
as$ -|ас   ae е|э   oe е|э   c к   (c)[eiy] ц   (c)[ao]e ц   ch х   h г|-   th ф|т   ph ф   y и
t т   (t)iu ц|т   (t)io ц|т   x кс   qu кв   v в   j ю|и   eu эв|евр   au ав|ау   V(s)V з|с   o о
(o)$ он|о   i и
"""

PORTUGUESE = """
j ж   (g)[eiéíê] ж   (gu)[eiéí] г   (qu)[eiéí] к   qu кв   (c)[eiéí] с   ç с   z з   z$ с|ш
V(s)V з   ão ан   ões ойнс   ã а   õ о   nh нь   lh ль   ch ш   h -   c к   x ш|кс   ou о   ei ей
(o)$ у|о   (os)$ ус|ос   (e)$ и|е   es$ ес|иш   ia ия   io иу|ио   w в   y и   th т   m$ н|м
"""
