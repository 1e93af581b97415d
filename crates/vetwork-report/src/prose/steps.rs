//! How much a step would tell, beside the others of the same subject.

use vetwork_model::{Assessment, Disposition, Step};

/// A grade and its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tells {
    /// "tells most", "tells much", "tells some", "tells little".
    pub words: &'static str,
    /// From 1 (little) to 4 (most).
    pub grade: u8,
}

/// The adverse steps, for which a person signs.
pub fn adverse(assessment: &Assessment) -> Vec<&Step> {
    assessment.steps.iter().filter(|step| step.disposition == Disposition::Adverse).collect()
}

/// The safe steps, the one that tells most first, each with how much it tells.
pub fn safe(assessment: &Assessment) -> Vec<(&Step, Tells)> {
    let mut steps: Vec<&Step> = assessment.steps.iter().filter(|step| step.disposition == Disposition::Safe).collect();
    steps.sort_by_key(|step| std::cmp::Reverse(step.tells));
    let most = steps.first().map_or(0, |step| step.tells);
    steps.into_iter().map(|step| (step, tells(step.tells, most))).collect()
}

fn tells(own: i32, most: i32) -> Tells {
    if own <= 0 {
        Tells { words: "tells little", grade: 1 }
    } else if own == most {
        Tells { words: "tells most", grade: 4 }
    } else if own * 2 >= most {
        Tells { words: "tells much", grade: 3 }
    } else {
        Tells { words: "tells some", grade: 2 }
    }
}
