"""Who may do what with whose account: the whole table."""

import pytest

from mentoring.enums import Role
from mentoring.models import User
from tests import factories as make

PERMISSIONS = ("rename_account", "reissue_password", "close_account", "grant_roles", "remove_second_factor")
ALL, NOTHING = set(PERMISSIONS), set[str]()
CURATORS = {"rename_account", "reissue_password", "close_account"}
OWN = {"rename_account", "grant_roles"}
ACTORS = ("administrator", "curator", "head", "council", "mentor_user", "stranger")
ACCOUNTS = ("administrator", "curator", "head", "council", "mentor_user", "superuser", "school_person")
ALLOWED = {
    "administrator": {
        "administrator": OWN, "curator": ALL, "head": ALL, "council": ALL, "mentor_user": ALL,
    },
    "curator": {"mentor_user": CURATORS},
    "stranger": {"school_person": CURATORS},
}  # fmt: skip


@pytest.fixture
def superuser(kindergarten):
    return User.objects.create_superuser("root", organization=kindergarten)


@pytest.fixture
def school_person(school):
    return make.account(make.employee(school))


@pytest.mark.parametrize("actor", ACTORS)
def test_whole_table(actor, request):
    user = request.getfixturevalue(actor)
    people = {name: request.getfixturevalue(name) for name in ACCOUNTS}
    found = {
        name: {permission for permission in PERMISSIONS if user.has_perm(f"mentoring.{permission}", account)}
        for name, account in people.items()
    }
    assert found == {name: ALLOWED.get(actor, {}).get(name, NOTHING) for name in ACCOUNTS}


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [("manage_accounts", {"administrator", "curator"}), ("require_second_factor", {"administrator", "head"})],
)
def test_about_the_organization(permission, allowed, request):
    names = ("administrator", "curator", "head", "council", "mentor_user")
    found = {name for name in names if request.getfixturevalue(name).has_perm(f"mentoring.{permission}")}
    assert found == allowed


@pytest.mark.parametrize("role", [Role.CURATOR, Role.HEAD, Role.COUNCIL, Role.ADMINISTRATOR])
def test_curator_stops_at_any_granted_role(curator, mentor_user, role):
    mentor_user.grants.create(role=role)
    assert not any(curator.has_perm(f"mentoring.{name}", mentor_user) for name in PERMISSIONS)
