//! The screen of the negotiation: what of it is looked at, what is read there and what can be done there.

use std::path::Path;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::edit::{NegotiationEdit, NegotiationStep, called_by_terms, parties_of};
use super::results::{
    Costs, ExchangeKey, NegotiationKey, NegotiationResults, OfferExchange, PackagesKey, PageResults,
};
use crate::app::desk::{Baseline, Desk, ViewKind};
use crate::app::documents::{DocumentId, DocumentOrigin};
use crate::app::memo::Shared;
use crate::app::messages::MessageKind;
use crate::app::session::{StepName, UndoStep};
use crate::engine::negotiation::check::TalksProblem;
use crate::engine::negotiation::{CostOf, Costed, NotCosted, cost, role_between, scenario_of, with_terms};
use crate::engine::{NoPackages, Package, Packages, Vary};
use crate::files::{self, NegotiationFile, PrivateFile, ScenarioFile};
use crate::model::{Negotiation, Offer, OfferKind, OfferTerm, Role, Scenario};
use crate::present::Table;
use crate::present::views::negotiation::{EqualView, NegotiationPage, NegotiationView};
use crate::text::file_errors;
use crate::text::negotiation::{offer_name, problem_words};
use crate::text::titles;
use crate::text::{Language, key, say_with, shipped};

/// What of the negotiation is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NegotiationShown {
    /// What stands below the chart.
    pub page: NegotiationPage,
    /// Which figure of offers is looked at; see [`App::cost_of_offers`](crate::app::App::cost_of_offers).
    pub cost_of: CostOf,
    /// The offer that is looked at, by its place.
    pub offer: Option<usize>,
    /// The one that it is held against, if one was chosen; see
    /// [`App::against_offer`](crate::app::App::against_offer).
    pub against_offer: Option<usize>,
    /// What is given in the place of the base in equal packages.
    pub package_vary: Vary,
    /// The base of the equal package that is looked at; none means that of the offer.
    pub package_base: Option<Decimal>,
    /// Whether what one side keeps to itself is on screen.
    pub shows_private: bool,
}

/// The negotiation on screen, with what follows from it.
#[derive(Debug)]
pub(crate) struct NegotiationScreen {
    pub(crate) shown: NegotiationShown,
    results: NegotiationResults,
}

impl Default for NegotiationScreen {
    fn default() -> Self {
        Self {
            shown: NegotiationShown {
                page: NegotiationPage::default(),
                cost_of: CostOf::default(),
                offer: None,
                against_offer: None,
                package_vary: Vary::Growth,
                package_base: None,
                shows_private: false,
            },
            results: NegotiationResults::default(),
        }
    }
}

impl NegotiationScreen {
    /// What every offer costs in the measure that is shown, in the order of the list; why it does not
    /// where it has no cost. Empty if no negotiation is open.
    pub(crate) fn costs(&self, desk: &Desk) -> Arc<Costs> {
        let Some(document) = desk.negotiation() else { return Arc::default() };
        self.results.costs(Shared::of(&document.negotiation), desk.record, &desk.shown.measure)
    }

    /// What is wrong in the negotiation.
    pub(crate) fn problems(&self, desk: &Desk) -> Arc<Vec<TalksProblem>> {
        let Some(document) = desk.negotiation() else { return Arc::default() };
        self.results.problems(Shared::of(&document.negotiation), desk.record)
    }

    /// The same in words; each with its place in the file, as long as that is as it was opened.
    pub(crate) fn problems_in_words(&self, desk: &Desk) -> Vec<String> {
        let Some(document) = desk.negotiation() else { return Vec::new() };
        let words = |problem: &TalksProblem| {
            let said = problem_words(&document.negotiation, problem, desk.language());
            match document.places.of(problem.at).filter(|_| !document.is_changed()) {
                Some(place) => format!("{}:{place}: {said}", document.file_name()),
                None => said,
            }
        };
        self.problems(desk).iter().map(words).collect()
    }

    /// The figure of every offer that is looked at; none where it is not known.
    pub(crate) fn figures(&self, desk: &Desk) -> Vec<Option<Decimal>> {
        let of = self.cost_of_offers(desk);
        let figure = |costed: &Result<Costed, NotCosted>| costed.as_ref().ok()?.cost(of)?.known();
        self.costs(desk).iter().map(figure).collect()
    }

    /// Which figure of offers is looked at: a present value only where there is a rate of discount.
    pub(crate) fn cost_of_offers(&self, desk: &Desk) -> CostOf {
        match self.shown.cost_of {
            CostOf::PresentValue if desk.shown.measure.discount.is_none() => CostOf::Term,
            of => of,
        }
    }

    /// Changes the negotiation; while the pointer is held down all of one drag are one step.
    pub(crate) fn edit(&mut self, desk: &mut Desk, edit: NegotiationEdit, dragging: bool) {
        let Some(document) = desk.session.negotiation() else { return };
        let added = matches!(edit, NegotiationEdit::AddOffer(_));
        let removed = match edit {
            NegotiationEdit::RemoveOffer(place) => Some(place),
            _ => None,
        };
        let Some((talks, step)) = edit.applied(&document.talks()) else { return };
        desk.session.negotiate(talks, StepName::Negotiation(step), dragging);
        if added || removed.is_some() {
            self.shown.package_base = None;
        }
        if added {
            self.shown.against_offer = self.shown.offer;
            self.shown.offer =
                desk.negotiation().and_then(|open| open.negotiation.offers.len().checked_sub(1));
        }
        if let Some(place) = removed {
            let moved = |of: usize| (of != place).then(|| if of > place { of - 1 } else { of });
            self.shown.offer = self.shown.offer.and_then(moved);
            self.shown.against_offer = self.shown.against_offer.and_then(moved);
        }
    }

    /// Looks at an offer, by its place, or at none.
    pub(crate) fn show_offer(&mut self, place: Option<usize>) {
        self.shown.offer = place;
        self.shown.package_base = None;
    }

    /// An offer that a step changed is looked at.
    pub(crate) fn show_step(&mut self, step: &UndoStep) {
        if let StepName::Negotiation(NegotiationStep::Offer(place)) = step.name {
            self.shown.offer = Some(place);
        }
    }

    /// An offer that was taken out is no longer looked at.
    pub(crate) fn keep_to_offers(&mut self, desk: &Desk) {
        let count = desk.negotiation().map_or(0, |open| open.negotiation.offers.len());
        self.shown.offer = self.shown.offer.filter(|&place| place < count);
        let in_hand = self.shown.offer;
        self.shown.against_offer =
            self.shown.against_offer.filter(|&place| place < count && Some(place) != in_hand);
    }

    /// The offer that the selected one is held against: the one that was chosen, else the one before
    /// it of the same party, else the last one of another that has a cost.
    pub(crate) fn against_offer(&self, desk: &Desk) -> Option<usize> {
        let (document, place) = (desk.negotiation()?, self.shown.offer?);
        if let Some(chosen) = self.shown.against_offer {
            return Some(chosen);
        }
        let offers = &document.negotiation.offers;
        let costs = self.costs(desk);
        let has_cost = |&other: &usize| other != place && costs.get(other).is_some_and(Result::is_ok);
        let party = &offers.get(place)?.party;
        let before = (0..place).rev().filter(has_cost).find(|&other| offers[other].party == *party);
        before.or_else(|| (0..offers.len()).rev().find(has_cost))
    }

    /// The negotiation, as it is shown; none if none is open.
    pub(crate) fn view(&self, desk: &Desk) -> Option<Arc<NegotiationView>> {
        Some(self.results.view(self.key(desk)?, desk.record))
    }

    pub(crate) fn key(&self, desk: &Desk) -> Option<NegotiationKey> {
        Some(NegotiationKey {
            negotiation: Shared::of(&desk.negotiation()?.negotiation),
            measure: desk.shown.measure.clone(),
            of: self.cost_of_offers(desk),
            selected: self.shown.offer,
            against: self.against_offer(desk),
            language: desk.language(),
        })
    }

    /// The packages that cost what the offer that is looked at does; none if it has no cost.
    pub(crate) fn packages(&self, desk: &Desk) -> Option<Arc<Result<Packages, NoPackages>>> {
        let negotiation = &desk.negotiation()?.negotiation;
        self.results
            .packages((Shared::of(negotiation), self.shown.offer?, self.shown.package_vary), desk.record)
    }

    /// The package that is looked at: at the base that was chosen, else the offer itself.
    pub(crate) fn package(&self, desk: &Desk) -> Option<Package> {
        let packages = self.packages(desk)?;
        let packages = (*packages).as_ref().ok()?;
        match self.shown.package_base {
            Some(base) => packages.nearest(base),
            None => packages.own(),
        }
    }

    /// The same as they are shown, with the curve.
    pub(crate) fn equal_view(&self, desk: &Desk) -> Option<Arc<EqualView>> {
        Some(self.results.equal(self.equal_key(desk, desk.language())?))
    }

    pub(crate) fn equal_key(&self, desk: &Desk, language: Language) -> Option<PackagesKey> {
        let (packages, negotiation) = (self.packages(desk)?, &desk.negotiation()?.negotiation);
        let place = self.shown.offer?;
        let offer = negotiation.offers.get(place)?;
        Some(PackagesKey {
            packages: Shared(packages),
            vary: self.shown.package_vary,
            handle: self.package(desk),
            title: offer_name(negotiation, place, language),
            sources: offer.sources.clone(),
            language,
        })
    }

    /// What was given and got from the other offer to the one that is looked at, and what would make it
    /// cost what the other does; none if there are no two with a cost. Whose eyes read it is what
    /// [`role_between`] says.
    pub(crate) fn exchange(&self, desk: &Desk) -> Option<Arc<OfferExchange>> {
        self.results.exchange(self.exchange_key(desk, desk.language())?, desk.record)
    }

    pub(crate) fn exchange_key(&self, desk: &Desk, language: Language) -> Option<ExchangeKey> {
        let negotiation = &desk.negotiation()?.negotiation;
        let ends = [self.against_offer(desk)?, self.shown.offer?];
        let name =
            |place: usize| negotiation.offers.get(place).map(|_| offer_name(negotiation, place, language));
        Some(ExchangeKey {
            negotiation: Shared::of(negotiation),
            measure: desk.shown.measure.clone(),
            ends,
            names: [name(ends[0])?, name(ends[1])?],
            role: role_between(negotiation, ends[0], ends[1]),
            language,
        })
    }

    /// The package that is looked at, as an offer that nobody made yet.
    pub(crate) fn package_as_offer(&self, desk: &Desk) -> Option<Offer> {
        let (packages, package) = (self.packages(desk)?, self.package(desk)?);
        let packages = (*packages).as_ref().ok()?;
        let negotiation = &desk.negotiation()?.negotiation;
        let place = self.shown.offer?;
        let offer = negotiation.offers.get(place)?;
        let terms = with_terms(&negotiation.base, &offer.terms, &packages.terms(&package));
        let kind = if offer.kind == OfferKind::Agreed { OfferKind::Offer } else { offer.kind };
        let party = offer.party.clone().or_else(|| Some(negotiation.side(Role::Pays)?.key.clone()));
        let title = offer_name(negotiation, place, desk.language());
        let note = say_with(desk.language(), key::TALKS_PACKAGE_NOTE, &[("title", title.into())]);
        Some(Offer { terms, round: offer.round, note: Some(note), ..Offer::new(party, kind) })
    }

    /// Opens a negotiation that comes with the program, as an untitled copy.
    pub(crate) fn open_shipped(&mut self, desk: &mut Desk, name: &str) {
        if let Some(file) = files::bundled::negotiation(name) {
            match file {
                Ok(mut file) => {
                    shipped::say_in(name, desk.language(), &mut file.negotiation);
                    self.open(desk, file, DocumentOrigin::no_file(name));
                }
                Err(error) => {
                    desk.messages
                        .tell(MessageKind::Error, |language| file_errors::read_error(&error, language));
                }
            }
        }
    }

    /// The table of the page that is looked at; none if there is none yet.
    pub(crate) fn table(&self, desk: &Desk) -> Option<Table> {
        let results = PageResults {
            view: || self.view(desk),
            exchange: || self.exchange(desk),
            equal: || self.equal_view(desk),
        };
        Some(results.table(self.shown.page)?.table)
    }

    /// Puts a negotiation in the place of the one that is open, which must have been asked about.
    pub(crate) fn open(&mut self, desk: &mut Desk, file: NegotiationFile, origin: DocumentOrigin) {
        desk.session.open_negotiation(file, origin);
        desk.shown.view = ViewKind::Negotiation;
        self.shown.offer = None;
        self.shown.against_offer = None;
        self.shown.package_base = None;
        // A screen may be shared; what is private is shown when it is asked for.
        self.shown.shows_private = false;
        let path = desk.negotiation().and_then(|open| open.path.as_deref());
        if let Some(private) = path.map(files::private_path).filter(|private| private.is_file()) {
            open_private(desk, &private);
        }
    }

    /// A negotiation to begin from: two parties, and the scenario in hand as the base.
    pub(crate) fn begin(&mut self, desk: &mut Desk) {
        let Some(document) = desk.document() else { return };
        let title = ("title", desk.title_of(document).into());
        let title = say_with(desk.language(), key::TALKS_NEW_TITLE, &[title]);
        let negotiation = Negotiation {
            title,
            note: None,
            parties: parties_of(&document.scenario, desk.language()),
            rounds: std::collections::BTreeMap::new(),
            events: Vec::new(),
            base: called_by_terms((*document.scenario).clone()),
            offers: Vec::new(),
        };
        let file = NegotiationFile::new(negotiation);
        self.open(desk, file, DocumentOrigin::no_file("negotiation.ron"));
    }
}

/// What terms cost on top of the base scenario, in the measure that is shown: for a private
/// layer, or an offer that is being typed; none if no negotiation is open.
pub(crate) fn cost_of(desk: &Desk, terms: &[OfferTerm]) -> Option<Result<Costed, NotCosted>> {
    let base = &desk.negotiation()?.negotiation.base;
    Some(cost(base, terms, desk.record, &desk.shown.measure))
}

/// The negotiations that come with the program: their file names, and titles in a language.
pub(crate) fn shipped_negotiations(language: Language) -> Vec<(&'static str, String)> {
    let titled = |(name, _): &(&'static str, &str)| {
        let mut file = files::bundled::negotiation(name)?.ok()?;
        shipped::say_in(name, language, &mut file.negotiation);
        Some((*name, file.negotiation.title))
    };
    files::bundled::NEGOTIATIONS.iter().filter_map(titled).collect()
}

/// Reads what one side keeps to itself from its file.
fn open_private(desk: &mut Desk, path: &Path) {
    match files::open_document::<PrivateFile>(path) {
        Ok(opened) => desk.session.open_private(opened.file, path, opened.stamp),
        Err(error) => {
            desk.messages.tell(MessageKind::Error, |language| file_errors::open_error(&error, language));
        }
    }
}

/// Opens an offer as an untitled scenario; undoing takes it away again.
pub(crate) fn open_offer(desk: &mut Desk, place: usize) {
    if let Some(id) = offer_as_scenario(desk, place) {
        desk.take_in_hand(id);
        desk.shown.view = ViewKind::Projection;
    }
}

/// Opens two offers as scenarios and holds the first against the other.
pub(crate) fn compare_offers(desk: &mut Desk, offer: usize, against: usize) {
    let Some(baseline) = offer_as_scenario(desk, against) else { return };
    let Some(hand) = offer_as_scenario(desk, offer) else { return };
    desk.take_in_hand(hand);
    desk.shown.baseline = Some(Baseline::Open(baseline));
    desk.shown.view = ViewKind::Compare;
}

/// The open scenario that is this offer; it is opened if there is none.
fn offer_as_scenario(desk: &mut Desk, place: usize) -> Option<DocumentId> {
    let document = desk.session.negotiation()?;
    let negotiation = Arc::clone(&document.negotiation);
    let offer = negotiation.offers.get(place)?;
    let language = desk.language();
    let (made, _) = scenario_of(&negotiation.base, &offer.terms, desk.record).ok()?;
    let title = offer_name(&negotiation, place, language);
    let note = say_with(
        language,
        key::TALKS_OFFER_NOTE,
        &[
            ("title", document.title().into()),
            ("base", titles::title_by_terms(&negotiation.base).into_owned().into()),
        ],
    );
    let note = match &offer.note {
        Some(remark) => format!("{note}\n{remark}"),
        None => note,
    };
    let scenario = Scenario { title, note: Some(note), ..made };
    let mut open = desk.session.documents().iter();
    if let Some(open) = open.find(|open| *open.scenario == scenario) {
        return Some(open.id);
    }
    let in_hand = desk.shown.document;
    Some(desk.session.open_as_step(ScenarioFile::new(scenario), "offer.ron", in_hand))
}
