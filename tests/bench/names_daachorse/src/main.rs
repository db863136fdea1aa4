//! The names of a list in a text, by the daachorse crate: CPU seconds and matches. For tests/bench/names.py.
//!
//!   names_daachorse NAMES TEXT UNIT MATCHES
//!
//! All matches of every length, whole words only: no letter or digit right before or behind, as char::is_alphanumeric
//! has it. MATCHES receives those of the first UNIT bytes, a line "begin end" each, sorted and distinct.
use daachorse::{CharwiseDoubleArrayAhoCorasick, DoubleArrayAhoCorasick};
use std::io::Write;

extern "C" {
    fn clock() -> i64; // of the C library: CPU time of the process, in millionths of a second on every POSIX system
}

fn cpu_seconds() -> f64 {
    unsafe { clock() as f64 / 1e6 }
}

fn whole_word(text: &str, begin: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    !letter(text[..begin].chars().next_back()) && !letter(text[end..].chars().next())
}

/// The best of four rounds.
fn run(what: &str, text: &str, matches: impl Fn() -> usize) {
    let mut best = f64::MAX;
    let mut count = 0;
    for _ in 0..4 {
        let start = cpu_seconds();
        count = matches();
        best = best.min(cpu_seconds() - start);
    }
    println!("{what}\t{best:.4}\t{:.1}\t{count}", text.len() as f64 / best / 1e6);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let list = std::fs::read_to_string(&arguments[1])?;
    let names: Vec<&str> = list.lines().collect();
    let text = std::fs::read_to_string(&arguments[2])?;
    let unit: usize = arguments[3].parse()?;

    let start = cpu_seconds();
    let bytes = DoubleArrayAhoCorasick::<u32>::new(&names).map_err(|e| e.to_string())?;
    println!("build bytewise\t{:.2}\t{}", cpu_seconds() - start, bytes.heap_bytes() / 1_000_000);
    let start = cpu_seconds();
    let chars = CharwiseDoubleArrayAhoCorasick::<u32>::new(&names).map_err(|e| e.to_string())?;
    println!("build charwise\t{:.2}\t{}", cpu_seconds() - start, chars.heap_bytes() / 1_000_000);

    run("bytewise", &text, || {
        bytes.find_overlapping_iter(&text).filter(|m| whole_word(&text, m.start(), m.end())).count()
    });
    run("charwise", &text, || {
        chars.find_overlapping_iter(&text).filter(|m| whole_word(&text, m.start(), m.end())).count()
    });
    run("bytewise, no word filter", &text, || bytes.find_overlapping_iter(&text).count());
    run("charwise, no word filter", &text, || chars.find_overlapping_iter(&text).count());

    let head = &text[..unit];
    let mut found: Vec<(usize, usize)> = bytes
        .find_overlapping_iter(head)
        .map(|m| (m.start(), m.end()))
        .filter(|&(begin, end)| whole_word(head, begin, end))
        .collect();
    found.sort_unstable();
    found.dedup();
    let mut out = std::io::BufWriter::new(std::fs::File::create(&arguments[4])?);
    for (begin, end) in found {
        writeln!(out, "{begin} {end}")?;
    }
    Ok(())
}
