#![doc = "planpress"]
pub mod diagnostics;
pub mod files;
pub mod markup;
pub mod model;
