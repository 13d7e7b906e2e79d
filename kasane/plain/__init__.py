"""Plain rules that every layer shares: dates, names, readings, file names."""
