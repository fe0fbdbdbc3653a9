"""A question on the page of a record, with what has been answered."""

from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .. import registry, rights
from ..models import LANGUAGE_CHOICES


def name_of(user):
    return (user.get_full_name() or user.get_username()) if user else "–"


@dataclass
class Thread:
    """`typed` is an answer that was not taken, `errors` say why."""

    question: object
    user: object
    typed: str = ""
    errors: list = field(default_factory=list)

    @property
    def about(self):
        question = self.question
        if not question.field:
            return _("The whole record")
        model = registry.content_types().get(question.content_type_id)
        # A field that has been renamed is called as it was then.
        known = model and question.field in registry.fields()[model]
        label = registry.label_of(model, question.field) if known else question.field
        return f"{capfirst(label)} ({dict(LANGUAGE_CHOICES)[question.language]})"

    @property
    def author(self):
        return name_of(self.question.author)

    @property
    def answers(self):
        return [(answer, name_of(answer.author)) for answer in self.question.answers.all()]

    @property
    def may_settle(self):
        mine = rights.may_approve(self.user) or self.question.author_id == self.user.pk
        return mine and self.question.settled_at is None
