"""Подбор: mentors for one mentee, the draft for the whole bank."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mentoring.forms.match_draft import DraftForm, RowForm, Rows, row_form
from mentoring.forms.matching import MatchPeriodForm
from mentoring.models import Mentee, Mentor
from mentoring.russian import plural
from mentoring.services.match_draft import Draft, ImpossiblePairsError, make_draft, propose_all
from mentoring.services.matching import Matching
from mentoring.views.base import SignedInView
from mentoring.views.list_page import PAGE_SIZE

PROPOSES = "mentoring.propose_pair"
GONE = "Пока вы выбирали, этим людям пару уже предложили или они вышли из банка: {names}. Проверьте остальных."
NOTHING_CHOSEN = "Отметьте хотя бы одну пару, которую хотите предложить."


class MenteeSuggest(SignedInView):
    """The mentors for one mentee, the best first, each with the words that explain the score."""

    permission = PROPOSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        mentee: Mentee = self.find(Mentee, pk)
        self.require(mentee)
        form = MatchPeriodForm(request.GET)
        period = form.period()
        matching = Matching(self.user, Mentee.objects.visible_to(self.user).in_bank().filter(pk=pk), **period)
        page = Paginator(matching.suitable.get(pk, []), PAGE_SIZE).get_page(request.GET.get("page"))
        context = {
            "thing": mentee,
            "form": form,
            "period": period,
            "page_obj": page,
            "others": [one for one in matching.ranked.get(pk, []) if one.obstacle],
            "has_mentors": bool(matching.mentors),
            "deficits": mentee.ranked_deficits.select_related("deficit__direction"),
        }
        return render(request, "mentoring/match_mentee.html", context)


class MatchDraft(SignedInView):
    """The draft for all who wait: POST makes it anew, keeping what is fixed, or proposes what is ticked."""

    permission = PROPOSES

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        form = DraftForm(user=self.user)
        draft = make_draft(self._matching(form), aim=form.chosen_aim)
        return self._show(request, form, draft, {row.pk: row_form(row) for row in draft.rows})

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        form = DraftForm(request.POST, user=self.user)
        matching = self._matching(form)
        rows = Rows(request.POST, matching)
        if "propose" in request.POST:
            return self._propose(request, form, matching, rows)
        fixed, left_out = rows.fixed, rows.left_out
        draft = make_draft(matching, aim=form.chosen_aim, fixed=fixed, left_out=left_out)
        shown = {
            row.pk: row_form(row, is_fixed=row.pk in fixed, selected=left_out.get(row.pk, "")) for row in draft.rows
        }
        return self._show(request, form, draft, shown)

    def _matching(self, form: DraftForm) -> Matching:
        waiting = Mentee.objects.visible_to(self.user).awaiting_pair_on(timezone.localdate())
        return Matching(self.user, waiting, **form.period())

    def _propose(self, request: HttpRequest, form: DraftForm, matching: Matching, rows: Rows) -> HttpResponse:
        taken = rows.taken
        self._look(form, rows)
        if form.is_valid() and rows.are_valid():
            try:
                return self._done(self._save(form, matching, taken))
            except ImpossiblePairsError as refusal:
                form.add_error(None, refusal.sentences)
                rows.refuse(refusal.by_mentee)
        draft = make_draft(matching, aim=form.chosen_aim, fixed=taken, left_out=rows.left_out, as_chosen=True)
        return self._show(request, form, draft, {row.pk: rows.forms.get(row.pk) or row_form(row) for row in draft.rows})

    def _look(self, form: DraftForm, rows: Rows) -> None:
        """Tell what the rows together lack."""
        gone = Mentee.objects.visible_to(self.user).filter(pk__in=rows.gone).select_related("employee")
        if gone:
            form.add_error(None, GONE.format(names=", ".join(mentee.employee.initials_last for mentee in gone)))
        elif rows.are_valid() and not rows.taken:
            form.add_error(None, NOTHING_CHOSEN)

    def _save(self, form: DraftForm, matching: Matching, taken: dict[int, int]) -> int:
        mentors = {facts.pk: facts.mentor for facts in matching.mentors}
        mentees = [facts.mentee for facts in matching.mentees if facts.pk in taken]
        given = {name: form.cleaned_data[name] for name in ("forms", "kinds", "starts_on", "ends_on", "term_reason")}
        chosen = [(mentee, mentors[taken[mentee.pk]]) for mentee in mentees]
        return len(propose_all(chosen, **given, by=self.user, at=timezone.now()))

    def _done(self, count: int) -> HttpResponse:
        pairs = plural(count, "Предложена {} пара", "Предложены {} пары", "Предложено {} пар").format(count)
        messages.success(self.request, f"{pairs}. Теперь участие подтверждают наставники и наставляемые.")
        return HttpResponseRedirect(f"{reverse('pairs')}?state=proposed")

    def _show(self, request: HttpRequest, form: DraftForm, draft: Draft, rows: dict[int, RowForm]) -> HttpResponse:
        has_errors = bool(form.errors) or any(row.errors for row in rows.values())
        context: dict[str, Any] = {
            "form": form,
            "draft": draft,
            "rows": [(row, rows[row.pk]) for row in draft.rows],
            "has_mentors": Mentor.objects.visible_to(self.user).in_bank().exists(),
            "has_mentees": Mentee.objects.visible_to(self.user).in_bank().exists(),
        }
        return render(request, "mentoring/match_draft.html", context, status=422 if has_errors else 200)
