"""What is signed or approved is drawn while nothing is locked, and all of it happens or nothing."""

import os
import signal

import pytest
from django.db import connection
from django.urls import reverse

from documents.enums import OrderState
from documents.models import SignedAgreement, SignedCopy
from documents.press import rendering, wire
from documents.press.refusals import InvalidError, PressError
from documents.services import freezing
from documents.services.freezing import ChangedMeanwhileError, draws_first, freeze
from mentoring.enums import PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.services import agreement as agreements
from programs.models import ApprovedVersion
from programs.services import program as programs
from tests import factories as make
from tests.pages import everything, filled, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.without("counts", reason="asks what the page itself says")]


@pytest.fixture
def while_drawing(monkeypatch):
    """Let something happen each time a paper is drawn."""

    def let(*happenings):
        coming = list(happenings)

        def draw(html):
            if coming:
                coming.pop(0)()
            return html.encode()

        monkeypatch.setattr(freezing, "render_kept", draw)

    return let


def sign(order, head, number="5-ОД"):
    return make.signed_order(order, by=head, number=number)


def rename(form, title):
    """Change what the annex reads live; a person's name stands in the text too, which is then refused."""
    type(form).objects.filter(pk=form.pk).update(title=title)


class TestChanges:
    """Somebody else writes while the paper is drawn."""

    def test_a_paper_that_says_something_else_by_now_is_drawn_again(self, order, head, checked_pair, while_drawing):
        while_drawing(lambda: rename(checked_pair.forms.get(), "иная форма"))
        copy = sign(order, head).signed_copy
        assert (bytes(copy.pdf) == copy.html.encode(), "иная форма" in copy.html) == (True, True)

    def test_twice_is_refused_and_nothing_is_signed(self, order, head, checked_pair, while_drawing):
        while_drawing(*(lambda name=name: rename(checked_pair.forms.get(), name) for name in ("Первая", "Вторая")))
        with pytest.raises(ChangedMeanwhileError, match="Пока готовился документ, данные изменились"):
            sign(order, head)
        order.refresh_from_db()
        assert (order.state, SignedCopy.objects.exists()) == (OrderState.DRAFT, False)

    def test_who_signs_on_the_page_reads_the_new_text_first(self, signed_in, order, head, checked_pair, while_drawing):
        url, browser = reverse("order_sign", args=[order.pk]), signed_in(head)
        while_drawing(lambda: rename(checked_pair.forms.get(), "иная форма"))
        answer = browser.post(url, filled(browser.get(url)))
        order.refresh_from_db()
        assert (answer.status_code, order.state) == (422, OrderState.DRAFT)
        assert browser.post(url, filled(answer)).status_code == 302

    def test_what_became_impossible_is_refused(self, order, head, checked_pair, while_drawing):
        while_drawing(lambda: type(checked_pair).objects.update(basis_kind=""))
        with pytest.raises(ImpossibleStepError, match="не указано основание"):
            sign(order, head)
        order.refresh_from_db()
        assert order.state == OrderState.DRAFT

    def test_another_signature_meanwhile_is_the_only_one(self, order, head, while_drawing):
        while_drawing(lambda: sign(order, head, number="1-ОД"))
        with pytest.raises(ImpossibleStepError):
            sign(order, head, number="2-ОД")
        assert SignedCopy.objects.get().order.number == "1-ОД"

    def test_a_refused_step_draws_nothing(self, order, head, while_drawing):
        while_drawing(lambda: pytest.fail("drawn"))
        with pytest.raises(ImpossibleStepError, match="Укажите номер"):
            sign(order, head, number="")


class TestFailures:
    """The paper is not drawn: there is a sentence, and nothing else."""

    @pytest.fixture
    def refused(self, signed_in, order, head):
        url, browser = reverse("order_sign", args=[order.pk]), signed_in(head)
        shown, before = browser.get(url), everything()

        def post():
            answer = browser.post(url, filled(shown))
            assert everything() == before
            return refusal(answer)

        return post

    def test_a_process_killed_in_the_middle_leaves_a_draft(
        self, refused, settings, tmp_path, monkeypatch, order, checked_pair
    ):
        settings.PRESS_APART, settings.PRESS_FOLDER = True, tmp_path
        rendering._workers.cache_clear()
        workers = rendering._workers(os.getpid())
        try:
            rendering.render_pdf("<p>Первый</p>")
            [worker] = workers._idle
            worker.process.send_signal(signal.SIGSTOP)  # so that it is in the middle, however fast it is
            receive = wire.receive

            def kill_and_wait(stream):
                worker.process.kill()
                return receive(stream)

            monkeypatch.setattr("documents.press.workers.wire.receive", kill_and_wait)
            assert refused() == (422, {"__all__": [PressError.sentence]})
        finally:
            workers.stop()
            rendering._workers.cache_clear()
        for thing in (order, checked_pair):
            thing.refresh_from_db()
        assert (order.state, order.number, checked_pair.state) == (OrderState.DRAFT, "", PairState.IN_ORDER)

    def test_a_paper_that_breaks_its_standards_is_not_signed(self, refused, monkeypatch, caplog):
        monkeypatch.setattr("documents.press.drawing.failures", lambda pdf: ["pdfa-3a: clause 6.1.7"])
        assert refused() == (422, {"__all__": [InvalidError.sentence]})
        assert "A paper to be kept breaks its standards: pdfa-3a: clause 6.1.7" in caplog.text

    def test_the_same_from_a_process_of_its_own(self, refused, settings, tmp_path, monkeypatch):
        settings.PRESS_APART, settings.PRESS_FOLDER = True, tmp_path
        monkeypatch.setattr("documents.press.workers.wire.receive", _answers([b"invalid", b"pdfa-3a: x"]))
        rendering._workers.cache_clear()
        try:
            assert refused() == (422, {"__all__": [InvalidError.sentence]})
        finally:
            rendering._workers(os.getpid()).stop()
            rendering._workers.cache_clear()


def _answers(answers):
    coming = iter(answers)
    return lambda _stream: next(coming)


def test_freezing_outside_of_such_a_step_is_refused(order):
    with pytest.raises(RuntimeError, match="drawn_first"):
        freeze(SignedCopy(order=order), lambda code: code)


def test_a_step_within_another_is_drawn_with_it(order, while_drawing):
    taken: list[object] = []
    while_drawing(lambda: taken.append("drawn"))

    @draws_first
    def inner(number):
        taken.append(number)
        return number

    @draws_first
    def outer():
        return [inner(1), inner(2)]

    assert (outer(), taken) == ([1, 2], [1, 2, 1, 2])


@pytest.mark.django_db(transaction=True)
class TestNothingIsLocked:
    """Drawing is outside of every transaction, on the page and in the service."""

    @pytest.fixture
    def open_while_drawn(self, monkeypatch):
        found: list[bool] = []

        def draw(html):
            found.append(connection.in_atomic_block)
            return b"%PDF-kept"

        monkeypatch.setattr(freezing, "render_kept", draw)
        return found

    def post(self, browser, name, thing, **typed):
        url = reverse(name, args=[thing.pk])
        answer = browser.post(url, filled(browser.get(url), **typed))
        assert answer.status_code == 302, answer.text

    def test_an_order(self, open_while_drawn, signed_in, order, head):
        self.post(signed_in(head), "order_sign", order)
        assert (open_while_drawn, SignedCopy.objects.count()) == ([False], 1)

    def test_a_program(self, open_while_drawn, signed_in, checked_program, head):
        open_while_drawn.clear()
        self.post(signed_in(head), "program_approve", checked_program)
        assert (open_while_drawn, ApprovedVersion.objects.count()) == ([False], 1)

    def test_an_agreement(self, open_while_drawn, signed_in, pair, mentor_user, mentee_user):
        agreement = agreements.begin(pair.members.get())
        self.post(signed_in(mentor_user), "agreement_agree", agreement)
        self.post(signed_in(mentee_user), "agreement_agree", agreement)
        assert (open_while_drawn, SignedAgreement.objects.count()) == ([False], 1)

    def test_services(self, open_while_drawn, checked_program, head):
        open_while_drawn.clear()
        programs.approve(checked_program, on=make.TODAY, by=head, at=make.AT)
        assert (open_while_drawn, ApprovedVersion.objects.count()) == ([False], 1)
