//! Starts the app in the page.

fn main() {
    ashore::app::start();
}
