"""What a sheet that a department sent proposes for the initiatives."""
