#!/bin/bash
# Compares simdjson, RapidJSON and Boost.JSON on Vigie's JSON Lines work; see docs/json-libraries.md.
#
#   tests/bench/json_libraries.sh [bench] [memory] [fidelity] [weight] [check]     (default: all five)
#
# Needs a Debian 12 with g++, python3, libsimdjson-dev and libfmt-dev, and apt able to download. RapidJSON and
# Boost 1.81 (whose dev package conflicts with the default Boost 1.74) are unpacked into a temporary directory,
# nothing is installed. JSON_BENCH_DIR names a directory to use and keep instead.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
parts=${*:-check bench memory fidelity weight}
rounds=5

if [[ -n ${JSON_BENCH_DIR:-} ]]; then
    mkdir -p "$JSON_BENCH_DIR"
    work=$(cd "$JSON_BENCH_DIR" && pwd)
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi
cd "$work"

wants() { [[ " $parts " == *" $1 "* ]]; }

# --- Libraries -------------------------------------------------------------------------------------------

if [[ ! -d root/usr/include/boost/json ]]; then
    # The sandbox user of apt must be able to write here for a download without a warning; harmless otherwise.
    apt-get -qq -o APT::Sandbox::User=root download \
        rapidjson-dev libboost1.81-dev libboost-json1.81-dev libboost-json1.81.0
    for package in *.deb; do dpkg-deb -x "$package" root; done
fi
lib=root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -dumpmachine | sed 's/-pc-/-/')

# --- Program ---------------------------------------------------------------------------------------------

flags=(-std=c++20 -O2 -DRAPIDJSON_SSE2 -isystem root/usr/include)
build() {    # output, extra flags
    local output=$1
    shift
    [[ $output -nt $here/json_libraries.cpp ]] ||
        g++ "${flags[@]}" -Wall -Wextra "$@" "$here/json_libraries.cpp" -lsimdjson -lfmt -o "$output"
}
build json_libraries
# simdjson takes its AVX2 inline code only with carry-less multiplication, which x86-64-v3 does not include.
build json_libraries_v3 -march=x86-64-v3 -mpclmul

# --- Corpus ----------------------------------------------------------------------------------------------

[[ -s corpus.jsonl ]] || python3 - <<'PYTHON'
import json
import random

random.seed(20240229)
words = """le la les un une des de du et à au aux en dans pour par sur avec sans que qui où ne pas plus très été
être était a ont avait président ministre société région élection économie conseil général européenne équipe
février août décembre hier demain matin soirée œuvre cœur français française Lyon Marseille Orléans Nîmes
Besançon Saint-Étienne Châteauroux Hélène Jérôme François Éric Noël Zoé Gaëlle Lefèvre Dupont Müller Bernard
l'État d'après c'est qu'il aujourd'hui l'Assemblée n'est jusqu'à déclaré annoncé rencontré prévu créé signé
marché crise hausse baisse million milliard euros % 2023 1998 12 mètres kilomètres syndicat grève accord
projet loi réforme retraite école université hôpital santé sécurité police justice procès tribunal""".split()


def sentence():
    picked = random.choices(words, k=random.randint(8, 24))
    if random.random() < 0.25:
        at = random.randrange(len(picked))
        picked[at] = random.choice(['« ' + picked[at] + ' »', '"' + picked[at] + '"'])
    text = ' '.join(picked)
    return text[0].upper() + text[1:] + random.choice(['.', '.', '.', ' !', ' ?', '…'])


def article(size):
    out, length = [], 0
    while length < size:
        paragraph = ' '.join(sentence() for _ in range(random.randint(2, 6)))
        out.append(paragraph)
        length += len(paragraph) + 1
    return '\n'.join(out)


def string(text, ascii_only):
    return json.dumps(text, ensure_ascii=ascii_only)


with open('corpus.jsonl', 'w', encoding='utf-8', newline='\n') as file:
    for i in range(10_000):
        ascii_only = i % 10 == 9    # one document in ten written the way json.dumps does by default
        day = f'{random.randint(1990, 2024)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}'
        fields = [
            f'"id":"doc-{i:06}"',
            f'"date":"{day}"',
            f'"title":{string(sentence(), ascii_only)}',
            f'"text":{string(article(random.randint(3500, 6500)), ascii_only)}',
            f'"rank":{i}',
            f'"weight":{random.randint(0, 9)}.{random.randint(0, 9)}0',
            f'"hash":{random.getrandbits(80)}',
            f'"meta":{{"source":{{"name":"Le Quotidien d\'Orléans","url":"https:\\/\\/exemple.fr\\/{i}"}},'
            f'"tags":[{",".join(string(w, ascii_only) for w in random.choices(words, k=5))}],'
            f'"box":[{random.uniform(-5, 8):.6f},{random.uniform(42, 51):.6f},1.00,-0.50],'
            f'"ok":{random.choice(["true", "false", "null"])}}}',
            f'"history":[{",".join(str(random.getrandbits(20)) for _ in range(12))}]',
        ]
        file.write('{' + ','.join(fields) + '}\n')
PYTHON

[[ -s prose.jsonl ]] || python3 - <<'PYTHON'
paragraph = ' '.join(['Le président de la région a été élu à Orléans ; « très bien », dit-il.'] * 10) + r'\n'
count = 50_000_000 // len(paragraph.encode())
with open('prose.jsonl', 'w', encoding='utf-8', newline='\n') as file:
    file.write('{"id":"long","date":"2024-02-29","text":"' + paragraph * count + '","weight":1.00}\n')
with open('dense.jsonl', 'w', encoding='utf-8', newline='\n') as file:
    file.write('{"id":"dense","date":"2024-02-29","text":"court","rows":['
               + ','.join(['[1,2,{"a":3}]'] * (50_000_000 // 14)) + ']}\n')
PYTHON

# --- Runs ------------------------------------------------------------------------------------------------

mapfile -t engines < <(./json_libraries engines)

if wants check; then
    echo "== check: the output read back by Python, numbers compared as written"
    for engine in "${engines[@]}"; do
        ./json_libraries emit "$engine" corpus.jsonl > emitted.jsonl
        python3 - "$engine" <<'PYTHON'
import json
import sys

decode = json.JSONDecoder(parse_float=str, parse_int=str, object_pairs_hook=list).decode
same_bytes = same_values = total = 0
with open('corpus.jsonl', encoding='utf-8') as given, open('emitted.jsonl', encoding='utf-8') as got:
    for before, after in zip(given, got, strict=True):
        total += 1
        same_bytes += after.startswith(before[:-2] + ',"entities":[')
        fields = decode(after)
        same_values += fields[:-2] == decode(before)
        assert [key for key, _ in fields[-2:]] == ['entities', 'unit']
        document = json.loads(after)
        assert document['unit'] == 'codepoint' and len(document['entities']) >= 38
        for entity in document['entities']:
            assert list(entity) == ['start', 'end', 'text', 'type', 'score']
            assert document['text'][entity['start']:entity['end']] == entity['text']
print(f'{sys.argv[1]:<31} entities right; user part same bytes {same_bytes}/{total}, same values as written '
      f'{same_values}/{total}')
PYTHON
    done
    rm emitted.jsonl
fi

if wants bench; then
    echo "== bench: -O2"
    ./json_libraries bench corpus.jsonl $rounds
    if grep -qw avx2 /proc/cpuinfo; then
        echo "== bench: -O2 -march=x86-64-v3 -mpclmul"
        ./json_libraries_v3 bench corpus.jsonl $rounds
    fi
    for cpu in haswell westmere fallback; do    # as on a machine with AVX2, with SSE4.2, with neither
        echo "== bench: -O2, simdjson held to $cpu"
        SIMDJSON_FORCE_IMPLEMENTATION=$cpu ./json_libraries bench corpus.jsonl $rounds |
            grep -E 'documents|^engine|simdjson|sax-splice '
    done
fi

if wants memory; then
    for shape in prose dense; do
        printf '== memory: growth in MiB on one %s line of 50 MB\n%-31s%10s%10s%10s\n' \
            $shape engine "read" "+ write" "virtual"
        for engine in "${engines[@]}"; do
            ./json_libraries memory "$engine" $shape.jsonl || true
        done
    done
fi

if wants fidelity; then
    echo "== fidelity"
    ./json_libraries fidelity
fi

if wants weight; then
    echo "== weight: g++ -O2 -c of a minimal file, then the linked and stripped program"
    cat > empty.cpp <<'CPP'
#include <cstdio>
#include <string>
#include <string_view>
int main(int, char** argv) { return std::puts(argv[0]) < 0; }
CPP
    cat > simdjson.cpp <<'CPP'
#include <cstdio>
#include <string>
#include <string_view>
#include <simdjson.h>
int main(int, char** argv) {
    const simdjson::padded_string line(argv[0], 1);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document = parser.iterate(line);
    for (simdjson::ondemand::field field : document.get_object()) {
        std::puts(std::string(std::string_view(field.value().get_string())).c_str());
    }
}
CPP
    cat > rapidjson.cpp <<'CPP'
#include <cstdio>
#include <string>
#include <string_view>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
struct Handler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
    bool String(const char* data, rapidjson::SizeType, bool) { return std::puts(data) >= 0; }
};
int main(int, char** argv) {
    rapidjson::StringStream stream(argv[0]);
    Handler handler;
    rapidjson::Reader().Parse(stream, handler);
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.String("x");
    std::puts(buffer.GetString());
}
CPP
    cat > boost.cpp <<'CPP'
#include <cstdio>
#include <string>
#include <string_view>
#include <boost/json.hpp>
int main(int, char** argv) {
    const auto value = boost::json::parse(argv[0]);
    std::puts(boost::json::serialize(value).c_str());
}
CPP
    sed 's|boost/json.hpp|boost/json/src.hpp|' boost.cpp > boost_header_only.cpp
    printf '%-20s%12s%14s%14s  %s\n' file "compile s" "lines in" "program kB" "shared libraries of its own"
    for file in empty simdjson rapidjson boost boost_header_only; do
        case $file in
            simdjson) libraries=(-lsimdjson) ;;
            boost) libraries=("-L$lib" -lboost_json) ;;
            *) libraries=() ;;
        esac
        best=999
        for ((i = 0; i < rounds; ++i)); do
            spent=$( { TIMEFORMAT='%U %S'; time g++ "${flags[@]}" -c $file.cpp -o $file.o; } 2>&1 )
            best=$(awk -v best="$best" '{ s = $1 + $2; print s < best ? s : best }' <<< "$spent")
        done
        lines=$(g++ "${flags[@]}" -E -P $file.cpp | wc -l)
        g++ $file.o "${libraries[@]}" -o $file.out
        strip $file.out
        own=$(readelf -d $file.out | sed -n 's/.*NEEDED.*\[\(lib\(simdjson\|boost\)[^]]*\)\].*/\1/p' | tr '\n' ' ')
        printf '%-20s%12.2f%14d%14d  %s\n' $file "$best" "$lines" $(($(stat -c %s $file.out) / 1000)) "${own:-none}"
    done
    for library in "$(ldconfig -p | sed -n 's/.*libsimdjson\.so .*=> //p' | head -1)" "$lib"/libboost_json.so.*; do
        printf '%s: %d kB\n' "$(basename "$(readlink -f "$library")")" \
            $(($(stat -Lc %s "$library") / 1000))
    done
fi
