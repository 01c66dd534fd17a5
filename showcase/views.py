"""What the public sees: results of completed programs, and which programs run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

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


def _section(request: HttpRequest, organization: Organization) -> HttpResponse:
    programs = Program.objects.filter(pair__organization=organization).with_terms()
    today = timezone.localdate()
    context = {
        "organization": organization,
        "results": shown(programs.public().order_by("-completed_on", "pk"), day=today),
        "running": shown(programs.under_way_on(today).order_by("starts_on", "pk"), day=today),
    }
    return render(request, "showcase/section.html", context)
