"""The library's front door: the only place that opens, locks and writes files."""
