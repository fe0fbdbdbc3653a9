"""The words of tables for what the museum chooses from, in three languages: {value: the words for it}. Data only."""

FUND = {
    "main": "main|main fund|основной|основной фонд|оф|негізгі|негізгі қор",
    "auxiliary": "auxiliary|auxiliary fund|вспомогательный|научно-вспомогательный|научно-вспомогательный фонд|нвф|нв|"
    "вспомогательный фонд|қосалқы|қосалқы қор|ғылыми-қосалқы|ғылыми-қосалқы қор|"
    "көмекші|көмекші қор|ғылыми-көмекші|ғылыми-көмекші қор",
}
ORIGINALITY = {
    "original": "original|оригинал|подлинник|түпнұсқа",
    "copy": "copy|копия|көшірме|көшірмесі",
    "digital": "digital|digital copy|scan|цифровая копия|скан|электронная копия|цифрлық көшірме|электрондық көшірме",
}
LOCATION = {
    "display": "display|on display|on view|в экспозиции|экспозиция|экспонируется|экспозицияда|көрмеде|"
    "залда|залға қойылған",
    "storage": "storage|in storage|not on view|в хранении|хранение|фондохранилище|"
    "в фондохранилище|в фондах|қорда|сақтауда|қоймада|қор қоймасында",
}
SIZE_UNIT = {
    "mm": "mm|мм|millimetre|millimetres|millimeter|millimeters|миллиметр",
    "cm": "cm|см|centimetre|centimetres|centimeter|centimeters|сантиметр",
    "m": "m|м|metre|metres|meter|meters|метр",
    "in": 'in|in.|inch|inches|дюйм|″|"',
}
WEIGHT_UNIT = {
    "g": "g|г|гр|gram|grams|gramme|грамм",
    "kg": "kg|кг|kilogram|kilograms|килограмм",
}
ACQUISITION_METHOD = {
    "gift": "gift|donation|дар|в дар|дарение|сый|сыйға тарту|тарту|сыйға тартылған",
    "purchase": "purchase|закупка|покупка|сатып алу|сатып алынған",
    "transfer": "transfer|передача|тапсыру|беру|басқа мекемеден тапсырылған",
    "bequest": "bequest|завещание|по завещанию|өсиет|өсиетпен қалдырылған",
    "exchange": "exchange|обмен|айырбас|айырбасталып алынған",
    "expedition": "expedition|found on an expedition|экспедиция|из экспедиции|"
    "найдено в экспедиции|экспедициядан|экспедиция кезінде табылған",
}
RIGHTS = {
    "https://rightsstatements.org/vocab/InC/1.0/": "in copyright|inc|охраняется авторским правом|"
    "авторлық құқықпен қорғалған",
    "https://rightsstatements.org/vocab/CNE/1.0/": "copyright not evaluated|not evaluated|cne|"
    "статус авторских прав не оценивался|авторлық құқық мәртебесі бағаланбаған",
    "https://rightsstatements.org/vocab/UND/1.0/": "copyright undetermined|undetermined|und|"
    "статус авторских прав не установлен|авторлық құқық мәртебесі анықталмаған",
    "https://rightsstatements.org/vocab/NKC/1.0/": "no known copyright|nkc|авторские права не выявлены|"
    "белгілі авторлық құқық жоқ",
    "https://creativecommons.org/publicdomain/mark/1.0/": "public domain|pd|общественное достояние|қоғамдық игілік",
    "https://creativecommons.org/publicdomain/zero/1.0/": "cc0|cc0 1.0",
    "https://creativecommons.org/licenses/by/4.0/": "cc by|cc by 4.0|cc-by|cc-by-4.0",
    "https://creativecommons.org/licenses/by-nc/4.0/": "cc by-nc|cc by-nc 4.0|cc-by-nc|cc-by-nc-4.0",
}
ROLE = {
    "owner": "owner|владелица|владелец|принадлежал|иесі",
    "maker": "maker|author|автор|изготовила|мастер|авторы|жасаған",
    "depicted": "depicted|изображена|изображён|изображен|на снимке|на изображении|бейнеленген|суретте",
    "mentioned": "mentioned|упомянута|упомянут|упоминается|аталған",
    "recipient": "recipient|адресат|получатель|алушы|адресаты",
}
MODE = {
    "in-person": "in-person|in person|лично|жеке|жеке өзі|өзі әкелді",
    "post": "post|by post|mail|по почте|почта|поштамен|пошта|пошта арқылы",
    "e-mail": "e-mail|email|by e-mail|по электронной почте|электронной почтой|электрондық поштамен|"
    "электрондық пошта арқылы",
    "expedition": "expedition|on an expedition|в экспедиции|экспедиция|экспедицияда|экспедиция кезінде",
}
RELATION = {
    "husband": "husband|муж|күйеуі|жұбайы",
    "father": "father|отец|әкесі",
    "mother": "mother|мать|анасы|шешесі",
    "son": "son|сын|ұлы",
    "daughter": "daughter|дочь|қызы",
    "brother": "brother|брат|бауыры|ағасы|інісі|ағасы немесе інісі",
    "sister": "sister|сестра|әпкесі|сіңлісі|әпкесі немесе сіңлісі|апасы",
    "grandson": "grandson|внук|немересі (ұл)|ұл немересі",
    "granddaughter": "granddaughter|внучка|немересі (қыз)|қыз немересі",
    "great-grandson": "great-grandson|правнук|шөбересі (ұл)|ұл шөбересі",
    "great-granddaughter": "great-granddaughter|правнучка|шөбересі (қыз)|қыз шөбересі",
    "relative": "relative|родственник|родственница|туысы",
}
LANGUAGE = {
    "kk": "kk|kazakh|казахский|қазақ|қазақша",
    "kk-Latn": "kk-latn|kazakh latin|kazakh, latin script|казахский, латиница|қазақша, латын әліпбиі",
    "ru": "ru|russian|русский|орыс|орысша",
    "en": "en|english|английский|ағылшын|ағылшынша",
    "hy": "hy|armenian|армянский|армянша",
    "zh": "zh|chinese|китайский|қытайша",
    "cs": "cs|czech|чешский|чехше",
    "fr": "fr|french|французский|французша",
    "ka": "ka|georgian|грузинский|грузинше",
    "de": "de|german|немецкий|неміс|немісше",
    "he": "he|hebrew|иврит",
    "ja": "ja|japanese|японский|жапонша",
    "ko": "ko|korean|корейский|кәріс|корейше|кәрісше",
    "lv": "lv|latvian|латышский|латышша",
    "lt": "lt|lithuanian|литовский|литваша",
    "pl": "pl|polish|польский|поляк|полякша",
    "tr": "tr|turkish|турецкий|түрікше",
    "uk": "uk|ukrainian|украинский|украин|украинша",
    "yi": "yi|yiddish|идиш",
}


def by_word(words):
    """{word: value}; a value stands for itself."""
    named = {word.casefold(): value for value, row in words.items() for word in row.split("|")}
    return named | {value.casefold(): value for value in words}


# {field: {word: value}}
CHOICES = {
    "fund": by_word(FUND), "originality": by_word(ORIGINALITY), "location": by_word(LOCATION),
    "unit": by_word(SIZE_UNIT), "weight_unit": by_word(WEIGHT_UNIT), "acquisition_method": by_word(ACQUISITION_METHOD),
    "rights": by_word(RIGHTS), "inscription_language": by_word(LANGUAGE), "mode": by_word(MODE),
    "donor_relation": by_word(RELATION), "item_originality": by_word(ORIGINALITY),
}  # fmt: skip
ROLES = by_word(ROLE)
# What is shown of them where a word is not known.
VALUES = {
    "fund": FUND, "originality": ORIGINALITY, "location": LOCATION, "unit": SIZE_UNIT, "weight_unit": WEIGHT_UNIT,
    "acquisition_method": ACQUISITION_METHOD, "rights": RIGHTS, "inscription_language": LANGUAGE, "mode": MODE,
    "donor_relation": RELATION, "item_originality": ORIGINALITY, "persons": ROLE,
}  # fmt: skip
