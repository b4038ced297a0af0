"""Windows from law: in order, moving with the vote, never guessed and never silently dropped."""

import datetime as dt
import sys
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import InvalidValueError, MissingExtraError, UnknownReferenceError
from pilkada_model.dates import Period
from pilkada_model.timeline.derivation import Derived, derive
from pilkada_model.timeline.rulesets import LegalRule, legal_rules, rulesets

KEYS = [one.key for one in rulesets()]
VOTE = dt.date(2024, 11, 27)
YEARS = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))


def days(number: int) -> dt.timedelta:
    """Return so many days."""
    return dt.timedelta(days=number)


def period(start: dt.date, end: dt.date | None = None) -> Period:
    """Return a period, of one day where no end is given."""
    return Period(start=start, end=end or start)


@st.composite
def fixed_stages(draw: st.DrawFn, vote: dt.date) -> dict[str, Period]:
    """Draw stages as an authority fixes them lawfully, from which others are counted."""
    gap = st.integers(1, 40)
    campaign = vote - days(4) - days(draw(st.integers(14, 150)))
    determined = campaign - days(3 + draw(st.integers(0, 2)))
    researched = determined - days(draw(gap))
    registered = researched - days(6 + draw(gap))
    recap = vote + days(draw(st.integers(1, 5)))
    regency = recap + days(draw(st.integers(1, 5)))
    result = regency + days(draw(gap))
    judged = result + days(30 + draw(gap))  # within 45 working days of the registration
    fixed = {
        "campaign": period(campaign, vote - days(4)),
        "candidate-determination": period(determined),
        "candidate-research": period(registered - days(2), researched),
        "registration": period(registered - days(2), registered),
        "recap-district": period(recap, recap + days(draw(gap))),
        "recap-regency": period(regency, result),
        "mk-registration": period(result + days(30)),
        "mk-final": period(judged),
        "elected-after-dispute": period(judged + days(draw(st.integers(0, 3)))),
    }
    left_out = draw(st.sets(st.sampled_from(sorted(fixed))))
    return {slug: known for slug, known in fixed.items() if slug not in left_out}


@st.composite
def derivations(draw: st.DrawFn) -> tuple[dt.date, str, dict[str, Period]]:
    """Draw a voting day, a ruleset, and lawful stages around the day."""
    vote = draw(YEARS)
    return vote, draw(st.sampled_from(KEYS)), draw(fixed_stages(vote))


def is_counted(rule: LegalRule, unit: str) -> bool:
    """Tell whether a rule counts in this unit."""
    return any(term is not None and term.unit == unit for term in (rule.first, rule.last))


def derived(*args: Any, **more: Any) -> tuple[Derived, ...]:
    """Derive beyond the years of a ruleset."""
    return derive(*args, beyond=True, **more)


# --- laws ----------------------------------------------------------------------------------


@given(derivations())
def test_every_rule_is_answered_once(drawn: tuple[dt.date, str, dict[str, Period]]) -> None:
    """No rule is dropped: each gives one answer, which is settled or says what is missing."""
    vote, key, known = drawn
    found = derived(vote, key, known=known)
    assert sorted(map(id, (one.rule for one in found))) == sorted(map(id, legal_rules(key)))
    for one in found:
        assert one.settled is (one.waiting_for is None and one.obstacle is None)
        bounds = (one.rule.first, one.start), (one.rule.last, one.end)
        assert all(term is not None or day is None for term, day in bounds)
        missing = [term for term, day in bounds if term is not None and day is None]
        assert bool(missing) is not one.settled
        if one.waiting_for is not None:
            assert one.waiting_for in {term.stage for term in missing}


@given(derivations())
def test_derivation_is_repeatable(drawn: tuple[dt.date, str, dict[str, Period]]) -> None:
    """The same question has the same answer, in whatever order the known stages are told."""
    vote, key, known = drawn
    turned = dict(reversed(known.items()))
    assert derived(vote, key, known=known) == derived(vote, key, known=turned)


@given(derivations(), st.integers(-400, 400))
def test_windows_move_with_the_vote(drawn: tuple[dt.date, str, dict[str, Period]], by: int) -> None:
    """When the vote and the fixed stages move, what is counted in days moves as far."""
    vote, key, known = drawn
    moved = {slug: one.shift(days=by) for slug, one in known.items()}
    before = {id(one.rule): one for one in derived(vote, key, known=known)}
    for after in derived(vote + days(by), key, known=moved):
        if is_counted(after.rule, "days"):
            assert after.window == before[id(after.rule)].window.shift(days=by)
            assert after.waiting_for == before[id(after.rule)].waiting_for


@given(YEARS, st.sampled_from(KEYS))
def test_windows_stand_in_order_of_time(vote: dt.date, key: str) -> None:
    """Settled windows come first, by their first known day; waiting ones last."""
    found = derived(vote, key)
    settled = [one for one in found if one.settled]
    assert found[: len(settled)] == tuple(settled)
    assert all(
        (one.start or one.end or dt.date.max) <= (other.start or other.end or dt.date.max)
        for one, other in pairwise(settled)
    )


# what the law wants before what, and within what, told apart from the tables
BEFORE = [
    ("pps-formation", "voting"),
    ("registration-announcement", "registration"),
    ("registration", "candidate-determination"),
    ("registration", "single-candidate-socialisation"),
    ("single-candidate-socialisation", "single-candidate-registration"),
    ("single-candidate-extension", "candidate-determination"),
    ("candidate-research", "candidate-determination"),
    ("candidate-determination", "number-draw"),
    ("number-draw", "campaign"),
    ("ladk", "campaign"),
    ("ladk", "ladk-repair"),
    ("ladk-repair", "ladk-announcement"),
    ("campaign", "quiet-period"),
    ("campaign", "lppdk"),
    ("campaign-media-ads", "quiet-period"),
    ("lppdk", "finance-audit"),
    ("finance-audit", "finance-audit-results"),
    ("quiet-period", "voting"),
    ("dptb-general", "dptb-special"),
    ("dptb-special", "voting"),
    ("survey-registration", "voting"),
    ("lppdk", "voting"),
    ("voting", "recap-district"),
]
WITHIN = [
    ("campaign-media-ads", "campaign"),
    ("lpsdk", "campaign"),
    ("quiet-period", "ptps-term"),
    ("voting", "ptps-term"),
    ("voting", "voting-holiday"),
    ("single-candidate-socialisation", "single-candidate-extension"),
    ("single-candidate-registration", "single-candidate-extension"),
]


def spans(
    vote: dt.date, found: tuple[Derived, ...], known: Mapping[str, Period]
) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """Return the first and the last day that each stage can have, by all that binds it."""
    bounds: dict[str, tuple[list[dt.date], list[dt.date]]] = {"voting": ([vote], [vote])}
    for slug, start, end in (
        *((one.slug, one.start, one.end) for one in found),
        *((slug, one.start, one.end) for slug, one in known.items()),
    ):
        starts, ends = bounds.setdefault(slug, ([], []))
        starts.extend([] if start is None else [start])
        ends.extend([] if end is None else [end])
    return {
        slug: (max(starts, default=None), min(ends, default=None))
        for slug, (starts, ends) in bounds.items()
    }


@given(derivations())
def test_windows_keep_the_order_of_the_law(
    drawn: tuple[dt.date, str, dict[str, Period]],
) -> None:
    """Whatever the voting day: no stage can leave the place that the law gives it."""
    vote, key, known = drawn
    found = spans(vote, derived(vote, key, known=known), known)
    nothing = (None, None)
    for earlier, later in BEFORE:
        end, start = found.get(earlier, nothing)[1], found.get(later, nothing)[0]
        assert end is None or start is None or end < start, (earlier, later)
    for inner, outer in WITHIN:
        (start, end), (opens, closes) = found.get(inner, nothing), found.get(outer, nothing)
        assert start is None or opens is None or opens <= start, (inner, outer)
        assert end is None or closes is None or end <= closes, (inner, outer)


@given(derivations())
def test_rules_of_one_stage_leave_it_a_day(
    drawn: tuple[dt.date, str, dict[str, Period]],
) -> None:
    """Where several rules bind a stage, exact days lie within the windows of the others."""
    vote, key, known = drawn
    for start, end in spans(vote, derived(vote, key, known=known), known).values():
        assert start is None or end is None or start <= end


@given(YEARS)
def test_months_are_those_of_dateutil(vote: dt.date) -> None:
    """Two months after a vote, six before, twelve after: the same day, or the month's last."""
    found = {(one.rule.id, one.slug): one.end for one in derived(vote, "pilkada-2024")}
    assert found["T10", "pps-term"] == vote + relativedelta(months=2)
    assert found["T12", "pps-formation"] == vote - relativedelta(months=6)
    assert found["W5", "rerun"] == vote + relativedelta(months=12)


@given(YEARS, st.integers(-60, 60), st.integers(0, 60))
def test_a_stage_agrees_with_a_window(vote: dt.date, start: int, length: int) -> None:
    """Exact: the bounds that the rule fixes are the same; otherwise: every day lies within."""
    stage = period(vote + days(start), vote + days(start + length))
    for one in derived(vote, "pilkada-2024"):
        if not one.settled:
            continue
        if one.rule.exact:
            expected = one.start in (None, stage.start) and one.end in (None, stage.end)
        else:
            expected = all(
                (one.start or dt.date.min) <= day <= (one.end or dt.date.max)
                for day in stage.each_day()
            )
        assert one.agrees(stage) is expected


FEW = [VOTE + days(number) for number in range(4)]


def bounds() -> list[tuple[dt.date | None, dt.date | None]]:
    """Return the bounds of all runs of a few days, known and not."""
    some = [None, *FEW]
    pairs = [(start, end) for start in some for end in some]
    return [both for both in pairs if None in both or both == tuple(sorted(both))]


def windows() -> list[Derived]:
    """Return all that a rule can say within a few days."""
    quiet = next(one for one in derive(VOTE) if one.slug == "quiet-period")
    return [
        evolve(quiet, rule=evolve(quiet.rule, exact=exact), start=start, end=end)
        for exact in (False, True)
        for start, end in bounds()
        if (start, end) != (None, None)
    ]


def fits(one: Derived, start: dt.date, end: dt.date) -> bool:
    """Tell whether a stage of these very days is as the rule wants it."""
    if one.rule.exact:
        return one.start in (None, start) and one.end in (None, end)
    return (one.start or dt.date.min) <= start and end <= (one.end or dt.date.max)


@pytest.mark.parametrize("one", windows(), ids=lambda one: f"{one.rule.exact}-{one.window}")
def test_a_stage_agrees_as_all_that_it_can_be(one: Derived) -> None:
    """Yes where it agrees whatever the unknown bounds are, no where it never does, else unknown."""
    every = [VOTE + days(number) for number in range(-2, 7)]
    for first, last in bounds():
        answers = {
            fits(one, start, end)
            for start in (every if first is None else [first])
            for end in (every if last is None else [last])
            if start <= end
        }
        expected = None if len(answers) == 2 else answers.pop()
        assert one.agrees(Period(start=first, end=last)) is expected


def test_a_stage_outside_a_window_never_agrees() -> None:
    """The rerun is due by 27 November 2025, and the campaign ends three days before the vote."""
    rerun = next(one for one in derive(VOTE) if one.slug == "rerun")
    assert rerun.agrees(Period(start=dt.date(2026, 1, 1))) is False
    assert rerun.agrees(Period(start=dt.date(2025, 11, 27))) is None
    recap = next(one for one in derive(VOTE) if one.slug == "recap-district")
    assert recap.agrees(Period(end=dt.date(2020, 1, 1))) is False
    campaign = next(one for one in derive(VOTE) if one.rule.id == "C10" and one.slug == "campaign")
    assert campaign.agrees(Period(start=VOTE)) is False


def test_a_stage_with_an_unknown_bound_may_agree() -> None:
    """What hangs on an unknown bound, or on a rule that waits, is not told."""
    quiet = next(one for one in derive(VOTE) if one.slug == "quiet-period")
    assert quiet.agrees(period(VOTE - days(3), VOTE - days(1))) is True
    assert quiet.agrees(Period(start=VOTE - days(3))) is None
    assert quiet.agrees(Period(end=VOTE)) is False
    assert quiet.agrees(Period()) is None
    draw = next(one for one in derive(VOTE) if one.slug == "number-draw")
    assert draw.agrees(period(VOTE)) is None
    with pytest.raises(InvalidValueError):
        quiet.agrees(VOTE)


# --- what is known -------------------------------------------------------------------------


def test_windows_wait_for_what_an_authority_sets() -> None:
    """A rule whose stage is not known says which; it is counted as soon as it is told."""
    waiting = {one.slug: one for one in derive(VOTE) if not one.settled}
    assert waiting["number-draw"].waiting_for == "candidate-determination"
    assert waiting["number-draw"].window == Period()
    determined = {"candidate-determination": period(dt.date(2024, 9, 22))}
    found = {(one.rule.id, one.slug): one for one in derive(VOTE, known=determined)}
    assert found["C8", "number-draw"].window == period(dt.date(2024, 9, 23))
    assert found["C9", "campaign"].window == Period(start=dt.date(2024, 9, 25))
    assert found["C14", "officials-reshuffle-ban"].window == Period(start=dt.date(2024, 3, 22))


def test_a_bound_that_is_known_is_told_while_the_other_waits() -> None:
    """The report of the middle of the campaign: its last day is sure before its first."""
    report = next(one for one in derive(VOTE) if one.slug == "lpsdk")
    assert (report.window, report.waiting_for) == (Period(end=dt.date(2024, 11, 23)), "campaign")


def test_known_days_that_leave_a_stage_no_day_by_two_rules_are_refused() -> None:
    """Pairs determined on 22 December: the campaign would begin after its last day."""
    late = {"candidate-determination": period(dt.date(2024, 12, 22))}
    for beyond in (False, True):
        with pytest.raises(InvalidValueError, match="campaign a day by C9 and C10") as caught:
            derive(VOTE, known=late, beyond=beyond)
        assert (caught.value.field, caught.value.code) == ("known", "end_before_start")
        assert caught.value.value == ("2024-12-25", "2024-11-23")
    last = {"candidate-determination": period(dt.date(2024, 11, 20))}
    found = {(one.rule.id, one.slug): one.window for one in derive(VOTE, known=last)}
    assert found["C9", "campaign"].start == found["C10", "campaign"].end


def test_the_cases_of_one_rule_may_lie_apart() -> None:
    """The elected are proposed in January without a dispute, and in March after one."""
    known = {
        "elected-without-dispute": period(dt.date(2025, 1, 9)),
        "elected-after-dispute": period(dt.date(2025, 3, 13)),
    }
    proposed = [one for one in derive(VOTE, known=known) if one.slug == "appointment-proposal"]
    assert [one.window for one in proposed] == [
        period(dt.date(2025, 1, 9), dt.date(2025, 1, 12)),
        period(dt.date(2025, 3, 13), dt.date(2025, 3, 16)),
    ]


def test_what_is_known_goes_before_what_is_derived() -> None:
    """A campaign that an authority ended on another day moves what is counted from its end."""
    early = {"campaign": Period(end=dt.date(2024, 11, 20))}
    found = {(one.rule.id, one.slug): one for one in derive(VOTE, known=early)}
    assert found["C10", "campaign"].end == dt.date(2024, 11, 23)
    assert found["F7", "lppdk"].end == dt.date(2024, 11, 21)


def test_working_days_need_their_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the rule keeps its place and says what to install."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    announced = {"result-determination": period(dt.date(2024, 12, 8))}
    filing = next(one for one in derive(VOTE, known=announced) if one.slug == "mk-filing")
    assert filing.obstacle == MissingExtraError(extra="workdays", needed_for="add_working_days")
    assert filing.window == Period(start=dt.date(2024, 12, 8))
    assert not filing.settled
    assert filing.agrees(period(dt.date(2024, 12, 8), dt.date(2024, 12, 11))) is None


def test_petitions_of_2015_had_three_days_of_the_calendar() -> None:
    """3 x 24 hours need no working days: 18 to 21 December, a Friday to a Monday."""
    announced = {"result-determination": period(dt.date(2015, 12, 18))}
    found = derive(dt.date(2015, 12, 9), known=announced)
    (filing,) = (one for one in found if one.slug == "mk-filing")
    assert filing.rule.id == "D2"
    assert filing.window == period(dt.date(2015, 12, 18), dt.date(2015, 12, 21))


def test_a_revote_has_the_days_that_its_judgment_sets() -> None:
    """The limit begins on the day after the judgment and binds the vote."""
    judged = dt.date(2025, 2, 24)
    known = {
        "mk-judgment": period(judged),
        "psu-cluster": period(judged + days(1), judged + days(60)),
    }
    found = {
        (one.rule.id, one.slug): one
        for one in derive(dt.date(2025, 4, 19), "pilkada-2024-revote", known=known)
    }
    assert found["R1", "psu-cluster"].window == Period(start=dt.date(2025, 2, 25))
    assert found["R2", "voting"].window == period(dt.date(2025, 2, 25), dt.date(2025, 4, 25))
    assert found["R2", "voting"].agrees(period(dt.date(2025, 4, 19)))
    assert ("C10", "quiet-period") not in found


def test_a_later_wave_has_windows_before_it_has_a_timetable() -> None:
    """Rules hold no dates: the newest serve for a year for which nothing is set."""
    found = {(one.rule.id, one.slug): one for one in derive(dt.date(2029, 11, 28))}
    quiet = found["C10", "quiet-period"]
    assert quiet.window == period(dt.date(2029, 11, 25), dt.date(2029, 11, 27))
    assert (quiet.rule.article, quiet.rule.arithmetic()) == (
        "UU 1/2015 dan perubahannya, Pasal 67",
        "H-3 s.d. H-1",
    )


# --- refusals ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (dt.date(2024, 11, 27), "pilkada-2020"),
        (dt.date(2020, 12, 9), "pilkada-2024"),
        (dt.date(2024, 2, 14), "pilkada-2024"),
        (dt.date(2019, 4, 17), "pilkada-2018"),
        (dt.date(2017, 2, 15), "pilkada-2024-revote"),
    ],
)
def test_a_ruleset_is_refused_outside_its_votes(day: dt.date, key: str) -> None:
    """A vote of another year, or a general election, is not under it, unless one compares laws."""
    with pytest.raises(InvalidValueError) as caught:
        derive(day, key)
    assert (caught.value.field, caught.value.code) == ("voting_day", "outside_ruleset")
    assert len(derive(day, key, beyond=True)) == len(legal_rules(key))


def test_a_day_without_a_ruleset_is_refused() -> None:
    """Where no rules are known for the year, none are chosen."""
    with pytest.raises(InvalidValueError) as caught:
        derive(dt.date(2019, 4, 17))
    assert caught.value.code == "no_ruleset"


@pytest.mark.parametrize(
    ("arguments", "field", "code"),
    [
        ({"voting_day": "2024-11-27"}, "voting_day", "wrong_type"),
        ({"voting_day": dt.datetime(2024, 11, 27)}, "voting_day", "wrong_type"),
        ({"ruleset": 2024}, "key", "wrong_type"),
        ({"beyond": 1}, "beyond", "wrong_type"),
        ({"known": 7}, "known", "wrong_type"),
        ({"known": ""}, "known", "wrong_type"),
        ({"known": []}, "known", "wrong_type"),
        ({"known": [("campaign", period(VOTE))]}, "known", "wrong_type"),
        ({"known": {"campaign": VOTE}}, "known[campaign]", "wrong_type"),
        ({"known": {"voting": period(VOTE)}}, "known", "voting_day_twice"),
        ({"known": {"campaign": Period(start=VOTE)}}, "known", "end_before_start"),
        ({"voting_day": dt.date.max, "ruleset": "pilkada-2024"}, "voting_day", "out_of_range"),
        (
            {
                "voting_day": dt.date.min,
                "ruleset": "pilkada-2020",
                "beyond": True,
            },
            "voting_day",
            "out_of_range",
        ),
        ({"known": {"mk-registration": period(dt.date.min)}}, "voting_day", "out_of_range"),
    ],
)
def test_wrong_questions_are_refused(arguments: dict[str, Any], field: str, code: str) -> None:
    """Each with the argument at fault and a stable word."""
    with pytest.raises(InvalidValueError) as caught:
        derive(**{"voting_day": VOTE, **arguments})
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize(
    "arguments", [{"ruleset": "pilkada-2019"}, {"known": {"kampanye": period(VOTE)}}]
)
def test_unknown_names_are_refused(arguments: dict[str, Any]) -> None:
    """A ruleset or a class of stages that no table has."""
    with pytest.raises(UnknownReferenceError):
        derive(VOTE, **arguments)
