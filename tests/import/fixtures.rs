//! Plans of our own in the shapes that councils' plans have.
