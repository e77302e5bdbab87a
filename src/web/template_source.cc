#include "web/template_source.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "web/template_check.h"

namespace langnghe::web {
namespace {

constexpr int kDeepest = 6;  // parts within parts

using Parameters = std::map<std::string, std::string, std::less<>>;

[[noreturn]] void fail(const std::string& why) { throw std::invalid_argument(why); }

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) fail("cannot read " + file.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

bool name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// parts/input field="title" label="[[send.title]]"
std::pair<std::string, Parameters> parse_include(std::string_view text) {
  std::size_t at = 0;
  const auto skip = [&] {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  };
  skip();
  std::size_t start = at;
  while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
  std::string name(text.substr(start, at - start));
  Parameters parameters;
  while (true) {
    skip();
    if (at >= text.size()) break;
    start = at;
    while (at < text.size() && name_character(text[at])) ++at;
    const std::string key(text.substr(start, at - start));
    if (key.empty() || text.substr(at, 2) != "=\"")
      fail(fmt::format("{{{{>{}}}}}: write name=\"value\"", text));
    at += 2;
    const std::size_t end = text.find('"', at);
    if (end == std::string_view::npos) fail(fmt::format("{{{{>{}}}}}: a quote is open", text));
    parameters[key] = text.substr(at, end - at);
    at = end + 1;
  }
  return {std::move(name), std::move(parameters)};
}

// @?hint@ … @/hint@ and @hint@.
void fill_in(std::string& text, const Parameters& parameters) {
  for (std::size_t at = 0; (at = text.find("@?", at)) != std::string::npos;) {
    const std::size_t end = text.find('@', at + 2);
    if (end == std::string::npos) fail("@? without its second @");
    const std::string name = text.substr(at + 2, end - at - 2);
    const std::string closing = "@/" + name + "@";
    const std::size_t close = text.find(closing, end);
    if (close == std::string::npos) fail("@?" + name + "@ without " + closing);
    const auto given = parameters.find(name);
    if (given == parameters.end() || given->second.empty()) {
      text.erase(at, close + closing.size() - at);
    } else {
      text.erase(close, closing.size());
      text.erase(at, end + 1 - at);
    }
  }
  for (const auto& [name, value] : parameters) replace_all(text, "@" + name + "@", value);
}

// Comments, each with the rest of its line, so that they leave no blank behind.
std::string without_comments(std::string text) {
  for (std::size_t at = 0; (at = text.find("{{!", at)) != std::string::npos;) {
    std::size_t end = text.find("}}", at);
    if (end == std::string::npos) fail("{{! without }}");
    end += 2;
    if (end < text.size() && text[end] == '\n') ++end;
    text.erase(at, end - at);
  }
  return text;
}

std::string with_parts(const std::filesystem::path& root, std::string text, int depth) {
  if (depth > kDeepest) fail("parts within parts without end");
  text = without_comments(std::move(text));
  for (std::size_t at = 0; (at = text.find("{{>", at)) != std::string::npos;) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string::npos) fail("{{> without }}");
    auto [name, parameters] = parse_include(std::string_view(text).substr(at + 3, end - at - 3));
    std::string part = without_comments(read(root / (name + ".tpl")));
    while (part.ends_with('\n')) part.pop_back();
    fill_in(part, parameters);
    // What is still open would show as "@label@" on the page.
    for (std::size_t open = 0; (open = part.find('@', open)) != std::string::npos; ++open) {
      std::size_t close = open + 1;
      while (close < part.size() && name_character(part[close])) ++close;
      if (close > open + 1 && close < part.size() && part[close] == '@')
        fail(fmt::format("{} needs {}=\"…\"", name, part.substr(open + 1, close - open - 1)));
    }
    part = with_parts(root, std::move(part), depth + 1);
    text.replace(at, end + 2 - at, part);
    at += part.size();
  }
  return text;
}

// Indentation and empty lines are for the reader of the file.
std::string trimmed_lines(const std::string& text) {
  if (text.find("<pre") != std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos) continue;
    out.append(line, first, line.find_last_not_of(" \t\r") + 1 - first);
    out += '\n';
  }
  return out;
}

void collect_names(TemplateSource& source) {
  std::set<std::string, std::less<>> escaped;
  std::vector<std::string> open;
  const std::string_view text = source.text;
  for (std::size_t at = 0; (at = text.find("{{", at)) != std::string_view::npos;) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string_view::npos) fail("{{ without }}");
    std::string name(text.substr(at + 2, end - at - 2));
    at = end + 2;
    if (name.empty()) fail("{{}} names nothing");
    const char kind = name[0];
    if (kind == '#' || kind == '/') name.erase(0, 1);
    const bool html = name.ends_with(":none");
    if (html && kind != '#' && kind != '/') name.resize(name.size() - 5);
    if (!std::ranges::all_of(name, name_character) || name.empty())
      fail("{{" + name + "}}: a name has letters, digits and _; the only modifier is :none");
    if (kind == '#') {
      open.push_back(name);
      if (!name.ends_with("_separator")) source.sections.insert(name);
    } else if (kind == '/') {
      if (open.empty() || open.back() != name)
        fail("{{/" + name + "}} closes " + (open.empty() ? "nothing" : "{{#" + open.back() + "}}"));
      open.pop_back();
    } else {
      source.variables.insert(name);
      (html ? source.html : escaped).insert(name);
    }
  }
  if (!open.empty()) fail("{{#" + open.back() + "}} is not closed");
  for (const std::string& name : source.html)
    if (escaped.contains(name)) fail("{{" + name + "}} is once escaped and once :none");
}

}  // namespace

void escape_html(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

TemplateSource load_template(const std::filesystem::path& root, const std::string& name) {
  TemplateSource source;
  source.name = name;
  try {
    source.text = trimmed_lines(with_parts(root, read(root / (name + ".tpl")), 0));
    const std::vector<std::size_t> in_query = check_markup(source.text);
    collect_names(source);
    for (auto at = in_query.rbegin(); at != in_query.rend(); ++at) source.text.insert(*at, ":u");
  } catch (const std::invalid_argument& error) {
    throw SetupError(fmt::format("{}.tpl: {}", (root / name).string(), error.what()));
  }
  return source;
}

std::string speak(const TemplateSource& source, const Catalogue& catalogue, Language language) {
  std::string out;
  out.reserve(source.text.size() * 5 / 4);
  const std::string_view text = source.text;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find("[[", from)) != std::string_view::npos;) {
    const std::size_t end = text.find("]]", at);
    const std::string_view key = end == std::string_view::npos
                                     ? text.substr(at + 2, 40)
                                     : text.substr(at + 2, end - at - 2);
    if (!catalogue.has(key))
      throw SetupError(fmt::format("template {}: no text \"{}\": add it to the translations",
                                   source.name, key));
    if (!catalogue.arguments(key).empty())
      throw SetupError(fmt::format(
          "template {}: the text \"{}\" needs arguments: set it from the page", source.name, key));
    out.append(text, from, at - from);
    std::string words;
    escape_html(catalogue.text(language, key), words);
    replace_all(words, "{{", "&#123;&#123;");
    out += words;
    from = end + 2;
  }
  out.append(text, from);
  return out;
}

}  // namespace langnghe::web
