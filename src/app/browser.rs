//! The browser, as far as the app needs it: storage, the day, files, the page.
//!
//! Everything here answers with a value or a fault; nothing panics when the
//! browser refuses.

use chrono::{DateTime, NaiveDate, Timelike};
use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, CustomEvent, CustomEventInit, HtmlAnchorElement, Url};

use super::trail;
use crate::collector::Minute;
use crate::store::{Fault, Port};
use crate::stored::to_text;

/// The flag boot.js sets when the module has broken down: nothing is written
/// from then on.
const DEAD_FLAG: &str = "__ashoreDead";
/// The offset of China time from UTC. China has one time zone and no summer
/// time.
const CHINA_OFFSET_MS: i64 = 8 * 3_600 * 1_000;

/// localStorage. gloo-storage panics when the browser forbids storage, so
/// every access probes first.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserStorage;

impl BrowserStorage {
    fn open() -> Result<web_sys::Storage, Fault> {
        match window().local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) | Err(_) => Err(Fault::Forbidden),
        }
    }
}

impl Port for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Self::open()?.get_item(key).map_err(|e| fault(&e))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        if is_dead() {
            return Err(Fault::Halted);
        }
        Self::open()?.set_item(key, text).map_err(|e| fault(&e))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        if is_dead() {
            return Err(Fault::Halted);
        }
        Self::open()?.remove_item(key).map_err(|e| fault(&e))
    }
}

/// What the names of our own keys begin with; a host may have other pages.
pub const OURS: &str = "ashore.";

/// Every key of this program that is in storage.
#[must_use]
pub fn stored_keys() -> Vec<String> {
    let Ok(storage) = BrowserStorage::open() else {
        return Vec::new();
    };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|i| storage.key(i).ok().flatten());
    keys.filter(|key| key.starts_with(OURS)).collect()
}

/// Every text of this program that is in storage, as it stands, with its key.
pub fn stored_texts() -> impl Iterator<Item = (String, String)> {
    stored_keys().into_iter().filter_map(|key| {
        let text = BrowserStorage.get(&key).ok()??;
        Some((key, text))
    })
}

/// Stored texts as one JSON object, to be saved as a file.
pub fn in_one(texts: impl Iterator<Item = (String, String)>) -> String {
    let lines = texts.map(|(key, text)| format!("{}:{}", to_text(&key), to_text(&text)));
    format!("{{{}}}", lines.collect::<Vec<_>>().join(",\n"))
}

/// Whether anything may be written from now on.
pub fn halt(halted: bool) {
    let _ = js_sys::Reflect::set(&window(), &DEAD_FLAG.into(), &halted.into());
}

/// Browsers name a full quota differently.
fn fault(error: &JsValue) -> Fault {
    let name = property(error, "name").as_string();
    let code = property(error, "code").as_f64();
    let full = matches!(
        name.as_deref(),
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED")
    ) || code.is_some_and(|c| (c - 22.0).abs() < 0.5 || (c - 1014.0).abs() < 0.5);
    if full {
        Fault::Full
    } else if name.as_deref() == Some("SecurityError") {
        Fault::Forbidden
    } else {
        Fault::Other
    }
}

fn is_dead() -> bool {
    property(&window(), DEAD_FLAG).is_truthy()
}

/// The present moment of the device, shifted to China time.
fn china_now() -> DateTime<chrono::Utc> {
    DateTime::from_timestamp_millis(milliseconds().saturating_add(CHINA_OFFSET_MS))
        .unwrap_or_default()
}

/// Today in China: the one place where the program learns the day.
///
/// A device whose clock is outside the years this program computes with gives
/// the first of those days; the page shows the day, so it can be seen.
#[must_use]
pub fn today() -> NaiveDate {
    let day = china_now().date_naive();
    if crate::calendar::in_range(day) {
        day
    } else {
        let (year, month, date) = crate::calendar::FIRST_DAY;
        NaiveDate::from_ymd_opt(year, month, date).unwrap_or(day)
    }
}

/// The present minute in China.
#[must_use]
pub fn minute() -> Minute {
    let now = china_now();
    let part = |n: u32| u16::try_from(n).unwrap_or(0);
    let minute = Minute::new(today(), part(now.hour()), part(now.minute()));
    minute.unwrap_or_else(|| Minute::midnight(today()))
}

/// The minute in China of a moment in milliseconds, as files have it; `None`
/// outside the days of this program.
#[must_use]
pub fn minute_of(ms: f64) -> Option<Minute> {
    #[allow(clippy::cast_possible_truncation)]
    let ms = (ms as i64).checked_add(CHINA_OFFSET_MS)?;
    let at = DateTime::from_timestamp_millis(ms)?;
    let part = |n: u32| u16::try_from(n).ok();
    let minute = Minute::new(at.date_naive(), part(at.hour())?, part(at.minute())?)?;
    crate::calendar::in_range(minute.day()).then_some(minute)
}

/// The second of the present minute, below 60.
#[must_use]
pub fn second() -> u8 {
    u8::try_from(china_now().second()).unwrap_or(0)
}

/// Whether the device's day is off the calendar of this program.
#[must_use]
pub fn clock_is_wrong() -> bool {
    !crate::calendar::in_range(china_now().date_naive())
}

/// The present moment of the device in milliseconds since 1970.
#[must_use]
pub fn milliseconds() -> i64 {
    #[allow(clippy::cast_possible_truncation)] // whole milliseconds, far below 2^53
    let ms = js_sys::Date::now() as i64;
    ms
}

/// Now as RFC 3339 in China time, to the second.
#[must_use]
pub fn now() -> String {
    let now = china_now();
    format!(
        "{}T{:02}:{:02}:{:02}+08:00",
        now.date_naive(),
        now.hour(),
        now.minute(),
        now.second()
    )
}

/// Hands a text to the user as a file, and says what it is called: under a lock
/// or a neutral name, `notes`, for the list of downloads is open to everybody.
///
/// # Errors
/// What the browser said when it refused.
pub fn save_file(name: &str, text: &str) -> Result<String, JsValue> {
    let name = match (name.strip_prefix("ashore-"), name.rsplit_once('.')) {
        (Some(rest), _) if is_neutral() => format!("notes-{rest}"),
        (None, Some((_, kind))) if is_neutral() => format!("notes-{}.{kind}", today()),
        _ => name.to_owned(),
    };
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(&name);
    link.click();
    // The address must outlive the start of the download.
    leptos::prelude::set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(60),
    );
    Ok(name)
}

/// Hides the whole page, or shows it again (veil.js, base.css).
pub fn veil(hidden: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.toggle_attribute_with_force("data-veil", hidden);
    }
}

/// Whether the title is to tell nothing (veil.js).
#[must_use]
pub fn is_neutral() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.has_attribute("data-neutral"))
}

/// Begins the page anew, at its first address.
pub fn start_again() {
    trail::forget();
    let _ = window().location().reload();
}

/// Sets or removes a choice of how the page looks, which veil.js knows by its
/// key, and has it carried out.
pub fn choose(key: &str, chosen: bool) {
    let _ = if chosen {
        BrowserStorage.set(key, "")
    } else {
        BrowserStorage.remove(key)
    };
    tell("dress", "");
}

/// Whether a choice of how the page looks is made.
#[must_use]
pub fn is_chosen(key: &str) -> bool {
    BrowserStorage.get(key).is_ok_and(|text| text.is_some())
}

/// Leaves for the neutral page (veil.js).
pub fn leave() {
    tell("leave", "");
}

/// Opens everything that can be folded away: paper cannot be tapped.
pub fn unfold_all() {
    let Ok(folded) = document().query_selector_all("details:not([open])") else {
        return;
    };
    for i in 0..folded.length() {
        if let Some(Ok(element)) = folded.item(i).map(JsCast::dyn_into::<web_sys::Element>) {
            let _ = element.set_attribute("open", "");
            // What is made when it is opened is asked for at once: the browser
            // tells of the opening only after it has printed.
            if let Ok(event) = web_sys::Event::new("toggle") {
                let _ = element.dispatch_event(&event);
            }
        }
    }
}

/// Sets an attribute of the document's root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// Puts the keyboard and the reader on an element; says whether it is there.
pub fn focus(id: &str) -> bool {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        return element.focus().is_ok();
    }
    false
}

/// Focuses the first field that is marked as wrong.
pub fn focus_first_invalid() {
    if let Ok(Some(element)) = document().query_selector("[aria-invalid=true]")
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Tells the scripts of the page something: `apply-update`, `leave`, `dress`,
/// or `panic` with a reason.
pub fn tell(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(&format!("ashore:{name}"), &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether a service worker serves this page, so that it opens offline.
#[must_use]
pub fn is_offline_ready() -> bool {
    let workers = property(&window().navigator(), "serviceWorker");
    property(&workers, "controller").is_truthy()
}

/// Brings a part of the page into view and moves the focus there.
pub fn show(id: &str) {
    if let Some(part) = document().get_element_by_id(id) {
        part.scroll_into_view();
        let _ = part.set_attribute("tabindex", "-1");
        focus(id);
    }
}

/// Brings a part of the page into view; the focus stays where it is.
pub fn bring(id: &str) {
    if let Some(part) = document().get_element_by_id(id) {
        part.scroll_into_view();
    }
}

/// The same, once what has just changed is drawn.
pub fn show_soon(id: &'static str) {
    set_timeout(move || show(id), std::time::Duration::ZERO);
}

/// Puts the keyboard and the reader on an element once what has just changed is
/// drawn.
pub fn focus_soon(id: &str) {
    let id = id.to_owned();
    set_timeout(
        move || {
            focus(&id);
        },
        std::time::Duration::ZERO,
    );
}

/// Has what is being typed kept, as when its field is left: its page goes, or
/// may be closed while nobody looks.
pub fn keep_typed() {
    if let Some(active) = document().active_element()
        && let Ok(event) = web_sys::Event::new("blur")
    {
        let _ = active.dispatch_event(&event);
    }
}

/// Puts a text on the clipboard, and says whether it is there. By way of a
/// selected text, which works in every browser and also from a page that was not
/// served over HTTPS.
#[must_use]
pub fn copy(text: &str) -> bool {
    let Some(body) = document().body() else {
        return false;
    };
    let Ok(area) = document().create_element("textarea") else {
        return false;
    };
    area.set_text_content(Some(text));
    let _ = area.set_attribute("class", "off-screen");
    let _ = body.append_child(&area);
    call(&area, "select", &js_sys::Array::new());
    let copied = call(
        &document(),
        "execCommand",
        &js_sys::Array::of1(&"copy".into()),
    );
    area.remove();
    copied.is_truthy()
}

/// A property by its name; undefined where there is none.
#[must_use]
pub fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method by its name and gives what it answers: undefined where there
/// is none, or it throws.
pub fn call(object: &JsValue, method: &str, arguments: &js_sys::Array) -> JsValue {
    property(object, method)
        .dyn_into::<js_sys::Function>()
        .and_then(|function| function.apply(object, arguments))
        .unwrap_or(JsValue::UNDEFINED)
}

/// Prints one part of the page; the style sheet leaves out its neighbours for
/// as long as the root says so.
pub fn print_only(id: &str) {
    set_root_attribute("data-print", id);
    print();
    // What prints later than this call returns prints the part all the same:
    // the browser has taken its copy of the page.
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute("data-print");
    }
}

/// Prints the page with everything unfolded.
pub fn print_unfolded() {
    unfold_all();
    // What is unfolded is drawn by then.
    set_timeout(print, std::time::Duration::ZERO);
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}
