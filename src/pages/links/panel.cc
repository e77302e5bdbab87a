#include "pages/links/panel.h"
#include "links/names.h"

#include <algorithm>

namespace langnghe::pages {
namespace {

using links::Edge;
using links::EdgeKind;
using links::Subject;

bool may_undo(const Services& services, const Staff& staff, const EdgeKind& kind) {
  return kind.by_hand ? may_somewhere(services, staff, "link.join")
                      : kind.order == "documents" && may_somewhere(services, staff, "directive.register");
}

// Both directions of every kind that fits: "led_to>" from here, "led_to<" towards here.
std::vector<web::Option> kinds_from(const Services& services, const Subject& subject, std::string_view language) {
  std::vector<web::Option> out;
  const auto kinds_in = [&](const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids)
      if (services.names.known(id))
        text += (text.empty() ? "" : ", ") + services.link_kinds.subject(id)->name(language);
    return text;
  };
  const auto has = [&](const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), subject.kind) != ids.end();
  };
  for (const EdgeKind& kind : services.link_kinds.edges()) {
    if (!kind.by_hand) continue;
    if (const std::string ends = kinds_in(kind.to); has(kind.from) && !ends.empty())
      out.push_back({kind.id + ">", kind.name(language, true) + " … (" + ends + ")"});
    if (const std::string ends = kinds_in(kind.from); has(kind.to) && !ends.empty())
      out.push_back({kind.id + "<", kind.name(language, false) + " … (" + ends + ")"});
  }
  return out;
}

}  // namespace

links::Viewer public_viewer(const Services& services, const web::Request& request) {
  return {0, web::code_of(request.language), services.clock.now()};
}

links::Viewer viewer_of(const Services& services, const web::Request& request, const Staff& staff) {
  return {staff.officer.id, web::code_of(request.language), services.clock.now()};
}

void fill_links_panel(const Services& services, const web::Request& request, const Staff& staff, web::View& view,
                      const Subject& subject, const std::string& back, web::FormView* refused) {
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  const links::Viewer viewer = viewer_of(services, request, staff);
  web::View& panel = view.add("LINKS_PANEL");
  panel.set("LINKS_CHAIN", "/staff/chain/" + subject.kind + "/" + subject.code);
  panel.set("LINKS_KIND", subject.kind);
  panel.set("LINKS_CODE", subject.code);
  panel.set("LINKS_BACK", back);
  int shown = 0;
  services.database.read([&](storage::Session& session) {
    for (const Edge& edge : links::edges_of(session, subject)) {
      const EdgeKind* kind = services.link_kinds.edge(edge.kind);
      const auto other = services.names.show(session, edge.other(subject), viewer);
      if (kind == nullptr || !other) continue;
      ++shown;
      web::View& row = panel.add("LINK");
      row.set("LINK_NAME", kind->name(language, edge.from.same(subject)));
      row.set("LINK_KIND", services.link_kinds.subject(edge.other(subject).kind)->name(language));
      row.set("LINK_TITLE", other->title);
      row.set("LINK_HREF", other->href.empty() ? "/staff/chain/" + edge.other(subject).kind + "/" + edge.other(subject).code
                                               : other->href);
      row.set("LINK_SINCE", words.date(edge.at));
      row.show_with("LINK_WHY", "LINK_WORDS", edge.words);
      if (!may_undo(services, staff, *kind)) continue;
      web::View& undo = row.add("LINK_UNDO");
      undo.set("LINK_ID", edge.id);
    }
  });
  panel.show("LINKS_NONE", shown == 0);
  const EdgeKind* promised = services.link_kinds.edge("promised_in");
  if (promised != nullptr && promised->joins("commitment", subject.kind) && may_somewhere(services, staff, "commitment.make"))
    panel.add("LINK_PROMISE").set("PROMISE_HREF", "/staff/commitments/new?from=" + subject.kind + "&code=" + subject.code);
  if (!may_somewhere(services, staff, "link.join")) return;
  const auto options = kinds_from(services, subject, language);
  if (options.empty()) return;
  web::View& add = panel.add("LINK_ADD");
  const bool again = refused != nullptr;
  add.show("LINK_OPEN", again);
  const Errors none;
  web::FormView fresh(view, words, none);
  web::FormView& form = again ? *refused : fresh;
  form.select("link_kind", again ? request.value("link_kind") : "", options);
  form.field("link_to", again ? request.value("link_to") : "");
  form.field("link_words", again ? request.value("link_words") : "");
}

}  // namespace langnghe::pages
