"""The translation desk: how far each language is, the records as a table, what to do next."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from .. import digest, glossary, notes, queries, registry, rights
from ..addresses import record_url, unit_url
from ..models import State, Unit
from .exchange import ExchangeViews
from .filters import TableForm, named
from .pictures import bar
from .record_views import CODES, RecordViews
from .string_files import StringFileViews
from .strings import StringViews

# The states in the order in which they need work, and how many records a page of the table has.
ORDER = [State.STALE, State.MISSING, State.DRAFT, State.REVIEW, State.APPROVED, State.SOURCE]
RECORDS_A_PAGE = 50
QUESTIONS = 10
# Longer than any text of the site: what is longer is not checked while it is typed.
LONGEST_CHECKED = 100_000


@admin.register(Unit)
class UnitAdmin(ExchangeViews, RecordViews, StringFileViews, StringViews, admin.ModelAdmin):
    """The pages of the desk in the place of the lists and forms that a model has."""

    def has_view_permission(self, request, obj=None):
        return rights.may_open(request.user)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def require_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied

    def get_urls(self):
        wrap = self.admin_site.admin_view
        one = "record/<str:label>/<int:pk>/"
        return [
            path("table/", wrap(require_safe(self.table_view)), name="translations_table"),
            path("next/<str:language>/", wrap(require_safe(self.next_view)), name="translations_next"),
            path("digest/", wrap(require_POST(self.digest_view)), name="translations_digest"),
            path("check/", wrap(require_POST(self.check_view)), name="translations_check"),
            path(one, wrap(require_safe(self.record_any_view)), name="translations_record_any"),
            path(f"{one}<str:language>/", wrap(self.record_view), name="translations_record"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A text's own address leads to it on the page of its record."""
        unit = self.get_object(request, unquote(object_id))
        self.require_view(request)
        if unit is None or unit.record is None:
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(unit_url(unit))

    def page(self, request, template, title, **context):
        shared = self.admin_site.each_context(request)
        context |= {"title": title, "opts": self.opts, "languages": CODES}
        return TemplateResponse(request, f"admin/translations/{template}.html", {**shared, **context})

    def changelist_view(self, request, extra_context=None):
        self.require_view(request)
        models = queries.by_model()
        languages = queries.by_language(models)
        return self.page(
            request,
            "desk",
            _("Translation desk"),
            bars=[bar(progress, ORDER) for progress in languages],
            by_state=[
                (state, state.label, [(each.language, each.counts[state]) for each in languages])
                for state in ORDER
            ],
            by_model=model_rows(models),
            next_units=next_units(request.user),
            may_work=bool(rights.languages_of(request.user)),
            questions=open_questions(),
        )

    def table_view(self, request):
        self.require_view(request)
        form = TableForm(request.GET)
        asked = form.asked()
        lines = queries.lines(**{name: asked[name] for name in ("model", "language", "state")})
        page = Paginator(named(lines, asked["q"], asked["model"]), RECORDS_A_PAGE).get_page(
            request.GET.get("page")
        )
        codes = [asked["language"]] if asked["language"] else CODES
        rows = [table_row(row, codes) for row in queries.rows(page.object_list)]
        return self.page(
            request,
            "table",
            _("All texts"),
            form=form,
            page=page,
            rows=rows,
            codes=codes,
            is_filtered=any(asked.values()),
        )

    def next_view(self, request, language):
        """To the text that waits for the user most."""
        self.require_view(request)
        if language not in CODES:
            raise Http404
        units = queries.next_to_do(request.user, language=language, limit=1)
        if units:
            return HttpResponseRedirect(unit_url(units[0]))
        messages.success(request, _("Nothing waits for you in this language."))
        return HttpResponseRedirect(reverse("admin:translations_unit_changelist"))

    def digest_view(self, request):
        """Who approves lets all be written to, who translates asks for the own letter."""
        user = request.user
        if not rights.languages_of(user):
            raise PermissionDenied
        readers = digest.readers() if rights.may_approve(user) else [user] if user.email else []
        sent = len(digest.send(readers, timezone.now()))
        said = ngettext("%(count)d letter is on its way.", "%(count)d letters are on their way.", sent)
        if not sent:
            said = _("No letter was sent: nothing waits for anybody, or nobody has an e-mail address.")
        messages.info(request, said % {"count": sent})
        return HttpResponseRedirect(reverse("admin:translations_unit_changelist"))

    def check_view(self, request):
        """What checks say of a text that is being typed, as {"findings": [{"level", "message"}]}; nothing is stored."""
        self.require_view(request)
        found = []
        target = request.POST.get("target", "")
        codes = request.POST.get("source_language"), request.POST.get("target_language")
        if len(target) <= LONGEST_CHECKED and set(codes) <= set(CODES):
            longest = request.POST.get("longest", "")
            found = glossary.checked(
                request.POST.get("source", "")[:LONGEST_CHECKED],
                target,
                *codes,
                longest=int(longest) if longest.isdecimal() and len(longest) < 10 else None,
            )
        return JsonResponse(
            {"findings": [{"level": finding.level, "message": finding.message} for finding in found]}
        )


def next_units(user):
    """[(language, unit), ...]: in each language of the user, what to do next."""
    found = ((code, queries.next_to_do(user, language=code, limit=1)) for code in rights.languages_of(user))
    return [(code, units[0]) for code, units in found if units]


def open_questions():
    """The oldest, each with the address of its text as `url` and what it is about as `name`."""
    found = list(notes.open_questions().order_by("written_at")[:QUESTIONS])
    records = queries.records_at({(note.content_type_id, note.object_id) for note in found})
    for note in found:
        record = records.get((note.content_type_id, note.object_id))
        note.url = record_url(record, note.language or "", f"note-{note.pk}") if record else ""
        note.name = registry.name_of(record) if record else ""
    return [note for note in found if note.url]


def model_rows(models):
    """[(label, name, [(language, [(state, its name, texts), ...]), ...]), ...]"""
    return [
        (
            each.label,
            each.name,
            [(code, counted(each.languages[code].counts)) for code in CODES if code in each.languages],
        )
        for each in models
    ]


def counted(counts):
    """[(state, its name, how many), ...] of the states in which there is something."""
    return [(state, state.label, counts[state]) for state in ORDER if counts[state]]


def table_row(row, codes):
    """What the table says of a record; a record that has been deleted meanwhile has no page."""
    lines = [(code, row.lines.get(code)) for code in codes]
    languages = [
        (code, counted({state: getattr(line, state) for state in ORDER}) if line else [])
        for code, line in lines
    ]
    return {
        "name": row.name,
        "kind": row.model._meta.verbose_name,
        "url": record_url(row.record, codes[0] if len(codes) == 1 else "") if row.record else "",
        "languages": languages,
    }
