"""The kinds of sheet, one module a kind."""
