"""French, Italian, Romanian, Spanish, Portuguese names."""

# French spelling and the French transcription of Russian.
FRENCH = """
chtch щ|шч   tch ч   ch ш|к|х   sh ш   kh х   dj дж   j ж   gn нь   qu к   c к   cc кк   ç с   h -|х|г
th т   ph ф   x кс   ss с   ts ц   tz ц   w в   z з   cqu к
ill ий|илл   aill ай   eill ей   ou у   oû у   où у   iou ю|иу   oi уа|ой   oy уа|ой   oï ой   aï ай
ai е|ай   aî е   ei е|ей   eau о   eaux о   au о|ау   aux о   eu ё|е|о   œu ё   eux ё   ï и|й   aïa ая
aïe ае   ieu ьё   ier ье   ière ьер   y и   ya я|айя   é е   è е   ê е   ë е   ô о   â а   î и   u ю|у
û ю   un ён|ун   ew ев   ia ия|я   io ио|ё   ie ие|е|ье   euil ёй   ueil ёй   ain ен   ein ен
(g)[eiyéèêë] ж|г   (ge)[aou] ж   (gu)[eiyéèêï] г   ille$ ий|иль   V(ï) й|и   (c)[eiyéèê] с   (x)$ -|кс
V(s)V з|с   C(s)$ -|с   (s)$ -|с   (t)$ -|т   (d)$ -|д   (p)$ -|п   V(lt)$ -   (ts)$ -   (ds)$ -
(er)$ е|ер   (ez)$ ез|е   (et)$ е|ет   (e)$ -|а|е   (es)$ -|ес   (ent)$ ан   (ens)$ анс   (en)C ан|ен
(em)[bp] ам|ем   (in)C ен|ин   (in)$ ен|ин   (im)[bp] ем   (un)$ ен|ун   (um)[bp] ем   ien$ ьен
ian$ ян   ie$ и|ия   (ay)V ай   (oy)V уай|ой   gue$ г   que$ к   off$ ов   eff$ ев   (mps)$ м
^de(s)C -   ^(ie) е   k(i)$ и|ий
"""

ITALIAN = """
ch к   cch кк   gh г   gli льи|ли   gn нь   sch ск   z ц|дз   zz цц   qu кв   h -|х   j й   c к   x кс
ia ья|ия   io ьо|ио   ie ье|ие   iu ью|иу   y и
(c)[eiè] ч   (ci)[aou] ч   (cc)[ei] чч   (cci)[aou] чч   (g)[eiè] дж   (gi)[aou] дж   (gg)[ei] дж
(ggi)[aou] дж   (gli)[aeou] ль   (sc)[ei] ш   (sci)[aou] ш   V(s)V з|с
"""

ROMANIAN = """
ț ц   ţ ц   ș ш   ş ш   ch к   gh г   c к   j ж   h х   x кс   z з   s с|ш   t т|ц
ă э|а   â ы|а   î ы|и   ea я|еа   oa оа   iu иу|ю   ia ия
(c)[ei] ч   (ci)[aou] ч   (g)[ei] дж   (gi)[aou] дж   (i)$ -|и
"""

SPANISH = """
j х   qu к   z с   ll ль|й|лл   ñ нь   ch ч   h -   c к   v в   b б|в   x кс|х   gü гу   sh ш   tx ч
tz ц
y и   ía ия   ia ия|ья   io ио|ьо   ie ье|ие   ue уэ|уе   ua уа   ui уи   ü у
(g)[eiéí] х   (gu)[eiéí] г   (c)[eiéí] с   V(y) й
"""

# Latin and Greek names of antiquity: Russian drops their ending.
CLASSICAL = """
c к   ch х   h г|-   th ф|т   ph ф   t т   x кс   qu кв   v в   j ю|и
ae е|э   oe е|э   y и   eu эв|евр   au ав|ау   o о   i и
(us)$ -   ius$ ий   eus$ ей|евс   aeus$ ей   aus$ ай   os$ -|ос   ios$ ий|иос   ias$ ий|иас   as$ -|ас
(c)[eiy] ц   (c)[ao]e ц   (t)iu ц|т   (t)io ц|т   V(s)V з|с   (o)$ он|о
"""

PORTUGUESE = """
j ж   qu кв   ç с   z з   nh нь   lh ль   ch ш   h -   c к   x ш|кс   w в   th т
ão ан   ões ойнс   ã а   õ о   ou о   ei ей   ia ия   io иу|ио   y и
(g)[eiéíê] ж   (gu)[eiéí] г   (qu)[eiéí] к   (c)[eiéí] с   z$ с|ш   V(s)V з   (o)$ у|о   (os)$ ус|ос
(e)$ и|е   es$ ес|иш   m$ н|м
"""
