use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <main id="app">"上岸 Ashore"</main> });
}
