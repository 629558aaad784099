"""What a person can do with a plan: one verb each, over the rules and the store."""
