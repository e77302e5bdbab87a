#include "base/codes.h"
#include "ledger/table.h"
#include "satisfaction/remarks.h"

namespace langnghe::satisfaction {

std::string remark_secret(const Room& room, std::string_view code) { return secret_for(room.secret_key, "remark", code); }
bool is_remark_secret(const Room& room, std::string_view code, std::string_view typed) {
  return is_secret_for(room.secret_key, "remark", code, typed);
}

Result<Remark> send_remark(const Room& room, storage::Transaction& tx, const std::string& kind, std::int64_t unit,
                           std::int64_t post, const std::string& words, Millis at) {
  Errors errors;
  Remark row;
  if (kind != "praise" && kind != "criticism") errors.push_back({Fault::kInvalid, "kind", "satisfaction.refused.kind"});
  const auto directory = room.directory.now();
  for (const directory::Officer* one : directory->officers_of(unit_code(room, unit), local_date(at)))
    if (one->post.id == post) row.post_title = one->post.title_vi;
  if (row.post_title.empty()) errors.push_back({Fault::kInvalid, "post", "satisfaction.refused.post"});
  row.words = take_words(errors, words, "words", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  row.code = make_code();
  row.kind = kind;
  row.unit = unit;
  row.post = post;
  row.reply_due = due_after(at, room.pack.reply_days);
  row.due_at = due_after(at, room.pack.answer_days);
  row.year = year_of(at);
  row.created_at = at;
  ledger::insert_row(tx, row, {"sent", "", 0}, at);
  return row;
}

namespace {

bool holds(const Room& room, std::int64_t officer, const Remark& remark, Millis at) {
  const auto directory = room.directory.now();
  const directory::Officer* one = directory->officer(officer);
  return one != nullptr && one->post.id == remark.post && one->valid_on(local_date(at));
}

Result<Remark> open_remark(storage::Transaction& tx, const std::string& code) {
  auto found = ledger::row_by_code<Remark>(tx, code);
  if (!found) return refuse(Fault::kNotFound, "satisfaction.refused.unknown");
  if (found->state == "answered") return refuse(Fault::kConflict, "satisfaction.refused.done");
  return std::move(*found);
}

}  // namespace

Result<Remark> reply_remark(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& words,
                            std::int64_t officer, Millis at) {
  auto one = open_remark(tx, code);
  if (!one) return one;
  if (!holds(room, officer, *one, at)) return refuse(Fault::kForbidden, "satisfaction.refused.not_yours");
  if (one->replied_at) return refuse(Fault::kConflict, "satisfaction.refused.replied");
  Errors errors;
  one->reply = take_words(errors, words, "reply", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one->replied_by = officer;
  one->replied_at = at;
  return ledger::update_row(tx, std::move(*one), {"replied", unit_code(room, one->unit), officer}, at, kFaster);
}

Result<Remark> answer_remark(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& finding,
                             const std::string& words, std::int64_t officer, Millis at) {
  auto one = open_remark(tx, code);
  if (!one) return one;
  if (!may(room, officer, "remark.answer", one->unit, at)) return refuse(Fault::kForbidden, "satisfaction.refused.not_yours");
  if (holds(room, officer, *one, at)) return refuse(Fault::kForbidden, "satisfaction.refused.own_post");
  const bool criticism = one->kind == "criticism";
  if (criticism && !one->replied_at && at < one->reply_due) return refuse(Fault::kConflict, "satisfaction.refused.unheard", "answer");
  Errors errors;
  if (criticism && finding != "right" && finding != "partly" && finding != "not")
    errors.push_back({Fault::kInvalid, "finding", "satisfaction.refused.finding"});
  one->answer = take_words(errors, words, "answer", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one->finding = criticism ? finding : "";
  one->state = "answered";
  one->answered_by = officer;
  one->answered_at = at;
  return ledger::update_row(tx, std::move(*one), {"answered", unit_code(room, one->unit), officer}, at, kFaster);
}

}  // namespace langnghe::satisfaction
