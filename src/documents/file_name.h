// Names of files as people give them. Private to this room.
#pragma once

#include <string>
#include <string_view>

namespace langnghe::documents {

// The last part of a path, without control characters, broken UTF-8 and marks that turn the
// direction of text, at most 120 bytes with its extension kept; never empty.
std::string clean_file_name(std::string_view name);
// "Ảnh đường.png" → "Ảnh đường.jpg"
std::string with_extension(std::string_view name, std::string_view extension);

}  // namespace langnghe::documents
