//! Enums whose variants are offered as choices: pages, charts, formats.

/// An enum that is the one list of its kind of thing. What its variants are stands in their documentation, which is
/// also the help of commands; each has a word.
///
/// It gives `ALL`, the variants in the order in which they are offered; `key`, the word; `about`, the
/// documentation. The first variant is the default. Menus, the command line and tests loop over `ALL`, so that a new
/// variant is in each of them by itself.
macro_rules! choices {
    (
        $(#[$enum_meta:meta])*
        pub enum $name:ident { $($(#[doc = $about:literal])+ $variant:ident: $key:literal,)+ }
    ) => {
        $(#[$enum_meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[doc = $about])+ $variant,)+ }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$variant),+];

            /// Its word on the command line and in the names of files, the same in every language.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// What it is, in English, as the help of commands says it.
            pub fn about(self) -> &'static str {
                let about = match self { $(Self::$variant => concat!($($about),+),)+ };
                about.trim().trim_end_matches('.')
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }
    };
}

pub(crate) use choices;
