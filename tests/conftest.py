import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A slow machine is no reason to fail: no test here is about time.
settings.register_profile("yougo", deadline=None)
settings.load_profile("yougo")


@pytest.fixture(scope="session", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder for what yougo keeps of its own, beside that of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


def pytest_configure() -> None:
    """Let programs under test speak English, and ask their terminal for its size: pytest-xdist sets these."""
    os.environ["YOUGO_LANG"] = "en"
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
