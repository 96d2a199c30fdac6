//! Tables for a spreadsheet.

/// A table, row by row.
pub struct Csv(String);

impl Default for Csv {
    fn default() -> Csv {
        // A byte order mark, by which spreadsheets know the encoding.
        Csv(String::from('\u{feff}'))
    }
}

impl Csv {
    /// A table with a head.
    #[must_use]
    pub fn new(head: &[&str]) -> Csv {
        let mut csv = Csv::default();
        csv.row(head);
        csv
    }

    /// Adds a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            self.cell(cell.as_ref());
        }
        self.0.push_str("\r\n");
    }

    /// Quoted where it must be. What begins like a formula is made text, lest a
    /// spreadsheet computes with a name; a number stays one.
    fn cell(&mut self, text: &str) {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let number = |c: char| c.is_ascii_digit() || c == '.';
        let is_number = text
            .strip_prefix('-')
            .is_some_and(|rest| rest.chars().all(number));
        let quoted = text.contains([',', '"', '\n', '\r']);
        if quoted {
            self.0.push('"');
        }
        if formula && !is_number {
            self.0.push('\'');
        }
        for c in text.chars() {
            if c == '"' {
                self.0.push('"');
            }
            self.0.push(c);
        }
        if quoted {
            self.0.push('"');
        }
    }

    /// The file's text.
    #[must_use]
    pub fn text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut csv = Csv::new(&["a", "b,c"]);
        csv.row(&["1,234.00", "-12.50"]);
        csv.row(&["say \"no\"", "two\nlines"]);
        csv.row(&["=1+1", "-x"]);
        csv.row(&["", "@a,b"]);
        assert_eq!(
            csv.text(),
            "\u{feff}a,\"b,c\"\r\n\"1,234.00\",-12.50\r\n\"say \"\"no\"\"\",\"two\nlines\"\r\n\
             '=1+1,'-x\r\n,\"'@a,b\"\r\n"
        );
    }
}
