// Apologies: those to sign, those sent, and the cases of the other rooms that run late.
#include <algorithm>

#include "casework/casework.h"
#include "pages/procedures/dossier_letters.h"
#include "pages/trouble.h"
#include "procedures/clocks.h"

namespace langnghe::pages {
namespace {

using procedures::Apology;
using procedures::Catalogue;

std::string topic_name(const Services& services, const web::Words& words, const Apology& apology) {
  if (apology.subject_kind == "case") return words("casework.kind." + apology.topic);
  for (const procedures::Procedure& one : services.procedures.catalogue.all())
    if (one.key == apology.topic) return one.name.in(web::code_of(words.language()));
  return apology.topic;
}

std::string href_of(const Apology& apology) {
  return (apology.subject_kind == "case" ? "/staff/case/" : "/staff/dossier/") + apology.subject_code;
}

void fill_row(const Services& services, const web::Words& words, web::View& row, const Apology& one) {
  row.set("HREF", "/staff/apology/" + std::to_string(one.id));
  row.set("CODE", one.subject_code);
  row.set("TOPIC", topic_name(services, words, one));
  row.set("UNIT", unit_name(services, one.unit, words.language()));
  row.set("DUE", words.date(local_date(one.due_at - 1)));
  row.set("NEW", words.date(local_date(one.new_due - 1)));
}

// Cases this officer may see that are past their term and have no apology yet. A denunciation is
// in no list.
std::vector<casework::QueueRow> late_cases(storage::Session& session, const std::vector<std::int64_t>& units, Millis now) {
  casework::QueueFilter filter;
  filter.units = units;
  filter.late_only = true;
  filter.limit = 50;
  auto rows = casework::queue(session, filter, now);
  std::erase_if(rows, [&](const casework::QueueRow& row) { return procedures::apology_of(session, "case", row.id).has_value(); });
  return rows;
}

std::vector<std::int64_t> both(const Services& services, const Staff& staff, std::string_view a, std::string_view b) {
  auto out = units_where(services, staff, a);
  const auto other = units_where(services, staff, b);
  std::erase_if(out, [&](std::int64_t unit) { return std::find(other.begin(), other.end(), unit) == other.end(); });
  return out;
}

web::Response list(const Services& services, const web::Request& request, const Staff& staff) {
  const auto units = units_where(services, staff, "dossier.work");
  if (units.empty()) return error_page(services, request, 403);
  const Millis now = services.clock.now();
  std::vector<Apology> drafts, sent;
  std::vector<casework::QueueRow> late;
  services.database.read([&](storage::Session& session) {
    drafts = procedures::apologies_to_sign(session, units, 100);
    sent = procedures::apologies_sent(session, units, 50);
    late = late_cases(session, both(services, staff, "dossier.work", "case.see"), now);
  });
  const web::Words words = words_of(services, request);
  web::View view("procedures/apologies");
  view.show("NO_DRAFTS", drafts.empty());
  if (!drafts.empty()) {
    web::View& table = view.add("DRAFTS");
    for (const Apology& one : drafts) {
      web::View& row = table.add("ROW");
      fill_row(services, words, row, one);
      const TimeLeft left = time_left(services, words, one.due_at);
      row.set("LEFT_LOOK", left.look);
      row.set("LEFT_TEXT", left.text);
    }
  }
  view.show("NO_SENT", sent.empty());
  if (!sent.empty()) {
    web::View& table = view.add("SENT");
    for (const Apology& one : sent) {
      web::View& row = table.add("ROW");
      fill_row(services, words, row, one);
      row.set("TAG_LOOK", one.outcome == "kept" ? "done" : one.outcome == "missed" ? "late" : "wait");
      row.set("TAG_TEXT", words(one.outcome.empty() ? "procedures.apology.open" : "procedures.apology." + one.outcome));
      row.set("SENT_AT", words.date_time(*one.sent_at));
      row.set("IN_TIME", words(one.before_due() ? "procedures.apology.before" : "procedures.apology.after"));
    }
  }
  if (!late.empty()) {
    web::View& table = view.add("LATE_CASES");
    for (const casework::QueueRow& one : late) {
      web::View& row = table.add("ROW");
      row.set("CODE", one.code);
      row.set("KIND", words("casework.kind." + one.kind));
      row.set("DUE", words.date(local_date(*one.due_at - 1)));
      row.set("UNIT", unit_name(services, one.unit, request.language));
    }
  }
  web::Frame frame = staff_frame(services, request, staff, "procedures.apologies.title");
  frame.path = "/staff/apologies";
  if (request.arg("done") == "1") frame.notice = words("procedures.apology.done");
  return page(services, view, frame);
}

// The officer may look at it: at the unit whose head signs or at the one at fault.
std::optional<Apology> apology_asked(const Services& services, const web::Request& request, const Staff& staff) {
  const auto found = services.database.read([&](storage::Session& session) {
    return procedures::apology_by_id(session, number_of(request.part("id"), 0));
  });
  if (!found || !(may_at(services, staff, "dossier.work", found->owner, "") || may_at(services, staff, "dossier.work", found->unit, "")))
    return std::nullopt;
  return found;
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Apology& apology,
                   const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto language = web::code_of(request.language);
  const Millis now = services.clock.now();
  web::View view("procedures/apology");
  web::FormView form(view, words, errors);
  const auto value = [&](std::string_view name, const std::string& otherwise) {
    return errors.empty() ? otherwise : std::string(request.value(name));
  };
  view.set("ID", apology.id);
  view.set("CODE", apology.subject_code);
  view.set("SUBJECT_HREF", href_of(apology));
  view.set("TOPIC", topic_name(services, words, apology));
  view.set("STATE", words("procedures.apology.state." + apology.state));
  view.set("STATE_LOOK", apology.state == "sent" ? (apology.outcome == "missed" ? "late" : "done") : apology.state == "drafted" ? "work" : "stop");
  const auto fact = [&](std::string_view key, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("LABEL", words(key));
    row.set("TEXT", text);
  };
  const auto by = [&](std::int64_t officer) {
    return officer == 0 ? words("procedures.apology.system") : officer_and_unit(services, officer, request.language);
  };
  fact("procedures.apology.owner", unit_name(services, apology.owner, request.language));
  fact("procedures.apology.unit", unit_name(services, apology.unit, request.language));
  if (apology.subject_kind == "dossier") fact("procedures.apology.stage", Catalogue::name_in(services.procedures.catalogue.steps, apology.stage, language));
  fact("procedures.apology.due", words.long_date(local_date(apology.due_at - 1)));
  fact("procedures.apology.drafted", words.date_time(apology.drafted_at) + " · " + by(apology.drafted_by));
  if (apology.state == "sent") {
    fact("procedures.apology.new", words.long_date(local_date(apology.new_due - 1)));
    fact("procedures.apology.reason", Catalogue::name_in(services.procedures.catalogue.reasons, apology.reason, language) +
                                          (apology.words.empty() ? "" : ". " + apology.words));
    fact("procedures.apology.signed", words.date_time(*apology.sent_at) + " · " + by(apology.signer));
    fact("procedures.apology.days_late", words.number(apology.days_late));
    fact("procedures.apology.channel", words("procedures.apology.channel." + apology.channel));
    fact("procedures.apology.acknowledged", apology.acknowledged_at ? words.date_time(*apology.acknowledged_at) : words("procedures.apology.not_yet"));
    fact("procedures.apology.outcome", apology.outcome.empty() ? words("procedures.apology.open")
                                                               : words("procedures.apology." + apology.outcome) + ", " + words.date_time(*apology.outcome_at));
    if (apology.superior != 0) fact("procedures.apology.superior", unit_name(services, apology.superior, request.language));
    view.add("LETTER").set("LETTER_HREF", "/staff/letter/" + std::to_string(apology.letter));
    if (!apology.acknowledged_at && may_at(services, staff, "dossier.see", apology.owner, "")) view.show("CAN_ACKNOWLEDGE");
  }
  if (apology.state == "drafted" && may_at(services, staff, "dossier.lead", apology.owner, "")) {
    view.show("CAN_SIGN");
    const auto by_law = procedures::apology_by(services.procedures.law, apology.due_at);
    if (by_law) {
      web::View& part = view.add("BEFORE");
      part.set("BEFORE_TEXT", words(now < *by_law ? "procedures.apology.until" : "procedures.apology.too_late", {{"day", words.long_date(local_date(*by_law - 1))}}));
    }
    std::vector<web::Option> reasons;
    for (const procedures::Named& one : services.procedures.catalogue.reasons) reasons.push_back({one.id, one.name.in(language)});
    form.select("reason", value("reason", apology.reason), reasons);
    form.field("words", value("words", apology.words));
    std::vector<std::int64_t> units = {apology.owner, apology.unit};
    if (apology.subject_kind == "dossier")
      for (const procedures::StepDone& line : services.database.read([&](storage::Session& session) { return procedures::steps_of(session, apology.subject_id); }))
        units.push_back(line.unit);
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    form.select("unit", value("unit", procedures::unit_code(services.procedures, apology.unit)), unit_options(services, units, request.language));
    form.field("new_day", value("new_day", iso_date(local_date(apology.new_due - 1))));
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "procedures.apology.title");
  frame.path = "/staff/apologies";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response sign(const Services& services, const web::Request& request, const Staff& staff, const Apology& apology) {
  const procedures::ApologyText text{std::string(request.value("reason")), std::string(request.value("words")),
                                     std::string(request.value("unit")), parse_date(request.value("new_day")).value_or(Date{})};
  const auto done = write(services, [&](storage::Transaction& tx) {
    return procedures::sign_apology(services.procedures, tx, apology.code, text,
                                    [&](storage::Transaction& inner, const Apology& signed_one) {
                                      return sign_apology_letter(services, request, inner, signed_one, staff);
                                    },
                                    staff.officer.id, services.clock.now());
  });
  return done ? web::redirect("/staff/apologies?done=1") : show(services, request, staff, apology, done.error());
}

web::Response draft_for_case(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.value("code"));
  const auto one = code ? services.database.read([&](storage::Session& session) { return casework::find_case(session, *code); })
                        : std::optional<casework::Case>();
  const auto units = both(services, staff, "dossier.work", "case.see");
  const auto late = one ? services.database.read([&](storage::Session& session) {
                            return late_cases(session, units, services.clock.now());
                          })
                        : std::vector<casework::QueueRow>();
  // Only what stands in that list: late, not sealed, theirs.
  if (std::none_of(late.begin(), late.end(), [&](const auto& row) { return row.code == one->code; }))
    return error_page(services, request, 404);
  const auto done = write(services, [&](storage::Transaction& tx) {
    return procedures::draft_apology(services.procedures, tx,
                                     {"case", one->id, one->code, one->kind, one->state, one->unit, one->unit, *one->due_at},
                                     staff.officer.id, services.clock.now());
  });
  return done ? web::redirect("/staff/apology/" + std::to_string(done->id)) : refused(services, request, done.error());
}

}  // namespace

void register_apologies(web::Router& router, const Services& services) {
  router.get("/staff/apologies", guarded(services, [&services](const auto& request, const Staff& staff) {
               return list(services, request, staff);
             }));
  router.post("/staff/apologies/case", guarded(services, [&services](const auto& request, const Staff& staff) {
                return draft_for_case(services, request, staff);
              }));
  const auto of = [&services](auto handler) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) -> web::Response {
      const auto apology = apology_asked(services, request, staff);
      return apology ? handler(request, staff, *apology) : error_page(services, request, 404);
    });
  };
  router.get("/staff/apology/{id}", of([&services](const web::Request& request, const Staff& staff, const Apology& apology) {
               return show(services, request, staff, apology, {});
             }));
  router.post("/staff/apology/{id}/sign", of([&services](const web::Request& request, const Staff& staff, const Apology& apology) {
                return sign(services, request, staff, apology);
              }));
  router.post("/staff/apology/{id}/drop", of([&services](const web::Request& request, const Staff& staff, const Apology& apology) {
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return procedures::drop_apology(services.procedures, tx, apology.code, staff.officer.id, services.clock.now());
                });
                return done ? web::redirect("/staff/apologies") : show(services, request, staff, apology, done.error());
              }));
  router.post("/staff/apology/{id}/acknowledged", of([&services](const web::Request& request, const Staff& staff, const Apology& apology) {
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return procedures::acknowledge_apology(services.procedures, tx, apology.code, staff.officer.id, services.clock.now());
                });
                return done ? web::redirect("/staff/apology/" + std::to_string(apology.id)) : show(services, request, staff, apology, done.error());
              }));
}

}  // namespace langnghe::pages
