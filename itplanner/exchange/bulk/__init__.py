"""Facts by the hundred thousand: read from a file row by row, checked, and never held as a whole."""
