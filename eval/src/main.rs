//! `vetwork-eval`: population, twins, impact, baseline.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use vetwork_eval::baseline::baseline;
use vetwork_eval::distribution::Distribution;
use vetwork_eval::impact::impact;
use vetwork_eval::judge::{Held, assess, engine};
use vetwork_eval::origins::Origin;
use vetwork_eval::population::{generate, untold};
use vetwork_eval::twins::usual;

#[derive(Parser)]
#[command(about = "Synthetic dossiers, counterfactual twins and a frozen baseline")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes synthetic dossiers as JSON Lines.
    Population {
        /// How many.
        #[arg(long, default_value_t = 2000)]
        count: usize,
        /// Seed; the same seed gives the same dossiers.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Origin of the names.
        #[arg(long, value_enum, default_value_t = Origin::Anglo)]
        origin: Origin,
    },
    /// Judges the same dossiers under names of every origin and tells where the verdicts differ.
    Twins {
        /// How many.
        #[arg(long, default_value_t = 2000)]
        count: usize,
        /// Seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Tells how the bands fall per group when circumstances go with origin.
    Impact {
        /// How many.
        #[arg(long, default_value_t = 2000)]
        count: usize,
        /// Seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Writes the baseline; `--renew` puts it in its place.
    Baseline {
        /// Replaces the frozen baseline.
        #[arg(long)]
        renew: bool,
    },
    /// Makes rings of four levels among honest people who share things, and tells what linked groups find of them.
    Rings {
        /// People in all.
        #[arg(long, default_value_t = 20_000)]
        people: usize,
        /// Rings of each level.
        #[arg(long, default_value_t = 50)]
        rings: usize,
        /// Seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Origin of the names.
        #[arg(long, value_enum, default_value_t = Origin::Anglo)]
        origin: Origin,
    },
    /// Counts bands and findings.
    Distribution {
        /// How many.
        #[arg(long, default_value_t = 2000)]
        count: usize,
        /// Seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

fn main() -> ExitCode {
    match perform(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a program for development writes its own baseline")]
fn write_baseline(csv: &str) -> io::Result<()> {
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/baseline.csv"), csv)
}

fn perform(command: Command) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match command {
        Command::Population { count, seed, origin } => {
            for file in generate(count, seed).files(origin)? {
                serde_json::to_writer(&mut out, &file)?;
                out.write_all(b"\n")?;
            }
        }
        Command::Twins { count, seed } => {
            let population = generate(count, seed);
            let differences = usual(&population)?;
            for difference in &differences {
                writeln!(out, "{difference}")?;
            }
            let bands = differences.iter().filter(|difference| difference.moves_the_band()).count();
            writeln!(
                out,
                "{} dossiers × {} origins: {} verdicts differ, {bands} bands",
                population.entries.len(),
                Origin::ALL.len(),
                differences.len()
            )?;
        }
        Command::Rings { people, rings, seed, origin } => {
            write!(out, "{}", vetwork_eval::rings::table(people, rings, seed, origin)?)?;
        }
        Command::Impact { count, seed } => writeln!(out, "{}", impact(&generate(count, seed), seed)?)?,
        Command::Baseline { renew: false } => out.write_all(baseline()?.as_bytes())?,
        Command::Baseline { renew: true } => write_baseline(&baseline()?)?,
        Command::Distribution { count, seed } => {
            let population = generate(count, seed);
            let engine = engine(&population.indicators(Origin::Anglo))?;
            let assessments = assess(&engine, &Held::new(population.files(Origin::Anglo)?));
            writeln!(out, "{}", Distribution::of(&population, &assessments))?;
            let recipes: std::collections::BTreeMap<&str, _> =
                population.entries.iter().map(|e| (e.id.as_str(), e)).collect();
            for a in &assessments {
                if let Some(e) = recipes.get(a.subject.as_str()) {
                    writeln!(
                        out,
                        "# {:?} {} {} {} | {}",
                        e.cohort,
                        a.band.words(),
                        e.id,
                        e.recipe,
                        vetwork_eval::judge::Verdict::of(a).line()
                    )?;
                }
            }
            for untold in untold() {
                writeln!(out, "not told: {} `{}`: {}", untold.code, untold.heading, untold.why)?;
            }
        }
    }
    Ok(out.flush()?)
}
