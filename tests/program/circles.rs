//! No circle of files inside a floor: read one file, then those that it uses, and so on, and none comes back.
//!
//! What a file uses is read from its paths: `use` lines and names written with `::`. A name that a module hands
//! on with `pub use` counts where it is defined, so that a list of a folder's parts is no use of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module by its path below the crate, such as `["engine", "plan"]`.
type Module = Vec<String>;

/// Files that may use each other, with the reason.
const RECURSIVE: [(&str, &str, &str); 1] = [(
    "model/clauses/growth",
    "model/clauses/growth/sum",
    "a growth may be a sum, and a sum is of two growths",
)];

#[test]
fn no_file_comes_back_to_itself() {
    let crate_ = Sources::read(Path::new("src"));
    assert!(crate_.files.len() > 200, "the sources were found");
    let mut told = Vec::new();
    for circle in circles(&crate_.uses()) {
        let names: Vec<String> = circle.iter().map(|module| module.join("/")).collect();
        if !RECURSIVE.iter().any(|(one, other, _)| names == [*one, *other]) {
            told.push(format!("these files use each other: {}", names.join(", ")));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The reading itself: of three files that use each other by a name handed on, by a folder and by a path,
/// and one that only uses.
#[test]
fn a_circle_is_found_however_a_file_is_named() {
    let sources = Sources::of([
        ("a", "pub mod list;\npub mod one;\npub use one::One;\n"),
        ("a/one", "use super::two;\npub struct One;\nfn f() { two::three(); }\n"),
        ("a/two", "use crate::b::list::{self, Three};\npub fn three() { list::three(Three) }\n"),
        ("b", "pub mod list;\n"),
        ("b/list", "pub struct Three;\npub fn three(_: Three) { let _ = crate::a::One; } // crate::c::X\n"),
        ("c", "use crate::a::One;\npub struct X(One);\n#[cfg(test)]\nmod tests { use crate::a::two; }\n"),
    ]);
    let circle = ["a/one", "a/two", "b/list"].map(module).to_vec();
    assert_eq!(circles(&sources.uses()), [circle]);
}

fn module(name: &str) -> Module {
    name.split('/').map(str::to_owned).collect()
}

struct Sources {
    /// The text of each module without comments, tests and texts in quotes.
    files: BTreeMap<Module, String>,
}

/// A name that a line of `use` brings: the path from the crate on, what it is called, whether it is handed on.
struct Import {
    path: Module,
    name: String,
    hands_on: bool,
}

impl Sources {
    fn read(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("it is a folder") {
                let path = entry.expect("it can be listed").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let below = path.strip_prefix(root).expect("it is in there").with_extension("");
                    let mut module: Module =
                        below.iter().map(|step| step.to_string_lossy().into_owned()).collect();
                    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
                        module.pop();
                    }
                    files.insert(module, plain(&fs::read_to_string(&path).expect("sources are text")));
                }
            }
        }
        Self { files }
    }

    fn of<const N: usize>(files: [(&str, &str); N]) -> Self {
        Self { files: files.into_iter().map(|(name, text)| (module(name), plain(text))).collect() }
    }

    /// The modules that each uses.
    fn uses(&self) -> BTreeMap<&Module, BTreeSet<&Module>> {
        let imports: BTreeMap<&Module, Vec<Import>> =
            self.files.keys().map(|module| (module, self.imports(module))).collect();
        let uses_of = |module: &Module| {
            let mut names: BTreeMap<String, Module> = BTreeMap::new();
            let mut used = Vec::new();
            for import in imports[module].iter().filter(|import| !import.hands_on) {
                names.insert(import.name.clone(), import.path.clone());
                // The name of a module alone is no use of it.
                if !self.files.contains_key(&import.path) {
                    used.push(import.path.clone());
                }
            }
            for child in self.files.keys().filter(|child| child.len() == module.len() + 1) {
                if child.starts_with(module) {
                    names.entry(child[module.len()].clone()).or_insert_with(|| child.clone());
                }
            }
            for path in paths(&without_uses(&self.files[module])) {
                let first = names.get(&path[0]).map(|start| [start, &path[1..]].concat());
                used.extend(self.absolute(module, &path).or(first));
            }
            let found = used.iter().filter_map(|path| self.defined(path, &imports, 0));
            found.filter(|found| *found != module && !found.is_empty()).collect()
        };
        self.files.keys().map(|module| (module, uses_of(module))).collect()
    }

    /// A path that begins with `crate`, `self`, `super`, from the crate on.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let ups = path.iter().take_while(|step| *step == "super").count();
        match path[0].as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([module, &path[1..]].concat()),
            _ if ups > 0 => Some([&module[..module.len().checked_sub(ups)?], &path[ups..]].concat()),
            first => {
                let child = [module.as_slice(), &[first.to_owned()]].concat();
                self.files.contains_key(&child).then(|| [module, path].concat())
            }
        }
    }

    fn imports(&self, module: &Module) -> Vec<Import> {
        let mut found = Vec::new();
        for (line, hands_on) in use_lines(&self.files[module]) {
            for mut path in expanded(&line) {
                let mut name = path.last().cloned().unwrap_or_default();
                if let Some((last, called)) = name.clone().split_once(" as ") {
                    path.pop();
                    path.push(last.trim().to_owned());
                    called.trim().clone_into(&mut name);
                }
                if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
                    path.pop();
                    name = path.last().cloned().unwrap_or_default();
                }
                if let Some(path) = self.absolute(module, &path) {
                    found.push(Import { path, name, hands_on });
                }
            }
        }
        found
    }

    /// The module in which what a path names is defined.
    fn defined<'a>(
        &'a self,
        path: &[String],
        imports: &BTreeMap<&Module, Vec<Import>>,
        depth: usize,
    ) -> Option<&'a Module> {
        let of = (0..=path.len()).rev().find_map(|end| self.files.get_key_value(&path[..end]))?;
        let Some(name) = path.get(of.0.len()).filter(|_| depth < 8) else { return Some(of.0) };
        let is_defined = |of: (&'a Module, &'a String)| {
            ["struct", "enum", "fn", "trait", "type", "const", "static"]
                .iter()
                .any(|word| has_words(of.1, word, name))
        };
        if is_defined(of) {
            return Some(of.0);
        }
        let handed = imports[of.0].iter().filter(|import| import.hands_on);
        for import in handed {
            if import.name == *name {
                return self.defined(&import.path, imports, depth + 1);
            }
            if import.name == "*" {
                let star = self.files.get_key_value(&import.path[..import.path.len() - 1]);
                if let Some(star) = star.filter(|star| is_defined(*star)) {
                    return Some(star.0);
                }
            }
        }
        Some(of.0)
    }
}

/// The code before the tests, without comments and texts in quotes.
fn plain(text: &str) -> String {
    let code = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    let mut plain = String::new();
    for line in code {
        let mut quoted = false;
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' if quoted => drop(letters.next()),
                '"' => quoted = !quoted,
                '/' if !quoted && letters.peek() == Some(&'/') => break,
                letter if !quoted => plain.push(letter),
                _ => {}
            }
        }
        plain.push('\n');
    }
    plain
}

/// The trees of the lines of `use`, each with whether it hands on.
fn use_lines(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start();
        let is_public = line.starts_with("pub ") || line.starts_with("pub(");
        let rest = if is_public { line.split_once(' ').map_or("", |(_, rest)| rest) } else { line };
        let Some(tree) = rest.strip_prefix("use ") else { continue };
        let mut tree = tree.to_owned();
        while !tree.contains(';') {
            let Some(more) = lines.next() else { break };
            tree.push_str(more);
        }
        found.push((tree.split(';').next().unwrap_or_default().to_owned(), is_public));
    }
    found
}

fn without_uses(text: &str) -> String {
    let mut rest = String::new();
    let mut in_use = false;
    for line in text.lines() {
        let start = line.trim_start();
        in_use |= start.starts_with("use ") || (start.starts_with("pub") && start.contains(" use "));
        if !in_use {
            rest.push_str(line);
            rest.push('\n');
        }
        in_use &= !line.contains(';');
    }
    rest
}

/// Every path of a tree such as `a::{b, c::{self, D}}`; what is called otherwise keeps its `as`.
fn expanded(tree: &str) -> Vec<Module> {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![tree.split("::").map(|step| step.trim().to_owned()).collect()];
    };
    let before: Module =
        before.split("::").map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect();
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let (mut depth, mut branch, mut branches) = (0, String::new(), Vec::new());
    for letter in inner.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                branches.push(std::mem::take(&mut branch));
                continue;
            }
            _ => {}
        }
        branch.push(letter);
    }
    branches.push(branch);
    let branches = branches.iter().filter(|branch| !branch.trim().is_empty());
    branches.flat_map(|branch| expanded(branch)).map(|branch| [before.clone(), branch].concat()).collect()
}

/// Names with `::` between them.
fn paths(text: &str) -> Vec<Module> {
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    text.split(|c| !is_path(c))
        .map(|path| path.split("::").map(str::to_owned).collect::<Module>())
        .filter(|path| path.len() > 1 && path.iter().all(|step| !step.is_empty() && !step.contains(':')))
        .collect()
}

/// Whether a word stands before a name.
fn has_words(text: &str, word: &str, name: &str) -> bool {
    let both = format!("{word} {name}");
    text.match_indices(&both).any(|(at, _)| {
        let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        ends(text[..at].chars().next_back()) && ends(text[at + both.len()..].chars().next())
    })
}

/// The sets of modules that all lead to each other, of one floor, in their order.
fn circles(uses: &BTreeMap<&Module, BTreeSet<&Module>>) -> Vec<Vec<Module>> {
    let reached = |from: &Module| {
        let mut seen: BTreeSet<&Module> = BTreeSet::new();
        let mut open: Vec<&Module> = uses[from].iter().copied().collect();
        while let Some(module) = open.pop() {
            if seen.insert(module) {
                open.extend(&uses[module]);
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        uses.keys().map(|module| (*module, reached(module))).collect();
    let mut found: BTreeSet<Vec<Module>> = BTreeSet::new();
    for (&module, from_here) in &reached {
        let circle: Vec<Module> = from_here
            .iter()
            .filter(|other| reached[**other].contains(module))
            .map(|other| (*other).clone())
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}
