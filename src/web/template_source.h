// A template's text on its way from the file to ctemplate: parts put in, checked, spoken in
// one language. Runs at start only.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "web/catalogue.h"

namespace langnghe::web {

struct TemplateSource {
  std::string name;  // "casework/queue"
  std::string text;  // with the parts put in, [[keys]] still there
  std::set<std::string, std::less<>> variables;
  std::set<std::string, std::less<>> sections;
  std::set<std::string, std::less<>> html;  // variables written {{NAME:none}}
};

// Reads <root>/<name>.tpl. Throws SetupError naming the template and what is wrong.
TemplateSource load_template(const std::filesystem::path& root, const std::string& name);

// The text with every [[key]] said and escaped. Throws SetupError for a key that is unknown
// or wants arguments.
std::string speak(const TemplateSource& source, const Catalogue& catalogue, Language language);

// Appends text with & < > " ' escaped.
void escape_html(std::string_view text, std::string& out);

}  // namespace langnghe::web
