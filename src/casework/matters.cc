#include "casework/matters.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "casework/denunciations.h"
#include "casework/row.h"
#include "casework/step.h"
#include "ledger/ledger.h"

namespace langnghe::casework {
namespace {

std::string digest(std::string_view text) { return hex(view(sha256(text))); }

std::string digest_of(const Matter& matter) {
  return digest(fmt::format("matter/1\n{}\n{}\n{}\n{}\n{}", matter.code, matter.kind, matter.lead,
                            matter.opened_at, matter.history));
}

// One join or un-join in the chain of its matter.
std::string chained(const std::string& history, std::int64_t case_id, Millis joined_at,
                    std::string_view reason, std::optional<Millis> left_at, std::string_view left_reason) {
  return digest(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", history, case_id, joined_at, digest(reason),
                            left_at ? std::to_string(*left_at) : "-", digest(left_reason)));
}

// What the rows say: memberships in the order in which they were made.
std::string history_of(storage::Session& session, std::int64_t matter) {
  std::string history;
  session.each<std::int64_t, Millis, std::string, std::optional<Millis>, std::string>(
      "SELECT case_id, joined_at, reason, left_at, left_reason FROM matter_case WHERE matter_id = "
      ":matter ORDER BY id",
      [&](std::int64_t case_id, Millis joined, std::string reason, std::optional<Millis> left,
          std::string left_reason) {
        history = chained(history, case_id, joined, reason, left, left_reason);
      },
      matter);
  return history;
}

std::vector<Matter> matters(storage::Session& session, std::string_view sql, const auto& key) {
  std::vector<Matter> out;
  session.each<std::int64_t, std::string, std::string, std::int64_t, Millis>(
      sql,
      [&](std::int64_t id, std::string code, std::string kind, std::int64_t lead, Millis opened) {
        out.push_back({id, std::move(code), std::move(kind), lead, opened, {}});
      },
      key);
  for (Matter& one : out) one.history = history_of(session, one.id);
  return out;
}

// The entry of a change, with the state as it is now.
void record_matter(const Room& room, storage::Transaction& tx, Matter& matter, std::string_view verb,
                   const Case& one, std::string_view reason, const Actor& who, Millis at) {
  matter.history = history_of(tx, matter.id);
  JsonWriter json;
  json.object();
  json.field("at", iso_utc(at));
  json.field("kind", matter.kind);
  json.field("case", one.code);
  if (!reason.empty()) json.field("reason_sha256", digest(reason));
  json.field("state", digest_of(matter));
  json.end();
  ledger::append(tx, {"matter." + std::string(verb), matter.code,
                      who.by == By::kPetitioner ? std::string() : unit_code(room, one.unit), json.text()},
                 at);
}

Matter open_matter(storage::Transaction& tx, std::string_view kind, const Case& lead, Millis at) {
  Matter matter;
  matter.kind = kind;
  matter.lead = lead.id;
  matter.opened_at = at;
  do {
    matter.code = "V-" + make_code();
  } while (tx.value<std::int64_t>("SELECT id FROM matter WHERE code = :code", matter.code));
  matter.id = *tx.value<std::int64_t>(
      "INSERT INTO matter (code, kind, lead, opened_at) VALUES (:code, :kind, :lead, :opened_at) RETURNING id",
      matter.code, matter.kind, matter.lead, matter.opened_at);
  return matter;
}

void add_member(const Room& room, storage::Transaction& tx, Matter& matter, const Case& one,
                const std::string& reason, const Actor& who, Millis at) {
  tx.run(
      "INSERT INTO matter_case (matter_id, case_id, joined_at, joined_by, reason, left_reason) VALUES "
      "(:matter_id, :case_id, :joined_at, :joined_by, :reason, '')",
      matter.id, one.id, at, who.officer, reason);
  record_matter(room, tx, matter, "join", one, reason, who, at);
}

bool knows(const Room& room, const Case& one, std::string_view action) {
  const auto lifecycle = room.lifecycles.find(one.kind);
  return lifecycle != room.lifecycles.end() && lifecycle->second.action(action) != nullptr;
}

bool may_join(const Room& room, const Case& one, const Actor& who, Millis at) {
  return who.by == By::kOfficer &&
         room.directory.now()->allowed(who.officer, "case.join", unit_code(room, one.unit), one.kind, at);
}

}  // namespace

Matter link_instances(const Room& room, storage::Transaction& tx, const Case& first, const Case& second,
                      const Actor& who, Millis at) {
  Matter matter;
  bool there = false;
  for (Matter& one : matters_of(tx, first.id))
    if (one.kind == "instances") {
      matter = std::move(one);
      there = true;
    }
  if (!there) {
    matter = open_matter(tx, "instances", first, at);
    add_member(room, tx, matter, first, {}, who, at);
  }
  add_member(room, tx, matter, second, {}, who, at);
  return matter;
}

Result<Matter> join_case(const Room& room, storage::Transaction& tx, const std::string& lead_code,
                         const std::string& code, std::string_view kind, const std::string& reason,
                         const Actor& who, Millis at) {
  const auto lead = case_by_code(tx, lead_code), one = case_by_code(tx, code);
  if (!lead || !one) return refuse(Fault::kNotFound, "casework.refused.unknown", "other");
  // Nobody shall learn from a list who else wrote in secret.
  if (is_sealed(room, *lead) || is_sealed(room, *one))
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  if (!may_join(room, *lead, who, at) || !may_join(room, *one, who, at))
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  if (lead->id == one->id) return refuse(Fault::kInvalid, "casework.refused.join_itself", "other");
  if (kind != "crowd" && kind != "same")
    return refuse(Fault::kInvalid, "casework.refused.matter_kind", "kind");
  if (auto fine = check_words(reason, kMostWords, true, "reason"); !fine)
    return tl::unexpected<Errors>(fine.error());
  for (const Matter& matter : matters_of(tx, one->id))
    if (matter.kind == kind) return refuse(Fault::kConflict, "casework.refused.joined", "other");
  std::optional<Matter> matter;
  for (Matter& each : matters_of(tx, lead->id))
    if (each.kind == kind) matter = std::move(each);
  if (!matter) {
    matter = open_matter(tx, kind, *lead, at);
    add_member(room, tx, *matter, *lead, reason, who, at);
  }
  add_member(room, tx, *matter, *one, std::string(trim(reason)), who, at);
  // A member of a crowd waits for the answer of the case that leads it.
  if (kind == "crowd" && knows(room, *one, "join_crowd"))
    if (auto moved = take_step(room, tx, one->code, Actor::system(),
                               {.action = "join_crowd", .put = {{"lead_case", lead->code}}}, at);
        !moved)
      return tl::unexpected<Errors>(moved.error());
  return *matter;
}

Result<Matter> leave_matter(const Room& room, storage::Transaction& tx, const std::string& matter_code,
                            const std::string& code, const std::string& reason, const Actor& who,
                            Millis at) {
  auto matter = find_matter(tx, matter_code);
  const auto one = case_by_code(tx, code);
  if (!matter || !one) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (!may_join(room, *one, who, at)) return refuse(Fault::kForbidden, "casework.refused.not_yours");
  // First and second instance belong together by law.
  if (matter->kind == "instances" || one->id == matter->lead)
    return refuse(Fault::kConflict, "casework.refused.leave_lead");
  if (auto fine = check_words(reason, kMostWords, true, "reason"); !fine)
    return tl::unexpected<Errors>(fine.error());
  const auto left = tx.run(
      "UPDATE matter_case SET left_at = :left_at, left_by = :left_by, left_reason = :left_reason WHERE "
      "matter_id = :matter_id AND case_id = :case_id AND left_at IS NULL",
      at, who.officer, std::string(trim(reason)), matter->id, one->id);
  if (left == 0) return refuse(Fault::kConflict, "casework.refused.not_joined");
  record_matter(room, tx, *matter, "leave", *one, trim(reason), who, at);
  if (one->state == "joined")
    if (auto moved = take_step(room, tx, one->code, Actor::system(),
                               {.action = "leave_crowd", .put = {{"lead_case", ""}}}, at);
        !moved)
      return tl::unexpected<Errors>(moved.error());
  return *matter;
}

Result<void> answer_crowd(const Room& room, storage::Transaction& tx, const Case& lead,
                          const std::string& words, Millis at) {
  std::string answer = words;
  if (answer.empty()) {
    const auto events = events_of(tx, lead.id);
    for (auto event = events.rbegin(); event != events.rend() && answer.empty(); ++event)
      if (event->shown && event->by == By::kOfficer) answer = event->words;
  }
  for (const Matter& matter : matters_of(tx, lead.id)) {
    if (matter.kind != "crowd" || matter.lead != lead.id) continue;
    for (const Member& member : members_of(tx, matter.id)) {
      if (member.left_at || member.state != "joined") continue;
      if (auto told = take_step(room, tx, member.code, Actor::system(),
                                {.action = "follow", .words = answer}, at);
          !told)
        return tl::unexpected<Errors>(told.error());
    }
  }
  return {};
}

std::vector<Matter> matters_of(storage::Session& session, std::int64_t case_id) {
  return matters(session,
                 "SELECT matter.id, matter.code, matter.kind, matter.lead, matter.opened_at FROM "
                 "matter_case JOIN matter ON matter.id = matter_case.matter_id WHERE "
                 "matter_case.case_id = :case_id AND matter_case.left_at IS NULL ORDER BY matter.id",
                 case_id);
}

std::optional<Matter> find_matter(storage::Session& session, std::string_view code) {
  auto found = matters(session, "SELECT id, code, kind, lead, opened_at FROM matter WHERE code = :code", code);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Member> members_of(storage::Session& session, std::int64_t matter) {
  std::vector<Member> out;
  session.each<std::int64_t, std::string, std::string, std::string, Millis, std::string,
               std::optional<Millis>, std::string>(
      "SELECT cases.id, cases.code, cases.kind, cases.state, matter_case.joined_at, matter_case.reason, "
      "matter_case.left_at, matter_case.left_reason FROM matter_case JOIN cases ON cases.id = "
      "matter_case.case_id WHERE matter_case.matter_id = :matter ORDER BY "
      "matter_case.left_at IS NOT NULL, matter_case.id",
      [&](std::int64_t id, std::string code, std::string kind, std::string state, Millis joined,
          std::string reason, std::optional<Millis> left, std::string left_reason) {
        out.push_back({id, std::move(code), std::move(kind), std::move(state), joined, std::move(reason),
                       left, std::move(left_reason)});
      },
      matter);
  return out;
}

bool guided_before(storage::Session& session, std::int64_t case_id) {
  return session
             .value<std::int64_t>(
                 "SELECT COUNT(*) FROM case_event WHERE action = 'guide' AND case_id IN (SELECT "
                 "CAST(:own AS BIGINT) UNION SELECT other.case_id FROM matter_case AS mine JOIN matter_case AS "
                 "other ON other.matter_id = mine.matter_id WHERE mine.case_id = :case_id)",
                 case_id, case_id)
             .value_or(0) > 0;
}

ledger::StateSource matter_source() {
  return {"matter", [](storage::Session& session,
                       const std::function<void(std::string, std::string)>& tell) {
            for (const Matter& one :
                 matters(session, "SELECT id, code, kind, lead, opened_at FROM matter WHERE id > :none", 0))
              tell(one.code, digest_of(one));
          }};
}

}  // namespace langnghe::casework
