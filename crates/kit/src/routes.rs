//! The table of routes. A route cannot be added without saying who may reach it.
use crate::access::Access;
use crate::visit::App;
use crate::{Error, Visit};
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::IntoResponse;
use axum::routing::{self, MethodRouter};

/// On which hosts a route answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// The communities' hosts.
    Community,
    /// The bare host.
    Instance,
    /// Both.
    Everywhere,
}

/// One route, for the table that tests and reviewers read.
#[derive(Debug, Clone)]
pub struct Door {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    pub site: Site,
}

/// Routes with the access each needs.
#[derive(Default)]
pub struct Routes {
    community: Router<App>,
    instance: Router<App>,
    pub table: Vec<Door>,
}

impl Routes {
    /// A page of a community.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Routes {
        self.add(Site::Community, Method::GET, path, access, routing::get(handler))
    }

    /// A form of a community.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Routes {
        self.add(Site::Community, Method::POST, path, access, routing::post(handler))
    }

    /// A page that answers on the hosts of `site`.
    #[must_use]
    pub fn get_on<H: Handler<T, App>, T: 'static>(
        self,
        site: Site,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Routes {
        self.add(site, Method::GET, path, access, routing::get(handler))
    }

    /// A form that answers on the hosts of `site`.
    #[must_use]
    pub fn post_on<H: Handler<T, App>, T: 'static>(
        self,
        site: Site,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Routes {
        self.add(site, Method::POST, path, access, routing::post(handler))
    }

    /// These routes and those.
    #[must_use]
    pub fn merge(mut self, other: Routes) -> Routes {
        self.table.extend(other.table);
        Routes {
            community: self.community.merge(other.community),
            instance: self.instance.merge(other.instance),
            table: self.table,
        }
    }

    /// The routers of the communities' hosts and of the bare host.
    pub(crate) fn into_routers(self) -> (Router<App>, Router<App>) {
        (self.community, self.instance)
    }

    fn add(
        mut self,
        site: Site,
        method: Method,
        path: &'static str,
        access: Access,
        route: MethodRouter<App>,
    ) -> Routes {
        let route = route.route_layer(middleware::from_fn(move |request: Request, next: Next| {
            gate(access, request, next)
        }));
        if site != Site::Instance {
            self.community = self.community.route(path, route.clone());
        }
        if site != Site::Community {
            self.instance = self.instance.route(path, route);
        }
        self.table.push(Door { method, path, access, site });
        self
    }
}

/// Lets a request through, or says why not. Somebody whose session ended while typing gets the text back.
async fn gate(access: Access, request: Request, next: Next) -> axum::response::Response {
    let Some(visit) = request.extensions().get::<Visit>() else { return Error::NotFound.into_response() };
    match access.admits(&visit.actor) {
        Ok(()) => next.run(request).await,
        Err(crate::Denied::SignIn) if request.method() == Method::POST => {
            crate::form::keep_typed(request).await.into_response()
        }
        Err(denied) => Error::Denied(denied).into_response(),
    }
}
