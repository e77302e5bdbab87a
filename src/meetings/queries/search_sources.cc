#include "meetings/search_sources.h"

namespace langnghe::meetings {
namespace {

using search::Document;

std::vector<Document> questions(storage::Session& session, bool open, std::int64_t after, std::int64_t last, int limit) {
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
  // The second half of each condition is what the public may read.
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>(
      "SELECT q.id, q.code, q.words, q.public_words, q.answer, q.state, q.asked_at, d.unit "
      "FROM question q JOIN dialogue d ON d.id = q.dialogue WHERE q.id > :after AND q.id <= :last "
      "AND (CAST(:open AS BIGINT) = 0 OR (q.public_words <> '' AND d.announced_at IS NOT NULL AND d.state <> 'planned')) ORDER BY q.id LIMIT :limit",
      take, after, last, open ? 1 : 0, limit);
  return out;
}

std::vector<Document> dialogues(storage::Session& session, bool open, std::int64_t after, std::int64_t last, int limit) {
  std::vector<Document> out;
  const auto take = [&](std::int64_t id, std::string code, std::string forum, std::string title,
                        std::string place, std::string conclusion, std::string conclusion_no, std::string plan_no,
                        std::string on_day, std::string state, std::int64_t unit) {
    Document one;
    one.id = id;
    one.words = title + (conclusion.empty() ? "" : ". " + conclusion);
    one.place = place;
    one.names = code + " " + conclusion_no + (open ? "" : " " + plan_no);
    one.facets = {{"what", "dialogue"}, {"kind", forum}, {"state", state}, {"code", code}};
    if (const auto day = parse_date(on_day)) one.at = start_of(*day);
    one.unit = unit;
    out.push_back(std::move(one));
  };
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string,
               std::string, std::string, std::string, std::int64_t>(
      "SELECT id, code, forum, title, place, conclusion, conclusion_no, plan_no, on_day, state, unit "
      "FROM dialogue WHERE id > :after AND id <= :last "
      "AND (CAST(:open AS BIGINT) = 0 OR (announced_at IS NOT NULL AND state <> 'planned')) ORDER BY id LIMIT :limit",
      take, after, last, open ? 1 : 0, limit);
  return out;
}

using Read = std::vector<Document> (*)(storage::Session&, bool open, std::int64_t after, std::int64_t last, int limit);

search::Source source(std::string kind, std::uint16_t number, bool open, Read read) {
  search::Source out;
  out.kind = kind;
  out.number = number;
  out.audience = open ? search::Audience::kPublic : search::Audience::kStaff;
  out.events = {kind};
  // The public reads a question from the day its dialogue is announced.
  if (kind == "question" && open) {
    out.events.emplace_back("dialogue");
    out.more = [](storage::Session& session, std::string_view room, std::string_view subject) {
      std::vector<std::int64_t> ids;
      if (room == "dialogue")
        for (const auto& [id] : session.rows<std::int64_t>(
                 "SELECT q.id FROM question q JOIN dialogue d ON d.id = q.dialogue WHERE d.code = :code", subject))
          ids.push_back(id);
      return ids;
    };
  }
  out.read = [open, read](storage::Session& session, std::int64_t after, int limit) {
    return read(session, open, after, INT64_MAX, limit);
  };
  out.find = [kind](storage::Session& session, std::string_view room, std::string_view subject) -> std::optional<std::int64_t> {
    if (room != kind) return std::nullopt;
    return room == "dialogue" ? session.value<std::int64_t>("SELECT id FROM dialogue WHERE code = :code", subject)
                              : session.value<std::int64_t>("SELECT id FROM question WHERE code = :code", subject);
  };
  out.one = [open, read](storage::Session& session, std::int64_t id) -> std::optional<Document> {
    auto found = read(session, open, id - 1, id, 1);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  };
  return out;
}

}  // namespace

std::vector<search::Source> search_sources() {
  return {source("question", kQuestionSource, false, questions), source("question", kPublicQuestionSource, true, questions),
          source("dialogue", kDialogueSource, false, dialogues), source("dialogue", kPublicDialogueSource, true, dialogues)};
}

}  // namespace langnghe::meetings
