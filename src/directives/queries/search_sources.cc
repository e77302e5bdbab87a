#include "directives/search_sources.h"

namespace langnghe::directives {
namespace {

using search::Document;

std::vector<Document> read(storage::Session& session, bool open, std::int64_t after, std::int64_t last, int limit) {
  std::vector<Document> out;
  const auto take = [&](std::int64_t id, std::string code, std::string kind, std::string number, std::string issuer, std::string issued_on, std::string title, std::string title_en, std::string summary, std::string summary_en, std::int64_t unit, std::int64_t entered_at) {
    Document one;
    one.id = id;
    for (const std::string* part : {&title, &summary, &title_en, &summary_en})
      if (!part->empty()) one.words += (one.words.empty() ? "" : ". ") + *part;
    one.names = number + " " + issuer;
    one.facets = {{"what", "directive"}, {"kind", kind}, {"code", code}};
    const auto day = parse_date(issued_on);
    one.at = day ? start_of(*day) : entered_at;
    one.unit = unit;
    out.push_back(std::move(one));
  };
  // The second half of each condition is what the public may read.
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>(
      "SELECT id, code, kind, number, issuer, issued_on, title, title_en, summary, summary_en, unit, entered_at "
      "FROM directive WHERE id > :after AND id <= :last "
      "AND (CAST(:open AS BIGINT) = 0 OR (public = 1)) ORDER BY id LIMIT :limit",
      take, after, last, open ? 1 : 0, limit);
  return out;
}

search::Source source(bool open) {
  search::Source out;
  out.kind = "directive";
  out.number = open ? kPublicDirectiveSource : kDirectiveSource;
  out.audience = open ? search::Audience::kPublic : search::Audience::kStaff;
  out.events = {"directive"};
  out.read = [open](storage::Session& session, std::int64_t after, int limit) {
    return read(session, open, after, INT64_MAX, limit);
  };
  out.find = [](storage::Session& session, std::string_view, std::string_view subject) {
    constexpr std::string_view kStart = "directive/";
    if (!subject.starts_with(kStart)) return std::optional<std::int64_t>();
    subject.remove_prefix(kStart.size());
    return session.value<std::int64_t>("SELECT id FROM directive WHERE code = :code", subject);
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

}  // namespace langnghe::directives
