"""Peace declarations: what was promised, by whom, where, for which elections."""

from __future__ import annotations

from attrs import field, frozen

from pilkada_model import regions, rules
from pilkada_model.declarations.vocabulary import Theme
from pilkada_model.events import Event, Participation, Role
from pilkada_model.keys import DeclarationKey, InstitutionKey
from pilkada_model.labels import Labelled
from pilkada_model.levels import Level
from pilkada_model.operations import OperationName
from pilkada_model.regions import Region, RegionCode
from pilkada_model.sources import Certainty, Claim, Source


class InstrumentKind(Labelled):
    """The form in which a promise is given."""

    AGREEMENT = "agreement"
    DECLARATION = "declaration"
    INTEGRITY_PACT = "integrity_pact"
    JOINT_STATEMENT = "joint_statement"
    MEMORANDUM = "memorandum"
    OTHER = "other"
    PLEDGE = "pledge"


@frozen(kw_only=True)
class Commitment:
    """One numbered point of a declaration.

    Attributes:
        number: Its number, from 1.
        text: The point as printed.
        paraphrase: The point in other words, where the wording itself is not kept.
        themes: What it promises; a point can have several themes, each once.
        other_theme: What it promises beyond the vocabulary, in words.
    """

    number: int = field(validator=rules.positive)
    text: str | None = field(default=None, validator=rules.optional(rules.text))
    paraphrase: str | None = field(default=None, validator=rules.optional(rules.text))
    themes: tuple[Theme, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Theme)))
    other_theme: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "text", "paraphrase", "themes", "other_theme")
        rules.unique(self, "themes")


@frozen(kw_only=True)
class Declaration:
    """A peace declaration, pledge or integrity pact around an election.

    Attributes:
        id: Identifier, unique in its dossier.
        title: Its title as printed.
        slogan: A slogan given with it, as printed.
        instrument: The form of the promise.
        event: The gathering at which it was signed or read.
        region_codes: Regions that it speaks for, Kemendagri codes.
        region_printed: Those regions in words, as printed.
        level: Level of government that it speaks for, where the codes leave it open.
        elections: Ids of the elections that it is about, in rising order; Pemilu too.
        commitments: The points that are known, each number once.
        stated_points: Number of points as announced; more may be announced than are listed.
        themes: Themes that a source names without numbering the points.
        participations: Who signed, read, witnessed, or is only mentioned.
        operation: The police operation that the source ties to it.
        read_out: Whether it was read aloud; None if untold.
        signed_on: What it was signed on, such as ``spanduk`` or ``prasasti``.
        series: Id of the series of declarations to which it belongs.
        claims: Other values that are printed for fields of this declaration.
        certainty: How far the whole can be trusted.
        sources: Where it is printed.
        note: Anything that has no field, in words.
    """

    id: str | None = field(default=None, validator=rules.optional(rules.identifier))
    title: str | None = field(default=None, validator=rules.optional(rules.text))
    slogan: str | None = field(default=None, validator=rules.optional(rules.text))
    instrument: InstrumentKind = field(
        default=InstrumentKind.DECLARATION, validator=rules.exact(InstrumentKind)
    )
    event: Event | None = field(default=None, validator=rules.optional(rules.exact(Event)))
    region_codes: tuple[RegionCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.region_code)
    )
    region_printed: str | None = field(default=None, validator=rules.optional(rules.text))
    level: Level | None = field(default=None, validator=rules.optional(rules.exact(Level)))
    elections: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.election_id))
    commitments: tuple[Commitment, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Commitment))
    )
    stated_points: int | None = field(default=None, validator=rules.optional(rules.count))
    themes: tuple[Theme, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Theme)))
    participations: tuple[Participation, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Participation))
    )
    operation: OperationName | None = field(
        default=None, validator=rules.optional(rules.exact(OperationName))
    )
    read_out: bool | None = field(default=None, validator=rules.optional(rules.exact(bool)))
    signed_on: str | None = field(default=None, validator=rules.optional(rules.text))
    series: str | None = field(default=None, validator=rules.optional(rules.identifier))
    claims: tuple[Claim, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Claim)))
    certainty: Certainty | None = field(
        default=None, validator=rules.optional(rules.exact(Certainty))
    )
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.unique(self, "region_codes")
        rules.sorted_unique(self, "elections")
        rules.unique_by(self, "commitments", _number_of)
        rules.unique(self, "themes")

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions that it speaks for, from the reference table.

        Raises:
            UnknownReferenceError: if the table has not one of the codes; it names near ones.
        """
        return tuple(regions.get(code) for code in self.region_codes)

    @property
    def key(self) -> str | None:
        """The natural key, ``deklarasi.35.28.2024-08-16.polres-pamekasan``.

        None while the region, the day or the organiser is unknown. A declaration at the
        national level has no region and a key all the same.
        """
        organiser = self._first_organiser_key()
        day = self.event.date if self.event is not None else None
        somewhere = self.region_codes or self.level is Level.NATIONAL
        if organiser is None or day is None or day.date is None or not somewhere:
            return None
        return str(
            DeclarationKey(
                region_codes=tuple(sorted(self.region_codes)),
                day=str(day),
                organiser=InstitutionKey.parse(organiser),
            )
        )

    def _first_organiser_key(self) -> str | None:
        at_event = self.event.participations if self.event is not None else ()
        for participation in (*self.participations, *at_event):
            if participation.role is Role.ORGANISES and participation.institution is not None:
                return participation.institution.key
        return None


def _number_of(commitment: Commitment) -> int:
    return commitment.number
