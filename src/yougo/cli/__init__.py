"""The command line: `fast_lookup.entry_point` answers plain look-ups, `program` runs all else by click."""
