"""The columns of a draft's table."""

from typing import Any

from documents.views.layout import LayoutPage
from roadmap.forms.layout import RoadmapTableForm
from roadmap.models import Roadmap


class RoadmapTable(LayoutPage):
    form_class = RoadmapTableForm
    permission = "roadmap.change_roadmap"
    title = "Колонки дорожной карты"

    def get_thing(self) -> Roadmap:
        roadmap: Roadmap = self.find(Roadmap, self.kwargs["pk"])
        return roadmap

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def more_context(self) -> dict[str, Any]:
        where = "На странице этап стоит в строке над своими мероприятиями, на бумаге – тоже, если у него нет колонки."
        return {"notice": where}

    def save(self, form: RoadmapTableForm) -> tuple[str, str]:
        return "Колонки дорожной карты сохранены.", form.save().get_absolute_url()
