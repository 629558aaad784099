"""The commands, each in its own file, imported when it is used."""
