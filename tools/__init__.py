"""Scripts for those who work on kasane."""
