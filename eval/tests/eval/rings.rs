//! Linked groups among made-up rings and honest people: what they find, and whom they leave alone.

use vetwork_eval::origins::Origin;
use vetwork_eval::population::rings::Level;
use vetwork_eval::rings::table;

#[test]
fn groups_find_rings_and_leave_ordinary_reasons_alone() {
    let table = table(900, 3, 5, Origin::Anglo).unwrap();
    for level in [Level::Careless, Level::Usual] {
        let found = &table.levels[&level];
        assert_eq!((found.found, found.whole), (found.members, found.rings), "{level:?}");
    }
    // Whoever leaves nothing exact behind is not found by what is exact.
    assert_eq!(table.levels[&Level::Expert].found, 0);
    let touched: Vec<&str> =
        table.honest.iter().filter(|(_, touched)| touched.grouped > 0).map(|(why, _)| *why).collect();
    // These have no ordinary reason on file, and their group says what it rests on.
    let open = ["a couple with one account, declared by nobody", "a shared house", "one tenant after the other"];
    assert!(touched.iter().all(|why| open.contains(why)), "{touched:?}");
    assert_eq!(table.honest[""].grouped, 0);
}

#[test]
fn names_of_any_origin_give_the_same_groups() {
    let usual = table(500, 2, 3, Origin::Anglo).unwrap();
    for origin in [Origin::Japanese, Origin::Yoruba] {
        assert_eq!(table(500, 2, 3, origin).unwrap().levels, usual.levels, "{origin:?}");
    }
}
