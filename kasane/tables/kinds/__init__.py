"""The files of each kind of sheet."""
