"""One screen per place; it composes widgets, shows a view, and turns keys into requests."""
