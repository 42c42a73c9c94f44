//! XML as a tree of elements, no larger and no deeper than office programs write it.
//!
//! Names are without their prefixes. Document types are refused, and with them every entity that
//! a file could bring along; external files are never asked for.

use super::letters;
use super::limits::{XML_DEPTH, XML_NODES};
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// What comes of letters that no office program writes.
const DAMAGED: &str = "a part of it is damaged";

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The name without its prefix.
    pub(super) name: Box<str>,
    /// The attributes, by their names without prefixes.
    attributes: Vec<(Box<str>, Box<str>)>,
    /// What stands in it.
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// Another element.
    Element(Element),
    /// Letters.
    Text(Box<str>),
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| &**it == name).map(|(_, value)| &**value)
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of a name in it.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |it| &*it.name == name)
    }

    /// The first element of a name in it.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|it| &*it.name == name)
    }

    /// The elements of a name in it at any depth, in the order written.
    pub(super) fn descendants<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if &*element.name == name {
                found.push(element);
            }
            element.descendants(name, found);
        }
    }

    /// All letters in it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Element(element) => element.add_text(text),
                Node::Text(letters) => text.push_str(letters),
            }
        }
    }
}

/// Reads a whole file.
pub(super) fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Element::default()];
    let mut nodes = 0;
    loop {
        nodes += 1;
        if nodes > XML_NODES {
            return Err("it has more in it than any plan".to_owned());
        }
        let event = reader.read_event().map_err(|_| DAMAGED.to_owned())?;
        let inside = open.last_mut().expect("the root is never closed");
        match event {
            Event::Start(start) => {
                let mut element = Element { name: start.local_name().as_ref().into(), ..Element::default() };
                for attribute in start.attributes().with_checks(false) {
                    let attribute = attribute.map_err(|_| DAMAGED.to_owned())?;
                    let value = attribute
                        .normalized_value(XmlVersion::Implicit1_0)
                        .map_err(|_| DAMAGED.to_owned())?;
                    element
                        .attributes
                        .push((attribute.key.local_name().as_ref().into(), letters(&value).into()));
                }
                open.push(element);
                if open.len() > XML_DEPTH {
                    return Err("its parts are nested deeper than in any plan".to_owned());
                }
            }
            Event::End(_) => {
                let closed = open.pop().expect("the reader refuses an end without a start");
                let Some(parent) = open.last_mut() else {
                    return Err(DAMAGED.to_owned());
                };
                parent.children.push(Node::Element(closed));
            }
            Event::Text(text) => inside.children.push(Node::Text(text.xml10_content().into())),
            Event::CData(text) => inside.children.push(Node::Text(text.xml10_content().into())),
            Event::GeneralRef(reference) => {
                let letter = match &*reference.clone().into_inner() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                let Some(letter) = letter else {
                    return Err("it has an XML entity of its own, which no office program writes".to_owned());
                };
                inside.children.push(Node::Text(letters(&letter.to_string()).into()));
            }
            Event::DocType(_) => {
                return Err("it declares XML entities, which no office program does".to_owned());
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if open.len() != 1 {
        return Err("its XML breaks off in the middle".to_owned());
    }
    let root = open.pop().unwrap_or_default();
    root.children
        .into_iter()
        .find_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
        .ok_or_else(|| "there is nothing in it".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_with_its_letters() {
        let root = parse("<a:x xmlns:a='u'><b c='1 &amp; 2'>one &#8211; <d/>two</b></a:x>").unwrap();
        assert_eq!(&*root.name, "x");
        assert_eq!(root.find("b").unwrap().attribute("c"), Some("1 & 2"));
        assert_eq!(root.text(), "one – two");
    }

    #[test]
    fn marks_of_our_own_are_not_written_by_numbers() {
        let root = parse("<a b='x&#xE001;y'>one &#xE001;two&#xE002;</a>").unwrap();
        assert_eq!(root.attribute("b"), Some("xy"));
        assert_eq!(root.text(), "one two");
    }

    #[test]
    fn entities_depth_and_broken_ends_are_refused() {
        let laughs = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
        assert!(parse(laughs).unwrap_err().contains("entities"));
        assert!(parse("<a>&b;</a>").unwrap_err().contains("entity"));
        assert!(parse(&"<a>".repeat(10_000)).unwrap_err().contains("nested"));
        assert!(parse("<a><b></b>").unwrap_err().contains("breaks off"));
    }
}
