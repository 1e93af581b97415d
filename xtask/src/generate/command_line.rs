//! The reference of the command line, from the program's own definition of it.

use clap::{Command, CommandFactory, Id};

use super::markdown::GENERATED;

#[path = "../../../crates/vetwork/src/cli.rs"]
#[allow(dead_code, reason = "the program's own definition, of which only the help is used here")]
mod cli;

/// Characters in a line of help.
const WIDTH: usize = 100;

pub(super) fn page() -> String {
    let mut program = cli::Cli::command().name("vetwork").bin_name("vetwork").term_width(WIDTH);
    program.build();
    let mut text = format!(
        "{GENERATED}# Command line\n\nData goes to standard output, everything else to standard error. \
                 What a command takes, the commands below it take, too.\n"
    );
    describe(&program, &[], &mut text);
    text
}

/// Describes a command and those below it. What stands in `above` was described there.
fn describe(command: &Command, above: &[Id], text: &mut String) {
    let mut shown = command.clone().term_width(WIDTH).mut_args(|argument| {
        let is_above = above.contains(argument.get_id());
        argument.hide_env_values(true).hide(is_above)
    });
    let ids: Vec<Id> = command.get_arguments().map(|argument| argument.get_id().clone()).collect();
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name()).to_owned();
    let help = shown.render_long_help().to_string();
    let help = help.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    text.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()));
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        describe(sub, &ids, text);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_command_is_described_and_no_value_of_the_environment_is_shown() {
        let page = super::page();
        for command in ["`vetwork`", "`vetwork vet`", "`vetwork checks show`", "`vetwork data import`"] {
            assert!(page.contains(&format!("## {command}\n")), "{command}");
        }
        assert!(page.contains("[env: VETWORK_DATA]"), "{page}");
    }
}
