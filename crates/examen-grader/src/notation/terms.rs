//! Sums of products, and which of their terms tell how they grow.

/// A factor and how often it stands in a product; half of it once for a square root.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    pub base: String,
    pub halves: u32,
}

/// A product, its factors in order.
#[derive(Clone, Debug)]
pub(super) struct Term {
    factors: Vec<Factor>,
}

/// How a term grows with one variable, from the least that counts to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    /// Whether the variable is a power, or under a factorial.
    is_explosive: bool,
    halves: u32,
    halves_of_logarithm: u32,
}

/// The terms of a sum that no other one outgrows: of `n² + n` the first. A number is outgrown by anything.
pub(super) fn leading(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_by_cached_key(Term::show);
    terms.dedup_by_key(|term| term.show());
    let is_outgrown = |term: &Term| {
        let mut others = terms.iter().filter(|other| other.show() != term.show());
        others.any(|other| term.is_outgrown_by(other))
    };
    let outgrown: Vec<bool> = terms.iter().map(is_outgrown).collect();
    let mut outgrown = outgrown.into_iter();
    terms.retain(|_| !outgrown.next().unwrap_or_default());
    terms
}

/// A sum as it is compared.
pub(super) fn show_sum(terms: &[Term]) -> String {
    let shown: Vec<String> = terms.iter().map(Term::show).collect();
    shown.join(" + ")
}

impl Factor {
    pub fn once(base: String) -> Self {
        Self { base, halves: 2 }
    }

    fn show(&self) -> String {
        match self.halves {
            2 => self.base.clone(),
            halves if halves % 2 == 0 => format!("{}^{}", self.base, halves / 2),
            halves => format!("{}^{halves}/2", self.base),
        }
    }

    /// The variable that it is, or the logarithm of which it is.
    fn variable(&self) -> Option<&str> {
        let of = self.base.strip_prefix("log(");
        let name = of.and_then(|of| of.strip_suffix(')')).unwrap_or(&self.base);
        name.bytes()
            .all(|byte| byte.is_ascii_alphabetic())
            .then_some(name)
    }

    /// Whether it grows faster with the variable than any power of it: `2^n`, `n!`.
    fn explodes_with(&self, variable: &str) -> bool {
        let base = self.base.strip_suffix('!').unwrap_or_default();
        let power = self.base.split_once('^').map(|(_, power)| power);
        base == variable || power == Some(variable)
    }
}

impl Term {
    pub fn of(mut factors: Vec<Factor>) -> Self {
        factors.sort_by_cached_key(Factor::show);
        Self { factors }
    }

    /// It as it is compared; a number is as good as one.
    pub fn show(&self) -> String {
        if self.factors.is_empty() {
            return "1".to_owned();
        }
        let shown: Vec<String> = self.factors.iter().map(Factor::show).collect();
        shown.join(" ")
    }

    /// What it is a power of.
    pub fn root(&self) -> Option<&str> {
        match &self.factors[..] {
            [factor] => factor.variable().filter(|name| *name == factor.base),
            _ => None,
        }
    }

    /// Whether another term grows faster with some variable and no more slowly with any. Of what is not made of variables
    /// and their logarithms nothing is known.
    fn is_outgrown_by(&self, other: &Self) -> bool {
        let mut variables = self.factors.iter().map(Factor::variable);
        variables.all(|variable| {
            variable.is_some_and(|variable| self.order_in(variable) <= other.order_in(variable))
        })
    }

    fn order_in(&self, variable: &str) -> Order {
        let mut order = Order::default();
        for factor in &self.factors {
            match factor.variable() {
                Some(name) if name != variable => {}
                Some(name) if name == factor.base => order.halves += factor.halves,
                Some(_) => order.halves_of_logarithm += factor.halves,
                None => order.is_explosive |= factor.explodes_with(variable),
            }
        }
        order
    }
}
