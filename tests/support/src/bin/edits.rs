//! The program without its window, for `.ci/kills`: `edits STATE FILE` edits without end and says what it edited, until
//! it is killed; `edits STATE` says what the next start offers. `edits STATE FILE save` saves after each edit.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use costshare::app::{Action, App, Edit, Run, StateFolder};
use costshare::model::Field;
use costshare::text::Language;

fn main() {
    let mut words = std::env::args_os().skip(1).map(PathBuf::from);
    let state = words.next().expect("the folder of the program");
    let file = words.next();
    let saves = words.next().is_some();
    let mut app = App::starting(StateFolder::at(&state), Some(Language::En));
    let Some(file) = file else {
        for item in app.left_work().items() {
            for line in &item.differs {
                println!("{}", line.text(Language::En));
            }
        }
        return;
    };
    app.update(Action::Run(Run::Open(vec![file])));
    let id = app.document().expect("it was opened").id;
    let field: Field = "base".parse().expect("a field");
    for amount in 16_000.. {
        let value = field.parse(&format!("{amount} eok KRW")).expect("an amount");
        app.update(Action::Edit(Edit::Set { documents: vec![id], field: field.clone(), value }));
        if saves {
            app.update(Action::Run(Run::Save(id)));
        }
        println!("{amount}");
        std::io::stdout().flush().expect("somebody reads it");
        std::thread::sleep(Duration::from_millis(20));
    }
}
