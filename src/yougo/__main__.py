"""``python -m yougo``."""

from yougo.cli.fast_lookup.entry_point import main

main()
