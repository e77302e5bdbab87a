// The full file of a case: everything there is, as one page, as a printed dossier and as a zip
// whose receipts anybody can check (`langnghe verify FILE.zip`).
#pragma once

#include <string>
#include <vector>

#include "casework/casework.h"
#include "documents/letters.h"
#include "links/links.h"
#include "pages/letters/letter_room.h"
#include "vault/vault.h"

namespace langnghe::pages {

// Who gets it. The petitioner gets what the tracking page shows and no more.
enum class FileFor { kOfficer, kPetitioner };

struct CaseFile {
  casework::Case one;
  FileFor reader = FileFor::kOfficer;
  bool sealed = false;                             // a denunciation: who brought it in is nowhere in it
  std::vector<casework::Event> events;
  std::vector<casework::RunningClock> clocks;
  std::vector<casework::Note> notes;               // officers only
  std::vector<documents::Attachment> files;        // never originals of a denunciation
  std::vector<documents::Letter> letters;          // signed ones; for the petitioner those to them
  std::vector<vault::Read> reads;
  std::vector<links::Edge> edges;                  // officers only
  documents::LetterValues personal;                // opened for a purpose, or the petitioner's own
};

CaseFile load_case_file(const Services& services, casework::Case one, FileFor reader);

// May the petitioner hold this file? What officers keep among themselves is not theirs.
bool petitioner_may_see(const documents::Attachment& file);
// Receipts are for what the petitioner may hold us to: sending, and every answer.
bool has_receipt(const casework::Event& event);
// Evidence that came with this answer: what was sent in after the answer before it.
std::vector<const documents::Attachment*> files_of_answer(
    const std::vector<documents::Attachment>& files, const std::vector<casework::Event>& events,
    const casework::Event& answer);

// The archive: case.json, letters/, attachments/, receipts/, checkpoint, README.txt and
// MANIFEST.sha256 (as sha256sum writes it) over all others.
std::string case_zip(const Services& services, const web::Request& request, const CaseFile& file);
web::Response zip_response(const CaseFile& file, std::string bytes);

}  // namespace langnghe::pages
