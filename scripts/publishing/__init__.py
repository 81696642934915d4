"""Publishes an edition to the archive's branch; has a fictional school to try it on."""
