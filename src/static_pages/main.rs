//! x
use ve_lang::domain::catalogue::decode::decode;
use ve_lang::web::written::Writer;
use ve_lang::i18n::{Locale, Messages};
use ve_lang::route::Address;
use ve_lang::domain::calendar::Date;
fn main() {
    let dist = std::env::args().nth(1).unwrap();
    let path = std::env::args().nth(2).unwrap();
    let core = std::fs::read(format!("{dist}/data/catalogue.json")).unwrap();
    let details = std::fs::read(format!("{dist}/data/details.json")).unwrap();
    let words = std::fs::read(format!("{dist}/i18n/vi.json")).unwrap();
    let words = Box::leak(Box::new(Messages::decode(&words, Locale::Vi).unwrap()));
    let (c, _) = decode(&core, Some(&details)).unwrap();
    let w = Writer::new(c);
    let p = w.write(Address::parse(&path, "", Date::MIN), words);
    eprintln!("{:?}", p.head);
    println!("{}", p.body);
}
