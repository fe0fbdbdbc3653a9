"""Chinese and Japanese names: their Latin syllables are few, and Russian writes them by systems of its own."""

# Hepburn to Polivanov.
JAPANESE = """
sha ся   shu сю   sho сё   shi си   ja дзя   ju дзю   jo дзё   ji дзи   cha тя   chu тю   cho тё
chi ти   tsu цу   h х   f ф   w в   shō сё   shū сю   chō тё   chū тю   jō дзё   jū дзю   ssh сс
tch тт
ya я   yu ю   yo ё   e э|е   ou о   oo о   uu у   oh о   ō о   ū у   yō ё   yū ю
(z)V дз   V(i) й|и   (n)[bpm] м
"""
JAPANESE_WORD = (
    r"(?:(?:[kgsztdnhbpmr]?y?|[wf]|sh|ch|j|ts|kk|ss|tt|pp|tch|ssh)[aiueoōū]h?|n(?![aiueoyōū])){2,}"
)

# Pinyin to Palladius.
PINYIN = """
zh чж   z цз   j цз   q ц   x с   c ц   ch ч   sh ш   r ж   h х   w в   wu у   g г
y -   ya я   yan янь   yao яо   ye е   yi и   you ю   yu юй   yue юэ   yuan юань   yun юнь   yong юн
e э   er эр   ei эй   en энь   eng эн   i и   ia я   ian янь   iang ян   iao яо   ie е   in инь   ing ин
iong юн   iu ю   an ань   ang ан   ai ай   ao ао   ong ун   ou оу   u у   ua уа   uai уай   uan уань
uang уан   ue юэ   ui уй   un унь   uo о   ü юй   o о   yang ян   ying ин   yin инь
(uo)$ о   [gkh](uo) о|уо   [jqx](u) юй   [jqx](uan) юань   [jqx](un) юнь   [jqx](ue) юэ   [zcs](i) ы
sh(i) и   zh(i) и   ch(i) и
"""
PINYIN_WORD = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?ang|i?ong|[iu]?ai|i?ao|ian|uang?|[ieu]ng?|ang?|[iuüa]e|er|ei|ou|iu|u[aio]|[aeiouü])){1,4}"
)
