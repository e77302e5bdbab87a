// A draft as JSON in its row, and the one a kind begins with.
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/text.h"
#include "documents/letters.h"

namespace langnghe::documents {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
  std::vector<std::string> out;
  if (const auto found = object.find(key); found != object.end() && found->is_array())
    for (const Json& one : *found)
      if (one.is_string()) out.push_back(one.get<std::string>());
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    if (const auto line = trim(text.substr(begin, end - begin)); !line.empty()) out.emplace_back(line);
    begin = end + 1;
  }
  return out;
}

LetterValues values_of(const Json& object) {
  LetterValues out;
  if (object.is_object())
    for (const auto& [key, value] : object.items())
      if (value.is_string()) out.emplace(key, value.get<std::string>());
  return out;
}

}  // namespace

std::string LetterDraft::json() const {
  JsonWriter out;
  const auto list = [&](std::string_view key, const std::vector<std::string>& texts) {
    out.key(key);
    out.array();
    for (const std::string& one : texts) out.value(one);
    out.end();
  };
  out.object();
  out.field("language", language);
  out.field("title", title);
  out.field("about", about);
  list("to", to);
  list("copies", copies);
  out.key("fields");
  out.object();
  for (const auto& [key, value] : fields) out.field(key, value);
  out.end();
  out.key("body");
  out.array();
  for (const LetterBlock& block : body) {
    out.object();
    out.field("style", name_of(block.style));
    out.field("text", block.text);
    out.end();
  }
  out.end();
  out.end();
  return std::move(out).text();
}

LetterDraft LetterDraft::parse(std::string_view text) {
  LetterDraft out;
  const Json whole = Json::parse(text, nullptr, false);
  if (!whole.is_object()) return out;
  if (text_of(whole, "language") == "en") out.language = "en";
  out.title = text_of(whole, "title");
  out.about = text_of(whole, "about");
  out.to = texts_of(whole, "to");
  out.copies = texts_of(whole, "copies");
  if (const auto found = whole.find("fields"); found != whole.end()) out.fields = values_of(*found);
  if (const auto found = whole.find("body"); found != whole.end() && found->is_array())
    for (const Json& block : *found)
      if (block.is_object())
        out.body.push_back({block_style(text_of(block, "style")), text_of(block, "text")});
  return out;
}

LetterValues Letter::frozen() const { return values_of(Json::parse(values, nullptr, false)); }

LetterDraft first_draft(const LetterKind& kind, std::string_view language,
                        const LetterValues& values) {
  LetterDraft out;
  out.language = language == "en" ? "en" : "vi";
  out.title = kind.title.in(language);
  out.about = kind.about.in(language);
  out.to = lines_of(kind.to.in(language));
  out.copies = lines_of(kind.copies.in(language));
  out.body = kind.body(language);
  for (const LetterField& field : kind.fields) {
    const std::string& initial = field.initial.in(language);
    std::string text;
    // A dotted line is for paper; a field waits for its answer.
    for (const std::string& name : names_in(initial))
      if (const auto found = values.find(name); found != values.end() && !found->second.empty())
        text = plain_of(initial, values);
    if (names_in(initial).empty()) text = initial;
    out.fields[field.key] = text;
  }
  return out;
}

}  // namespace langnghe::documents
