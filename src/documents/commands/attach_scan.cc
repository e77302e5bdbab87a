#include "documents/letter_store.h"

namespace langnghe::documents {

Result<Letter> attach_scan(storage::Transaction& tx, AttachmentStore& store, std::int64_t letter,
                           const std::vector<std::string>& tokens, const LetterActor& who,
                           Millis at) {
  auto found = find_letter(tx, letter);
  if (!found || found->state == LetterState::kDropped)
    return refuse(Fault::kNotFound, "documents.letter.gone");
  if (tokens.size() != 1) return refuse(Fault::kInvalid, "documents.letter.scan", "scan");
  const auto files = store.claim(tx, tokens, {"letter", letter, "scan"}, at);
  if (!files) return tl::unexpected<Errors>(files.error());
  // The newest is the one that counts; earlier ones stay on record.
  found->scan = files->front().digest;
  return keep_letter(tx, std::move(*found), "scanned", who, at);
}

}  // namespace langnghe::documents
