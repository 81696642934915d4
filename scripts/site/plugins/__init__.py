"""What takes part in the generator's build: plugins of MkDocs, made anew for each build."""
