"""Hypothesis profiles: `quick` on a desk, `ci` thorough and repeatable, `deep` for a night.

The witnesses are other libraries, of which one holds python-dateutil back: they are asked only
where the dependency group `witnesses` is installed, as the thorough run does.
"""

import importlib.util
import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("quick", max_examples=25, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile("deep", max_examples=5000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("PILKADA_PROFILE", "quick"))

_WITNESSES = ("holidays", "pycountry")
_absent = [name for name in _WITNESSES if importlib.util.find_spec(name) is None]
collect_ignore = ["witnesses"] if _absent else []


def pytest_report_header() -> str:
    """Say whether the witnesses are heard."""
    return f"witnesses: {', '.join(_absent)} not installed" if _absent else "witnesses: heard"
