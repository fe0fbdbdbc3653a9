"""Names of nobody: drawn as in a real list, a few surnames very common, most of them rare. Pure.

They are put together from common surnames and from syllables, so that none is meant for anyone.
"""

from dataclasses import dataclass
from random import Random


def words(text):
    return text.split()


COMMON = words(
    "Иванова Петрова Кузнецова Смирнова Попова Васильева Соколова Михайлова Новикова Фёдорова Морозова Волкова Алексеева "
    "Лебедева Семёнова Егорова Павлова Козлова Степанова Николаева Орлова Андреева Макарова Никитина Захарова Зайцева "
    "Шевченко Коваленко Бондаренко Ткаченко Кравченко Олейник Ковальчук Мельник Полищук Савчук Ковалёва Белова Комарова "
    "Ковальская Левандовская Вишневская Каминская Зелинская Шиманская Возняк Домбровская Новак Мазур Кравчик "
    "Гольдберг Розенберг Вайсман Кацман Шапиро Гуревич Левина Каган Рабинович Фельдман Фридман Бернштейн Эпштейн Гинзбург "
    "Мюллер Шмидт Шнайдер Фишер Вебер Майер Вагнер Беккер Шульц Гофман Келлер Рихтер Кляйн Вольф Шрёдер Нойман "
    "Ахметова Омарова Жүсіпова Сәрсенова Қасымова Нұрланова Ибраева Оспанова Мусина Әлиева Смагулова Байжанова "
    "Ким Пак Ли Цой Тен Хван Югай Хан Шин Нам Мамедова Алиева Гусейнова Гасанова Григорян Саркисян Арутюнян Петросян "
    "Беридзе Капанадзе Гелашвили Чхеидзе Габуния Каримова Юсупова Рахимова Хасанова Валиева Сафина Гарипова Янсон Озолс "
    "Калныня Тамм Саар Мягги Виртанен Корхонен Нурми Казлаускене Петраускене Ван Чжан Лю Попеску Ионеску Ковач Надь"
)
FIRST = words(
    "Аба Бере Би Вели Гала Го Дани Ду Ери Жола Зару Ива Ка Кери Лаза Лю Маки Ми Нара Оре Пала Пи Рами Ро Сава Си Тара То "
    "Уза Фе Хали Ху Цвей Чари Ша Эле Юра Яки"
)
MIDDLE = ["", *words("ба ве го да жи за ку ле ми на пу ри со та фе ха чу")]
ENDINGS = words("нова лева сина ченко ская берг ман швили дзе мян рук штейн кова баева")
GIVEN = words(
    "Мария Анна Екатерина Елена Ольга Анастасия Александра Татьяна Наталья Вера Надежда Любовь Евгения София Раиса Лидия "
    "Зинаида Нина Клавдия Валентина Антонина Тамара Галина Зоя Ида Роза Рахиль Ревекка Сарра Фанни Берта Эмма Эльза Марта "
    "Гертруда Ядвига Станислава Хелена Гульжамал Фатима Айша Күләш Дәмеш Зейнеп Мариям Нина Кетеван Тамар Ануш Сирануш "
    "Лусик Гюльнара Сона Лейла Зухра Шарлотта Ирма Хильда Ванда Броня Циля Дора Ольга Евдокия Прасковья Пелагея"
)
FATHERS = words(
    "Ивановна Васильевна Николаевна Петровна Александровна Михайловна Фёдоровна Алексеевна Андреевна Григорьевна Павловна "
    "Степановна Яковлевна Семёновна Дмитриевна Моисеевна Абрамовна Исааковна Соломоновна Самуиловна Карловна Фридриховна "
    "Иосифовна Казимировна Станиславовна Ахметовна Омаровна Каримовна Гасановна Георгиевна Арсеновна Давидовна Львовна"
)
# Of a hundred: how many bear a common surname, how many have a maiden name in the record, how many a patronymic.
COMMON_SHARE, MAIDEN_SHARE, FATHER_SHARE = 60, 10, 85
# At a time.
DRAWN = 10_000


@dataclass(frozen=True, slots=True)
class Woman:
    """A made-up person: the parts of her name, maiden name ("" for none), year of birth and of arrest."""

    surname: str
    given_name: str
    patronymic: str
    maiden_name: str
    born: int
    arrested: int


def women(seed=0):
    """Woman after Woman without end; the same for the same seed on every machine."""
    random = Random(seed)  # noqa: S311
    ranks = [1 / rank for rank in range(1, len(COMMON) + 1)]
    given_ranks = [1 / (rank + 3) for rank in range(len(GIVEN))]
    while True:
        common = iter(random.choices(COMMON, ranks, k=2 * DRAWN))
        given = iter(random.choices(GIVEN, given_ranks, k=DRAWN))
        for first in given:
            has_maiden_name = random.randrange(100) < MAIDEN_SHARE
            yield Woman(
                surname=surname(random, next(common)),
                given_name=first,
                patronymic=random.choice(FATHERS) if random.randrange(100) < FATHER_SHARE else "",
                maiden_name=surname(random, next(common)) if has_maiden_name else "",
                born=1880 + random.randrange(40),
                arrested=1937 + random.randrange(2),
            )


def surname(random, common):
    """The common one, or one from syllables."""
    if random.randrange(100) < COMMON_SHARE:
        return common
    return random.choice(FIRST) + random.choice(MIDDLE) + random.choice(MIDDLE) + random.choice(ENDINGS)
