"""Who draws, who waits, who is refused."""

import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.urls import reverse

from documents.press import queue, refusals, rendering
from documents.press.queue import Queue
from documents.press.refusals import AskedTooMuchError, PressError, QueueFullError
from documents.press.workers import ROOT

pytestmark = pytest.mark.django_db
HOLD = """
import sys
from pathlib import Path
from documents.press.queue import Queue
queue = Queue(Path(sys.argv[1]), at_once=1, waiting=1, per_person=9, seconds=9)
with queue.seat("1"), queue.turn():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def turn(queue, person):
    with queue.seat(person), queue.turn():
        yield


@pytest.fixture
def line(tmp_path):
    def make(at_once=1, waiting=1, per_person=9, seconds=0.2):
        return Queue(tmp_path, at_once=at_once, waiting=waiting, per_person=per_person, seconds=seconds)

    return make


def test_one_waits_until_the_other_has_drawn(line):
    done = []

    def draw(name):
        with turn(line(seconds=5), name):
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
        with turn(waiting, ""):
            order.append(number)

    with turn(waiting, ""):
        for number in range(4):
            threads.append(threading.Thread(target=draw, args=[number]))
            threads[-1].start()
            time.sleep(0.1)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3]


def test_who_has_several_drawn_goes_to_the_end_after_each_and_keeps_the_seat(line):
    few, order, others = line(waiting=1, seconds=9), [], []

    def draw(name):
        with few.turn():
            order.append(name)
            time.sleep(0.1)

    def come():
        with few.seat("other"):
            draw("other")

    with few.seat("batch"):
        with few.turn():
            others.append(threading.Thread(target=come))
            others[0].start()
            time.sleep(0.1)
            with pytest.raises(QueueFullError), few.seat("late"):
                pass
        draw("batch")
    others[0].join()
    assert order == ["other", "batch"]


def test_a_full_queue_refuses(line):
    full = line(waiting=0)
    with turn(full, "1"), pytest.raises(QueueFullError, match="слишком много документов"), turn(full, "2"):
        pass


def test_who_waits_too_long_is_refused_and_leaves_no_place_taken(line):
    with turn(line(), "1"):
        for _time in range(3):
            with pytest.raises(QueueFullError), turn(line(), "2"):
                pass
    with turn(line(), "2"):
        pass


def test_one_person_is_refused_while_others_are_not(line):
    ample = line(at_once=6, per_person=2)
    with turn(ample, "1"), turn(ample, "1"):
        with pytest.raises(AskedTooMuchError, match="столько документов, сколько можно"), turn(ample, "1"):
            pass
        with turn(ample, "2"), turn(ample, ""), turn(ample, ""), turn(ample, ""):
            pass
    with turn(ample, "1"), turn(ample, "1"):
        pass


def test_other_processes_of_the_site_count_and_one_that_is_killed_no_more(line, tmp_path):
    with subprocess.Popen(  # noqa: S603 - our own text above
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(QueueFullError), turn(line(), "2"):
            pass
        other.kill()
    with turn(line(), "2"):
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
        with turn(site, "somebody"):
            answer = ask(curator)
        assert (answer.status_code, answer.headers["Retry-After"], QueueFullError.sentence in answer.text) == (
            503,
            "30",
            True,
        )

    def test_says_that_the_person_asks_too_much(self, ask, site, curator):
        with turn(site, str(curator.pk)):
            answer = ask(curator)
        assert (answer.status_code, AskedTooMuchError.sentence in answer.text) == (429, True)

    @pytest.mark.parametrize("at_once", [1, 9])
    def test_papers_drawn_or_waiting_leave_threads_to_pages(self, ask, settings, curator, client, monkeypatch, at_once):
        settings.PRESS_AT_ONCE, settings.PRESS_WAITING, settings.PRESS_PER_PERSON = at_once, 9, 9
        came, over = threading.Semaphore(0), threading.Event()

        def stay(*_args):
            came.release()
            over.wait()
            return b"%PDF-"

        monkeypatch.setattr("documents.press.workers.Workers.draw", stay)
        monkeypatch.setattr("documents.press.queue.time", SimpleNamespace(sleep=stay, monotonic=time.monotonic))
        threads = [threading.Thread(target=rendering.render_pdf, args=["<p>"]) for _ in range(settings.PRESS_THREADS)]
        try:
            for thread in threads:
                thread.start()
                assert came.acquire(timeout=9)
            answer = ask(curator)
            assert (answer.status_code, QueueFullError.sentence in answer.text) == (503, True)
            assert client.get(reverse("login")).status_code == 200
        finally:
            over.set()
            for thread in threads:
                thread.join()
        assert ask(curator).content == b"%PDF-"

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


@pytest.mark.parametrize("name", ["production.md", "production.ru.md"])
def test_the_documented_service_has_the_threads_that_the_press_counts_on(name, settings):
    unit = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert (f"\nEnvironment=SITE_THREADS={settings.SITE_THREADS}\n" in unit, "--threads ${SITE_THREADS}" in unit) == (
        True,
        True,
    )
