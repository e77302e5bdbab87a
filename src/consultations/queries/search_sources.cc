#include "consultations/search_sources.h"

namespace langnghe::consultations {
namespace {

using search::Document;

std::vector<Document> read(storage::Session& session, std::int64_t after, std::int64_t last, int limit) {
  std::vector<Document> out;
  const auto take = [&](std::int64_t id, std::string code, std::string commune, std::string subject, std::string title, std::string summary, std::string touched, std::string draft, std::string state, std::int64_t created_at, std::optional<std::int64_t> opened_at) {
    Document one;
    one.id = id;
    one.words = title + ". " + summary + " " + touched + " " + draft;
    one.names = code;
    one.facets = {{"what", "consultation"}, {"kind", subject}, {"state", state}, {"commune", commune}, {"code", code}};
    one.at = opened_at.value_or(created_at);
    out.push_back(std::move(one));
  };
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::optional<std::int64_t>>(
      "SELECT id, code, commune, subject, title, summary, touched, draft, state, created_at, opened_at "
      "FROM consultation WHERE id > :after AND id <= :last "
      "AND state <> 'prepared' ORDER BY id LIMIT :limit",
      take, after, last, limit);
  return out;
}

search::Source source(bool open) {
  search::Source out;
  out.kind = "consultation";
  out.number = open ? kPublicConsultationSource : kConsultationSource;
  out.audience = open ? search::Audience::kPublic : search::Audience::kStaff;
  out.events = {"consultation"};
  out.read = [](storage::Session& session, std::int64_t after, int limit) {
    return read(session, after, INT64_MAX, limit);
  };
  out.find = [](storage::Session& session, std::string_view, std::string_view subject) {
    return session.value<std::int64_t>("SELECT id FROM consultation WHERE code = :code", subject);
  };
  out.one = [](storage::Session& session, std::int64_t id) -> std::optional<Document> {
    auto found = read(session, id - 1, id, 1);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  };
  return out;
}

}  // namespace

std::vector<search::Source> search_sources() { return {source(false), source(true)}; }

}  // namespace langnghe::consultations
