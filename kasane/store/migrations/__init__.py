"""Numbered changes of the tables, run in order when the database is opened."""
