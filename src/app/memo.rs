//! What is made is kept with the key that it was made from, and made again when the key is another.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::ops::Deref;
use std::sync::Arc;

/// What was made last, each with its key: one result, or as many as there is room for.
#[derive(Debug)]
pub(crate) struct Memo<Key, Made> {
    room: usize,
    /// The newest first.
    kept: RefCell<VecDeque<(Key, Arc<Made>)>>,
}

impl<Key, Made> Default for Memo<Key, Made> {
    fn default() -> Self {
        Self::with_room(1)
    }
}

impl<Key, Made> Memo<Key, Made> {
    pub(super) fn with_room(room: usize) -> Self {
        Self { room, kept: RefCell::default() }
    }
}

impl<Key: PartialEq, Made> Memo<Key, Made> {
    /// What `make` makes of `key`; what is kept if that was made from the same.
    pub(crate) fn get(&self, key: Key, make: impl FnOnce(&Key) -> Made) -> Arc<Made> {
        let Ok(made) = self.try_get(key, |key| Ok::<Made, Infallible>(make(key)));
        made
    }

    /// The same of what may not be made; that is tried again each time.
    pub(crate) fn try_get<E>(
        &self,
        key: Key,
        make: impl FnOnce(&Key) -> Result<Made, E>,
    ) -> Result<Arc<Made>, E> {
        if let Some((_, made)) = self.kept.borrow().iter().find(|(known, _)| *known == key) {
            return Ok(Arc::clone(made));
        }
        let made = Arc::new(make(&key)?);
        let mut kept = self.kept.borrow_mut();
        kept.truncate(self.room - 1);
        kept.push_front((key, Arc::clone(&made)));
        Ok(made)
    }
}

/// A part of a key that is the same only where it is shared. What did not change keeps its place, so that
/// comparing costs nothing.
#[derive(Debug)]
pub(crate) struct Shared<T>(pub Arc<T>);

impl<T> Shared<T> {
    pub(crate) fn of(shared: &Arc<T>) -> Self {
        Self(Arc::clone(shared))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self::of(&self.0)
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Shared<T> {}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_kept_is_not_made_again() {
        let (memo, made) = (Memo::with_room(2), Cell::new(0));
        let twice = |key: u32| {
            let make = |key: &u32| {
                made.set(made.get() + 1);
                2 * key
            };
            *memo.get(key, make)
        };
        assert_eq!([1, 2, 1, 2].map(twice), [2, 4, 2, 4]);
        assert_eq!(made.get(), 2);
        // The third takes the place of the first.
        assert_eq!([3, 2, 1].map(twice), [6, 4, 2]);
        assert_eq!(made.get(), 4);
    }

    #[test]
    fn what_could_not_be_made_is_tried_again() {
        let memo = Memo::default();
        assert_eq!(memo.try_get(1, |_| Err("not yet")), Err("not yet"));
        assert_eq!(memo.try_get(1, |_| Ok::<_, &str>(7)), Ok(Arc::new(7)));
        assert_eq!(memo.try_get(1, |_| Err("too late")), Ok(Arc::new(7)));
    }

    #[test]
    fn a_shared_key_is_the_same_by_its_place() {
        let one = Arc::new("a".to_owned());
        assert_eq!(Shared::of(&one), Shared::of(&one));
        assert_ne!(Shared::of(&one), Shared(Arc::new("a".to_owned())));
    }
}
