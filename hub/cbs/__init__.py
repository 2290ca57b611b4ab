"""Files of the CBS and PDOK: districts, addresses and key figures, read into records."""
