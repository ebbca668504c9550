"""The words of the operating system, so that the catalogues have them."""

from yougo.translation import said

SYSTEM = (
    said("Permission denied"),
    said("Operation not permitted"),
    said("No such file or directory"),
    said("Not a directory"),
    said("Is a directory"),
    said("File exists"),
    said("File name too long"),
    said("Directory not empty"),
    said("Too many levels of symbolic links"),
    said("Too many open files"),
    said("No space left on device"),
    said("Disk quota exceeded"),
    said("Disc quota exceeded"),
    said("File too large"),
    said("Read-only file system"),
    said("Device or resource busy"),
    said("Resource busy"),
    said("Input/output error"),
    said("Invalid argument"),
    said("Cannot allocate memory"),
    said("Invalid cross-device link"),
    said("Stale file handle"),
    said("Operation not supported"),
    said("Connection refused"),
    said("Connection reset by peer"),
    said("Connection timed out"),
    said("Network is unreachable"),
    said("No route to host"),
)
"""Why a system refuses something, in the words of Linux and macOS (``os.strerror``)."""
