from django.http import HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@require_safe
def favicon(request):
    """For pages that name no icon of their own, as the admin's."""
    return HttpResponseRedirect(static("art/favicon.svg"))
