// The chain: from what people said to what became of it, both ways, as a picture and a table. The
// public sees what is public all along; an officer what their grants open.
#include <algorithm>
#include <charconv>
#include <map>

#include "links/names.h"
#include "pages/links/panel.h"
#include "pages/links/picture.h"
#include "base/text.h"

namespace langnghe::pages {
namespace {

using links::Edge;
using links::Subject;

constexpr int kDepth = 8;

struct Seen {
  Subject subject;
  links::Shown shown;
};

class ChainPage {
 public:
  ChainPage(const Services& services, const web::Request& request, const links::Viewer& viewer, const Subject& subject)
      : services_(services), request_(request), viewer_(viewer), words_(words_of(services, request)),
        language_(web::code_of(request.language)) {
    services.database.read([&](storage::Session& session) {
      chain_ = links::chain_of(session, subject, kDepth, [&](const Subject& one) {
        return services.names.show(session, one, viewer).has_value();
      });
      for (const links::Node& node : chain_.nodes)
        seen_.push_back({node.subject, *services.names.show(session, node.subject, viewer)});
      undone_ = links::edges_of(session, subject, true);
    });
    std::erase_if(undone_, [](const Edge& edge) { return !edge.ended_at; });
    // Told from what people said on; things of one stage in the order they were found.
    std::stable_sort(seen_.begin(), seen_.end(), [&](const Seen& a, const Seen& b) { return stage(a) < stage(b); });
    about_ = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& one) { return one.subject.same(subject); }) - seen_.begin();
  }

  void fill(web::View& view, bool staff) {
    const Seen& about = seen_[static_cast<std::size_t>(about_)];
    view.set("KIND", kind_name(about.subject));
    view.set("TITLE", about.shown.title);
    if (!about.shown.href.empty()) view.add("OPEN").set("OPEN_HREF", about.shown.href);
    view.show("ALONE", chain_.edges.empty());
    view.show("MORE", chain_.more);
    if (!chain_.edges.empty()) view.add("PICTURE").set("SVG", picture(staff));
    for (const Seen& one : seen_) row(view, one, staff);
    if (!staff) return;
    for (const Edge& edge : undone_) {
      web::View& out = view.add("UNDONE");
      const Subject& other = edge.other(about.subject);
      out.set("UNDONE_NAME", services_.link_kinds.edge(edge.kind) == nullptr
                                 ? edge.kind
                                 : services_.link_kinds.edge(edge.kind)->name(language_, edge.from.same(about.subject)));
      out.set("UNDONE_CODE", kind_name(other) + " " + other.code);
      out.set("UNDONE_AT", words_.date(*edge.ended_at));
      out.set("UNDONE_REASON", edge.reason);
    }
  }

  std::string title() const { return seen_[static_cast<std::size_t>(about_)].shown.title; }

 private:
  int stage(const Seen& one) const {
    const links::SubjectKind* kind = services_.link_kinds.subject(one.subject.kind);
    return kind == nullptr ? 9 : kind->stage;
  }
  std::string kind_name(const Subject& subject) const {
    const links::SubjectKind* kind = services_.link_kinds.subject(subject.kind);
    return kind == nullptr ? subject.kind : kind->name(language_);
  }
  std::string chain_href(const Subject& subject, bool staff) const {
    return (staff ? "/staff/chain/" : "/chain/") + subject.kind + "/" + subject.code;
  }

  web::Html picture(bool staff) const {
    std::vector<Box> boxes;
    std::vector<Tie> ties;
    std::map<std::pair<std::string, std::int64_t>, std::size_t> index;
    for (const Seen& one : seen_) {
      index[{one.subject.kind, one.subject.id}] = boxes.size();
      Box box;
      box.column = stage(one);
      box.kind = kind_name(one.subject) + " " + one.subject.code;
      box.title = one.shown.title;
      box.line = one.shown.state;
      box.look = one.shown.look;
      box.href = one.shown.href.empty() ? chain_href(one.subject, staff) : one.shown.href;
      box.strong = static_cast<std::ptrdiff_t>(boxes.size()) == about_;
      boxes.push_back(std::move(box));
    }
    for (const Edge& edge : chain_.edges) {
      const auto from = index.find({edge.from.kind, edge.from.id}), to = index.find({edge.to.kind, edge.to.id});
      if (from == index.end() || to == index.end()) continue;
      const links::EdgeKind* kind = services_.link_kinds.edge(edge.kind);
      // Read from left to right.
      const bool forward = boxes[from->second].column <= boxes[to->second].column;
      ties.push_back({from->second, to->second, kind == nullptr ? edge.kind : kind->name(language_, forward)});
    }
    for (const Seen& one : seen_) {
      if (!one.shown.rating) continue;
      Box box;
      box.column = 10;
      box.kind = words_("links.satisfaction");
      box.title = words_("links.rating", {{"rating", std::to_string(*one.shown.rating)}});
      box.line = kind_name(one.subject) + " " + one.subject.code;
      box.look = *one.shown.rating >= 4 ? "done" : *one.shown.rating <= 2 ? "late" : "work";
      ties.push_back({index.at({one.subject.kind, one.subject.id}), boxes.size(), words_("links.rated")});
      boxes.push_back(std::move(box));
    }
    return draw(boxes, ties, words_("links.picture", {{"title", title()}}));
  }

  void row(web::View& view, const Seen& one, bool staff) const {
    web::View& out = view.add("ROW");
    out.set("ROW_KIND", kind_name(one.subject));
    out.set("ROW_CODE", one.subject.code);
    out.set("ROW_TITLE", one.shown.title);
    out.set("ROW_HREF", chain_href(one.subject, staff));
    if (!one.shown.state.empty()) {
      web::View& tag = out.add("ROW_STATE");
      tag.set("TAG_LOOK", one.shown.look);
      tag.set("TAG_TEXT", one.shown.state);
    }
    if (one.shown.rating)
      out.add("ROW_RATED").set("RATING", words_("links.rating", {{"rating", std::to_string(*one.shown.rating)}}));
    if (!one.shown.when.empty()) out.add("ROW_WHEN").set("WHEN", one.shown.when);
    for (const Edge& edge : chain_.edges) {
      if (!edge.from.same(one.subject) && !edge.to.same(one.subject)) continue;
      const Subject& other = edge.other(one.subject);
      const auto there = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& two) { return two.subject.same(other); });
      const links::EdgeKind* kind = services_.link_kinds.edge(edge.kind);
      if (there == seen_.end() || kind == nullptr) continue;
      web::View& tie = out.add("TIE");
      tie.set("TIE_NAME", kind->name(language_, edge.from.same(one.subject)));
      tie.set("TIE_TITLE", beginning(there->shown.title, 80));
      tie.show_with("TIE_WHY", "TIE_WORDS", edge.words);
    }
  }

  const Services& services_;
  const web::Request& request_;
  const links::Viewer viewer_;
  const web::Words words_;
  const std::string_view language_;
  links::Chain chain_;
  std::vector<Seen> seen_;
  std::vector<Edge> undone_;
  std::ptrdiff_t about_ = 0;
};

// The thing asked for, when this viewer may see it.
std::optional<Subject> asked(const Services& services, const links::Viewer& viewer, std::string_view kind, std::string_view code) {
  return services.database.read([&](storage::Session& session) -> std::optional<Subject> {
    auto found = services.names.find(session, kind, code);
    if (!found || !services.names.show(session, *found, viewer)) return std::nullopt;
    return found;
  });
}

web::Response show_public(const Services& services, const web::Request& request) {
  const links::Viewer viewer = public_viewer(services, request);
  const auto subject = asked(services, viewer, request.part("kind"), request.part("code"));
  if (!subject) return error_page(services, request, 404);
  web::View view("links/chain");
  ChainPage chain(services, request, viewer, *subject);
  chain.fill(view, false);
  web::Frame frame = frame_of(services, request, "links.title");
  frame.title = words_of(services, request)("links.title_of", {{"title", beginning(chain.title(), 60)}});
  return page(services, view, frame);
}

web::Response show_staff(const Services& services, const web::Request& request, const Staff& staff, const Subject& subject,
                         const Errors& errors) {
  web::View view("links/staff_chain");
  ChainPage chain(services, request, viewer_of(services, request, staff), subject);
  chain.fill(view, true);
  const std::string path = "/staff/chain/" + subject.kind + "/" + subject.code;
  const bool again = !errors.empty() && !request.value("back").empty();
  const web::Words words = words_of(services, request);
  web::FormView form(view, words, errors);
  fill_links_panel(services, request, staff, view, subject, again ? std::string(request.value("back")) : path,
                   errors.empty() ? nullptr : &form);
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "links.title");
  frame.title = words("links.title_of", {{"title", beginning(chain.title(), 60)}});
  frame.path = path;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

// Only back into our own officers' pages.
std::string back_to(const web::Request& request, const Subject& subject) {
  const std::string_view back = request.value("back");
  const bool fine = back.substr(0, 7) == "/staff/" && back.find_first_of("\\\r\n ") == std::string_view::npos &&
                    back.find("//") == std::string_view::npos;
  return fine ? std::string(back) : "/staff/chain/" + subject.kind + "/" + subject.code;
}

links::Actor actor_of(const Staff& staff) { return {staff.officer.id, staff.officer.unit}; }

web::Response join(const Services& services, const web::Request& request, const Staff& staff) {
  const links::Viewer viewer = viewer_of(services, request, staff);
  const auto subject = asked(services, viewer, request.value("subject_kind"), request.value("subject_code"));
  if (!subject) return error_page(services, request, 404);
  if (!may_somewhere(services, staff, "link.join")) return error_page(services, request, 403);
  // "led_to>": from here to the other one; "led_to<": the other way.
  std::string chosen(request.value("link_kind"));
  const bool forward = chosen.empty() || chosen.back() != '<';
  if (!chosen.empty()) chosen.pop_back();
  const links::EdgeKind* kind = services.link_kinds.edge(chosen);
  if (kind == nullptr || !kind->by_hand)
    return show_staff(services, request, staff, *subject, {{Fault::kInvalid, "link_kind", "links.refused.kind"}});
  std::optional<Subject> other;
  for (const std::string& id : forward ? kind->to : kind->from)
    if (!other) other = asked(services, viewer, id, trim(request.value("link_to")));
  if (!other) return show_staff(services, request, staff, *subject, {{Fault::kInvalid, "link_to", "links.refused.to"}});
  auto joined = services.database.write([&](storage::Transaction& tx) {
    return links::join(services.link_kinds, tx,
                       {kind->id, forward ? *subject : *other, forward ? *other : *subject, std::string(request.value("link_words"))},
                       actor_of(staff), services.clock.now());
  });
  if (!joined) {
    Errors errors = joined.error();
    for (Error& error : errors)
      if (error.field == "to") error.field = "link_to";
    return show_staff(services, request, staff, *subject, errors);
  }
  return web::redirect(back_to(request, *subject) + "#links");
}

web::Response undo(const Services& services, const web::Request& request, const Staff& staff) {
  const auto subject = asked(services, viewer_of(services, request, staff), request.value("subject_kind"), request.value("subject_code"));
  if (!subject) return error_page(services, request, 404);
  std::int64_t id = 0;
  const std::string_view typed = request.value("edge");
  std::from_chars(typed.data(), typed.data() + typed.size(), id);
  const auto edge = services.database.read([&](storage::Session& session) { return links::find_edge(session, id); });
  if (!edge || (!edge->from.same(*subject) && !edge->to.same(*subject))) return error_page(services, request, 404);
  const links::EdgeKind* kind = services.link_kinds.edge(edge->kind);
  const bool allowed = kind != nullptr && (kind->by_hand ? may_somewhere(services, staff, "link.join")
                                                         : kind->order == "documents" && may_somewhere(services, staff, "directive.register"));
  if (!allowed) return show_staff(services, request, staff, *subject, {{Fault::kForbidden, "", "links.refused.not_yours"}});
  const auto undone = services.database.write([&](storage::Transaction& tx) {
    return links::undo(tx, id, std::string(request.value("link_reason")), actor_of(staff), services.clock.now());
  });
  if (!undone) {
    Errors errors = undone.error();
    for (Error& error : errors)
      if (error.field == "link_reason") error.field = "link-reason-" + std::to_string(id);
    return show_staff(services, request, staff, *subject, errors);
  }
  return web::redirect(back_to(request, *subject) + "#links");
}

}  // namespace

void register_chain(web::Router& router, const Services& services) {
  name_cases(services);
  name_directives(services);
  name_joint_work(services);
  router.get("/chain/{kind}/{code}", [&services](const web::Request& request) { return show_public(services, request); });
  router.get("/staff/chain/{kind}/{code}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               const auto subject = asked(services, viewer_of(services, request, staff), request.part("kind"), request.part("code"));
               return subject ? show_staff(services, request, staff, *subject, {}) : error_page(services, request, 404);
             }));
  router.post("/staff/links/join", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                return join(services, request, staff);
              }));
  router.post("/staff/links/undo", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                return undo(services, request, staff);
              }));
}

}  // namespace langnghe::pages
