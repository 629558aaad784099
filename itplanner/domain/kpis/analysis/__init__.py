"""What the course of a KPI says by itself: natural limits, signals, forecast, season (DOMAIN 2)."""
