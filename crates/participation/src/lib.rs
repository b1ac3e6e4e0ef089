//! participation
