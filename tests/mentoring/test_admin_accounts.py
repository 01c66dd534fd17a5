"""Whose account it is, and who is the head: no administrator makes himself more by the administration's pages."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import Role
from mentoring.models import AccessEntry, Curator, Head, User
from mentoring.services import account as accounts
from mentoring.services import post as posts
from tests import factories as make
from tests.walk.forms import forms_of

pytestmark = [
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]
ADD = reverse("admin:mentoring_user_add")
PASSWORD = {"usable_password": "true", "password1": "long-Secret-1", "password2": "long-Secret-1"}


def roles(user):
    return User.objects.get(pk=user.pk).roles


def told():
    return list(AccessEntry.objects.filter(kind="roles").order_by("pk").values_list("about", "employee_id"))


def sent(browser, url, **typed):
    """Send the page's form as it is shown, with what was typed, whether the form has such a field or not."""
    (form,) = [found for found in forms_of(browser.get(url).text, url) if found.method == "post" and found.url == url]
    return browser.post(url, form.shown | typed)


@pytest.fixture
def page(administrator):
    return reverse("admin:mentoring_user_change", args=[administrator.pk])


@pytest.fixture
def browser(signed_in, administrator):
    administrator.is_staff = True
    administrator.save()
    return signed_in(administrator)


@pytest.fixture
def root(signed_in, administrator):
    return signed_in(User.objects.create_superuser("root"))


def holder(post, kindergarten, head, starts_on=make.TODAY):
    """Return who holds the post and has no account."""
    person = make.employee(kindergarten, last_name="Гончар")
    posts.appoint(post, person, starts_on=starts_on, basis="приказ № 1", by=head)
    AccessEntry.objects.all().delete()
    return person


class TestWhoseAccount:
    @pytest.mark.parametrize("post", [Head, Curator])
    def test_an_administrator_links_the_own_to_nobody_else(
        self, browser, page, administrator, kindergarten, head, post
    ):
        person = holder(post, kindergarten, head)
        assert sent(browser, page, employee=[person.pk], last_name="Иная").status_code == 302
        administrator = User.objects.select_related("employee").get(pk=administrator.pk)
        assert (administrator.last_name, administrator.employee.post) == ("Иная", "делопроизводитель")
        assert (administrator.roles, told()) == ({Role.ADMINISTRATOR}, [])

    def test_nor_takes_the_card_of_who_acts_for_the_head(self, browser, page, administrator, kindergarten):
        make.acting_head(acting := make.employee(kindergarten))
        sent(browser, page, employee=[acting.pk])
        assert roles(administrator) == {Role.ADMINISTRATOR}

    def test_nor_frees_the_heads_card(self, browser, head):
        url = reverse("admin:mentoring_user_change", args=[head.pk])
        assert sent(browser, url, employee="").status_code == 302
        assert User.objects.get(pk=head.pk).employee == head.employee

    @pytest.mark.parametrize("days", [0, 30], ids=["today", "to come"])
    def test_nor_opens_one_for_a_post(self, browser, kindergarten, head, days):
        person = holder(Head, kindergarten, head, make.TODAY + dt.timedelta(days=days))
        answer = sent(browser, ADD, username="new", employee=person.pk, **PASSWORD)
        said = (
            "Гончар М.П. занимает должность, которая даёт права, или займёт её: пригласите на сайте («Учётные записи» "
            "→ «Пригласить»), чтобы пароль был только у владельца."
        )
        assert answer.context["adminform"].form.errors == {"employee": [said]}
        assert not User.objects.filter(username="new").exists()

    def test_but_for_others_and_that_is_in_the_journal(self, browser, mentor):
        assert sent(browser, ADD, username="new", employee=mentor.pk, **PASSWORD).status_code == 302
        assert told() == [("new: учётная запись связана с карточкой", mentor.pk)]

    def test_a_superuser_links_and_that_is_in_the_journal(self, root, page, administrator, mentor):
        before = administrator.employee_id
        assert sent(root, page, employee=[mentor.pk]).status_code == 302
        name = administrator.username
        assert told() == [
            (f"{name}: учётная запись отвязана от карточки", before),
            (f"{name}: учётная запись связана с карточкой", mentor.pk),
        ]

    def test_an_invitation_is_in_the_journal(self, administrator, kindergarten, head):
        person = holder(Head, kindergarten, head)
        invited = accounts.invite(person, by=administrator, by_mail=False)
        assert told() == [(f"{invited.account.username}: учётная запись связана с карточкой", person.pk)]


class TestHeadByATick:
    """The head confirms, or the founder's order is recorded: no role of the head is ticked, by nobody."""

    def ticked(self, root, user, role, **key):
        rows = {"TOTAL_FORMS": "1", "INITIAL_FORMS": str(len(key)), "0-user": user.pk, "0-role": role}
        typed = {f"grants-{name}": value for name, value in rows.items()}
        url = reverse("admin:mentoring_user_change", args=[user.pk])
        return sent(root, url, **typed, **{f"grants-0-{name}": value for name, value in key.items()})

    def test_is_refused_to_a_superuser(self, root, administrator, kindergarten):
        person = make.account(make.employee(kindergarten))
        answer = self.ticked(root, person, Role.HEAD)
        (grants,) = answer.context["inline_admin_formsets"]
        assert grants.formset.errors == [{"role": [accounts.NO_HEAD_BY_A_TICK]}]
        assert roles(person) == set()

    def test_is_refused_where_another_role_was(self, root, curator):
        self.ticked(root, curator, Role.HEAD, id=curator.grants.get().pk)
        assert roles(curator) == {Role.CURATOR}

    def test_who_was_ticked_before_stays(self, root, head):
        assert self.ticked(root, head, Role.HEAD, id=head.grants.get().pk).status_code == 302
        assert roles(head) == {Role.HEAD}
