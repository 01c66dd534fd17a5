"""One's own account: signing in and out, the password, the large print."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages import everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PASSWORD, NEW = "утренний круг 17", "вечерний круг 18"
CHANGE = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
MISMATCH = "Неверное имя для входа, почта или пароль. Проверьте раскладку клавиатуры и Caps Lock."


@pytest.fixture
def user(curator):
    curator.set_password(PASSWORD)
    curator.save()
    return curator


def test_login_leads_to_the_desk(client, user):
    answer = client.post(reverse("login"), {"login": user.username, "password": PASSWORD})
    assert (answer.status_code, answer.url) == (302, reverse("desk"))
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(
    ("back", "led_to"),
    [("/pairs/?q=1", "/pairs/?q=1"), ("https://elsewhere.example/", "/desk/"), ("//elsewhere.example/", "/desk/")],
)
def test_login_leads_back_but_not_elsewhere(client, user, back, led_to):
    given = {"login": user.username, "password": PASSWORD, "next": back}
    assert client.post(reverse("login"), given).url == led_to


def test_the_address_of_mail_is_as_good_as_the_name(user, head):
    """Of two with one address, as of one person in two organizations, the password tells who enters."""
    head.set_password(NEW)
    head.email = user.email = "both@example.org"
    head.save()
    user.save()
    entered = {}
    for password in (PASSWORD, NEW):
        browser = Client()
        browser.post(reverse("login"), {"login": " Both@Example.org", "password": password})
        entered[password] = browser.session["_auth_user_id"]
    assert entered == {PASSWORD: str(user.pk), NEW: str(head.pk)}


def test_wrong_password_keeps_the_name_and_lets_nobody_in(client, user):
    answer = client.post(reverse("login"), {"login": user.username, "password": "не тот пароль"})
    assert answer.context["form"]["login"].value() == user.username
    assert refusal(answer) == (422, {"__all__": [MISMATCH]})
    assert "_auth_user_id" not in client.session


def test_dismissed_user_cannot_enter(client, user):
    user.is_active = False
    user.save()
    client.post(reverse("login"), {"login": user.username, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_signed_in_user_is_led_past_the_login(signed_in, user):
    assert signed_in(user).get(reverse("login")).url == reverse("desk")


def test_logout_by_post_alone(signed_in, user):
    browser = signed_in(user)
    assert (browser.get(reverse("logout")).status_code, browser.get(reverse("desk")).status_code) == (405, 200)
    assert browser.post(reverse("logout")).url == reverse("showcase")
    assert browser.get(reverse("desk")).url == f"{reverse('login')}?next={reverse('desk')}"


def test_anonymous_has_no_password_to_change(client, db):
    url = reverse("password_change")
    found = (client.get(url).url, client.post(url, CHANGE).url)
    assert found == (f"{reverse('login')}?next={url}",) * 2


def test_password_change(signed_in, user):
    browser = signed_in(user)
    assert browser.get(reverse("password_change")).status_code == 200
    answer = browser.post(reverse("password_change"), CHANGE)
    assert outcome(answer) == (302, reverse("desk"), ["Пароль изменён."])
    user.refresh_from_db()
    assert (user.check_password(NEW), browser.get(reverse("desk")).status_code) == (True, 200)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("oldpassword", "не тот"), ("password2", "другой"), ("password1", "")],
)
def test_bad_password_is_told_beside_the_field(signed_in, user, field, typed):
    browser = signed_in(user)
    before = everything()
    status, errors = refusal(browser.post(reverse("password_change"), CHANGE | {field: typed}))
    assert (status, list(errors), everything()) == (422, [field], before)


@pytest.mark.parametrize("short", ["12345678", "круг"])
def test_weak_password_is_refused(signed_in, user, short):
    given = CHANGE | {"password1": short, "password2": short}
    status, errors = refusal(signed_in(user).post(reverse("password_change"), given))
    assert (status, list(errors)) == (422, ["password1"])


@pytest.mark.parametrize(
    ("back", "led_to"), [("/organizations/ds17/", "/organizations/ds17/"), ("//elsewhere.example/", "/"), ("", "/")]
)
def test_large_print_switches_and_goes_back(client, kindergarten, back, led_to):
    def is_large():
        return 'class="large-print"' in client.get("/").text

    found = [is_large()]
    for _ in range(2):
        assert client.post(reverse("large_print"), {"next": back}).url == led_to
        found.append(is_large())
    assert found == [False, True, False]


def test_large_print_by_post_alone(client, kindergarten):
    assert client.get(reverse("large_print")).status_code == 405
    assert "large_print" not in client.session
