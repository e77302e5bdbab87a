// What page handlers stand on. Made once by `langnghe serve` (app/serve.cc), shared by all
// requests, thread-safe.
#pragma once

#include <exception>
#include <optional>
#include <string>

#include "accounts/accounts.h"
#include "base/time.h"
#include "casework/casework.h"
#include "directives/directives.h"
#include "consultations/consultations.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "ledger/log.h"
#include "links/names.h"
#include "pages/accounts/kept_form.h"
#include "notices/delivery.h"
#include "meetings/meetings.h"
#include "storage/database.h"
#include "vault/vault.h"
#include "web/rate_limit.h"
#include "web/router.h"
#include "web/signed_value.h"
#include "web/static_files.h"
#include "web/view.h"

namespace langnghe::procedures {
struct Room;  // procedures/room.h, for the pages that need it
}

namespace langnghe::pages {

// How often one address may do what costs us or others something. 0 a minute: no limit.
struct Limits {
  double submissions_a_minute = 6;
  double uploads_a_minute = 30;
  double secrets_a_minute = 10;     // wrong secrets, per address and per code
};

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
};

// Every route of the server. The services outlive the router.
void register_pages(web::Router& router, const Services& services);

// One file of handlers each.
void register_home(web::Router& router, const Services& services);
void register_send(web::Router& router, const Services& services);
void register_track(web::Router& router, const Services& services);
void register_public_cases(web::Router& router, const Services& services);
void register_transparency(web::Router& router, const Services& services);
void register_rules(web::Router& router, const Services& services);
void register_log(web::Router& router, const Services& services);
void register_sign_in(web::Router& router, const Services& services);
void register_kept_form(web::Router& router, const Services& services);
void register_queue(web::Router& router, const Services& services);
void register_case(web::Router& router, const Services& services);
void register_denounce(web::Router& router, const Services& services);
void register_desk(web::Router& router, const Services& services);
void register_late(web::Router& router, const Services& services);
void register_letters(web::Router& router, const Services& services);
void register_chain(web::Router& router, const Services& services);
void register_directives(web::Router& router, const Services& services);
void register_staff_directives(web::Router& router, const Services& services);
void register_tasks(web::Router& router, const Services& services);
void register_matrix(web::Router& router, const Services& services);
void register_programmes(web::Router& router, const Services& services);
void register_figures(web::Router& router, const Services& services);
void register_officer_notices(web::Router& router, const Services& services);
void register_petitioner_notices(web::Router& router, const Services& services);
void register_redating(web::Router& router, const Services& services);
void register_outbox(web::Router& router, const Services& services);
void register_officers(web::Router& router, const Services& services);
void register_officer(web::Router& router, const Services& services);
void register_letter_pages(web::Router& router, const Services& services);
void register_case_file(web::Router& router, const Services& services);
void register_letter_list(web::Router& router, const Services& services);
void register_reception(web::Router& router, const Services& services);
void register_visit(web::Router& router, const Services& services);
void register_reception_duty(web::Router& router, const Services& services);
void register_staff_reception(web::Router& router, const Services& services);
void register_staff_visit(web::Router& router, const Services& services);
void register_reception_register(web::Router& router, const Services& services);
void register_meeting_feeds(web::Router& router, const Services& services);

void register_votes(web::Router& router, const Services& services);
void register_vote_papers(web::Router& router, const Services& services);
void register_staff_votes(web::Router& router, const Services& services);
void register_villages(web::Router& router, const Services& services);

// The page for a status of 400 and above.
web::Response error_page(const Services& services, const web::Request& request, int status);
// The page for a disk that is full, or a database that is read-only or away; nothing for any
// other failure (trouble.h).
std::optional<web::Response> failure_page(const Services& services, const web::Request& request,
                                          const std::exception& failure);

}  // namespace langnghe::pages
