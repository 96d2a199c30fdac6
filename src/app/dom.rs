//! Elements of the page, built once and kept in step by Leptos's reactive
//! graph.
//!
//! Leptos's own `view!` gives every element a type of its own, and every type
//! its own code: this interface came to 250 KB brotli of WebAssembly with it,
//! twice what the whole first load may be. Here an element is an element,
//! whatever is in it, and closures are boxed: the same interface in a fraction
//! of the bytes. Signals, memos, effects and ownership are Leptos's.
//!
//! What changes is said at the place: [`El::attr_fn`], [`El::prop_fn`] and
//! [`El::text_fn`] follow the signals they read; a [`region`] is rebuilt as a
//! whole when one it reads changes, and what was created inside is disposed.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What can stand inside an element.
pub struct Child(Vec<Node>);

impl Child {
    pub const NONE: Child = Child(Vec::new());
}

impl From<El> for Child {
    fn from(el: El) -> Child {
        Child(vec![el.0.into()])
    }
}

impl From<Option<El>> for Child {
    fn from(el: Option<El>) -> Child {
        el.map_or(Child::NONE, Child::from)
    }
}

impl From<Vec<El>> for Child {
    fn from(els: Vec<El>) -> Child {
        Child(els.into_iter().map(|el| el.0.into()).collect())
    }
}

impl From<Vec<Child>> for Child {
    fn from(children: Vec<Child>) -> Child {
        Child(children.into_iter().flat_map(|c| c.0).collect())
    }
}

impl From<&str> for Child {
    fn from(text: &str) -> Child {
        Child(vec![document().create_text_node(text).into()])
    }
}

impl From<String> for Child {
    fn from(text: String) -> Child {
        Child::from(text.as_str())
    }
}

/// An element under construction.
#[derive(Clone)]
pub struct El(Element);

/// A new HTML element.
pub fn el(tag: &str) -> El {
    let made = El(create(None, tag));
    // What is in a field goes to no list of what was typed before, and to no file
    // of open windows.
    if matches!(tag, "input" | "select" | "textarea") {
        return made.attr("autocomplete", "off");
    }
    made
}

/// A new SVG element.
pub fn svg(tag: &str) -> El {
    El(create(Some(SVG), tag))
}

fn create(namespace: Option<&str>, tag: &str) -> Element {
    let made = match namespace {
        Some(_) => document().create_element_ns(namespace, tag),
        None => document().create_element(tag),
    };
    // Every tag is a constant of ours, which no browser refuses.
    made.unwrap_or_else(|_| JsValue::NULL.unchecked_into())
}

impl El {
    /// The browser's element, for what only it can do.
    pub fn element(&self) -> &Element {
        &self.0
    }

    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.0.set_attribute(name, value);
        self
    }

    pub fn class(self, value: &str) -> El {
        if value.is_empty() {
            self
        } else {
            self.attr("class", value)
        }
    }

    pub fn id(self, value: &str) -> El {
        self.attr("id", value)
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn attr_fn(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        follow_attr(self.0.clone(), name, Box::new(value));
        self
    }

    /// A property that follows signals. It is set only where it differs, so
    /// that the caret stays where someone types.
    pub fn prop_fn(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> El {
        follow_prop(self.0.clone(), name, Box::new(value));
        self
    }

    pub fn on(self, event: &str, act: impl FnMut(Event) + 'static) -> El {
        listen(&self.0, event, Box::new(act));
        self
    }

    pub fn on_click(self, mut act: impl FnMut() + 'static) -> El {
        self.on("click", move |_| act())
    }

    pub fn child(self, child: impl Into<Child>) -> El {
        append(&self.0, child.into());
        self
    }

    /// Text that follows signals.
    pub fn text_fn(self, text: impl Fn() -> String + 'static) -> El {
        follow_text(&self.0, Box::new(text));
        self
    }

    /// A part that is rebuilt when a signal it reads changes.
    pub fn region(self, build: impl Fn() -> Child + 'static) -> El {
        self.child(region(build))
    }
}

fn follow_attr(element: Element, name: &'static str, value: Box<dyn Fn() -> Option<String>>) {
    follow(move || {
        let _ = match value() {
            Some(value) => element.set_attribute(name, &value),
            None => element.remove_attribute(name),
        };
    });
}

fn follow_prop(element: Element, name: &'static str, value: Box<dyn Fn() -> JsValue>) {
    follow(move || {
        let value = value();
        if js_sys::Reflect::get(&element, &name.into()).ok().as_ref() != Some(&value) {
            let _ = js_sys::Reflect::set(&element, &name.into(), &value);
        }
    });
}

fn follow_text(element: &Element, text: Box<dyn Fn() -> String>) {
    let node = document().create_text_node("");
    let _ = element.append_child(&node);
    follow(move || node.set_data(&text()));
}

/// A part that is rebuilt as a whole when a signal it reads changes.
pub fn region(build: impl Fn() -> Child + 'static) -> Child {
    make_region(Box::new(build))
}

fn make_region(build: Box<dyn Fn() -> Child>) -> Child {
    let start: Node = document().create_comment("").into();
    let end: Node = document().create_comment("").into();
    let holder: Node = document().create_document_fragment().into();
    let _ = holder.append_child(&start);
    let _ = holder.append_child(&end);
    let (from, to) = (start.clone(), end.clone());
    follow(move || {
        let new = build();
        let Some(parent) = to.parent_node() else {
            return;
        };
        while let Some(old) = from.next_sibling() {
            if old == to || parent.remove_child(&old).is_err() {
                break;
            }
        }
        for node in new.0 {
            let _ = parent.insert_before(&node, Some(&to));
        }
    });
    let mut nodes = vec![start.clone()];
    let mut next = start.next_sibling();
    while let Some(node) = next {
        next = node.next_sibling();
        nodes.push(node);
    }
    Child(nodes)
}

/// Puts a child into an element of the page.
pub fn fill(parent: &Element, child: Child) {
    append(parent, child);
}

fn append(parent: &Node, child: Child) {
    for node in child.0 {
        let _ = parent.append_child(&node);
    }
}

/// Runs now and again whenever a signal it reads changes, until the owner it
/// was created under is disposed.
pub fn follow(act: impl Fn() + 'static) {
    follow_boxed(Box::new(act));
}

fn follow_boxed(act: Box<dyn Fn()>) {
    let effect = RenderEffect::new(move |_| act());
    // The owner keeps it alive.
    StoredValue::new_local(effect);
}

/// Listens for as long as the target lives.
pub fn listen(target: &EventTarget, event: &str, act: Box<dyn FnMut(Event)>) {
    // Collected by the browser together with its target.
    let closure = Closure::wrap(act).into_js_value();
    let _ = target.add_event_listener_with_callback(event, closure.unchecked_ref());
}

/// What an input, select or textarea holds.
pub fn value_of(event: &Event) -> String {
    property_of(event, "value").as_string().unwrap_or_default()
}

/// Whether a checkbox is ticked.
pub fn checked_of(event: &Event) -> bool {
    property_of(event, "checked").is_truthy()
}

fn property_of(event: &Event, name: &str) -> JsValue {
    event
        .target()
        .and_then(|target| js_sys::Reflect::get(&target, &name.into()).ok())
        .unwrap_or(JsValue::UNDEFINED)
}

/// A button; `class` is `main`, `quiet`, `danger` or nothing.
pub fn button(class: &str, label: &str, act: impl FnMut() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class(class)
        .child(label)
        .on_click(act)
}

/// A link that looks like a button.
pub fn link_button(class: &str, label: &str, href: &str) -> El {
    el("a")
        .class(format!("button {class}").trim())
        .attr("href", href)
        .child(label)
}

pub fn p(class: &str, text: impl Into<Child>) -> El {
    el("p").class(class).child(text)
}

pub fn heading(level: &str, text: impl Into<Child>) -> El {
    el(level).child(text)
}

pub fn card() -> El {
    el("section").class("card")
}

pub fn actions() -> El {
    el("div").class("actions")
}

/// A table cell with an amount.
pub fn money_cell(amount: &str) -> El {
    el("td").class("money").child(amount)
}

/// A table's head: the names of its columns.
pub fn table_head(names: &[&str]) -> El {
    let mut row = el("tr");
    for name in names {
        row = row.child(head_cell("col", *name));
    }
    el("thead").child(row)
}

/// A table that scrolls by itself where it is wider than the page, with the
/// keys as well.
pub fn scroller(label: &str, table: El) -> El {
    el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label)
        .child(table)
}

/// The head of a row or column.
pub fn head_cell(scope: &str, text: impl Into<Child>) -> El {
    el("th").attr("scope", scope).child(text)
}
