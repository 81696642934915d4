"""What all commands share: options, output, places."""
