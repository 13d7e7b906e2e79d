"""A room simulated in browsers: `python -m bench.room`."""
