"""``python -m yougo``."""

from yougo.cli.fast_lookup.entry_point import main

if __name__ == "__main__":
    main()
