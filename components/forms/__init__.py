"""Streamlit's forms: records, files taken in, new workshops."""
