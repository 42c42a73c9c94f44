//! One file per kind of page: what its template gets to print.

pub mod accessibility;
pub mod action;
pub mod actions;
pub mod audience;
pub mod audiences;
pub mod changes;
pub mod free;
pub mod glossary;
pub mod home;
pub mod measures;
pub mod not_found;
pub mod outcome;
pub mod owner;
pub mod owners;
pub mod plan;
pub mod redirect;
pub mod search;
pub mod status;
pub mod statuses;
pub mod timeline;
pub mod whole;
pub mod year;
pub mod years;
