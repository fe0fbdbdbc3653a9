"""A rate limit in the database, the same for every worker: so many acts an address and window of time."""

import ipaddress

from django.conf import settings
from django.db.models import F
from django.utils.crypto import salted_hmac

from .models import Hit


def address(request):
    """The visitor's address: PROXY_COUNT of our own proxies have each added one to X-Forwarded-For."""
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    # The peer counts also where it has no address (a Unix socket): else the visitor's own claim would be taken.
    chain = [*told, request.META.get("REMOTE_ADDR", "")]
    return chain[-1 - settings.PROXY_COUNT] if len(chain) > settings.PROXY_COUNT else chain[0]


def household(address):
    """What one customer holds: an IPv4 address, or the /64 of an IPv6 one; other text as it is."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4 or found.ipv4_mapped:
        return str(found.ipv4_mapped if found.version == 6 else found)
    return str(ipaddress.ip_network((found.packed, 64), strict=False))


def allow(act, who, *, limit, seconds, now):
    """Counts one `act` of `who` (an address, stored only as a keyed hash); False when the window's `limit` is used up."""
    window = int(now.timestamp()) // seconds
    bucket = salted_hmac("booking.limits", f"{act}|{household(who)}|{window}", algorithm="sha256").hexdigest()
    room = Hit.objects.filter(bucket=bucket, count__lt=limit)
    if room.update(count=F("count") + 1):
        return True
    _, created = Hit.objects.get_or_create(bucket=bucket, defaults={"count": 1, "at": now})
    return created or bool(room.update(count=F("count") + 1))
