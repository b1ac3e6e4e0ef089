//! voting
