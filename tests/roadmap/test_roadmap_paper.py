"""The addresses of the paper: page, PDF, DOCX."""

import pytest

from roadmap.models import ApprovedRoadmap
from tests.roadmap.checklist import Page


class Paper(Page):
    user = "mentor_user"

    @pytest.fixture
    def thing(self, draft):
        return draft

    def test_post_is_not_understood(self, page, url):
        assert page.post(url).status_code == 405


class TestRoadmapPreview(Paper):
    name = "roadmap_preview"

    def test_works(self, page, url):
        assert "Издание приказа" in page.get(url).content.decode()

    def test_approved_one_shows_the_kept_text(self, page, url, approved):
        assert page.get(url).content.decode() == "<p>Утверждённый текст</p>"


class TestRoadmapPdf(Paper):
    name = "roadmap_pdf"

    def test_works(self, page, url):
        answer = page.get(url)
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
        assert "2026-2027.pdf" in answer["Content-Disposition"]

    def test_approved_one_is_the_kept_file(self, page, url, approved):
        assert page.get(url).content == bytes(ApprovedRoadmap.objects.get(roadmap=approved).pdf)


class TestRoadmapDocx(Paper):
    name = "roadmap_docx"

    def test_works(self, page, url):
        answer = page.get(url)
        assert answer.content[:2] == b"PK"
        assert "2026-2027.docx" in answer["Content-Disposition"]
