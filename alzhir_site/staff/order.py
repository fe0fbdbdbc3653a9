"""The order of apps and records in the admin: what is needed daily stands first."""

from alzhir_site import roles

APPS = [
    "booking",
    "visitors",
    "translations",
    "news",
    "prisoners",
    "exhibits",
    "pictures",
    "alzhir_site",
    "auth",
    "axes",
]


def place(name, order):
    return order.index(name) if name in order else len(order)


def in_daily_order(apps):
    """The app list of Django, [{"app_label":, "models": [{"model":}]}], sorted; what is in no order stands last."""
    models = roles.models()
    for app in apps:
        app["models"].sort(key=lambda row: place(row["model"]._meta.label_lower, models))
    return sorted(apps, key=lambda app: place(app["app_label"], APPS))
