"""The options that several commands have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from pilkada_model.labels import Language

_Command = TypeVar("_Command", bound=Callable[..., Any])


def language_option(said: str) -> Callable[[_Command], _Command]:
    """Return the option ``--lang`` with this help."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(get_args(Language)),
        default="id",
        show_default=True,
        help=said,
    )


def form_option(*forms: str, said: str) -> Callable[[_Command], _Command]:
    """Return the option ``--format`` with these forms, the first by default, and this help."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help=said,
    )
