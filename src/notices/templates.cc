#include "notices/templates.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include <toml++/toml.h>

#include "base/text.h"
#include "web/catalogue_pattern.h"
#include "web/format.h"

namespace langnghe::notices {
namespace {

constexpr std::size_t kLongestBrief = 300;  // four SMS of 70 letters with Vietnamese marks

[[noreturn]] void fail(const std::string& file, const toml::node& node, const std::string& what) {
  throw SetupError(fmt::format("{}:{}: {}", file, node.source().begin.line, what));
}

struct Text {
  std::unique_ptr<web::Pattern> in[2];  // by web::kLanguages
};

std::string write_plain(const void*, web::Language, const web::Arg::Value& value) {
  const auto* text = std::get_if<std::string_view>(&value);
  return text == nullptr ? std::string() : std::string(*text);
}

Text read_text(const std::string& file, const toml::table& notice, std::string_view key,
               std::size_t most) {
  const toml::table* both = notice[key].as_table();
  if (both == nullptr)
    fail(file, notice, fmt::format("{} = {{ vi = \"…\", en = \"…\" }} is missing", key));
  Text out;
  for (int i = 0; i < 2; ++i) {
    const auto text = (*both)[web::code_of(web::kLanguages[i])].value<std::string>();
    if (!text || trim(*text).empty())
      fail(file, *both, fmt::format("{} has no text in \"{}\"", key, web::code_of(web::kLanguages[i])));
    if (most > 0 && utf8_length(*text) > most)
      fail(file, *both, fmt::format("{} is longer than {} characters; shorten it", key, most));
    try {
      out.in[i] = std::make_unique<web::Pattern>(web::kLanguages[i], *text);
    } catch (const std::invalid_argument& error) {
      fail(file, *both, fmt::format("{}: {}", key, error.what()));
    }
  }
  if (out.in[0]->arguments() != out.in[1]->arguments())
    fail(file, *both, fmt::format("{} has other {{holes}} in English than in Vietnamese", key));
  return out;
}

std::string fill(const Text& text, web::Language language,
                 const std::map<std::string, std::string>& values) {
  const web::Pattern& pattern = *text.in[language == web::kLanguages[0] ? 0 : 1];
  std::vector<web::Arg> args;
  for (const auto& [name, kind] : pattern.arguments()) {
    const auto found = values.find(name);
    args.emplace_back(name, found == values.end() ? std::string_view("–")
                                                  : std::string_view(found->second));
  }
  std::vector<std::string> missing;
  return pattern.arguments().empty() ? pattern.plain()
                                     : pattern.format(args, write_plain, nullptr, missing);
}

}  // namespace

struct Templates::Entry {
  std::string topic;
  Text subject, text, brief;
};

Templates::Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;
Templates::~Templates() = default;

Templates Templates::load(const std::string& folder) {
  Templates out;
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  if (files.empty()) throw SetupError(folder + ": no notices there; the pack needs at least one *.toml");
  for (const std::string& file : files) {
    toml::table table;
    try {
      table = toml::parse_file(file);
    } catch (const toml::parse_error& problem) {
      throw SetupError(fmt::format("{}:{}: {}", file, problem.source().begin.line, problem.description()));
    }
    const toml::array* list = table["notice"].as_array();
    if (list == nullptr) continue;  // another file of the folder: steps of urging
    for (const toml::node& node : *list) {
      const toml::table* one = node.as_table();
      if (one == nullptr) fail(file, node, "a notice is written: [[notice]]");
      const auto id = (*one)["id"].value<std::string>();
      if (!id || id->empty()) fail(file, *one, "id = \"…\" is missing");
      auto entry = std::make_unique<Entry>();
      entry->topic = (*one)["topic"].value_or(std::string());
      if (entry->topic.empty()) fail(file, *one, fmt::format("notice {}: topic = \"…\" is missing", *id));
      const std::string to = (*one)["to"].value_or(std::string());
      if (to != "petitioner" && to != "officer")
        fail(file, *one, fmt::format("notice {}: to has to be \"petitioner\" or \"officer\"", *id));
      entry->subject = read_text(file, *one, "subject", 120);
      entry->text = read_text(file, *one, "text", 0);
      entry->brief = read_text(file, *one, "brief", kLongestBrief);
      auto& topics = to == "officer" ? out.officer_topics_ : out.petitioner_topics_;
      if (std::find(topics.begin(), topics.end(), entry->topic) == topics.end())
        topics.push_back(entry->topic);
      if (!out.entries_.emplace(*id, std::move(entry)).second)
        fail(file, *one, fmt::format("notice {} stands twice", *id));
    }
  }
  return out;
}

bool Templates::known(std::string_view id) const { return entries_.find(id) != entries_.end(); }

std::string_view Templates::topic_of(std::string_view id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? std::string_view() : std::string_view(found->second->topic);
}

std::vector<std::string> Templates::topics(bool officers) const {
  return officers ? officer_topics_ : petitioner_topics_;
}

Written Templates::write(const Kept& notice, web::Language language, const web::Catalogue& catalogue,
                         std::string_view base_url) const {
  const auto found = entries_.find(notice.what);
  if (found == entries_.end()) return {};
  const web::Words words(catalogue, language);
  std::map<std::string, std::string> values;
  for (const Arg& arg : notice.args)
    values[arg.name] = arg.date ? words.date(*arg.date)
                       : language == web::Language::kEnglish && !arg.en.empty() ? arg.en
                                                                               : arg.vi;
  values["code"] = notice.code;
  values["link"] = std::string(base_url) + notice.link;
  return {fill(found->second->subject, language, values), fill(found->second->text, language, values),
          fill(found->second->brief, language, values)};
}

}  // namespace langnghe::notices
