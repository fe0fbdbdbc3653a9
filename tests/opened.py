"""The change forms of the admin as a browser opens them."""

import re
from html import unescape


def seen(client, url):
    """What the hidden field of a form says that it was opened with; a form that is sent without it is refused."""
    return unescape(re.search(r'name="seen" value="([^"]*)"', client.get(url).content.decode())[1])
