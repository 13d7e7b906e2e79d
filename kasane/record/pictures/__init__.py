"""Pictures for Word, drawn by matplotlib in a font that comes with the program."""
