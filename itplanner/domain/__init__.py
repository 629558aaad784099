"""The rules: pure values and functions, no clock and no input or output."""
