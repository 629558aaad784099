"""The eight KPIs that compute themselves from the plan, one file each, and the ratio of two KPIs."""
