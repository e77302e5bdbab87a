#include "consultations/opinion_store.h"

#include "notices/notices.h"

namespace langnghe::consultations {

const Kept kConsultations("consultation", "consultation", "code",
                          {"code", "commune", "subject", "title", "summary", "touched", "budget", "draft",
                           "work", "#lat", "#lon", "state", "decision", "#created_at", "#opened_at",
                           "#ends_at", "#closed_at", "#explained_at"});
const Kept kOpinions("opinion", "opinion", "code",
                     {"#consultation", "code", "#paragraph", "channel", "words", "source", "#people",
                      "state", "reason", "#group_id", "#at"});
const Kept kGroups("opiniongroup", "opinion_group", "CAST(id AS TEXT)",
                   {"#consultation", "title", "answer", "words"});

namespace {

using Int = std::int64_t;
using Text = std::string;
using Maybe = std::optional<Int>;

#define CONSULTATION_COLUMNS                                                                       \
  "SELECT id, code, commune, subject, title, summary, touched, budget, draft, work, lat, lon, state, " \
  "decision, created_at, opened_at, ends_at, closed_at, explained_at FROM consultation "
#define OPINION_COLUMNS                                                                            \
  "SELECT id, consultation, code, paragraph, channel, words, source, people, state, reason, group_id, " \
  "at FROM opinion "
#define GROUP_COLUMNS                                                                              \
  "SELECT id, consultation, title, answer, words, (SELECT COUNT(*) FROM opinion o WHERE o.group_id = " \
  "opinion_group.id), CAST(COALESCE((SELECT SUM(o.people) FROM opinion o WHERE o.group_id = "        \
  "opinion_group.id), 0) AS BIGINT) FROM opinion_group "

template <class... P>
std::vector<Consultation> consultations(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Consultation> out;
  session.each<Int, Text, Text, Text, Text, Text, Text, Text, Text, Text, Maybe, Maybe, Text, Text, Int, Maybe,
               Maybe, Maybe, Maybe>(
      sql,
      [&](Int id, Text code, Text commune, Text subject, Text title, Text summary, Text touched, Text budget,
          Text draft, Text work, Maybe lat, Maybe lon, Text state, Text decision, Int created, Maybe opened,
          Maybe ends, Maybe closed, Maybe explained) {
        Consultation c;
        c.id = id;
        c.code = std::move(code);
        c.commune = std::move(commune);
        c.subject = std::move(subject);
        c.title = std::move(title);
        c.summary = std::move(summary);
        c.touched = std::move(touched);
        c.budget = std::move(budget);
        c.draft = std::move(draft);
        c.work = std::move(work);
        c.lat = degrees(lat);
        c.lon = degrees(lon);
        c.state = std::move(state);
        c.decision = std::move(decision);
        c.created_at = created;
        c.opened_at = opened;
        c.ends_at = ends;
        c.closed_at = closed;
        c.explained_at = explained;
        out.push_back(std::move(c));
      },
      params...);
  return out;
}

template <class... P>
std::vector<Opinion> opinions(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Opinion> out;
  session.each<Int, Int, Text, int, Text, Text, Text, int, Text, Text, Int, Int>(
      sql,
      [&](Int id, Int consultation, Text code, int paragraph, Text channel, Text words, Text source, int people,
          Text state, Text reason, Int group, Int at) {
        out.push_back({id, consultation, std::move(code), paragraph, std::move(channel), std::move(words),
                       std::move(source), people, std::move(state), std::move(reason), group, at});
      },
      params...);
  return out;
}

template <class... P>
std::vector<OpinionGroup> groups(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<OpinionGroup> out;
  session.each<Int, Int, Text, Text, Text, Int, Int>(
      sql,
      [&](Int id, Int consultation, Text title, Text answer, Text words, Int count, Int people) {
        out.push_back({id, consultation, std::move(title), std::move(answer), std::move(words), count, people});
      },
      params...);
  return out;
}

template <class T>
std::optional<T> first(std::vector<T> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

}  // namespace

std::optional<Consultation> find_consultation(storage::Session& session, std::string_view code) {
  return first(consultations(session, CONSULTATION_COLUMNS "WHERE code = :code", code));
}
std::optional<Consultation> consultation_by_id(storage::Session& session, std::int64_t id) {
  return first(consultations(session, CONSULTATION_COLUMNS "WHERE id = :id", id));
}
std::vector<Consultation> consultations_of(storage::Session& session, std::string_view commune, bool prepared_too) {
  return consultations(session,
                       CONSULTATION_COLUMNS "WHERE (:commune = '' OR commune = :commune) AND (:prepared = 1 OR "
                                            "state <> 'prepared') ORDER BY id DESC LIMIT 200",
                       commune, prepared_too ? 1 : 0);
}
std::vector<Consultation> consultations_about(storage::Session& session, std::string_view work) {
  return consultations(session,
                       CONSULTATION_COLUMNS "WHERE work = :work AND work <> '' AND state <> 'prepared' ORDER BY id",
                       work);
}
std::vector<Opinion> opinions_of(storage::Session& session, std::int64_t consultation) {
  return opinions(session, OPINION_COLUMNS "WHERE consultation = :consultation ORDER BY id LIMIT 5000", consultation);
}
std::optional<Opinion> find_opinion(storage::Session& session, std::string_view code) {
  return first(opinions(session, OPINION_COLUMNS "WHERE code = :code", code));
}
std::optional<Opinion> opinion_by_id(storage::Session& session, std::int64_t id) {
  return first(opinions(session, OPINION_COLUMNS "WHERE id = :id", id));
}
std::vector<OpinionGroup> groups_of(storage::Session& session, std::int64_t consultation) {
  return groups(session, GROUP_COLUMNS "WHERE consultation = :consultation ORDER BY id", consultation);
}
std::optional<OpinionGroup> group_by_id(storage::Session& session, std::int64_t id) {
  return first(groups(session, GROUP_COLUMNS "WHERE id = :id", id));
}

Result<Consultation> consultation_for(const Room& room, storage::Transaction& tx, const Actor& who,
                                      std::string_view grant, std::string_view code, Millis at) {
  auto found = find_consultation(tx, code);
  if (!found) return unknown();
  if (auto fine = check_may(room, who, grant, found->commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  return std::move(*found);
}

void update_consultation(storage::Transaction& tx, const Consultation& c) {
  tx.run("UPDATE consultation SET state = :state, decision = :decision, opened_at = :opened, ends_at = :ends, "
         "closed_at = :closed, explained_at = :explained WHERE id = :id",
         c.state, c.decision, c.opened_at, c.ends_at, c.closed_at, c.explained_at, c.id);
}

std::string opinion_secret(const Room& room, std::string_view code) {
  return secret_for(room.secret_key, "opinion", code);
}
bool is_opinion_secret(const Room& room, std::string_view code, std::string_view typed) {
  return is_secret_for(room.secret_key, "opinion", code, typed);
}

std::optional<legalclock::Deadline> least_end(const Room& room, const Consultation& one, Millis now) {
  const Subject* subject = room.pack.subject(one.subject);
  if (subject == nullptr) return std::nullopt;
  return deadline_of(room, subject->clock, one.opened_at.value_or(now), std::nullopt, now);
}

void tell_author(storage::Transaction& tx, const Opinion& opinion, std::string_view what, Millis at) {
  if (opinion.channel != "web") return;
  notices::put(tx, {.to = {"opinion", opinion.id}, .what = std::string(what), .code = opinion.code, .link = "/opinions",
                    .args = {}, .dedupe = "opinion/" + opinion.code + "/" + std::string(what)}, at);
}

}  // namespace langnghe::consultations
