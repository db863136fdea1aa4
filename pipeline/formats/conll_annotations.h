// CoNLL: one token a line, its label in the last column; and CoNLL-U with labels in MISC.
#pragma once

#include "pipeline/formats/annotations.h"

namespace vigie {

/// CoNLL-2002, CoNLL-2003 and their like: columns parted by tabs or blanks, the token first, the
/// label last, an empty line after each sentence. "-DOCSTART-" begins a document, and so does a
/// comment "# newdoc id = NAME". The text is the tokens with a blank between them and a line end
/// after each sentence.
[[nodiscard]] std::unique_ptr<AnnotationReader> make_conll_reader(LineReader& lines,
                                                                  const std::string& source);

/// CoNLL-U: ten columns, NE=LABEL in the last. SpaceAfter=No joins a token to the next one. A word
/// of several syntactic words ("1-2 du") counts as one token, with the label of the first of them.
[[nodiscard]] std::unique_ptr<AnnotationReader> make_conllu_reader(LineReader& lines,
                                                                   const std::string& source);

}  // namespace vigie
