"""The classes of election stages, which every wave names a little differently."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model._data import once, read_rows
from pilkada_model.labels import Language, in_language
from pilkada_model.matching import entry_of


@frozen(kw_only=True)
class StageKind:
    """A class of stages across waves: registration, campaign, masa tenang, voting.

    Attributes:
        slug: Its key, the ``slug`` of the stages.
        name: Name in Indonesian, without what is particular to a wave or a region.
        name_en: Name in English.
    """

    slug: str
    name: str
    name_en: str

    def __str__(self) -> str:
        return self.name

    def label(self, language: Language = "id") -> str:
        """Return its name in Indonesian or English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.name, "en": self.name_en}, language)


@once
def _kinds() -> Mapping[str, StageKind]:
    rows = read_rows("timetables/slugs.csv")
    return MappingProxyType({row["slug"]: StageKind(**row) for row in rows})


def kinds() -> tuple[StageKind, ...]:
    """Return every class of stages, by slug."""
    return tuple(_kinds().values())


def get_kind(slug: str) -> StageKind:
    """Return the class of stages with this slug.

    Raises:
        InvalidValueError: for a slug that is no text.
        UnknownReferenceError: for a slug that the table does not have.
    """
    return entry_of("get_kind", "kind of stage", slug, _kinds(), name="slug")
