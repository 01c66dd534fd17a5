"""What the roadmap adds to the administration."""

from operator import attrgetter

from documents.panels import admin_prints
from roadmap.models import Roadmap

ACTIONS = (admin_prints(Roadmap, "roadmap", has_paper=attrgetter("organization_id")),)
