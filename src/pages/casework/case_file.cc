#include "pages/casework/case_file.h"

#include <algorithm>
#include <array>
#include <set>

#include "casework/denunciations.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "links/names.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::Event;
using documents::Attachment;
using documents::LetterState;

bool is_answer(const Event& event) { return event.action == "answer" || event.action == "uphold"; }

// A denunciation's own papers show a hand or a name: nothing but redacted copies and what officers
// wrote leaves the vault's page (Law 25/2018/QH14 art. 56).
bool may_leave(bool sealed, const Attachment& file) {
  if (!sealed) return true;
  return file.subject.part == "working" || file.subject.part == "answer";
}

bool to_petitioner(const Services& services, const documents::Letter& letter) {
  const documents::LetterKind* kind = services.letters.find(letter.kind);
  if (kind == nullptr) return false;
  return kind->key == "acknowledgement" || kind->to.vi.find("{petitioner.name}") != std::string::npos;
}

}  // namespace

bool petitioner_may_see(const Attachment& file) {
  static constexpr std::array<std::string_view, 5> kTheirs = {"petition", "reply", "dispute", "answer", "withdraw"};
  return std::find(kTheirs.begin(), kTheirs.end(), file.subject.part) != kTheirs.end();
}

bool has_receipt(const Event& event) {
  static const std::set<std::string, std::less<>> kWithReceipt = {
      "submit", "reply", "answer", "uphold", "dispute", "return", "transfer", "withdraw", "accept",
      "accept_discipline", "refuse", "guide", "supplement", "decide", "send", "appeal", "appeal_overdue",
      "ask_withdrawal", "sue", "enforce", "follow"};
  return kWithReceipt.contains(event.action);
}

std::vector<const Attachment*> files_of_answer(const std::vector<Attachment>& files,
                                               const std::vector<Event>& events, const Event& answer) {
  Millis before = 0;
  for (const Event& event : events)
    if (is_answer(event) && event.id < answer.id) before = std::max(before, event.at);
  std::vector<const Attachment*> out;
  for (const Attachment& file : files)
    if (file.subject.part == "answer" && file.created_at <= answer.at &&
        (before == 0 || file.created_at > before))
      out.push_back(&file);
  return out;
}

CaseFile load_case_file(const Services& services, casework::Case one, FileFor reader) {
  return services.database.read([&](storage::Session& session) {
    CaseFile out;
    const bool officer = reader == FileFor::kOfficer;
    out.reader = reader;
    out.sealed = casework::is_sealed(services.casework, one);
    out.events = casework::events_of(session, one.id);
    out.clocks = casework::clocks_of(session, one.id);
    for (Attachment& file : services.attachments.of(session, "case", one.id))
      if (may_leave(out.sealed, file) && (officer || petitioner_may_see(file))) out.files.push_back(std::move(file));
    for (documents::Letter& letter : documents::letters_of(session, "case", one.id))
      if (letter.number != 0 && (officer || to_petitioner(services, letter)))
        out.letters.push_back(std::move(letter));
    if (one.named) out.reads = services.vault.reads_of(session, {"case", one.id});
    if (officer) {
      out.notes = casework::notes_of(session, one.id);
      out.edges = links::edges_of(session, {"case", one.id});
    }
    out.one = std::move(one);
    return out;
  });
}

}  // namespace langnghe::pages
