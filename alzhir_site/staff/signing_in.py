"""The way in: name and password, then the code of the second factor where one is asked."""

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView
from django_otp.plugins.otp_static.models import StaticDevice

from . import pending, second_factor


def code_field(label, **kwargs):
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=40, widget=forms.TextInput(attributes), **kwargs)


class PasswordView(LoginView):
    """Nobody is signed in by a password alone who needs a second factor."""

    authentication_form = AdminAuthenticationForm
    template_name = "admin/login.html"

    def form_valid(self, form):
        user = form.get_user()
        if not second_factor.is_asked(user):
            return super().form_valid(form)
        pending.begin(self.request, user, self.get_success_url())
        page = "second_factor" if second_factor.has_device(user) else "second_factor_enrol"
        return HttpResponseRedirect(reverse(f"admin:{page}"))


class CodeForm(forms.Form):
    code = code_field(_("Code"), help_text=_("Six digits that the app on your phone shows."))

    def __init__(self, *args, request, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.user, self.device = request, user, None

    def clean_code(self):
        """A wrong code counts as a wrong password does."""
        credentials = {"username": self.user.get_username()}
        if not AxesProxyHandler.is_allowed(self.request, credentials):
            self.request.axes_locked_out = True
            raise ValidationError(_("This code is wrong, or was used before."))
        self.device, seconds = second_factor.verify(self.user, self.cleaned_data["code"])
        if seconds:
            raise ValidationError(
                ngettext(
                    "Too many wrong codes. Please try again in %(count)d second.",
                    "Too many wrong codes. Please try again in %(count)d seconds.",
                    seconds,
                )
                % {"count": seconds}
            )
        if self.device is None:
            user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)
            raise ValidationError(_("This code is wrong, or was used before."))
        return self.cleaned_data["code"]


@method_decorator(never_cache, name="dispatch")
class OnTheWayIn(FormView):
    """A page for those whom `user_of()` knows; others begin with the password."""

    site = None

    def user_of(self, request):
        return pending.user(request)

    def dispatch(self, request, *args, **kwargs):
        self.user = self.user_of(request)
        if self.user is None:
            return HttpResponseRedirect(reverse("admin:login"))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        shared = self.site.each_context(self.request)
        return super().get_context_data(**{**shared, "title": self.title, **kwargs})


class CodeView(OnTheWayIn):
    """A recovery code brings in, too, and leads to the page to enrol another phone."""

    form_class = CodeForm
    template_name = "admin/second_factor/code.html"
    title = _("Second step: the code")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request, "user": self.user}

    def form_valid(self, form):
        goal = pending.end(self.request)
        self.user.otp_device = form.device
        login(self.request, self.user)
        if isinstance(form.device, StaticDevice):
            return HttpResponseRedirect(reverse("admin:second_factor_enrol"))
        return HttpResponseRedirect(goal)
