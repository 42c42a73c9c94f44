//! Files that are broken, locked, or made to do harm.
