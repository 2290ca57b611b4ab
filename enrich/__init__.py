"""Tag items by area, domain, audience, tier and sensitivity, and merge national with local."""
