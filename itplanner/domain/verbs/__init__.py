"""What a person does, as the change that it makes of a plan, or the reason why it can't be done; pure."""
