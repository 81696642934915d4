"""Rules on files that are no text of the policy: what is published as it is."""
