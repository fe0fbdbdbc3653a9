"""A person as a GEDCOM 7 file (gedcom.io), which family-tree programs read. Pure."""

from .gedcom_lines import date_node, exact_date, lines, node

NAME_TYPES = {"maiden": "MAIDEN", "married": "MARRIED", "alias": "AKA", "spelling": "AKA"}
# Facts with a structure of their own; every other is an event with its kind in words.
EVENTS = {"birth": "BIRT", "death": "DEAT"}
ATTRIBUTES = {"nationality": "NATI", "education": "EDUC", "profession": "OCCU", "residence": "RESI"}
# These last; any other date of two years means "between".
LASTING = {"education", "profession", "residence", "camp"}
# How far a statement can be relied upon, in the standard's words: 2 recorded in documents, 1 told, 0 doubtful.
RELIABILITY = {"documented": "2", "testimony": "1", "press": "1", "disputed": "0"}
FAMILY = {"husband", "father", "mother", "son", "daughter"}
ME = "@I1@"


def document(life, *, address, museum, site, made_on):
    """The whole file as text. `life` is a Biography, `address` her page's, `site` the website's; `made_on` a date."""
    kin = [(f"@I{number}@", each) for number, each in enumerate(named(life), start=2)]
    families = [(f"@F{number}@", members) for number, members in enumerate(family_members(kin), start=1)]
    page = f"@S{len(life.sources) + 1}@"
    head = [
        node("GEDC", children=[node("VERS", "7.0")]),
        node("SOUR", site, [node("NAME", museum)]),
        node("DATE", exact_date(made_on)),
        node("LANG", life.language),
    ]
    records = [
        node("HEAD", children=head),
        individual(life, kin, families, page, address),
        *(relative(life, pointer, each, families) for pointer, each in kin),
        *(family(pointer, members) for pointer, members in families),
        *(source(life, each, number) for number, each in enumerate(life.sources, start=1)),
        node(
            "SOUR",
            xref=page,
            children=[node("TITL", title(life)), node("AUTH", museum), node("PUBL", address)],
        ),
        node("TRLR"),
    ]
    return "".join(f"{line}\n" for record in records for line in lines(record))


def title(life):
    return life.principal.full if life.principal else life.person.slug


def named(life):
    return [kin for kin in life.family if kin.name]


def individual(life, kin, families, page, address):
    person = life.person
    children = [
        *names(life),
        *(structure(life, statement) for statement in life.facts),
        *family_links(ME, families),
        *(associate(pointer, each) for pointer, each in kin if each.record.relation not in FAMILY),
        *(note(life, person, field) for field in ("fate", "dispute", "life")),
        node("SOUR", pointer=page),
        node("EXID", person.slug, [node("TYPE", address.removesuffix(f"{person.slug}/"))]),
        node("CHAN", children=[node("DATE", exact_date(life.changed_on))]),
    ]
    return node("INDI", xref=ME, children=children)


# Names ----------------------------------------------------------------------------------------------


def names(life):
    """The heading with the same name in other languages, then maiden, married and other names."""
    main = life.principal
    if main is None:
        return []
    others = [form for form in life.person.forms.all() if form != main]
    same = [form for form in others if form.kind == main.kind and form.language]
    translations = [
        node("TRAN", written(form), [*pieces(form), node("LANG", form.language)]) for form in same
    ]
    return [name(main, translations), *(name(form) for form in others if form not in same)]


def name(form, translations=()):
    kind = NAME_TYPES.get(form.kind)
    phrase = form.kind == "spelling" and node("PHRASE", form.get_kind_display())
    seen_in = form.seen_in and node("NOTE", form.seen_in)
    kind = kind and node("TYPE", kind, [phrase])
    return node("NAME", written(form), [kind, *pieces(form), *translations, seen_in])


def written(form):
    """Given name, patronymic, and the surname between slashes."""
    surname = form.surname and f"/{bare(form.surname)}/"
    return " ".join(filter(None, (bare(form.given_name), bare(form.patronymic), surname)))


def pieces(form):
    given = bare(f"{form.given_name} {form.patronymic}")
    return [given and node("GIVN", given), form.surname and node("SURN", bare(form.surname))]


def bare(text):
    """Without the slashes, which mark a surname."""
    return " ".join(text.replace("/", " ").split())


# Facts ----------------------------------------------------------------------------------------------


def structure(life, statement):
    """A fact as an event or an attribute."""
    fact = statement.record
    text = life.said(fact, "text")
    details = [
        date_node(statement.date, life.language, fact.kind in LASTING),
        fact.place and node("PLAC", life.said(fact.place, "name")),
    ]
    if fact.kind in EVENTS:
        happened = "" if any(details) else "Y"
        return node(EVENTS[fact.kind], happened, [*details, *remarks(statement, text)])
    if fact.kind in ATTRIBUTES:
        known = life.said(fact.nationality, "name") or life.said(fact.profession, "name")
        rest = remarks(statement, text if known else "")
        return node(ATTRIBUTES[fact.kind], known or text, [*details, *rest])
    return node("EVEN", text, [node("TYPE", fact.get_kind_display()), *details, *remarks(statement)])


def remarks(statement, text=""):
    """What is noted on a statement, and its source with how far it can be relied upon."""
    record = statement.record
    notes = [text, statement.is_disputed and record.get_certainty_display()]
    found = [node("NOTE", each) for each in notes if each]
    if not statement.number:
        return found
    cited = getattr(record, "cited", "")
    quality = RELIABILITY.get(record.certainty)
    details = [cited and node("PAGE", cited), quality and node("QUAY", quality)]
    return [*found, node("SOUR", pointer=f"@S{statement.number}@", children=details)]


def note(life, record, field):
    text, language = life.said_in(record, field)
    return text and node("NOTE", text, [node("LANG", language)])


def source(life, record, number):
    name = life.said(record, "name")
    details = [name and node("TITL", name), record.url and node("PUBL", record.url)]
    return node("SOUR", xref=f"@S{number}@", children=details)


# Family ---------------------------------------------------------------------------------------------


def family_members(kin):
    """[[(tag, pointer)]]: a marriage with each husband; her children, whose father is not stated; her parents."""
    of = {
        relation: [pointer for pointer, each in kin if each.record.relation == relation]
        for relation in FAMILY
    }
    children = [pointer for pointer, each in kin if each.record.relation in ("son", "daughter")]
    parents = [("HUSB", pointer) for pointer in of["father"][:1]]
    parents += [("WIFE", pointer) for pointer in of["mother"][:1]]
    found = [[("HUSB", pointer), ("WIFE", ME)] for pointer in of["husband"]]
    if children:
        found.append([("WIFE", ME), *(("CHIL", pointer) for pointer in children)])
    if parents:
        found.append([*parents, ("CHIL", ME)])
    return found


def family(pointer, members):
    return node("FAM", xref=pointer, children=[node(tag, pointer=member) for tag, member in members])


def family_links(person, families):
    """From an individual to the families: as a spouse, as a child."""
    return [
        node("FAMC" if tag == "CHIL" else "FAMS", pointer=pointer)
        for pointer, members in families
        for tag, member in members
        if member == person
    ]


def relative(life, pointer, kin, families):
    text = life.said(kin.record, "text")
    # Free text: nobody marked the surname in it.
    children = [
        node("NAME", bare(kin.name)),
        *family_links(pointer, families),
        *remarks(kin.statement, text),
    ]
    return node("INDI", xref=pointer, children=children)


def associate(pointer, kin):
    """A relative whom no family of the file holds."""
    role = node("ROLE", "OTHER", [node("PHRASE", kin.record.get_relation_display())])
    return node("ASSO", pointer=pointer, children=[role])
