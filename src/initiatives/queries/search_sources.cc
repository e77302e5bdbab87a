#include "initiatives/search_sources.h"

namespace langnghe::initiatives {
namespace {

using search::Document;

std::vector<Document> read(storage::Session& session, bool open, std::int64_t after, std::int64_t last, int limit) {
  std::vector<Document> out;
  const auto take = [&](std::int64_t id, std::string code, std::string kind, std::string state, std::int64_t unit, std::string field, std::string title, std::string situation, std::string goals, std::string content, std::string results, std::string sustain, std::string address, std::string commune, std::string public_name, std::optional<double> lat, std::optional<double> lon, std::int64_t created_at, std::int64_t open_name, std::string story_vi, std::string story_en, std::string partners) {
    Document one;
    one.id = id;
    // The public reads the story; what the registration form says beside it is for officers.
    one.words = title + ". " + story_vi + " " + story_en;
    if (!open) one.words += " " + situation + " " + goals + " " + content + " " + results + " " + sustain + " " + partners;
    one.place = address;
    one.names = code;
    if (open && open_name == 1) one.names += " " + public_name;
    one.facets = {{"what", "model"}, {"kind", kind}, {"state", state}, {"field", field}, {"commune", commune}, {"code", code}};
    one.at = created_at;
    one.lat = lat;
    one.lon = lon;
    one.unit = unit;
    out.push_back(std::move(one));
  };
  // The second half of each condition is what the public may read.
  session.each<std::int64_t, std::string, std::string, std::string, std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::optional<double>, std::optional<double>, std::int64_t, std::int64_t, std::string, std::string, std::string>(
      "SELECT id, code, kind, state, unit, field, title, situation, goals, content, results, sustain, address, commune, "
      "public_name, lat, lon, created_at, consent, story_vi, story_en, partners FROM model WHERE id > :after AND id <= :last "
      "AND (CAST(:open AS BIGINT) = 0 OR (published = 1 AND (kind <> 'exemplar' OR consent = 1))) ORDER BY id LIMIT :limit",
      take, after, last, open ? 1 : 0, limit);
  return out;
}

search::Source source(bool open) {
  search::Source out;
  out.kind = "model";
  out.number = open ? kPublicModelSource : kModelSource;
  out.audience = open ? search::Audience::kPublic : search::Audience::kStaff;
  out.events = {"model"};
  out.read = [open](storage::Session& session, std::int64_t after, int limit) {
    return read(session, open, after, INT64_MAX, limit);
  };
  out.find = [](storage::Session& session, std::string_view, std::string_view subject) {
    return session.value<std::int64_t>("SELECT id FROM model WHERE code = :code", subject);
  };
  out.one = [open](storage::Session& session, std::int64_t id) -> std::optional<Document> {
    auto found = read(session, open, id - 1, id, 1);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  };
  return out;
}

}  // namespace

std::vector<search::Source> search_sources() { return {source(false), source(true)}; }

}  // namespace langnghe::initiatives
