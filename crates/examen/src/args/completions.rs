//! `examen completions`

use clap::Args;
use clap_complete::Shell;

/// Print a script that completes commands and options in a shell
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  examen completions bash > ~/.local/share/bash-completion/completions/examen
  examen completions zsh > ~/.zfunc/_examen
  examen completions fish > ~/.config/fish/completions/examen.fish";
