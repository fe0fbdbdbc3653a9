"""Who may do what in the admin: the table that the groups of staff are kept in step with (staff/groups.py).

Permissions decide everything: no code asks for the name of a group. The README's table is made from this one.
"""

from django.utils.translation import pgettext_lazy

# The groups by their stored names, in the order of the table's columns; administrators may do everything.
ROLES = {
    "editor": pgettext_lazy("role", "editor"),
    "translator": pgettext_lazy("role", "translator"),
    "tour_desk": pgettext_lazy("role", "tour desk"),
    "keeper": pgettext_lazy("role", "collection keeper"),
    "director": pgettext_lazy("role", "director"),
    "administrator": pgettext_lazy("role", "administrator"),
}
# v: view, a: add, c: change, d: delete. What is not told of a role is refused.
ACTIONS = {"v": "view", "a": "add", "c": "change", "d": "delete"}
# {area: (label, models, rights of editor, translator, tour desk, keeper, director)}, the daily ones first.
AREAS = {
    "slots": ("times of tours", ["booking.slot"], "v", "", "vac", "", "v"),
    "bookings": ("bookings", ["booking.booking"], "", "", "vc", "", "v"),
    "guest book": ("guest book", ["visitors.guestbookentry"], "vc", "v", "v", "", "v"),
    "messages": ("messages to the museum", ["visitors.message"], "vc", "", "vc", "", "v"),
    "mistakes": ("mistakes in texts", ["visitors.textmistake"], "vc", "vc", "", "vc", "v"),
    "contributions": ("contributions", ["prisoners.contribution"], "vc", "", "", "v", "v"),
    "closures": (
        "opening hours and closures",
        ["visitors.dayexception", "visitors.weeklyhours"],
        *("vacd", "v", "vacd", "v", "v"),
    ),
    "news": ("news", ["news.post"], "vacd", "v", "", "v", "v"),
    "translations": ("translations", ["translations.unit"], "v", "v", "", "v", "v"),
    "glossary": ("glossary", ["translations.term"], "vacd", "vac", "", "v", "v"),
    "pictures": (
        "pictures and PDFs",
        ["pictures.picture", "pictures.pagedfile"],
        *("vacd", "v", "", "vacd", "v"),
    ),
    "persons": (
        "persons",
        ["prisoners.person", "prisoners.equivalent"],
        *("vacd", "v", "", "vac", "v"),
    ),
    "camp": (
        "figures, timeline and stones of the camp",
        ["prisoners.campfigure", "prisoners.timelineevent", "prisoners.memorystone"],
        *("vacd", "v", "", "v", "v"),
    ),
    "collection": ("exhibits", ["exhibits.exhibit", "exhibits.kind"], "v", "v", "", "vacd", "v"),
    "gifts": ("donations", ["exhibits.donation"], "v", "v", "", "vacd", "v"),
    "exhibitions": ("exhibitions", ["exhibits.exhibition"], "v", "v", "", "vacd", "v"),
    "words": (
        "countries, places, professions, sources",
        [
            "prisoners.country",
            "prisoners.nationality",
            "prisoners.place",
            "prisoners.profession",
            "prisoners.source",
        ],
        *("vacd", "v", "", "vac", "v"),
    ),
    "halls": ("halls", ["visitors.hall"], "vac", "v", "v", "vac", "v"),
    "visit": (
        "visit: address, prices, notes",
        ["visitors.museum", "visitors.tariff", "visitors.visitnote"],
        *("vacd", "v", "v", "", "v"),
    ),
    "tours": ("tours and who pays what", ["booking.tour", "booking.visitorcategory"], "vc", "v", "vac", "", "v"),
    "consents": (
        "rules for contributions",
        ["prisoners.consentwording", "prisoners.contributionrules"],
        *("v", "v", "", "v", "v"),
    ),
    "letters": ("mails", ["alzhir_site.outboxmessage"], "vc", "", "vc", "", "v"),
    "translators": ("languages of the translators", ["translations.translator"], "v", "", "", "", "v"),
    "users": ("users and roles", ["auth.user", "auth.group"], "", "", "", "", "v"),
    "attempts": (
        "attempts to sign in",
        ["axes.accessattempt", "axes.accesslog", "axes.accessfailurelog"],
        *("", "", "", "", "v"),
    ),
}  # fmt: skip
# What is edited on the page of a record: the rights are those of the record.
PARTS = {
    "news.post": ["news.postpicture", "news.postfile"],
    "prisoners.person": [
        "prisoners.nameform",
        "prisoners.fact",
        "prisoners.relative",
        "prisoners.quotation",
        "prisoners.document",
    ],
    "prisoners.contribution": [
        "prisoners.attachment",
        "prisoners.contact",
        "prisoners.consent",
        "prisoners.contributionlog",
    ],
    "exhibits.exhibit": ["exhibits.exhibitperson", "exhibits.exhibitmedia", "exhibits.conditioncheck"],
    "exhibits.donation": ["exhibits.donor", "exhibits.donationitem"],
    "exhibits.exhibition": ["exhibits.exhibitionexhibit"],
    "booking.tour": ["booking.tourprice", "booking.slotrule"],
}
# Parts that a role does not see with their record: donors who did not agree to be named are among them.
UNSEEN = {"translator": ["exhibits.donor"]}
# Rights of another kind, with the roles that have them beside administrators.
OTHERS = {
    "translations.translate_unit": ("translate, in the languages given", ["editor", "translator"]),
    "translations.approve_unit": ("approve translations", ["editor", "director"]),
    "translations.exchange_unit": ("texts out and in for translators’ tools", ["editor", "translator"]),
    "translations.edit_strings": ("texts of the interface", ["editor", "translator"]),
}
# What nobody does in the admin, whatever the rights: it happens elsewhere, or never. To change a mail is to send it again.
NEVER = {
    "booking.booking": "ad",
    "booking.slot": "d",
    "visitors.guestbookentry": "ad",
    "visitors.message": "ad",
    "visitors.textmistake": "ad",
    "visitors.museum": "d",
    "prisoners.contribution": "ad",
    "prisoners.consentwording": "d",
    "prisoners.contributionrules": "d",
    "translations.unit": "acd",
    "alzhir_site.outboxmessage": "ad",
    "axes.accessattempt": "a",
    "axes.accesslog": "a",
    "axes.accessfailurelog": "a",
}


def rights(role, model):
    """What `role` may do with the records of `model` ("news.post"): some of the letters of ACTIONS, in their order."""
    for _label, models, *columns in AREAS.values():
        if model in models:
            told = dict(zip(ROLES, [*columns, "vacd"], strict=True))[role]
            return "".join(letter for letter in told if letter not in NEVER.get(model, ""))
    return ""


def permissions(role):
    """The permissions of a role by their full names, {"news.view_post", ...}; of parts those of their records."""
    found = {name for name, (_label, roles) in OTHERS.items() if role in (*roles, "administrator")}
    for model in models():
        for named in {model, *PARTS.get(model, ())}.difference(UNSEEN.get(role, ())):
            app, name = named.split(".")
            found |= {f"{app}.{ACTIONS[letter]}_{name}" for letter in rights(role, model)}
    return found


def models():
    """All models of the table, the daily ones first."""
    return [model for _label, models, *_columns in AREAS.values() for model in models]


def lines():
    """The table in Markdown: a row an area, a column a role."""
    yield "| | " + " | ".join(map(str, ROLES.values())) + " |"
    yield "|---" * (len(ROLES) + 1) + "|"
    for label, models, *_columns in AREAS.values():
        cells = (" ".join(max((rights(role, model) for model in models), key=len)) for role in ROLES)
        yield f"| {label} | " + " | ".join(cells) + " |"
    for label, roles in OTHERS.values():
        cells = ("yes" if role in (*roles, "administrator") else "" for role in ROLES)
        yield f"| {label} | " + " | ".join(cells) + " |"
