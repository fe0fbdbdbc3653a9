"""A collection with secrets: a woman whose record is not published, and what staff alone may know."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from exhibits.models import Condition, ConditionCheck, Location, Role
from news.models import Post
from pictures.models import Picture
from prisoners.models import FormKind, Relation
from tests.prisoners.builders import form, mamayeva, person
from tests.prisoners.builders_camp import country, nationality, stone

from .builders import donation, donor, exhibit, exhibition, hall, item, kind

# All forms of her name, and the addresses that are made from it.
HER = (
    "Неназываемая",
    "Зулейха",
    "Аталмайтын",
    "Зылиха",
    "Unnameable",
    "Zuleikha",
    "Nenazvannaya",
    "Девичьева",
    "unnameable",
)
# What no public page may hold, beside her name: staff's own, those who did not agree, what is not published.
STAFF = ("АКТ-КАНАРЕЙКА", "ВИТРИНА-КАНАРЕЙКА", "ВЕТХОСТЬ-КАНАРЕЙКА")
UNWILLING = ("Несогласный", "Disagreeing", "Тайноград", "Secretville", "ПОРТРЕТ-КАНАРЕЙКА")
DRAFTS = ("ЧЕРНОВИК-КАНАРЕЙКА", "draft-canary")
SECRETS = (*HER, *STAFF, *UNWILLING, *DRAFTS)

NAMING = "Письмо Неназываемой: Неназываемая Зулейха, Аталмайтын Зылиха, Zuleikha Unnameable"
EXHIBIT_TEXTS = (
    "title", "date_text", "material", "technique", "dimensions", "description",
    "inscription_meaning", "provenance", "archive", "rights_holder", "credit_line",
)  # fmt: skip


def said(*fields, text=NAMING):
    """The translated `fields`, each with the text in every language."""
    return {f"{field}_{code}": text for field in fields for code in ("kk", "ru", "en")}


def picture(text):
    data = BytesIO()
    Image.new("L", (40, 50), 128).save(data, "JPEG")
    return Picture.objects.create(
        file=ContentFile(data.getvalue(), "page.jpg"), **said("alt", "credit", text=text)
    )


def unnamed():
    """The woman who is not published, with every form of her name."""
    made = person(
        "unnameable-zuleikha",
        ru=("Неназываемая", "Зулейха"),
        kk=("Аталмайтын", "Зылиха"),
        en=("Unnameable", "Zuleikha"),
        is_published=False,
        **said("fate", "life"),
    )
    form(made, "Nenazvannaya", "Zuleikha", language="en", kind=FormKind.SPELLING)
    form(made, "Девичьева", "Зулейха", kind=FormKind.MAIDEN)
    return made


def hold_back(her, other, post):
    """Published exhibits and gifts that name her, linked with her in every way there is."""
    letter, usa = kind(), country("usa", name_en="USA")
    both = [(other, Role.OWNER), (her, Role.MENTIONED)]
    texts = said(*EXHIBIT_TEXTS)
    exhibits = [
        exhibit(
            f"unnameable-{number}",
            persons,
            kind=letter,
            hall=hall(),
            location=Location.DISPLAY,
            accession_number=f"Неназываемая {number}",
            inventory_number="Неназываемая",
            inscription=NAMING,
            is_unique=True,
            earliest=1939,
            latest=1939,
            **texts,
        )
        for number, persons in enumerate((both, [(her, Role.OWNER)]))
    ]
    for held in exhibits:
        held.media.create(picture=picture(NAMING), **said("caption"))
    gifts = [
        donation(f"unnameable-gift-{number}", persons=persons, **said("title", "story", "credit_line"))
        for number, persons in enumerate(([her, other], [other], [other]))
    ]
    # The second is held back by its donor's relative alone, the third by the exhibit that its item became.
    donor(gifts[1], NAMING, person=her, relation=Relation.SON)
    gifts[1].persons.set([other])
    for gift in gifts:
        donor(gift, NAMING, country=usa, shows_country=True, photo=picture(NAMING), shows_photo=True)
        item(gift, NAMING, kind=letter, exhibit=exhibits[0] if gift == gifts[2] else None, **said("note"))
        gift.posts.add(post)
    return exhibits, gifts


def show(other, post):
    """What is public, with all that staff and donors keep to themselves."""
    canary = " ".join(DRAFTS[:1])
    shown = exhibit(
        "public-letter",
        [(other, Role.OWNER)],
        kind=kind(),
        hall=hall(),
        location=Location.DISPLAY,
        showcase="ВИТРИНА-КАНАРЕЙКА",
        is_unique=True,
        earliest=1939,
        latest=1939,
        inscription="Текст письма",
    )
    shown.media.create(picture=picture("Лист письма"))
    shown.media.create(picture=picture("Второй лист"))
    ConditionCheck.objects.create(
        exhibit=shown, checked_on="2026-01-01", condition=Condition.POOR, note="ВЕТХОСТЬ-КАНАРЕЙКА"
    )
    gift = donation("public-gift", persons=[other], act_number="АКТ-КАНАРЕЙКА")
    gift.posts.add(post)
    korea = country("korea-of-the-unwilling", name_en="Korea")
    donor(
        gift,
        shows_name=False,
        country=korea,
        photo=picture("ПОРТРЕТ-КАНАРЕЙКА"),
        person=other,
        relation=Relation.SON,
        name_kk="Несогласный",
        name_ru="Несогласный",
        name_en="Disagreeing",
        place_ru="Тайноград",
        place_en="Secretville",
    )
    drafts = [exhibit("draft-canary", is_published=False, **said("title", text=canary))]
    drafts.append(donation("draft-canary", [other], is_published=False, **said("title", text=canary)))
    drafts[1].posts.add(post)
    item(gift, "letters", exhibit=shown)
    return shown, gift


def make_secrets():
    """All of it at once; the exhibition shows every exhibit."""
    other, her = mamayeva(), unnamed()
    usa = country("united-states", name_en="United States")
    stone("embassy", country=usa, nationality=nationality())
    post = Post.objects.create(
        slug="news", published_at="2018-10-09T10:00:00Z", **said("title", "lead", "body", text="Новость")
    )
    held, gifts = hold_back(her, other, post)
    shown, gift = show(other, post)
    exhibition("show", [*held, shown], opens_on="2026-05-01", closes_on="2026-06-01", hall=hall())
    exhibition("draft-canary", [shown], is_published=False, **said("title", text=DRAFTS[0]))
    return {"held": held, "held_gifts": gifts, "shown": shown, "gift": gift}
