import datetime as dt
import re

import pytest
from django.urls import reverse

from roadmap.models import Activity, Roadmap
from tests.pages import everything, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

URL = "/roadmap/add/"


@pytest.fixture
def given(sample):
    return {"source": sample.pk, "start_year": "2026"}


def test_curator_makes_a_draft_from_a_sample(signed_in, curator, given, kindergarten):
    answer = signed_in(curator).post(URL, given)
    made = Roadmap.objects.get(organization=kindergarten)
    assert (answer.status_code, answer.url) == (302, f"/roadmap/{made.pk}/")
    assert (made.start_year, made.state, made.stages.count()) == (2026, "draft", 2)
    assert made.history.get().history_user == curator


def test_form_offers_samples_own_roadmaps_and_years(signed_in, curator, sample, approved):
    form = signed_in(curator).get(URL).context["form"]
    assert list(form.fields["source"].queryset) == [approved, sample]
    year = form.fields["start_year"]
    assert (year.choices, year.initial) == ([(2026, "2026/2027"), (2027, "2027/2028")], 2027)


def test_roadmap_of_another_organization_is_no_source(signed_in, curator, school, sample):
    foreign = Roadmap.objects.create(organization=school, start_year=2025, title="Чужая", columns=[])
    answer = signed_in(curator).post(URL, {"source": foreign.pk, "start_year": "2026"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["source"]


def test_second_one_of_the_year_needs_a_title_of_its_own(signed_in, curator, given, approved):
    browser, before = signed_in(curator), everything()
    said = (
        "Дорожная карта с таким названием на 2026/2027 учебный год уже есть: "
        "дайте этой другое название или откройте ту."
    )
    assert refusal(browser.post(URL, given)) == (422, {"__all__": [said]})
    assert everything() == before
    assert browser.post(URL, given | {"title": "План школы молодого педагога"}).status_code == 302


def test_one_over_two_school_years(signed_in, curator, given):
    browser = signed_in(curator)
    browser.post(URL, given | {"starts_on": "2026-10-01", "ends_on": "2028-05-31"})
    made = Roadmap.objects.exclude(organization=None).get()
    assert (made.days, made.school_years) == ((dt.date(2026, 10, 1), dt.date(2028, 5, 31)), "2026/2027 и 2027/2028")
    page = browser.get(made.get_absolute_url()).text
    assert "Дорожная карта на 2026/2027 и 2027/2028 учебные годы" in page.replace("\xa0", " ")
    assert f"<h1>{made.title}</h1>" in re.sub(r"<h1[^>]*>", "<h1>", page)


def test_one_from_nothing_has_a_stage_and_a_title_of_its_own(signed_in, curator, sample):
    browser, typed = signed_in(curator), {"source": "empty", "start_year": "2026"}
    said = "Напишите название: пустой дорожной карте взять его неоткуда."
    assert refusal(browser.post(URL, typed)) == (422, {"title": [said]})
    browser.post(URL, typed | {"title": "План школы молодого педагога"})
    made = Roadmap.objects.exclude(organization=None).get()
    assert (made.title, made.days, made.history.get().history_user) == (
        "План школы молодого педагога",
        (dt.date(2026, 9, 1), dt.date(2027, 8, 31)),
        curator,
    )
    assert [(str(stage), list(stage.activities.all())) for stage in made.stages.all()] == [("1. Первый этап", [])]
    made.full_clean()
    assert browser.get(made.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"starts_on": "2026-10-01"}, "ends_on", "Укажите обе даты или ни одной."),
        ({"starts_on": "2027-02-01", "ends_on": "2027-01-01"}, "ends_on", "Окончание раньше начала."),
        (
            {"starts_on": "2027-09-01", "ends_on": "2028-01-01"},
            "starts_on",
            "Эта дата – не в 2026/2027 учебном году, который выбран выше.",
        ),
        (
            {"starts_on": "2026-09-01", "ends_on": "2036-01-01"},
            "ends_on",
            "Дорожная карта составляется не больше чем на 5 учебных лет.",
        ),
    ],
)
def test_days_that_are_none_are_refused(signed_in, curator, given, typed, field, said):
    browser, before = signed_in(curator), everything()
    assert refusal(browser.post(URL, given | typed)) == (422, {field: [said]})
    assert everything() == before


def test_nothing_chosen_says_so_beside_the_fields(signed_in, curator, sample):
    form = signed_in(curator).post(URL, {}).context["form"]
    assert form.errors["source"] == ["Выберите образец, прошлую дорожную карту или пустую."]


def test_anonymous_is_asked_to_sign_in(client, db):
    assert client.post(URL).url == f"{reverse('login')}?next={URL}"


@pytest.mark.parametrize("role", ["head", "mentor_user", "administrator"])
def test_others_are_refused(signed_in, role, request, given):
    client = signed_in(request.getfixturevalue(role))
    assert (client.get(URL).status_code, client.post(URL, given).status_code) == (403, 403)
    assert not Roadmap.objects.exclude(organization=None).exists()


def test_looking_changes_nothing(signed_in, curator, sample):
    browser, before = signed_in(curator), everything()
    assert browser.get(URL, {"source": sample.pk, "start_year": 2026}).status_code == 200
    assert everything() == before
    assert Activity.objects.count() == 3
