//! `view!` with the grammar of Leptos, compiled to calls of `crate::web::markup`, whose functions
//! are not generic over every element's type. Leptos' own macro made three times the code for the
//! same pages; a component inside a view is still handed to it. Drop this crate when that changes:
//! the views stay as they are.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::Stmt;
use syn::spanned::Spanned;

type Element = NodeElement<rstml::Infallible>;

/// Elements that are drawn, not laid out, and need the namespace of SVG.
const SVG: [&str; 8] = ["svg", "rect", "g", "circle", "path", "text", "tspan", "use"];

/// Compiles HTML with Rust in braces to an `AnyView`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match rstml::parse2(tokens.into()) {
        Ok(nodes) => together(&nodes).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

fn together(nodes: &[Node]) -> TokenStream {
    let views: Vec<TokenStream> = nodes.iter().filter_map(one).collect();
    match views.as_slice() {
        [only] => quote!(#only),
        views => quote!(crate::web::markup::together(::std::vec![#(#views),*])),
    }
}

fn one(node: &Node) -> Option<TokenStream> {
    Some(match node {
        Node::Element(element) if is_plain(element) => plain(element),
        Node::Element(element) if element.children.is_empty() && has_typed_name(element) => {
            component(element)
        }
        Node::Element(element) => {
            quote!(crate::web::markup::view_of(::leptos::view! { #element }))
        }
        Node::Text(text) => {
            let words = text.value_string();
            quote!(crate::web::markup::words(#words))
        }
        Node::Block(block) => {
            let inside = without_braces(block);
            quote_spanned!(block.span()=> crate::web::markup::Shown::shown(#inside))
        }
        Node::Fragment(fragment) => together(&fragment.children),
        Node::Comment(_) | Node::Doctype(_) | Node::RawText(_) | Node::Custom(_) => return None,
    })
}

/// A component without children is called with its properties; Leptos' macro does the same behind
/// a wrapper that costs more than many a component.
fn component(element: &Element) -> TokenStream {
    let path = element.name();
    let properties: Vec<TokenStream> = attributes(element)
        .map(|attribute| {
            let key = &attribute.key;
            match attribute.value() {
                Some(value) => quote!(.#key(#value)),
                None => quote!(.#key(#key)),
            }
        })
        .collect();
    if properties.is_empty() {
        return quote!(crate::web::markup::view_of(#path()));
    }
    quote! {
        crate::web::markup::view_of(#path(
            ::leptos::component::component_props_builder(&#path) #(#properties)* .build()
        ))
    }
}

fn has_typed_name(element: &Element) -> bool {
    attributes(element).all(|attribute| !name(attribute).contains(':'))
        && attributes(element).all(|attribute| name(attribute) != "node_ref")
}

/// A block of one expression is that expression.
fn without_braces(block: &NodeBlock) -> TokenStream {
    match block.try_block().map(|block| block.stmts.as_slice()) {
        Some([Stmt::Expr(only, None)]) => quote!(#only),
        _ => quote!(#block),
    }
}

/// Components, and elements that a `NodeRef` must know by type, are left to Leptos.
fn is_plain(element: &Element) -> bool {
    let path = element.name().to_string();
    let last = path.rsplit(':').next().unwrap_or_default().trim();
    let is_component = last.starts_with(|first: char| first.is_ascii_uppercase());
    let is_referred_to = attributes(element).any(|attribute| name(attribute) == "node_ref");
    !is_component && !is_referred_to
}

fn attributes(element: &Element) -> impl Iterator<Item = &KeyedAttribute> {
    element.attributes().iter().filter_map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => Some(attribute),
        NodeAttribute::Block(_) => None,
    })
}

fn name(attribute: &KeyedAttribute) -> String {
    attribute.key.to_string().replace(' ', "")
}

fn plain(element: &Element) -> TokenStream {
    let written = element.name().to_string();
    let tag = written.trim_end_matches('_');
    let begin = match SVG.contains(&tag) {
        true => quote!(crate::web::markup::Markup::svg(#tag)),
        false => quote!(crate::web::markup::Markup::html(#tag)),
    };
    let attributes = attributes(element).map(attribute);
    let children = element.children.iter().filter_map(one);
    quote! {
        #begin #(#attributes)* #(.child(#children))* .into_view()
    }
}

fn attribute(attribute: &KeyedAttribute) -> TokenStream {
    let name = name(attribute);
    let Some(value) = attribute.value() else { return quote!(.attr(#name, "")) };
    let span = value.span();
    match name.split_once(':') {
        Some(("on", event)) => quote_spanned!(span=> .on(#event, #value)),
        Some(("prop", property)) => quote_spanned!(span=> .prop(#property, #value)),
        Some(("class", class)) => quote_spanned!(span=> .class_if(#class, #value)),
        _ if name == "style" => quote_spanned!(span=> .style_property(#value)),
        _ => quote_spanned!(span=> .attr(#name, #value)),
    }
}
