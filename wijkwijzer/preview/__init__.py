"""`preview`: the site on this computer, while a text is written."""
