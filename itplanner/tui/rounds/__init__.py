"""The monthly round at the keyboard: its state and what is drawn of it, without Textual."""
