"""What the public sees: results of completed programs, which programs run, and the regulations that are shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from documents.models import Regulation
from documents.views.papers import paper_answer
from mentoring.models import Organization
from programs.models import Program
from showcase.people import shown


def home(request: HttpRequest) -> HttpResponse:
    """Show the organization's section; where there are several, a choice of them first."""
    organizations = list(Organization.objects.all())
    if len(organizations) == 1:
        return _section(request, organizations[0])
    return render(request, "showcase/home.html", {"organizations": organizations})


def organization(request: HttpRequest, slug: str) -> HttpResponse:
    return _section(request, get_object_or_404(Organization, slug=slug))


def result(request: HttpRequest, pk: int) -> HttpResponse:
    program = get_object_or_404(Program.objects.public().with_terms(), pk=pk)
    context = {"item": shown([program], day=timezone.localdate())[0], "organization": program.organization}
    return render(request, "showcase/result.html", context)


def regulation(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file of a regulation that the organization shows, as it was approved."""
    del request
    shown_today = Regulation.objects.public_on(timezone.localdate()).select_related("approved_copy")
    found = get_object_or_404(shown_today, pk=pk)
    return paper_answer("pdf", found.approved_copy.html, name="Положение", kept=found.approved_copy, about=str(found))


def _section(request: HttpRequest, organization: Organization) -> HttpResponse:
    programs = Program.objects.filter(pair__organization=organization).with_terms()
    today = timezone.localdate()
    context = {
        "organization": organization,
        "regulations": Regulation.objects.public_on(today).filter(organization=organization).order_by("title", "pk"),
        "results": shown(programs.public().order_by("-completed_on", "pk"), day=today),
        "running": shown(programs.under_way_on(today).order_by("starts_on", "pk"), day=today),
    }
    return render(request, "showcase/section.html", context)
