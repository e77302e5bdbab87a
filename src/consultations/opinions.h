// Asking people before it is decided: consultations on drafts and works (Law 10/2022/QH15 arts
// 25-28), and open calls for opinions to build the Party and the government (218-QĐ/TW).
//
//   prepare → open (≥ 20 days, rule of the subject) → close → explain
//
// Every opinion is looked at (shown, or hidden with a reason its author reads), put into a group
// by a person, and every group gets an answer: taken in, in part, or not, because. Nothing is
// explained, and so ended, while one group has no answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "consultations/consultations.h"

namespace langnghe::consultations {

struct Consultation {
  std::int64_t id = 0;
  std::string code, commune, subject;
  std::string title, summary;   // plain words
  std::string touched;          // who is touched
  std::string budget;           // in words: how much, from where
  std::string draft;            // its paragraphs are what people comment on
  std::string work;             // code of a public work, or ""
  std::optional<double> lat, lon;
  std::string state;            // prepared, open, closed, explained
  std::string decision;         // what was decided after all
  Millis created_at = 0;
  std::optional<Millis> opened_at, ends_at, closed_at, explained_at;
};

struct NewConsultation {
  std::string commune, subject, title, summary, touched, budget, draft, work;
  std::optional<double> lat, lon;
  std::vector<std::string> files;  // tokens of staged uploads
};

struct Opinion {
  std::int64_t id = 0, consultation = 0;
  std::string code;
  int paragraph = 0;            // 0: the whole
  std::string channel;          // web, desk, meeting, front
  std::string words;
  std::string source;           // of officers' entries: which meeting, which organisation
  int people = 1;               // how many speak in it
  std::string state;            // waiting, shown, hidden
  std::string reason;           // of hiding it: for its author
  std::int64_t group = 0;
  Millis at = 0;
};

struct NewOpinion {
  int paragraph = 0;
  std::string channel = "web", words, source;
  int people = 1;
  std::string email;            // to be told what became of it; into the vault, "" for nobody
  std::string language = "vi";  // in which to be told
};

struct OpinionGroup {
  std::int64_t id = 0, consultation = 0;
  std::string title;
  std::string answer;           // "", taken, partly, not
  std::string words;            // because
  std::int64_t opinions = 0, people = 0;
};

// The draft's paragraphs: parted by empty lines, counted from 1.
std::vector<std::string> paragraphs_of(std::string_view draft);

Result<Consultation> prepare_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                          const NewConsultation& input, Millis at);
// Opens it until 24:00 of a day that leaves people the time the law gives them.
Result<Consultation> open_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                       const std::string& code, std::optional<Date> until, Millis at);
// Who leaves an e-mail address is told when the opinion is not shown (moderate_opinion) and when it
// is answered (explain_consultation): notices "opinion.hidden", "opinion.answered".
Result<Opinion> send_opinion(const Room& room, storage::Transaction& tx, const Actor& who,
                             const std::string& code, const NewOpinion& input, Millis at);
Result<Opinion> moderate_opinion(const Room& room, storage::Transaction& tx, const Actor& who,
                                 std::int64_t opinion, bool show, const std::string& reason, Millis at);
// Into a group that is there, or a new one of that title.
Result<OpinionGroup> group_opinions(const Room& room, storage::Transaction& tx, const Actor& who,
                                    const std::string& code, const std::vector<std::int64_t>& opinions,
                                    std::int64_t group, const std::string& title, Millis at);
Result<OpinionGroup> answer_group(const Room& room, storage::Transaction& tx, const Actor& who,
                                  std::int64_t group, const std::string& answer,
                                  const std::string& words, Millis at);
Result<Consultation> close_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                        const std::string& code, Millis at);
Result<Consultation> explain_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                          const std::string& code, const std::string& decision, Millis at);

std::optional<Consultation> find_consultation(storage::Session& session, std::string_view code);
// Newest first; calls: only those of 218-QĐ/TW, or only the others.
std::vector<Consultation> consultations_of(storage::Session& session, std::string_view commune,
                                           bool prepared_too);
std::vector<Consultation> consultations_about(storage::Session& session, std::string_view work);
std::vector<Opinion> opinions_of(storage::Session& session, std::int64_t consultation);
std::optional<Opinion> find_opinion(storage::Session& session, std::string_view code);
std::vector<OpinionGroup> groups_of(storage::Session& session, std::int64_t consultation);
std::optional<Consultation> consultation_by_id(storage::Session& session, std::int64_t id);

// The secret that goes with an opinion's code.
std::string opinion_secret(const Room& room, std::string_view code);
bool is_opinion_secret(const Room& room, std::string_view code, std::string_view typed);

// How long it has to stay open at least, counted from now or from its opening.
std::optional<legalclock::Deadline> least_end(const Room& room, const Consultation& one, Millis now);

}  // namespace langnghe::consultations
