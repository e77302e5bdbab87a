// The desk's check of a file: complete, to be completed once, or refused.
#include "procedures/apology.h"
#include "procedures/step.h"

namespace langnghe::procedures {
namespace {

Result<Dossier> begun(const Room& room, storage::Transaction& tx, Dossier dossier, std::string_view action,
                      const std::vector<PaperTick>& papers, std::string_view verb, std::int64_t officer, Millis at) {
  Errors errors;
  const Procedure& procedure = procedure_of(room, dossier);
  check_papers(errors, procedure, papers);
  dossier.papers = papers_text(errors, procedure, papers);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  move(room, dossier, action);
  if (auto done = begin(room, tx, dossier, at); !done) return tl::unexpected<Errors>(done.error());
  auto saved = save(room, tx, std::move(dossier), verb, officer, at);
  if (saved) tell_applicant(room, tx, *saved, "dossier.received", at);
  return saved;
}

}  // namespace

Result<Dossier> accept_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::vector<PaperTick>& papers, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "accept", officer, at);
  if (!found) return found;
  return begun(room, tx, std::move(*found), "accept", papers, "received", officer, at);
}

Result<Dossier> complete_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                                 const std::vector<PaperTick>& papers, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "complete", officer, at);
  if (!found) return found;
  return begun(room, tx, std::move(*found), "complete", papers, "completed", officer, at);
}

Result<Dossier> ask_supplement(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& words, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "ask_supplement", officer, at);
  if (!found) return found;
  if (found->supplements > 0) return refuse(Fault::kConflict, "procedures.refused.supplement_once", "words");
  Errors errors;
  found->words = take_words(errors, words, kMostWords, "words", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  ++found->supplements;
  leave_step(tx, *found, "", officer, at);
  move(room, *found, "ask_supplement");
  // The term begins anew with the complete file.
  found->received_at = found->appointed = found->first_appointed = std::nullopt;
  found->holder = found->received_unit;
  found->step = -1;
  auto saved = save(room, tx, std::move(*found), "supplement_asked", officer, at);
  if (!saved) return saved;
  settle_apology(room, tx, "dossier", saved->id, false, at);
  tell_applicant(room, tx, *saved, "dossier.supplement", at);
  return saved;
}

Result<Dossier> refuse_dossier(const Room& room, storage::Transaction& tx, const std::string& code,
                               const std::string& ground, const std::string& words, std::int64_t officer, Millis at) {
  auto found = dossier_for(room, tx, code, "refuse", officer, at);
  if (!found) return found;
  Errors errors;
  if (Catalogue::find(room.catalogue.grounds, ground) == nullptr)
    errors.push_back({Fault::kInvalid, "ground", "procedures.refused.ground"});
  found->words = take_words(errors, words, kMostWords, "words", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  found->ground = ground;
  move(room, *found, "refuse");
  auto saved = save(room, tx, std::move(*found), "refused", officer, at);
  if (saved) tell_applicant(room, tx, *saved, "dossier.refused", at);
  return saved;
}

}  // namespace langnghe::procedures
