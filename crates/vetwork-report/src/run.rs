//! A run over many subjects: what a report is made from.

use std::cmp::Reverse;

use vetwork_link::network::{Brought, Network};
use vetwork_model::{Assessment, Band, SubjectKind, When};

/// Everything that a report of a run shows.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The assessments, in any order.
    pub assessments: &'a [Assessment],
    /// Inputs that could not be read at all, in words.
    pub unread: &'a [String],
    /// The time of the run, as given.
    pub when: When,
    /// How many checks there are.
    pub checks: usize,
    /// Name and hash of the policy.
    pub policy: &'a str,
    /// Were the weights calibrated on closed cases?
    pub calibrated: bool,
    /// The sanctions lists that were asked, in words, with day and age.
    pub watchlists: &'a [String],
    /// Was only the curated set asked that ships with the program?
    pub only_curated: bool,
    /// What to say when the reading of files was not confined.
    pub confinement_note: Option<&'a str>,
    /// Lists that are older than they should be, in words.
    pub stale_lists: &'a [String],
    /// Tenths of a bit from which two subjects count as linked.
    pub linked_from: i32,
}

/// Counts over a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Subjects by band, in the order of [`Band::ALL`].
    pub bands: [usize; 4],
    /// People among the subjects.
    pub people: usize,
    /// Organisations among the subjects.
    pub organisations: usize,
    /// Questions that were asked.
    pub asked: usize,
    /// Questions that have an answer.
    pub answered: usize,
}

impl Tally {
    /// Subjects in all.
    pub fn subjects(&self) -> usize {
        self.people + self.organisations
    }

    /// Subjects in one band.
    pub fn of(&self, band: Band) -> usize {
        Band::ALL.iter().zip(self.bands).find(|(other, _)| **other == band).map_or(0, |(_, count)| count)
    }
}

impl<'a> Run<'a> {
    /// Who of them shares what with whom.
    pub fn network(&self) -> Network {
        let brought = |one: &'a Assessment| Brought {
            id: &one.subject,
            name: &one.name,
            kind: one.kind,
            phase: one.phase,
            ties: &one.ties,
        };
        Network::of(self.assessments.iter().map(brought), self.linked_from)
    }

    /// The assessments: most urgent band first, then the heaviest, then by id.
    pub fn sorted(&self) -> Vec<&'a Assessment> {
        let mut sorted: Vec<&Assessment> = self.assessments.iter().collect();
        sorted.sort_by_key(|one| (Reverse(one.band), Reverse(one.decibits), &one.subject));
        sorted
    }

    /// Counts.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for one in self.assessments {
            for (count, band) in tally.bands.iter_mut().zip(Band::ALL) {
                *count += usize::from(one.band == band);
            }
            match one.kind {
                SubjectKind::Person => tally.people += 1,
                SubjectKind::Organisation => tally.organisations += 1,
            }
            tally.asked += one.coverage.asked();
            tally.answered += one.coverage.answered();
        }
        tally
    }

    /// The first of those that are not routine, in sorted order.
    pub fn first_open(&self) -> Option<&'a Assessment> {
        let open = self.assessments.iter().filter(|one| one.band != Band::Routine);
        open.min_by_key(|one| (Reverse(one.band), Reverse(one.decibits), &one.subject))
    }
}
