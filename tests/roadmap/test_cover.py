"""The look of a roadmap on paper."""

import pytest
from django.urls import reverse

from documents.enums import StampBy
from documents.models import Cover, Decision, DocumentKind, PassportRow, Stamp
from documents.queries.decisions import sentence_of
from mentoring.exceptions import ImpossibleStepError
from roadmap.models import Roadmap
from roadmap.papers import period_of, roadmap_html
from roadmap.services import cover as covers
from roadmap.services import roadmap as roadmaps
from tests import factories as make
from tests.pages import GuardedDoors, Page, filled, refusal
from tests.setup.every_paper import faults as every_fault

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

YEAR = "на 2026/2027 учебный год"


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
        ("«Дорога добра»", f"дорожную карту реализации системы наставничества «Дорога добра» {YEAR}"),
    ],
)
def test_the_order_names_it_by_its_title(draft, curator, title, named):
    from roadmap.orders import named_words  # noqa: PLC0415 - the orders are declared late

    draft.title = title
    words = named_words(draft)
    assert f"{words['дорожная карта']['вин']} {words['период']}".strip() == named


@pytest.mark.parametrize(("title", "is_told"), [("План мероприятий", True), ("Дорожная карта пар", False)])
def test_a_title_of_another_kind_is_told_and_allowed(signed_in, curator, draft, title, is_told):
    kind = DocumentKind.objects.create(organization=draft.organization, title="дорожная карта", has_title_page=True)
    Roadmap.objects.filter(pk=draft.pk).update(title=title)
    browser, url = signed_in(curator), reverse("roadmap_cover", args=[draft.pk])
    browser.post(url, filled(browser.get(url)) | {"kind": kind.pk})
    draft.refresh_from_db()
    page = browser.get(url)
    assert (draft.cover.kind, "а название начинается иначе" in page.text) == (kind, is_told)


def test_contents_name_the_stages_behind_the_title_page(draft, curator, kindergarten):
    kind = DocumentKind.objects.create(organization=kindergarten, title="дорожная карта", has_title_page=True)
    covers.dress(draft, Cover(kind=kind, has_contents=True), [], by=curator, at=make.AT)
    Roadmap.objects.filter(pk=draft.pk).update(numbering="roman")
    draft.refresh_from_db()
    entries = ['class="entry">I. Подготовка условий<', 'href="#stage2"', 'id="stage1"', 'id="stage2"']
    assert [said for said in entries if said not in roadmap_html(draft)] == []
    assert every_fault(roadmap_html(draft)) == []


WITH_DAYS = "на период с 1 сентября 2026 г. по 31 мая 2028 г."


@pytest.mark.parametrize(
    ("told", "said"),
    [({}, WITH_DAYS), ({"period": "на три года"}, "на три года"), ({"hides_period": True}, "")],
    ids=["own days", "own words", "none"],
)
def test_own_days_are_printed_unless_the_curator_says_otherwise(of_two_years, told, said):
    of_two_years.cover = Cover(**told)
    assert period_of(of_two_years).replace("\xa0", " ") == said


def test_words_and_no_line_at_once_are_refused(signed_in, curator, draft):
    page, url = signed_in(curator), reverse("roadmap_cover", args=[draft.pk])
    typed = filled(page.get(url)) | {"period": "на три года", "hides_period": "on"}
    said = "Период написан выше: сотрите его или снимите отметку."
    assert refusal(page.post(url, typed)) == (422, {"hides_period": [said]})
    page.post(url, typed | {"period": ""})
    assert Cover.objects.get().hides_period


@pytest.mark.parametrize("page", [Page("roadmap_hear", "draft", reader="head")], ids=str)
class TestHear(GuardedDoors):
    def test_a_body_s_stamp_takes_what_is_decided_there(self, page, signed_in, curator, session, draft):
        signed_in(curator).post(reverse(page.name, args=[draft.pk]), {"session": session.pk})
        decision = Decision.objects.get()
        assert (decision.document, sentence_of(decision).replace("\xa0", " ")) == (
            draft.pk,
            f"Рассмотреть план наставничества {YEAR}.",
        )
