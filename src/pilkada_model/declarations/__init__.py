"""Peace declarations: what was promised, by whom, where, for which elections.

Beside the records stand the vocabulary of themes with the words by which they can be told, and
the texts that many declarations share.
"""

from pilkada_model.declarations.records import Commitment, Declaration, InstrumentKind
from pilkada_model.declarations.vocabulary import (
    DeclarationTemplate,
    Theme,
    ThemeDetails,
    ThemeTier,
    find_themes,
    get_template,
    templates,
    theme_details,
    themes,
)

__all__ = [
    "Commitment",
    "Declaration",
    "DeclarationTemplate",
    "InstrumentKind",
    "Theme",
    "ThemeDetails",
    "ThemeTier",
    "find_themes",
    "get_template",
    "templates",
    "theme_details",
    "themes",
]
