"""What all pages share: who is signed in, objects through `visible_to`, lists, forms, and steps of a state."""

from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any, ClassVar, TypeVar, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views import View

from mentoring.access import gives
from mentoring.enums import AccessKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.step import StepForm
from mentoring.models import SentForm, User
from mentoring.once import made_lately

Thing = TypeVar("Thing", bound=models.Model)


class SignedInView(LoginRequiredMixin, View):
    """A page for signed-in users; `permission` is asked about the page's object."""

    permission: ClassVar[str] = ""

    @property
    def user(self) -> User:
        return cast("User", self.request.user)

    def find(self, model: type[Thing], pk: int, **also: Any) -> Thing:
        """Return the object if the user may see it, else answer 404: a stranger learns nothing."""
        if pk > models.BigIntegerField.MAX_BIGINT:  # a key that is itself a relation would make the database fail
            raise Http404
        manager: Any = model._default_manager
        found: Thing = get_object_or_404(manager.visible_to(self.user), pk=pk, **also)
        return found

    def require(self, thing: Any = None, permission: str = "") -> None:
        """Answer 403 to a reader without the right."""
        asked = permission or self.permission
        if asked and (self.user.organization_id is None or not self.user.has_perm(asked, thing)):
            raise PermissionDenied


class DetailPage(SignedInView):
    """An object's page: name and state on top, its road, the main action, the facts, the history."""

    model: ClassVar[type[models.Model]]
    template_name: ClassVar[str]
    personal: ClassVar[str] = ""
    """What it is called in the journal of access, where it is a card of one person."""

    def context(self, thing: Any) -> dict[str, Any]:
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        thing = self.find(self.model, pk)
        self.require(thing)
        answer = render(request, self.template_name, {"thing": thing, **self.context(thing)})
        return gives(answer, AccessKind.LOOK, self.personal, of=thing) if self.personal else answer


class FormPage(SignedInView):
    """GET shows the form, POST saves it through a service; a refused step is told beside the form."""

    form_class: ClassVar[type[Any]]
    template_name: ClassVar[str] = "form_page.html"
    title: ClassVar[str] = ""
    submit: ClassVar[str] = "Сохранить"
    back_name: ClassVar[str] = settings.LOGIN_REDIRECT_URL
    creates: ClassVar[bool] = False
    """Whether it makes something new: then it is taken once (mentoring/once.py)."""

    def get_thing(self) -> Any:
        """Return what the form is about: the permission is asked on it."""
        return None

    def get_form(self, data: Any = None) -> Any:
        return self.form_class(data, user=self.user, **self.form_kwargs())

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def save(self, form: Any) -> tuple[str, str]:
        """Call the service; return the message and the address to go to."""
        raise NotImplementedError

    def more_context(self) -> dict[str, Any]:
        return {}

    def closed(self) -> str:
        """Say why nothing can be sent as things stand: told at once, before anything is typed; empty where it can."""
        return ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            self.thing = self.get_thing()
            self.as_it_is = copy(self.thing)  # a form writes what was typed into the thing, refused or not
            self.require(self.thing)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return self._show(request, self.get_form())

    @transaction.atomic
    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form, already = self.get_form(request.POST), self.made_lately()
        if not form.is_valid() or already:
            return self._show(request, form, already=already)
        try:
            with transaction.atomic():
                message, url = self.save(form)
        except ImpossibleStepError as refusal:
            for sentence in refusal.sentences:
                form.add_error(None, sentence)
            return self._show(request, form)
        messages.success(request, message)
        return HttpResponseRedirect(url)

    def made_lately(self) -> SentForm | None:
        return made_lately(self.request) if self.creates else None

    def _show(self, request: HttpRequest, form: Any, *, already: SentForm | None = None) -> HttpResponse:
        closed = "" if form.is_bound else self.closed()
        context: dict[str, Any] = {
            "form": form,
            "already": already,
            "closed": closed,
            "title": self.title,
            "submit": self.submit,
            "creates": self.creates,
            "thing": self.as_it_is,
            "back_url": self.as_it_is.get_absolute_url() if self.as_it_is else reverse(self.back_name),
            **self.more_context(),
        }
        template_name = FormPage.template_name if closed else self.template_name
        return render(request, template_name, context, status=422 if form.is_bound else 200)


class StepPage(SignedInView):
    """A change of state: GET says what will happen, POST does it."""

    model: ClassVar[type[models.Model]]
    form_class: ClassVar[type[Any]] = StepForm
    template_name: ClassVar[str] = "step_page.html"
    title: ClassVar[str]
    submit: ClassVar[str]
    asks_why: ClassVar[bool] = False
    creates: ClassVar[bool] = False
    locks: ClassVar[bool] = False
    """Whether the form compares what its page showed with the thing: then it reads the thing locked."""

    def consequences(self, thing: Any) -> list[str]:
        """Say what the step will bring, a sentence each."""
        raise NotImplementedError

    def step(self, thing: Any, form: Any) -> str:
        """Call the service; return the message that says what happened and what next."""
        raise NotImplementedError

    def get_url(self, thing: Any) -> str:
        return cast("str", thing.get_absolute_url())

    def get_form(self, thing: Any, data: Any = None) -> Any:
        del thing  # steps with an own form need it
        return self.form_class(data, asks_why=self.asks_why)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        thing = self.find(self.model, pk)
        self.require(thing)
        return self._show(request, thing, self.get_form(thing))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            thing, message = self.as_one(partial(self._take, request, pk))
        except ImpossibleStepError as refusal:
            return self._refused(request, pk, refusal)
        messages.success(request, message)
        return HttpResponseRedirect(self.get_url(thing))

    def as_one(self, act: Callable[[], Any]) -> Any:
        """Read what the form is about and take its step, or do nothing of it."""
        with transaction.atomic():
            return act()

    def _take(self, request: HttpRequest, pk: int) -> tuple[Any, str]:
        thing = self.find(self.model, pk)
        self.require(thing)
        if self.locks:
            self.model._default_manager.select_for_update().filter(pk=pk).order_by("pk").first()
            thing = self.find(self.model, pk)
        form = self.get_form(thing, request.POST)
        if not form.is_valid():
            raise ImpossibleStepError
        return thing, self.step(thing, form)

    @transaction.atomic
    def _refused(self, request: HttpRequest, pk: int, refusal: ImpossibleStepError) -> HttpResponse:
        """Show the form about the thing as it is, nothing of the step done."""
        thing = self.find(self.model, pk)
        form = self.get_form(thing, request.POST)
        form.is_valid()
        for sentence in refusal.sentences:
            form.add_error(None, sentence)
        return self._show(request, thing, form)

    def _show(self, request: HttpRequest, thing: Any, form: Any) -> HttpResponse:
        context = {
            "thing": thing,
            "form": form,
            "title": self.title,
            "submit": self.submit,
            "creates": self.creates,
            "consequences": self.consequences(thing),
            "cancel_url": self.get_url(thing),
            **self.more_context(thing),
        }
        return render(request, self.template_name, context, status=422 if form.is_bound else 200)

    def more_context(self, thing: Any) -> dict[str, Any]:
        """Return more context, such as the address of the paper's preview."""
        del thing
        return {}
