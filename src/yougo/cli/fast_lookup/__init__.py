"""`yougo lookup` without click: everything it loads is quick to import. tests/test_door.py has the rules."""
