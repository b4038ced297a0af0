"""The rules of law: tables that hold together, for known votes, with offsets and no dates."""

import datetime as dt
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import InvalidValueError, UnknownReferenceError, elections, stages
from pilkada_model._data import read_rows
from pilkada_model.dates import Hours
from pilkada_model.elections import PollKind
from pilkada_model.sources import Certainty
from pilkada_model.stages import StageBasis
from pilkada_model.timeline.rulesets import (
    LegalRule,
    Ruleset,
    Term,
    get_ruleset,
    legal_rules,
    other_elections,
    ruleset_of,
    rulesets,
)

RULESETS = rulesets()
KEYS = [one.key for one in RULESETS]
RULES = list({id(rule): rule for key in KEYS for rule in legal_rules(key)}.values())
WAVES = [wave for wave in elections.elections() if wave.ruleset is not None]


def terms(rule: LegalRule) -> list[Term]:
    """Return the bounds that a rule counts."""
    return [term for term in (rule.first, rule.last) if term is not None]


def cell(value: object) -> str:
    """Write a value of an entry as its table has it."""
    if isinstance(value, tuple):
        return "|".join(cell(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Hours):
        assert value.start is not None
        assert value.end is not None
        return f"{value.start:%H:%M}-{value.end:%H:%M}"
    return "" if value is None else str(getattr(value, "value", value))


def row_of(rule: LegalRule) -> dict[str, str]:
    """Write a rule as its table has it."""
    row = {"rule": rule.id}
    for bound, term in (("first", rule.first), ("last", rule.last)):
        row[f"{bound}_anchor"] = "" if term is None else term.anchor
        row[f"{bound}_offset"] = "" if term is None else str(term.offset)
    (unit,) = {term.unit for term in terms(rule)}
    plain = attrs.asdict(rule, recurse=False)
    return row | {"unit": unit} | {key: cell(plain[key]) for key in PLAIN}


PLAIN = [one.name for one in attrs.fields(LegalRule) if one.name not in {"id", "first", "last"}]


# --- tables --------------------------------------------------------------------------------


def test_rulesets_are_their_rows() -> None:
    """Each ruleset is a row with its columns, sorted by key, and the same object each time."""
    rows = list(read_rows("timetables/rulesets.csv"))
    assert list(rows[0]) == [column.name for column in attrs.fields(Ruleset)]
    assert [{name: cell(getattr(one, name)) for name in rows[0]} for one in RULESETS] == rows
    assert sorted(set(KEYS)) == KEYS
    assert all(get_ruleset(one.key) is one for one in RULESETS)


def test_rules_are_their_rows() -> None:
    """Each row is a rule that gives back its cells; rows are sorted, and each is used."""
    rows = list(read_rows("timetables/rules.csv"))
    places = ("rule", "slug", "rulesets", "first_anchor", "last_anchor")
    order = [tuple(row[name] for name in places) for row in rows]
    assert order == sorted(set(order))
    assert sorted(map(row_of, RULES), key=lambda row: tuple(row[name] for name in places)) == rows


def test_rules_refer_to_what_there_is() -> None:
    """Rulesets, stages, and the stages from which a rule counts, are those of their tables."""
    for rule in RULES:
        assert set(rule.rulesets) <= set(KEYS)
        assert stages.get_kind(rule.slug).slug == rule.slug
        assert terms(rule)
        for term in terms(rule):
            assert stages.get_kind(term.stage).slug == term.stage
            assert term.anchor in {f"{term.stage}.start", f"{term.stage}.end"}
            assert term.unit in {"days", "months", "working_days"}


def test_a_rule_is_once_in_a_ruleset() -> None:
    """No ruleset has a rule twice for one stage and one stage to count from."""
    for key in KEYS:
        found = [(rule.id, rule.slug, rule.first, rule.last) for rule in legal_rules(key)]
        assert len(set(found)) == len(found) > 0


def test_the_rulesets_of_the_elections_resolve() -> None:
    """Each wave names its ruleset, which has its id and may be used for its voting day."""
    assert len(WAVES) == 5
    for wave in WAVES:
        assert wave.ruleset == wave.id
        assert wave.voting_day is not None
        assert ruleset_of(wave.voting_day) is get_ruleset(wave.ruleset)


def test_rulesets_hold_no_days_of_a_calendar() -> None:
    """Offsets and articles alone: no cell of the rules is, or has in it, a date."""
    named = re.compile(r"\d{4}-\d{2}|\d{1,2} (?:[A-Z][a-z]{2,8}) \d{4}")
    for row in read_rows("timetables/rules.csv"):
        assert not named.search(" ".join(text for key, text in row.items() if key != "source"))


def test_citations_are_indonesian() -> None:
    """Articles are cited as Indonesian law is, with no English word among them."""
    english = re.compile(r"(?i)\b(?:art|as amended|of|on|in|and|the|annex|judgments?)\b|^MK ")
    cells = [rule.article for rule in RULES] + [one.law for one in RULESETS]
    cells += [row["law"] for row in read_rows("timetables/order.csv")]
    assert [text for text in cells if english.search(text)] == []
    assert any("Pasal 157 ayat (5)" in text for text in cells)


def test_a_rule_says_where_it_is_from() -> None:
    """Every rule has an article and a source; what is generally known is never called high."""
    for rule in RULES:
        assert rule.article
        assert rule.source
        assert isinstance(rule.basis, StageBasis)
        if not rule.source.startswith("http"):
            assert rule.certainty is not Certainty.HIGH


# --- which ruleset -------------------------------------------------------------------------


def test_a_vote_of_a_kind_has_one_ruleset_at_most() -> None:
    """No two rulesets for the same kind of vote share a year."""
    for kind in PollKind:
        found = rulesets(kind=kind)
        for year in range(2015, 2035):
            day = dt.date(year, 6, 1)
            assert sum(one.covers(day) for one in found) <= 1


def test_votes_that_were_held_have_a_ruleset() -> None:
    """Each known poll of a wave fell into a year of a ruleset of its kind."""
    held = {
        (poll.kind, poll.day)
        for contest in elections.contests()
        for poll in contest.polls
        if poll.day is not None and poll.day.year in {2015, 2016, 2017, 2018, 2020, 2024, 2025}
    }
    assert len(held) > 10
    kept = {(kind, day) for kind, day in held if any(o.covers(day) for o in rulesets(kind=kind))}
    # no timetable of re-votes before 2025 is known, and no rules are made up for them
    assert {kind for kind, _ in held - kept} <= {PollKind.REVOTE}
    assert all(day.year < 2025 for _, day in held - kept)


@given(st.dates())
def test_a_ruleset_is_chosen_by_the_year(day: dt.date) -> None:
    """The ruleset of a first vote is the one whose years have the day, and else there is none."""
    fitting = [
        one
        for one in RULESETS
        if PollKind.FIRST in one.kinds
        and one.first_year <= day.year <= (one.last_year or dt.MAXYEAR)
        and day not in other_elections()
    ]
    if fitting:
        assert [ruleset_of(day)] == fitting
    else:
        with pytest.raises(InvalidValueError) as caught:
            ruleset_of(day)
        assert caught.value.code == "no_ruleset"


def test_the_day_of_a_general_election_has_no_ruleset() -> None:
    """A Pemilu is held under another law, in a year with a Pilkada too."""
    assert other_elections()[dt.date(2024, 2, 14)] == "pemilu-2024"
    with pytest.raises(InvalidValueError) as caught:
        ruleset_of(dt.date(2024, 2, 14))
    assert caught.value.code == "no_ruleset"
    assert caught.value.expected == "a day that is not the voting day of pemilu-2024"
    with pytest.raises(InvalidValueError) as caught:
        ruleset_of(dt.date(2019, 6, 1))
    assert caught.value.expected == "a day in a year with a ruleset for such a vote (first)"


def test_kinds_of_votes_have_their_rulesets() -> None:
    """A run-off and a re-vote are under rules of their own, a repeat under those of the wave."""
    assert ruleset_of(dt.date(2017, 4, 19), kind=PollKind.RUNOFF).key == "pilkada-2017-runoff"
    assert ruleset_of(dt.date(2025, 4, 19), kind=PollKind.REVOTE).key == "pilkada-2024-revote"
    assert ruleset_of(dt.date(2025, 8, 27), kind=PollKind.REPEAT).key == "pilkada-2024"
    assert ruleset_of(dt.date(2029, 11, 28)).key == "pilkada-2024"
    assert str(get_ruleset("pilkada-2015")) == "pilkada-2015 (UU 8/2015; PKPU 2/2015)"


def test_unknown_rulesets_are_refused() -> None:
    """A wrong key brings near ones; a key that is no text, and a kind that is none, are refused."""
    with pytest.raises(UnknownReferenceError) as caught:
        get_ruleset("pilkada-2019")
    assert "pilkada-2015" in caught.value.near
    for wrong in (
        lambda: get_ruleset(2024),
        lambda: rulesets(kind="first"),
        lambda: ruleset_of(dt.datetime(2024, 11, 27)),
        lambda: ruleset_of(dt.date(2024, 11, 27), kind="first"),
        lambda: ruleset_of(dt.date(2024, 11, 27), kind=None),
        lambda: ruleset_of(dt.date(2019, 6, 1), kind=None),
        lambda: get_ruleset("pilkada-2024").covers("2024-11-27"),
    ):
        with pytest.raises(InvalidValueError) as refused:
            wrong()
        assert refused.value.code == "wrong_type"


# --- rules ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_a_rule_comes_after_those_it_is_counted_from(key: str) -> None:
    """In a ruleset, what an exact rule gives stands before the rules that count from it."""
    ordered = legal_rules(key)
    for place, rule in enumerate(ordered):
        for term in terms(rule):
            later = {one.slug for one in ordered[place + 1 :] if one.exact} - {rule.slug}
            assert term.stage not in later


@pytest.mark.parametrize("language", ["id", "en"])
def test_arithmetic_is_told_in_words(language: str) -> None:
    """Each rule says how it is counted: with its numbers, and without unfilled places."""
    for rule in RULES:
        told = rule.arithmetic(language)
        assert "{" not in told
        for term in terms(rule):
            assert str(abs(term.offset) or "") in told
            if term.stage != "voting":
                assert stages.get_kind(term.stage).label(language) in told


@pytest.mark.parametrize(
    ("rule", "slug", "indonesian", "english"),
    [
        ("C3", "voting", "H", "H"),
        ("C10", "quiet-period", "H-3 s.d. H-1", "H-3 to H-1"),
        ("C10", "campaign", "hingga H-4", "until H-4"),
        ("C13", "recap-district", "paling cepat H+1", "not before H+1"),
        ("C19", "tps-count", "mulai H", "from H"),
        ("T10", "ppk-term", "paling lambat H + 2 bulan", "at the latest H + 2 months"),
        (
            "C8",
            "number-draw",
            "hari terakhir Penetapan pasangan calon + 1 hari",
            "last day of Determination of candidate pairs + 1 day",
        ),
        (
            "F6",
            "lpsdk",
            "antara hari pertama Kampanye dan hari terakhir Kampanye",
            "between first day of Campaign and last day of Campaign",
        ),
        (
            "D3",
            "mk-final",
            "paling lambat hari kerja ke-45 sejak hari terakhir Pencatatan permohonan dalam e-BRPK",
            "at the latest working day 45 from last day of Registration of petitions in e-BRPK on",
        ),
    ],
)
def test_arithmetic_for_readers(rule: str, slug: str, indonesian: str, english: str) -> None:
    """The notation of the field where the vote is the root, and words elsewhere."""
    (found,) = (one for one in legal_rules("pilkada-2024") if (one.id, one.slug) == (rule, slug))
    assert (found.arithmetic(), found.arithmetic("en")) == (indonesian, english)


@pytest.mark.parametrize("rule", [RULES[0], *(one for one in RULES if one.slug == "quiet-period")])
def test_arithmetic_has_two_languages(rule: LegalRule) -> None:
    """A third is refused."""
    with pytest.raises(UnknownReferenceError):
        rule.arithmetic("jv")


@pytest.mark.parametrize(
    ("offset", "unit", "indonesian", "english"),
    [
        (1, "months", "H + 1 bulan", "H + 1 month"),
        (-1, "months", "H - 1 bulan", "H - 1 month"),
        (2, "months", "H + 2 bulan", "H + 2 months"),
    ],
)
def test_one_month_is_no_plural(offset: int, unit: str, indonesian: str, english: str) -> None:
    """Months are counted in words, of which one has its own."""
    term = Term(anchor="voting.start", offset=offset, unit=unit)
    assert (term.arithmetic(), term.arithmetic("en")) == (indonesian, english)


def test_what_runs_from_a_notice_is_not_of_high_certainty() -> None:
    """The days of D5 run from a notice whose day no timetable has, and the rule says so."""
    found = [rule for rule in RULES if rule.id == "D5"]
    assert len(found) == 2
    for rule in found:
        assert rule.certainty is not Certainty.HIGH
        assert "notice" in (rule.note or "")


def test_laws_differ_between_waves() -> None:
    """Petitions had 3 x 24 hours in 2015, working days since; run-offs have less advertising."""
    filing = {
        key: (rule.id, rule.last.unit)
        for key in KEYS
        for rule in legal_rules(key)
        if rule.slug == "mk-filing" and rule.last is not None
    }
    assert filing.pop("pilkada-2015") == ("D2", "days")
    assert set(filing.values()) == {("D1", "working_days")}
    assert set(filing) == set(KEYS) - {"pilkada-2015"}
    advertising = {
        key: rule.first.offset
        for key in KEYS
        for rule in legal_rules(key)
        if rule.slug == "campaign-media-ads" and rule.first is not None
    }
    assert advertising.pop("pilkada-2017-runoff") == -6
    assert set(advertising.values()) == {-13}


def test_polls_are_open_for_six_hours() -> None:
    """Rule C3 holds the hours of the vote, on each region's own clock."""
    for key in KEYS:
        (rule,) = (one for one in legal_rules(key) if one.id == "C3")
        assert rule.hours == Hours(start=dt.time(7), end=dt.time(13))
