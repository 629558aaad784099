"""Charts as lines of text: values and a size in, pieces that say what they mean out; no colour, no screen."""
