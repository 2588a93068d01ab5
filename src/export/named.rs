//! Values by name, as JSON has them.

use indexmap::IndexMap;
use serde::ser::{Serialize, Serializer};

/// Values by name, in the order in which they were put in; in JSON an object whose keys are the names.
///
/// ```
/// use costshare::export::Named;
///
/// let mut found = Named::default();
/// found.put_apart("labour", 7);
/// found.put_apart("labour", 8);
/// found.put("labour", 9);
/// let json = serde_json::to_string(&found)?;
/// assert_eq!(json, r#"{"labour":9,"labour (2)":8}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<T>(IndexMap<String, T>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(IndexMap::new())
    }
}

impl<T> Named<T> {
    /// Puts in a value; one that has the same name gives way to it.
    pub fn put(&mut self, name: impl Into<String>, value: T) {
        self.0.insert(name.into(), value);
    }

    /// Puts in a value; a second one of its name stands as `labour (2)`, so that none is lost.
    pub fn put_apart(&mut self, name: &str, value: T) {
        let others = (2..).map(|number| format!("{name} ({number})"));
        let is_free = |name: &String| !self.0.contains_key(name);
        let free = std::iter::once(name.to_owned()).chain(others).find(is_free);
        self.0.insert(free.expect("there are more numbers than names"), value);
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(&self.0)
    }
}
