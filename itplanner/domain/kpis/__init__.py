"""KPIs as they are read: values by period, target path, colour, trend; pure, today is an argument."""
