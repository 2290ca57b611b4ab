"""The application: command line, pipeline and schedule."""
