//! Writes the static pages into a built release: `ve-lang-pages DIST [SITE]`. SITE is the whole address
//! that the guide will have, for the links that may only be whole: canonical ones, those of previews
//! and of the sitemap. Without it they are left out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};
use ve_lang::command::release::{NOT_FOUND, SHELL, UNLISTED};
use ve_lang::domain::catalogue::decode::decode;
use ve_lang::i18n::{Locale, Messages};
use ve_lang::route::{Address, Route};
use ve_lang::static_pages::art::Art;
use ve_lang::static_pages::head::{self, Facts, picture};
use ve_lang::static_pages::linked_data::{self, Context};
use ve_lang::static_pages::painter::Painter;
use ve_lang::static_pages::preview::{self, Preview};
use ve_lang::static_pages::template::{Filling, Template};
use ve_lang::static_pages::tidy::tidy;
use ve_lang::static_pages::{assistants, routes, sitemap};
use ve_lang::web::written::{Head, Writer};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [dist] => write_all(Path::new(dist), None),
        [dist, site] => match site.starts_with("https://") || site.starts_with("http://") {
            true => write_all(Path::new(dist), Some(&[site.trim_end_matches('/'), "/"].concat())),
            false => Err(format!("{site} is no address of a site: it begins with https://")),
        },
        _ => Err("usage: ve-lang-pages DIST [SITE]".to_owned()),
    };
    match done {
        Ok(n_pages) => {
            eprintln!("{n_pages} pages written");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Everything that one page is made with.
struct Release<'a> {
    writer: Writer,
    words: Vec<(Locale, &'static Messages)>,
    template: Template<'a>,
    art: Art<'a>,
    dist: &'a Path,
    site: Option<&'a str>,
}

fn write_all(dist: &Path, site: Option<&str>) -> Result<usize, String> {
    let (shell, art) = (text(&dist.join(SHELL))?, text(&art(dist)?)?);
    // The frame alone is every page's template, but for what keeps it out of search engines.
    let shell = shell.replace(UNLISTED, "");
    let read = |name: &str| read(&dist.join(name));
    let (core, details) = (read("data/catalogue.json")?, read("data/details.json")?);
    let (catalogue, _) =
        decode(&core, Some(&details)).map_err(|error| format!("the catalogue: {error:?}"))?;
    let words = |locale: Locale| {
        let name = format!("i18n/{}.json", locale.tag());
        let words = Messages::decode(&read(&name)?, locale).ok_or(format!("{name} lacks words"))?;
        Ok::<_, String>((locale, &*Box::leak(Box::new(words))))
    };
    let release = Release {
        writer: Writer::new(catalogue),
        words: Locale::ALL.into_iter().map(words).collect::<Result<_, _>>()?,
        template: Template::parse(&shell).map_err(|lacks| format!("{SHELL} lacks {lacks}"))?,
        art: Art::read(&art),
        dist,
        site,
    };
    let pages = routes::all(release.writer.catalogue());
    for page in &pages {
        let folder = routes::folder(page);
        write(
            &dist.join(&folder).join("index.html"),
            &release.page(page, &routes::way_up(&folder)),
        )?;
    }
    release.write_missing()?;
    release.paint(&pages)?;
    if let Some(site) = site {
        let map = sitemap::sitemap(site, &pages, release.writer.catalogue().checked);
        write(&dist.join("sitemap.xml"), &map)?;
    }
    write(&dist.join("robots.txt"), &sitemap::robots(site))?;
    for (name, text) in (assistants::Guide { catalogue: release.writer.catalogue(), site }).files()
    {
        write(&dist.join(name), &text)?;
    }
    Ok(pages.len())
}

/// Returns where the drawings lie, which are named by what they hold.
fn art(dist: &Path) -> Result<PathBuf, String> {
    let files = fs::read_dir(dist).map_err(|error| told(dist, &error))?;
    let is_art = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with("art") && name.ends_with(".svg")
    };
    let found = files.filter_map(Result::ok).map(|file| file.path()).find(is_art);
    found.ok_or_else(|| format!("{}: no drawings", dist.display()))
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| told(path, &error))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| told(path, &error))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| told(path, &error))
}

fn told(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

impl Release<'_> {
    fn words(&self, locale: Locale) -> Option<&'static Messages> {
        self.words.iter().find(|(known, _)| *known == locale).map(|(_, words)| *words)
    }

    fn page(&self, address: &Address, base: &str) -> String {
        let Some(words) = self.words(address.locale) else { return String::new() };
        let page = self.writer.write(address.clone(), words);
        let context = Context { catalogue: self.writer.catalogue(), words, site: self.site };
        let data = linked_data::of(&context, address, &page.head.title, &page.head.description);
        let head = [self.head(address, &page.head), script(&data.to_string())].concat();
        let body = tidy(&page.body);
        self.template.fill(&Filling {
            language: page.head.language,
            base,
            title: &page.head.title,
            description: &page.head.description,
            head: &head,
            drawings: &self.art.used_by(&body),
            body: &body,
            shows_details: address.route.screen().shows_details(),
        })
    }

    fn head(&self, address: &Address, head: &Head) -> String {
        head::elements(&Facts {
            site: self.site,
            address,
            title: &head.title,
            description: &head.description,
            canonical: &head.canonical,
            alternates: &head.alternates,
        })
    }

    /// Paints the picture of every page that has one.
    fn paint(&self, pages: &[Address]) -> Result<(), String> {
        let painter = Painter::new(&self.dist.join("fonts"), Path::new(PAINTED))?;
        let with_picture = pages.iter().filter(|page| page.locale == Locale::Vi);
        let pictures: Vec<(PathBuf, String)> = with_picture
            .filter_map(|page| Some((self.dist.join(picture(page)?), self.picture(page, &painter))))
            .collect();
        painter.paint_all(&pictures)
    }

    fn picture(&self, address: &Address, painter: &Painter) -> String {
        let catalogue = self.writer.catalogue();
        let title = |locale: Locale| {
            let address = Address::new(address.route.clone(), locale);
            let head = self.words(locale).map(|words| self.writer.head(address, words));
            let title = head.map(|head| head.title).unwrap_or_default();
            title.split(" · ").next().unwrap_or_default().to_owned()
        };
        let (own, other) = (title(Locale::Vi), title(Locale::En));
        let drawing = routes::drawing(catalogue, &address.route);
        let print = tidy(&self.writer.print(drawing));
        let used = [&print, "href=\"#mark\" href=\"#wordmark\""].concat();
        let preview = Preview {
            title: &own,
            subtitle: if other == own { "" } else { &other },
            craft: drawing.craft,
            negative: drawing.negative,
            print: &print,
            drawings: &self.art.used_by(&used),
        };
        preview::svg(&preview, &|text, weight| painter.measure(text, weight))
    }

    /// What a host answers an unknown address with, at any depth: its base, a path from the root of the
    /// host, is that of the site or else the one that the release was named with.
    fn write_missing(&self) -> Result<(), String> {
        let file = self.dist.join(NOT_FOUND);
        let named = text(&file)?;
        let base = named.split_once("<base href=\"").and_then(|(_, rest)| rest.split_once('"'));
        let of_site = self.site.and_then(|site| site.splitn(4, '/').nth(3));
        let base = match (of_site, base) {
            (Some(path), _) => ["/", path].concat(),
            (None, Some((base, _))) => base.to_owned(),
            (None, None) => return Err(format!("{NOT_FOUND} lacks a <base>")),
        };
        let address = Address::new(Route::NotFound, Locale::Vi);
        write(&file, &self.page(&address, &base))
    }
}

/// Where pictures are kept from one release to the next.
const PAINTED: &str = "target/previews";

/// Returns data as an element of the head. It is no program, so no policy asks about it.
fn script(data: &str) -> String {
    // Nothing within may look like the element's end.
    let data = data.replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{data}</script>\n")
}
