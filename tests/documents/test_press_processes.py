"""Papers are drawn by processes of their own; what one paper costs is nobody else's trouble."""

import os
import signal
import threading
from pathlib import Path

import pytest

from documents.press import rendering
from documents.press.refusals import PressError, TooLargeError, TooLongError
from documents.press.workers import Limits, Workers

MINUTE, AMPLE = 60, 1024


def html(paragraphs=1):
    text = "<p>Наставник показывает, как провести утренний круг, и обсуждает увиденное.</p>" * paragraphs
    return (
        f'<html lang="ru"><head><title>Т</title></head><body><section class="portrait">{text}</section></body></html>'
    )


LONG = html(4_000)
"""Takes seconds and fifty megabytes."""


@pytest.fixture
def start():
    started: list[Workers] = []

    def begin(seconds=MINUTE, megabytes=AMPLE, papers=100):
        started.append(Workers(Limits(seconds, megabytes, papers)))
        return started[-1]

    yield begin
    for workers in started:
        workers.stop()


def process(workers):
    [worker] = workers._idle
    return worker.process


def open_files(pid):
    return [str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir() if file.is_symlink()]


def drawn(workers, text=None):
    return workers.draw("pdf", "2025", text or html())


def test_one_process_draws_both_kinds_of_paper_behind_the_pages(start, tmp_path):
    with (tmp_path / "open").open("wb") as held:
        os.set_inheritable(held.fileno(), True)  # noqa: FBT003 - it takes no names
        workers = start()
        assert drawn(workers) == rendering.render_pdf(html())
        first = process(workers).pid
        files = open_files(first)
    assert (held.name in files, len([file for file in files if file.startswith("socket")])) == (False, 2)
    assert (workers.draw("docx", "2025", html())[:2], process(workers).pid) == (b"PK", first)
    assert os.getpriority(os.PRIO_PROCESS, first) == 10


def test_a_paper_over_its_time_fails_alone(start):
    workers = start(seconds=1)
    with pytest.raises(TooLongError, match="слишком долго"):
        drawn(workers, LONG)
    assert drawn(workers)[:5] == b"%PDF-"


def test_a_paper_over_its_memory_fails_alone(start):
    workers = start(megabytes=100)
    with pytest.raises(TooLargeError, match="не хватило памяти"):
        drawn(workers, LONG)
    assert drawn(workers)[:5] == b"%PDF-"


def test_a_paper_that_cannot_be_drawn_is_logged_and_fails_alone(start, caplog):
    workers = start()
    with pytest.raises(PressError, match="прервался"):
        workers.draw("odt", "2025", html())
    assert ("KeyError: 'odt'" in caplog.text, drawn(workers)[:5]) == (True, b"%PDF-")


def test_a_process_killed_while_it_draws_costs_one_paper(start):
    workers = start()
    drawn(workers)
    killed = process(workers).pid
    threading.Timer(0.5, os.kill, [killed, signal.SIGKILL]).start()
    with pytest.raises(PressError, match="прервался"):
        drawn(workers, LONG)
    assert (drawn(workers)[:5], process(workers).pid == killed) == (b"%PDF-", False)


def test_a_process_killed_while_it_waits_costs_none(start):
    workers = start()
    drawn(workers)
    for ends in (signal.SIGKILL, signal.SIGTERM):
        killed = process(workers)
        killed.send_signal(ends)
        os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)
        assert (drawn(workers)[:5], process(workers) is killed) == (b"%PDF-", False)


def test_it_is_renewed_after_its_papers(start):
    workers = start(papers=2)
    pids = []
    for _paper in range(4):
        drawn(workers)
        pids.append(process(workers).pid)
    first, second, third = dict.fromkeys(pids)
    assert pids == [first, second, second, third]


def test_two_draw_at_once_in_two(start):
    workers = start()
    threads = [threading.Thread(target=drawn, args=[workers, html(300)]) for _paper in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({worker.process.pid for worker in workers._idle}) == 2


def test_it_ends_with_the_site(start):
    workers = start()
    drawn(workers)
    left = process(workers)
    workers._idle[0]._stream.close()  # as when the site is killed
    assert left.wait(timeout=10) == 0


def test_an_idle_one_ends_and_a_paper_sent_to_it_is_drawn_by_the_next(start, monkeypatch):
    monkeypatch.setattr("documents.press.workers.IDLE_SECONDS", 1)
    workers = start()
    drawn(workers)
    idle = process(workers)
    monkeypatch.setattr(idle, "poll", lambda: None)  # it ends between the look at it and the paper
    os.waitid(os.P_PID, idle.pid, os.WEXITED | os.WNOWAIT)
    monkeypatch.undo()
    assert (drawn(workers)[:5], idle.returncode) == (b"%PDF-", 0)


def test_the_door_draws_apart_where_the_site_does(settings, tmp_path):
    settings.PRESS_APART, settings.PRESS_FOLDER = True, tmp_path
    rendering._workers.cache_clear()
    try:
        with rendering.asking(lambda: "7"):
            pdf = rendering.render_pdf(html())
        used = rendering._workers(os.getpid())
        assert (pdf[:5], process(used).poll()) == (b"%PDF-", None)
    finally:
        rendering._workers(os.getpid()).stop()
        rendering._workers.cache_clear()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "person-7-0",
        *(
            f"place-{number}"
            for number in [0, *range(settings.PRESS_AT_ONCE, settings.PRESS_AT_ONCE + settings.PRESS_WAITING + 1)]
        ),
        "seat-0",
    ]


def test_the_site_keeps_nothing_of_renewed_processes(start):
    workers = start(papers=1)
    drawn(workers)
    before = len(open_files(os.getpid()))
    for _paper in range(2):
        drawn(workers)
    assert len(open_files(os.getpid())) == before
