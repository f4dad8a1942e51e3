//! Search as a module for JavaScript: the guide's own engine over any array of records, for those
//! who measure it or build on it. The text of the array is read piece by piece, so it never stands
//! in the module's memory as a whole.
#![cfg(target_arch = "wasm32")]

use js_sys::JsString;
use ve_lang::domain::search::record_rows::{Row, RowSplitter, Villages};
use ve_lang::domain::search::text_index::TextIndexBuilder;
use ve_lang::domain::search::{TextIndex, Wordlist, search_texts};
use wasm_bindgen::prelude::*;

/// How many characters are read at a time.
const PIECE: u32 = 1 << 18;

/// The region whose name is in most questions and in few answers.
const REGION: [&str; 2] = ["Hà Nội", "Hanoi"];

/// The engine over one array of records.
#[wasm_bindgen]
pub struct Engine {
    index: TextIndex,
    wordlist: Wordlist,
    ids: Vec<u32>,
}

#[wasm_bindgen]
impl Engine {
    /// Returns the engine over the records of a JSON array; throws what is wrong with a row.
    #[wasm_bindgen(constructor)]
    pub fn new(records_json: JsString) -> Result<Engine, JsError> {
        let wordlist = Wordlist::for_region(REGION.into_iter());
        let mut villages = Villages::default();
        each_row(&records_json, &mut |row| villages.note(&row))?;
        let mut builder = TextIndexBuilder::new(wordlist.clone());
        let mut ids = Vec::new();
        each_row(&records_json, &mut |row| {
            // Figures of one length sort as the numbers do.
            let key = format!("{:010}", row.id);
            builder.add(&row.record(&key, &villages));
            ids.push(row.id);
        })?;
        drop(villages);
        Ok(Engine { index: builder.build(), wordlist, ids })
    }

    /// Returns the ids of the best `limit` answers, the best first.
    pub fn search(&self, query: &str, limit: usize) -> Vec<u32> {
        let (best, _) = search_texts(&self.index, &self.wordlist, query, limit);
        best.iter().filter_map(|at| self.ids.get(*at as usize).copied()).collect()
    }

    /// Returns how many records answer.
    pub fn count(&self, query: &str) -> usize {
        search_texts(&self.index, &self.wordlist, query, 1).1
    }
}

fn each_row(json: &JsString, found: &mut dyn FnMut(Row<'_>)) -> Result<(), JsError> {
    let (mut splitter, mut rest, mut n) = (RowSplitter::default(), String::new(), 0_usize);
    let mut from = 0;
    while from < json.length() {
        let to = end_of_piece(json, from + PIECE);
        let piece = String::from(json.slice(from, to));
        let (mut ends, mut begun) = (Vec::new(), 0);
        splitter.take(&piece, &mut |end| ends.push(end));
        for end in ends {
            rest.push_str(piece.get(begun..end).unwrap_or_default());
            let row = rest.trim_start_matches(|c: char| c != '{');
            let row: Row<'_> = serde_json::from_str(row)
                .map_err(|error| JsError::new(&format!("record {n}: {error}")))?;
            found(row);
            (n, begun) = (n + 1, end);
            rest.clear();
        }
        rest.push_str(piece.get(begun..).unwrap_or_default());
        from = to;
    }
    match rest.trim().trim_matches(['[', ']']).trim() {
        "" => Ok(()),
        _ => Err(JsError::new(&format!("after record {n}: the array does not end"))),
    }
}

/// Returns where a piece may end: not between the halves of a character.
fn end_of_piece(json: &JsString, wanted: u32) -> u32 {
    let end = wanted.min(json.length());
    let is_first_half = |unit: f64| (0xd800 as f64..0xdc00 as f64).contains(&unit);
    if end > 0 && end < json.length() && is_first_half(json.char_code_at(end - 1)) {
        end + 1
    } else {
        end
    }
}
