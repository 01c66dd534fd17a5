"""Load the demonstration as of TODAY into the database of VAR_DIR, go through it in every role and print its papers."""

import os
import sys
import time
from collections import defaultdict
from importlib import import_module

import django
from django.core.management import call_command
from django.test import Client

OF_A_KIND = 3
"""So many pages of a kind each role looks at, so many papers are printed; loading prints those that a step freezes."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    import_module("tests.environment")  # turns the clock to TODAY
    django.setup()

    from mentoring.models import User  # noqa: PLC0415 # only now is Django set up
    from tests.tour import VISITORS, Tour, kind  # noqa: PLC0415 # as above

    begun = time.monotonic()
    call_command("prepare", demo=True, verbosity=0)
    pages, printed = 0, defaultdict[str, set[str]](set)
    for name in VISITORS:
        client = Client()
        client.force_login(User.objects.get(username=name))
        tour = Tour(client, "/desk/", most=OF_A_KIND)
        pages += sum(1 for _ in tour.pages())
        for address in sorted(tour.papers):
            papers = printed[kind(address)]
            if address not in papers and len(papers) < OF_A_KIND:
                _print(client, address)
                papers.add(address)
    count = sum(map(len, printed.values()))
    print(f"{pages} pages and {count} papers in {time.monotonic() - begun:.0f} s")


def _print(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200 or not answer.content:  # noqa: PLR2004
        sys.exit(f"{address}: {answer.status_code}")


main()
