"""The records of stages, of the instruments that set them, and of whole timetables."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.dates import Hours, PartialDate, Period
from pilkada_model.errors import InvalidValueError
from pilkada_model.keys import StageKey
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Certainty, Claim, Source


class StagePhase(Labelled):
    """The part of an election to which a stage belongs."""

    IMPLEMENTATION = "implementation"
    POST_ELECTION = "post_election"
    PREPARATION = "preparation"
    RERUN = "rerun"
    REVOTE = "revote"


class StageBasis(Labelled):
    """What fixes the dates of a stage."""

    ACTUAL = "actual"
    COURT = "court"
    DECREE = "decree"
    DERIVED = "derived"
    LAW = "law"
    LOCAL_DECISION = "local_decision"
    PLANNED = "planned"
    REGULATION = "regulation"


@frozen(kw_only=True)
class ElectionStage:
    """One stage (tahapan) of an election: registration, campaign, masa tenang, voting.

    Attributes:
        id: Key of the stage, unique in its election.
        election: Id of the wave.
        slug: Class of the stage across waves, such as ``campaign``; an open vocabulary.
        instrument: Id of the regulation or decree that sets it.
        name: Name in Indonesian, as the instrument gives it.
        name_en: Name in English.
        period: First and last day, both included; None where the instrument sets none.
        parent: Id of the stage that contains it, of any instrument of the same election.
        phase: The part of the election.
        hours: Opening hours on the local clock of each region; on the last day, if they differ.
        deadline: The rule in words, when the stage is set relative to another.
        body: Who carries it out, as printed.
        legal_basis: Article or regulation, in short form.
        region_codes: Where it holds, when not in the whole country; Kemendagri codes. Empty too
            where its regions are not known, which the note then says.
        basis: What fixes its dates.
        certainty: How far the dates can be trusted.
        conflicts: Other dates that are printed for it.
        sources: Where it is printed.
        note: Anything that has no field, in words.
    """

    id: str = field(validator=rules.key)
    election: str = field(validator=rules.election_id)
    slug: str = field(validator=rules.key)
    instrument: str | None = field(default=None, validator=rules.optional(rules.identifier))
    name: str | None = field(default=None, validator=rules.optional(rules.text))
    name_en: str | None = field(default=None, validator=rules.optional(rules.text))
    period: Period = field(default=Period(), validator=rules.exact(Period))
    parent: str | None = field(default=None, validator=rules.optional(rules.key))
    phase: StagePhase | None = field(
        default=None, validator=rules.optional(rules.exact(StagePhase))
    )
    hours: Hours | None = field(default=None, validator=rules.optional(rules.exact(Hours)))
    deadline: str | None = field(default=None, validator=rules.optional(rules.text))
    body: str | None = field(default=None, validator=rules.optional(rules.text))
    legal_basis: str | None = field(default=None, validator=rules.optional(rules.text))
    region_codes: tuple[RegionCode, ...] = field(
        default=(), validator=rules.tuple_of(rules.region_code)
    )
    basis: StageBasis | None = field(
        default=None, validator=rules.optional(rules.exact(StageBasis))
    )
    certainty: Certainty | None = field(
        default=None, validator=rules.optional(rules.exact(Certainty))
    )
    conflicts: tuple[Claim, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Claim)))
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))
    note: str | None = field(default=None, validator=rules.optional(rules.text))

    def __attrs_post_init__(self) -> None:
        rules.unique(self, "region_codes")
        _no_parent_of_itself(self)

    @property
    def key(self) -> str:
        """The natural key, ``pilkada-2024/campaign``."""
        return str(StageKey(election=self.election, stage=self.id))

    def label(self, language: Language = "id") -> str:
        """Return its name in Indonesian or English, or its id when it has none there.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.name, "en": self.name_en}, language) or self.id


def _no_parent_of_itself(stage: ElectionStage) -> None:
    """Refuse a stage that contains itself."""
    if stage.parent == stage.id:
        raise InvalidValueError(
            record="ElectionStage",
            field="parent",
            value=stage.parent,
            expected="another stage than itself",
            code="own_ancestor",
        )


@frozen(kw_only=True)
class Instrument:
    """A regulation, decree or ruling that sets stages: PKPU 2/2024.

    Attributes:
        id: Identifier, unique in its timetable.
        name: Its name in words.
        in_force: From when, as far as known.
        status: What became of it, in words.
        replaces: Ids of the instruments whose stages it replaces.
        replaces_stages: Ids of the stages of those instruments that it replaces, where it leaves
            others as they are; empty when it replaces them all.
    """

    id: str = field(validator=rules.identifier)
    name: str | None = field(default=None, validator=rules.optional(rules.text))
    in_force: PartialDate | None = field(
        default=None, validator=rules.optional(rules.exact(PartialDate))
    )
    status: str | None = field(default=None, validator=rules.optional(rules.text))
    replaces: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.identifier))
    replaces_stages: tuple[str, ...] = field(default=(), validator=rules.tuple_of(rules.key))

    def __attrs_post_init__(self) -> None:
        rules.unique(self, "replaces_stages")
        _stages_of_replaced_instruments(self)


def _stages_of_replaced_instruments(instrument: Instrument) -> None:
    """Refuse single replaced stages without the instrument that set them."""
    if instrument.replaces_stages and not instrument.replaces:
        raise InvalidValueError(
            record="Instrument",
            field="replaces",
            value=instrument.replaces,
            expected="the instrument whose stages are replaced",
            code="stages_without_instrument",
        )


@frozen(kw_only=True)
class Timetable:
    """The stages of one election, with the instruments that set them.

    Attributes:
        election: Id of the wave.
        instruments: What sets the stages, in the order of the source.
        stages: The stages, in the order of the source.
        sources: Where the whole is printed, and pages read for it that no stage cites.
    """

    election: str = field(validator=rules.election_id)
    instruments: tuple[Instrument, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(Instrument))
    )
    stages: tuple[ElectionStage, ...] = field(
        default=(), validator=rules.tuple_of(rules.exact(ElectionStage))
    )
    sources: tuple[Source, ...] = field(default=(), validator=rules.tuple_of(rules.exact(Source)))

    def __attrs_post_init__(self) -> None:
        rules.unique_by(self, "instruments", _id_of)
        rules.unique_by(self, "stages", _id_of)
        _instruments_exist(self)
        _no_instrument_replaces_itself(self)
        _stages_belong(self)
        _no_cycle(self)


def _id_of(item: Instrument | ElectionStage) -> str:
    return item.id


def _refuse(field_name: str, index: int, value: str, expected: str, code: str) -> InvalidValueError:
    return InvalidValueError(
        record="Timetable",
        field=field_name,
        index=index,
        value=value,
        expected=expected,
        code=code,
    )


def _instruments_exist(timetable: Timetable) -> None:
    """Refuse an instrument that replaces one that the timetable does not have, or itself."""
    known = {instrument.id for instrument in timetable.instruments}
    for index, instrument in enumerate(timetable.instruments):
        for replaced in instrument.replaces:
            if replaced not in known or replaced == instrument.id:
                raise _refuse(
                    "instruments",
                    index,
                    replaced,
                    "another instrument of this timetable",
                    "dangling_reference",
                )


def _stages_belong(timetable: Timetable) -> None:
    """Refuse a stage of another election, or with a parent or instrument that is not there."""
    stages = {stage.id for stage in timetable.stages}
    instruments = {instrument.id for instrument in timetable.instruments}
    for index, stage in enumerate(timetable.stages):
        if stage.election != timetable.election:
            raise _refuse(
                "stages", index, stage.election, timetable.election, "stage_of_another_election"
            )
        if stage.parent is not None and stage.parent not in stages:
            raise _refuse(
                "stages", index, stage.parent, "a stage of this timetable", "dangling_reference"
            )
        if stage.instrument is not None and stage.instrument not in instruments:
            raise _refuse(
                "stages",
                index,
                stage.instrument,
                "an instrument of this timetable",
                "dangling_reference",
            )


def _no_instrument_replaces_itself(timetable: Timetable) -> None:
    """Refuse an instrument that replaces itself through others."""
    replaced = {instrument.id: instrument.replaces for instrument in timetable.instruments}
    try:
        TopologicalSorter(replaced).prepare()
    except CycleError as error:
        name = min(error.args[1], key=list(replaced).index)
        index = list(replaced).index(name)
        raise _refuse(
            "instruments", index, name, "no instrument that replaces itself", "own_ancestor"
        ) from None


def _no_cycle(timetable: Timetable) -> None:
    """Refuse a stage that is its own ancestor."""
    parents = {stage.id: stage.parent for stage in timetable.stages}
    sound: set[str | None] = {None}
    for index, stage in enumerate(timetable.stages):
        path: dict[str | None, None] = {}
        above: str | None = stage.id
        while above not in sound:
            if above in path:
                raise _refuse("stages", index, stage.id, "no stage above itself", "own_ancestor")
            path[above] = None
            above = parents[above] if above is not None else None
        sound.update(path)
