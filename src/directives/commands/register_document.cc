#include <algorithm>

#include "base/text.h"
#include "directives/commands/facts.h"
#include "directives/record.h"
#include "directives/store.h"

namespace langnghe::directives {
namespace {

bool contains(const auto& list, std::string_view what) {
  return std::find(std::begin(list), std::end(list), what) != std::end(list);
}

// "25-NQ/TW" → "25-nq-tw", then "25-nq-tw-2".
std::string free_code(storage::Session& session, const std::string& number) {
  std::string base = slug(number);
  if (base.empty()) base = "vb";
  std::string code = base;
  for (int n = 2; session.value<std::int64_t>("SELECT id FROM directive WHERE code = :code", code); ++n)
    code = base + "-" + std::to_string(n);
  return code;
}

bool taken(storage::Session& session, const Facts& facts, std::int64_t but) {
  for (const Document& one : documents_numbered(session, facts.number))
    if (one.id != but && one.issuer == facts.issuer && one.issued_on == facts.issued_on) return true;
  return false;
}

}  // namespace

Errors check_facts(const Room& room, storage::Session& session, Facts& facts, std::int64_t but, Millis at) {
  Errors errors;
  if (room.pack.kind(facts.kind) == nullptr)
    errors.push_back({Fault::kInvalid, "kind", "directives.refused.kind"});
  facts.number = checked(errors, facts.number, "number", true, 80);
  facts.title = checked(errors, facts.title, "title", false, kMostTitle);
  facts.title_en = checked(errors, facts.title_en, "title_en", false, kMostTitle);
  facts.issuer = checked(errors, facts.issuer, "issuer", true, 200);
  facts.issuer_en = checked(errors, facts.issuer_en, "issuer_en", false, 200);
  facts.summary = checked(errors, facts.summary, "summary", false, kMostWords);
  facts.summary_en = checked(errors, facts.summary_en, "summary_en", false, kMostWords);
  facts.source = checked(errors, facts.source, "source", false, 500);
  if (!contains(kStandings, facts.standing))
    errors.push_back({Fault::kInvalid, "standing", "directives.refused.standing"});
  if (!contains(kConfidences, facts.confidence))
    errors.push_back({Fault::kInvalid, "confidence", "directives.refused.confidence"});
  if (facts.issued_on && *facts.issued_on > local_date(at))
    errors.push_back({Fault::kInvalid, "issued_on", "directives.refused.future"});
  if (errors.empty() && taken(session, facts, but))
    errors.push_back({Fault::kConflict, "number", "directives.refused.there", {{"number", facts.number}}});
  return errors;
}

Result<Document> register_document(const Room& room, storage::Transaction& tx, const NewDocument& wanted,
                                   OfficerId who, Millis at) {
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->unit(wanted.unit);
  if (unit == nullptr) return refuse(Fault::kInvalid, "directives.refused.unit", "unit");
  if (!may(room, who, "directive.register", wanted.unit, at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  Document one;
  static_cast<Facts&>(one) = wanted;
  if (Errors errors = check_facts(room, tx, one, 0, at); !errors.empty())
    return tl::unexpected<Errors>(std::move(errors));
  one.code = free_code(tx, one.number);
  one.unit = unit->id;
  one.entered_at = at;
  one.officer = who;
  one.id = insert_document(tx, one);
  if (!wanted.attachments.empty()) {
    const auto claimed = room.attachments.claim(tx, wanted.attachments, {"directive", one.id, "text"}, at);
    if (!claimed) return tl::unexpected<Errors>(claimed.error());
  }
  record(room, tx, "registered", ledger_subject(one), who,
         {{"number", one.number}, {"kind", one.kind}, {"unit", wanted.unit}}, digest_of(one), at);
  for (const Relation& relation : wanted.relations) {
    auto related = relate_document(room, tx, one.code, relation, who, at);
    if (!related) return related;
    one = std::move(*related);
  }
  return one;
}

Result<Document> correct_document(const Room& room, storage::Transaction& tx, const std::string& code,
                                  const Facts& facts, const std::vector<std::string>& attachments,
                                  OfficerId who, Millis at) {
  auto found = find_document(tx, code);
  if (!found) return refuse(Fault::kNotFound, "directives.refused.unknown");
  Document one = std::move(*found);
  if (!may(room, who, "directive.register", unit_code(room, one.unit), at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  static_cast<Facts&>(one) = facts;
  if (Errors errors = check_facts(room, tx, one, one.id, at); !errors.empty())
    return tl::unexpected<Errors>(std::move(errors));
  if (!attachments.empty()) {
    const auto claimed = room.attachments.claim(tx, attachments, {"directive", one.id, "text"}, at);
    if (!claimed) return tl::unexpected<Errors>(claimed.error());
  }
  if (!update_document(tx, one)) return refuse(Fault::kConflict, "directives.refused.faster");
  ++one.version;
  record(room, tx, "corrected", ledger_subject(one), who, {{"number", one.number}}, digest_of(one), at);
  return one;
}

Result<Document> relate_document(const Room& room, storage::Transaction& tx, const std::string& code,
                                 const Relation& relation, OfficerId who, Millis at) {
  auto found = find_document(tx, code);
  if (!found) return refuse(Fault::kNotFound, "directives.refused.unknown");
  Document one = std::move(*found);
  if (!may(room, who, "directive.register", unit_code(room, one.unit), at))
    return refuse(Fault::kForbidden, "directives.refused.not_yours");
  auto other = find_document(tx, relation.code);
  if (!other) return refuse(Fault::kInvalid, "directives.refused.other", "to");
  // A document cannot build on one that came later.
  if (one.issued_on && other->issued_on && *other->issued_on > *one.issued_on)
    return refuse(Fault::kInvalid, "directives.refused.later", "to",
                  {{"number", one.number}, {"other", other->number}});
  const auto joined = links::join(room.links, tx, {relation.kind, subject_of(one), subject_of(*other)},
                                  {who, acting_unit(room, who)}, at);
  if (!joined) return tl::unexpected<Errors>(joined.error());
  if (relation.kind == "replaces" && other->standing != "replaced") {
    other->standing = "replaced";
    if (!update_document(tx, *other)) return refuse(Fault::kConflict, "directives.refused.faster");
    record(room, tx, "replaced", ledger_subject(*other), who, {{"by", one.number}}, digest_of(*other), at);
  }
  return one;
}

}  // namespace langnghe::directives
