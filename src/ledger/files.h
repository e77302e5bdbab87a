// Everything the log serves over HTTP below "/log/", as values: the pages wire it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/log.h"

namespace langnghe::ledger {

struct LogFile {
  std::string type;  // Content-Type
  std::string bytes;
  bool immutable = false;  // may be cached for ever; else for a few seconds at most
};

// path: what follows "/log/": "checkpoint", "key", "tile/0/000.p/17", "tile/entries/000".
// Nothing: 404.
std::optional<LogFile> log_file(Log& log, std::string_view path);

}  // namespace langnghe::ledger
