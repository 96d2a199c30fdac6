//! Looking for words in texts.

/// Whether each word of a query is in one of the texts, in small or capital
/// letters. Words are parted by spaces; nothing is found in everything.
///
/// Chinese texts have spaces around figures (`15 天`) that nobody types: for
/// words that are not plain Latin they do not count.
#[must_use]
pub fn finds(query: &str, texts: &[&str]) -> bool {
    let query = query.to_lowercase();
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    query.split_whitespace().all(|word| {
        texts.iter().any(|text| {
            text.contains(word) || (!word.is_ascii() && without_spaces(text).contains(word))
        })
    })
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::finds;

    #[test]
    fn every_word_must_be_somewhere() {
        let texts = [
            "收到支付令：15 天内书面异议",
            "《民事诉讼法》",
            "An App 12378",
        ];
        for query in [
            "",
            "  ",
            "支付令",
            "支付令 异议",
            "异议\u{3000}支付令",
            "15天",
            "15 天",
            "app",
            "APP 诉讼法",
            "12378",
        ] {
            assert!(finds(query, &texts), "{query}");
        }
        for query in ["支付 令 仲裁", "12 379", "apps", "nap", "支付令，", "16天"] {
            assert!(!finds(query, &texts), "{query}");
        }
        assert!(finds("", &[]));
        assert!(!finds("x", &[]));
    }
}
