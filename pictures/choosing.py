"""How staff choose a picture: from the library, with its picture and texts beside the field, or by uploading a new one."""

from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.views.main import TO_FIELD_VAR
from django.contrib.admin.widgets import ForeignKeyRawIdWidget, RelatedFieldWidgetWrapper
from django.forms import Script
from django.urls import reverse

from .models import Picture


class PictureInput(ForeignKeyRawIdWidget):
    """The number of a picture, which the library's list fills in; without scripts it is typed."""

    template_name = "admin/pictures/choice.html"
    may_add = False

    class Media:
        js = ["admin/js/admin/RelatedObjectLookups.js", Script("js/choose_picture.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-cards"] = reverse("admin:pictures_picture_card", args=[0])
        query = f"?{TO_FIELD_VAR}=id&{IS_POPUP_VAR}=1"
        context["add_url"] = reverse("admin:pictures_picture_add") + query if self.may_add else ""
        context["picture"] = carded(value)
        return context

    def label_and_url_for_value(self, value):
        """The card says it."""
        return "", ""


def carded(number):
    """The picture for its card, None where there is none of this number."""
    if not str(number or "").isdecimal() or len(str(number)) > 18:
        return None
    return Picture.objects.with_uses().filter(pk=number).first()


class ChoosesPictures:
    """For model admins and inlines whose models point at pictures."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.remote_field.model is Picture:
            kwargs["widget"] = PictureInput(db_field.remote_field, self.admin_site)
            kwargs["widget"].may_add = request.user.has_perm("pictures.add_picture")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the admin's own buttons beside it: the widget has them."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper) and isinstance(widget.widget, PictureInput):
            field.widget = widget.widget
        return field
