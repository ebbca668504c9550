"""Zip files whose bytes depend on nothing but their content."""

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip file can say."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files, by their paths in it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in files.items():
            package.writestr(zipfile.ZipInfo(path, _DATE), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
