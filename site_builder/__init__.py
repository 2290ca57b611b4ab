"""Plan, render and publish the static site."""
