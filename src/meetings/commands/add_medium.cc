#include "meetings/dialogue_step.h"

namespace langnghe::meetings {
namespace {

Result<Medium> begin(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& caption,
                     std::int64_t officer, Millis at) {
  const auto one = dialogue_for(room, tx, code, officer, "dialogue.prepare", at);
  if (!one) return tl::unexpected<Errors>(one.error());
  if (one->state != "live" && one->state != "ended" && one->state != "concluded")
    return refuse(Fault::kConflict, "meetings.refused.dialogue_state");
  auto words = words_of(caption, kMostLine, "caption");
  if (!words) return tl::unexpected<Errors>(words.error());
  Medium row;
  row.code = make_code();
  row.dialogue = one->id;
  row.caption = std::move(*words);
  row.added_at = row.changed_at = at;
  return row;
}

std::string unit_of(const Room& room, storage::Transaction& tx, const Medium& row) {
  return unit_code(room, row_by_id<Dialogue>(tx, row.dialogue)->unit);
}

}  // namespace

Result<Medium> add_photo(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& caption,
                         const std::string& token, std::int64_t officer, Millis at) {
  auto row = begin(room, tx, code, caption, officer, at);
  if (!row) return row;
  if (token.empty()) return refuse(Fault::kInvalid, "meetings.refused.photo", "photo");
  // The row needs its number before the file can be given to it, the entry the file's digest.
  row->kind = "photo";
  insert_row(tx, *row, {"prepared", unit_of(room, tx, *row), officer}, at);
  const auto files = room.attachments.claim(tx, {token}, {"dialogue_medium", row->id, "photo"}, at);
  if (!files) return tl::unexpected<Errors>(files.error());
  if (!files->front().picture) return refuse(Fault::kInvalid, "meetings.refused.photo", "photo");
  row->digest = files->front().digest;
  return update_row(tx, std::move(*row), {"added", unit_of(room, tx, *row), officer}, at);
}

Result<Medium> add_recording(const Room& room, storage::Transaction& tx, const std::string& code, const std::string& caption,
                             const std::string& link, std::int64_t officer, Millis at) {
  auto row = begin(room, tx, code, caption, officer, at);
  if (!row) return row;
  auto address = words_of(link, kMostLine, "link");
  if (!address) return tl::unexpected<Errors>(address.error());
  if (address->substr(0, 8) != "https://" || address->find_first_of(" \"<>") != std::string::npos)
    return refuse(Fault::kInvalid, "meetings.refused.link", "link");
  row->kind = "recording";
  row->link = std::move(*address);
  insert_row(tx, *row, {"added", unit_of(room, tx, *row), officer}, at);
  return row;
}

Result<Medium> hide_medium(const Room& room, storage::Transaction& tx, const std::string& medium, std::int64_t officer, Millis at) {
  auto row = row_by_code<Medium>(tx, medium);
  if (!row || row->hidden) return refuse(Fault::kNotFound, "meetings.refused.no_medium");
  const auto one = row_by_id<Dialogue>(tx, row->dialogue);
  if (!may(room, officer, "dialogue.prepare", one->unit, at)) return refuse(Fault::kForbidden, "meetings.refused.not_yours");
  row->hidden = true;
  row->changed_at = at;
  return update_row(tx, std::move(*row), {"hidden", unit_code(room, one->unit), officer}, at);
}

std::vector<Medium> media_of(storage::Session& session, std::int64_t dialogue) {
  return select_rows<Medium>(session, "WHERE dialogue = :dialogue AND hidden = 0 ORDER BY id", {dialogue});
}

}  // namespace langnghe::meetings
