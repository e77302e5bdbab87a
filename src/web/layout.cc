// What stands around every page: title, navigation, language switch, scripts.
#include <algorithm>
#include <string_view>

#include "web/view.h"

namespace langnghe::web {
namespace {

struct PublicLink {
  std::string_view href;
  std::string_view key;
};

// The navigation of the citizens' side, most wanted first.
constexpr PublicLink kPublic[] = {
    {"/send", "site.nav.send"},
    {"/track", "site.nav.track"},
    {"/cases", "site.nav.cases"},
    {"/transparency", "site.nav.transparency"},
};

bool is_at(std::string_view path, std::string_view href) {
  if (href == "/") return path == "/";
  return path.starts_with(href) &&
         (path.size() == href.size() || path[href.size()] == '/' || path[href.size()] == '?');
}

void add_link(View& layout, std::string href, std::string text, bool current) {
  View& item = layout.add("NAV");
  item.set("HREF", std::move(href));
  item.set("TEXT", std::move(text));
  item.show("CURRENT", current);
}

}  // namespace

void Renderer::fill_layout(View& layout, const Frame& frame) const {
  const Catalogue& texts = catalogue();
  layout.set("TITLE", frame.title.empty()
                          ? std::string(texts.text(frame.language, "site.name"))
                          : frame.title);
  if (frame.nav.empty()) {
    for (const PublicLink& link : kPublic)
      add_link(layout, std::string(link.href), std::string(texts.text(frame.language, link.key)),
               is_at(frame.path, link.href));
  } else {
    // The longest address that fits is where we are: /staff/queue, not /staff.
    const NavItem* current = nullptr;
    for (const NavItem& item : frame.nav)
      if (is_at(frame.path, item.href) &&
          (current == nullptr || item.href.size() > current->href.size()))
        current = &item;
    for (const NavItem& item : frame.nav) add_link(layout, item.href, item.text, &item == current);
  }
  const bool vietnamese = frame.language == Language::kVietnamese;
  layout.show("TO_ENGLISH", vietnamese);
  layout.show("TO_VIETNAMESE", !vietnamese);
  layout.show("STAFF", frame.staff);
  layout.show("PUBLIC", !frame.staff);
  layout.show_with("SIGNED_IN", "PERSON", frame.person);
  layout.show("SIGN_OUT", !frame.person.empty());
  layout.show_with("NOTICE", "NOTICE_TEXT", frame.notice);
  layout.show("NO_INDEX", frame.no_index);
  layout.show("MAP", frame.map);
  for (const std::string& script : frame.scripts) layout.add("SCRIPT").set("SRC", script_url(script));
}

std::string Renderer::error_page(int status, const Frame& frame) const {
  const std::string base = "error." + std::to_string(status);
  const std::string known = catalogue().has(base + ".title") ? base : "error.500";
  Frame around = frame;
  around.title = catalogue().text(frame.language, known + ".title");
  around.no_index = true;
  View body("error/page");
  body.set("STATUS", status);
  body.set("HEADING", around.title);
  body.set("TEXT", catalogue().text(frame.language, known + ".text"));
  return page(body, around);
}

}  // namespace langnghe::web
