// TimeML 1.2.1: the times of a text as TIMEX3.
#pragma once

#include <memory>
#include <string>

#include "pipeline/formats/exporter.h"

namespace vigie {

/// A TimeML document for each document, one behind the other. TEXT is the whole text, with an
/// element for each DATE, TIME, DURATION and SET that is shown; where one lies in another, the
/// outer one only. DCT is t0: the day of writing, where it is known. Other names have no place in
/// TimeML.
[[nodiscard]] std::unique_ptr<Writer> make_timeml_writer(const Pipeline& pipeline,
                                                         WriterOptions options);

/// The same as a folder: ID.tml for each document.
[[nodiscard]] std::unique_ptr<Exporter> make_timeml_exporter(const std::string& path,
                                                             const Pipeline& pipeline,
                                                             WriterOptions options);

}  // namespace vigie
