//! The roof: Leptos. Signals, pages, widgets.
