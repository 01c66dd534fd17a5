"""The WSGI entry point: whoever serves the site through it serves in production, unless MODE says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
os.environ.setdefault("MODE", "production")

application = get_wsgi_application()
