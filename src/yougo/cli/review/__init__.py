"""`yougo review`: one term on the screen, one key for each decision. `yougo edit` shares its editor."""
