#include "pages/directives/parts.h"

#include <algorithm>

#include "directives/directives.h"
#include "links/names.h"
#include "pages/links/panel.h"
#include "pages/links/picture.h"

namespace langnghe::pages {

using directives::Document;
using directives::Duty;

std::string title_of(const web::Words& words, const Document& document) {
  const bool english = words.language() == web::Language::kEnglish && !document.title_en.empty();
  return english ? document.title_en : document.title;
}

std::string issuer_of(const web::Words& words, const Document& document) {
  const bool english = words.language() == web::Language::kEnglish && !document.issuer_en.empty();
  return english ? document.issuer_en : document.issuer;
}

std::string document_title(const web::Words& words, const Document& document) {
  const std::string title = title_of(words, document);
  return document.number + ": " + (title.empty() ? words("directives.title.unknown") : title);
}

std::string_view standing_look(std::string_view standing) {
  if (standing == "in_force") return "done";
  if (standing == "unknown") return "wait";
  return "stop";
}

std::string duty_state(const Duty& duty, Millis now) {
  if (duty.state != "open") return duty.state;
  if (now >= duty.due_at) return "late";
  return duty.own.empty() && duty.reports == 0 ? "missing" : "open";
}

std::string_view duty_look(std::string_view state) {
  if (state == "done") return "done";
  if (state == "reported") return "new";
  if (state == "late") return "late";
  return state == "missing" ? "wait" : "work";
}

Progress progress_of(const std::vector<Duty>& duties, Millis now) {
  Progress out;
  for (const Duty& duty : duties) {
    const std::string state = duty_state(duty, now);
    ++out.all;
    if (state == "done" || state == "reported") ++out.done;
    if (state == "late") ++out.late;
    if (state == "missing") ++out.missing;
  }
  return out;
}

void fill_facts(const Services& services, const web::Words& words, web::View& view, const Document& document) {
  const auto fact = [&](std::string_view label, const std::string& text) {
    web::View& row = view.add("FACT");
    row.set("FACT_LABEL", words(label));
    if (text.empty())
      row.show("FACT_UNKNOWN");
    else
      row.add("FACT_KNOWN").set("FACT_TEXT", text);
  };
  const std::string_view language = web::code_of(words.language());
  const directives::DocumentKind* kind = services.directives.pack.kind(document.kind);
  view.set("NUMBER", document.number);
  view.set("TAG_LOOK", standing_look(document.standing));
  view.set("TAG_TEXT", words("directives.standing." + document.standing));
  view.show_with("TITLE", "TITLE_TEXT", title_of(words, document));
  view.show("NO_TITLE", title_of(words, document).empty());
  fact("directives.kind", kind == nullptr ? document.kind : kind->name(language));
  fact("directives.issuer", issuer_of(words, document));
  fact("directives.issued_on", document.issued_on ? words.date(*document.issued_on) : std::string());
  const bool english = words.language() == web::Language::kEnglish && !document.summary_en.empty();
  fact("directives.summary", english ? document.summary_en : document.summary);
  fact("directives.source", document.source);
  fact("directives.confidence", document.confidence.empty() ? std::string() : words("directives.confidence." + document.confidence));
}

void fill_relations(const Services& services, const web::Request& request, web::View& view, const Document& document,
                    const Staff* staff) {
  const links::Subject subject = directives::subject_of(document);
  const links::Viewer viewer = staff == nullptr ? public_viewer(services, request) : viewer_of(services, request, *staff);
  const std::string_view language = web::code_of(request.language);
  services.database.read([&](storage::Session& session) {
    for (const links::Edge& edge : links::edges_of(session, subject)) {
      const links::EdgeKind* kind = services.link_kinds.edge(edge.kind);
      const links::Subject& other = edge.other(subject);
      if (kind == nullptr || other.kind != "directive") continue;
      const auto shown = services.names.show(session, other, viewer);
      if (!shown) continue;
      web::View& row = view.add("RELATION");
      row.set("RELATION_NAME", kind->name(language, edge.from.same(subject)));
      row.set("RELATION_TITLE", shown->title);
      row.set("RELATION_HREF", shown->href);
    }
  });
  view.show("NO_RELATIONS", !view.has("RELATION"));
}

namespace {

constexpr std::size_t kMostOwn = 8;  // own documents of units drawn one by one

}  // namespace

void fill_cascade(const Services& services, const web::Request& request, web::View& view, const Document& document,
                  const Staff* staff) {
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  const links::Viewer viewer = staff == nullptr ? public_viewer(services, request) : viewer_of(services, request, *staff);
  const links::Subject subject = directives::subject_of(document);
  const Millis now = services.clock.now();
  std::vector<Box> boxes(1);
  std::vector<Tie> ties;
  boxes[0] = {2, words("directives.this"), document.number, issuer_of(words, document), standing_look(document.standing), "", true};
  services.database.read([&](storage::Session& session) {
    std::size_t own = 0;
    for (const links::Edge& edge : links::edges_of(session, subject)) {
      const links::EdgeKind* kind = services.link_kinds.edge(edge.kind);
      const links::Subject& other = edge.other(subject);
      if (kind == nullptr || kind->order != "documents") continue;
      const auto shown = services.names.show(session, other, viewer);
      const auto found = shown ? directives::document_by_id(session, other.id) : std::nullopt;
      if (!found) continue;
      const bool up = edge.from.same(subject);
      if (!up && ++own > kMostOwn) continue;
      ties.push_back({up ? boxes.size() : 0, up ? 0 : boxes.size(), kind->name(language, false)});
      boxes.push_back({up ? 1 : 4, issuer_of(words, *found), found->number, title_of(words, *found), shown->look, shown->href});
    }
    if (own > kMostOwn) {
      ties.push_back({0, boxes.size(), ""});
      boxes.push_back({4, words("directives.own_documents"), words("directives.and_more", {{"count", static_cast<std::int64_t>(own - kMostOwn)}}), "", "work", ""});
    }
    for (const directives::Task& task : directives::tasks_of(session, document.id)) {
      const Progress progress = progress_of(directives::duties_of_task(session, task.id), now);
      const std::string href = staff == nullptr ? "" : "/staff/directives/task/" + std::to_string(task.id);
      ties.push_back({0, boxes.size(), words("directives.gives")});
      Box box{3, words("directives.until", {{"date", local_date(task.due_at - 1)}}), task.title,
              words("directives.progress", {{"done", progress.done}, {"all", progress.all}}),
              progress.done == progress.all ? "done" : progress.late > 0 ? "late" : "work", href};
      box.bar = {{progress.done, "done"}, {progress.running(), "work"}, {progress.missing, "wait"}, {progress.late, "late"}};
      boxes.push_back(std::move(box));
      web::View& row = view.add("TASK");
      row.set("TASK_TITLE", task.title);
      row.set("TASK_RESULT", task.result);
      row.set("TASK_DUE", words.date(local_date(task.due_at - 1)));
      row.set("TASK_UNITS", progress.all);
      row.set("TASK_DONE", progress.done);
      row.set("TASK_LATE", progress.late);
      row.set("TASK_MISSING", progress.missing);
      row.show("TASK_PLAIN", staff == nullptr);
      if (staff != nullptr) row.add("TASK_LINK").set("TASK_HREF", href);
    }
  });
  view.show("NO_TASKS", !view.has("TASK"));
  if (view.has("TASK")) view.show("TASKS");
  if (boxes.size() > 1) view.add("PICTURE").set("SVG", draw(boxes, ties, words("directives.cascade.label", {{"number", document.number}})));
}

std::vector<web::Option> document_kind_options(const Services& services, web::Language language) {
  std::vector<web::Option> out;
  for (const directives::DocumentKind& kind : services.directives.pack.kinds())
    out.push_back({kind.id, kind.name(web::code_of(language))});
  return out;
}

void fill_pages(const web::Words& words, web::View& view, const std::string& base, std::int64_t offset, std::int64_t limit,
                std::int64_t total) {
  if (total <= limit) return;
  web::View& pages = view.add("PAGES");
  pages.set("PAGES_TEXT", words("directives.pages", {{"from", offset + 1}, {"to", std::min(offset + limit, total)}, {"all", total}}));
  if (offset > 0) pages.add("PAGE_BEFORE").set("BEFORE_HREF", base + "offset=" + std::to_string(std::max<std::int64_t>(0, offset - limit)));
  if (offset + limit < total) pages.add("PAGE_AFTER").set("AFTER_HREF", base + "offset=" + std::to_string(offset + limit));
}

}  // namespace langnghe::pages
