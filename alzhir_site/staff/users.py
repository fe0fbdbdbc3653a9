"""Users in the admin: their roles, the languages given to a translator, and the second factor."""

from axes.admin import AccessAttemptAdmin
from axes.models import AccessAttempt
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice

from translations.models import Translator

from . import second_factor

# Their own pages show the secrets; here they are reset, and a user enrols alone.
admin.site.unregister([User, StaticDevice, TOTPDevice, AccessAttempt])


@admin.register(AccessAttempt)
class AttemptAdmin(AccessAttemptAdmin):
    """The package's action asks for no right, and breaks: attempts go by themselves after their time."""

    actions = ()


class TranslatorInline(admin.StackedInline):
    model = Translator
    verbose_name_plural = _("languages to translate into")
    fields = [("to_kk", "to_ru", "to_en")]
    classes = ["compact"]


@admin.register(User)
class StaffUserAdmin(UserAdmin):
    """A superuser's account is a superuser's matter: whoever may change users alone could otherwise become one."""

    list_display = ["username", "get_full_name", "roles", "last_login", "has_second_factor", "is_active"]
    list_filter = ["is_active", "groups", "is_superuser"]
    actions = ["reset_second_factor"]

    def get_queryset(self, request):
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).prefetch_related("groups").annotate(has_device=Exists(devices))

    def get_inlines(self, request, obj):
        return [TranslatorInline] if obj else []

    def get_readonly_fields(self, request, obj=None):
        own = [] if request.user.is_superuser else ["is_superuser"]
        return [*super().get_readonly_fields(request, obj), *own]

    def may_touch(self, request, user):
        return request.user.is_superuser or not (user and user.is_superuser)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.may_touch(request, obj)

    @admin.display(description=_("name"), ordering="last_name")
    def get_full_name(self, user):
        return user.get_full_name() or "–"

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(map(str, user.groups.all())) or "–"

    @admin.display(description=_("second factor"), boolean=True, ordering="has_device")
    def has_second_factor(self, user):
        return user.has_device

    @admin.action(description=_("Reset the second factor: the phone is lost"), permissions=["change"])
    def reset_second_factor(self, request, chosen):
        """They enrol anew when they sign in next; their sessions end where a second factor is required."""
        users = [user for user in chosen if self.may_touch(request, user)]
        for user in users:
            second_factor.reset(user)
            self.log_change(request, user, str(_("second factor reset")))
        text = ngettext("%(count)d second factor reset.", "%(count)d second factors reset.", len(users))
        messages.success(request, text % {"count": len(users)})
        if left := len(chosen) - len(users):
            text = ngettext("%(count)d user left as it was.", "%(count)d users left as they were.", left)
            messages.warning(request, text % {"count": left})
