#define TOML_HEADER_ONLY 0
#define TOML_SHARED_LIB 1
#include "web/catalogue.h"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "web/catalogue_pattern.h"
#include "web/format.h"

namespace langnghe::web {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

struct Entry {
  std::array<std::unique_ptr<Pattern>, 2> patterns;  // by Language
  std::string where;                                 // file:line
};

std::string write_value(const void* context, Language language, const Arg::Value& value) {
  const Words words(*static_cast<const Catalogue*>(context), language);
  struct Visitor {
    const Words& words;
    std::string operator()(std::string_view text) const { return std::string(text); }
    std::string operator()(std::int64_t number) const { return words.number(number); }
    std::string operator()(double number) const { return words.decimal(number, 1); }
    std::string operator()(const Date& day) const { return words.date(day); }
    std::string operator()(const Moment& moment) const { return words.date_time(moment.at); }
  };
  return std::visit(Visitor{words}, value);
}

std::string joined(const Pattern& pattern) {
  std::string out;
  for (const auto& [name, kind] : pattern.arguments()) out += "{" + name + "}";
  return out.empty() ? "none" : out;
}

}  // namespace

struct Catalogue::Impl {
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries;
  Strictness strictness = Strictness::kLenient;
  mutable std::mutex mutex;
  mutable std::set<std::string, std::less<>> unknown;  // keys shown instead of a text

  void load(const std::filesystem::path& file);
  const Pattern* find(Language language, std::string_view key) const {
    const auto found = entries.find(key);
    if (found != entries.end())
      return found->second.patterns[static_cast<std::size_t>(language)].get();
    if (strictness == Strictness::kStrict)
      throw std::logic_error(fmt::format("no text \"{}\" in the catalogue", key));
    return nullptr;
  }
  std::string_view shown_key(std::string_view key) const {
    const std::lock_guard lock(mutex);
    const auto found = unknown.find(key);
    if (found != unknown.end()) return *found;
    if (unknown.size() >= 1000) return "?";  // keys come from code: this many is a fault
    return *unknown.emplace(key).first;
  }
};

void Catalogue::Impl::load(const std::filesystem::path& file) {
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", file.string(), error.source().begin.line,
                                 error.description()));
  }
  for (const auto& [name, node] : table) {
    const std::string key(name.str());
    const std::string where = fmt::format("{}:{}", file.string(), name.source().begin.line);
    const toml::table* texts = node.as_table();
    if (key.find('.') == std::string::npos || texts == nullptr)
      throw SetupError(fmt::format(
          "{}: \"{}\": write \"area.key\" = {{ vi = \"…\", en = \"…\" }}", where, key));
    Entry entry;
    entry.where = where;
    for (const Language language : kLanguages) {
      const auto text = (*texts)[code_of(language)].value<std::string>();
      if (!text || text->empty())
        throw SetupError(fmt::format("{}: \"{}\" has no text for \"{}\": add it", where, key,
                                     code_of(language)));
      try {
        entry.patterns[static_cast<std::size_t>(language)] =
            std::make_unique<Pattern>(language, *text);
      } catch (const std::invalid_argument& error) {
        throw SetupError(
            fmt::format("{}: \"{}\" ({}): {}", where, key, code_of(language), error.what()));
      }
    }
    if (texts->size() != 2)
      throw SetupError(fmt::format("{}: \"{}\" has more than vi and en", where, key));
    if (!std::ranges::equal(entry.patterns[0]->arguments(), entry.patterns[1]->arguments(), {},
                            [](const auto& argument) { return argument.first; },
                            [](const auto& argument) { return argument.first; }))
      throw SetupError(fmt::format("{}: \"{}\": vi takes {} and en takes {}: use the same names",
                                   where, key, joined(*entry.patterns[0]),
                                   joined(*entry.patterns[1])));
    const auto [known, fresh] = entries.try_emplace(key, std::move(entry));
    if (!fresh)
      throw SetupError(fmt::format("{}: \"{}\" is already at {}: remove one", where, key,
                                   known->second.where));
  }
}

Catalogue::Catalogue(const std::filesystem::path& folder, Strictness strictness)
    : impl_(std::make_unique<Impl>()) {
  impl_->strictness = strictness;
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& item : std::filesystem::directory_iterator(folder, error))
    if (item.path().extension() == ".toml") files.push_back(item.path());
  if (files.empty())
    throw SetupError(fmt::format("{}: no translations (*.toml): check the pack folder",
                                 folder.string()));
  std::ranges::sort(files);
  for (const auto& file : files) impl_->load(file);
}

Catalogue::~Catalogue() = default;

std::string_view Catalogue::text(Language language, std::string_view key) const {
  const Pattern* pattern = impl_->find(language, key);
  if (pattern == nullptr) return impl_->shown_key(key);
  if (!pattern->arguments().empty()) {
    if (impl_->strictness == Strictness::kStrict)
      throw std::logic_error(
          fmt::format("the text \"{}\" needs the arguments {}", key, joined(*pattern)));
    return impl_->shown_key(key);
  }
  return pattern->plain();
}

std::string Catalogue::text(Language language, std::string_view key,
                            std::initializer_list<Arg> args) const {
  return text(language, key, std::span<const Arg>(args.begin(), args.size()));
}

std::string Catalogue::text(Language language, std::string_view key,
                            std::span<const Arg> args) const {
  const Pattern* pattern = impl_->find(language, key);
  if (pattern == nullptr) return std::string(key);
  std::vector<std::string> missing;
  std::string out = pattern->format(args, write_value, this, missing);
  if (!missing.empty() && impl_->strictness == Strictness::kStrict)
    throw std::logic_error(
        fmt::format("the text \"{}\" was not given a usable {{{}}}", key, missing.front()));
  return out;
}

std::string Catalogue::text(Language language, const Error& error) const {
  std::vector<Arg> args;
  args.reserve(error.args.size());
  for (const auto& [name, value] : error.args) args.emplace_back(name, value);
  return text(language, error.message, args);
}

bool Catalogue::has(std::string_view key) const {
  return impl_->entries.find(key) != impl_->entries.end();
}

std::vector<std::string> Catalogue::arguments(std::string_view key) const {
  std::vector<std::string> out;
  const auto found = impl_->entries.find(key);
  if (found == impl_->entries.end()) return out;
  for (const auto& [name, kind] : found->second.patterns[0]->arguments()) out.push_back(name);
  return out;
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> out;
  out.reserve(impl_->entries.size());
  for (const auto& [key, entry] : impl_->entries) out.push_back(key);
  std::ranges::sort(out);
  return out;
}

std::string_view code_of(Language language) {
  return language == Language::kVietnamese ? "vi" : "en";
}

}  // namespace langnghe::web
