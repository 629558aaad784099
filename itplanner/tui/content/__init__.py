"""What the places say, as rows and parts; pure functions of a view, no widget and no clock."""
