"""The editor in forms. Without scripts it is a plain field with the HTML, or with plain text, in it."""

import json

from django import forms
from django.templatetags.static import static
from django.utils.translation import gettext, pgettext

from . import cleaning

LONGEST = 100_000
# Browsers know no Kazakh: they would mark every word as wrong.
SPELLED = ("ru", "en")
SHORT = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}


class ProseWidget(forms.Textarea):
    """static/js/prose.js makes an editor of it: the one of django-prose-editor, with buttons in the page's language.

    How it looks stands in css/admin/prose.css.
    """

    class Media:
        css = {
            "all": [
                "django_prose_editor/material-icons.css",
                "django_prose_editor/editor.css",
                "django_prose_editor/overrides.css",
            ]
        }
        js = [forms.Script("js/prose.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        code = context["widget"]["attrs"].get("lang") or name.rpartition("_")[2]
        others = [(other, short) for other, short in SHORT.items() if other != code]
        given = {"editor": static("django_prose_editor/editor.js"), "languages": others, "words": words()}
        context["widget"]["attrs"]["data-prose"] = json.dumps(given)
        if code in SHORT:
            context["widget"]["attrs"] |= {"lang": code, "spellcheck": "true" if code in SPELLED else "false"}
        return context


class ProseFormField(forms.CharField):
    """Cleans before it asks whether anything has changed. Whatever text widget it is given is the editor's."""

    def __init__(self, *, widget=None, **kwargs):
        chosen = isinstance(widget, ProseWidget)
        super().__init__(
            widget=widget if chosen else ProseWidget(attrs={"class": "vLargeTextField"}), **kwargs
        )

    def to_python(self, value):
        text = super().to_python(value)
        return text if len(text) > LONGEST else cleaning.clean(text)


def words():
    """What the editor says, in the page's language."""
    return {
        "toolbar": gettext("Formatting"),
        "paragraph": pgettext("rich text", "Paragraph"),
        "heading2": gettext("Heading"),
        "heading3": gettext("Smaller heading"),
        "bold": pgettext("rich text", "Bold"),
        "italic": pgettext("rich text", "Italic"),
        "link": pgettext("rich text", "Link"),
        "unlink": gettext("Remove the link"),
        "bulletList": gettext("List with bullets"),
        "orderedList": gettext("Numbered list"),
        "blockquote": pgettext("rich text", "Quotation"),
        "horizontalRule": gettext("Dividing line"),
        "undo": gettext("Undo"),
        "redo": gettext("Redo"),
        "address": gettext("Address of the page, e-mail address or telephone number"),
        "save": gettext("Save the link"),
        "cancel": pgettext("rich text", "Cancel"),
        "kk": gettext("These words are in Kazakh"),
        "ru": gettext("These words are in Russian"),
        "en": gettext("These words are in English"),
    }
