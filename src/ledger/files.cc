#include "ledger/files.h"

#include "ledger/tiles.h"

namespace langnghe::ledger {

std::optional<LogFile> log_file(Log& log, std::string_view path) {
  if (path == "checkpoint") {
    std::string note = log.checkpoint();
    if (note.empty()) return std::nullopt;
    return LogFile{"text/plain; charset=utf-8", std::move(note), false};
  }
  if (path == "key") {
    std::string keys;
    for (const std::string& key : log.verifier_keys()) keys += key + "\n";
    return LogFile{"text/plain; charset=utf-8", std::move(keys), false};
  }
  const auto tile = parse_tile_path(path);
  if (!tile) return std::nullopt;
  auto bytes = tile->level == TilePath::kEntries ? log.entries(tile->n, tile->width)
                                                 : log.tile(tile->level, tile->n, tile->width);
  if (!bytes) return std::nullopt;
  return LogFile{"application/octet-stream", std::move(*bytes), true};
}

}  // namespace langnghe::ledger
