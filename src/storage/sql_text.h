// Just enough reading of SQL text: where the named parameters are, where a statement ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langnghe::storage {

// Text with :names as $1, $2 … in the order of their first letter; a repeated name keeps its
// number. Names in quotes, in comments and after "::" are left alone.
struct NumberedSql {
  std::string text;
  std::size_t params = 0;
};
NumberedSql number_params(std::string_view sql);

// The statements of a script: parted by ";" at the end of a line, "--" comments taken out.
std::vector<std::string> split_statements(std::string_view script);

// Every `from` in `text` as `to`.
std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace langnghe::storage
