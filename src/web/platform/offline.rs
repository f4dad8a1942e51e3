//! The copy of the guide that a service worker keeps on this device: news of it, and what a visitor may
//! ask of it. The other end is `public/offline.js`.

use js_sys::{Array, Function};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = offline)]
    async fn ask_worker(what: &str, tell: &Function) -> Result<JsValue, JsValue>;
}

/// What is told of the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// There is a newer release, or there are newer data, than this page was started from.
    Newer,
    /// Whether the browser offers to install the guide.
    Installable(bool),
    /// How many bytes are here, and how many more would be sent for the whole guide.
    Holds(u32, u32),
    /// How far the work is: done, of all.
    Progress(u32, u32),
    /// How many files were checked, how many had to be fetched anew, and which could not be.
    Checked(u32, u32, String),
    /// Not everything could be fetched; whether for want of room.
    Failed(bool),
    /// No copy can be kept.
    NoCopy,
}

/// What a visitor asks for.
#[derive(Clone, Copy)]
pub enum Wish {
    /// To hear what is news, from now on.
    Watch,
    /// To hear what is here.
    State,
    /// To have the whole guide here.
    Save,
    /// To have all that is here checked and mended.
    Check,
    /// To go over to what is newer; the page is loaded again.
    Take,
    /// To be asked by the browser whether to install the guide.
    Install,
    /// To have the browser keep what is here.
    Persist,
}

impl Wish {
    fn name(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::State => "state",
            Self::Save => "save",
            Self::Check => "check",
            Self::Take => "take",
            Self::Install => "install",
            Self::Persist => "persist",
        }
    }
}

/// Asks for something, and tells what comes of it.
pub fn ask(wish: Wish, on_news: Callback<News>) {
    if super::dom::window().is_none() {
        return;
    }
    let tell = Closure::<dyn Fn(String, Array)>::new(move |what: String, told: Array| {
        if let Some(news) = news(&what, &told) {
            on_news.try_run(news);
        }
    });
    spawn_local(async move {
        // Where there is no copy and no way to one, nothing is told.
        let _ = ask_worker(wish.name(), tell.as_ref().unchecked_ref()).await;
        if matches!(wish, Wish::Watch) {
            tell.forget();
        }
    });
}

/// Asks the browser not to clear away what is kept on this device.
pub fn persist() {
    ask(Wish::Persist, Callback::new(drop));
}

fn news(what: &str, told: &Array) -> Option<News> {
    let number = |at| told.get(at).as_f64().unwrap_or_default() as u32;
    match what {
        "newer" => Some(News::Newer),
        "installable" => Some(News::Installable(number(0) > 0)),
        "state" => Some(News::Holds(number(0), number(1))),
        "progress" => Some(News::Progress(number(0), number(1))),
        "checked" => {
            let broken: Vec<String> = told.iter().filter_map(|value| value.as_string()).collect();
            Some(News::Checked(number(0), number(1), broken.join(", ")))
        }
        "failed" => {
            let why = told.get(0).as_string();
            Some(News::Failed(why.is_some_and(|why| why == "QuotaExceededError")))
        }
        "none" => Some(News::NoCopy),
        _ => None,
    }
}
