"""Fetching: politeness, limits and the guards of the network."""
