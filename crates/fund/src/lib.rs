//! fund
