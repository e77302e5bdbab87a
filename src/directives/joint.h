// Joint work: a coordination programme (chương trình phối hợp) between a government unit, the
// Fatherland Front and organisations: its parties, yearly tasks and meetings, supervision rounds
// and social critique with the terms of law, recommendations and answers, the Front's notices.
//
// Terms (law: Decision 217-QĐ/TW of 12 Dec 2013 and the joint resolution; packs/vn/rules/
// joint_work.toml): the plan to the supervised body at least 15 days before, its report at least 7
// days before, the result at most 15 days after; a draft for critique at least 15 days before; the
// Front's notice to the government every 6 months (packs/vn/directives.toml).
//
// Ledger: subjects "programme/<id>" and "supervision/<id>", kinds "directive.programme_…" and
// "directive.supervision_…". Days are local dates; a day that has not come cannot be recorded.
#pragma once

#include "directives/directives.h"

namespace langnghe::directives {

struct Programme {
  std::int64_t id = 0;
  std::string title, purpose;
  int from_year = 0, to_year = 0;
  std::optional<Date> signed_on;
  std::int64_t unit = 0;               // who leads
  bool is_public = true;
  Millis entered_at = 0;
  OfficerId officer = 0;
  std::vector<std::int64_t> parties;   // units, the leading one among them

  std::string code() const { return "ct" + std::to_string(id); }
  bool has(std::int64_t party) const;
};

struct ProgrammeTask {
  std::int64_t id = 0, programme = 0;
  int year = 0;
  std::string title;
  std::int64_t unit = 0;               // the party that does it
  Date due_on{};
  std::optional<Date> done_on;
  std::string result;
};

struct Meeting {
  std::int64_t id = 0;
  Date held_on{};
  std::string words;                   // what was agreed
  OfficerId officer = 0;
};

struct FrontNotice {
  std::int64_t id = 0;
  Date given_on{};
  std::string words;
  OfficerId officer = 0;
};

// A round of supervision, or the critique of a draft.
struct Supervision {
  std::int64_t id = 0, programme = 0;
  std::string kind;                    // supervision | critique
  std::string title;
  std::int64_t unit = 0;               // who supervises: the Front or an organisation
  std::int64_t body = 0;               // who is supervised, or whose draft it is
  Date begins_on{};
  std::optional<Date> ended_on, plan_on, report_on, draft_on, result_on;
  std::string result;
  OfficerId officer = 0;
  Millis entered_at = 0;

  std::string code() const { return "gs" + std::to_string(id); }
};

struct Recommendation {
  std::int64_t id = 0, supervision = 0;
  std::string words;
  std::int64_t unit = 0;               // who has to answer
  Date made_on{};
  std::optional<Date> answer_due, answered_on;
  std::string taken;                   // "" | fully | partly | no
  std::string answer;

  std::string code() const { return "kn" + std::to_string(id); }
};

// ---- commands: programme.run at the leading unit or a party ------------------------------------

struct NewProgramme {
  std::string title, purpose;
  int from_year = 0, to_year = 0;
  std::optional<Date> signed_on;
  std::string unit;                    // code
  std::vector<std::string> parties;    // codes; at least one beside the leading unit
  bool is_public = true;
};
Result<Programme> enter_programme(const Room& room, storage::Transaction& tx, const NewProgramme& programme,
                                  OfficerId who, Millis at);
// The year is one of the programme, the unit one of its parties, the day in that year.
Result<Programme> add_programme_task(const Room& room, storage::Transaction& tx, std::int64_t programme,
                                     int year, const std::string& title, const std::string& unit,
                                     std::optional<Date> due_on, OfficerId who, Millis at);
Result<Programme> finish_programme_task(const Room& room, storage::Transaction& tx, std::int64_t task,
                                        const std::string& result, std::optional<Date> done_on,
                                        OfficerId who, Millis at);
Result<Programme> hold_meeting(const Room& room, storage::Transaction& tx, std::int64_t programme,
                               std::optional<Date> held_on, const std::string& words, OfficerId who, Millis at);
Result<Programme> give_notice(const Room& room, storage::Transaction& tx, std::int64_t programme,
                              std::optional<Date> given_on, const std::string& words, OfficerId who, Millis at);

// ---- supervision.run at the unit that supervises -------------------------------------------------

struct NewSupervision {
  std::string kind = "supervision";
  std::string title;
  std::string unit, body;              // codes: a party that is the Front or an organisation; another party
  std::optional<Date> begins_on;
};
Result<Supervision> plan_supervision(const Room& room, storage::Transaction& tx, std::int64_t programme,
                                     const NewSupervision& round, OfficerId who, Millis at);
// Steps: plan, report, ended, result of a supervision; draft, ended, result of a critique. Each once;
// the result after the end, with its words. The report of the body its own officer may record as
// well (directive.report).
Result<Supervision> record_supervision_step(const Room& room, storage::Transaction& tx, std::int64_t round,
                                            const std::string& step, std::optional<Date> day,
                                            const std::string& words, OfficerId who, Millis at);
Result<Supervision> recommend(const Room& room, storage::Transaction& tx, std::int64_t round,
                              const std::string& words, const std::string& unit,
                              std::optional<Date> answer_due, OfficerId who, Millis at);
// directive.report at the unit that has to answer.
Result<Supervision> answer_recommendation(const Room& room, storage::Transaction& tx,
                                          std::int64_t recommendation, const std::string& taken,
                                          const std::string& words, OfficerId who, Millis at);

// ---- queries ---------------------------------------------------------------------------------------

std::optional<Programme> find_programme(storage::Session& session, std::int64_t id);
std::vector<Programme> programmes(storage::Session& session, bool public_only);
std::vector<ProgrammeTask> programme_tasks(storage::Session& session, std::int64_t programme);
std::vector<Meeting> meetings_of(storage::Session& session, std::int64_t programme);
std::vector<FrontNotice> notices_of(storage::Session& session, std::int64_t programme);
std::optional<Supervision> find_supervision(storage::Session& session, std::int64_t id);
std::vector<Supervision> supervisions_of(storage::Session& session, std::int64_t programme);
std::vector<Recommendation> recommendations_of(storage::Session& session, std::int64_t round);
std::optional<Recommendation> find_recommendation(storage::Session& session, std::int64_t id);

// One term of law of a round: what has to happen until when, and whether it did.
struct Term {
  std::string step;                    // plan | report | result | draft
  legalclock::Deadline deadline;       // state: met, missed, running
  std::optional<Date> done_on;
};
// Those that can be told now: the result's term starts when the round has ended.
std::vector<Term> terms_of(const Room& room, const Supervision& round, Millis now);

// The last day for the Front's next notice: so many months after the last one (or after the
// programme was signed or entered), on the day of the same number or the last of a shorter month,
// rolled to a working day.
Date next_notice(const Room& room, const Programme& programme, const std::vector<FrontNotice>& given);

}  // namespace langnghe::directives
