// Bodies and query strings to fields, as pure functions: fuzz them.
// WHATWG URL "application/x-www-form-urlencoded", RFC 7578 multipart/form-data.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/http.h"

namespace langnghe::web {

struct FormLimits {
  std::size_t fields = 1000;       // fields and files together
  std::size_t name_length = 200;   // bytes, also of a file's name
};

// Empty key: all well. key is a catalogue key, field the one to blame ("" when unknown).
struct FormProblem {
  std::string key;
  std::string field;
  explicit operator bool() const { return !key.empty(); }
};

// UTF-8 without NUL, shortest form, no surrogates.
bool is_clean_text(std::string_view text);
// %41 to A, and + to a space when asked. False for a broken escape.
bool percent_decode(std::string_view text, bool plus_is_space, std::string& out);
// Everything but RFC 3986 unreserved characters as %XX.
std::string percent_encode(std::string_view text);

FormProblem parse_urlencoded(std::string_view text, const FormLimits& limits, Fields& out);
// content_type: the whole header, for its boundary.
FormProblem parse_multipart(std::string_view content_type, std::string_view body,
                            const FormLimits& limits, Fields& fields,
                            std::vector<Upload>& uploads);

}  // namespace langnghe::web
