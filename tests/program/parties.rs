//! Whose agreement it is and what it continues: without the word of the scenario nothing of the
//! record's contributions is shown, compared or offered, and nobody pays because of a currency.

use costshare::engine::check::{Problem, check};
use costshare::engine::{Measure, Over, RowName, compare, plan, project};
use costshare::files::{bundled, read_scenario, record};
use costshare::model::{Field, Parties, Scenario, UnknownReason, Value, Year};
use costshare::present::palette::ScenarioColour;
use costshare::present::remedies::remedy;
use costshare::present::views::projection::{ProjectionInput, measures, view};
use costshare::present::views::{compare as comparison, editions, shares};
use costshare::present::{self, LineKind, View};
use costshare::text::Language::{self, En, Ko};

/// Dues of 3,700, 3,450 and 3,450 million dollars: 3,450 is 6.8 % less than 3,700. The contribution of
/// Korea in 2024, some 990 million dollars, is no year before.
#[test]
fn dues_in_dollars_are_compared_with_their_own_first_year() {
    let dues = field("B1-dues-in-dollars.ron");
    let shown = shown(&dues, En);
    assert_eq!(shown.headline, "USD 10.6 bn over 2025–2027 · 2027: 6.8% below 2025");
    // It is nobody's signed agreement, so far as the program knows.
    let under = format!("under “{}”", dues.title);
    assert_eq!(shown.chart.title, format!("The payment falls 6.8% from 2025 to 2027 {under}"));
    assert_eq!(shown.chart.years, dues.years, "nothing before the term is drawn");
    let kinds: Vec<LineKind> = shown.chart.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::InHand(ScenarioColour::FIRST)]);
    for text in [&shown.chart.summary, &shown.chart.subtitle, &shown.chart.notes.concat()] {
        assert!(!text.contains("record") && !text.contains("contribution"), "{text}");
    }
}

/// A yen agreement of 211 billion a year: nothing of Korea's is shown, compared or offered.
#[test]
fn a_yen_agreement_has_nothing_to_do_with_korea() {
    let yen = field("A1-yen-agreement.ron");
    let shown = shown(&yen, En);
    assert!(shown.headline.ends_with("JPY 844.0 bn over 2022–2025 · 2025: as 2022"), "{}", shown.headline);
    assert!(shown.chart.lines.iter().all(|line| line.kind != LineKind::Record));
    assert_eq!(keys_of(&shown), keys_of(&self::shown(&yen, Ko)));
    assert!(keys_of(&shown).iter().all(|key| !key.contains("share")), "{:?}", keys_of(&shown));

    let groups = present::terms(&yen, None, record::bundled(), En);
    let offered: Vec<&str> =
        groups.iter().flat_map(|group| &group.additions).map(|addition| addition.name.as_str()).collect();
    let korean = |name: &&&str| {
        name.contains("Divide as in") || name.contains("prices") || name.contains("defence budget")
    };
    assert_eq!(offered.iter().find(korean), None);
    assert!(editions::offered(&yen, record::bundled(), En).is_empty());
}

/// The same terms in won: a currency says neither who pays nor what is continued.
#[test]
fn won_alone_continues_nothing() {
    let mut alone = twelfth();
    alone.continues = None;
    alone.before = None;
    let shown = self::shown(&alone, En);
    assert!(shown.headline.ends_with("8.6% above 2026"), "16,492 ÷ 15,192 − 1: {}", shown.headline);
    assert_eq!(shown.chart.years.first, Year(2026));

    // Stated, the year before is one; the record would say the same and is still not drawn.
    let stated = self::shown(&Scenario { before: twelfth().before, ..alone.clone() }, En);
    assert!(stated.headline.ends_with("17.6% above 2025"), "16,492 ÷ 14,028 − 1: {}", stated.headline);
    assert!(stated.chart.lines.iter().all(|line| line.kind != LineKind::Record));

    // What continues the record finds the year before there.
    let continued = self::shown(&Scenario { before: None, ..twelfth() }, En);
    assert!(continued.headline.ends_with("17.6% above 2025"), "{}", continued.headline);
    assert!(continued.chart.lines.iter().any(|line| line.kind == LineKind::Record));
}

/// Budget, output and soldiers of the record are Korea's.
#[test]
fn shares_of_korea_are_there_where_korea_pays() {
    let of_another = {
        let mut scenario = twelfth();
        scenario.parties.pays = Some("JP".to_owned());
        scenario
    };
    for over in [Over::DefenceBudget, Over::Gdp, Over::Soldier] {
        let share = Measure::share(over);
        let unknown = amount(&of_another, &share, 2026).why().expect("Japan pays");
        assert_eq!(unknown.reason, UnknownReason::OtherPayer);
        let told = view_of(&of_another, &share, En);
        assert!(told.headline.contains("does not say that Korea pays"), "{}", told.headline);
        assert!(told.chart.lines.iter().all(
            |line| line.kind != LineKind::Record || line.points.iter().all(|point| point.value.is_none())
        ));
    }
    // 2025: 14,028 eok of 612,469 are 2.29 % of the defence budget, whatever is continued.
    let mut second = bundled("sma-11.ron");
    second.continues = None;
    let share = Measure::share(Over::DefenceBudget);
    assert!(amount(&second, &share, 2022).known().is_some());
    assert!(measures(&second, &Measure::default()).contains(&share));
    assert!(!measures(&of_another, &Measure::default()).contains(&share));

    let lens = |scenario: &Scenario| {
        let projection = project(plan(scenario, record::bundled(), &[]));
        shares::can_be_read(scenario, &projection, record::bundled(), Year(2026))
    };
    assert_eq!([lens(&twelfth()), lens(&of_another)], [true, false]);
}

/// Who says that it continues the record and names other parties has nothing of it, as if it continued
/// nothing: no line, no year before, nothing offered. Its own figures stand.
#[test]
fn others_do_not_continue_the_record() {
    let alone = {
        let mut scenario = twelfth();
        scenario.continues = None;
        scenario.before = None;
        scenario
    };
    for pays in ["JP", "kr", "Korea", "US"] {
        let parties = |scenario: &Scenario| {
            let parties = Parties { pays: Some(pays.to_owned()), ..scenario.parties.clone() };
            Scenario { parties, ..scenario.clone() }
        };
        let others = parties(&Scenario { before: None, ..twelfth() });
        let (others, alone) = (shown(&others, En), shown(&parties(&alone), En));
        assert_eq!(others.headline, alone.headline, "{pays}");
        assert!(others.headline.contains("8.6% above 2026"), "16,492 ÷ 15,192 − 1: {}", others.headline);
        assert_eq!(others.chart.years.first, Year(2026), "{pays}");
        assert!(others.chart.lines.iter().all(|line| line.kind != LineKind::Record), "{pays}");
        assert_eq!(others.table.rows, alone.table.rows, "{pays}");
    }
    let japan =
        Scenario { parties: Parties { pays: Some("JP".to_owned()), ..Parties::of_sma() }, ..twelfth() };
    assert!(editions::offered(&japan, record::bundled(), En).is_empty());
}

/// What mends it in one step: the codes, where the names of Korea and the United States stand, else what is
/// continued is taken out.
#[test]
fn the_remedy_is_the_code_or_no_record() {
    let mended = |pays: &str| {
        let mut scenario = twelfth();
        scenario.parties.pays = Some(pays.to_owned());
        let problems = check(&scenario);
        let problem = problems.iter().find(|problem| problem.is_error()).expect("it is told");
        let remedy = remedy(problem, &scenario, record::bundled(), En).expect("one thing mends it");
        let mended = Field::write_all(&scenario, &remedy.fields).expect("it fits");
        assert!(!check(&mended).iter().any(Problem::is_error), "{pays}");
        (remedy.name, mended.parties.pays, mended.continues)
    };
    let of = |name: &str, pays: &str, continues: Option<&str>| {
        (name.to_owned(), Some(pays.to_owned()), continues.map(str::to_owned))
    };
    for pays in ["kr", "Korea", "한국", "KR "] {
        assert_eq!(mended(pays), of("Write KR", "KR", Some("SMA")));
    }
    assert_eq!(mended("JP"), of("Remove it", "JP", None));
}

/// The names of the parties stand in sentences, under the title and in the text for screen readers.
#[test]
fn charts_and_sentences_name_the_parties() {
    let mut dues = field("B1-dues-in-dollars.ron");
    dues.parties.pays = Some("US".to_owned());
    dues.parties.receives = Some("UN".to_owned());
    let english = shown(&dues, En);
    let found = "The payment by the United States falls 6.8% from 2025 to 2027 under “";
    assert!(english.chart.title.starts_with(found), "{}", english.chart.title);
    for text in [&english.subline, &english.chart.summary] {
        assert!(text.contains("The United States pays the United Nations"), "{text}");
    }
    let subject = "Payments by the United States to the United Nations · USD bn a year · ";
    assert!(english.chart.subtitle.starts_with(subject), "{}", english.chart.subtitle);
    let korean = shown(&dues, Ko);
    assert!(korean.chart.title.contains("’: 미국 지급액"), "{}", korean.chart.title);
    assert!(korean.chart.subtitle.starts_with("미국이 유엔에 지급하는 금액"), "{}", korean.chart.subtitle);

    // What continues the record is known by its name; the text for screen readers says it all the same.
    let twelfth = shown(&twelfth(), En);
    assert!(!twelfth.chart.subtitle.contains("pays"), "{}", twelfth.chart.subtitle);
    assert!(twelfth.chart.summary.contains("Korea pays the United States"), "{}", twelfth.chart.summary);
}

/// Agreements of different parties can be compared; who pays whom stands in the notes.
#[test]
fn a_comparison_of_different_parties_says_so() {
    let (baseline, mut hand) = (twelfth(), twelfth());
    hand.continues = None;
    hand.parties.pays = Some("JP".to_owned());
    let compared = compare(&baseline, &hand, record::bundled(), &Measure::default());
    let pair = comparison::Pair { title: "Hand", colour: ScenarioColour::at(1), comparison: &compared };
    let page = comparison::page(&comparison::ComparisonInput::new("Baseline", pair, Vec::new(), En));
    let notes = &page.view.chart.notes;
    for note in ["“Baseline”: Korea pays the United States", "“Hand”: Japan pays the United States"] {
        assert!(notes.iter().any(|known| known == note), "{notes:?}");
    }
}

fn field(name: &str) -> Scenario {
    let text = std::fs::read_to_string(format!("tests/field/{name}")).expect("the input is there");
    read_scenario(&text, name).expect("it can be read").scenario
}

fn bundled(name: &str) -> Scenario {
    bundled::scenario(name).expect("it is shipped").expect("it is right").scenario
}

fn twelfth() -> Scenario {
    bundled("sma-12.ron")
}

fn shown(scenario: &Scenario, language: Language) -> View {
    view_of(scenario, &Measure::default(), language)
}

fn view_of(scenario: &Scenario, chosen: &Measure, language: Language) -> View {
    let measures = measures(scenario, chosen);
    view(&ProjectionInput {
        scenario,
        colour: None,
        projection: &project(plan(scenario, record::bundled(), &measures)),
        measures: &measures,
        chosen,
        record: record::bundled(),
        hides_assumed: false,
        language,
    })
}

fn amount(scenario: &Scenario, measure: &Measure, year: i16) -> Value {
    let measures = std::slice::from_ref(measure);
    project(plan(scenario, record::bundled(), measures)).at(RowName::Measure(0), Year(year))
}

fn keys_of(view: &View) -> Vec<&str> {
    view.table.columns.iter().map(|column| column.key.as_str()).collect()
}
