"""What of a Word file becomes which edit of a page's Markdown, and that edit."""
