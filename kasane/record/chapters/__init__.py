"""The chapters of a record around the sheets."""
