"""How many examples a property test draws: a few and the same in `make test`, many in `make fuzz`.

``make fuzz`` names their number in the environment variable ``FUZZ_EXAMPLES``; then they are drawn
at random. Without it they are derived from the test itself, so a run cannot fail by chance.
"""

import os
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, settings

_Test = TypeVar("_Test", bound=Callable[..., None])

EXAMPLES = 100
"""Examples of each property in `make test`."""

TURNS = int(os.environ.get("FUZZ_EXAMPLES", "0")) // 20 or 1
"""How often one tries what chance decides by itself: once in `make test`, ten times and more."""

_COMMON = settings(
    deadline=None,  # how long an example takes is the machine's affair; pytest-timeout has a limit
    database=None,  # what one run found must not decide what the next one tries
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("test", _COMMON, derandomize=True, max_examples=EXAMPLES)
settings.register_profile(
    "fuzz", _COMMON, print_blob=True, max_examples=int(os.environ.get("FUZZ_EXAMPLES", EXAMPLES))
)
settings.load_profile("fuzz" if "FUZZ_EXAMPLES" in os.environ else "test")


def fewer(divisor: int, *suppressed: HealthCheck) -> Callable[[_Test], _Test]:
    """Draw this many times fewer examples of a property whose examples take long."""
    return settings(
        max_examples=max(1, settings().max_examples // divisor),
        suppress_health_check=[HealthCheck.too_slow, *suppressed],
    )
