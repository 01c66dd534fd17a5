"""Prepare the database and serve the site on this machine, in one process: every start of Django costs seconds.

Reads DEMO and PORT; with DEMO=0 and no organization yet, prints the address that sets up the first one.
"""

import os
import secrets
import socket
import sys
from pathlib import Path

import django
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connections


def free_port(given: str) -> int:
    if not (given.isdecimal() and 0 < int(given) < 2**16):
        sys.exit(f"PORT={given} is not a port; give a number up to 65535, for example: make run PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(given)))
        except OSError as error:
            sys.exit(f"Port {given} cannot be used ({error.strerror}): stop what holds it, or make run PORT=8001")
    return int(given)


def main() -> None:
    demo = os.environ.get("DEMO", "1") != "0"
    address = f"127.0.0.1:{free_port(os.environ.get('PORT', '8000'))}"
    # Without the demonstration a place of its own: the demonstration stays as it was left.
    place = Path(os.environ.setdefault("VAR_DIR", str(Path("var" if demo else "var/own").resolve())))
    place.mkdir(parents=True, exist_ok=True)
    os.environ["SETUP_CODE"] = "" if demo else secrets.token_urlsafe(12)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")  # it answers on this machine alone
    django.setup()

    from mentoring.models import Organization  # noqa: PLC0415 # only now is Django set up

    if lacking := run_checks(tags=["press"]):
        sys.exit("\n".join(map(str, lacking)))
    call_command("prepare", demo=demo)
    if not demo and not Organization.objects.exists():
        print(f"Set up the organization: http://{address}/setup/?code={os.environ['SETUP_CODE']}")
    print(f"The site is at http://{address}/ (Ctrl-C stops it)", flush=True)
    connections.close_all()
    call_command("runserver", address, use_reloader=False, skip_checks=True)


if __name__ == "__main__":
    main()
