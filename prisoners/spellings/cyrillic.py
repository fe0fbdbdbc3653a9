"""Cyrillic spellings that differ from today's Russian one."""

RUSSIAN = """
а а   б б   в в   г г   д д   е е   ё ё   ж ж   з з   и и   й й   к к   л л   м м   н н   о о   п п
р р   с с   т т   у у   ф ф   х х   ц ц   ч ч   ш ш   щ щ   ъ ъ   ы ы   ь ь   э э   ю ю   я я
ә а|е   ғ г   ґ г   є е   ѣ е   і и   ї и   қ к   ң н   ө у|о   ұ у   ү у   һ х|г   ў в   ђ дж   ј й
љ ль   њ нь   ћ ч   џ дж   ьо ё   йо ё|йо
"""

# Kazakh as Soviet offices wrote it down in Russian: Шоқай, Чокай; Сәдуақасова, Садвокасова.
KAZAKH = """
ш ш|ч   х х|к   қ к|х   [нлрмз](қ) к|г   п п|ф   ж ж|дж   уақ вак|вок|уак   әу ау|ауэ   ү у|ю
ө у|о   ә а|я|е   ң н|нг   ыб иб|ыб
"""

# Cyrillic in plain Latin letters, as English pages of the site write it.
ENGLISH = """
а a   б b   в v   г g   д d   е e   ^(е) ye   V(е) ye   ё yo   ж zh   з z   и i   й y   (ий)$ y
(ый)$ y   к k   л l   м m   н n   о o   п p   р r   с s   т t   у u   ф f   х kh   ц ts   ч ch
ш sh   щ shch   ъ -   ы y   ь -   (ь)[её] y   э e   ю yu   я ya   ә a   ғ g   ґ g   є ye   і i
ї yi   қ q   ң ng   ө o   ұ u   ү u   һ h   ў w
"""
