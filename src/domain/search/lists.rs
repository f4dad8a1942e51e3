//! Lists of numbers, one after another in one array: the form of every one-to-many relation here.

/// Numbered lists of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists<T = u32> {
    /// Where each list begins, and at last where all end.
    pub(super) starts: Vec<u32>,
    pub(super) items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// Adds a list after the others.
    pub(super) fn push(&mut self, items: impl Iterator<Item = T>) {
        self.items.extend(items);
        self.starts.push(self.items.len() as u32);
    }

    /// Returns a list, empty where there is none of this number.
    pub(super) fn get(&self, number: u32) -> &[T] {
        let at = number as usize;
        let bounds = self.starts.get(at).zip(self.starts.get(at + 1));
        let list = bounds.and_then(|(from, to)| self.items.get(*from as usize..*to as usize));
        list.unwrap_or_default()
    }

    /// Returns how many lists there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }
}
