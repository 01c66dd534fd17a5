"""Mentoring that is permanently part of the job: no consent, no three days, no pay of its own, no article cited."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from mentoring.enums import BasisKind, PairState
from mentoring.enums.pair_change import ChangeKind, EndCause, EndInitiator
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Consent, Pair
from mentoring.queries.pair_readiness import order_lacks
from tests import factories as make
from tests.factories import TODAY
from tests.pages import filled, outcome

pytestmark = pytest.mark.without("pdf", reason="reads the data, not the files")


@pytest.fixture
def pair_of_duties(checked_pair):
    """The mentor of the checked pair has given no consent: it is the job."""
    Consent.objects.all().delete()
    Pair.objects.update(basis_kind=BasisKind.DUTIES, basis_number="", basis_date=None)
    return Pair.objects.get(pk=checked_pair.pk)


def test_lacks_no_consent(pair_of_duties):
    assert order_lacks(pair_of_duties, on=TODAY) == []
    assert not Pair.objects.unready_on(TODAY)
    Pair.objects.update(basis_kind=BasisKind.SUPPLEMENT)
    assert "нет согласия" in order_lacks(Pair.objects.get(), on=TODAY)[0]
    assert Pair.objects.unready_on(TODAY).exists()


def test_the_order_puts_it_in_force_and_does_not_cite_the_code(pair_of_duties, curator, head):
    order = make.draft_order(pair_of_duties, by=curator)
    template = make.order_template("pairs")
    cited = [ground.citation for ground in template.grounds.all() if ground.code == "tk-351-8"]
    assert all(citation not in order.preamble for citation in cited)
    make.signed_order(order, by=head)
    pair_of_duties.refresh_from_db()
    assert (pair_of_duties.state, pair_of_duties.consent) == (PairState.ACTIVE, None)


@pytest.mark.parametrize(("basis", "waits"), [(BasisKind.DUTIES, False), (BasisKind.SUPPLEMENT, True)])
def test_a_refusal_waits_three_days_only_by_the_code(active_pair, curator, basis, waits):
    Pair.objects.update(basis_kind=basis)
    pair = Pair.objects.get(pk=active_pair.pk)
    given = {"initiator": EndInitiator.MENTOR, "cause": EndCause.REFUSAL, "notice_on": TODAY}
    end: dict[str, Any] = {"effective_on": TODAY + dt.timedelta(days=1), **given}
    if waits:
        with pytest.raises(ImpossibleStepError, match="три рабочих дня"):
            make.change(pair, ChangeKind.END, by=curator, **end)
    else:
        assert make.change(pair, ChangeKind.END, by=curator, **end).earliest_on is None


def test_the_form_asks_nothing_more_and_names_the_letter(signed_in, agreed_pair, curator):
    url, browser = reverse("pair_basis", args=[agreed_pair.pk]), signed_in(curator)
    shown = browser.get(url)
    assert "письме от 02.10.2025 № ТЗ/7300-6-1; это разъяснение, а не закон" in shown.text
    answer = browser.post(url, filled(shown, basis_kind="duties", signed_on=""))
    pair = Pair.objects.get()
    assert outcome(answer)[0] == 302
    assert (pair.basis, pair.basis_payment, pair.basis_content) == ("должностные обязанности", "", "")
    assert not Consent.objects.exists()
    assert "не нужно: входит в трудовую функцию" in browser.get(pair.get_absolute_url()).text
