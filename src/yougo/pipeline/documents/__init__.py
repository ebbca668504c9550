"""The documents of a workspace: which there are, what they hold, whether they changed."""
