"""Cyrillic spellings that differ from today's Russian one."""

RUSSIAN = """
б б   в в   г г   д д   ж ж   з з   й й   к к   л л   м м   н н   п п   р р   с с   т т   ф ф   х х
ц ц   ч ч   ш ш   щ щ   ъ ъ   ь ь   ғ г   ґ г   ѣ е   қ к   ң н   һ х|г   ў в   ђ дж   ј й   љ ль   њ нь
ћ ч   џ дж   ьо ё   йо ё|йо
а а   е е   ё ё   и и   о о   у у   ы ы   э э   ю ю   я я   ә а|е   є е   і и   ї и   ө у|о   ұ у   ү у
івна$ овна|евна|ивна
"""

# Kazakh as Soviet offices wrote it down in Russian: Шоқай, Чокай; Сәдуақасова, Садвокасова.
KAZAKH = """
ш ш|ч   х х|к   қ к|х   п п|ф   ж ж|дж   ң н|нг
уақ вак|вок|уак   әу ау|ауэ   ү у|ю   ө у|о   ә а|я|е   ыб иб|ыб
[нлрмз](қ) к|г
"""

# Cyrillic in plain Latin letters, as English pages of the site write it.
ENGLISH = """
б b   в v   г g   д d   ж zh   з z   й y   к k   л l   м m   н n   п p   р r   с s   т t   ф f   х kh
ц ts   ч ch   ш sh   щ shch   ъ -   ь -   ғ g   ґ g   қ q   ң ng   һ h   ў w
а a   е e   ё yo   и i   о o   у u   ы y   э e   ю yu   я ya   ә a   є ye   і i   ї yi   ө o   ұ u   ү u
^(е) ye   V(е) ye   (ий)$ y   (ый)$ y   (ь)[её] y
"""
