"""Forms as values: what is typed, what is understood, what is offered, and how it stands in lines; pure."""
