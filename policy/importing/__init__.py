"""What a Word file that came back proposes, and the edits of the policy's files that it takes."""
