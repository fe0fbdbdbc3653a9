"""How a person's page is cited, as is usual in each language. Pure."""

# Author, title, when it changed, where it stands, when it was read. Dates in the way of the language's own styles.
PATTERNS = {
    "kk": (
        "{name} // {museum} : [сайт]. Өзгертілген күні: {changed:%d.%m.%Y}. "
        "URL: {address} (қаралған күні: {read:%d.%m.%Y})."
    ),
    "ru": (
        "{name} // {museum} : [сайт]. Дата изменения: {changed:%d.%m.%Y}. "
        "URL: {address} (дата обращения: {read:%d.%m.%Y})."
    ),
    "en": (
        "{museum}. “{name}.” Last changed {changed.day} {changed_month} {changed.year}. {address} "
        "(accessed {read.day} {read_month} {read.year})."
    ),
}
MUSEUMS = {
    "kk": "«АЛЖИР» саяси қуғын-сүргін және тоталитаризм құрбандарының мемориалды-мұражай кешені",
    "ru": "Музейно-мемориальный комплекс жертв политических репрессий и тоталитаризма «АЛЖИР»",
    "en": "Museum and Memorial Complex of Victims of Political Repressions and Totalitarianism “ALZHIR”",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def cite(name, address, *, changed, read, language):
    """One line. `name` as lists show it; `address` whole; `changed` and `read` are dates."""
    return PATTERNS[language].format(
        name=name,
        museum=MUSEUMS[language],
        address=address,
        changed=changed,
        read=read,
        changed_month=MONTHS[changed.month - 1],
        read_month=MONTHS[read.month - 1],
    )
