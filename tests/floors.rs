//! The house rules that the compiler does not check, read off the sources:
//! nothing imports upward, the floors know no browser and no clock, money is
//! no float, and the page carries no foreign host, no inline style and no text
//! of its own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each floor and the floors it may stand on.
const FLOORS: [(&str, &[&str]); 14] = [
    ("sort", &[]),
    ("stored", &[]),
    ("money", &["stored"]),
    ("calendar", &["stored"]),
    ("rate", &["money", "calendar", "stored"]),
    ("law", &["money", "rate", "calendar", "sort", "stored"]),
    (
        "loan",
        &["money", "rate", "calendar", "law", "sort", "stored"],
    ),
    (
        "plan",
        &["money", "rate", "calendar", "law", "loan", "sort", "stored"],
    ),
    (
        "collector",
        &["money", "calendar", "law", "loan", "sort", "stored"],
    ),
    (
        "letter",
        &[
            "money",
            "calendar",
            "law",
            "loan",
            "collector",
            "sort",
            "stored",
        ],
    ),
    (
        "book",
        &[
            "money",
            "rate",
            "calendar",
            "law",
            "loan",
            "plan",
            "collector",
            "stored",
        ],
    ),
    (
        "outlook",
        &[
            "book", "plan", "loan", "rate", "money", "calendar", "sort", "stored",
        ],
    ),
    (
        "selftest",
        &["money", "rate", "calendar", "law", "loan", "plan"],
    ),
    (
        "store",
        &[
            "book",
            "collector",
            "law",
            "loan",
            "plan",
            "rate",
            "money",
            "calendar",
            "sort",
            "stored",
        ],
    ),
];

/// Names that have no place below the roof: the browser, the clock, the
/// machine.
const FOREIGN: [&str; 15] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo_storage",
    "wasm_bindgen",
    "console_error_panic_hook",
    "std::time",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "chrono::Local",
    "Local::now",
    "Utc::now",
];

/// Where no float may be: an amount, a rate or a day count would pass by it.
const EXACT: [&str; 11] = [
    "money",
    "rate",
    "calendar",
    "law",
    "loan",
    "plan",
    "collector",
    "letter",
    "book",
    "outlook",
    "store",
];

/// The files in there that may have floats: one finds the root of an equation,
/// the price of a loan; one draws chances. Amounts go in, rates and chances
/// come out.
const FLOATS: [&str; 2] = ["src/loan/price.rs", "src/plan/risk.rs"];

/// What makes money. The files with the floats have none of it, so that no float
/// becomes an amount again.
const MAKES_MONEY: [&str; 5] = ["Fen::new", "Fen::parse", "Fen::ZERO", "scaled", "Rounding"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under a path, which may itself be one, or not be there.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = fs::read_dir(path) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .flat_map(|entry| files(&entry.unwrap().path()))
        .collect();
    found.sort();
    found
}

fn with_extension(path: &Path, extensions: &[&str]) -> Vec<(PathBuf, String)> {
    files(path)
        .into_iter()
        .filter(|f| {
            f.extension()
                .is_some_and(|e| extensions.iter().any(|x| e == *x))
        })
        .map(|f| {
            let text = fs::read_to_string(&f).unwrap();
            (f, text)
        })
        .collect()
}

/// The Rust files of a module, file or folder, without comments and tests.
fn module(name: &str) -> Vec<(PathBuf, String)> {
    let src = root().join("src");
    let mut found = with_extension(&src.join(name), &["rs"]);
    found.extend(with_extension(&src.join(format!("{name}.rs")), &["rs"]));
    found
        .into_iter()
        .map(|(path, text)| (path, without_tests(&without_comments(&text)).to_owned()))
        .collect()
}

/// Rust code up to its test module, which by custom comes last.
fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]\nmod tests").next().unwrap()
}

/// Rust code without comments; strings stay.
fn without_comments(code: &str) -> String {
    let chars: Vec<char> = code.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = String::new();
    let mut i = 0;
    while i < chars.len() {
        let start = i;
        match (at(i), at(i + 1)) {
            ('/', '/') => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
                continue;
            }
            ('/', '*') => {
                let mut depth = 0;
                loop {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 || i >= chars.len() {
                        break;
                    }
                }
                continue;
            }
            ('r', '"' | '#') if i == 0 || !is_word(at(i - 1)) => {
                let hashes = (i + 1..chars.len()).take_while(|j| at(*j) == '#').count();
                i += 1 + hashes;
                if at(i) == '"' {
                    i += 1;
                    let closes = |j: usize| at(j) == '"' && (1..=hashes).all(|k| at(j + k) == '#');
                    while i < chars.len() && !closes(i) {
                        i += 1;
                    }
                    i += 1 + hashes;
                }
            }
            ('"', _) => {
                i += 1;
                while i < chars.len() && at(i) != '"' {
                    i += if at(i) == '\\' { 2 } else { 1 };
                }
                i += 1;
            }
            // A character, not a lifetime.
            ('\'', '\\') => {
                i += 3;
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            }
            ('\'', _) if at(i + 2) == '\'' => i += 3,
            _ => i += 1,
        }
        out.extend(&chars[start..i.min(chars.len())]);
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a name stands in the code by itself, not within a longer one.
fn mentions(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        !code[..at].ends_with(is_word) && !code[at + name.len()..].starts_with(is_word)
    })
}

/// What follows each `crate::`.
fn imports(code: &str) -> Vec<String> {
    code.match_indices("crate::")
        .map(|(at, found)| {
            let rest = &code[at + found.len()..];
            rest.chars()
                .take_while(|c| is_word(*c) || *c == '{')
                .collect()
        })
        .collect()
}

/// HTML or SVG without comments.
fn without_html_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The addresses of hosts, XML namespaces excepted: those are names and are
/// never fetched.
fn hosts(text: &str) -> Vec<&str> {
    ["http://", "https://"]
        .iter()
        .flat_map(|scheme| text.match_indices(scheme))
        .map(|(at, _)| {
            let rest = &text[at..];
            let end = rest.find(|c: char| c.is_whitespace() || "\"'<>)`".contains(c));
            &rest[..end.unwrap_or(rest.len())]
        })
        .filter(|url| !["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"].contains(url))
        .collect()
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Code without its plain character literals.
fn without_chars(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once('\'') {
        out.push_str(before);
        let mut chars = after.chars();
        rest = match (chars.next(), chars.next()) {
            (Some(c), Some('\'')) if c != '\\' => chars.as_str(),
            _ => after,
        };
    }
    out + rest
}

#[track_caller]
fn nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

// ---------------------------------------------------------------------------

#[test]
fn nothing_imports_upward() {
    let mut wrong = Vec::new();
    for (floor, below) in FLOORS {
        let sources = module(floor);
        assert!(!sources.is_empty(), "no sources of {floor}");
        for (path, code) in sources {
            let path = short(&path);
            for name in imports(&code) {
                if name != floor && !below.contains(&name.as_str()) {
                    wrong.push(format!("{path}: {floor} may not use crate::{name}"));
                }
            }
            // `super` out of the module would be a way around.
            let depth = path.matches('/').count() - 1;
            if code.contains(&"super::".repeat(depth + 1)) || mentions(&code, "ashore::") {
                wrong.push(format!("{path}: leaves its module by another door"));
            }
        }
    }
    nothing(&wrong);
}

/// A module nobody has assigned to a floor is checked by nobody.
#[test]
fn every_module_has_its_floor() {
    let lib = without_comments(&fs::read_to_string(root().join("src/lib.rs")).unwrap());
    let declared: Vec<&str> = lib
        .lines()
        .filter_map(|l| l.trim().strip_prefix("pub mod ")?.strip_suffix(';'))
        .filter(|name| *name != "app")
        .collect();
    let mut floors: Vec<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    floors.sort_unstable();
    assert_eq!(declared, floors);
}

#[test]
fn the_floors_know_no_browser_and_no_clock() {
    let mut wrong = Vec::new();
    for (floor, _) in FLOORS {
        for (path, code) in module(floor) {
            for name in FOREIGN.iter().filter(|name| mentions(&code, name)) {
                wrong.push(format!("{}: {name}", short(&path)));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn money_is_no_float() {
    let mut wrong = Vec::new();
    let mut excepted = 0;
    for floor in EXACT {
        for (path, code) in module(floor) {
            let path = short(&path);
            let forbidden: &[&str] = if FLOATS.contains(&path.as_str()) {
                excepted += 1;
                &MAKES_MONEY
            } else {
                &["f32", "f64"]
            };
            for name in forbidden.iter().filter(|name| mentions(&code, name)) {
                wrong.push(format!("{path}: {name}"));
            }
        }
    }
    nothing(&wrong);
    let want = FLOATS.len();
    assert_eq!(excepted, want, "an exception for a file that is not there");
}

/// A fen is made only by the names above: its number is private, and nothing
/// turns a float into it.
#[test]
fn money_is_made_by_name_only() {
    let (_, code) = module("money").pop().unwrap();
    assert!(code.contains("pub struct Fen(i64);"));
    let made: Vec<&str> = code
        .lines()
        .filter(|line| line.contains("pub ") && line.contains("fn "))
        .filter(|line| line.contains("-> Fen") || line.contains("Result<Fen"))
        .map(|line| {
            line.split("fn ")
                .nth(1)
                .unwrap()
                .split(['(', '<'])
                .next()
                .unwrap()
        })
        .collect();
    // From other amounts: plus, minus, sum. From numbers and texts: the rest.
    assert_eq!(
        made,
        ["new", "plus", "minus", "sum", "scaled", "part_of", "parse"]
    );
    assert!(!code.contains("From<"));
}

/// The release build leaves out what `{:?}` prints (`tools/slim.mjs`): whoever
/// relied on it would show nothing there.
#[test]
fn nothing_is_printed_for_debugging() {
    let mut wrong = Vec::new();
    for (path, code) in module("").into_iter().chain(module("../locales")) {
        for word in ["?}", "dbg!", "Debug::fmt"] {
            for line in code.lines().filter(|line| line.contains(word)) {
                wrong.push(format!("{}: {}", short(&path), line.trim()));
            }
        }
    }
    nothing(&wrong);
}

/// The text of the interface lives in `locales/`. Single characters are what
/// a person may type (日, 期) and the app reads.
#[test]
fn the_app_has_no_text_of_its_own() {
    let mut wrong = Vec::new();
    for (path, code) in module("app") {
        let code = without_chars(&code);
        for line in code.lines().filter(|line| line.contains(is_cjk)) {
            wrong.push(format!("{}: {}", short(&path), line.trim()));
        }
    }
    nothing(&wrong);
}

/// The Content-Security-Policy forbids inline style and foreign hosts; raw
/// HTML would let a debt's name become markup.
#[test]
fn the_page_is_plain_and_at_home() {
    let root = root();
    let mut sources = module("app");
    for path in ["index.html", "public", "locales", "style"] {
        let kinds = [
            "html",
            "js",
            "mjs",
            "svg",
            "css",
            "json",
            "webmanifest",
            "rs",
        ];
        for (path, text) in with_extension(&root.join(path), &kinds) {
            let text = match path.extension().and_then(|e| e.to_str()) {
                Some("rs") => without_comments(&text),
                _ => without_html_comments(&text),
            };
            sources.push((path, text));
        }
    }
    assert!(!sources.is_empty());
    let mut wrong = Vec::new();
    for (path, text) in &sources {
        let path = short(path);
        for url in hosts(text) {
            wrong.push(format!("{path}: {url}"));
        }
        for word in [
            "inner_html",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
        ] {
            if text.contains(word) {
                wrong.push(format!("{path}: {word}"));
            }
        }
        for (at, _) in text.match_indices("style") {
            let alone = !text[..at].ends_with(|c: char| is_word(c) || "-.:/".contains(c));
            if alone
                && text[at + 5..]
                    .trim_start()
                    .strip_prefix('=')
                    .is_some_and(|r| !r.starts_with(['=', '>']))
            {
                wrong.push(format!("{path}: a style attribute"));
            }
        }
    }
    nothing(&wrong);
}

/// The readers above do see what they look for.
#[test]
fn the_readers_can_read() {
    let code = r##"
        // crate::above 上岸
        use crate::money::Fen; /* crate::x /* nested */ crate::y */
        const A: &str = "http://example.com // not a comment \" 岸";
        const B: &str = r#"/* "quoted" */"#; const C: char = '"'; const D: char = '\'';
        fn f<'a>(x: &'a str) -> f64 { crate::store::x(x) } // "
        fn g() { crate::{a, b} }
    "##;
    let plain = without_comments(code);
    assert_eq!(imports(&plain), ["money", "store", "{a"]);
    assert!(mentions(&plain, "f64") && !mentions(&plain, "f6"));
    assert_eq!(hosts(&plain), ["http://example.com"]);
    assert_eq!(plain.matches(is_cjk).collect::<String>(), "岸");
    assert!(plain.contains(r##"r#"/* "quoted" */"#"##));
    assert_eq!(without_chars("&'a '日' \"月\""), "&a  \"月\"");
    assert_eq!(without_html_comments("a<!-- b -->c<!-- d"), "ac");
    assert_eq!(
        hosts("xmlns=\"http://www.w3.org/2000/svg\""),
        Vec::<&str>::new()
    );
    assert_eq!(
        hosts("url(https://a.b/c) http://www.w3.org/other"),
        ["http://www.w3.org/other", "https://a.b/c",]
    );
}
