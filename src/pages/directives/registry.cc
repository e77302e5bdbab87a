// The registry of documents as everybody sees it, one document, and "you said, we did".
#include <algorithm>

#include "base/text.h"
#include "directives/directives.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "links/names.h"
#include "pages/directives/parts.h"
#include "pages/links/panel.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

using directives::Document;

constexpr int kPage = 20;

web::Response list(const Services& services, const web::Request& request) {
  directives::DocumentFilter filter;
  filter.words = truncate_utf8(request.arg("words"), 100);
  filter.kind = request.arg("kind");
  filter.standing = request.arg("standing");
  filter.public_only = true;
  filter.offset = static_cast<int>(std::clamp<std::int64_t>(number_of(request.arg("offset")), 0, 1'000'000));
  filter.limit = kPage;
  std::int64_t total = 0;
  const auto rows = services.database.read([&](storage::Session& session) {
    total = directives::count_documents(session, filter);
    return directives::documents(session, filter);
  });
  const web::Words words = words_of(services, request);
  web::View view("directives/list");
  const Errors none;
  web::FormView form(view, words, none);
  form.field("words", filter.words);
  form.select("kind", filter.kind, document_kind_options(services, request.language));
  std::vector<web::Option> standings;
  for (const std::string_view one : directives::kStandings)
    standings.push_back({std::string(one), words("directives.standing." + std::string(one))});
  form.select("standing", filter.standing, standings);
  form.finish();
  view.show("EMPTY", rows.empty());
  for (const Document& one : rows) {
    web::View& row = view.add("ROW");
    row.set("HREF", "/directives/" + one.code);
    row.set("TITLE", document_title(words, one));
    row.set("TAG_LOOK", standing_look(one.standing));
    row.set("TAG_TEXT", words("directives.standing." + one.standing));
    row.set("ISSUER", issuer_of(words, one));
    row.set("ISSUED", one.issued_on ? words.date(*one.issued_on) : words("directives.day_unknown"));
  }
  std::string base = "/directives?";
  for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"words", filter.words},
                                    {"kind", filter.kind}, {"standing", filter.standing}})
    if (!value.empty()) base += std::string(name) + "=" + web::percent_encode(value) + "&";
  fill_pages(words, view, base, filter.offset, kPage, total);
  return page(services, view, frame_of(services, request, "directives.title"));
}

// Wishes of people this came from, as far as everybody may see them.
struct Wish {
  std::string kind, title, href, how;
  std::optional<int> rating;
};
std::vector<Wish> wishes_of(const Services& services, const web::Request& request, storage::Session& session,
                            const links::Subject& subject) {
  static constexpr std::string_view kWishes[] = {"case",       "matter",         "question",   "visit",     "dialogue",
                                                 "consultation", "recommendation", "conclusion", "commitment"};
  std::vector<Wish> out;
  const std::string_view language = web::code_of(request.language);
  const links::Viewer viewer = public_viewer(services, request);
  for (const links::Edge& edge : links::edges_of(session, subject)) {
    const links::Subject& other = edge.other(subject);
    if (std::find(std::begin(kWishes), std::end(kWishes), other.kind) == std::end(kWishes)) continue;
    const links::EdgeKind* kind = services.link_kinds.edge(edge.kind);
    const auto shown = services.names.show(session, other, viewer);
    if (!shown || kind == nullptr) continue;
    out.push_back({services.link_kinds.subject(other.kind)->name(language), shown->title,
                   shown->href.empty() ? "/chain/" + other.kind + "/" + other.code : shown->href,
                   kind->name(language, edge.from.same(subject)), shown->rating});
  }
  return out;
}

void fill_wishes(const web::Words& words, web::View& view, const std::vector<Wish>& wishes) {
  for (const Wish& wish : wishes) {
    web::View& row = view.add("WISH");
    row.set("WISH_KIND", wish.kind);
    row.set("WISH_TITLE", wish.title);
    row.set("WISH_HREF", wish.href);
    if (wish.rating) row.add("WISH_RATED").set("RATING", words("links.rating", {{"rating", std::to_string(*wish.rating)}}));
  }
}

web::Response show(const Services& services, const web::Request& request) {
  const auto document = services.database.read(
      [&](storage::Session& session) { return directives::find_document(session, request.part("code")); });
  if (!document || !document->is_public) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("directives/show");
  fill_facts(services, words, view, *document);
  fill_relations(services, request, view, *document, nullptr);
  fill_cascade(services, request, view, *document, nullptr);
  std::vector<documents::Attachment> files;
  services.database.read([&](storage::Session& session) {
    fill_wishes(words, view, wishes_of(services, request, session, directives::subject_of(*document)));
    files = services.attachments.of(session, "directive", document->id);
  });
  view.show("NO_WISHES", !view.has("WISH"));
  view.set("CHAIN_HREF", "/chain/directive/" + document->code);
  for (const documents::Attachment& file : files) {
    web::View& item = view.add("FILE");
    item.set("FILE_HREF", "/directives/" + document->code + "/file/" + std::to_string(file.id));
    item.set("FILE_NAME", file.name);
    item.set("FILE_SIZE", words.file_size(file.bytes));
  }
  view.show("NO_FILES", files.empty());
  web::Frame frame = frame_of(services, request, "directives.title");
  frame.title = beginning(document_title(words, *document), 80);
  return page(services, view, frame);
}

web::Response file(const Services& services, const web::Request& request) {
  const auto files = services.database.read([&](storage::Session& session) {
    const auto document = directives::find_document(session, request.part("code"));
    return document && document->is_public ? services.attachments.of(session, "directive", document->id)
                                           : std::vector<documents::Attachment>();
  });
  for (const documents::Attachment& one : files)
    if (std::to_string(one.id) == request.part("id")) return file_response(services, request, one, false);
  return error_page(services, request, 404);
}

// Directives and programmes that came from what people said, with how far they are.
web::Response heard(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  web::View view("directives/heard");
  services.database.read([&](storage::Session& session) {
    directives::DocumentFilter filter;
    filter.public_only = true;
    filter.limit = 300;
    for (const Document& one : directives::documents(session, filter)) {
      const auto wishes = wishes_of(services, request, session, directives::subject_of(one));
      if (wishes.empty()) continue;
      web::View& card = view.add("CARD");
      card.set("TITLE", document_title(words, one));
      card.set("HREF", "/directives/" + one.code);
      card.set("CHAIN_HREF", "/chain/directive/" + one.code);
      fill_wishes(words, card, wishes);
      const Progress progress = progress_of(directives::duties_of_document(session, one.id), now);
      card.set("DONE", progress.all == 0 ? words("directives.heard.no_tasks")
                                         : words("directives.heard.progress", {{"done", progress.done}, {"all", progress.all}}));
    }
  });
  view.show("EMPTY", !view.has("CARD"));
  return page(services, view, frame_of(services, request, "directives.heard.title"));
}

}  // namespace

void register_directives(web::Router& router, const Services& services) {
  router.get("/directives", [&services](const web::Request& request) { return list(services, request); });
  router.get("/directives/{code}", [&services](const web::Request& request) { return show(services, request); });
  router.get("/directives/{code}/file/{id}", [&services](const web::Request& request) { return file(services, request); });
  router.get("/heard", [&services](const web::Request& request) { return heard(services, request); });
}

}  // namespace langnghe::pages
