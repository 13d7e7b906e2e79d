"""One screen a file, each with render()."""
