"""`yougo lookup` without click.

What a look-up loads is quick to import (`tests/test_fast_lookup.py`). `completion`, `input_lines` and
`pager` are loaded only when they are needed.
"""
