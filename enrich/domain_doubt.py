"""Why an editor should look at the domains of an item: the words in the queue for review."""

NO_DOMAIN = "geen onderwerp"
WEAK_DOMAIN = "onderwerp onzeker"
