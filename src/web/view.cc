#include "web/view.h"

#include <ctemplate/template.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <map>
#include <optional>
#include <stdexcept>

#include "web/template_source.h"

namespace langnghe::web {

void View::put(Name name, std::string value, bool html) {
  for (Variable& variable : variables_) {
    if (variable.name == name.text()) {
      variable.value = std::move(value);
      variable.html = html;
      return;
    }
  }
  variables_.push_back({name.text(), std::move(value), html});
}

View& View::add(Name section) {
  const auto found = std::ranges::find(sections_, section.text(), &Section::name);
  Section& place =
      found != sections_.end() ? *found : sections_.emplace_back(Section{section.text(), {}});
  return *place.shown.emplace_back(new View());
}

bool View::has(Name section) const {
  return std::ranges::find(sections_, section.text(), &Section::name) != sections_.end();
}

namespace {

struct Parsed {
  TemplateSource source;
  std::array<std::unique_ptr<ctemplate::Template>, 2> by_language;
  mutable std::atomic<std::size_t> last_size = 1024;  // what the next one will about need
};

// What one rendering knows beside the view.
struct Rendering {
  const Parsed& parsed;
  std::string_view language;
  const Frame* frame;  // null: a fragment
  std::string missing;
  std::string misused;  // HTML where text belongs, or the other way round
  std::deque<std::string> lines;  // texts of several lines, as ctemplate gets them
};

// ctemplate's escaping makes a blank of every line break, in a textarea too: what somebody typed in
// lines would come back as one. So a break goes through it as this sign, which no escaping touches,
// and becomes a break again afterwards.
constexpr char kBreak = '\x01';

}  // namespace

// Shows a View to ctemplate as it is, without building a TemplateDictionary from it.
class ViewDictionary : public ctemplate::TemplateDictionaryInterface {
 public:
  ViewDictionary(const View& view, const ViewDictionary* parent, Rendering& rendering)
      : view_(view), parent_(parent), rendering_(rendering) {}

 protected:
  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& variable) const override {
    const std::string_view name(variable.data(), variable.size());
    for (const ViewDictionary* level = this; level != nullptr; level = level->parent_)
      for (const View::Variable& candidate : level->view_.variables_)
        if (candidate.name == name) return checked(candidate);
    if (name == "LANG") return text(rendering_.language);
    if (rendering_.frame != nullptr) {
      if (name == "CSRF") return text(rendering_.frame->csrf);
      if (name == "PATH") return text(rendering_.frame->path);
    }
    if (rendering_.missing.empty()) rendering_.missing = name;
    return text({});
  }

  bool IsHiddenSection(const ctemplate::TemplateString& name) const override {
    return section(name) == nullptr;
  }
  bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override {
    return section(name) != nullptr;
  }
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& name) const override;

  // Parts are put in at load: ctemplate's own includes are never used.
  bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override {
    return "";
  }
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString&) const override;
  void DumpToString(std::string* out, int) const override { *out += view_.template_name(); }

 private:
  class Rows;

  static ctemplate::TemplateString text(std::string_view value) {
    return {value.data() == nullptr ? "" : value.data(), value.size()};
  }

  ctemplate::TemplateString with_breaks(std::string_view value) const {
    std::string& kept = rendering_.lines.emplace_back();
    kept.reserve(value.size());
    for (char c : value)
      if (c != '\r') kept += c == '\n' ? kBreak : c;
    return text(kept);
  }
  ctemplate::TemplateString checked(const View::Variable& variable) const {
    const auto& html = rendering_.parsed.source.html;
    if ((variable.html || !html.empty()) && variable.html != html.contains(variable.name)) {
      rendering_.misused = variable.name;
      return text({});
    }
    return !variable.html && variable.value.find('\n') != std::string::npos ? with_breaks(variable.value) : text(variable.value);
  }

  const View::Section* section(const ctemplate::TemplateString& asked) const {
    const std::string_view name(asked.data(), asked.size());
    for (const ViewDictionary* level = this; level != nullptr; level = level->parent_)
      for (const View::Section& candidate : level->view_.sections_)
        if (candidate.name == name) return &candidate;
    return nullptr;
  }

  const View& view_;
  const ViewDictionary* parent_;
  Rendering& rendering_;
};

// The views of one section, one after the other.
class ViewDictionary::Rows : public Iterator {
 public:
  Rows(const View::Section* section, const ViewDictionary& parent)
      : section_(section), parent_(parent) {}
  bool HasNext() const override {
    return section_ != nullptr && next_ < section_->shown.size();
  }
  const ctemplate::TemplateDictionaryInterface& Next() override {
    return current_.emplace(*section_->shown[next_++], &parent_, parent_.rendering_);
  }

 private:
  const View::Section* section_;
  const ViewDictionary& parent_;
  std::size_t next_ = 0;
  std::optional<ViewDictionary> current_;
};

ctemplate::TemplateDictionaryInterface::Iterator* ViewDictionary::CreateSectionIterator(
    const ctemplate::TemplateString& name) const {
  return new Rows(section(name), *this);
}

ctemplate::TemplateDictionaryInterface::Iterator* ViewDictionary::CreateTemplateIterator(
    const ctemplate::TemplateString&) const {
  return new Rows(nullptr, *this);
}

struct Renderer::Impl {
  const Catalogue& catalogue;
  Strictness strictness;
  AssetUrl asset_url;
  std::map<std::string, std::unique_ptr<Parsed>, std::less<>> templates;

  std::string with_versions(std::string text, const std::string& name) const {
    constexpr std::string_view kStart = "\"/static/";
    for (std::size_t at = 0; asset_url && (at = text.find(kStart, at)) != std::string::npos;) {
      const std::size_t end = text.find('"', at + kStart.size());
      const std::string path = text.substr(at + kStart.size(), end - at - kStart.size());
      ++at;
      if (path.find("{{") != std::string::npos) continue;
      try {
        std::string url;
        escape_html(asset_url(path), url);
        text.replace(at, end - at, url);
      } catch (const std::exception& error) {
        throw SetupError(fmt::format("template {}: /static/{} is not there ({}): put it into "
                                     "static/ or run tools/assets.sh",
                                     name, path, error.what()));
      }
    }
    return text;
  }

  void load(const std::filesystem::path& root, const std::string& name) {
    auto parsed = std::make_unique<Parsed>();
    parsed->source = load_template(root, name);
    for (const Language language : kLanguages) {
      const std::string text =
          "{{%AUTOESCAPE context=\"HTML\"}}\n" +
          with_versions(speak(parsed->source, catalogue, language), name);
      auto& place = parsed->by_language[static_cast<std::size_t>(language)];
      place.reset(ctemplate::Template::StringToTemplate(text, ctemplate::STRIP_BLANK_LINES));
      if (!place || place->state() != ctemplate::TS_READY)
        throw SetupError(fmt::format(
            "{}.tpl: the markup cannot be followed (see the lines above): make the quotes and "
            "tags of every section close inside it",
            (root / name).string()));
    }
    templates.emplace(name, std::move(parsed));
  }

  std::string render(const View& view, Language language, const Frame* frame) const {
    const auto found = templates.find(view.template_name());
    if (found == templates.end())
      throw std::logic_error(fmt::format("no template \"{}\"", view.template_name()));
    const Parsed& parsed = *found->second;
    if (strictness == Strictness::kStrict) check_names(view, parsed.source);
    Rendering rendering{parsed, code_of(language), frame, {}, {}, {}};
    const ViewDictionary dictionary(view, nullptr, rendering);
    std::string out;
    out.reserve(parsed.last_size.load(std::memory_order_relaxed) + 256);
    ctemplate::StringEmitter emitter(&out);
    if (!parsed.by_language[static_cast<std::size_t>(language)]->Expand(&emitter, &dictionary))
      throw std::logic_error(fmt::format("template {} did not expand", parsed.source.name));
    if (!rendering.misused.empty())
      throw std::logic_error(fmt::format(
          "template {}: {} is Html on one side and text on the other: {{{{NAME:none}}}} goes with "
          "set(name, Html)",
          parsed.source.name, rendering.misused));
    if (strictness == Strictness::kStrict && !rendering.missing.empty())
      throw std::logic_error(fmt::format("template {}: nobody set {{{{{}}}}}", parsed.source.name,
                                         rendering.missing));
    if (!rendering.lines.empty()) std::replace(out.begin(), out.end(), kBreak, '\n');
    parsed.last_size.store(out.size(), std::memory_order_relaxed);
    return out;
  }

  // A name the template does not have is a typing error of the page.
  static void check_names(const View& view, const TemplateSource& source) {
    for (const View::Variable& variable : view.variables_)
      if (!source.variables.contains(variable.name))
        throw std::logic_error(
            fmt::format("template {} has no {{{{{}}}}}", source.name, variable.name));
    for (const View::Section& section : view.sections_) {
      if (!source.sections.contains(section.name))
        throw std::logic_error(
            fmt::format("template {} has no {{{{#{}}}}}", source.name, section.name));
      for (const auto& row : section.shown) check_names(*row, source);
    }
  }
};

Renderer::Renderer(const Catalogue& catalogue, const std::filesystem::path& templates,
                   Strictness strictness, AssetUrl asset_url)
    : impl_(new Impl{catalogue, strictness, std::move(asset_url), {}}) {
  std::error_code error;
  for (const auto& item : std::filesystem::recursive_directory_iterator(templates, error)) {
    if (item.path().extension() != ".tpl") continue;
    std::string name = item.path().lexically_relative(templates).replace_extension().string();
    if (!name.starts_with("parts/")) impl_->load(templates, name);
  }
  if (impl_->templates.empty())
    throw SetupError(fmt::format("{}: no templates (*.tpl): check the folder", templates.string()));
}

Renderer::~Renderer() = default;

std::string Renderer::render(const View& view, Language language) const {
  return impl_->render(view, language, nullptr);
}

std::string Renderer::page(const View& view, const Frame& frame) const {
  View layout("layout");
  layout.set("BODY", Html{impl_->render(view, frame.language, &frame)});
  fill_layout(layout, frame);
  return impl_->render(layout, frame.language, &frame);
}

std::string Renderer::print(const View& view, const Frame& frame) const {
  View sheet("print");
  sheet.set("BODY", Html{impl_->render(view, frame.language, &frame)});
  sheet.set("TITLE", frame.title);
  return impl_->render(sheet, frame.language, &frame);
}

std::string Renderer::script_url(const std::string& name) const {
  const std::string path = "js/" + name + ".js";
  return impl_->asset_url ? impl_->asset_url(path) : "/static/" + path;
}

const Catalogue& Renderer::catalogue() const { return impl_->catalogue; }

std::vector<std::string> Renderer::templates() const {
  std::vector<std::string> out;
  for (const auto& [name, parsed] : impl_->templates) out.push_back(name);
  return out;
}

}  // namespace langnghe::web
