"""The vocabulary of what declarations promise, and the texts that many of them share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, once, read_rows
from pilkada_model.labels import Labelled, Language, in_language
from pilkada_model.matching import by_form, entry_of, fold
from pilkada_model.regions import RegionCode
from pilkada_model.sources import Certainty


class Theme(Labelled):
    """What a point of a declaration promises. A point can have several themes.

    The vocabulary was found by reading 82 declarations from 2016 to 2024; what it lacks is
    written as `Commitment.other_theme`.
    """

    ACCEPT_RESULTS = "accept_results"
    ACCEPT_SANCTION = "accept_sanction"
    ANTI_TERROR = "anti_terror"
    CLEAN_CAMPAIGN = "clean_campaign"
    CONTROL_SUPPORTERS = "control_supporters"
    COOPERATE_ORGANISERS = "cooperate_organisers"
    COUNTER_HATE_SPEECH = "counter_hate_speech"
    COUNTER_HOAX = "counter_hoax"
    DEMOCRATIC_VALUES = "democratic_values"
    ELECTION_SUCCESS = "election_success"
    ENVIRONMENT = "environment"
    ETHICS_CAMPAIGN = "ethics_campaign"
    HARMONY = "harmony"
    HEALTH_PROTOCOL = "health_protocol"
    INTEGRITY = "integrity"
    LEGAL_DISPUTE_RESOLUTION = "legal_dispute_resolution"
    LOCAL_VALUES = "local_values"
    LUBER_JURDIL = "luber_jurdil"
    MUTUAL_RESPECT = "mutual_respect"
    NATIONAL_INTEGRATION = "national_integration"
    NEUTRALITY_APPARATUS = "neutrality_apparatus"
    NO_BANNED_PARTICIPANTS = "no_banned_participants"
    NO_BLACK_CAMPAIGN = "no_black_campaign"
    NO_IDENTITY_POLITICS = "no_identity_politics"
    NO_INTIMIDATION = "no_intimidation"
    NO_MOBILISATION = "no_mobilisation"
    NO_SARA = "no_sara"
    NO_STATE_FACILITIES = "no_state_facilities"
    NO_VIOLENCE = "no_violence"
    NO_WORSHIP_PLACE_CAMPAIGN = "no_worship_place_campaign"
    OBEY_LAW = "obey_law"
    POLITICAL_RIGHTS = "political_rights"
    REGIONAL_PROGRESS = "regional_progress"
    REJECT_DIVISION = "reject_division"
    REJECT_FRAUD = "reject_fraud"
    REJECT_MONEY_POLITICS = "reject_money_politics"
    REJECT_PROVOCATION = "reject_provocation"
    REJECT_VIOLATIONS = "reject_violations"
    RESPECT_ORGANISER_DECISIONS = "respect_organiser_decisions"
    RESPONSIBLE_PARTICIPATION = "responsible_participation"
    SECURITY_SUPPORT = "security_support"
    SPORTSMANSHIP = "sportsmanship"
    SUPPORT_LAW_ENFORCEMENT = "support_law_enforcement"
    SUPPORT_OVERSIGHT = "support_oversight"
    SUPPORT_WINNER = "support_winner"
    TRAFFIC_ORDER = "traffic_order"
    UNITY_NKRI = "unity_nkri"
    VOTER_EDUCATION = "voter_education"
    VOTER_PARTICIPATION = "voter_participation"


class ThemeTier(Labelled):
    """How much a theme belongs to the vocabulary."""

    A = "A"
    """At the core of most declarations."""
    B = "B"
    """Rarer."""
    C = "C"
    """Bound to an occasion, or rare."""


@frozen(kw_only=True)
class ThemeDetails:
    """What is known of a theme: one row of ``declarations/themes.csv``.

    The counts are those of a sample: 82 declarations in press reports, of which 56 tell a theme.

    Attributes:
        theme: The theme.
        tier: How much it belongs to the vocabulary.
        cues: Indonesian words and phrases by which it can be told; some are weak when alone.
        points: Points of the sample that have it.
        declarations: Declarations of the sample that have it.
        elections: Ids of the elections around which it was found, in rising order.
        note: What sets it apart from other themes.
    """

    theme: Theme
    tier: ThemeTier
    cues: tuple[str, ...]
    points: int
    declarations: int
    elections: tuple[str, ...]
    note: str | None

    def __str__(self) -> str:
        return self.label()

    def label(self, language: Language = "id") -> str:
        """Return the name of the theme: ``id`` for Indonesian, ``en`` for English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return self.theme.label(language)


@frozen(kw_only=True)
class DeclarationTemplate:
    """A text that many declarations share, by its themes: a row of ``declarations/templates.csv``.

    Attributes:
        key: Its key, such as ``kpu-campaign``.
        name_id: A name for it in Indonesian; the texts themselves have none.
        name_en: The same in English.
        points: The themes of each point, in the order of the points.
        elections: Ids of the elections around which it was seen, in rising order.
        region_codes: Codes of the regions where it was seen; there can be others.
        note: How far copies of it differ.
        certainty: How far the row can be trusted.
    """

    key: str
    name_id: str
    name_en: str
    points: tuple[tuple[Theme, ...], ...]
    elections: tuple[str, ...]
    region_codes: tuple[RegionCode, ...]
    note: str | None
    certainty: Certainty

    def __str__(self) -> str:
        return self.label()

    def label(self, language: Language = "id") -> str:
        """Return its name: ``id`` for Indonesian, ``en`` for English.

        Raises:
            UnknownReferenceError: for another language.
        """
        return in_language({"id": self.name_id, "en": self.name_en}, language)


@once
def _known_themes() -> Mapping[Theme, ThemeDetails]:
    rows = (
        ThemeDetails(
            theme=Theme(row["theme"]),
            tier=ThemeTier(row["tier"]),
            cues=items(row["cues"]),
            points=int(row["points"]),
            declarations=int(row["declarations"]),
            elections=items(row["elections"]),
            note=row["note"] or None,
        )
        for row in read_rows("declarations/themes.csv")
    )
    return MappingProxyType({row.theme: row for row in rows})


@once
def _all_themes() -> tuple[ThemeDetails, ...]:
    return tuple(_known_themes().values())


def theme_details(theme: Theme) -> ThemeDetails:
    """Return what is known of a theme: its tier, its cues, how often it was found.

    Raises:
        InvalidValueError: if `theme` is no `Theme`.
    """
    rules.argument("theme_details", "theme", theme, Theme)
    return _known_themes()[theme]


def themes(*, tier: ThemeTier | None = None) -> tuple[ThemeDetails, ...]:
    """Return what is known of all themes, in the order of `Theme`, or of those of one tier.

    Args:
        tier: Only themes of this tier.

    Raises:
        InvalidValueError: for a `tier` that is none.
    """
    if tier is None:
        return _all_themes()
    rules.argument("themes", "tier", tier, ThemeTier)
    return tuple(row for row in _all_themes() if row.tier is tier)


def find_themes(text: str) -> tuple[ThemeDetails, ...]:
    """Return every theme that is named so or has this cue; an empty tuple when there is none.

    Only a name or a cue alone is found, not one inside a longer text. Case, accents, spaces and
    punctuation do not matter.

    Raises:
        InvalidValueError: if `text` is no text.
    """
    rules.argument("find_themes", "text", text, str)
    return _themes_by_form().get(fold(text), ())


@once
def _themes_by_form() -> Mapping[str, tuple[ThemeDetails, ...]]:
    return by_form(
        _all_themes(), lambda row: (row.theme.value, row.label("id"), row.label("en"), *row.cues)
    )


@once
def _known_templates() -> Mapping[str, DeclarationTemplate]:
    rows = (
        DeclarationTemplate(
            key=row["key"],
            name_id=row["name_id"],
            name_en=row["name_en"],
            points=tuple(
                tuple(map(Theme, items(cell)))
                for column, cell in row.items()
                if column.startswith("point_") and cell
            ),
            elections=items(row["elections"]),
            region_codes=tuple(map(RegionCode, items(row["region_codes"]))),
            note=row["note"] or None,
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("declarations/templates.csv")
    )
    return MappingProxyType({row.key: row for row in rows})


@once
def templates() -> tuple[DeclarationTemplate, ...]:
    """Return the texts that many declarations share, in key order."""
    return tuple(_known_templates().values())


def get_template(key: str) -> DeclarationTemplate:
    """Return the shared text that has this key.

    Raises:
        InvalidValueError: for a key that is no text.
        UnknownReferenceError: for a key that the table does not have; it names keys near it.
    """
    return entry_of("get_template", "template of declarations", key, _known_templates())
