"""One step a shape; each is frozen once it was released."""
