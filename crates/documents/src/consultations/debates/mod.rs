//! Public debates: asked for by an association, announced, with a speaking list and a limit of time, ended by minutes or
//! called off.
mod pages;
mod requests;
pub mod store;

pub(crate) use pages::{
    announce, ask_announce, ask_cancel, ask_minutes, called, cancel, publish_minutes, show, speak,
};
pub(crate) use requests::{ask_enter, ask_request, enter, request};
