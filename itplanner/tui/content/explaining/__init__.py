"""Why a number is what it is: its fraction, what counted, what was left out, and the rows behind it."""
