"""The look of a roadmap on paper."""

from django.utils import timezone

from documents.forms.cover import CoverForm
from documents.views.cover import CoverPage
from roadmap.models import Roadmap
from roadmap.papers import USUAL_STAMPS
from roadmap.services import cover as covers


class RoadmapCover(CoverPage):
    permission = "roadmap.change_roadmap"
    title = "Оформление дорожной карты"
    usual = USUAL_STAMPS

    def get_thing(self) -> Roadmap:
        roadmap: Roadmap = self.find(Roadmap, self.kwargs["pk"])
        return roadmap

    def save(self, form: CoverForm) -> tuple[str, str]:
        covers.dress(self.thing, *form.given, by=self.user, at=timezone.now())
        return "Оформление сохранено. Посмотрите, что получилось, в предпросмотре.", self.thing.get_absolute_url()
