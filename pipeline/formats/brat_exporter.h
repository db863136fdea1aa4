// Format "brat": a folder for brat.
#pragma once

#include <memory>

#include "pipeline/formats/exporter.h"

namespace vigie {

/// A folder with a .txt and an .ann file for each document, named by its id, and annotation.conf
/// and visual.conf. Positions are code points; a name across line ends is written in pieces; ids of
/// lists are references, finer types and values notes. A document whose id is no name of a file is
/// refused, and so is the second one of two with one id. Files of these names in the folder are
/// replaced, others stay.
[[nodiscard]] std::unique_ptr<Exporter> make_brat_exporter(const std::string& path,
                                                           const Pipeline& pipeline,
                                                           WriterOptions options);

}  // namespace vigie
