//! The corpora of the fuzz targets, run through the same functions by the
//! compiler at hand: what a fuzzer once reached stays reached.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "common/any_backup.rs"]
mod any_backup;
#[path = "common/any_plan.rs"]
mod any_plan;
#[path = "common/anything.rs"]
mod anything;

use std::fs;
use std::path::Path;

fn each_case(target: &str, run: fn(&[u8])) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut cases = 0;
    for file in fs::read_dir(folder.join(target)).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        println!("{}", path.display());
        run(&bytes);
        cases += 1;
    }
    cases
}

#[test]
fn every_case_of_the_corpus_holds() {
    let cases = each_case("loan", anything::run);
    assert!(cases > 30, "{cases} cases");
}

#[test]
fn every_backup_of_the_corpus_holds() {
    let cases = each_case("backup", any_backup::run);
    assert!(cases > 15, "{cases} cases");
}

#[test]
fn every_plan_of_the_corpus_holds() {
    let cases = each_case("plan", any_plan::run);
    assert!(cases > 30, "{cases} cases");
}
