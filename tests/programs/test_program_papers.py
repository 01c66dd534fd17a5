"""A program on paper."""

from types import SimpleNamespace as Thing
from typing import Any

import pytest
from django.urls import reverse

from documents.views.papers import DOCX
from programs.models import NOTE_FIELDS, Program
from programs.papers import checked_on, note_of
from programs.services import program as programs
from tests.factories import TODAY

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestPapers:
    def test_approved_version_is_given_as_it_was(self, signed_in, mentee_user, changed_program):
        Program.objects.update(goal="Новая цель")
        browser, pk = signed_in(mentee_user), changed_program.pk
        kept = changed_program.approved_versions.get()
        assert browser.get(reverse("program_version_pdf", args=[pk, 1])).content == bytes(kept.pdf)
        preview = browser.get(reverse("program_preview", args=[pk])).text
        assert ("Новая цель" in kept.html, "Новая цель" in preview) == (False, True)

    def test_running_program_is_printed_as_approved(self, signed_in, mentor_user, running_program):
        Program.objects.update(goal="Новая цель")
        browser, pk = signed_in(mentor_user), running_program.pk
        kept = running_program.approved_versions.get()
        assert browser.get(reverse("program_pdf", args=[pk])).content == bytes(kept.pdf)
        assert browser.get(reverse("program_preview", args=[pk])).content.decode() == kept.html

    @pytest.mark.parametrize("name", ["program_version_pdf", "program_version_docx"])
    @pytest.mark.parametrize("number", [0, 2])
    def test_version_that_was_not_approved_is_not_found(self, signed_in, curator, changed_program, name, number):
        url = reverse(name, args=[changed_program.pk, number])
        assert signed_in(curator).get(url).status_code == 404

    def test_docx(self, signed_in, mentor_user, program):
        answer = signed_in(mentor_user).get(reverse("program_docx", args=[program.pk]))
        assert (answer["Content-Type"], answer.content[:2]) == (DOCX, b"PK")
        assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0%9F")


def test_the_stamp_of_the_curator_bears_the_day_of_the_check(checked_program, curator, at):
    assert checked_on(checked_program) == TODAY
    programs.send_back(checked_program, by=curator, at=at, why="Нет сроков")
    assert checked_on(Program.objects.get()) is None


@pytest.mark.parametrize(("is_group", "whose"), [(False, "наставляемого"), (True, "наставляемых")])
def test_the_note_of_a_group_tells_of_several_mentees(is_group, whose):
    program: Any = Thing(acting_pair=Thing(is_group=is_group), **dict.fromkeys(NOTE_FIELDS, "Текст"))
    assert [title for title, _ in note_of(program) if "наставляем" in title] == [f"Содержание деятельности {whose}"]
