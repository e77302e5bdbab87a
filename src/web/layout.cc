// What stands around every page: title, navigation, language switch, scripts.
#include <algorithm>
#include <string_view>

#include "web/view.h"

namespace langnghe::web {
namespace {

// So many links stand in the head of the page on a phone; all of them stand in its foot.
constexpr std::size_t kOnPhones = 4;

// `row` adds one row to the section of these links: names of sections are checked while compiling.
template <typename Row>
void add_links(const std::vector<NavItem>& items, const NavItem* current, bool shortened, Row row) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    View& item = row();
    item.set("HREF", items[i].href);
    item.set("TEXT", items[i].text);
    item.show("CURRENT", items[i].current || &items[i] == current);
    if (shortened) item.show("REST", i >= kOnPhones && !items[i].current && &items[i] != current);
  }
}

}  // namespace

bool is_below(std::string_view path, std::string_view href) {
  if (href == "/") return path == "/";
  return path.starts_with(href) &&
         (path.size() == href.size() || path[href.size()] == '/' || path[href.size()] == '?');
}

void Renderer::fill_layout(View& layout, const Frame& frame) const {
  const Catalogue& texts = catalogue();
  layout.set("TITLE", frame.title.empty()
                          ? std::string(texts.text(frame.language, "site.name"))
                          : frame.title);
  // The longest address that fits is where we are, unless the page said it: /staff/queue, not /staff.
  const NavItem* current = nullptr;
  if (std::none_of(frame.nav.begin(), frame.nav.end(), [](const NavItem& item) { return item.current; }))
    for (const NavItem& item : frame.nav)
      if (is_below(frame.path, item.href) &&
          (current == nullptr || item.href.size() > current->href.size()))
        current = &item;
  add_links(frame.nav, current, true, [&]() -> View& { return layout.add("NAV"); });
  if (!frame.subnav.empty()) {
    View& below = layout.add("SUBNAV");
    add_links(frame.subnav, nullptr, false, [&]() -> View& { return below.add("SUB"); });
  }
  if (frame.nav.size() > kOnPhones) {
    View& all = layout.add("ALL_PAGES");
    for (const NavItem& item : frame.nav) {
      View& entry = all.add("ENTRY");
      entry.set("HREF", item.href);
      entry.set("TEXT", item.text);
    }
  }
  layout.show("MORE", frame.nav.size() > kOnPhones);
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
