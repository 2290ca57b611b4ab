"""`links`: are the pages of others still there?"""
