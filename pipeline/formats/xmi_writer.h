// UIMA CAS as XMI, for INCEpTION, DKPro and other UIMA programs.
#pragma once

#include <memory>
#include <string>

#include "pipeline/formats/exporter.h"

namespace vigie {

/// A CAS for each document, one behind the other: the text as sofa, sentences and tokens, and a
/// NamedEntity of DKPro Core for each mention shown: `value` is its coarse type, `identifier` the
/// id of the list. Positions count UTF-16 units. Needs sentences.
[[nodiscard]] std::unique_ptr<Writer> make_xmi_writer(const Pipeline& pipeline,
                                                      WriterOptions options);

/// The same as a folder: ID.xmi for each document, and TypeSystem.xml.
[[nodiscard]] std::unique_ptr<Exporter> make_xmi_exporter(const std::string& path,
                                                          const Pipeline& pipeline,
                                                          WriterOptions options);

}  // namespace vigie
