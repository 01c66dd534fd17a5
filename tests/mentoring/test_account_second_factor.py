"""The second factor: by oneself, required by the organization, lost."""

import datetime as dt
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import reverse

from mentoring.models import Organization, User
from tests import factories as make
from tests.pages import everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PASSWORD = "утренний круг 17"
ON, OFF, CODES = reverse("mfa_activate_totp"), reverse("mfa_deactivate_totp"), reverse("mfa_view_recovery_codes")


def with_password(user):
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def entered(user, **more):
    browser = Client()
    answer = browser.post(reverse("login"), {"login": user.username, "password": PASSWORD, **more})
    return browser, answer


def code_of(secret, **later):
    """Return what the application on the telephone shows."""
    counter = int((make.AT + dt.timedelta(**later)).timestamp()) // 30
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def switch_on(browser):
    secret = browser.get(ON).context["form"].secret
    browser.post(ON, {"code": code_of(secret)})
    return secret


@pytest.fixture
def user(curator):
    return with_password(curator)


@pytest.fixture
def secret(user):
    """The curator's application holds this; the code of now is used."""
    return switch_on(entered(user)[0])


@pytest.fixture
def required(kindergarten):
    Organization.objects.filter(pk=kindergarten.pk).update(requires_second_factor=True)


class TestByOneself:
    def test_page_shows_the_picture_and_the_key(self, user):
        page = entered(user)[0].get(ON)
        assert '<img src="data:image/svg+xml;base64,' in page.text
        (shown,) = re.findall(r'<code class="secret">(.*)</code>', page.text)
        assert shown.replace(" ", "") == page.context["form"].secret

    def test_on_the_telephone_itself_a_link_opens_the_application(self, user):
        page = entered(user)[0].get(ON)
        (link,) = re.findall(r'href="(otpauth://totp/[^"]*)"', page.text)
        asked = parse_qs(urlsplit(unescape(link)).query)
        assert (asked["secret"], asked["issuer"]) == ([page.context["form"].secret], ["Наставничество"])

    def test_code_switches_it_on_and_gives_spare_codes(self, user):
        browser, _ = entered(user)
        secret = browser.get(ON).context["form"].secret
        answer = browser.post(ON, {"code": code_of(secret)})
        assert (answer.url, User.objects.get(pk=user.pk).has_second_factor) == (CODES, True)
        assert len(browser.get(CODES).context["unused_codes"]) == 10

    def test_wrong_code_is_told_and_the_key_stays(self, user):
        browser, _ = entered(user)
        secret = browser.get(ON).context["form"].secret
        answer = browser.post(ON, {"code": "000000"})
        said = ["Неверный код. Введите тот, который приложение показывает сейчас."]
        assert refusal(answer) == (422, {"code": said})
        assert (answer.context["form"].secret, Authenticator.objects.count()) == (secret, 0)

    def test_long_after_the_login_it_asks_for_the_password(self, user):
        browser, _ = entered(user)
        with time_machine.travel(make.AT + dt.timedelta(minutes=6), tick=False):
            asked = browser.get(ON)
            assert asked.url == f"{reverse('account_reauthenticate')}?next=%2Faccount%2Fsecond-factor%2Fon%2F"
            assert refusal(browser.post(asked.url, {"password": "не тот"})) == (422, {"password": ["Неверный пароль."]})
            assert browser.post(asked.url, {"password": PASSWORD, "next": ON}).url == ON
            assert browser.get(ON).status_code == 200

    def test_secret_is_not_readable_in_the_database(self, secret):
        device = Authenticator.objects.get(type="totp")
        assert secret not in str(device.data)

    def test_switched_off(self, user, secret):
        browser, _ = entered(user)
        with time_machine.travel(make.AT + dt.timedelta(minutes=1), tick=False):
            browser.post(reverse("mfa_authenticate"), {"code": code_of(secret, minutes=1)})
            assert browser.get(OFF).status_code == 200
            assert outcome(browser.post(OFF))[2] == ["Второй фактор выключен."]
        assert Authenticator.objects.count() == 0


class TestLogin:
    def test_password_alone_lets_nobody_in(self, user, secret):
        browser, answer = entered(user, next="/pairs/")
        assert (answer.url, "_auth_user_id" in browser.session) == (reverse("mfa_authenticate"), False)
        assert browser.get(reverse("desk")).status_code == 302
        assert browser.get(answer.url).status_code == 200

    def test_code_leads_on_to_where_one_wanted(self, user, secret):
        browser, answer = entered(user, next="/pairs/")
        with time_machine.travel(make.AT + dt.timedelta(minutes=1), tick=False):
            assert browser.post(answer.url, {"code": code_of(secret, minutes=1)}).url == "/pairs/"
        assert browser.session["_auth_user_id"] == str(user.pk)

    def test_code_works_once(self, user, secret):
        code = code_of(secret, minutes=1)
        with time_machine.travel(make.AT + dt.timedelta(minutes=1), tick=False):
            found = []
            for _ in range(2):
                browser, answer = entered(user)
                found.append(browser.post(answer.url, {"code": code}).status_code)
        assert found == [302, 422]

    def test_spare_code_works_once(self, user, secret):
        spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
        found = []
        for _ in range(2):
            browser, answer = entered(user)
            found.append(browser.post(answer.url, {"code": spare}).status_code)
        assert found == [302, 422]

    def test_sixth_code_is_refused(self, user, secret):
        browser, answer = entered(user)
        for _ in range(5):
            assert browser.post(answer.url, {"code": "000000"}).status_code == 422
        with time_machine.travel(make.AT + dt.timedelta(minutes=1), tick=False):
            last = browser.post(answer.url, {"code": code_of(secret, minutes=1)})
        said = ["Слишком много попыток: подождите 10 минут и попробуйте снова."]
        assert refusal(last) == (422, {"code": said})

    def test_admin_asks_for_the_code_too(self, administrator):
        switch_on(entered(with_password(administrator))[0])
        browser, answer = entered(administrator, next="/admin/")
        assert (answer.url, browser.get("/admin/").url) == (
            reverse("mfa_authenticate"),
            "/admin/login/?next=/admin/",
        )


class TestRequired:
    @pytest.mark.parametrize("name", ["curator", "head", "administrator"])
    @pytest.mark.parametrize("path", ["/desk/", "/pairs/", "/admin/", "/account/", "/"])
    def test_leads_to_the_page_and_nowhere_else(self, required, signed_in, request, name, path):
        assert signed_in(request.getfixturevalue(name)).get(path).url == ON

    @pytest.mark.parametrize("name", ["council", "mentor_user", "stranger"])
    def test_others_go_on_as_before(self, required, signed_in, request, name):
        assert signed_in(request.getfixturevalue(name)).get("/desk/").status_code == 200

    def test_in_place_edits_lead_there_too(self, required, signed_in, curator):
        answer = signed_in(curator).get("/desk/", headers={"HX-Request": "true"})
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, ON)

    def test_nothing_is_written_before(self, required, signed_in, curator):
        browser = signed_in(curator)
        before = everything()
        assert browser.post(reverse("employee_add"), {"last_name": "Иванова"}).url == ON
        assert everything() == before

    def test_set_up_at_the_first_login(self, required, user):
        browser, answer = entered(user)
        assert browser.get(answer.url).url == ON
        switch_on(browser)
        assert browser.get("/desk/").status_code == 200

    def test_one_may_leave(self, required, signed_in, curator):
        assert signed_in(curator).post(reverse("logout")).url == reverse("showcase")

    def test_password_comes_first(self, required, signed_in, curator):
        User.objects.filter(pk=curator.pk).update(must_change_password=True)
        assert signed_in(curator).get(ON).url == reverse("password_change")

    def test_it_can_not_be_switched_off(self, required, user, secret):
        browser, answer = entered(user)
        with time_machine.travel(make.AT + dt.timedelta(minutes=1), tick=False):
            browser.post(answer.url, {"code": code_of(secret, minutes=1)})
            page = browser.post(OFF)
        assert "Организация требует второй фактор: выключить его нельзя." in page.text
        assert Authenticator.objects.filter(type="totp").count() == 1


class TestSwitch:
    @pytest.mark.parametrize("name", ["head", "administrator"])
    def test_organization_requires_it(self, signed_in, request, kindergarten, name):
        browser, url = signed_in(request.getfixturevalue(name)), reverse("organization_security")
        seen = browser.get(url).context["form"]["seen"].value()
        answer = browser.post(url, {"requires_second_factor": "on", "seen": seen})
        assert outcome(answer) == (302, url, ["Второй фактор теперь обязателен."])
        kindergarten.refresh_from_db()
        assert kindergarten.requires_second_factor
        assert browser.get("/desk/").url == ON

    def test_two_at_once(self, signed_in, head, kindergarten):
        """The form was opened before somebody else switched it on: it does not switch it off unnoticed."""
        browser, url = signed_in(head), reverse("organization_security")
        seen = browser.get(url).context["form"]["seen"].value()
        Organization.objects.filter(pk=kindergarten.pk).update(requires_second_factor=True)
        switch_on(entered(with_password(head))[0])
        browser = signed_in(head)
        assert browser.post(url, {"seen": seen}).status_code == 422
        kindergarten.refresh_from_db()
        assert kindergarten.requires_second_factor


class TestLost:
    def url(self, user):
        return reverse("account_second_factor", args=[user.pk])

    def test_administrator_removes_it_with_a_reason(self, signed_in, administrator, user, secret):
        answer = signed_in(administrator).post(self.url(user), {"why": "Телефон утерян"})
        assert outcome(answer)[2] == ["Второй фактор снят."]
        last = user.history.first()
        assert entered(user)[1].url == reverse("desk")
        assert (last.history_user, last.history_change_reason) == (
            administrator,
            "Второй фактор снят: Телефон утерян",
        )

    def test_never_without_a_reason(self, signed_in, administrator, user, secret):
        status, errors = refusal(signed_in(administrator).post(self.url(user), {"why": " "}))
        assert (status, errors, Authenticator.objects.count()) == (422, {"why": ["Обязательное поле."]}, 2)

    def test_second_time_there_is_none(self, signed_in, administrator, user):
        answer = signed_in(administrator).post(self.url(user), {"why": "Телефон утерян"})
        assert refusal(answer) == (422, {"__all__": ["Второй фактор уже выключен."]})

    @pytest.mark.parametrize("name", ["curator", "head", "council"])
    def test_others_may_not(self, signed_in, request, administrator, name):
        answer = signed_in(request.getfixturevalue(name)).post(self.url(administrator), {"why": "Так"})
        assert answer.status_code == 403

    def test_not_ones_own(self, signed_in, administrator):
        assert signed_in(administrator).post(self.url(administrator), {"why": "Так"}).status_code == 403


def test_new_spare_codes_end_the_old_ones(user):
    browser, _ = entered(user)
    switch_on(browser)
    old = browser.get(CODES).context["unused_codes"]
    assert browser.get(reverse("mfa_generate_recovery_codes")).status_code == 200
    assert browser.post(reverse("mfa_generate_recovery_codes")).url == CODES
    assert not set(old) & set(browser.get(CODES).context["unused_codes"])


def test_changed_secret_of_the_site_does_not_break_its_pages(signed_in, administrator, user, secret, settings):
    settings.SECRET_KEY = "another" * 10
    assert signed_in(administrator).get(reverse("account", args=[user.pk])).status_code == 200


@pytest.mark.parametrize("name", ["account_signup", "mfa_download_recovery_codes", "mfa_trust"])
def test_unwanted_pages_have_no_address(name):
    with pytest.raises(Exception, match="Reverse for"):
        reverse(name)
