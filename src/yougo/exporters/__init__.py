"""What is made from the glossary: one module a format."""
