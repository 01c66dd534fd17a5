"""What the public sees: names under a valid consent only, running programs, published results."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.services import regulation as regulations
from mentoring.enums import PairState, Sex
from mentoring.models import Employee, Pair
from programs.models import Program
from tests import factories as make
from tests.pages import everything

SECTION = "/organizations/ds17/"
MENTOR, MENTEE = "наставник, воспитатель высшей категории", "наставляемая, воспитатель"
RESULT = "Круг проходит каждый день"


@pytest.fixture(autouse=True)
def _highest_category(mentor):
    mentor.employee.category = "highest"
    mentor.employee.save()


def shown(answer, kind):
    return [(item.program.title, item.mentor, item.mentees) for item in answer.context[kind]]


def consent(person, **given):
    return make.consent(person.employee, "publication", **given)


def test_running_program_is_listed_without_names_and_result(client, running_program):
    Program.objects.update(result="Пока тайна")
    answer = client.get(SECTION)
    assert shown(answer, "running") == [("Утренний круг", MENTOR, [MENTEE])]
    assert shown(answer, "results") == []
    leaks = ("Дорошенко", "Савельева", "Мария", "Пока тайна", "Освоить утренний круг")
    assert [text for text in leaks if text in answer.text] == []


def test_published_result_is_listed_and_opens(client, published_program):
    answer = client.get(SECTION)
    assert (shown(answer, "running"), shown(answer, "results")) == ([], [("Утренний круг", MENTOR, [MENTEE])])
    assert RESULT in answer.text
    page = client.get(reverse("showcase_result", args=[published_program.pk]))
    item = page.context["item"]
    assert (item.program, item.mentor, item.mentees) == (published_program, MENTOR, [MENTEE])
    assert [text in page.text for text in (RESULT, "Освоить утренний круг", "20 ноября 2026 г.")] == [True] * 3
    assert [name for name in ("Дорошенко", "Савельева", "Мария") if name in page.text + answer.text] == []


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, True),
        ({"valid_until": make.TODAY}, True),
        ({"valid_until": make.TODAY - dt.timedelta(days=1)}, False),
        ({"withdrawn_on": make.TODAY + dt.timedelta(days=1)}, True),
        ({"withdrawn_on": make.TODAY}, False),
        ({"signed_on": make.TODAY + dt.timedelta(days=1)}, False),
        ({"hides_name": True}, False),
    ],
)
@pytest.mark.parametrize(("thing", "kind"), [("running_program", "running"), ("published_program", "results")])
def test_name_stands_under_a_valid_consent_alone(client, request, mentor, thing, kind, given, named):
    program = request.getfixturevalue(thing)
    consent(mentor, **given)
    name = "Дорошенко Мария Петровна, воспитатель высшей категории" if named else MENTOR
    answer = client.get(SECTION)
    assert shown(answer, kind) == [("Утренний круг", name, [MENTEE])]
    url = SECTION if kind == "running" else reverse("showcase_result", args=[program.pk])
    page = client.get(url).text
    assert ("Дорошенко" in page, "Савельева" in page) == (named, False)


@pytest.mark.parametrize(
    ("bans", "shown_as"),
    [
        (["hides_category"], "Дорошенко Мария Петровна, воспитатель"),
        (["hides_post"], "Дорошенко Мария Петровна, наставник"),
        (["hides_post", "hides_category"], "Дорошенко Мария Петровна, наставник"),
        (["hides_name", "hides_category"], "наставник, воспитатель"),
        (["hides_name", "hides_post"], "наставник"),
        (["hides_name", "hides_post", "hides_category"], "наставник"),
    ],
)
def test_what_the_person_forbids_is_not_shown(client, published_program, mentor, bans, shown_as):
    consent(mentor, **dict.fromkeys(bans, True))
    assert shown(client.get(SECTION), "results") == [("Утренний круг", shown_as, [MENTEE])]
    page = client.get(reverse("showcase_result", args=[published_program.pk]))
    assert page.context["item"].mentor == shown_as


@pytest.mark.parametrize("kind", ["personal_data", "mentoring"])
def test_consent_for_another_purpose_names_nobody(client, running_program, mentee, kind):
    make.consent(mentee.employee, kind)
    assert shown(client.get(SECTION), "running") == [("Утренний круг", MENTOR, [MENTEE])]


def test_consent_of_one_names_nobody_else(client, running_program, mentee):
    consent(mentee)
    answer = client.get(SECTION)
    name = "Савельева Мария Петровна, воспитатель"
    assert shown(answer, "running") == [("Утренний круг", MENTOR, [name])]
    assert "Дорошенко" not in answer.text


def test_withdrawal_takes_effect_at_once(client, signed_in, curator, published_program, mentor):
    url = reverse("showcase_result", args=[published_program.pk])
    given = consent(mentor)
    before = client.get(url).text
    signed_in(curator).post(reverse("consent_withdraw", args=[given.pk]), {"on": "2026-11-20"})
    assert ("Дорошенко" in before, "Дорошенко" in client.get(url).text) == (True, False)


def test_withdrawn_processing_takes_the_name_away_at_once(client, signed_in, curator, published_program, mentor):
    url = reverse("showcase_result", args=[published_program.pk])
    consent(mentor)
    processing = make.consent(mentor.employee, "personal_data")
    before = client.get(url).text
    signed_in(curator).post(reverse("consent_withdraw", args=[processing.pk]), {"on": "2026-11-20"})
    after = client.get(url)
    assert ("Дорошенко" in before, "Дорошенко" in after.text) == (True, False)
    assert after.context["item"].mentor == MENTOR


def test_whose_names_were_taken_away_is_a_role_alone(client, published_program, mentor):
    consent(mentor)
    Employee.objects.filter(pk=mentor.pk).update(last_name=f"Сотрудник № {mentor.pk}", anonymized_on=make.TODAY)
    answer = client.get(SECTION)
    assert shown(answer, "results") == [("Утренний круг", "наставник", [MENTEE])]
    assert "Сотрудник №" not in answer.text


@pytest.mark.parametrize(
    ("sex", "category", "role"),
    [
        (Sex.MALE, "none", "наставляемый, воспитатель"),
        (Sex.FEMALE, "first", "наставляемая, воспитатель первой категории"),
        (Sex.FEMALE, "conforms", "наставляемая, воспитатель"),
    ],
)
def test_role_agrees_with_the_person(client, running_program, mentee, sex, category, role):
    Employee.objects.filter(pk=mentee.pk).update(sex=sex, category=category)
    assert shown(client.get(SECTION), "running")[0][2] == [role]


def test_who_left_the_group_is_not_shown(client, running_program, active_pair):
    active_pair.members.update(released_on=make.YESTERDAY)
    assert shown(client.get(SECTION), "running") == [("Утренний круг", MENTOR, [])]


@pytest.mark.parametrize("thing", ["program", "checked_program", "running_program", "completed_program"])
def test_what_is_not_published_has_no_page(client, signed_in, request, thing, curator):
    program = request.getfixturevalue(thing)
    url = reverse("showcase_result", args=[program.pk])
    assert (client.get(url).status_code, signed_in(curator).get(url).status_code) == (404, 404)
    assert shown(client.get(SECTION), "results") == []


def test_unpublished_result_disappears_at_once(client, signed_in, curator, published_program):
    url = reverse("showcase_result", args=[published_program.pk])
    assert client.get(url).status_code == 200
    signed_in(curator).post(reverse("program_unpublish", args=[published_program.pk]), {"why": "По просьбе"})
    answer = client.get(SECTION)
    assert (client.get(url).status_code, shown(answer, "results"), RESULT in answer.text) == (404, [], False)


@pytest.mark.parametrize("ends_on", [make.TODAY, make.YESTERDAY])
@pytest.mark.parametrize("thing", ["program", "offered_program", "checked_program"])
def test_draft_is_not_listed(client, request, thing, ends_on):
    program = request.getfixturevalue(thing)
    Pair.objects.filter(pk=program.pair_id).update(ends_on=ends_on)
    answer = client.get(SECTION)
    assert (shown(answer, "running"), shown(answer, "results"), program.title in answer.text) == ([], [], False)


def test_program_of_an_ended_pair_is_not_listed(client, running_program, mentor):
    consent(mentor)
    Pair.objects.update(state=PairState.TERMINATED, ends_on=make.YESTERDAY)
    answer = client.get(SECTION)
    assert (shown(answer, "running"), "Дорошенко" in answer.text) == ([], False)


def test_home_is_the_section_of_the_only_organization(client, running_program):
    assert shown(client.get("/"), "running") == [("Утренний круг", MENTOR, [MENTEE])]


def test_home_lets_choose_among_several(client, running_program, school):
    answer = client.get("/")
    texts = (SECTION, "/organizations/school5/", "Утренний круг")
    assert [text in answer.text for text in texts] == [True, True, False]
    assert shown(client.get("/organizations/school5/"), "running") == []


def test_unknown_organization_has_no_section(client, kindergarten):
    assert client.get("/organizations/unknown/").status_code == 404


def test_title_is_not_asked_for(client, running_program):
    Program.objects.update(title="")
    assert "Программа наставничества" in client.get(SECTION).text


def test_hostile_text_stays_text(client, published_program):
    Program.objects.update(result="<script>alert(1)</script>", title="<b>Круг</b>")
    pages = client.get(SECTION).text + client.get(reverse("showcase_result", args=[published_program.pk])).text
    assert ("<script>alert" in pages, "<b>Круг" in pages, "&lt;script&gt;alert" in pages) == (False, False, True)


def test_looking_changes_nothing(client, published_program):
    before = everything()
    found = [client.get(url).status_code for url in ("/", SECTION, f"/results/{published_program.pk}/")]
    assert (found, everything()) == ([200] * 3, before)


def test_a_regulation_is_public_by_choice_and_only_in_force(client, approved_regulation, curator, head):
    file = reverse("showcase_regulation", args=[approved_regulation.pk])
    assert (client.get(file).status_code, approved_regulation.title in client.get(SECTION).text) == (404, False)
    regulations.show(approved_regulation, public=True, by=curator, at=make.AT)
    answer = client.get(file)
    assert (answer["Content-Type"], answer.content) == ("application/pdf", bytes(approved_regulation.approved_copy.pdf))
    assert [words in client.get(SECTION).text for words in (file, "утверждено 20 ноября 2026 г.")] == [True, True]
    regulations.revoke(approved_regulation, on=make.TODAY, by=head, at=make.AT, why="Отменено")
    assert (client.get(file).status_code, file in client.get(SECTION).text) == (404, False)
