import pytest
from django.urls import reverse

from roadmap.models import Activity, Roadmap
from tests.pages import everything

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.sqlite(reason="pages say the same over both databases"),
]

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


def test_form_offers_samples_own_roadmaps_and_free_years(signed_in, curator, sample, approved):
    form = signed_in(curator).get(URL).context["form"]
    assert list(form.fields["source"].queryset) == [approved, sample]
    assert form.fields["start_year"].choices == [(2027, "2027/2028"), (2028, "2028/2029")]


def test_roadmap_of_another_organization_is_no_source(signed_in, curator, school, sample):
    foreign = Roadmap.objects.create(organization=school, start_year=2025, title="Чужая", columns=[])
    answer = signed_in(curator).post(URL, {"source": foreign.pk, "start_year": "2026"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["source"]


def test_year_that_has_one_is_refused(signed_in, curator, given, approved):
    browser, before = signed_in(curator), everything()
    answer = browser.post(URL, given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["start_year"])
    assert everything() == before


def test_nothing_chosen_says_so_beside_the_fields(signed_in, curator, sample):
    form = signed_in(curator).post(URL, {}).context["form"]
    assert form.errors["source"] == ["Выберите образец или прошлую дорожную карту."]


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
