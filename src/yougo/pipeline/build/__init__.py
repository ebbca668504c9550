"""Brings the glossary up to date."""
