"""What each page shows, as records: pure functions from the hub's records to views."""
