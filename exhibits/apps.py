from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class ExhibitsConfig(AppConfig):
    name = "exhibits"
    verbose_name = _("Collection")

    def ready(self):
        """Signals, because fixtures save without the model's own save(), and querysets delete without its delete()."""
        from prisoners.models import Person

        from .models import Exhibit
        from .models.donations import keep_concerned
        from .search import index

        def set_copied(sender, instance, **kwargs):
            instance.set_copied()

        pre_save.connect(set_copied, sender=Exhibit, weak=False, dispatch_uid="copied Exhibit")

        def set_words(sender, instance, **kwargs):
            index.refresh([instance.pk])

        post_save.connect(set_words, sender=Exhibit, weak=False, dispatch_uid="words of Exhibit")

        pre_delete.connect(keep_concerned, sender=Person, dispatch_uid="gifts of Person")
