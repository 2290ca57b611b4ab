"""What editors are told: lists after each refresh, and the report with all of it."""
