"""Search: the Whoosh index behind one module."""
