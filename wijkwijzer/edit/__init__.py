"""`edit`: texts in forms, with Decap CMS on this computer."""
