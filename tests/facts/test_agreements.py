"""The agreements: enough of them, each short enough for its mark, with dates that follow each other."""

import datetime
import itertools

import pytest

from peacetalks import facts
from peacetalks.facts.records import AgreementStatus, Precision

LAST = datetime.date(2026, 10, 10)
AGREEMENTS = facts.load_agreements()
IDS = [agreement.id for agreement in AGREEMENTS]
ENDED = {
    AgreementStatus.EXPIRED,
    AgreementStatus.TERMINATED,
    AgreementStatus.SUPERSEDED,
    AgreementStatus.SUSPENDED,
}


def by_id(name):
    return next(agreement for agreement in AGREEMENTS if agreement.id == name)


def test_there_are_at_least_thirty_from_1824_on():
    assert len(AGREEMENTS) >= 30
    assert len(set(IDS)) == len(IDS)
    assert AGREEMENTS[0].signed.first.year == 1824


def test_they_are_in_the_order_of_their_signature():
    dates = [(agreement.signed or agreement.ended).first for agreement in AGREEMENTS]
    assert dates == sorted(dates)


@pytest.mark.parametrize("agreement", AGREEMENTS, ids=IDS)
def test_the_short_name_fits_its_mark_and_is_the_only_one(agreement):
    assert len(agreement.short) <= 18
    assert [other.short for other in AGREEMENTS].count(agreement.short) == 1


@pytest.mark.parametrize("agreement", AGREEMENTS, ids=IDS)
def test_the_dates_follow_each_other(agreement):
    dates = [date for date in (agreement.signed, agreement.in_force, agreement.ended) if date]
    assert dates
    for earlier, later in itertools.pairwise(dates):
        assert earlier.first <= later.last
    assert dates[-1].first <= LAST


@pytest.mark.parametrize("agreement", AGREEMENTS, ids=IDS)
def test_the_status_fits_the_dates(agreement):
    if agreement.status in ENDED:
        assert agreement.ended
    if agreement.status is AgreementStatus.IN_FORCE:
        assert agreement.in_force
        assert agreement.ended is None
    if agreement.status is AgreementStatus.NEVER_IN_FORCE:
        assert agreement.in_force is None


@pytest.mark.parametrize("agreement", AGREEMENTS, ids=IDS)
def test_limits_verification_fate_and_lesson_are_told_in_sentences(agreement):
    for text in (agreement.limits, agreement.verification, agreement.fate, agreement.lesson):
        assert text.endswith(".")
        assert len(text) <= 420
    assert "…" not in agreement.fate


def test_the_last_limits_on_the_two_arsenals_ended_on_5_february_2026():
    treaty = by_id("new_start_2010")
    assert treaty.status is AgreementStatus.EXPIRED
    assert treaty.ended.first == datetime.date(2026, 2, 5)
    assert treaty.ended.precision is Precision.DAY


@pytest.mark.parametrize("name", ["helsinki_1975", "vienna_1990", "pni_1991", "founding_act_1997", "jcpoa_2015"])
def test_a_political_commitment_is_not_called_a_treaty(name):
    assert by_id(name).status is AgreementStatus.NON_BINDING
