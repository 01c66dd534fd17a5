"""«Рабочий стол»: what needs me today; and what each role does on the site."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from desk.beginning import beginning_of
from desk.counts import forget_counts
from desk.gather import lines_of
from desk.help import PAGES
from desk.summary import summary
from mentoring.enums import Role
from mentoring.views.base import SignedInView
from roadmap.road import stage_road
from roadmap.services.roadmap import current_roadmaps


class HelpStart(SignedInView):
    """Leads to what the user's first role does."""

    def get(self, request: HttpRequest) -> HttpResponse:
        del request
        role = next((role for role in PAGES if role in self.user.roles), Role.MENTOR)
        return HttpResponseRedirect(reverse("help_page", args=[role.value]))


class HelpPage(SignedInView):
    def get(self, request: HttpRequest, role: str) -> HttpResponse:
        if role not in PAGES:
            raise Http404
        return render(request, "desk/help.html", {"page": PAGES[Role(role)], "role": role, "pages": PAGES})


class Desk(SignedInView):
    def get(self, request: HttpRequest) -> HttpResponse:
        if self.user.organization_id is None:
            return HttpResponseRedirect(reverse("admin:index" if self.user.is_staff else "showcase"))
        today = timezone.localdate()
        forget_counts(self.user)
        roads = [(roadmap, stage_road(roadmap)) for roadmap in current_roadmaps(self.user, today)]
        context = {
            "today": today,
            "beginning": beginning_of(self.user, today),
            "lines": lines_of(self.user, today),
            "roads": [(roadmap, road) for roadmap, road in roads if road],
            "summary": summary(self.user, today) if self.user.is_office else None,
            "can_propose": self.user.has_perm("mentoring.propose_pair"),
        }
        return render(request, "desk/desk.html", context)
