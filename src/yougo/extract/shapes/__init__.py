"""What rules look for: brackets and their content, names and where they begin, headwords, notes, columns."""
