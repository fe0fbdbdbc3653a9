"""The change forms of the admin as a browser opens them."""

import re
from html import unescape

from alzhir_site.staff.sites import StaffSite


def seen(client, url):
    """What the hidden field of a form says that it was opened with; a form that is sent without it is refused."""
    return unescape(re.search(r'name="seen" value="([^"]*)"', client.get(url).content.decode())[1])


def without_sidebar(monkeypatch):
    """Leaves out the list of all apps beside each page of the admin, which takes the half of a page's time.

    What it says is looked at on the first page, and on the pages of the way in and out.
    """
    whole = StaffSite.get_app_list

    def of_one_app(site, request, app_label=None):
        return whole(site, request, app_label) if app_label else []

    monkeypatch.setattr(StaffSite, "get_app_list", of_one_app)
    monkeypatch.setattr(StaffSite, "enable_nav_sidebar", False)
