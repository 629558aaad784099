"""The thin line: of each frame that Textual draws, only the cells that changed are sent to the terminal."""
