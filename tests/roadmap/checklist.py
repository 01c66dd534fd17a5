"""What is asked of every page: who is let in, and that looking changes nothing."""

from typing import ClassVar

import pytest
from django.urls import reverse

from tests.pages import everything


class Page:
    """A page about the object that the fixture `thing` of the subclass gives."""

    name: ClassVar[str]
    user: ClassVar[str] = "curator"

    @pytest.fixture
    def url(self, thing):
        return reverse(self.name, args=[thing.pk])

    @pytest.fixture
    def page(self, signed_in, request):
        """Return the browser of a user who may use the page."""
        return signed_in(request.getfixturevalue(self.user))

    def test_anonymous_is_asked_to_sign_in(self, client, url):
        assert client.get(url).url == f"{reverse('login')}?next={url}"
        assert client.post(url).url == f"{reverse('login')}?next={url}"

    def test_stranger_learns_nothing(self, signed_in, url, stranger):
        client = signed_in(stranger)
        before = everything()
        assert (client.get(url).status_code, client.post(url).status_code) in {(404, 404), (404, 405)}
        assert everything() == before

    def test_bad_id_is_not_found(self, page, thing):
        assert page.get(reverse(self.name, args=[thing.pk + 1000])).status_code == 404

    def test_looking_changes_nothing(self, page, url):
        before = everything()
        assert page.get(url).status_code == 200
        assert everything() == before


class GuardedPage(Page):
    """A page that not everybody of the organization may use."""

    def test_reader_without_the_right_is_refused(self, signed_in, url, mentor_user):
        client = signed_in(mentor_user)
        before = everything()
        assert (client.get(url).status_code, client.post(url).status_code) == (403, 403)
        assert everything() == before
