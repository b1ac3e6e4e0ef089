//! Public debates: asked for by an association, announced, with a speaking list and a limit of time, ended by minutes.
mod pages;
pub mod store;

pub(crate) use pages::{
    announce, ask_announce, ask_minutes, ask_request, called, publish_minutes, request, show, speak,
};
