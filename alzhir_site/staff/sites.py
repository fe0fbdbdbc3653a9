"""The admin of this site: Django's own, with a second factor on the way in, and a first page of the day."""

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from . import desk, enrolling, sessions, signing_in
from .order import in_daily_order


class StaffSite(AdminSite):
    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Django's page for name and password; what follows it may be the second factor."""
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = {
            **self.each_context(request),
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            "ended": request.session.pop(sessions.ENDED, False),
            **(extra_context or {}),
        }
        if REDIRECT_FIELD_NAME not in {**request.GET, **request.POST}:
            context[REDIRECT_FIELD_NAME] = reverse("admin:index")
        return signing_in.PasswordView.as_view(extra_context=context)(request)

    def get_urls(self):
        own = [
            path("second-factor/", signing_in.CodeView.as_view(site=self), name="second_factor"),
            path("second-factor/enrol/", enrolling.EnrolView.as_view(site=self), name="second_factor_enrol"),
            path("second-factor/enrol/code.svg", enrolling.qr_code, name="second_factor_qr"),
            path(
                "second-factor/recovery-codes/",
                self.admin_view(enrolling.RecoveryCodesView.as_view(site=self)),
                name="second_factor_codes",
            ),
        ]
        return [*own, *super().get_urls()]

    def get_app_list(self, request, app_label=None):
        """Django's, without its sorting by translated names, which each page would pay for."""
        return in_daily_order(self._build_app_dict(request, app_label).values())

    def index(self, request, extra_context=None):
        return super().index(request, {"desk": desk.Desk(request.user, request.now), **(extra_context or {})})
