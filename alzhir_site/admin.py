from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import closures  # noqa: F401  (its record joins two apps)
from .django_words import say_in_the_language_of_the_page
from .models import OutboxMessage
from .staff import users  # noqa: F401

say_in_the_language_of_the_page()


@admin.register(OutboxMessage)
class OutboxMessageAdmin(admin.ModelAdmin):
    """To see whether a mail went out. The texts are not shown: they hold visitors' secret links."""

    list_display = ["status", "to", "subject", "created_at", "sent_at", "attempts", "last_error"]
    list_display_links = ["subject"]
    list_filter = ["status"]
    search_fields = ["to", "subject"]
    date_hierarchy = "created_at"
    fields = [
        "status",
        "to",
        "subject",
        "created_at",
        "due_at",
        "sent_at",
        "attempts",
        "lapses",
        "last_error",
    ]
    actions = ["send_again"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("alzhir_site.view_outboxmessage") or self.has_resend_permission(request)

    def has_resend_permission(self, request):
        return request.user.has_perm("alzhir_site.change_outboxmessage")

    @admin.action(description=_("Send again (failed mail only)"), permissions=["resend"])
    def send_again(self, request, chosen):
        count = chosen.send_again(now=timezone.now())
        told = ngettext("%(count)s mail will be sent again.", "%(count)s mails will be sent again.", count)
        self.message_user(request, told % {"count": count}, messages.SUCCESS if count else messages.WARNING)
