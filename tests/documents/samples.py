"""The three papers about invented people, without a database."""

import datetime as dt
from types import SimpleNamespace as Thing

from django.template.loader import render_to_string

from documents.models import Acquaintance, DocumentKind, Order
from documents.papers.stamps import Facts, printed_stamps
from documents.queries.signatory import Signatory
from documents.tables import Column, Section, lay_out
from mentoring.enums import BasisKind, Sex
from mentoring.models import Employee, Mentee, Mentor, Organization
from mentoring.school_year import SchoolYear
from programs import papers as program_papers
from roadmap import papers as roadmap_papers

ORGANIZATION = Organization(
    full_name="Муниципальное бюджетное дошкольное образовательное учреждение «Детский сад № 17»",
    short_name="МБДОУ «Детский сад № 17»",
    founder="Управление образования",
    city="г. Приозёрный Бор",
)


def person(name, post, sex=Sex.FEMALE):
    last, first, middle = name.split()
    return Employee(organization=ORGANIZATION, last_name=last, first_name=first, middle_name=middle, sex=sex, post=post)


ROADMAP = DocumentKind.named("Дорожная карта", has_title_page=False)
HEAD = person("Воронцова Светлана Юрьевна", "заведующий")
CURATOR = person("Шевченко Елена Викторовна", "методист")
MENTOR = person("Иванова Мария Петровна", "старший воспитатель")
MENTEES = [
    person("Петрова Анна Сергеевна", "воспитатель"),
    person("Козлов Илья Петрович", "педагог-психолог", Sex.MALE),
]


def pair(*mentees):
    """Make a pair as the templates see it: a real one keeps its kinds and members in the database."""
    return Thing(
        organization=ORGANIZATION,
        mentor=Mentor(employee=MENTOR),
        current_mentees=[Mentee(employee=mentee) for mentee in mentees],
        is_group=len(mentees) > 1,
        forms_named="педагог – педагог",
        kinds_named="традиционное",
        starts_on=dt.date(2026, 9, 12),
        ends_on=dt.date(2027, 5, 31),
        school_year=SchoolYear(2026),
        basis_kind=BasisKind.SUPPLEMENT,
        basis=f"{BasisKind.SUPPLEMENT.label} № 5 от 01.09.2026",
    )


def order_html(*, is_draft=False, text="Контроль исполнения приказа оставляю за собой."):
    order = Order(organization=ORGANIZATION, heading="О закреплении пар", preamble="В целях развития")
    if not is_draft:
        order.number, order.signed_on = "26/1-ОД", dt.date(2026, 9, 12)
    point = Thing(number="1", level=1, text=text, deadline=dt.date(2026, 9, 26), responsible=CURATOR)
    pairs = {
        "order": order,
        "years": "2026/2027",
        "pairs": [pair(*MENTEES[:1])],
        "number": 1,
        "title": "Наставнические пары (группы)",
    }
    annex = render_to_string("print/orders/pairs_annex.html", pairs)
    return render_to_string(
        "print/order.html",
        {
            "order": order,
            "points": [point],
            "annexes": [annex],
            "signatory": None if is_draft else HEAD,
            "signatory_post": "заведующий",
            "is_draft": is_draft,
            "visas": [],
            "readers": [Acquaintance(employee=MENTOR)],
        },
    )


def stamps(usual):
    facts = Facts(ORGANIZATION, Signatory(HEAD, "заведующий"), curator=CURATOR)
    return printed_stamps(usual, ROADMAP, facts)


def program_html():
    return render_to_string("print/program.html", program_context())


def program_context():
    layout = Thing(
        column_list=[Column("task", "Образовательные задачи", 100)], has_column_numbers=False, notes="* контроль"
    )
    sections = [Section([{"task": "Освоить круг\nПровести круг"}], "Сентябрь")]
    plan = Thing(anchor="plan1", title="План мероприятий", table=lay_out(layout, sections, named_in="section"))
    return {
        "program": Thing(
            title="Утренний круг",
            cover=None,
            starts_on=dt.date(2026, 9, 12),
            ends_on=dt.date(2027, 5, 31),
            get_mode_display="очный",
        ),
        "pair": pair(*MENTEES),
        "mentor": MENTOR,
        "mentees": MENTEES,
        "kind": DocumentKind.named(program_papers.KIND, has_title_page=True),
        "passport": [],
        "parts": {"conditions": program_papers.CONDITIONS, "note": program_papers.NOTE},
        "contents": [],
        "stamps": stamps(program_papers.USUAL_STAMPS),
        "acknowledged": [(MENTEES[1], dt.date(2026, 9, 14))],
        "curator": CURATOR,
        "note": [("цель", "Помочь воспитателю.")],
        "plans": [plan],
        "directions": ["методическое"],
        "period": "на 2026/2027 учебный год",
    }


def roadmap_html():
    fields = ("number", "stage", "title", "content", "term")
    columns = [Column(field, field, 20, joined=True) for field in fields]
    layout = Thing(column_list=columns, has_column_numbers=True, notes="* Сроки уточняются.")
    stage = [
        {"number": "1.", "stage": "Подготовка", "title": "Приказ", "content": text, "term": "сентябрь"}
        for text in ("1. Проект\n2. Подпись", "Ознакомление")
    ]
    return render_to_string(
        "print/roadmap.html",
        {
            "roadmap": Thing(title="Дорожная карта", school_year=SchoolYear(2026), cover=None),
            "organization": ORGANIZATION,
            "table": lay_out(layout, [Section(stage)], named_in="stage", whole=("number", "stage")),
            "kind": ROADMAP,
            "period": "на 2026/2027 учебный год",
            "passport": [],
            "stamps": stamps(roadmap_papers.USUAL_STAMPS),
        },
    )
