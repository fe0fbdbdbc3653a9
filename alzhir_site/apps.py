from axes.apps import AppConfig as Axes
from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.contrib.auth.signals import user_logged_in
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    default = True
    name = "alzhir_site"
    verbose_name = _("Site")

    def ready(self):
        from exhibits.models import Donation, Exhibit, Exhibition
        from news.models import Post
        from pictures.addresses.following import follow
        from prisoners.contributions.purging import contact_purged
        from prisoners.models import Person
        from visitors.correspondence.purging import address_purged

        from . import checks, letters  # noqa: F401
        from .sqlite import teach_unicode
        from .staff.groups import keep_in_step
        from .staff.sessions import note_beginning

        connection_created.connect(teach_unicode)
        for model in (Post, Exhibit, Donation, Exhibition, Person):
            follow(model)
        post_migrate.connect(keep_in_step)
        user_logged_in.connect(note_beginning)
        contact_purged.connect(letters.forget)
        address_purged.connect(letters.forget_visitor)


class SignInConfig(Axes):
    """Axes under a name that staff can read."""

    verbose_name = _("Attempts to sign in")


class StaffConfig(admin.AdminConfig):
    """Django's admin with the way in and the first page of this site."""

    default = False
    default_site = "alzhir_site.staff.sites.StaffSite"
