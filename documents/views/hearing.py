"""The page on which a document is put on the agenda of a collegial body's session."""

from typing import Any, ClassVar

from django.utils import timezone

from documents.enums import DecisionSubject
from documents.forms.agenda import SessionChoiceForm
from documents.models import BodySession
from documents.services import body_session as sessions
from mentoring.views.base import FormPage

NO_SESSIONS = (
    "Нет заседания, повестку которого можно дополнить. Назначьте его в разделе «Советы и протоколы»: откройте нужный "
    "совет и нажмите «Назначить заседание»."
)


class HearPage(FormPage):
    """A subclass names its model and what is decided on."""

    model: ClassVar[type[Any]]
    subject: ClassVar[DecisionSubject]
    form_class = SessionChoiceForm
    permission = "documents.hear_document"
    title = "Вынести на заседание"
    submit = "Внести в повестку"
    creates = True

    def get_thing(self) -> Any:
        return self.find(self.model, self.kwargs["pk"])

    def closed(self) -> str:
        there = BodySession.objects.open_to(self.user, on=timezone.localdate())
        return "" if there.exists() else NO_SESSIONS

    def put(self, session: BodySession) -> None:
        sessions.hear_document(session, subject=self.subject, key=self.thing.pk)

    def save(self, form: SessionChoiceForm) -> tuple[str, str]:
        session = form.cleaned_data["session"]
        self.put(session)
        return "Внесено в повестку. Решение запишите после заседания.", session.get_absolute_url()
