"""What a run keeps for the next one, so that only what changed is done again."""
