// HTML from templates: templates/<area>/<name>.tpl, ctemplate with escaping by context.
//
//   View v("casework/queue");
//   v.set("COUNT", 3);
//   View& row = v.add("ROW");          // {{#ROW}} … {{/ROW}} once per add
//   row.set("CODE", code);             // {{CODE}}: escaped for where it stands
//   v.show("EMPTY");                   // a section without values of its own
//   std::string html = renderer.page(v, frame);
//
// A variable or a section is looked for in its section, then in the ones around it. Then
// there are the values every template may use:
//   {{LANG}}  "vi" or "en"      {{CSRF}}  the token for <input type="hidden" name="_csrf">
//   {{PATH}}  path of this page, for links back
//
// In templates:
//   [[area.key]]                a text without arguments, put in at load, one parsed
//                               template per language: costs nothing per page
//   href="/cases?unit={{UNIT}}" behind the "?" of an address a value is encoded for a query;
//                               a whole address goes in as href="{{HREF}}", checked for its scheme
//   {{BODY:none}}               HTML made by us; takes only set(…, Html)
//   {{>parts/input field="title" label="[[send.title]]" hint="[[send.title.hint]]"}}
//                               the file put in here at load. In the part @field@ stands for the
//                               value, @?hint@ … @/hint@ is kept only when hint is given.
// Refused at load, with the name of the template: unquoted or single-quoted attributes that
// hold a variable or a text, <script> without src, <style>, style=, on…=, javascript:,
// unknown texts, texts with arguments.
//
// Strict (tests): a shown variable nobody set, or a name set that the template does not
// have, throws std::logic_error naming both.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/catalogue.h"
#include "web/http.h"

namespace langnghe::web {

// HTML that was escaped when it was made (by the renderer, by our SVG drawers).
struct Html {
  std::string text;
};

// The name of a variable or section: only a literal, so a View need not keep a copy.
class Name {
 public:
  consteval Name(const char* literal) : text_(literal) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class View {
 public:
  explicit View(std::string template_name) : template_(std::move(template_name)) {}
  View(View&&) = default;
  View& operator=(View&&) = default;

  void set(Name name, std::string value) { put(name, std::move(value), false); }
  void set(Name name, std::string_view value) { put(name, std::string(value), false); }
  void set(Name name, const char* value) { put(name, std::string(value), false); }
  void set(Name name, Html html) { put(name, std::move(html.text), true); }
  template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char>)
  void set(Name name, T value) {
    put(name, std::to_string(value), false);
  }

  // Shows a section once, with the values of the views around it.
  void show(Name section, bool yes = true) {
    if (yes) add(section);
  }
  // Shows a section once more, with values of its own. The reference lives as long as the View.
  View& add(Name section);
  // When the value is not empty: shows the section with the variable in it.
  void show_with(Name section, Name name, std::string value) {
    if (!value.empty()) add(section).set(name, std::move(value));
  }

  // Whether a section is shown at least once.
  bool has(Name section) const;
  const std::string& template_name() const { return template_; }

 private:
  friend class ViewDictionary;
  friend class Renderer;
  struct Variable {
    std::string_view name;
    std::string value;
    bool html;
  };
  struct Section {
    std::string_view name;
    std::vector<std::unique_ptr<View>> shown;
  };
  View() = default;
  void put(Name name, std::string value, bool html);

  std::string template_;
  std::vector<Variable> variables_;
  std::vector<Section> sections_;
};

struct NavItem {
  std::string href;
  std::string text;
  bool current = false;
};
// Is this path the page of a link, or one below it?
bool is_below(std::string_view path, std::string_view href);

// What stands around a page (templates/layout.tpl).
struct Frame {
  Language language = Language::kVietnamese;
  std::string title;               // in words; the layout adds the name of the site
  std::string path = "/";          // of this page: for the language switch and the current nav item
  std::string csrf;                // token of this session
  std::string person;              // who is signed in; empty: a citizen
  bool staff = false;              // the staff look
  std::vector<NavItem> nav = {};   // none current: the one whose address fits the path best is
  std::vector<NavItem> subnav = {};  // a second line below it: the pages of one area
  std::vector<std::string> scripts = {};  // "map", "draft", "verify": static/js/<name>.js
  bool map = false;                // Leaflet's style and script
  std::string notice;              // said once on top ("Đã lưu."), empty: none
  bool no_index = false;           // keep search engines out (tracking, staff)
};

class Renderer {
 public:
  // The address that changes with the content of a file below /static:
  // "css/site.css" → "/static/css/site.css?v=…" (StaticFiles::url). Throws when there is no
  // such file.
  using AssetUrl = std::function<std::string(std::string_view path)>;

  // Loads and checks every *.tpl below the folder. With asset_url, every "/static/…" written
  // in a template is checked and versioned while loading. Throws SetupError.
  Renderer(const Catalogue& catalogue, const std::filesystem::path& templates,
           Strictness strictness = Strictness::kLenient, AssetUrl asset_url = {});
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  // A template alone: a fragment, a mail, a print page.
  std::string render(const View& view, Language language) const;
  // A page: the view inside templates/layout.tpl.
  std::string page(const View& view, const Frame& frame) const;
  // An A4 sheet: the view inside templates/print.tpl.
  std::string print(const View& view, const Frame& frame) const;
  // The page for a status of 400 and above (texts error.<status>.title and .text).
  std::string error_page(int status, const Frame& frame) const;

  const Catalogue& catalogue() const;
  // Names of all templates, sorted: "casework/queue", "layout", …
  std::vector<std::string> templates() const;

 private:
  void fill_layout(View& layout, const Frame& frame) const;
  std::string script_url(const std::string& name) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace langnghe::web
