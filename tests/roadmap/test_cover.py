"""The look of a roadmap on paper."""

import pytest

from documents.enums import StampBy
from documents.models import Cover, PassportRow, Stamp
from mentoring.exceptions import ImpossibleStepError
from roadmap.models import Roadmap
from roadmap.papers import roadmap_html
from roadmap.services import cover as covers
from roadmap.services import roadmap as roadmaps
from tests import factories as make
from tests.pages import GuardedDoors, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.mark.parametrize("page", [Page("roadmap_cover", "draft")], ids=str)
class TestDoors(GuardedDoors):
    pass


@pytest.fixture
def dressed(draft, curator):
    cover = Cover(
        period="на 2026–2028 годы", superior="Управление образования", compilers="Белова А.О.", has_passport=True
    )
    stamp = Stamp(place=1, act="considered", by=StampBy.BODY, body="советом")
    covers.dress(draft, cover, [stamp], [PassportRow(title="Контроль", text="Куратор")], by=curator, at=make.AT)
    draft.refresh_from_db()
    return draft


def test_all_of_it_stands_on_the_paper(dressed):
    paper = roadmap_html(dressed).replace("\xa0", " ")
    said = ["РАССМОТРЕНО", "на 2026–2028 годы", "Управление образования", "Составитель:<br>Белова А.О.", "Контроль"]
    assert [text for text in [*said, "Паспорт плана наставничества"] if text not in paper] == []


def test_an_approved_one_stays_as_it_was_approved(approved, curator):
    with pytest.raises(ImpossibleStepError, match="уже утверждена"):
        covers.dress(approved, Cover(), [], by=curator, at=make.AT)


def test_next_year_s_looks_like_this_one(dressed, kindergarten, curator):
    another = roadmaps.create_from(dressed, organization=kindergarten, start_year=2027, by=curator, at=make.AT)
    assert another.cover_id != dressed.cover_id
    own = lambda roadmap: [stamp.body for stamp in roadmap.cover.stamps.all()]  # noqa: E731 - said twice
    assert another.cover
    assert (own(another), own(dressed), another.cover.period) == (["советом"], ["советом"], "на 2026–2028 годы")


def test_a_discarded_one_leaves_nothing(dressed):
    roadmaps.discard(dressed)
    assert (Cover.objects.count(), Roadmap.objects.filter(pk=dressed.pk).count()) == (0, 0)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("ДОРОЖНАЯ КАРТА НАСТАВНИЧЕСТВА", "дорожную карту наставничества на 2026/2027 учебный год"),
        ("План работы на 2026/2027 учебный год", "план работы на 2026/2027 учебный год"),
        ("«Дорога добра»", "дорожную карту реализации системы наставничества на 2026/2027 учебный год"),
    ],
)
def test_the_order_names_it_by_its_title(draft, curator, title, named):
    from roadmap.orders import named_words  # noqa: PLC0415 - the orders are declared late

    draft.title = title
    words = named_words(draft)
    assert f"{words['дорожная карта']['вин']} {words['период']}".strip() == named
