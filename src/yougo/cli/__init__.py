"""The command line. `door` is the way in; `program` is click's, which a look-up does without."""
