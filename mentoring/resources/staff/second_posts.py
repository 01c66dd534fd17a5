"""A second line of a person in one sheet: another post of the same card."""

from django.core.exceptions import ValidationError

from mentoring.models import Employee
from mentoring.services.staff_import import Change, DraftRow, Refusal, RowKind
from mentoring.text import normalize

ALREADY = "Этот же человек уже в строке {number}."
SECOND = "Вторая должность того же человека: она записывается в ту же карточку, что и строка {number}."
TOO_LONG = "Все должности этого человека не помещаются в карточку: внесите их вручную."


def add_post(row: DraftRow, post: str, *, line: DraftRow, person: Employee) -> None:
    """Give the person of an earlier line the post of this one. Raises ValidationError where the post is the same."""
    if not post or normalize(post) == normalize(person.post):
        raise ValidationError(ALREADY.format(number=line.number))
    others = [other.strip() for other in person.other_posts.split(",") if other.strip()]
    if normalize(post) not in map(normalize, others):
        _write(line, person, ", ".join([*others, post]))
        line.notes.append(f"Вторая должность – из строки {row.number}: {post}.")
    row.kind, row.refusals = RowKind.LEFT_OUT, [Refusal("post", post, SECOND.format(number=line.number))]


def _write(line: DraftRow, person: Employee, posts: str) -> None:
    if len(posts) > (Employee._meta.get_field("other_posts").max_length or 0):
        raise ValidationError(TOO_LONG)
    told = next((change for change in line.changes if change.field == "other_posts"), None)
    old = told.old if told else person.other_posts
    person.other_posts = posts
    if line.kind in {RowKind.SAME, RowKind.CHANGED}:
        line.changes = [change for change in line.changes if change is not told]
        line.changes.append(Change("other_posts", old, posts))
        line.kind = RowKind.CHANGED
