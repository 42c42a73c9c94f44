//! Problems as the Static Analysis Results Interchange Format has them (OASIS SARIF 2.1.0).

use super::{Problem, Problems, Rule, Span, place_of};
use crate::files::Sources;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What a path may not hold where a URI stands (RFC 3986).
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// All problems as the results of one run, with the rules that they are of.
pub(super) fn render(problems: &Problems, sources: &Sources, rules: &[Rule]) -> String {
    let found = |rule: &&Rule| problems.as_slice().iter().any(|problem| problem.code == rule.code);
    let rules: Vec<&Rule> = rules.iter().filter(found).collect();
    let results: Vec<Value> =
        problems.as_slice().iter().map(|problem| result(problem, sources, &rules)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "planpress",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("texts and numbers can be written as JSON");
    text.push('\n');
    text
}

fn described(rule: &Rule) -> Value {
    let mut described = Map::new();
    described.insert("id".to_owned(), json!(rule.code));
    described.insert("shortDescription".to_owned(), json!({"text": rule.title}));
    described.insert("help".to_owned(), json!({"text": rule.page, "markdown": rule.page}));
    if let Some(severity) = rule.severity {
        described.insert("defaultConfiguration".to_owned(), json!({"level": severity.word()}));
    }
    Value::Object(described)
}

fn result(problem: &Problem, sources: &Sources, rules: &[&Rule]) -> Value {
    let hint = problem.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
    let mut result = Map::new();
    let mut set = |name: &str, value: Value| result.insert(name.to_owned(), value);
    set("ruleId", json!(problem.code));
    if let Some(at) = rules.iter().position(|rule| rule.code == problem.code) {
        set("ruleIndex", json!(at));
    }
    set("level", json!(problem.severity.word()));
    set("message", json!({"text": format!("{}{hint}", problem.message)}));
    if let Some(span) = problem.span {
        set("locations", json!([{"physicalLocation": physical(span, sources)}]));
    }
    if let Some((span, message)) = &problem.related {
        let location = json!({"physicalLocation": physical(*span, sources), "message": {"text": message}});
        set("relatedLocations", json!([location]));
    }
    if let Some(first) = problem.fix.first() {
        let of_file = problem.fix.iter().filter(|edit| edit.span.source == first.span.source);
        let replacements: Vec<Value> = of_file
            .map(|edit| {
                let deleted = region(edit.span, sources);
                json!({"deletedRegion": deleted, "insertedContent": {"text": edit.text}})
            })
            .collect();
        let change = json!({"artifactLocation": artifact(first.span, sources), "replacements": replacements});
        set("fixes", json!([{"artifactChanges": [change]}]));
    }
    Value::Object(result)
}

fn physical(span: Span, sources: &Sources) -> Value {
    json!({"artifactLocation": artifact(span, sources), "region": region(span, sources)})
}

fn artifact(span: Span, sources: &Sources) -> Value {
    let path = sources[span.source].shown_path.replace('\\', "/");
    json!({"uri": utf8_percent_encode(&path, IN_PATH).to_string()})
}

fn region(span: Span, sources: &Sources) -> Value {
    let place = place_of(span, &sources[span.source].text);
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}
