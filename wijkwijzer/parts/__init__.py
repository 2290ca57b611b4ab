"""Gemeenten by themselves, here or on a cluster, and joined to one site."""
