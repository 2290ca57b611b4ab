"""The steps of the pipeline, each a function of what the one before it gave."""
