"""By what mentors are suggested to mentees."""

from django.db.models import IntegerChoices, TextChoices


class Criterion(TextChoices):
    DEFICITS = "deficits", "закрывает дефициты"
    SAME_POST = "same_post", "та же должность"
    FREE_PLACES = "free_places", "есть свободные места"
    SAME_BUILDING = "same_building", "тот же корпус"
    CONTACT_MODE = "contact_mode", "одинаково удобный способ встреч"
    CATEGORY = "category", "высокая категория"
    TRAINED = "trained", "прошёл обучение наставников"
    SYMPATHY = "sympathy", "взаимный интерес после встречи"


class Importance(IntegerChoices):
    IGNORED = 0, "не учитывать"
    SLIGHT = 1, "немного желательно"
    WISHED = 3, "желательно"
    IMPORTANT = 5, "очень желательно"
    MUST = 9, "обязательно"


class Aim(TextChoices):
    """What the best assignment of all mentees is."""

    BEST = "best", "наибольшее соответствие"
    EVERYBODY = "everybody", "никто не остался без наставника"


class WishKind(TextChoices):
    FORBIDDEN = "forbidden", "нельзя вместе"
    FIXED = "fixed", "только вместе"


class SympathyKind(TextChoices):
    LIKED = "liked", "хочет работать вместе"
    AVOIDED = "avoided", "не хочет работать вместе"
