"""The text files of a workspace as records, and back: settings, decisions and the register. All pure."""
