"""The typesetter: content before Word, and Word."""
