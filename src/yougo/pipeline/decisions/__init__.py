"""What people decide, from the editor or the table to terms.toml: as whole steps that can be undone."""
