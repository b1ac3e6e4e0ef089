//! The protocol on paper, to be signed by hand: of a paper box that was read, and of the whole vote after its count. It
//! says only what is public, so anybody can print it, and the same vote always gives the same bytes.
mod boxes;
mod pages;
mod paper;
#[cfg(test)]
mod tests;
mod whole;

pub(crate) use boxes::of_box;
pub(crate) use paper::{Protocol, print};

use kit::Routes;
use kit::access::Access::Visitor;

pub(crate) fn routes() -> Routes {
    Routes::default().get("/processes/{slug}/vote/protocol.pdf", Visitor, pages::show)
}
