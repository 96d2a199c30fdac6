//! Looking for words in texts.

/// Whether each word of a query is in one of the texts, in small or capital
/// letters. Words are parted by spaces; nothing is found in everything.
#[must_use]
pub fn finds(query: &str, texts: &[&str]) -> bool {
    let query = query.to_lowercase();
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    query
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::finds;

    #[test]
    fn every_word_must_be_somewhere() {
        let texts = ["收到支付令：15 天内书面异议", "《民事诉讼法》", "App 12378"];
        for query in [
            "",
            "  ",
            "支付令",
            "支付令 异议",
            "异议\u{3000}支付令",
            "app",
            "APP 诉讼法",
            "12378",
        ] {
            assert!(finds(query, &texts), "{query}");
        }
        for query in ["支付 令 仲裁", "12 379", "apps", "支付令，"] {
            assert!(!finds(query, &texts), "{query}");
        }
        assert!(finds("", &[]));
        assert!(!finds("x", &[]));
    }
}
