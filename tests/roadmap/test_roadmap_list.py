import pytest
from django.urls import reverse

from roadmap.models import Roadmap
from roadmap.services import roadmap as roadmaps
from tests.factories import AT

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

URL = "/roadmap/"


def shown(client) -> list[tuple[str, int, int]]:
    return [(str(each.school_year), each.closed, each.total) for each in client.get(URL).context["things"]]


def test_everybody_of_the_organization_reads_it_by_year(signed_in, mentor_user, all_done, kindergarten):
    roadmaps.create_from(all_done, organization=kindergarten, start_year=2027, by=None, at=AT)
    assert shown(signed_in(mentor_user)) == [("2027/2028", 0, 3), ("2026/2027", 3, 3)]


def test_stranger_sees_nothing_of_it(signed_in, stranger, approved):
    assert shown(signed_in(stranger)) == []


def test_anonymous_is_asked_to_sign_in(client, db):
    assert client.get(URL).url == f"{reverse('login')}?next={URL}"


def test_empty_list_offers_the_curator_to_create(signed_in, curator):
    page = signed_in(curator).get(URL).content.decode()
    assert "Дорожной карты пока нет" in page
    assert reverse("roadmap_add") in page


def test_empty_list_offers_a_reader_nothing(signed_in, mentor_user):
    page = signed_in(mentor_user).get(URL).content.decode()
    assert "когда его составит куратор" in page
    assert reverse("roadmap_add") not in page


def test_filter_by_state(signed_in, curator, approved, kindergarten, at):
    roadmaps.create_from(approved, organization=kindergarten, start_year=2027, by=curator, at=at)
    things = signed_in(curator).get(URL, {"state": "approved"}).context["things"]
    assert list(things) == [approved]


def test_same_number_of_queries_for_one_and_many(signed_in, curator, sample, kindergarten, count_queries):
    client = signed_in(curator)
    roadmaps.create_from(sample, organization=kindergarten, start_year=2000, by=curator, at=AT)
    one = count_queries(lambda: client.get(URL))
    Roadmap.objects.bulk_create(
        Roadmap(organization=kindergarten, start_year=year, title="План", columns=[]) for year in range(2001, 2021)
    )
    assert count_queries(lambda: client.get(URL)) == one
