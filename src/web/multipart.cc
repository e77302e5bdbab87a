// RFC 7578 and the parts of RFC 2046 section 5.1 it stands on, as browsers send it.
#include "web/form.h"

namespace langnghe::web {
namespace {

constexpr std::size_t kMaxPartHeader = 4096;

bool same_word(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
    if (c != lower[i]) return false;
  }
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The parameter of that name in `first; a=b; c="d"`. Browsers escape a quote in a file name
// as %22 and send a backslash as it is (WHATWG HTML 4.10.21.8), so a backslash is no escape.
bool parameter(std::string_view header, std::string_view name, std::string_view& value) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos) {
    header.remove_prefix(at + 1);
    const std::size_t equals = header.find_first_of("=;");
    if (equals == std::string_view::npos) return false;
    if (header[equals] == ';') {
      at = equals;
      continue;
    }
    const std::string_view key = trim(header.substr(0, equals));
    header = trim(header.substr(equals + 1));
    std::string_view found;
    if (!header.empty() && header.front() == '"') {
      const std::size_t close = header.find('"', 1);
      if (close == std::string_view::npos) return false;
      found = header.substr(1, close - 1);
      header.remove_prefix(close + 1);
      at = header.find(';');
    } else {
      at = header.find(';');
      found = trim(header.substr(0, at));
    }
    if (same_word(key, name)) {
      value = found;
      return true;
    }
  }
  return false;
}

// The three escapes browsers use in names.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view escape = text.substr(i, 3);
    if (escape == "%22" || escape == "%0D" || escape == "%0A") {
      out += escape == "%22" ? '"' : escape == "%0D" ? '\r' : '\n';
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

struct PartHeader {
  std::string name;
  std::string filename;
  bool named = false;
  bool is_file = false;
};

PartHeader parse_part_header(std::string_view text) {
  PartHeader part;
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (!same_word(trim(line.substr(0, colon)), "content-disposition")) continue;
    const std::string_view value = line.substr(colon + 1);
    if (!same_word(trim(value.substr(0, value.find(';'))), "form-data")) continue;
    std::string_view found;
    if (parameter(value, "name", found)) {
      part.name = unescape(found);
      part.named = true;
    }
    if (parameter(value, "filename", found)) {
      part.filename = unescape(found);
      part.is_file = true;
    }
  }
  return part;
}

}  // namespace

FormProblem parse_multipart(std::string_view content_type, std::string_view body,
                            const FormLimits& limits, Fields& fields,
                            std::vector<Upload>& uploads) {
  const FormProblem broken{"web.form_broken", ""};
  std::string_view boundary;
  if (!parameter(content_type, "boundary", boundary) || boundary.empty() || boundary.size() > 70) {
    return broken;
  }
  const std::string delimiter = "\r\n--" + std::string(boundary);
  // The first delimiter may stand at the very beginning, without its line break.
  if (body.starts_with(std::string_view(delimiter).substr(2))) {
    body.remove_prefix(delimiter.size() - 2);
  } else {
    const std::size_t first = body.find(delimiter);
    if (first == std::string_view::npos) return broken;
    body.remove_prefix(first + delimiter.size());
  }
  std::size_t count = 0;
  for (;;) {
    if (body.starts_with("--")) return {};
    const std::size_t blank = body.find_first_not_of(" \t");
    if (blank == std::string_view::npos) return broken;
    body.remove_prefix(blank);
    if (!body.starts_with("\r\n")) return broken;
    body.remove_prefix(2);
    if (++count > limits.fields) return {"web.too_many_fields", ""};

    std::string_view header;
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else {
      const std::size_t end = body.substr(0, kMaxPartHeader).find("\r\n\r\n");
      if (end == std::string_view::npos) return broken;
      header = body.substr(0, end);
      body.remove_prefix(end + 4);
    }
    PartHeader part = parse_part_header(header);
    if (!part.named) return broken;
    if (!is_clean_text(part.name)) return {"web.field_name_not_text", ""};
    if (part.name.size() > limits.name_length) return {"web.field_name_too_long", ""};

    const std::size_t end = body.find(delimiter);
    if (end == std::string_view::npos) return {"web.form_cut_short", part.name};
    const std::string_view content = body.substr(0, end);
    body.remove_prefix(end + delimiter.size());
    if (part.is_file) {
      if (!is_clean_text(part.filename)) return {"web.file_name_not_text", part.name};
      if (part.filename.size() > limits.name_length) return {"web.file_name_too_long", part.name};
      // A file field that was left empty arrives without name and content.
      if (part.filename.empty() && content.empty()) continue;
      uploads.push_back({std::move(part.name), std::move(part.filename), std::string(content)});
    } else {
      if (!is_clean_text(content)) return {"web.field_not_text", part.name};
      fields.emplace_back(std::move(part.name), std::string(content));
    }
  }
}

}  // namespace langnghe::web
