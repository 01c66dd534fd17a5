"""The explanatory note of a program."""

import datetime as dt

import pytest
from django.urls import reverse

from programs.forms.program import NoteForm
from programs.models import Program
from programs.services import program as programs
from tests import factories as make
from tests.pages import (
    everything,
    filled,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestNote:
    @pytest.fixture
    def browser(self, signed_in, mentor_user):
        return signed_in(mentor_user)

    @pytest.fixture
    def url(self, program):
        return reverse("program_note_edit", args=[program.pk])

    def test_works(self, browser, url, program, mentor_user):
        given = {"goal": "Новая цель", "directions": [make.direction().pk], "mode": "mixed", "ends_on": "2027-04-30"}
        answer = browser.post(url, filled(browser.get(url), **given))
        program.refresh_from_db()
        assert outcome(answer) == (302, reverse("program_note", args=[program.pk]), ["Записка сохранена."])
        assert (program.goal, program.mode, program.ends_on, program.tasks) == (
            "Новая цель",
            "mixed",
            dt.date(2027, 4, 30),
            "Провести десять кругов",
        )
        assert program.history.first().history_user == mentor_user

    @pytest.mark.parametrize(("reason", "warned"), [("", True), ("Скоростное наставничество", False)])
    def test_unusual_term_is_a_warning_never_a_block(self, browser, url, reason, warned):
        answer = browser.post(url, filled(browser.get(url), ends_on="2026-11-20", term_reason=reason))
        warning = "Срок короче 3 месяцев или дольше года: напишите почему, иначе программу не передать дальше."
        assert outcome(answer)[2] == ["Записка сохранена." + f" {warning}" * warned]

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("ends_on", "2026-11-19", "Окончание раньше начала."),
            ("starts_on", "", "Обязательное поле."),
            ("mode", "phone", "Выберите корректный вариант. phone нет среди допустимых значений."),
            ("title", "я " * 501, "Убедитесь, что это значение содержит не более 1000 символов (сейчас 1001)."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, url, field, typed, said):
        shown, before = filled(browser.get(url)), everything()
        answer = browser.post(url, shown | {field: typed, "conditions": "Тихий час"})
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
        assert ("Тихий час" in answer.text, answer.context["form"][field].value()) == (True, typed)

    def test_concurrent_edit_is_refused(self, browser, url):
        shown = browser.get(url)
        Program.objects.update(goal="Цель куратора", mode="online")
        before = everything()
        answer = browser.post(url, filled(shown, goal="Цель наставника"))
        assert (answer.status_code, everything()) == (422, before)
        assert "(Режим работы: онлайн; Цель: Цель куратора)" in refusal(answer)[1]["__all__"][0]
        assert answer.context["form"]["goal"].value() == "Цель наставника"

    def test_handed_over_note_is_not_written(self, browser, url, program, at):
        shown = browser.get(url)
        programs.offer(program, at=at)
        before = everything()
        answer = browser.post(url, filled(shown, goal="Поздно"))
        said = "Программа сейчас не правится: она передана дальше. Обновите страницу."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)
        assert answer.context["form"]["goal"].value() == "Поздно"

    def test_writing_does_not_undo_a_step_taken_meanwhile(self, mentor_user, program, at):
        stale = Program.objects.get()
        given = filled_form(NoteForm(user=mentor_user, instance=stale)) | {"goal": "Поздно"}
        programs.offer(program, at=at)
        form = NoteForm(given, user=mentor_user, instance=stale)
        assert form.is_valid()
        assert (stale.offered_at, stale.is_writable) == (at, False)


def filled_form(form):
    return {bound.html_name: bound.value() for bound in form if bound.value() is not None}
