"""Programmes that a municipality makes on screen: plain trees, checked by the same definitions."""
