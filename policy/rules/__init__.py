"""What may be wrong with a policy: one small function a rule."""
