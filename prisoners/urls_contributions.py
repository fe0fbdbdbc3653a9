"""Under /persons/contribute/; part of the namespace of prisoners.urls."""

from django.urls import re_path
from django.views.decorators.cache import never_cache

from .views import contributions, own_contribution

OWN = "(?P<secret>[A-Za-z0-9_-]{1,80})/"

urlpatterns = [
    re_path("^$", never_cache(contributions.contribution_new), name="contribution-new"),
    re_path(f"^{OWN}$", own_contribution.contribution_status, name="contribution-status"),
    re_path(f"^{OWN}sent/$", own_contribution.contribution_sent, name="contribution-sent"),
    re_path(f"^{OWN}withdraw/$", own_contribution.contribution_withdraw, name="contribution-withdraw"),
]
