"""The command line, `tracuu`, and the scripts that developers call."""
