"""Zensical in the place of MkDocs: it makes the pages' content, the theme's templates stay ours."""
