"""How each kind of sheet is printed."""
