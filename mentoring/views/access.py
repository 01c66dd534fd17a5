"""The journal of access to personal data, for the administrator and the head."""

from mentoring.filters.access import AccessFilter
from mentoring.models import AccessEntry
from mentoring.resources.access import AccessResource
from mentoring.views.list_page import ListPage


class AccessJournal(ListPage):
    model = AccessEntry
    filterset_class = AccessFilter
    template_name = "mentoring/access_journal.html"
    permission = "mentoring.view_access_journal"
    counted = "запись, записи, записей"
    resource_class = AccessResource
    file_title = "Журнал доступа к персональным данным"
