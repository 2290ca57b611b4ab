"""How a refresh finds out that it has nothing to do."""
