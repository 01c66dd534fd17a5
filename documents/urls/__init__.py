"""The addresses of the papers: a module for each kind of thing that is printed."""
