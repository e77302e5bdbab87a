// Zip archives in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace langnghe::documents {

using ZipPart = std::pair<std::string, std::string>;  // name, bytes

// An archive of these parts in this order. Throws std::runtime_error when libzip cannot. The
// same parts give the same bytes: all carry the date `at` (seconds since 1970).
std::string write_zip(const std::vector<ZipPart>& parts, std::int64_t at);
// Every file of an archive; nothing when it is damaged, has a name twice or one that leaves its
// folder, or unpacks to more than `most` bytes.
std::optional<std::vector<ZipPart>> read_zip(std::string_view bytes, std::uint64_t most);

}  // namespace langnghe::documents
