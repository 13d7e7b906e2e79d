"""What can be done in a workshop: each operation checks, then says what is to be written."""
