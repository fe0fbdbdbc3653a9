"""What each of the six verbs answers, as XML."""

import re
from collections import defaultdict
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Min
from django.urls import reverse

from prisoners.citation import MUSEUMS
from visitors.models import Museum

from . import dublin_core, ledger, tokens
from .questions import Refusal
from .records import HarvestRecord, RecordKind
from .writing import DC_SCHEMA_ROW, element, moment, wrapped
from .writing import dublin_core as written

PAGE = 100
PREFIX = "oai_dc"
SETS = {kind.set: kind for kind in RecordKind}
NAMES_OF_SETS = {
    RecordKind.EXHIBIT: "Exhibits · Экспонаты · Экспонаттар",
    RecordKind.PERSON: "Persons · Люди · Адамдар",
}
NUMBER = "[1-9][0-9]{0,17}"


def answer(question, now):
    """The XML parts that answer; raises Refusal. `now` is in the museum’s time."""
    return VERBS[question.verb](question, now)


def base_url():
    return settings.SITE_URL + reverse("oai")


def identifier(record):
    """Not by the address of the page, which may change."""
    return f"oai:{urlsplit(settings.SITE_URL).hostname}:{record.kind}-{record.object_id}"


# What there is ------------------------------------------------------------------------------------------------


def identify(question, now):
    earliest = HarvestRecord.objects.aggregate(earliest=Min("datestamp"))["earliest"]
    parts = [
        element("repositoryName", MUSEUMS["en"]),
        element("baseURL", base_url()),
        element("protocolVersion", "2.0"),
        element("adminEmail", admin_email()),
        element("earliestDatestamp", moment(earliest or now)),
        element("deletedRecord", "persistent"),
        element("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ]
    return [wrapped("Identify", parts)]


def admin_email():
    """The museum's, else the one that the site's letters come from."""
    own = Museum.load().email
    return own if re.fullmatch(r"\S+@(\S+\.)+\S+", own or "") else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def list_metadata_formats(question, now):
    if question.get("identifier"):
        found(question.get("identifier"))
    return [wrapped("ListMetadataFormats", [DC_SCHEMA_ROW])]


def list_sets(question, now):
    if question.get("resumptionToken"):
        raise Refusal("badResumptionToken", "The list of sets has one page.")
    sets = [
        wrapped("set", [element("setSpec", kind.set), element("setName", NAMES_OF_SETS[kind])])
        for kind in RecordKind
    ]
    return [wrapped("ListSets", sets)]


# Records ------------------------------------------------------------------------------------------------------


def found(text):
    """The HarvestRecord with that identifier; raises Refusal."""
    host = re.escape(f"oai:{urlsplit(settings.SITE_URL).hostname}:")
    read = re.fullmatch(f"{host}({'|'.join(RecordKind.values)})-({NUMBER})", text)
    if not read:
        raise Refusal("idDoesNotExist", "There is no such record.")
    kind, pk = RecordKind(read[1]), int(read[2])
    ledger.bring_up_to_date([kind], pk)
    record = HarvestRecord.objects.filter(kind=kind, object_id=pk).first()
    if record is None:
        raise Refusal("idDoesNotExist", "There is no such record.")
    return record


def check_format(question):
    if question.get("metadataPrefix") != PREFIX:
        raise Refusal("cannotDisseminateFormat", f"Records are given as {PREFIX} only.")


def get_record(question, now):
    record = found(question.get("identifier"))
    check_format(question)
    return [wrapped("GetRecord", whole([record], now))]


def whole(records, now):
    """The records with their headers and, where they are not deleted, their metadata, in a fixed number of queries."""
    ids = defaultdict(list)
    for record in records:
        if not record.is_deleted:
            ids[record.kind].append(record.object_id)
    today = now.date()
    told = {kind: dublin_core.told(kind, ids[kind], today) for kind in ids}
    gone = [each.pk for each in records if not each.is_deleted and each.object_id not in told[each.kind]]
    if gone:
        ledger.note_deleted(gone)
    return [one(record, told.get(record.kind, {}).get(record.object_id)) for record in records]


def one(record, statements):
    """What is public no longer is told as deleted, though the ledger may not have noticed it yet."""
    if statements is None:
        return wrapped("record", [header(record, is_deleted=True)])
    metadata = wrapped("metadata", [written(statements)])
    return wrapped("record", [header(record, is_deleted=False), metadata])


def header(record, is_deleted):
    parts = [
        element("identifier", identifier(record)),
        element("datestamp", moment(record.datestamp)),
        element("setSpec", RecordKind(record.kind).set),
    ]
    return wrapped("header", parts, {"status": "deleted"} if is_deleted else None)


def headers(records, now):
    return [header(record, record.is_deleted) for record in records]


# Lists --------------------------------------------------------------------------------------------------------


def list_all(question, now):
    """A page of a list, and the token for the next one."""
    token = None
    if question.get("resumptionToken"):
        token = tokens.read(question.get("resumptionToken"), question.verb)
        question = token.question
    else:
        check_format(question)
        ledger.bring_up_to_date()
    rows = asked(question)
    size = token.size if token else rows.count()
    cursor = token.cursor if token else 0
    page = rows.page(PAGE + 1, token and token.after)
    if not page:
        raise Refusal(*nothing_left(token))
    parts = LISTS[question.verb](page[:PAGE], now)
    return [wrapped(question.verb, [*parts, *next_token(question, page, cursor, size)])]


def asked(question):
    kind = SETS.get(question.get("set"), "")
    if question.get("set") and not kind:
        return HarvestRecord.objects.none()
    return HarvestRecord.objects.within(question.first, question.last, kind)


def nothing_left(token):
    if token:
        return "badResumptionToken", "All that was left has changed since: begin again."
    return "noRecordsMatch", "There is nothing of that set and time."


def next_token(question, page, cursor, size):
    """Nothing where one page holds all; without a text at the end of several."""
    if len(page) <= PAGE and not cursor:
        return []
    about = {"completeListSize": max(size, cursor + len(page)), "cursor": cursor}
    if len(page) <= PAGE:
        return [element("resumptionToken", "", about)]
    last = page[PAGE - 1]
    token = tokens.Token(
        question.verb, question.arguments, last.datestamp.isoformat(), last.pk, cursor + PAGE, size
    )
    return [element("resumptionToken", token, about)]


LISTS = {"ListIdentifiers": headers, "ListRecords": whole}
VERBS = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": list_all,
    "ListRecords": list_all,
}
