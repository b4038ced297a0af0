"""Election waves, and the contests for one office in one region that they are made of."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError
from pilkada_model.keys import ContestKey
from pilkada_model.labels import Labelled
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Claim, Source


class Office(Labelled):
    """The head of a region who is elected together with a deputy."""

    GOVERNOR = "governor"
    MAYOR = "mayor"
    REGENT = "regent"


class PollKind(Labelled):
    """Why a poll of a contest is held."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    REPEAT = "repeat"
    REVOTE = "revote"
    RUNOFF = "runoff"


@frozen(kw_only=True)
class Election:
    """A wave of elections, held on one voting day: ``pilkada-2024``, ``pemilu-2024``.

    Attributes:
        id: Its name: word and year.
        name: Official name in Indonesian.
        name_en: Name in English.
        voting_day: The national voting day; single regions may vote on another.
        law: The statute under which it is held, in short form: ``UU 10/2016``.
        ruleset: Key of the rules from which its timetable can be derived.
        contests: Number of contests, as announced.
        stations: Number of polling stations (TPS), as announced.
        voters: Number of voters on the final list (DPT), as announced.
        claims: Other values that are printed for fields of this election, such as a day first set.
        sources: Where it is printed.
        note: Anything that has no field, in words.
    """

    id: str = field(validator=rules.election_id)
    name: str | None = field(default=None, validator=rules.optional(rules.text))
    name_en: str | None = field(default=None, validator=rules.optional(rules.text))
    voting_day: dt.date | None = field(default=None, validator=rules.optional(rules.calendar_date))
    law: str | None = field(default=None, validator=rules.optional(rules.text))
    ruleset: str | None = field(default=None, validator=rules.optional(rules.key))
    contests: int | None = field(default=None, validator=rules.optional(rules.count))
    stations: int | None = field(default=None, validator=rules.optional(rules.count))
    voters: int | None = field(default=None, validator=rules.optional(rules.count))
    claims: tuple[Claim, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Claim)))
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    @property
    def key(self) -> str:
        """The natural key, which is the id."""
        return self.id


@frozen(kw_only=True)
class Poll:
    """One vote of a contest: the first, a re-vote (PSU), a run-off, a repeat.

    Attributes:
        kind: Why it is held.
        day: Voting day.
        legal_basis: The ruling or decree that orders it, such as an MK case.
        region_codes: Parts of the region that vote, when not the whole.
        stations: Number of polling stations (TPS).
        note: Anything that has no field, in words.
    """

    kind: PollKind = field(validator=rules.exact(PollKind))
    day: dt.date | None = field(default=None, validator=rules.optional(rules.calendar_date))
    legal_basis: str | None = field(default=None, validator=rules.optional(rules.text))
    region_codes: tuple[RegionCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.region_code)
    )
    stations: int | None = field(default=None, validator=rules.optional(rules.count))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.unique(self, "region_codes")


@frozen(kw_only=True)
class Contest:
    """The election of one region's head: regent of Pamekasan in the wave of 2024.

    Attributes:
        id: Identifier, unique in its dossier.
        election: Id of the wave.
        region_code: The region, Kemendagri code of today: a province, a regency or a city.
        region_code_then: Its code when the contest was held, where it is another today; None
            where it is the same.
        office: The office, which must fit the region.
        candidate_pairs: Number of pairs on the ballot.
        single_candidate: Whether one pair stands alone, against the blank column (kolom
            kosong); in 2015 voters could only agree or disagree.
        blank_column_number: Ballot number of the blank column.
        stations: Number of polling stations (TPS).
        voters: Number of voters on the final list (DPT).
        polls: Its votes, in order of time.
        claims: Other values that are printed for fields of this contest.
        sources: Where it is printed.
        note: Anything that has no field, in words.
    """

    id: str | None = field(default=None, validator=rules.optional(rules.identifier))
    election: str = field(validator=rules.election_id)
    region_code: RegionCode = field(validator=rules.region_code)
    region_code_then: RegionCode | None = field(
        default=None, validator=rules.optional(rules.region_code)
    )
    office: Office = field(validator=rules.exact(Office))
    candidate_pairs: int | None = field(default=None, validator=rules.optional(rules.count))
    single_candidate: bool | None = field(default=None, validator=rules.optional(rules.exact(bool)))
    blank_column_number: int | None = field(default=None, validator=rules.optional(rules.positive))
    stations: int | None = field(default=None, validator=rules.optional(rules.count))
    voters: int | None = field(default=None, validator=rules.optional(rules.count))
    polls: tuple[Poll, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Poll)))
    claims: tuple[Claim, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Claim)))
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        _office_of_region(self)
        _single_candidate_is_one_pair(self)
        _blank_column_has_single_candidate(self)

    @property
    def key(self) -> str:
        """The natural key, ``pilkada-2024.35.28``."""
        return str(ContestKey(election=self.election, region_code=self.region_code))


def office_of(region_code: str) -> Office | None:
    """Return the office that heads a region, by the form of its code; None below the regencies.

    A province has a governor, a kabupaten (01 to 69) a regent, a kota (71 to 99) a mayor. The
    units of Jakarta have codes too, but no election: nothing in their code tells it.

    Raises:
        InvalidValueError: for anything that is no region code.
    """
    rules.region_argument("office_of", "region_code", region_code)
    if len(region_code) == 2:
        return Office.GOVERNOR
    if len(region_code) != 5:
        return None
    return Office.REGENT if region_code[3:] < "70" else Office.MAYOR


def _office_of_region(contest: Contest) -> None:
    """Refuse an office that the region cannot have, or could not have by its code then."""
    for code in (contest.region_code, contest.region_code_then):
        if code is not None and contest.office is not office_of(code):
            raise InvalidValueError(
                record="Contest",
                field="office",
                value=contest.office,
                expected=f"the office of region {code}",
                code="office_of_another_level",
            )


def _single_candidate_is_one_pair(contest: Contest) -> None:
    """Refuse a single candidate where another number of pairs than one stands."""
    if contest.single_candidate and contest.candidate_pairs not in (None, 1):
        raise InvalidValueError(
            record="Contest",
            field="candidate_pairs",
            value=contest.candidate_pairs,
            expected="one pair where a single candidate stands",
            code="single_candidate_of_several",
        )


def _blank_column_has_single_candidate(contest: Contest) -> None:
    """Refuse a blank column where more than one pair stands."""
    several = contest.single_candidate is False or (contest.candidate_pairs or 0) > 1
    if contest.blank_column_number is not None and several:
        raise InvalidValueError(
            record="Contest",
            field="blank_column_number",
            value=contest.blank_column_number,
            expected="no blank column where several pairs stand",
            code="blank_column_without_single_candidate",
        )
