#include "meetings/search_sources.h"

namespace langnghe::meetings {
namespace {

using search::Document;

std::vector<Document> read(storage::Session& session, bool open, std::int64_t after, std::int64_t last, int limit) {
  std::vector<Document> out;
  const auto take = [&](std::int64_t id, std::string code, std::string words, std::string public_words, std::string answer, std::string state, std::int64_t asked_at, std::int64_t unit) {
    Document one;
    one.id = id;
    one.words = (open ? public_words : words) + " " + answer;
    one.names = code;
    one.facets = {{"what", "question"}, {"state", state}, {"code", code}};
    one.at = asked_at;
    one.unit = unit;
    out.push_back(std::move(one));
  };
  // A dialogue is announced before anybody may ask, so its own entries change nothing here.
  // The second half of each condition is what the public may read.
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>(
      "SELECT q.id, q.code, q.words, q.public_words, q.answer, q.state, q.asked_at, d.unit "
      "FROM question q JOIN dialogue d ON d.id = q.dialogue WHERE q.id > :after AND q.id <= :last "
      "AND (CAST(:open AS BIGINT) = 0 OR (q.public_words <> '' AND d.announced_at IS NOT NULL AND d.state <> 'planned')) ORDER BY q.id LIMIT :limit",
      take, after, last, open ? 1 : 0, limit);
  return out;
}

search::Source source(bool open) {
  search::Source out;
  out.kind = "question";
  out.number = open ? kPublicQuestionSource : kQuestionSource;
  out.audience = open ? search::Audience::kPublic : search::Audience::kStaff;
  out.events = {"question"};
  out.read = [open](storage::Session& session, std::int64_t after, int limit) {
    return read(session, open, after, INT64_MAX, limit);
  };
  out.find = [](storage::Session& session, std::string_view, std::string_view subject) {
    return session.value<std::int64_t>("SELECT id FROM question WHERE code = :code", subject);
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

}  // namespace langnghe::meetings
