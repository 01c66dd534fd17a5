"""The criteria by which a mentor suits a mentee: the part of each that is met, from 0 to 1, and the words for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentoring.enums import Category, ContactMode
from mentoring.enums.matching import Criterion, SympathyKind
from mentoring.queries.match_facts import MenteeFacts, MentorFacts
from mentoring.russian import plural

HALF = 0.5
CATEGORY_PARTS: Mapping[str, float] = {
    Category.HIGHEST: 1,
    Category.TEACHER_MENTOR: 1,
    Category.TEACHER_METHODIST: 1,
    Category.FIRST: HALF,
}


@dataclass(frozen=True)
class Rule:
    """part: how far it is met, nothing where the facts are unknown; words: empty there; meaning: for the page."""

    part: Callable[[MentorFacts, MenteeFacts], float]
    words: Callable[[MentorFacts, MenteeFacts], str]
    meaning: str


def _deficits(mentor: MentorFacts, mentee: MenteeFacts) -> float:
    if not mentee.needs:
        return float(mentee.mentee.direction_id in mentor.strengths)
    return _covered(mentor, mentee) / len(mentee.needs)


def _covered(mentor: MentorFacts, mentee: MenteeFacts) -> int:
    return sum(direction in mentor.strengths for direction in mentee.needs)


def _deficits_words(mentor: MentorFacts, mentee: MenteeFacts) -> str:
    covered, asked = _covered(mentor, mentee), len(mentee.needs)
    if not asked:
        strong = _by_sex(mentor, "сильна", "силён")
        return f"{'' if _deficits(mentor, mentee) else 'не '}{strong} в главном направлении"
    if not covered:
        return "не закрывает дефицитов"
    return f"закрывает {covered} из {asked} {plural(asked, 'дефицита', 'дефицитов', 'дефицитов')}"


def _same_post(mentor: MentorFacts, mentee: MenteeFacts) -> float:
    return float(not mentor.posts.isdisjoint(mentee.posts))


def _same_post_words(mentor: MentorFacts, mentee: MenteeFacts) -> str:
    return "та же должность" if _same_post(mentor, mentee) else "другая должность"


def _free_places(mentor: MentorFacts, _mentee: MenteeFacts) -> float:
    return mentor.free_part


def _free_places_words(mentor: MentorFacts, _mentee: MenteeFacts) -> str:
    are_free = plural(mentor.free, "свободно", "свободны", "свободно")
    places = plural(mentor.free, "место", "места", "мест")
    return f"{are_free} {mentor.free} {places} из {mentor.mentor.load_limit}"


def _same_building(mentor: MentorFacts, mentee: MenteeFacts) -> float:
    return float(bool(mentor.building) and mentor.building == mentee.building)


def _same_building_words(mentor: MentorFacts, mentee: MenteeFacts) -> str:
    if not mentor.building or not mentee.building:
        return ""
    return "тот же корпус" if _same_building(mentor, mentee) else "другой корпус"


def _contact_mode(mentor: MentorFacts, mentee: MenteeFacts) -> float:
    if not mentor.mode or not mentee.mode:
        return 0
    if mentor.mode == mentee.mode:
        return 1
    return HALF if ContactMode.MIXED in {mentor.mode, mentee.mode} else 0


def _contact_mode_words(mentor: MentorFacts, mentee: MenteeFacts) -> str:
    if not mentor.mode or not mentee.mode:
        return ""
    hers, theirs = ContactMode(mentor.mode).label, ContactMode(mentee.mode).label
    return f"обоим удобно {hers}" if hers == theirs else f"наставнику удобно {hers}, наставляемому – {theirs}"


def _category(mentor: MentorFacts, _mentee: MenteeFacts) -> float:
    return CATEGORY_PARTS.get(mentor.category, 0)


def _category_words(mentor: MentorFacts, _mentee: MenteeFacts) -> str:
    return Category(mentor.category).label


def _trained(mentor: MentorFacts, _mentee: MenteeFacts) -> float:
    return float(mentor.is_trained)


def _trained_words(mentor: MentorFacts, _mentee: MenteeFacts) -> str:
    if mentor.is_trained:
        return f"{_by_sex(mentor, 'прошла', 'прошёл')} обучение наставников"
    return f"не {_by_sex(mentor, 'проходила', 'проходил')} обучение наставников"


def _sympathy(mentor: MentorFacts, mentee: MenteeFacts) -> float:
    """Half from each side: who has not named the other stands in the middle; a refusal of one is enough for nothing."""
    said = mentor.said.get(mentee.pk), mentee.said.get(mentor.pk)
    if SympathyKind.AVOIDED in said:
        return 0
    return HALF + said.count(SympathyKind.LIKED) * HALF / 2


def _sympathy_words(mentor: MentorFacts, mentee: MenteeFacts) -> str:
    hers, theirs = mentor.said.get(mentee.pk), mentee.said.get(mentor.pk)
    if hers == theirs == SympathyKind.LIKED:
        return "оба хотят работать вместе"
    person = "наставляемая" if mentee.mentee.employee.is_female else "наставляемый"
    said = [f"{who} {SympathyKind(kind).label}" for who, kind in (("наставник", hers), (person, theirs)) if kind]
    return ", ".join(said)


def _by_sex(mentor: MentorFacts, female: str, male: str) -> str:
    return female if mentor.mentor.employee.is_female else male


RULES: Mapping[Criterion, Rule] = {
    Criterion.DEFICITS: Rule(
        _deficits,
        _deficits_words,
        "Какая часть дефицитов наставляемого относится к направлениям, в которых наставник силён.",
    ),
    Criterion.SAME_POST: Rule(_same_post, _same_post_words, "Совпадает основная или другая должность."),
    Criterion.FREE_PLACES: Rule(
        _free_places, _free_places_words, "Чем больше свободных мест из предела нагрузки, тем лучше."
    ),
    Criterion.SAME_BUILDING: Rule(
        _same_building, _same_building_words, "Корпус указан в карточках обоих и совпадает: встречаться проще."
    ),
    Criterion.CONTACT_MODE: Rule(
        _contact_mode,
        _contact_mode_words,
        "По принятым анкетам: оба выбрали одно – полностью, один согласен на смешанный – наполовину.",
    ),
    Criterion.CATEGORY: Rule(
        _category,
        _category_words,
        "Высшая категория, педагог-наставник и педагог-методист – полностью, первая – наполовину.",
    ),
    Criterion.SYMPATHY: Rule(
        _sympathy,
        _sympathy_words,
        "По ответам после групповой встречи: назвали друг друга – полностью, никто не назвал – наполовину, кто-то не "
        "хочет – нисколько. Пока никто не ответил, не учитывается.",
    ),
    Criterion.TRAINED: Rule(_trained, _trained_words, "В карточке наставника записано обучение."),
}
