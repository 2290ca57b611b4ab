"""Running a hub for years: schedule, health, status, alarms."""
