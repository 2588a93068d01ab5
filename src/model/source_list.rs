//! The sources of a figure, a table or a chart, each once.

use std::ops::Deref;

use serde::Serialize;

use super::stated::SourceId;

/// Sources in the order in which they were first named, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SourceList(Vec<SourceId>);

impl Deref for SourceList {
    type Target = [SourceId];

    fn deref(&self) -> &[SourceId] {
        &self.0
    }
}

impl Extend<SourceId> for SourceList {
    fn extend<I: IntoIterator<Item = SourceId>>(&mut self, sources: I) {
        for source in sources {
            if !self.0.contains(&source) {
                self.0.push(source);
            }
        }
    }
}

impl<'a> Extend<&'a SourceId> for SourceList {
    fn extend<I: IntoIterator<Item = &'a SourceId>>(&mut self, sources: I) {
        for source in sources {
            if !self.0.contains(source) {
                self.0.push(source.clone());
            }
        }
    }
}

impl FromIterator<SourceId> for SourceList {
    fn from_iter<I: IntoIterator<Item = SourceId>>(sources: I) -> Self {
        let mut list = Self::default();
        list.extend(sources);
        list
    }
}

impl<'a> FromIterator<&'a SourceId> for SourceList {
    fn from_iter<I: IntoIterator<Item = &'a SourceId>>(sources: I) -> Self {
        let mut list = Self::default();
        list.extend(sources);
        list
    }
}

impl IntoIterator for SourceList {
    type Item = SourceId;
    type IntoIter = std::vec::IntoIter<SourceId>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a SourceList {
    type Item = &'a SourceId;
    type IntoIter = std::slice::Iter<'a, SourceId>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl From<Vec<SourceId>> for SourceList {
    fn from(sources: Vec<SourceId>) -> Self {
        sources.into_iter().collect()
    }
}

impl From<&[SourceId]> for SourceList {
    fn from(sources: &[SourceId]) -> Self {
        sources.iter().collect()
    }
}

impl From<SourceList> for Vec<SourceId> {
    fn from(list: SourceList) -> Self {
        list.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_stands_once_where_it_was_first_named() {
        let named = ["MK12", "CALC", "MK12"].map(|name| SourceId(name.to_owned()));
        let mut list: SourceList = named.iter().collect();
        list.extend([SourceId("CALC".to_owned()), SourceId("BOK".to_owned())]);
        let names: Vec<&str> = list.iter().map(|source| source.0.as_str()).collect();
        assert_eq!(names, ["MK12", "CALC", "BOK"]);
    }
}
