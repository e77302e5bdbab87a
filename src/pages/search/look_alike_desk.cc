#include "pages/search/look_alike_desk.h"

#include <cmath>
#include <set>

#include "casework/denunciations.h"
#include "casework/matters.h"
#include "casework/search_sources.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_page.h"

namespace langnghe::pages {
namespace {

constexpr int kAsked = 20;  // some of them the reader may not see, or has joined already

search::Likeness likeness_of(const directory::Directory& directory, const std::string& text, const std::string& place,
                             const std::string& commune, std::optional<double> lat, std::optional<double> lon, Millis at) {
  return {text, casework::searched_place(directory, place, commune), lat, lon, at, std::nullopt};
}

search::May of_source(std::uint16_t source) {
  return [source](const search::Segment& segment, search::Doc doc) { return search::source_of(segment.key(doc)) == source; };
}

}  // namespace

std::string reason_of(const web::Words& words, const search::Alike& alike) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : " · ") + part; };
  if (alike.metres && *alike.metres < 20'000)
    add(*alike.metres < 10 ? words("look_alikes.same_place")
                           : words("look_alikes.metres", {{"metres", static_cast<std::int64_t>(std::lround(*alike.metres))}}));
  add(alike.days < 1 ? words("look_alikes.same_day")
                     : words("look_alikes.days", {{"days", static_cast<std::int64_t>(std::lround(alike.days))}}));
  std::string shared;
  for (const std::string& word : alike.shared) shared += (shared.empty() ? "" : ", ") + word;
  if (!shared.empty()) add(words("look_alikes.words", {{"words", shared}}));
  return out;
}

void show_look_alikes(const Services& services, const Staff& staff,
                      const web::Words& words, const casework::Case& one, web::View& view) {
  if (services.look_alikes == nullptr || one.phase == "rest" || one.words.empty()) return;
  const LookAlikeDesk& desk = *services.look_alikes;
  search::Likeness likeness =
      likeness_of(services.directory, one.words, one.place, one.commune, one.lat, one.lon, one.received_at);
  likeness.self = search::key_of(casework::kCaseSource, one.id);
  const auto found = search::LookAlikes(desk.settings)
                         .of(*desk.indexes.now(search::Audience::kStaff), likeness, of_source(casework::kCaseSource),
                             kAsked, desk.settings.threshold);
  if (found.empty()) return;
  const bool may_join = may_at(services, staff, "case.join", one.unit, one.kind);
  struct Line {
    casework::Case other;
    std::string why;
  };
  std::vector<Line> lines;
  services.database.read([&](storage::Session& session) {
    std::set<std::int64_t> joined;
    for (const casework::Matter& matter : casework::matters_of(session, one.id))
      for (const casework::Member& member : casework::members_of(session, matter.id))
        if (!member.left_at) joined.insert(member.case_id);
    for (const search::Alike& alike : found) {
      if (lines.size() == static_cast<std::size_t>(desk.settings.suggestions)) break;
      const std::int64_t id = search::id_of(alike.key);
      if (joined.contains(id)) continue;
      const auto code = casework::code_of_case(session, id);
      auto other = code ? casework::find_case(session, *code) : std::nullopt;
      if (!other || casework::is_sealed(services.casework, *other) ||
          !casework::may_read(services.casework, *other, staff.officer.id, services.clock.now()))
        continue;
      lines.push_back({std::move(*other), reason_of(words, alike)});
    }
  });
  if (lines.empty()) return;
  web::View& panel = view.add("LOOK_ALIKES");
  for (const Line& line : lines) {
    web::View& row = panel.add("ALIKE");
    row.set("ALIKE_HREF", "/staff/case/" + line.other.code);
    row.set("ALIKE_CODE", line.other.code);
    row.set("ALIKE_TEXT", beginning(line.other.words, 160));
    row.set("ALIKE_WHEN", words.date(line.other.received_at));
    row.set("ALIKE_LOOK", look_of(services, line.other.kind, line.other.state));
    row.set("ALIKE_STATE", lifecycle_text(words, "state", line.other.kind, line.other.state));
    row.set("ALIKE_WHY", line.why);
    if (may_join && may_at(services, staff, "case.join", line.other.unit, line.other.kind))
      row.add("ALIKE_JOIN").set("ALIKE_REASON", words("look_alikes.reason", {{"why", line.why}}));
  }
}

void show_published_alike(const Services& services, const web::Words& words,
                          const casework::Submission& submission, web::View& view) {
  if (services.look_alikes == nullptr) return;
  const LookAlikeDesk& desk = *services.look_alikes;
  const auto found =
      search::LookAlikes(desk.settings)
          .of(*desk.indexes.now(search::Audience::kPublic),
              likeness_of(services.directory, submission.words, submission.place, submission.commune, submission.lat,
                          submission.lon, services.clock.now()),
              of_source(casework::kPublicCaseSource));
  web::View* panel = nullptr;
  for (const search::Alike& alike : found) {
    const auto one = services.database.read([&](storage::Session& session) -> std::optional<casework::PublicRow> {
      const auto code = casework::code_of_case(session, search::id_of(alike.key));
      return code ? casework::public_case(session, *code) : std::nullopt;
    });
    if (!one) continue;
    if (panel == nullptr) panel = &view.add("LOOK_ALIKES");
    web::View& row = panel->add("ALIKE");
    row.set("ALIKE_HREF", "/cases/" + one->code);
    row.set("ALIKE_TEXT", beginning(one->words, 160));
    row.set("ALIKE_WHEN", words.date(one->received_at));
    row.set("ALIKE_LOOK", look_of(services, one->kind, one->state));
    row.set("ALIKE_STATE", lifecycle_text(words, "state", one->kind, one->state));
    row.set("ALIKE_WHY", reason_of(words, alike));
  }
}

}  // namespace langnghe::pages
