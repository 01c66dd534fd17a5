"""The WSGI entry point: whoever serves the site through it serves in production, unless MODE says otherwise."""

import logging
import os

from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
os.environ.setdefault("MODE", "production")

application = get_wsgi_application()

# A site that lacks something serves what it can, and its log says what it lacks.
for message in run_checks(tags=["press"]):
    logging.getLogger(__name__).log(message.level, "%s", message)
