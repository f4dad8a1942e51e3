//! The assistant's own program. It runs in a thread beside the page and is fetched at the first call of
//! a tool, which only a browser that offers tools to an assistant makes. `public/assistant_thread.js`
//! calls it.

#[cfg(target_arch = "wasm32")]
mod thread {
    use std::cell::RefCell;
    use ve_lang::assistant::Assistant;
    use ve_lang::domain::calendar::Date;
    use ve_lang::domain::catalogue::decode;
    use ve_lang::domain::travel::{Matrix, network};
    use ve_lang::i18n::{Locale, Messages};
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static GUIDE: RefCell<Option<Assistant>> = const { RefCell::new(None) };
    }

    fn spoken(words: &[u8], language: &str) -> Option<Messages> {
        let locale = Locale::ALL.into_iter().find(|locale| locale.tag() == language)?;
        Messages::decode(words, locale)
    }

    /// Takes the files of the catalogue, of its details, of the roads and of the matrix, which is empty
    /// if there is none, the words of a language and the address of the guide's folder; returns whether
    /// they serve. Details, roads and a matrix that cannot be read are as none.
    #[wasm_bindgen]
    pub fn open(
        catalogue: &[u8],
        details: &[u8],
        roads: &[u8],
        matrix: &[u8],
        words: &[u8],
        language: &str,
        base: &str,
    ) -> bool {
        let whole = decode(catalogue, Some(details)).or_else(|_| decode(catalogue, None));
        let (Ok((catalogue, _)), Some(words)) = (whole, spoken(words, language)) else {
            return false;
        };
        let mut roads = network::decode(roads).ok().map(|(roads, _)| roads);
        if let Some(roads) = roads.as_mut().filter(|_| !matrix.is_empty()) {
            roads.matrix = Matrix::open(matrix, &catalogue).ok();
        }
        GUIDE.set(Some(Assistant::new(catalogue, roads, words, base)));
        true
    }

    /// Answers in the language of these words from now on.
    #[wasm_bindgen]
    pub fn speak(words: &[u8], language: &str) {
        GUIDE.with_borrow_mut(|guide| {
            if let (Some(guide), Some(words)) = (guide, spoken(words, language)) {
                guide.speak(words);
            }
        });
    }

    /// Returns a tool's answer as JSON; throws the sentence that says what is wrong with the call.
    /// `today` is counted in days from 1970, in Hà Nội.
    #[wasm_bindgen]
    pub fn call(tool: &str, arguments: &str, today: i32) -> Result<String, String> {
        GUIDE.with_borrow(|guide| {
            let today = Date::from_epoch_days(today);
            let (Some(guide), Some(today)) = (guide, today) else {
                return Err("The guide is not there.".to_owned());
            };
            guide.call(tool, arguments, today).map(|answer| answer.to_string())
        })
    }
}

/// Nothing happens until a message comes.
fn main() {}
