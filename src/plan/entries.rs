//! Collections whose keys cannot dangle.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The place of a `T` in its [`Entries`]. Only the collection makes one, and nothing is ever
/// taken out, so a key that exists finds its entry.
pub struct Key<T> {
    at: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    /// Its place, counted from 0: for tables that run beside the collection.
    pub const fn index(self) -> usize {
        self.at as usize
    }
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.cmp(&other.at)
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.at)
    }
}

/// All entries of a kind, in their order.
#[derive(Debug)]
pub struct Entries<T>(Vec<T>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Entries<T> {
    /// Adds an entry at the end.
    pub fn insert(&mut self, entry: T) -> Key<T> {
        self.0.push(entry);
        self.key(self.0.len() - 1)
    }

    fn key(&self, at: usize) -> Key<T> {
        debug_assert!(at < self.0.len(), "a key is made of what is there");
        Key { at: u32::try_from(at).expect("fewer than four thousand million entries"), of: PhantomData }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = Key<T>> + DoubleEndedIterator + use<'_, T> {
        (0..self.0.len()).map(|at| self.key(at))
    }

    /// All entries with their keys, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Key<T>, &T)> {
        self.0.iter().enumerate().map(|(at, entry)| (self.key(at), entry))
    }
}

impl<T> Index<Key<T>> for Entries<T> {
    type Output = T;

    fn index(&self, key: Key<T>) -> &T {
        &self.0[key.index()]
    }
}

impl<T> IndexMut<Key<T>> for Entries<T> {
    fn index_mut(&mut self, key: Key<T>) -> &mut T {
        &mut self.0[key.index()]
    }
}

/// A key of one kind is not a key of another.
///
/// ```compile_fail
/// use planpress::plan::{Action, Key, Outcome};
/// fn page(_: Key<Action>) {}
/// fn wrong(outcome: Key<Outcome>) {
///     page(outcome);
/// }
/// ```
#[cfg(doctest)]
struct KeysDoNotMix;
