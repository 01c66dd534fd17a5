"""The very first page: the organization and its first administrator."""

import pytest

from mentoring.models import Organization, User
from tests.pages import everything, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

CODE = "code-from-the-terminal"
URL = f"/setup/?code={CODE}"
GIVEN = {
    "kind": "kindergarten",
    "full_name": "Детский сад № 17",
    "short_name": "МБДОУ «Детский сад № 17»",
    "slug": "ds17",
    "city": "г. Североречинск",
    "head_title": "заведующий",
    "time_zone": "Asia/Yekaterinburg",
    "last_name": "Синицына",
    "first_name": "Анна",
    "middle_name": "",
    "sex": "female",
    "post": "старший воспитатель",
    "roles": ["administrator", "curator"],
    "username": "sinitsyna",
    "password": "утренний круг 17",
}


@pytest.fixture(autouse=True)
def _code(settings, db):
    settings.SETUP_CODE = CODE


def answers(client, url):
    return client.get(url).status_code, client.post(url, GIVEN).status_code


@pytest.mark.parametrize("url", ["/setup/", "/setup/?code=", "/setup/?code=wrong", f"{URL}1", "/setup/?code=код"])
def test_without_the_code_there_is_no_page(client, url):
    assert (answers(client, url), Organization.objects.count()) == ((404, 404), 0)


@pytest.mark.parametrize("url", ["/setup/", "/setup/?code=", URL])
def test_without_a_code_in_the_settings_there_is_no_page(client, settings, url):
    settings.SETUP_CODE = ""
    assert (answers(client, url), Organization.objects.count()) == ((404, 404), 0)


def test_code_is_not_taken_from_the_form(client):
    assert client.post("/setup/", GIVEN | {"code": CODE}).status_code == 404


def test_page_is_closed_once_there_is_an_organization(client, school):
    before = everything()
    assert (answers(client, URL), everything()) == ((404, 404), before)


def test_looking_changes_nothing(client):
    before = everything()
    answer = client.get(URL)
    assert (answer.status_code, everything(), "_auth_user_id" in client.session) == (200, before, False)
    assert answer.context["form"]["roles"].value() == ["administrator", "curator"]


def test_works_and_signs_in(client):
    answer = client.post(URL, GIVEN)
    user = User.objects.get()
    assert (answer.status_code, answer.url, client.session["_auth_user_id"]) == (302, "/desk/", str(user.pk))
    assert (user.username, user.is_staff, user.is_superuser, user.roles) == (
        "sinitsyna",
        True,
        False,
        {"administrator", "curator"},
    )
    assert user.check_password(GIVEN["password"])
    assert (user.employee.full_name, user.employee.post) == ("Синицына Анна", "старший воспитатель")
    organization = user.organization
    assert {name: getattr(organization, name) for name in list(GIVEN)[:7]} == dict(list(GIVEN.items())[:7])
    assert client.get("/desk/").status_code == 200


def test_second_time_there_is_no_page(client):
    client.post(URL, GIVEN)
    before = everything()
    assert (client.post(URL, GIVEN | {"slug": "second"}).status_code, everything()) == (404, before)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("full_name", " ", "Обязательное поле."),
        ("slug", "детский сад", None),
        ("time_zone", "Moscow", "Выберите корректный вариант. Moscow нет среди допустимых значений."),
        ("last_name", "1", "Имя пишется буквами; допустимы дефис, апостроф, точка и пробел."),
        ("sex", "", "Обязательное поле."),
        ("roles", ["curator"], "Первая учётная запись – администратор: он заводит остальные."),
        ("roles", [], "Обязательное поле."),
        ("username", "a b", None),
        ("password", "12345", None),
        ("password", "", "Обязательное поле."),
    ],
)
def test_bad_input_is_told_beside_the_field(client, field, typed, said):
    answer = client.post(URL, GIVEN | {field: typed})
    status, errors = refusal(answer)
    assert (status, list(errors), Organization.objects.count(), User.objects.count()) == (422, [field], 0, 0)
    assert said is None or errors == {field: [said]}
    assert answer.context["form"]["city"].value() == GIVEN["city"]


def test_password_is_never_sent_back(client):
    answer = client.post(URL, GIVEN | {"city": ""})
    assert (GIVEN["password"] in answer.text, GIVEN["short_name"] in answer.text) == (False, True)


def test_taken_name_is_refused(client):
    User.objects.create_superuser("sinitsyna")
    answer = client.post(URL, GIVEN)
    assert refusal(answer) == (422, {"username": ["Это имя для входа уже занято."]})
    assert Organization.objects.count() == 0
