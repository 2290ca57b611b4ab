"""Records, vocabularies, errors, settings, store and clock: what every stage knows."""
