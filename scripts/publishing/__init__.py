"""Publishing an edition to the archive's branch, and schools to try it on."""
