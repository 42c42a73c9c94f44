//! Records as the files of pagefind, which searches them in the browser.
//!
//! Takes the records of each language, and gives the library with one index for each: the same
//! bytes for the same records. Nothing is written, and nothing of the library is published that
//! this site does not use.

use super::{Record, Records};
use crate::website::address::INDEX;
use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Into how many files the texts of a language go at most. Each is fetched when something in it is
/// found, and every file costs whoever publishes the site.
const TEXT_FILES: u32 = 64;

/// What the library's licence asks to go with it.
const LICENCE: &str = include_str!("licence.txt");

/// The files, with their paths from the root of the site.
///
/// # Errors
///
/// When the library cannot do it, in its words.
pub(super) fn files(records: Records) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let languages: BTreeSet<String> = records.keys().cloned().collect();
    // Whoever asks may be at work for a runtime, in which no other can run.
    let made = std::thread::scope(|scope| scope.spawn(|| run(records)).join());
    let made = made.map_err(|_| "the library stopped".to_owned())??;
    let stems = |language: &String| made.contains_key(&format!("wasm.{language}.pagefind"));
    let all_stem = languages.iter().all(stems);
    let mut files: BTreeMap<String, Vec<u8>> = made
        .into_iter()
        .filter(|(name, _)| is_used(name) && !(all_stem && name == "wasm.unknown.pagefind"))
        .map(|(name, bytes)| (format!("{INDEX}{name}"), bytes))
        .collect();
    files.insert(format!("{INDEX}licence.txt"), LICENCE.as_bytes().to_vec());
    Ok(files)
}

/// Whether the page that searches asks for a file of the library: it has its own looks, marks no
/// words on other pages, and filters nothing.
fn is_used(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|it| it.to_str());
    matches!(name, "pagefind.js" | "pagefind-worker.js" | "pagefind-entry.json")
        || matches!(extension, Some("pagefind" | "pf_meta" | "pf_index" | "pf_fragment"))
}

fn run(records: Records) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    runtime.block_on(index(records)).map_err(|error| error.to_string())
}

async fn index(records: Records) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn std::error::Error>> {
    let settings = PagefindServiceConfig::builder().max_fragments(TEXT_FILES).build();
    let mut index = PagefindIndex::new(Some(settings))?;
    for (language, records) in records {
        for record in records {
            let (found_by, told) = (found_by(&record), told(&record));
            let Record { address, text, .. } = record;
            index
                .add_custom_record(address, text, language.clone(), Some(found_by), Some(told), None)
                .await?;
        }
    }
    let files = index.get_files().await?;
    let named = files.into_iter().map(|file| {
        let parts: Vec<_> = file.filename.iter().map(|part| part.to_string_lossy()).collect();
        (parts.join("/"), file.contents)
    });
    Ok(named.collect())
}

/// What a record is found by beside its text. The library counts the title most.
fn found_by(record: &Record) -> BTreeMap<String, String> {
    let mut found_by = BTreeMap::from([("title".to_owned(), record.title.clone())]);
    if !record.also.is_empty() {
        found_by.insert("also".to_owned(), record.also.clone());
    }
    found_by
}

/// What is told with a record and finds nothing. The library calls it filters; ours need none.
fn told(record: &Record) -> BTreeMap<String, Vec<String>> {
    let elsewhere = record.elsewhere.as_ref().map(|(from, lang)| vec![lang.clone(), from.to_string()]);
    let told = [
        ("kind", Some(vec![record.kind.clone()])),
        ("plan", record.plan.clone().map(|plan| vec![plan])),
        ("lang", record.lang.clone().map(|lang| vec![lang])),
        ("elsewhere", elsewhere),
    ];
    told.into_iter().filter_map(|(name, values)| Some((name.to_owned(), values?))).collect()
}
