//! Long work in steps. Whoever has it done says between two steps whether to rest, so that a page
//! can draw and take what is typed meanwhile; the work itself knows no clock.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// A rest between two steps: over when it is ready.
pub type Rest = Pin<Box<dyn Future<Output = ()>>>;

/// Says between two steps whether to rest.
pub struct Pace(Box<dyn Fn() -> Option<Rest>>);

impl Pace {
    /// Returns a pace that asks `rest` after each step.
    pub fn new(rest: impl Fn() -> Option<Rest> + 'static) -> Self {
        Self(Box::new(rest))
    }

    /// Returns the pace of work that never rests.
    pub fn steady() -> Self {
        Self::new(|| None)
    }

    /// Ends a step, which took a small part of a millisecond at most.
    pub async fn step(&self) {
        if let Some(rest) = (self.0)() {
            rest.await;
        }
    }
}

/// Returns what work gives that is done at a steady pace, and so without a rest.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = work.as_mut().poll(&mut context) {
            return value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::rc::Rc;

    /// A rest that is over when it is asked a second time.
    struct Nap(bool);

    impl Future for Nap {
        type Output = ();
        fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
            let slept = std::mem::replace(&mut self.0, true);
            if slept { Poll::Ready(()) } else { Poll::Pending }
        }
    }

    async fn sum(pace: &Pace) -> u32 {
        let mut sum = 0;
        for n in 1..=10 {
            sum += n;
            pace.step().await;
        }
        sum
    }

    #[test]
    fn rests_change_nothing_but_when_it_is_done() {
        let asked = Rc::new(Cell::new(0));
        let counted = asked.clone();
        let resting = Pace::new(move || {
            counted.set(counted.get() + 1);
            (counted.get() % 3 == 0).then(|| Box::pin(Nap(false)) as Rest)
        });
        assert_eq!(at_once(sum(&Pace::steady())), 55);
        assert_eq!(at_once(sum(&resting)), 55);
        assert_eq!(asked.get(), 10);
        let mut work = pin!(sum(&resting));
        let mut context = Context::from_waker(Waker::noop());
        let waits = (0..).take_while(|_| work.as_mut().poll(&mut context).is_pending()).count();
        assert_eq!(waits, 3);
    }
}
