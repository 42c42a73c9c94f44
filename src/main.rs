//! Arguments in, exit code out. Only here are the clock and the environment read.

use planpress::commands::{self, World};
use std::process::ExitCode;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let world = World {
        source_date_epoch: std::env::var("SOURCE_DATE_EPOCH").ok(),
        clock: || jiff::Zoned::now().date(),
    };
    ExitCode::from(commands::run(std::env::args_os(), &world))
}
