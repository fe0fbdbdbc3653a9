from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _


class PrisonersConfig(AppConfig):
    name = "prisoners"
    verbose_name = _("Persons")

    def ready(self):
        """Signals, because fixtures save without the models' own save()."""
        from . import register
        from .models import Fact, NameForm, Person
        from .models.facts import Dated

        def set_bounds(sender, instance, **kwargs):
            instance.set_bounds()

        def refresh(sender, instance, origin=None, **kwargs):
            # Rows that go with their person leave nothing to copy to.
            with_person = getattr(origin, "model", type(origin)) is Person
            if not (with_person or register.is_held.get()):
                register.refresh([instance.person_id], names=sender is NameForm)

        for model in Dated.__subclasses__():
            pre_save.connect(set_bounds, sender=model, weak=False, dispatch_uid=f"bounds {model.__name__}")
        for model in (NameForm, Fact):
            for signal in (post_save, post_delete):
                signal.connect(refresh, sender=model, weak=False, dispatch_uid=f"register {model.__name__}")
