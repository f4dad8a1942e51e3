//! What `view!` compiles to: elements whose attributes and children are kept in lists, so that one
//! function serves every element of every page. Everything here ends in Leptos' own `AnyView` and
//! `AnyAttribute`; only the way there is shorter.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::prelude::*;
use leptos::tachys::html::class::class;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use leptos::tachys::reactive_graph::ReactiveFunction;
use leptos::tachys::view::iterators::StaticVec;
use leptos::{html, svg};

pub use leptos::ev::Event;

/// An element on its way to a view.
pub struct Markup(Box<Parts>);

struct Parts {
    tag: &'static str,
    is_svg: bool,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

impl Markup {
    /// Returns an empty HTML element.
    pub fn html(tag: &'static str) -> Self {
        Self::new(tag, false)
    }

    /// Returns an empty SVG element.
    pub fn svg(tag: &'static str) -> Self {
        Self::new(tag, true)
    }

    fn new(tag: &'static str, is_svg: bool) -> Self {
        Self(Box::new(Parts { tag, is_svg, attributes: Vec::new(), children: Vec::new() }))
    }

    /// Adds an attribute: a text, a number, a flag, or what a function says it is now.
    #[inline]
    pub fn attr<K>(self, name: &'static str, value: impl AttributeWords<K>) -> Self {
        self.with(value.into_attribute(name))
    }

    /// Adds what happens on an event.
    #[inline]
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        self.with_handler(event, Box::new(handler))
    }

    fn with_handler(self, event: &'static str, handler: Box<dyn FnMut(Event)>) -> Self {
        self.with(on(Custom::<Event>::new(event), handler).into_any_attr())
    }

    /// Adds a property of the element, such as the text in a field, that follows a function.
    #[inline]
    pub fn prop<P: PropertyValue>(
        self,
        name: &'static str,
        value: impl Fn() -> P + Send + 'static,
    ) -> Self {
        self.with(P::into_property(name, Box::new(value)))
    }

    /// Adds a class if `wanted`.
    pub fn class_if(self, name: &'static str, wanted: bool) -> Self {
        self.with(class((name, wanted)).into_any_attr())
    }

    /// Adds a style property, given as name and value; a policy without inline styles allows it, but
    /// not in a page that is written as a file, which does without.
    pub fn style_property(self, property: (&'static str, String)) -> Self {
        if cfg!(not(target_arch = "wasm32")) {
            return self;
        }
        self.with(style(property).into_any_attr())
    }

    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Returns the element as a view.
    pub fn into_view(self) -> AnyView {
        let Parts { tag, is_svg, attributes, children } = *self.0;
        let children = StaticVec::from(children);
        if !is_svg {
            return html::custom(tag).add_any_attr(attributes).child(children).into_any();
        }
        macro_rules! named {
            ($($name:literal => $element:path),*) => {
                match tag {
                    $($name => $element().add_any_attr(attributes).child(children).into_any(),)*
                    _ => svg::g().add_any_attr(attributes).child(children).into_any(),
                }
            };
        }
        named! {
            "svg" => svg::svg, "rect" => svg::rect, "circle" => svg::circle,
            "path" => svg::path, "text" => svg::text, "tspan" => svg::tspan,
            "use" => svg::r#use, "a" => svg::a
        }
    }
}

/// Returns what a component made as a view. Never inlined: making a view takes as much code as a
/// call does many times over.
#[inline(never)]
pub fn view_of<T: IntoAny>(made: T) -> AnyView {
    made.into_any()
}

/// What can stand between braces in a view; `K` only tells the ways apart.
pub trait Shown<K> {
    /// Returns it as a view.
    fn shown(self) -> AnyView;
}

impl Shown<Fixed> for AnyView {
    fn shown(self) -> AnyView {
        self
    }
}

macro_rules! shown {
    ($($fixed:ty)*) => {$(
        impl Shown<Fixed> for $fixed {
            fn shown(self) -> AnyView {
                view_of(self)
            }
        }
    )*};
}
shown! { String &'static str u16 u32 usize Vec<AnyView> () }

impl<T: Shown<Fixed>> Shown<Fixed> for Option<T> {
    #[inline]
    fn shown(self) -> AnyView {
        view_of(self.map(T::shown))
    }
}

impl<V: Shown<Fixed>, F: Fn() -> V + Send + 'static> Shown<Following> for F {
    #[inline]
    fn shown(self) -> AnyView {
        live(Box::new(move || self().shown()))
    }
}

/// Returns a view that a function draws anew whenever what it reads changes.
fn live(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}

/// Returns fixed words as a view.
pub fn words(words: &'static str) -> AnyView {
    words.into_any()
}

/// Returns views one after the other, without an element around them.
pub fn together(views: Vec<AnyView>) -> AnyView {
    StaticVec::from(views).into_any()
}

/// What an attribute can be given as; `K` only tells the ways apart.
pub trait AttributeWords<K> {
    /// Returns the attribute.
    fn into_attribute(self, name: &'static str) -> AnyAttribute;
}

/// A value that stays.
pub struct Fixed;
/// A value that a function gives anew whenever what it reads changes.
pub struct Following;

/// What one value of an attribute is: its text, or nothing for no attribute.
pub trait AttributeText {
    /// Returns the text.
    fn into_text(self) -> Option<String>;
}

impl AttributeText for &str {
    fn into_text(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl AttributeText for String {
    fn into_text(self) -> Option<String> {
        Some(self)
    }
}

impl AttributeText for bool {
    fn into_text(self) -> Option<String> {
        self.then(String::new)
    }
}

impl<T: AttributeText> AttributeText for Option<T> {
    fn into_text(self) -> Option<String> {
        self.and_then(T::into_text)
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl AttributeText for $number {
            fn into_text(self) -> Option<String> {
                Some(self.to_string())
            }
        }
    )*};
}
numbers! { u8 u16 u32 usize }

impl<T: AttributeText> AttributeWords<Fixed> for T {
    #[inline]
    fn into_attribute(self, name: &'static str) -> AnyAttribute {
        fixed(name, self.into_text())
    }
}

impl<T: AttributeText, F: Fn() -> T + Send + 'static> AttributeWords<Following> for F {
    #[inline]
    fn into_attribute(self, name: &'static str) -> AnyAttribute {
        following(name, Box::new(move || self().into_text()))
    }
}

fn fixed(name: &'static str, text: Option<String>) -> AnyAttribute {
    custom_attribute(name, text).into_any_attr()
}

fn following(name: &'static str, text: Box<dyn Fn() -> Option<String> + Send>) -> AnyAttribute {
    custom_attribute(name, (move || text()).into_shared()).into_any_attr()
}

/// What a property can be.
pub trait PropertyValue: Sized + 'static {
    /// Returns the property.
    fn into_property(name: &'static str, value: Box<dyn Fn() -> Self + Send>) -> AnyAttribute;
}

// A page that is written as a file has the attribute that a property begins with.
impl PropertyValue for String {
    fn into_property(name: &'static str, value: Box<dyn Fn() -> Self + Send>) -> AnyAttribute {
        if cfg!(not(target_arch = "wasm32")) {
            let value = Some(value()).filter(|value| !value.is_empty());
            return custom_attribute(name, value).into_any_attr();
        }
        prop(name, (move || value()).into_shared()).into_any_attr()
    }
}

impl PropertyValue for bool {
    fn into_property(name: &'static str, value: Box<dyn Fn() -> Self + Send>) -> AnyAttribute {
        if cfg!(not(target_arch = "wasm32")) {
            return custom_attribute(name, value()).into_any_attr();
        }
        prop(name, (move || value()).into_shared()).into_any_attr()
    }
}
