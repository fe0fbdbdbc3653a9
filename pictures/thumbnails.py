"""Pictures as staff see them in lists and forms."""

from django.utils.html import format_html


def thumbnail(picture, edge=96):
    """The small file in a frame of `edge` px; what it shows is told beside it."""
    width, height = picture.small_size
    scale = min(1, edge / max(width, height))
    return format_html(
        '<img src="{}" alt="" width="{}" height="{}" loading="lazy">',
        picture.small_url,
        max(1, round(width * scale)),
        max(1, round(height * scale)),
    )
