"""What follows from a plan: progress, states, years, the words for them; pure, today is an argument."""
