import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A slow machine is no reason to fail: no test here is about time.
settings.register_profile("yougo", deadline=None)
settings.load_profile("yougo")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders for what yougo keeps of its own, beside those of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("STATE", "CACHE", "CONFIG"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield


def pytest_configure() -> None:
    """Let programs under test speak English, and ask their terminal for its size: pytest-xdist sets these."""
    os.environ["YOUGO_LANG"] = "en"
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
