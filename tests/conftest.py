import os

from hypothesis import settings

# A slow machine is no reason to fail: no test here is about time.
settings.register_profile("yougo", deadline=None)
settings.load_profile("yougo")


def pytest_configure() -> None:
    """Let programs under test ask their own terminal for its size: pytest-xdist sets these in workers."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
