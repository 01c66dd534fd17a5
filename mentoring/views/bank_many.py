"""Many of the staff into a bank by one page."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mentoring.filters import EmployeeFilter
from mentoring.forms.bank_many import BankLines, MenteeLines, MentorLines
from mentoring.models import Employee
from mentoring.russian import plural
from mentoring.views.batch import MOST, BatchPage

PEOPLE = ("человек", "человека", "человек")


class TakeMany(BatchPage):
    """A line for each ticked person not in the bank yet; who can't be taken stays with the reason."""

    model = Employee
    filterset_class = EmployeeFilter
    permission = "mentoring.manage_banks"
    lines_class: ClassVar[type[BankLines]]
    record: ClassVar[str]
    title: ClassVar[str]
    back_name: ClassVar[str]

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        return self._show(request, self.lines(None))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        if "fill" in request.POST:
            return self._show(request, self.lines(self.lines_class.filled(request.POST), is_told=False))
        lines = self.lines(request.POST)
        taken = lines.save()
        if taken:
            messages.success(request, f"{self.title}: {len(taken)} {plural(len(taken), *PEOPLE)}.")
        left = [line for line in lines.lines if line.person not in taken]
        if taken and not any(line.is_ticked for line in left):
            return HttpResponseRedirect(reverse(self.back_name))
        lines.lines = left
        return self._show(request, lines)

    def lines(self, data: QueryDict | None, *, is_told: bool = True) -> BankLines:
        chosen = self.chosen()
        self.left_out = [person for person in chosen if self._is_in(person)]
        people = [person for person in chosen if not self._is_in(person)]
        return self.lines_class(data, user=self.user, people=people, is_told=is_told)

    def _is_in(self, person: Employee) -> bool:
        record = getattr(person, self.record)
        return person.archived_on is not None or (record is not None and record.is_in_bank)

    def _show(self, request: HttpRequest, lines: BankLines) -> HttpResponse:
        context: dict[str, Any] = {
            "lines": lines,
            "title": self.title,
            "left_out": self.left_out,
            "shown_most": MOST if self.is_cut else 0,
            "back_url": reverse("employees"),
            "today": timezone.localdate(),
        }
        return render(request, "mentoring/bank_many.html", context, status=422 if lines.is_told else 200)


class MentorsTake(TakeMany):
    lines_class = MentorLines
    record = "mentor_record"
    title = "В банк наставников"
    back_name = "mentors"


class MenteesTake(TakeMany):
    lines_class = MenteeLines
    record = "mentee_record"
    title = "В банк наставляемых"
    back_name = "mentees"
