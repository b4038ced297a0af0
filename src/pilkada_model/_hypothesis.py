"""Entry point for Hypothesis."""


def register() -> None:
    """Register the strategies."""
