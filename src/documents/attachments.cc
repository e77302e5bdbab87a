#include "documents/attachments.h"

#include <filesystem>
#include <system_error>

#include "base/encoding.h"
#include "base/log.h"
#include "documents/blobs.h"
#include "documents/file_name.h"

namespace langnghe::documents {
namespace {

constexpr Millis kStagedFor = 24 * kHour;
constexpr std::size_t kTokenBytes = 16;

constexpr std::string_view kOf =
    "SELECT id, token, room, subject, part, digest, thumbnail, type, bytes, name, width, height, "
    "created_at FROM attachment WHERE room = :room AND subject = :subject ORDER BY id";
constexpr std::string_view kOne =
    "SELECT id, token, room, subject, part, digest, thumbnail, type, bytes, name, width, height, "
    "created_at FROM attachment WHERE id = :id AND room IS NOT NULL";
constexpr std::string_view kByToken =
    "SELECT id, token, room, subject, part, digest, thumbnail, type, bytes, name, width, height, "
    "created_at FROM attachment WHERE token = :token";
constexpr std::string_view kWanted =
    "SELECT COUNT(*) FROM attachment WHERE (digest = :digest OR thumbnail = :digest2) AND id <> :id";

std::string text_of(const Hash& hash) { return hex(view(hash)); }
std::string hidden(std::string_view token) { return text_of(sha256(token)); }
std::string bound_to(std::string_view hidden_token) {
  return "attachment name " + std::string(hidden_token);
}

// A checked upload, ready to be kept.
struct Ready {
  std::string token;
  std::string name;
  std::string type;
  std::string bytes;
  std::string digest;
  std::string thumbnail;
  std::string thumbnail_digest;
  int width = 0;
  int height = 0;
};

}  // namespace

struct AttachmentStore::Self {
  storage::Database& database;
  Options options;
  const Clock& clock;
  Blobs blobs;
  ImageWorkshop workshop;

  Self(storage::Database& the_database, Options the_options, const Clock& the_clock)
      : database(the_database),
        options(std::move(the_options)),
        clock(the_clock),
        blobs(options.folder),
        workshop({.helper = options.image_helper,
                  .longest_side = options.rules.longest_side,
                  .thumbnail_side = options.rules.thumbnail_side,
                  .max_pixels = options.rules.max_pixels}) {}

  Result<Ready> check(const Upload& upload) {
    const std::string name = clean_file_name(upload.name);
    const auto type = recognise(options.rules, name, upload.bytes, upload.field);
    if (!type) return tl::unexpected<Errors>(type.error());
    Ready ready;
    ready.token = base64url(random_bytes(kTokenBytes));
    if (type->shape == Shape::kPdf || type->shape == Shape::kDocx) {
      ready.name = name;
      ready.type = type->media_type;
      ready.bytes = upload.bytes;
    } else {
      auto picture = workshop.remake(upload.bytes, name, upload.field);
      if (!picture) return tl::unexpected<Errors>(picture.error());
      ready.name = with_extension(name, "jpg");
      ready.type = "image/jpeg";
      ready.bytes = std::move(picture->jpeg);
      ready.thumbnail = std::move(picture->thumbnail);
      ready.thumbnail_digest = text_of(sha256(ready.thumbnail));
      ready.width = picture->width;
      ready.height = picture->height;
    }
    ready.digest = text_of(sha256(ready.bytes));
    return ready;
  }

  // The rows first, then the files: after a crash in between, sweep() finds the rows. The
  // sender learns the tokens only when the files are durable.
  void keep(const std::vector<Ready>& all) {
    const Millis now = clock.now();
    database.write([&](storage::Transaction& tx) {
      for (const auto& one : all) {
        const auto token = hidden(one.token);
        tx.run(
            "INSERT INTO attachment (token, digest, thumbnail, type, bytes, name, width, height, "
            "created_at, staged_until) VALUES (:token, :digest, :thumbnail, :type, :bytes, :name, "
            ":width, :height, :created_at, :staged_until)",
            token, one.digest, one.thumbnail_digest, one.type, one.bytes.size(),
            seal(options.name_key, one.name, bound_to(token)), one.width, one.height, now,
            now + kStagedFor);
      }
    });
    for (const auto& one : all) {
      blobs.put(one.digest, one.bytes);
      if (!one.thumbnail.empty()) blobs.put(one.thumbnail_digest, one.thumbnail);
    }
  }

  template <class... P>
  std::vector<Attachment> rows(storage::Session& session, std::string_view sql, const P&... params) const {
    std::vector<Attachment> out;
    session.each<std::int64_t, std::string, std::optional<std::string>, std::optional<std::int64_t>,
                 std::optional<std::string>, std::string, std::string, std::string, std::int64_t,
                 std::string, int, int, Millis>(
        sql,
        [&](std::int64_t id, std::string token, std::optional<std::string> room,
            std::optional<std::int64_t> subject, std::optional<std::string> part,
            std::string digest, std::string thumbnail, std::string type, std::int64_t bytes,
            std::string name, int width, int height, Millis created_at) {
          const bool picture = !thumbnail.empty();
          // A name that does not open (another key) must not keep the file from its readers.
          out.push_back({id, {room.value_or(""), subject.value_or(0), part.value_or("")},
                         std::move(digest), std::move(type), bytes,
                         unseal(options.name_key, name, bound_to(token)).value_or("file"), picture,
                         width, height, std::move(thumbnail), created_at});
        },
        params...);
    return out;
  }
};

std::string Download::read() const { return read_blob(path, digest); }

AttachmentStore::AttachmentStore(storage::Database& database, Options options, const Clock& clock)
    : self_(new Self(database, std::move(options), clock)) {}
AttachmentStore::~AttachmentStore() = default;

const AcceptRules& AttachmentStore::rules() const { return self_->options.rules; }

Result<std::vector<Staged>> AttachmentStore::stage(const std::vector<Upload>& uploads,
                                                   int already) {
  std::vector<Upload> sent;  // browsers send an empty part for a field without a file
  for (const auto& upload : uploads)
    if (!upload.name.empty() || !upload.bytes.empty()) sent.push_back(upload);
  const int most = self_->options.rules.max_files;
  if (static_cast<int>(sent.size()) + already > most)
    return refuse(Fault::kInvalid, "documents.too_many", std::string(sent.front().field),
                  {{"limit", std::to_string(most)}});
  std::vector<Ready> ready;
  Errors errors;
  for (const auto& upload : sent) {
    auto one = self_->check(upload);
    if (one)
      ready.push_back(std::move(*one));
    else
      errors.insert(errors.end(), one.error().begin(), one.error().end());
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  std::vector<Staged> out;
  if (ready.empty()) return out;
  try {
    self_->keep(ready);
  } catch (const std::system_error& error) {
    log_error("attachments: cannot write " + std::string(error.what()) +
              "; check space and rights");
    return refuse(Fault::kUnavailable, "documents.disk", std::string(sent.front().field));
  }
  for (auto& one : ready)
    out.push_back({std::move(one.token), std::move(one.name), std::move(one.type),
                   static_cast<std::int64_t>(one.bytes.size())});
  return out;
}

std::vector<Staged> AttachmentStore::staged(storage::Session& session,
                                            const std::vector<std::string>& tokens) const {
  std::vector<Staged> out;
  for (const auto& token : tokens)
    for (auto& one : self_->rows(session, kByToken, hidden(token)))
      if (one.subject.room.empty())
        out.push_back({token, std::move(one.name), std::move(one.type), one.bytes});
  return out;
}

Result<std::vector<Attachment>> AttachmentStore::claim(storage::Transaction& tx,
                                                       const std::vector<std::string>& tokens,
                                                       const Subject& subject, Millis at) {
  const int most = self_->options.rules.max_files;
  if (static_cast<int>(tokens.size()) > most)
    return refuse(Fault::kInvalid, "documents.too_many", "files", {{"limit", std::to_string(most)}});
  std::vector<Attachment> out;
  for (const auto& token : tokens) {
    const auto key = hidden(token);
    const auto touched = tx.run(
        "UPDATE attachment SET room = :room, subject = :subject, part = :part, staged_until = NULL "
        "WHERE token = :token AND staged_until > :at",
        subject.room, subject.id, subject.part, key, at);
    if (touched == 0) return refuse(Fault::kConflict, "documents.token.unknown", "files");
    for (auto& one : self_->rows(tx, kByToken, key)) out.push_back(std::move(one));
  }
  return out;
}

std::vector<Attachment> AttachmentStore::of(storage::Session& session, std::string_view room,
                                            std::int64_t id) const {
  return self_->rows(session, kOf, room, id);
}

std::optional<Attachment> AttachmentStore::find(storage::Session& session,
                                                std::int64_t attachment) const {
  auto found = self_->rows(session, kOne, attachment);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Result<Download> AttachmentStore::download(const Attachment& attachment, Form form) const {
  if (form == Form::kThumbnail && attachment.thumbnail.empty())
    return refuse(Fault::kNotFound, "documents.gone");
  Download out;
  out.digest = form == Form::kThumbnail ? attachment.thumbnail : attachment.digest;
  out.path = self_->blobs.path(out.digest);
  std::error_code error;
  const auto size = std::filesystem::file_size(out.path, error);
  if (error) {
    log_error("attachments: " + out.path + " is missing; restore it from a backup");
    return refuse(Fault::kUnavailable, "documents.gone");
  }
  out.bytes = static_cast<std::int64_t>(size);
  out.type = attachment.type;
  out.disposition = content_disposition(attachment.name, attachment.picture);
  return out;
}

std::int64_t AttachmentStore::sweep() {
  // An hour of grace: clocks of several servers differ, and nobody may claim it by now.
  const Millis before = self_->clock.now() - kHour;
  const auto late = self_->database.read([&](storage::Session& session) {
    return session.rows<std::int64_t, std::string, std::string>(
        "SELECT id, digest, thumbnail FROM attachment WHERE staged_until < :before", before);
  });
  // The file first, then the row: after a crash in between, the row leads here again.
  for (const auto& [id, digest, thumbnail] : late) {
    for (const auto& name : {digest, thumbnail}) {
      if (name.empty()) continue;
      self_->blobs.remove_unless(name, [&, own = id] {
        return self_->database.read([&](storage::Session& session) {
          return session.value<std::int64_t>(kWanted, name, name, own).value_or(0) > 0;
        });
      });
    }
    self_->database.write([&, own = id](storage::Transaction& tx) {
      tx.run("DELETE FROM attachment WHERE id = :id", own);
    });
  }
  self_->blobs.remove_leftovers();
  return static_cast<std::int64_t>(late.size());
}

std::vector<std::int64_t> AttachmentStore::check() const {
  const auto all = self_->database.read([](storage::Session& session) {
    return session.rows<std::int64_t, std::string, std::string>(
        "SELECT id, digest, thumbnail FROM attachment WHERE room IS NOT NULL ORDER BY id");
  });
  std::vector<std::int64_t> out;
  for (const auto& [id, digest, thumbnail] : all) {
    try {
      self_->blobs.read(digest);
      if (!thumbnail.empty()) self_->blobs.read(thumbnail);
    } catch (const std::runtime_error&) {
      out.push_back(id);
    }
  }
  return out;
}

}  // namespace langnghe::documents
