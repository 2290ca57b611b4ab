"""The trust border: whatever came in becomes safe here, or is refused."""
