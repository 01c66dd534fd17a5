"""The roadmap is drawn while nothing is locked."""

import pytest
from django.db import connection
from django.urls import reverse

from documents.services import freezing
from roadmap.models import ApprovedRoadmap
from tests.pages import filled


@pytest.mark.django_db(transaction=True)
@pytest.mark.without("counts", reason="asks what the page itself says")
def test_the_page_of_approval(signed_in, draft, head, monkeypatch):
    found: list[bool] = []

    def draw(html):
        found.append(connection.in_atomic_block)
        return b"%PDF-kept"

    monkeypatch.setattr(freezing, "render_kept", draw)
    url, browser = reverse("roadmap_approve", args=[draft.pk]), signed_in(head)
    answer = browser.post(url, filled(browser.get(url)))
    assert (answer.status_code, found, ApprovedRoadmap.objects.count()) == (302, [False], 1)
