//! Abbreviations of computing that nobody explains, and what they are short for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::answer::{AnswerReader, LexemeId};

/// What is short, and the words it is short for. The table is our own; where an abbreviation is a word of English, too
/// (`rest`, `base`), or stands for several things in interviews (`auth`, `sync`, `res`), it is left out.
const COMMON: &[(&str, &str)] = &[
    ("2fa", "two factor"),
    ("2fa", "two factor authentication"),
    ("2pc", "two phase commit"),
    ("abac", "attribute based access control"),
    ("ack", "acknowledge"),
    ("acks", "acknowledge"),
    ("acl", "access control list"),
    ("adt", "abstract data type"),
    ("apm", "application performance monitoring"),
    ("app", "application"),
    ("arg", "argument"),
    ("args", "arguments"),
    ("arp", "address resolution protocol"),
    ("async", "asynchronous"),
    ("authn", "authentication"),
    ("authz", "authorization"),
    ("avg", "average"),
    ("bfs", "breadth first search"),
    ("bgp", "border gateway protocol"),
    ("bst", "binary search tree"),
    ("cd", "continuous delivery"),
    ("cd", "continuous deployment"),
    ("cdc", "change data capture"),
    ("cdn", "content delivery network"),
    ("ci", "continuous integration"),
    ("cli", "command line"),
    ("cnn", "convolutional neural network"),
    ("col", "column"),
    ("cols", "columns"),
    ("config", "configuration"),
    ("conn", "connection"),
    ("conns", "connections"),
    ("cors", "cross origin resource sharing"),
    ("cpu", "central processing unit"),
    ("cqrs", "command query responsibility segregation"),
    ("csp", "content security policy"),
    ("csrf", "cross site request forgery"),
    ("csv", "comma separated values"),
    ("dag", "directed acyclic graph"),
    ("db", "database"),
    ("dba", "database administrator"),
    ("dbs", "database"),
    ("ddl", "data definition language"),
    ("ddos", "distributed denial of service"),
    ("dep", "dependency"),
    ("deps", "dependencies"),
    ("dest", "destination"),
    ("dfs", "depth first search"),
    ("dhcp", "dynamic host configuration protocol"),
    ("dir", "directory"),
    ("dlq", "dead letter queue"),
    ("dma", "direct memory access"),
    ("dns", "domain name system"),
    ("docs", "documentation"),
    ("dos", "denial of service"),
    ("dto", "data transfer object"),
    ("e2e", "end to end"),
    ("env", "environment"),
    ("etl", "extract transform load"),
    ("fcfs", "first come first served"),
    ("fd", "file descriptor"),
    ("fds", "file descriptor"),
    ("fifo", "first in first out"),
    ("fk", "foreign key"),
    ("ftp", "file transfer protocol"),
    ("func", "function"),
    ("gc", "garbage collection"),
    ("gc", "garbage collector"),
    ("gdpr", "general data protection regulation"),
    ("gpu", "graphics processing unit"),
    ("ha", "high availability"),
    ("hsts", "http strict transport security"),
    ("iac", "infrastructure as code"),
    ("iam", "identity and access management"),
    ("id", "identifier"),
    ("idp", "identity provider"),
    ("idx", "index"),
    ("impl", "implementation"),
    ("infra", "infrastructure"),
    ("init", "initialize"),
    ("ip", "internet protocol"),
    ("ipc", "inter process communication"),
    ("isp", "internet service provider"),
    ("jit", "just in time"),
    ("jwt", "json web token"),
    ("k8s", "kubernetes"),
    ("knn", "k nearest neighbors"),
    ("kv", "key value"),
    ("lan", "local area network"),
    ("lb", "load balancer"),
    ("lbs", "load balancer"),
    ("lfu", "least frequently used"),
    ("lib", "library"),
    ("lifo", "last in first out"),
    ("lru", "least recently used"),
    ("lstm", "long short term memory"),
    ("max", "maximum"),
    ("mem", "memory"),
    ("mfa", "multi factor"),
    ("mfa", "multi factor authentication"),
    ("mfa", "multifactor"),
    ("mitm", "man in the middle"),
    ("ml", "machine learning"),
    ("mmu", "memory management unit"),
    ("mq", "message queue"),
    ("mse", "mean squared error"),
    ("msg", "message"),
    ("msgs", "messages"),
    ("mtls", "mutual tls"),
    ("mtu", "maximum transmission unit"),
    ("mvc", "model view controller"),
    ("mvcc", "multi version concurrency control"),
    ("nat", "network address translation"),
    ("nfs", "network file system"),
    ("nlp", "natural language processing"),
    ("num", "number"),
    ("oom", "out of memory"),
    ("oop", "object oriented programming"),
    ("op", "operation"),
    ("ops", "operations"),
    ("orm", "object relational mapper"),
    ("orm", "object relational mapping"),
    ("os", "operating system"),
    ("otel", "opentelemetry"),
    ("otp", "one time password"),
    ("p2p", "peer to peer"),
    ("param", "parameter"),
    ("params", "parameters"),
    ("pca", "principal component analysis"),
    ("pcb", "process control block"),
    ("perf", "performance"),
    ("pg", "postgres"),
    ("pii", "personally identifiable information"),
    ("pitr", "point in time recovery"),
    ("pk", "primary key"),
    ("poc", "proof of concept"),
    ("postgresql", "postgres"),
    ("pr", "pull request"),
    ("prod", "production"),
    ("pub sub", "publish subscribe"),
    ("pubsub", "publish subscribe"),
    ("pwd", "password"),
    ("qos", "quality of service"),
    ("qps", "queries per second"),
    ("ram", "random access memory"),
    ("rbac", "role based access control"),
    ("rca", "root cause analysis"),
    ("rdbms", "relational database"),
    ("ref", "reference"),
    ("regex", "regular expression"),
    ("repo", "repository"),
    ("req", "request"),
    ("reqs", "requests"),
    ("resp", "response"),
    ("rnn", "recurrent neural network"),
    ("rpc", "remote procedure call"),
    ("rpo", "recovery point objective"),
    ("rps", "requests per second"),
    ("rto", "recovery time objective"),
    ("rtt", "round trip time"),
    ("sdk", "software development kit"),
    ("sgd", "stochastic gradient descent"),
    ("sjf", "shortest job first"),
    ("sla", "service level agreement"),
    ("sli", "service level indicator"),
    ("slo", "service level objective"),
    ("spof", "single point of failure"),
    ("sql", "structured query language"),
    ("sse", "server sent events"),
    ("ssh", "secure shell"),
    ("sso", "single sign on"),
    ("ssr", "server side rendering"),
    ("ssrf", "server side request forgery"),
    ("stmt", "statement"),
    ("svc", "service"),
    ("svm", "support vector machine"),
    ("tbl", "table"),
    ("tcp", "transmission control protocol"),
    ("tdd", "test driven development"),
    ("temp", "temporary"),
    ("tlb", "translation lookaside buffer"),
    ("tls", "transport layer security"),
    ("tps", "transactions per second"),
    ("ttl", "time to live"),
    ("tx", "transaction"),
    ("txn", "transaction"),
    ("txns", "transactions"),
    ("txs", "transaction"),
    ("udp", "user datagram protocol"),
    ("ui", "user interface"),
    ("uuid", "universally unique identifier"),
    ("val", "value"),
    ("var", "variable"),
    ("vars", "variables"),
    ("vm", "virtual machine"),
    ("vms", "virtual machine"),
    ("vpc", "virtual private cloud"),
    ("vpn", "virtual private network"),
    ("waf", "web application firewall"),
    ("wal", "write ahead log"),
    ("wan", "wide area network"),
    ("ws", "web socket"),
    ("ws", "websocket"),
    ("xss", "cross site scripting"),
];

/// The table by the stem that a side of an entry begins with.
struct ByFirst {
    /// The stems of both sides of each entry.
    stems: Vec<[Box<[Box<str>]>; 2]>,
    entries: FxHashMap<Box<str>, SmallVec<[usize; 2]>>,
}

static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut reader = AnswerReader::default();
    let mut stems_of = |text: &str| -> Box<[Box<str>]> {
        let tokens = reader.tokens(text);
        let stems = tokens
            .iter()
            .map(|token| reader.lexeme_by_id(*token).stem.clone());
        stems.collect()
    };
    let stems: Vec<[Box<[Box<str>]>; 2]> = COMMON
        .iter()
        .map(|(short, long)| [stems_of(short), stems_of(long)])
        .collect();
    let mut entries: FxHashMap<Box<str>, SmallVec<[usize; 2]>> = FxHashMap::default();
    for (idx, sides) in stems.iter().enumerate() {
        for side in sides {
            entries.entry(side[0].clone()).or_default().push(idx);
        }
    }
    ByFirst { stems, entries }
});

/// An abbreviation of computing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Common(usize);

impl Common {
    /// Those that `tokens` have, or are short for.
    pub fn among(tokens: &[LexemeId], reader: &AnswerReader) -> impl Iterator<Item = Self> {
        (0..tokens.len()).flat_map(move |at| {
            let entries = BY_FIRST.entries.get(&reader.lexeme_by_id(tokens[at]).stem);
            let entries = entries.into_iter().flatten().copied();
            let is_here = move |idx: &usize| {
                let mut sides = BY_FIRST.stems[*idx].iter();
                sides.any(|side| begins_with(&tokens[at..], side, reader))
            };
            entries.filter(is_here).map(Self)
        })
    }

    /// What is short.
    pub fn short(self) -> &'static str {
        COMMON[self.0].0
    }

    /// The words it is short for.
    pub fn long(self) -> &'static str {
        COMMON[self.0].1
    }
}

fn begins_with(tokens: &[LexemeId], stems: &[Box<str>], reader: &AnswerReader) -> bool {
    let mut pairs = stems.iter().zip(tokens);
    stems.len() <= tokens.len() && pairs.all(|(stem, token)| reader.lexeme_by_id(*token).stem == *stem)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{COMMON, Common};
    use crate::answer::AnswerReader;

    fn check(text: &str, expected: Expect) {
        let mut reader = AnswerReader::default();
        let tokens = reader.tokens(text);
        let shown = Common::among(&tokens, &reader).map(|one| format!("{} = {}", one.short(), one.long()));
        expected.assert_eq(&shown.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn either_side_may_stand_in_a_text() {
        check(
            "It opens one transaction in the DB of the load balancers",
            expect![[r#"
                tx = transaction
                txn = transaction
                txns = transactions
                txs = transaction
                db = database
                lb = load balancer
                lbs = load balancer"#]],
        );
        check("A load is balanced in time", expect![""]);
    }

    #[test]
    fn entries_are_sorted_and_said_once() {
        assert!(COMMON.is_sorted());
        assert!(COMMON.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
