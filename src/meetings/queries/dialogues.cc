#include <array>

#include "meetings/dialogue.h"
#include "search/groups.h"
#include "meetings/table.h"

namespace langnghe::meetings {

std::string question_secret(const Room& room, std::string_view code) { return secret_for(room.secret_key, "question", code); }
bool is_question_secret(const Room& room, std::string_view code, std::string_view typed) {
  return is_secret_for(room.secret_key, "question", code, typed);
}

std::optional<Dialogue> find_dialogue(storage::Session& session, std::string_view code) { return row_by_code<Dialogue>(session, code); }
std::optional<Question> find_question(storage::Session& session, std::string_view code) { return row_by_code<Question>(session, code); }

std::vector<Dialogue> dialogues_of(storage::Session& session, const std::vector<std::int64_t>& units, bool public_only, int limit) {
  std::string where = public_only ? "WHERE announced_at IS NOT NULL" : "WHERE id > 0";
  if (!units.empty()) {
    std::string list;  // numbers of the directory
    for (std::int64_t unit : units) list += (list.empty() ? "" : ",") + std::to_string(unit);
    where += " AND unit IN (" + list + ")";
  }
  return select_rows<Dialogue>(session, where + " ORDER BY on_day DESC, id DESC LIMIT :most", {std::int64_t{limit}});
}

namespace {

std::string where_of(const QuestionFilter& filter, std::vector<storage::Param>& params) {
  std::string where = "WHERE dialogue = :dialogue";
  params.push_back(filter.dialogue);
  if (filter.public_only) where += " AND public_words <> ''";
  if (filter.heads_only) where += " AND head IS NULL";
  if (!filter.state.empty()) {
    where += " AND state = :state";
    params.push_back(std::string_view(filter.state));
  }
  return where;
}

}  // namespace

int count_questions(storage::Session& session, const QuestionFilter& filter) {
  std::vector<storage::Param> params;
  const std::string where = where_of(filter, params);
  const std::array types{storage::Column::kInteger};
  std::int64_t count = 0;
  session.each_adhoc("SELECT COUNT(*) FROM question " + where, params, types,
                     [&](std::span<storage::Value> values) { count = std::get<std::int64_t>(values[0]); });
  return static_cast<int>(count);
}

std::vector<Question> questions_of(storage::Session& session, const QuestionFilter& filter) {
  std::vector<storage::Param> params;
  const std::string where = where_of(filter, params);
  params.push_back(std::int64_t{filter.limit});
  params.push_back(std::int64_t{filter.offset});
  return select_rows<Question>(session, where + (filter.latest_first ? " ORDER BY id DESC" : " ORDER BY votes DESC, id") + " LIMIT :most OFFSET :past", params);
}

int members_of(storage::Session& session, std::int64_t head) {
  return static_cast<int>(session.value<std::int64_t>("SELECT COUNT(*) FROM question WHERE head = :head", head).value_or(0));
}

std::optional<Dialogue> concluded_as(storage::Session& session, std::string_view number) {
  auto found = select_rows<Dialogue>(session, "WHERE conclusion_no = :number AND concluded_at IS NOT NULL ORDER BY id LIMIT 2", {number});
  if (found.size() != 1) return std::nullopt;
  return std::move(found.front());
}

std::map<std::int64_t, int> group_sizes(storage::Session& session, std::int64_t dialogue) {
  std::map<std::int64_t, int> out;
  session.each<std::int64_t, int>(
      "SELECT head, COUNT(*) FROM question WHERE dialogue = :dialogue AND head IS NOT NULL GROUP BY head",
      [&](std::int64_t head, int count) { out[head] = count; }, dialogue);
  return out;
}

std::vector<Question> group_of(storage::Session& session, std::int64_t head) {
  return select_rows<Question>(session, "WHERE head = :head ORDER BY id", {head});
}

std::optional<Question> question_by_id(storage::Session& session, std::int64_t id) { return row_by_id<Question>(session, id); }
std::optional<Dialogue> dialogue_by_id(storage::Session& session, std::int64_t id) { return row_by_id<Dialogue>(session, id); }

QuestionCount count_questions(storage::Session& session, std::int64_t dialogue) {
  QuestionCount out;
  // Those in a group are as far as its head.
  session.each<std::string, int, int>(
      "SELECT COALESCE(h.state, q.state), CASE WHEN q.public_words = '' THEN 1 ELSE 0 END, COUNT(*) FROM question q "
      "LEFT JOIN question h ON h.id = q.head WHERE q.dialogue = :dialogue GROUP BY 1, 2",
      [&](std::string state, int uncleared, int count) {
        out.all += count;
        if (uncleared != 0) out.uncleared += count;
        if (state == "open") out.open += count;
        if (state == "answered" || state == "case") out.answered += count;
        if (state == "later") out.later += count;
        if (state == "declined") out.declined += count;
      },
      dialogue);
  return out;
}

std::vector<std::vector<Question>> look_alike_questions(storage::Session& session, std::int64_t dialogue, std::size_t most) {
  auto all = select_rows<Question>(session, "WHERE dialogue = :dialogue AND head IS NULL AND state = 'open' ORDER BY id LIMIT 2000", {dialogue});
  std::vector<std::string> texts;
  for (const Question& one : all) texts.push_back(one.words);
  std::vector<std::vector<Question>> out;
  for (const auto& group : search::groups(texts)) {
    if (out.size() == most) break;
    out.emplace_back();
    for (std::size_t i : group) out.back().push_back(std::move(all[i]));
  }
  return out;
}

}  // namespace langnghe::meetings
