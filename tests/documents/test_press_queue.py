"""Who draws, who waits, who is refused."""

import subprocess
import sys
import threading
import time

import pytest
from django.urls import reverse

from documents.press import queue, refusals
from documents.press.queue import Queue
from documents.press.refusals import AskedTooMuchError, PressError, QueueFullError
from documents.press.workers import ROOT

pytestmark = pytest.mark.django_db
HOLD = """
import sys
from pathlib import Path
from documents.press.queue import Queue
with Queue(Path(sys.argv[1]), at_once=1, waiting=1, per_person=9, seconds=9).turn("1"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def line(tmp_path):
    def make(at_once=1, waiting=1, per_person=9, seconds=0.2):
        return Queue(tmp_path, at_once=at_once, waiting=waiting, per_person=per_person, seconds=seconds)

    return make


def test_one_waits_until_the_other_has_drawn(line):
    done = []

    def draw(name):
        with line(seconds=5).turn(name):
            done.append(f"{name} begins")
            time.sleep(0.2)
            done.append(f"{name} ends")

    threads = [threading.Thread(target=draw, args=[name]) for name in "12"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = done[0][0], done[2][0]
    assert done == [f"{first} begins", f"{first} ends", f"{second} begins", f"{second} ends"]


def test_they_draw_in_the_order_in_which_they_came(line):
    waiting, order, threads = line(waiting=4, seconds=9), [], []

    def draw(number):
        with waiting.turn(""):
            order.append(number)

    with waiting.turn(""):
        for number in range(4):
            threads.append(threading.Thread(target=draw, args=[number]))
            threads[-1].start()
            time.sleep(0.1)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3]


def test_a_full_queue_refuses(line):
    full = line(waiting=0)
    with full.turn("1"), pytest.raises(QueueFullError, match="слишком много документов"), full.turn("2"):
        pass


def test_who_waits_too_long_is_refused_and_leaves_no_place_taken(line):
    with line().turn("1"):
        for _time in range(3):
            with pytest.raises(QueueFullError), line().turn("2"):
                pass
    with line().turn("2"):
        pass


def test_one_person_is_refused_while_others_are_not(line):
    ample = line(at_once=6, per_person=2)
    with ample.turn("1"), ample.turn("1"):
        with pytest.raises(AskedTooMuchError, match="столько документов, сколько можно"), ample.turn("1"):
            pass
        with ample.turn("2"), ample.turn(""), ample.turn(""), ample.turn(""):
            pass
    with ample.turn("1"), ample.turn("1"):
        pass


def test_other_processes_of_the_site_count_and_one_that_is_killed_no_more(line, tmp_path):
    with subprocess.Popen(  # noqa: S603 - our own text above
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(QueueFullError), line().turn("2"):
            pass
        other.kill()
    with line().turn("2"):
        pass


class TestPage:
    @pytest.fixture
    def ask(self, settings, tmp_path, signed_in, order):
        settings.PRESS_APART, settings.PRESS_FOLDER = True, tmp_path
        settings.PRESS_AT_ONCE, settings.PRESS_WAITING, settings.PRESS_PER_PERSON = 1, 0, 1
        return lambda user: signed_in(user).get(reverse("order_pdf", args=[order.pk]))

    @pytest.fixture
    def site(self, ask, settings, tmp_path):
        return Queue(tmp_path, at_once=1, waiting=0, per_person=1, seconds=1)

    def test_says_that_too_many_wait(self, ask, site, curator):
        with site.turn("somebody"):
            answer = ask(curator)
        assert (answer.status_code, answer.headers["Retry-After"], QueueFullError.sentence in answer.text) == (
            503,
            "30",
            True,
        )

    def test_says_that_the_person_asks_too_much(self, ask, site, curator):
        with site.turn(str(curator.pk)):
            answer = ask(curator)
        assert (answer.status_code, AskedTooMuchError.sentence in answer.text) == (429, True)

    def test_says_that_the_paper_was_not_drawn(self, ask, curator, monkeypatch):
        def fail(*_task):
            raise PressError

        monkeypatch.setattr("documents.press.workers.Workers.draw", fail)
        answer = ask(curator)
        assert (answer.status_code, PressError.sentence in answer.text) == (503, True)


def test_every_refusal_has_a_sentence_of_its_own():
    kinds: list[type[PressError]] = [PressError, *PressError.__subclasses__()]
    assert (len({kind.sentence for kind in kinds}), {kind.__module__ for kind in kinds}) == (7, {refusals.__name__})
    assert queue.PAUSE < 1
