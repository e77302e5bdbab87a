// Files that people send. They live in a folder under the name of their SHA-256, never in
// the database; the database knows what they are and to whom they belong.
//
// The way of an upload: stage() checks it, re-encodes pictures, makes it durable and gives a
// token; the command that uses it claims the tokens in its own transaction. What nobody
// claims within 24 hours, sweep() removes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sealed.h"
#include "base/time.h"
#include "documents/accept.h"
#include "documents/images.h"
#include "storage/database.h"

namespace langnghe::documents {

// What an attachment belongs to: a row of another room and its part there,
// e.g. {"case", 17, "petition"}, {"case", 17, "answer"}.
struct Subject {
  std::string room;
  std::int64_t id = 0;
  std::string part;
};

struct Upload {
  std::string_view field;  // the form field, for error messages
  std::string_view name;   // as the browser sent it
  std::string_view bytes;
};

struct Staged {
  std::string token;  // a secret of the sender's: 22 characters
  std::string name;
  std::string type;
  std::int64_t bytes = 0;
};

struct Attachment {
  std::int64_t id = 0;
  Subject subject;
  std::string digest;     // SHA-256 of the stored bytes, 64 hex digits
  std::string type;       // "image/jpeg", "application/pdf", …
  std::int64_t bytes = 0;
  std::string name;       // as sent, cleaned; may hold a person's name: for those who may see the file
  bool picture = false;   // has a thumbnail, may be shown inline
  int width = 0;          // of pictures, in pixels
  int height = 0;
  std::string thumbnail;  // digest of the small picture, or empty
  Millis created_at = 0;
};

enum class Form { kFile, kThumbnail };

// All that a page needs to answer a download.
struct Download {
  std::string path;         // the file to send
  std::int64_t bytes = 0;
  std::string type;
  std::string disposition;  // Content-Disposition; inline only for pictures we encoded
  std::string digest;       // good as an ETag
  // Reads the file; throws std::runtime_error when it is gone or was changed on disk.
  std::string read() const;
};

class AttachmentStore {
 public:
  struct Options {
    std::string folder;           // made when missing
    std::string image_helper;     // path of langnghe-image; beside_executable() finds it
    AcceptRules rules;
    SecretKey name_key{};         // original names are sealed with it (Keyring::derive("attachment names"))
  };
  // Throws SetupError when the folder cannot be written.
  AttachmentStore(storage::Database& database, Options options, const Clock& clock);
  ~AttachmentStore();

  // All or none; errors name the field and the file. `already` counts files the sender has
  // staged before, for the limit. Durable when it returns. Slow (a picture takes up to a
  // second): never call it inside a transaction.
  Result<std::vector<Staged>> stage(const std::vector<Upload>& uploads, int already = 0);
  // What the sender staged before, e.g. to show the form again; unknown tokens are left out.
  std::vector<Staged> staged(storage::Session& session, const std::vector<std::string>& tokens) const;

  // Gives the staged files to a subject, in the caller's transaction. An unknown, expired or
  // already used token refuses the whole (documents.token.unknown).
  Result<std::vector<Attachment>> claim(storage::Transaction& tx,
                                        const std::vector<std::string>& tokens,
                                        const Subject& subject, Millis at);

  // Attachments of all parts, oldest first.
  std::vector<Attachment> of(storage::Session& session, std::string_view room, std::int64_t id) const;
  std::optional<Attachment> find(storage::Session& session, std::int64_t attachment) const;

  // The caller has checked that the reader may see it.
  Result<Download> download(const Attachment& attachment, Form form = Form::kFile) const;

  // Removes what was staged and not claimed in time, and files no row knows any more; gives
  // the number of uploads removed. Call it every hour or so.
  std::int64_t sweep();

  // Attachments whose file is missing or does not match its digest (for fsck); reads every file.
  std::vector<std::int64_t> check() const;

  const AcceptRules& rules() const;

 private:
  struct Self;
  std::unique_ptr<Self> self_;
};

// `attachment; filename="…"; filename*=UTF-8''…` (RFC 6266, RFC 8187), safe whatever the name.
std::string content_disposition(std::string_view name, bool show_inline);

}  // namespace langnghe::documents
