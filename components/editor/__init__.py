"""Where a municipality edits its own programmes: what there is, one part's form, how it looks."""
