"""What an edition is: its values, its problems, its addresses. No input or output."""
