"""Строки планов: the rows of all programs in one list, each with what the user may do with it."""

import pytest
from django.urls import reverse

from programs.models import PlanRow
from tests import factories as make
from tests.pages import EveryPage, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def shown(signed_in):
    """Open the list; return each row with the button beside it."""

    def show(user, **asked):
        things = signed_in(user).get(reverse("plan_rows"), asked).context["things"]
        return [(thing.row, thing.action and (thing.action.title, thing.action.url)) for thing in things]

    return show


@pytest.mark.parametrize(
    "page", [Page("plan_rows", by=user, methods=("get",)) for user in ("curator", "mentee_user")], ids=str
)
class TestDoors(EveryPage):
    pass


def test_each_side_has_its_button(shown, row, mentor_user, mentee_user, curator):
    done = make.add_row(row.plan.program, task="Показ", state="done", actual_result="Провела")
    do, accept = (reverse(name, args=[which.pk]) for name, which in (("row_done", row), ("row_accept", done)))
    assert {user: shown(user) for user in (mentor_user, mentee_user, curator)} == {
        mentor_user: [(row, None), (done, ("Принять", accept))],
        mentee_user: [(row, ("Выполнено", do)), (done, None)],
        curator: [(row, None), (done, None)],
    }


def test_others_see_nothing_of_it(shown, row, stranger, kindergarten, curator):
    outsider = make.account(make.mentor(make.employee(kindergarten), by=curator).employee)
    assert (shown(stranger), shown(outsider)) == ([], [])


def test_samples_of_the_library_are_not_in_it(shown, row, curator):
    PlanRow.objects.filter(pk=row.pk).update(plan=row.plan)
    PlanRow.objects.create(plan=make.layout().plans.create(title="Образец", code="sample"), task="Образец")
    assert shown(curator) == [(row, None)]


@pytest.mark.parametrize(("asked", "found"), [({"state": "done"}, 0), ({"q": "савел"}, 1), ({"q": "петрова"}, 0)])
def test_filters(shown, row, curator, asked, found):
    assert len(shown(curator, **asked)) == found


def test_a_row_leads_to_its_place_in_the_program(signed_in, row, curator):
    page = signed_in(curator).get(reverse("plan_rows"))
    assert f'href="{row.plan.program.get_absolute_url()}#row-{row.pk}"' in page.text
