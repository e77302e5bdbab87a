// What page handlers stand on. Made once by `langnghe serve` (app/serve.cc), shared by all
// requests, thread-safe.
#pragma once

#include <exception>
#include <optional>
#include <string>

#include "accounts/accounts.h"
#include "base/time.h"
#include "directory/directory.h"
#include "storage/database.h"
#include "web/rate_limit.h"
#include "web/router.h"
#include "web/signed_value.h"
#include "web/view.h"

// Only names here: a page includes the headers of the rooms it speaks to. Every page includes
// this file, so that what stands here is compiled a hundred times and its change a hundred more.
namespace langnghe::casework { struct Room; }
namespace langnghe::consultations { struct Room; }
namespace langnghe::directives { struct Room; }
namespace langnghe::documents {
class AttachmentStore;
class LetterKinds;
}  // namespace langnghe::documents
namespace langnghe::ledger { class Log; }
namespace langnghe::links {
class Kinds;
class SubjectNames;
}  // namespace langnghe::links
namespace langnghe::meetings { struct Room; }
namespace langnghe::notices {
class Delivery;
class Templates;
}  // namespace langnghe::notices
namespace langnghe::procedures { struct Room; }
namespace langnghe::vault { class Vault; }

namespace langnghe::pages {

// How often one address may do what costs us or others something. 0 a minute: no limit.
struct Limits {
  double submissions_a_minute = 6;
  double uploads_a_minute = 30;
  double secrets_a_minute = 10;     // wrong secrets, per address and per code
};

class KeptForms;
struct LookAlikeDesk;  // search/look_alike_desk.h

struct Services {
  storage::Database& database;
  const Clock& clock;
  const web::Renderer& renderer;
  const casework::Room& casework;
  const directives::Room& directives;
  const consultations::Room& consultations;
  const meetings::Room& meetings;
  const procedures::Room& procedures;
  directory::Directory& directory;
  accounts::Accounts& accounts;
  documents::AttachmentStore& attachments;
  const documents::LetterKinds& letters;
  const links::Kinds& link_kinds;
  links::SubjectNames& names;  // filled by register_pages, only read afterwards
  const notices::Templates& notice_templates;
  const notices::Delivery& delivery;  // which channels there are, and whether they work
  vault::Vault& vault;
  ledger::Log& log;
  const web::Signer& signer;
  web::RateLimiter& limiter;
  KeptForms& kept_forms;
  Limits limits;
  std::string public_url;  // "https://langnghe.example": for QR codes; "" takes the Host header
  std::string open_data;   // the folder of its files
  std::string commune_map;  // GeoJSON of the communes, as served
  const LookAlikeDesk* look_alikes = nullptr;  // none: nothing is suggested
};

// The page for a status of 400 and above.
web::Response error_page(const Services& services, const web::Request& request, int status);
// The page for a disk that is full, or a database that is read-only or away; nothing for any
// other failure (trouble.h).
std::optional<web::Response> failure_page(const Services& services, const web::Request& request,
                                          const std::exception& failure);

}  // namespace langnghe::pages
