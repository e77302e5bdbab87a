#include "casework/search_sources.h"

#include <map>

#include "documents/letters.h"

namespace langnghe::casework {
namespace {

using search::Document;

std::string names_of(const std::string& code, const std::string& external) {
  return external.empty() ? code : code + " " + external;
}

// One row of either reading; `external` is empty for the public.
struct Columns {
  std::int64_t id;
  std::string code, kind, state, category, commune, words, place, external;
  std::optional<double> lat, lon;
  std::int64_t unit;
  Millis received_at;
  std::optional<Millis> closed_at;
};

Document document_of(const directory::Directory& directory, Columns row) {
  Document out;
  out.id = row.id;
  out.words = std::move(row.words);
  out.place = searched_place(directory, row.place, row.commune);
  out.names = names_of(row.code, row.external);
  out.facets = {{"what", "case"}, {"kind", row.kind}, {"state", row.state}, {"category", row.category},
                {"commune", row.commune}, {"code", row.code}};
  out.at = row.received_at;
  out.closed_at = row.closed_at;
  out.lat = row.lat;
  out.lon = row.lon;
  out.unit = row.unit;
  return out;
}

std::vector<Document> read(const directory::Directory& directory, storage::Session& session, bool open,
                           std::int64_t after, std::int64_t last, int limit) {
  std::vector<Document> out;
  const auto take = [&](std::int64_t id, std::string code, std::string kind, std::string state, std::string category,
                        std::string commune, std::string words, std::string place, std::string external,
                        std::optional<double> lat, std::optional<double> lon, std::int64_t unit, Millis received_at,
                        std::optional<Millis> closed_at) {
    out.push_back(document_of(directory, {id, std::move(code), std::move(kind), std::move(state), std::move(category),
                                          std::move(commune), std::move(words), std::move(place), std::move(external),
                                          lat, lon, unit, received_at, closed_at}));
  };
  using Text = std::string;
  using Real = std::optional<double>;
  if (open)
    session.each<std::int64_t, Text, Text, Text, Text, Text, Text, Text, Text, Real, Real, std::int64_t, Millis, std::optional<Millis>>(
        "SELECT id, code, kind, state, category, commune, public_words, place, CAST('' AS TEXT), lat, lon, unit, "
        "received_at, closed_at FROM published_cases WHERE id > :after AND id <= :last ORDER BY id LIMIT :limit",
        take, after, last, limit);
  else
    session.each<std::int64_t, Text, Text, Text, Text, Text, Text, Text, Text, Real, Real, std::int64_t, Millis, std::optional<Millis>>(
        "SELECT id, code, kind, state, category, commune, words, place, external, lat, lon, unit, "
        "received_at, closed_at FROM cases WHERE sealed = 0 AND id > :after AND id <= :last ORDER BY id LIMIT :limit",
        take, after, last, limit);
  if (open || out.empty()) return out;
  // An officer who holds a letter in the hand finds the case by its number.
  std::map<std::int64_t, Document*> by_id;
  for (Document& one : out) by_id[one.id] = &one;
  for (const auto& [subject, reference] : documents::references_of(session, "case", out.front().id, out.back().id))
    if (const auto found = by_id.find(subject); found != by_id.end()) found->second->names += " " + reference;
  return out;
}

std::optional<std::int64_t> find(storage::Session& session, std::string_view room, std::string_view subject) {
  if (room == "case") return session.value<std::int64_t>("SELECT id FROM cases WHERE code = :code", subject);
  const auto letter = documents::letter_of_subject(session, subject);
  if (!letter || letter->subject_room != "case") return std::nullopt;
  return letter->subject_id;
}

search::Source source(const directory::Directory& directory, bool open) {
  search::Source out;
  out.kind = "case";
  out.number = open ? kPublicCaseSource : kCaseSource;
  out.audience = open ? search::Audience::kPublic : search::Audience::kStaff;
  out.events = {"case"};
  if (!open) out.events.emplace_back("letter");
  out.read = [&directory, open](storage::Session& session, std::int64_t after, int limit) {
    return read(directory, session, open, after, INT64_MAX, limit);
  };
  out.find = find;
  out.one = [&directory, open](storage::Session& session, std::int64_t id) -> std::optional<Document> {
    auto found = read(directory, session, open, id - 1, id, 1);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  };
  return out;
}

}  // namespace

std::string searched_place(const directory::Directory& directory, std::string_view place, std::string_view commune) {
  std::string out(place);
  const auto now = directory.now();
  if (const directory::Unit* unit = commune.empty() ? nullptr : now->unit(commune))
    out += (out.empty() ? "" : ", ") + unit->name_vi;
  return out;
}

std::optional<std::string> code_of_case(storage::Session& session, std::int64_t id) {
  return session.value<std::string>("SELECT code FROM cases WHERE id = :id AND sealed = 0", id);
}

std::vector<search::Source> search_sources(const directory::Directory& directory) {
  return {source(directory, false), source(directory, true)};
}

}  // namespace langnghe::casework
