"""A process beside the app for what takes long: CSV files on disk, Word and PDF.

While it works the app's interpreter is free, so that nobody in the room waits for a file.
"""
