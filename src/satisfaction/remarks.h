// Praise and criticism of a post, not of a person: the holder replies, the head answers, the
// public sees counts only.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "satisfaction/room.h"

namespace langnghe::satisfaction {

struct Remark {
  static constexpr std::string_view kTable = "post_remark";
  static constexpr std::string_view kColumns =
      "code, kind, unit, post, post_title, words, state, reply, replied_by, replied_at, reply_due, finding, answer, "
      "answered_by, answered_at, due_at, year, created_at";
  auto fields() {
    return std::tie(code, kind, unit, post, post_title, words, state, reply, replied_by, replied_at, reply_due, finding, answer,
                    answered_by, answered_at, due_at, year, created_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code, kind;          // praise, criticism
  std::int64_t unit = 0, post = 0;
  std::string post_title;          // as it was called then
  std::string words, state = "new";
  std::string reply;
  std::int64_t replied_by = 0;
  std::optional<Millis> replied_at;
  Millis reply_due = 0;
  std::string finding;             // of a criticism: right, partly, not
  std::string answer;
  std::int64_t answered_by = 0;
  std::optional<Millis> answered_at;
  Millis due_at = 0;
  int year = 0;
  Millis created_at = 0;
};

Result<Remark> send_remark(const Room& room, storage::Transaction& tx, const std::string& kind, std::int64_t unit,
                           std::int64_t post, const std::string& words, Millis at);
// Only who holds the post, once, until the remark is answered.
Result<Remark> reply_remark(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                            std::int64_t officer, Millis at);
// remark.answer at the unit, never by who holds the post. A criticism waits for the reply, or for
// its day to pass.
Result<Remark> answer_remark(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& finding,
                             const std::string& words, std::int64_t officer, Millis at);

std::string remark_secret(const Room& room, std::string_view code);
bool is_remark_secret(const Room& room, std::string_view code, std::string_view typed);
std::optional<Remark> find_remark(storage::Session& session, std::string_view code);
// Newest first; those not answered in front.
std::vector<Remark> remarks_of(storage::Session& session, const std::vector<std::int64_t>& units, int limit = 200);
std::vector<Remark> remarks_about_post(storage::Session& session, std::int64_t post, int limit = 100);

struct RemarkCount {
  std::int64_t unit = 0, praise = 0, criticism = 0, right = 0, partly = 0, answered = 0, late = 0;
};
// One row a unit; late: answered or still open after the term.
std::vector<RemarkCount> remark_counts(storage::Session& session, int year, Millis now);

}  // namespace langnghe::satisfaction
