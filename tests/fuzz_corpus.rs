//! The corpus of the fuzz target, run through the same function by the
//! compiler at hand: what a fuzzer once reached stays reached.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "common/anything.rs"]
mod anything;

use std::fs;
use std::path::Path;

#[test]
fn every_case_of_the_corpus_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/loan");
    let mut cases = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        println!("{}", path.display());
        anything::run(&bytes);
        cases += 1;
    }
    assert!(cases > 30, "{cases} cases");
}
