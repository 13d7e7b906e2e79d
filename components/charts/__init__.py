"""Pictures of what was written, drawn by plotly."""
