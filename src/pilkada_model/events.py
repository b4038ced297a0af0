"""What happened, where and when, and who took part in which role."""

from __future__ import annotations

import datetime as dt
from typing import cast

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.dates import PartialDate
from pilkada_model.errors import InvalidValueError
from pilkada_model.institutions import Institution
from pilkada_model.labels import Labelled
from pilkada_model.officials import Official
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Certainty, Claim, Source


class EventKind(Labelled):
    """What sort of gathering an event mainly is."""

    CAMPAIGN = "campaign"
    CARNIVAL = "carnival"
    COORDINATION_MEETING = "coordination_meeting"
    DECLARATION = "declaration"
    DISCUSSION = "discussion"
    EXERCISE = "exercise"
    OTHER = "other"
    PRAYER = "prayer"
    PRESS_CONFERENCE = "press_conference"
    SIGNING = "signing"
    SIMULATION = "simulation"
    TROOP_MOVEMENT_PARADE = "troop_movement_parade"
    TROOP_PARADE = "troop_parade"


class Role(Labelled):
    """What somebody does at an event or for a declaration."""

    ATTENDS = "attends"
    INSPECTS = "inspects"
    LEADS = "leads"
    MENTIONED = "mentioned"
    ORGANISES = "organises"
    READS = "reads"
    SIGNS = "signs"
    SPEAKS = "speaks"
    WITNESSES = "witnesses"


@frozen(kw_only=True)
class Group:
    """Several people or bodies that a source does not name one by one.

    Attributes:
        description: What the source calls them, such as ``perwakilan partai politik``.
        kind: Key of an institution kind when all are of one kind, such as ``parpol``.
        count: How many took part; None when no number is printed.
        total: How many there are in all, for "15 of 18 parties".
        members: Those that are named.
    """

    description: str = field(validator=rules.text)
    kind: str | None = field(default=None, validator=rules.optional(rules.key))
    count: int | None = field(default=None, validator=rules.optional(rules.positive))
    total: int | None = field(default=None, validator=rules.optional(rules.positive))
    members: tuple[Institution, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Institution))
    )

    def __attrs_post_init__(self) -> None:
        _count_within_total(self)

    def __str__(self) -> str:
        return self.description


def _count_within_total(group: Group) -> None:
    """Refuse a group of which more took part than there are."""
    if group.count is not None and group.total is not None and group.count > group.total:
        raise InvalidValueError(
            record="Group",
            field="count",
            value=group.count,
            expected=f"at most the total of {group.total}",
            code="more_than_total",
        )


@frozen(kw_only=True)
class Participation:
    """One participant in one role: an official, an institution or a group, and only one of them.

    Somebody who reads and signs has two participations. Representing, reading a text and
    speaking through somebody are three different things.

    Attributes:
        role: What the participant does.
        official: The person who takes part.
        institution: The body or unit that takes part.
        group: Participants that are described, not named.
        on_behalf_of: The official whom the participant represents.
        on_behalf_of_institution: The institution that the participant represents.
        reads_text_of: The official whose speech or text is read out.
        through: The official through whom the participant speaks, such as a Kabid Humas.
        printed: The wording of the source for this participation.
    """

    role: Role = field(validator=rules.exact(Role))
    official: Official | None = field(default=None, validator=rules.optional(rules.exact(Official)))
    institution: Institution | None = field(
        default=None, validator=rules.optional(rules.exact(Institution))
    )
    group: Group | None = field(default=None, validator=rules.optional(rules.exact(Group)))
    on_behalf_of: Official | None = field(
        default=None, validator=rules.optional(rules.exact(Official))
    )
    on_behalf_of_institution: Institution | None = field(
        default=None, validator=rules.optional(rules.exact(Institution))
    )
    reads_text_of: Official | None = field(
        default=None, validator=rules.optional(rules.exact(Official))
    )
    through: Official | None = field(default=None, validator=rules.optional(rules.exact(Official)))
    printed: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.exactly_one_of(self, "official", "institution", "group")

    @property
    def participant(self) -> Official | Institution | Group:
        """Whoever takes part."""
        named = self.official or self.institution
        return cast("Group", self.group) if named is None else named


@frozen(kw_only=True)
class Event:
    """A gathering: a coordination meeting, a parade, the signing of a declaration.

    Attributes:
        id: Identifier, unique in its dossier.
        kind: What it mainly is.
        kind_printed: How the source describes it, when that says more than the kind.
        names: Its names as printed; headline and text may differ.
        date: First or only day, as far as known: a year, a month or a day.
        until: Last day, included, of an event over several days.
        date_printed: The date as printed, such as ``Jumat (16/8)``.
        date_inferred: Whether a part of `date` is worked out and not printed, such as the year.
        time: Start on the local clock of the place.
        purpose: What it was for, in words.
        venue: Building or ground, as printed.
        place: Town or region in words, as printed.
        region_codes: Where it took place, Kemendagri codes.
        participations: Who took part and how.
        claims: Other values that are printed for fields of this event.
        certainty: How far the whole can be trusted.
        sources: Where it is printed.
        note: Anything that has no field, in words.
    """

    id: str | None = field(default=None, validator=rules.optional(rules.identifier))
    kind: EventKind = field(validator=rules.exact(EventKind))
    kind_printed: str | None = field(default=None, validator=rules.optional(rules.text))
    names: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.text))
    date: PartialDate | None = field(
        default=None, validator=rules.optional(rules.exact(PartialDate))
    )
    until: PartialDate | None = field(
        default=None, validator=rules.optional(rules.exact(PartialDate))
    )
    date_printed: str | None = field(default=None, validator=rules.optional(rules.text))
    date_inferred: bool = field(default=False, validator=rules.exact(bool))
    time: dt.time | None = field(default=None, validator=rules.optional(rules.clock_time))
    purpose: str | None = field(default=None, validator=rules.optional(rules.text))
    venue: str | None = field(default=None, validator=rules.optional(rules.text))
    place: str | None = field(default=None, validator=rules.optional(rules.text))
    region_codes: tuple[RegionCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.region_code)
    )
    participations: tuple[Participation, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Participation))
    )
    claims: tuple[Claim, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Claim)))
    certainty: Certainty | None = field(
        default=None, validator=rules.optional(rules.exact(Certainty))
    )
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.unique(self, "region_codes")
        _until_not_before_date(self)


def _until_not_before_date(event: Event) -> None:
    """Refuse a last day that lies before the first, whatever their unknown parts may be."""
    if event.date is None or event.until is None:
        return
    if event.until.latest < event.date.earliest:
        raise InvalidValueError(
            record="Event",
            field="until",
            value=event.until,
            expected=f"a last day not before {event.date}",
            code="end_before_start",
        )
