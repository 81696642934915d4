"""Rules that find problems in a policy: one small function per rule."""
