//! What a page is about in the words of schema.org, as JSON-LD. Only facts of the catalogue: what is not
//! known is not said.

mod hours;

use crate::domain::catalogue::{
    Catalogue, Entry, EntryKind, Location, Price, Product, ProductId, Slug,
};
use crate::i18n::{Locale, Messages};
use crate::route::{Address, Route};
use serde_json::{Map, Value, json};

/// The catalogue's products are made in this country, by its ISO 3166 letters.
const COUNTRY: &str = "VN";

/// What linked data is written with.
pub struct Context<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The words of the page's language.
    pub words: &'a Messages,
    /// Where the site is, with a slash at its end, if that is known.
    pub site: Option<&'a str>,
}

/// Returns what a page says of itself: its thing, and the way to it from the front page. `title` and
/// `description` are those of its head.
pub fn of(context: &Context<'_>, address: &Address, title: &str, description: &str) -> Value {
    let mut thing = thing(context, address).unwrap_or_else(|| typed("WebPage"));
    let name = title.split(" · ").next().unwrap_or(title);
    thing.entry("name").or_insert_with(|| name.into());
    thing.entry("description").or_insert_with(|| description.into());
    thing.insert("inLanguage".into(), address.locale.tag().into());
    if let Some(url) = context.url(address) {
        thing.insert("url".into(), url.into());
    }
    let is_creative = thing.get("@type").is_some_and(|kind| {
        ["WebPage", "WebSite", "Dataset"].iter().any(|creative| kind == creative)
    });
    if !is_creative {
        thing.remove("inLanguage");
    }
    let graph = [Some(Value::Object(thing)), trail(context, address, name)];
    json!({ "@context": "https://schema.org", "@graph": graph.into_iter().flatten().collect::<Vec<_>>() })
}

impl Context<'_> {
    fn url(&self, address: &Address) -> Option<String> {
        Some([self.site?, &super::routes::folder(address)].concat())
    }

    fn tag(&self) -> &'static str {
        self.words.locale.tag()
    }
}

type Thing = Map<String, Value>;

fn typed(kind: &str) -> Thing {
    Thing::from_iter([("@type".to_owned(), kind.into())])
}

/// Adds what is known.
fn add(thing: &mut Thing, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        thing.insert(name.to_owned(), value);
    }
}

fn thing(context: &Context<'_>, address: &Address) -> Option<Thing> {
    let catalogue = context.catalogue;
    match &address.route {
        Route::Home => Some(web_site(context, address.locale)),
        Route::About => Some(dataset(context)),
        Route::Entry(kind, slug) => entry(context, *kind, slug),
        Route::Producer(slug) => {
            let producer = catalogue.producer(catalogue.find_producer(slug)?);
            let mut thing = typed("Organization");
            thing.insert("name".into(), (*producer.name).into());
            place_facts(context, &mut thing, &producer.location);
            thing.remove("geo");
            Some(thing)
        }
        Route::District(_) | Route::Commune(_) => Some(typed("AdministrativeArea")),
        _ => None,
    }
}

fn web_site(context: &Context<'_>, locale: Locale) -> Thing {
    let mut thing = typed("WebSite");
    thing.insert("name".into(), context.words.site_name().text().into());
    let search = Address::new(Route::Search(Default::default()), locale);
    let action = context.url(&search).map(|url| {
        json!({
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{url}?q={{text}}") },
            "query-input": "required name=text",
        })
    });
    add(&mut thing, "potentialAction", action);
    thing
}

/// The catalogue itself is for others too.
fn dataset(context: &Context<'_>) -> Thing {
    let mut thing = typed("Dataset");
    thing.insert("name".into(), context.words.site_name().text().into());
    thing.insert("dateModified".into(), context.catalogue.checked.to_string().into());
    thing.insert("spatialCoverage".into(), context.catalogue.region.name.get(context.tag()).into());
    let file = context.site.map(|site| {
        let url = [site, "data/catalogue.json"].concat();
        json!([{ "@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": url }])
    });
    add(&mut thing, "distribution", file);
    thing
}

fn entry(context: &Context<'_>, kind: EntryKind, slug: &Slug) -> Option<Thing> {
    let (catalogue, tag) = (context.catalogue, context.tag());
    let entry = catalogue.find(kind, slug)?;
    let mut thing = match entry {
        Entry::Product(id) => return Some(product(context, id)),
        Entry::Village(_) => typed("TouristDestination"),
        Entry::SalesPoint(_) => typed("Store"),
        Entry::Sight(_) => typed("TouristAttraction"),
        Entry::Eatery(_) => typed("FoodEstablishment"),
    };
    let name = catalogue.name(entry);
    thing.insert("name".into(), name.get(tag).into());
    let other = name.all().find(|other| *other != name.get(tag));
    add(&mut thing, "alternateName", other.map(Value::from));
    place_facts(context, &mut thing, catalogue.location(entry));
    let (hours, website) = match entry {
        Entry::SalesPoint(id) => {
            let point = catalogue.sales_point(id);
            (Some(&point.hours), point.website.as_deref())
        }
        Entry::Sight(id) => {
            let sight = catalogue.sight(id);
            let is_free = sight.ticket_vnd.map(|price| price == 0);
            add(&mut thing, "isAccessibleForFree", is_free.map(Value::from));
            (Some(&sight.hours), sight.website.as_deref())
        }
        Entry::Eatery(id) => (Some(&catalogue.eatery(id).hours), None),
        Entry::Village(id) => (None, catalogue.village(id).website.as_deref()),
        Entry::Product(_) => (None, None),
    };
    add(&mut thing, "openingHoursSpecification", hours.and_then(|h| hours::weekly(h, catalogue)));
    add(&mut thing, "sameAs", website.map(Value::from));
    Some(thing)
}

fn place_facts(context: &Context<'_>, thing: &mut Thing, location: &Location) {
    let (catalogue, tag) = (context.catalogue, context.tag());
    let mut address = typed("PostalAddress");
    let street = location.address.as_ref().map(|address| address.get(tag).into());
    add(&mut address, "streetAddress", street);
    let commune = location.commune.map(|id| (*catalogue.commune(id).name).into());
    add(&mut address, "addressLocality", commune);
    address.insert("addressRegion".into(), catalogue.region.name.get(tag).into());
    address.insert("addressCountry".into(), COUNTRY.into());
    thing.insert("address".into(), Value::Object(address));
    let geo = location.point.map(
        |point| json!({ "@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lng }),
    );
    add(thing, "geo", geo);
}

fn product(context: &Context<'_>, id: ProductId) -> Thing {
    let (catalogue, tag) = (context.catalogue, context.tag());
    let product = catalogue.product(id);
    let mut thing = typed("Product");
    thing.insert("name".into(), product.name.get(tag).into());
    thing.insert("category".into(), catalogue.product_kind(product.kind).name.get(tag).into());
    thing.insert("countryOfOrigin".into(), COUNTRY.into());
    let maker = product
        .producer
        .map(|id| json!({ "@type": "Organization", "name": &*catalogue.producer(id).name }));
    add(&mut thing, "manufacturer", maker);
    add(&mut thing, "additionalProperty", stars(product));
    add(&mut thing, "offers", product.price.as_ref().map(price));
    add(&mut thing, "sameAs", product.website.as_deref().map(Value::from));
    thing
}

/// The level of a product, where it was recognised.
fn stars(product: &Product) -> Option<Value> {
    let level = product.rating.stars?.get();
    let mut property = typed("PropertyValue");
    property.insert("name".into(), "OCOP".into());
    property.insert("value".into(), level.into());
    property.insert("minValue".into(), 3.into());
    property.insert("maxValue".into(), 5.into());
    let year = product.rating.year.map(|year| Value::from(year.to_string()));
    add(&mut property, "valueReference", year);
    Some(Value::Object(property))
}

fn price(price: &Price) -> Value {
    json!({
        "@type": "AggregateOffer",
        "priceCurrency": "VND",
        "lowPrice": price.min,
        "highPrice": price.max.unwrap_or(price.min),
    })
}

/// The way from the front page, where the addresses are known.
fn trail(context: &Context<'_>, address: &Address, name: &str) -> Option<Value> {
    if address.route == Route::Home {
        return None;
    }
    let home = Address::new(Route::Home, address.locale);
    let item = |position: u8, name: &str, url: String| json!({ "@type": "ListItem", "position": position, "name": name, "item": url });
    let items = [
        item(1, context.words.site_name(), context.url(&home)?),
        item(2, name, context.url(address)?),
    ];
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}
