"""Загрузка сотрудников из файла: the upload, the preview, the writing, the files that are given back."""

from typing import IO, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from mentoring.access import gives
from mentoring.enums import AccessKind, Sex
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.staff_import import StaffColumnsForm, StaffFileForm, answers_in
from mentoring.models import StaffImport
from mentoring.resources.staff.columns import COLUMNS, is_ignored, problems
from mentoring.resources.staff.files import rejected_file, template_file
from mentoring.resources.staff.resource import draw_up, write_as_seen
from mentoring.russian import FEW, plural
from mentoring.services import staff_import as imports
from mentoring.services.staff_import import Draft, RowKind
from mentoring.sheets.header import column_name
from mentoring.sheets.writing import SHEET_FORMATS
from mentoring.views.base import FormPage, SignedInView
from mentoring.views.staff_import_rows import shown

ROWS_ON_PAGE = 50
FIRST_LOOK = (RowKind.ASKED, RowKind.REJECTED, RowKind.CHANGED, RowKind.NEW, RowKind.SAME, RowKind.LEFT_OUT)
"""The tabs in the order of what needs the user; the first that has rows is opened."""


class StaffImportAdd(FormPage):
    form_class = StaffFileForm
    template_name = "mentoring/staff_import_add.html"
    permission = "mentoring.manage_staff"
    title = "Загрузка сотрудников из файла"
    submit = "Проверить файл"
    back_name = "employees"
    creates = True

    def get_form(self, data: Any = None) -> StaffFileForm:
        return StaffFileForm(data, self.request.FILES if data is not None else None, user=self.user)

    def more_context(self) -> dict[str, Any]:
        return {"columns": COLUMNS}

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Read the file outside of a transaction: others may write meanwhile."""
        form, already = self.get_form(request.POST), self.made_lately()
        if not form.is_valid() or already:
            return self._show(request, form, already=already)
        if form.remark:
            messages.warning(request, form.remark)
        return HttpResponseRedirect(form.save().get_absolute_url())


class StaffImportView(SignedInView):
    """What concerns one uploaded sheet."""

    model = StaffImport
    permission = "mentoring.manage_staff"

    def upload(self) -> StaffImport:
        upload: StaffImport = self.find(StaffImport, self.kwargs["pk"])
        self.require(upload)
        return upload

    def preview(self, request: HttpRequest, upload: StaffImport, form: StaffColumnsForm) -> HttpResponse:
        titles = upload.table[0]
        unsolved = problems(titles, upload.columns)
        context = {
            "thing": upload,
            "form": form,
            "problems": [] if form.is_bound else unsolved,
            "not_loaded": _not_loaded(titles, upload.columns),
            "draft": None,
            **({} if unsolved else _draft_context(draw_up(upload), request, upload)),
        }
        return render(request, "mentoring/staff_import_preview.html", context, status=422 if form.is_bound else 200)


class StaffImportPage(StaffImportView):
    """The preview; once the sheet is written, what was written."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self.upload()
        if upload.written_at:
            return render(request, "mentoring/staff_import_result.html", {"thing": upload, **_counts(upload)})
        return self.preview(request, upload, StaffColumnsForm(upload=upload))


class StaffImportColumns(StaffImportView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self.upload()
        if upload.written_at:
            return _refused(request, upload, imports.WRITTEN_ALREADY)
        form = StaffColumnsForm(request.POST, upload=upload)
        if not form.is_valid():
            return self.preview(request, upload, form)
        form.save()
        return HttpResponseRedirect(upload.get_absolute_url())


class StaffImportAnswers(StaffImportView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self.upload()
        try:
            imports.answer(upload, answers=answers_in(request.POST, upload))
        except ImpossibleStepError as refusal:
            return _refused(request, upload, *refusal.sentences)
        return HttpResponseRedirect(upload.get_absolute_url())


class StaffImportWrite(StaffImportView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = self.upload()
        try:
            imports.answer(upload, answers=answers_in(request.POST, upload))
            draft = write_as_seen(upload, seen=request.POST.get("seen", ""), by=self.user, at=timezone.now())
        except ImpossibleStepError as refusal:
            return _refused(request, upload, *refusal.sentences)
        messages.success(request, f"Записано: {_people(draft.to_write)}.")
        return HttpResponseRedirect(upload.get_absolute_url())


class StaffImportRejected(StaffImportView):
    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        upload = self.upload()
        if not upload.rejected:
            raise Http404
        return gives(_file(rejected_file(upload), "Отклонённые строки"), AccessKind.EXPORT, "Отклонённые строки списка")


class StaffImportTemplate(SignedInView):
    permission = "mentoring.manage_staff"

    def get(self, request: HttpRequest) -> FileResponse:
        self.require()
        return _file(template_file(), "Образец списка сотрудников")


def _draft_context(draft: Draft, request: HttpRequest, upload: StaffImport) -> dict[str, Any]:
    wanted = request.GET.get("show", "")
    kind = RowKind(wanted) if wanted in RowKind.values else next(filter(draft.by_kind.get, FIRST_LOOK), RowKind.SAME)
    page = Paginator(draft.by_kind[kind], ROWS_ON_PAGE).get_page(request.GET.get("page"))
    tabs = [(tab, len(draft.by_kind[tab]), tab == kind) for tab in FIRST_LOOK]
    return {
        "draft": draft,
        "kind": kind.value,
        "kinds": [(tab, count, current) for tab, count, current in tabs if count or current],
        "page_obj": page,
        "rows": [shown(row, upload.columns) for row in page],
        "sexes": Sex.choices,
        "whom": _whom(draft.to_write),
    }


def _not_loaded(titles: list[str], columns: list[str]) -> list[str]:
    return [
        column_name(titles, index)
        for index, field in enumerate(columns)
        if not field and titles[index] and not is_ignored(titles[index])
    ]


def _counts(upload: StaffImport) -> dict[str, Any]:
    outcome = upload.outcome
    return {
        "added": outcome[RowKind.NEW],
        "changed": outcome[RowKind.CHANGED],
        "same": outcome[RowKind.SAME],
        "rejected": outcome[RowKind.REJECTED] + outcome[RowKind.ASKED],
    }


def _people(number: int) -> str:
    return f"{number} {plural(number, 'сотрудник', 'сотрудника', 'сотрудников')}"


def _whom(number: int) -> str:
    """Return the people in the accusative: записать 2 сотрудников, but 22 сотрудника."""
    if number in FEW:
        return f"{number} сотрудников"
    return f"{number} {plural(number, 'сотрудника', 'сотрудника', 'сотрудников')}"


def _refused(request: HttpRequest, upload: StaffImport, *sentences: str) -> HttpResponse:
    for sentence in sentences:
        messages.error(request, sentence)
    return HttpResponseRedirect(upload.get_absolute_url())


def _file(file: IO[bytes], name: str) -> FileResponse:
    made = SHEET_FORMATS["xlsx"]
    return FileResponse(file, as_attachment=True, filename=f"{name}.{made.suffix}", content_type=made.content_type)
