"""The files that lie beside an edition's pages, for those who would rather open or read a file."""
