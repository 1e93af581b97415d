//! Any two look-alikes combined in one honest person stay below *escalate*.

use vetwork_eval::judge::{Held, Verdict, assess, engine};
use vetwork_eval::origins::Origin;
use vetwork_eval::population::{LOOK_ALIKES, look_alike_pairs};
use vetwork_eval::render::render;
use vetwork_model::{Assessment, Band};

#[track_caller]
fn below_escalate(recipe: &str, assessment: &Assessment) {
    assert!(assessment.band < Band::Escalate, "{recipe}: {}", Verdict::of(assessment).line());
}

#[test]
fn two_look_alikes_in_one_person_stay_below_escalate() {
    let pairs = look_alike_pairs(1);
    assert_eq!(pairs.len(), LOOK_ALIKES.len() * (LOOK_ALIKES.len() + 1) / 2);
    let engine = engine("").unwrap();
    let mut all = Vec::new();
    for (recipe, life) in pairs {
        let (id, template) = life.into_template();
        let file: vetwork_model::DossierFile = serde_json::from_value(render(&template, Origin::Anglo)).unwrap();
        let alone = assess(&engine, &Held::new(vec![file.clone()]));
        below_escalate(&recipe, &alone[0]);
        all.push((id, recipe, file));
    }
    // Together, too: what such people share by their way of life is no link.
    let files = all.iter().map(|(.., file)| file.clone()).collect();
    for assessment in assess(&engine, &Held::new(files)) {
        let recipe = all.iter().find(|(id, ..)| id == assessment.subject.as_str()).unwrap();
        below_escalate(&recipe.1, &assessment);
    }
}
