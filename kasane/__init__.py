"""A live workshop dashboard for municipal welfare teams."""
