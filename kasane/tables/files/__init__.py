"""The files that are written: CSV, zips and calendars."""
