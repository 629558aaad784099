"""Facts: incidents and bookings by the hundred thousand, which stand beside the plan and are never edited."""
