"""Hypothesis profiles, and the examples of the docs run as tests."""

import os

from hypothesis import HealthCheck, settings

COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=5, derandomize=True, **COMMON)
settings.register_profile("default", max_examples=20, derandomize=True, **COMMON)
settings.register_profile("nightly", max_examples=300, print_blob=True, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
