"""A phone is made the second factor: QR code, proof by a code, recovery codes to keep."""

import io
from importlib import import_module

from django import forms
from django.contrib.auth import authenticate, login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_otp import login as prove
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from . import pending, second_factor
from .signing_in import OnTheWayIn, code_field

KEY = "second_factor_key"


class PasswordForm(forms.Form):
    """An open session alone, on a computer that somebody left, does not change what brings its owner in."""

    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def __init__(self, *args, request, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user

    def clean_password(self):
        """A wrong one counts as a wrong one on the way in."""
        credentials = {"username": self.user.get_username(), "password": self.cleaned_data["password"]}
        if authenticate(self.request, **credentials) != self.user:
            raise ValidationError(_("This is not your password."))
        return self.cleaned_data["password"]


class EnrolForm(PasswordForm):
    code = code_field(_("Code that the app shows now"))

    def __init__(self, *args, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.key, self.recovery_codes = key, None
        if not second_factor.has_device(self.user):
            del self.fields["password"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.recovery_codes = second_factor.enrol(self.user, self.key, cleaned["code"])
            if self.recovery_codes is None:
                said = _("This is not the code that the app shows now. Is the clock of the phone right?")
                self.add_error("code", said)
        return cleaned


def enrolling(request):
    """Who may enrol a phone: who told the password and has none yet, and who is signed in."""
    user = pending.user(request)
    if user and not second_factor.has_device(user):
        return user
    return request.user if request.user.is_authenticated and request.user.is_staff else None


class EnrolView(OnTheWayIn):
    """The secret stands in the session until its code is told; until then nothing has changed."""

    form_class = EnrolForm
    template_name = "admin/second_factor/enrol.html"
    title = _("Second factor: your phone")

    def user_of(self, request):
        return enrolling(request)

    @property
    def key(self):
        return self.request.session.setdefault(KEY, second_factor.new_key())

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request, "user": self.user, "key": self.key}

    def get_context_data(self, **kwargs):
        came_by = getattr(self.request.user, "otp_device", None)
        return super().get_context_data(
            secret=second_factor.secret_in_groups(self.key),
            address=second_factor.address(self.user, self.key),
            is_required=not self.request.user.is_authenticated,
            has_device=second_factor.has_device(self.user),
            codes_left=second_factor.codes_left(self.user) if isinstance(came_by, StaticDevice) else None,
            **kwargs,
        )

    def form_valid(self, form):
        """The codes are shown in this answer and nowhere again."""
        goal = pending.end(self.request)
        self.request.session.pop(KEY)
        device = TOTPDevice.objects.get(user=self.user, confirmed=True)
        if self.request.user.is_authenticated:
            prove(self.request, device)
        else:
            self.user.otp_device = device
            login(self.request, self.user)
        return codes_page(self, form.recovery_codes, goal)


def codes_page(view, codes, goal=None):
    context = {
        **view.site.each_context(view.request),
        "title": _("Your recovery codes"),
        "codes": codes,
        "goal": goal or reverse("admin:index"),
    }
    return render(view.request, "admin/second_factor/recovery_codes.html", context)


class RecoveryCodesView(OnTheWayIn):
    """How many are left, and new ones in their place; for those who have a phone enrolled."""

    form_class = PasswordForm
    template_name = "admin/second_factor/new_codes.html"
    title = _("Recovery codes")

    def user_of(self, request):
        return request.user if second_factor.has_device(request.user) else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request, "user": self.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(left=second_factor.codes_left(self.user), **kwargs)

    def form_valid(self, form):
        return codes_page(self, second_factor.recovery_codes(self.user))


@require_safe
@never_cache
def qr_code(request):
    """The QR code of the secret that stands in the session, as SVG; nothing keeps a copy."""
    user = enrolling(request)
    if user is None or KEY not in request.session:
        raise Http404
    drawn = io.BytesIO()
    # Loaded when somebody enrols: the worker's memory is for visitors.
    made = import_module("segno").make(second_factor.address(user, request.session[KEY]), micro=False)
    made.save(drawn, kind="svg", scale=6, border=4, light="#fff", xmldecl=False)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
