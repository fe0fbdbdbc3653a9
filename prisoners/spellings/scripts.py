"""Georgian, Armenian, Greek, Hebrew and Yiddish, Korean letters, as Russian practice reads them."""

GEORGIAN = """
ა а   ბ б   გ г   დ д   ე е   ვ в   ზ з   თ т   ი и   კ к   ლ л   მ м   ნ н   ო о   პ п   ჟ ж   რ р   ს с   ტ т   უ у
ფ п|ф   ქ к   ღ г   ყ к   შ ш   ჩ ч   ც ц   ძ дз   წ ц   ჭ ч   ხ х   ჯ дж   ჰ х|-   ჲ й   ჳ в   ჴ х
"""

# Eastern readings first; the Western ones, of families in France or Lebanon, after them.
ARMENIAN = """
ա а   բ б|п   գ г|к   դ д|т   ե е   զ з   է э   ը ы|-   թ т   ժ ж   ի и   լ л   խ х   ծ ц|дз   կ к|г   հ -|х|г   ձ дз|ц
ղ г|х|з   ճ ч|дж   մ м   յ й   ն н   շ ш   ո о   չ ч   պ п|б   ջ дж|ч   ռ р   ս с   վ в   տ т|д   ր р   ց ц   ւ в
ու у   փ п   ք к   օ о   ֆ ф   և ев   ^(ո) во|о   ^(յ) -|х|й   յա я   յու ю   յո ё
"""

GREEK = """
α а   β в   γ г   δ д   ε е   ζ з   η и   θ т|ф   ι и   κ к   λ л   μ м   ν н   ξ кс   ο о   π п   ρ р   σ с   ς с   τ т
υ и   φ ф   χ х   ψ пс   ω о   ου у   ού у   αι е|ай   αί е|ай   ει и   εί и   οι и   οί и   αυ ав   αύ ав|аф
ευ ев   εύ ев|еф   μπ б|мб   ντ д|нт   γκ г|нг   γγ нг   τσ ц|ч   τζ дз|дж   (ς)$ с|-
"""

# The vowels are hardly written: a coarse key, of the consonants, meets more often than a full one.
HEBREW = """
א а|о   ב в|б   ג г   ד д   ה х|г   ו о|у|в   ז з   ח х   ט т   י и   כ к|х   ך х   ל л   מ м   ם м   נ н   ן н   ס с
ע е|-   פ п|ф   ף ф   צ ц   ץ ц   ק к   ר р   ש ш|с   ת т|с   ^(ב) б|в   ^(א) а|э|и   (ה)$ а|-
וו в   װ в   וי ой   ױ ой   יי ей|ай   ײ ей|ай   זש ж   דזש дж   טש ч   שטש щ   ^(יו) ю|ио   ^(יע) е   ^(יא) я
"""

# Kontsevich's system, by the parts of a syllable block: first sound, vowel, last sound.
KOREAN = """
ᄀ к|г   ᄁ кк   ᄂ н   ᄃ т|д   ᄄ тт   ᄅ р|л|н   ᄆ м   ᄇ п|б   ᄈ пп   ᄉ с   ᄊ сс   ᄋ -   ᄌ ч|дж   ᄍ чч   ᄎ чх|ч|ц
ᄏ к   ᄐ т   ᄑ п   ᄒ х   ᅡ а   ᅢ э   ᅣ я   ᅥ о   ᅦ е|э   ᅧ ё   ᅨ е   ᅩ о   ᅪ ва   ᅫ вэ   ᅬ ве   ᅭ ё   ᅮ у   ᅯ во   ᅰ ве   ᅱ ви
ᅲ ю   ᅳ ы   ᅴ ый   ᅵ и   ᆨ к   ᆩ к   ᆫ н   ᆮ т   ᆯ ль   ᆷ м   ᆸ п   ᆺ т   ᆼ н   ᆽ т   ᆾ т   ᆿ к   ᇀ т   ᇁ п   ᇂ т
"""
