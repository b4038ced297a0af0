"""Laws of natural keys: they parse back, and say what the record says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import OperationName, strategies
from pilkada_model.errors import ParseError
from pilkada_model.events import Role
from pilkada_model.keys import (
    ContestKey,
    DeclarationKey,
    InstitutionKey,
    OperationKey,
    StageKey,
    slug,
)
from pilkada_model.levels import Level
from pilkada_model.operations import find_code_name

_SLUGS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
_LETTERED = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
_YEARS = st.lists(st.integers(1000, 9999), min_size=1, max_size=3, unique=True).map(
    lambda years: tuple(sorted(years))
)
_INSTITUTIONS = st.builds(
    InstitutionKey, name=_SLUGS, region_code=st.none() | strategies.region_codes()
)
KEYS = {
    InstitutionKey: _INSTITUTIONS,
    OperationKey: st.builds(
        OperationKey,
        family=_SLUGS,
        code_name=st.none() | _LETTERED,
        ordinal=st.none() | st.integers(1, 999),
        years=_YEARS,
    ),
    ContestKey: st.builds(
        ContestKey,
        election=strategies.election_ids(),
        region_code=strategies.region_codes().map(lambda code: code[:5]),
    ),
    StageKey: st.builds(StageKey, election=strategies.election_ids(), stage=strategies.keys()),
    DeclarationKey: st.builds(
        DeclarationKey,
        region_codes=st.sets(strategies.region_codes(), max_size=3).map(sorted).map(tuple),
        day=strategies.dates().map(lambda day: day.isoformat()),
        organiser=_INSTITUTIONS,
    ),
}
every_key = pytest.mark.parametrize("kind", KEYS, ids=lambda kind: kind.__name__)


@every_key
@given(data=st.data())
def test_keys_parse_back(kind, data):
    """``X.parse(str(x)) == x`` for every key."""
    key = data.draw(KEYS[kind])
    assert kind.parse(str(key)) == key


def is_key(kind, text: str) -> bool:
    """Tell whether a text parses as a key of this kind."""
    try:
        kind.parse(text)
    except ParseError:
        return False
    return True


@every_key
@given(data=st.data())
def test_a_key_has_one_spelling(kind, data):
    """A text that parses is exactly the text of its key, also after a small change."""
    text = str(data.draw(KEYS[kind]))
    place = data.draw(st.integers(0, len(text)))
    changed = text[:place] + data.draw(st.sampled_from(("", *"-.+/ A0a\n"))) + text[place + 1 :]
    if is_key(kind, changed):
        assert str(kind.parse(changed)) == changed


@every_key
@given(text=st.text(max_size=12))
def test_other_text_is_refused(kind, text):
    """Text with anything that no key has raises `ParseError` and nothing else."""
    with pytest.raises(ParseError) as caught:
        kind.parse(text + "?")
    assert caught.value.text == text + "?"


@given(institution=strategies.institutions())
def test_institutions_key(institution):
    """An institution goes by number, by name, or by its only region, whatever is known first."""
    if institution.key is None:
        assert slug(institution.number or "") == slug(institution.name or "") == ""
        assert len(institution.region_codes) != 1
        assert institution.levels != (Level.NATIONAL,)
        return
    key = InstitutionKey.parse(institution.key)
    assert str(key) == institution.key
    if institution.number is not None and slug(institution.number):
        assert key.name == f"{slug(institution.kind)}-{slug(institution.number)}"
        assert key.region_code is None
    elif institution.name is not None and slug(institution.name):
        assert key == InstitutionKey(name=slug(institution.name))
    else:
        assert key.name == slug(institution.kind)
        assert key.region_code == (institution.region_codes or (None,))[0]


def code_of(name: OperationName) -> str | None:
    """Return the code name as a key has it: misprints go by the name in the table."""
    if name.code_name is None:
        return None
    row = find_code_name(name.code_name)
    return slug(name.code_name) if row is None else row.key


@given(name=strategies.operation_names())
def test_operations_key(name):
    """The key of an operation, if it has one, says family, code name, ordinal and years."""
    if name.key is None:
        return
    key = OperationKey.parse(name.key)
    assert key.family == slug(name.family)
    assert key.code_name == code_of(name)
    assert key.ordinal == name.ordinal
    assert key.years == name.years


@given(name=strategies.operation_names())
def test_operations_without_family_or_year_have_no_key(name):
    """A key is None exactly when a part of it is unknown or cannot be written."""
    code = code_of(name)
    writable = code is None or code[:1].isalpha()
    known = name.family is not None and name.years and writable
    assert (name.key is not None) == bool(known)


@given(operation=strategies.operations())
def test_operation_has_the_key_of_its_name(operation):
    """An operation goes by its name."""
    assert operation.key == operation.name.key


@given(contest=strategies.contests())
def test_contests_key(contest):
    """The key of a contest says the election and the region."""
    key = ContestKey.parse(contest.key)
    assert (key.election, key.region_code) == (contest.election, contest.region_code)


@given(stage=strategies.election_stages())
def test_stages_key(stage):
    """The key of a stage says the election and the stage."""
    key = StageKey.parse(stage.key)
    assert (key.election, key.stage) == (stage.election, stage.id)


@given(election=strategies.elections())
def test_an_election_goes_by_its_id(election):
    """The key of an election is its id."""
    assert election.key == election.id


@given(declaration=strategies.declarations(region="35.28"))
def test_declarations_key(declaration):
    """The key of a declaration says regions, day and organiser; None while one is unknown."""
    event = declaration.event
    at_event = () if event is None else event.participations
    organisers = [
        one.institution.key
        for one in (*declaration.participations, *at_event)
        if one.role is Role.ORGANISES and one.institution is not None
    ]
    day = None if event is None or event.date is None else event.date.date
    if declaration.key is None:
        assert day is None or organisers[:1] in ([], [None])
        return
    key = DeclarationKey.parse(declaration.key)
    assert key.region_codes == tuple(sorted(declaration.region_codes))
    assert key.day == day.isoformat()
    assert str(key.organiser) == organisers[0]
