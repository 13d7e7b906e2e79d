"""What pages are made of: the shell, navigation, and live parts."""
