"""The look of a roadmap on paper, and who is asked to consider it."""

from django.utils import timezone

from documents.enums import DecisionSubject
from documents.forms.cover import CoverForm
from documents.models import Cover
from documents.press.document_names import are_of_a_kind
from documents.views.cover import CoverPage
from documents.views.hearing import HearPage
from roadmap.models import Roadmap
from roadmap.papers import USUAL_STAMPS
from roadmap.services import cover as covers


class RoadmapCover(CoverPage):
    model = Roadmap
    permission = "roadmap.change_roadmap"
    title = "Оформление дорожной карты"
    usual = USUAL_STAMPS
    may_be_annexed = True

    def doubt(self, cover: Cover | None) -> str:
        kind = cover.kind if cover else None
        if kind is None or are_of_a_kind(kind.title, self.thing.title):
            return ""
        return (
            f"Вид документа – «{kind.title}», а название начинается иначе: «{self.thing.title[:80]}». "
            "Гриф «УТВЕРЖДЕН» согласуется с видом, а заголовок и приказ назовут документ его названием."
        )

    def save(self, form: CoverForm) -> tuple[str, str]:
        covers.dress(self.thing, *form.given, by=self.user, at=timezone.now())
        said = ["Оформление сохранено. Посмотрите, что получилось, в предпросмотре.", self.doubt(form.instance)]
        return " ".join(filter(None, said)), self.thing.get_absolute_url()


class RoadmapHear(HearPage):
    model = Roadmap
    subject = DecisionSubject.ROADMAP
