#include "pages/procedures/dossier_page.h"

#include "notices/delivery.h"
#include "procedures/clocks.h"
#include "procedures/office_hours.h"

namespace langnghe::pages {

using procedures::Catalogue;
using procedures::Dossier;
using procedures::Procedure;

void register_procedures(web::Router& router, const Services& services) {
  register_catalogue(router, services);
  register_file_online(router, services);
  register_own_dossier(router, services);
  register_waiting_room(router, services);
  register_on_time(router, services);
  register_dossier_desk(router, services);
  register_staff_dossier(router, services);
  register_dossier_register(router, services);
  register_apologies(router, services);
}

std::string procedure_name(const Services& services, const Dossier& dossier, web::Language language) {
  return procedures::procedure_of(services.procedures, dossier).name.in(web::code_of(language));
}

std::string_view look_of_dossier(const Dossier& dossier, Millis now) {
  if (dossier.late(now)) return "late";
  if (dossier.state == "registered") return "new";
  if (dossier.state == "supplement") return "wait";
  if (dossier.state == "ready" || dossier.state == "handed") return "done";
  return dossier.state == "processing" ? "work" : "stop";
}

std::string state_of_dossier(const web::Words& words, const Dossier& dossier) {
  return words("procedures.state." + dossier.state);
}

TimeLeft time_left(const Services& services, const web::Words& words, Millis due) {
  const Millis now = services.clock.now();
  const auto& room = services.procedures;
  const auto minutes = [&](Millis a, Millis b) {
    return procedures::working_minutes_between(room.law.calendar, room.catalogue.hours, a, b);
  };
  const int day = room.catalogue.hours.day_minutes();
  if (now >= due) {
    const auto late = minutes(due, now);
    if (late >= day) return {"late", words("procedures.left.late_days", {{"days", late / day}})};
    // Due at midnight, looked at before the office opens: no office time has gone by.
    if (late == 0) return {"late", words("procedures.left.over")};
    return {"late", words("procedures.left.late", {{"time", words.duration(late * kMinute)}})};
  }
  const auto left = minutes(now, due);
  if (left < day) return {"soon", words("procedures.left.hours", {{"time", words.duration(std::max<std::int64_t>(left, 1) * kMinute)}})};
  return {left < 2 * day ? "soon" : "fine", words("procedures.left.days", {{"days", left / day}})};
}

std::string fee_text(const web::Words& words, std::int64_t fee) {
  return fee == 0 ? words("procedures.fee.free") : words("procedures.fee.dong", {{"fee", fee}});
}

std::string term_text(const web::Words& words, const Procedure& procedure) {
  const procedures::Term& term = procedure.term;
  std::string out = term.length == 0 ? words("procedures.term.same_day")
                    : term.unit == legalclock::Unit::kCalendarDays
                        ? words("procedures.term.calendar", {{"days", std::int64_t{term.length}}})
                        : words("procedures.term.working", {{"days", std::int64_t{term.length}}});
  if (term.cutoff)
    out += ". " + words("procedures.term.cutoff", {{"time", web::format_time(start_of(parse_date("2026-01-01").value()) + *term.cutoff * kMinute)}});
  return out;
}

std::string unit_of_step(const Services& services, const web::Words& words, const Procedure& procedure,
                         std::string_view unit) {
  if (unit == "desk") return words("procedures.unit.desk");
  const std::string_view body = unit == "owner" ? std::string_view(procedure.owner) : unit;
  if (body == "commune") return words("procedures.unit.commune");
  // Any province has such a body; the first one found lends its name.
  const auto directory = services.directory.now();
  for (const directory::Unit& one : directory->units().all())
    if (one.code.ends_with("." + std::string(body)) && one.code.find('.') == 2) return one.name(web::code_of(words.language()));
  return std::string(body);
}

std::vector<std::string> why_due(const Services& services, const web::Words& words, const Dossier& dossier) {
  std::vector<std::string> out;
  const Procedure& procedure = procedures::procedure_of(services.procedures, dossier);
  out.push_back(words("procedures.why.procedure", {{"procedure", procedure.name.in(web::code_of(words.language()))},
                                                   {"version", std::to_string(procedure.version)},
                                                   {"term", term_text(words, procedure)}}));
  if (dossier.received_at) {
    const Date counted = procedures::counted_day(services.procedures.law.calendar, procedure, *dossier.received_at);
    if (counted != local_date(*dossier.received_at))
      out.push_back(words("procedures.why.counted", {{"at", words.date_time(*dossier.received_at)}, {"day", counted}}));
  }
  for (std::string& line : reasons_in_words(services, words, dossier.due_reasons)) out.push_back(std::move(line));
  if (dossier.reappointed && dossier.first_appointed)
    out.push_back(words("procedures.why.again", {{"first", local_date(*dossier.first_appointed - 1)},
                                                 {"on", local_date(*dossier.reappointed)}}));
  return out;
}

std::vector<std::string> papers_given(const Services& services, const Dossier& dossier, const web::Words& words) {
  std::vector<std::string> out;
  const Procedure& procedure = procedures::procedure_of(services.procedures, dossier);
  for (std::size_t i = 0; i < procedure.papers.size(); ++i) {
    const std::string list = "," + dossier.papers + ",", number = "," + std::to_string(i);
    const bool original = list.find(number + "o,") != std::string::npos;
    if (!original && list.find(number + "c,") == std::string::npos) continue;
    out.push_back(procedure.papers[i].name.in(web::code_of(words.language())) + " (" +
                  words(original ? "procedures.paper.original" : "procedures.paper.copy") + ")");
  }
  return out;
}

std::vector<procedures::PaperTick> ticks_of(const web::Request& request, const Procedure& procedure) {
  std::vector<procedures::PaperTick> out;
  for (std::size_t i = 0; i < procedure.papers.size(); ++i)
    if (request.value("paper_" + std::to_string(i)) == "1")
      out.push_back({static_cast<int>(i), procedure.papers[i].original});
  return out;
}

void fill_checklist(const web::Words& words, web::View& view, web::FormView& form, const web::Request& request,
                    const Procedure& procedure, bool focus) {
  for (std::size_t i = 0; i < procedure.papers.size(); ++i) {
    const procedures::Paper& paper = procedure.papers[i];
    const std::string id = "paper_" + std::to_string(i);
    web::View& row = view.add("PAPER");
    row.set("PAPER_ID", id);
    row.set("PAPER_NAME", paper.name.in(web::code_of(words.language())));
    row.set("PAPER_FORM", words(paper.original ? "procedures.paper.original" : "procedures.paper.copy") +
                              (paper.optional ? ", " + words("procedures.paper.optional") : ""));
    row.show("CHECKED", request.value(id) == "1");
    row.show("FOCUS", focus && i == 0);
    const std::string wrong = form.claim(id);
    row.show_with("PAPER_WRONG", "WRONG", wrong);
  }
}

void fill_control_sheet(const Services& services, const web::Words& words, web::View& view, const Dossier& dossier,
                        const std::vector<procedures::StepDone>& lines, bool notes) {
  const Millis now = services.clock.now();
  const auto code = web::code_of(words.language());
  const Procedure& procedure = procedures::procedure_of(services.procedures, dossier);
  for (const procedures::StepDone& line : lines) {
    web::View& row = view.add("SHEET");
    row.set("SHEET_STEP", Catalogue::name_in(services.procedures.catalogue.steps, line.step, code));
    row.set("SHEET_UNIT", unit_name(services, line.unit, words.language()));
    row.set("SHEET_IN", words.date_time(line.in_at));
    row.set("SHEET_DUE", words.date_time(line.due_at));
    row.show_with("SHEET_OUT_PART", "SHEET_OUT", line.out_at ? words.date_time(*line.out_at) : "");
    if (notes) row.show_with("SHEET_NOTED", "SHEET_NOTE", line.words);
    const bool open = !line.out_at && dossier.state == "processing";
    row.show("SHEET_HERE", open);
    if (line.overran(now) && (open || line.out_at)) row.show("SHEET_LATE");
  }
  if (dossier.state != "processing") return;
  for (std::size_t i = static_cast<std::size_t>(dossier.step + 1); i < procedure.steps.size(); ++i) {
    web::View& row = view.add("SHEET_NEXT");
    row.set("SHEET_STEP", Catalogue::name_in(services.procedures.catalogue.steps, procedure.steps[i].step, code));
    const procedures::StepPlan& plan = procedure.steps[i];
    row.set("SHEET_UNIT", unit_of_step(services, words, procedure, plan.unit));
    row.set("SHEET_TIME", words("procedures.step.hours", {{"hours", std::int64_t{plan.minutes / 60}}}));
  }
}

void show_apology(const Services& services, const web::Words& words, web::View& view,
                  const procedures::Apology& apology, const std::string& acknowledge) {
  if (apology.state != "sent") return;
  web::View& part = view.add("APOLOGY");
  part.set("TEXT", words("procedures.own.apology", {{"unit", unit_name(services, apology.owner, words.language())},
                                                    {"first", local_date(apology.due_at - 1)},
                                                    {"again", local_date(apology.new_due - 1)}}));
  part.set("REASON", Catalogue::name_in(services.procedures.catalogue.reasons, apology.reason, web::code_of(words.language())));
  part.show_with("MORE", "WORDS", apology.words);
  if (!apology.acknowledged_at) part.add("CAN_ACKNOWLEDGE").set("ACKNOWLEDGE_HREF", acknowledge);
}

void fill_person(const Services& services, const web::Words& words, web::FormView& form, const web::Request& request) {
  form.field("name", request.value("name"));
  form.field("id_number", request.value("id_number"));
  form.field("address", request.value("address"));
  form.field("phone", request.value("phone"));
  form.field("email", request.value("email"));
  std::vector<web::Option> channels = {{"", words("procedures.notify.page")}};
  for (const notices::Channel channel : services.delivery.channels())
    if (channel != notices::Channel::kPage) {
      const std::string code(notices::code_of(channel));
      channels.push_back({code, words("notices.channel." + code)});
    }
  form.select("notify", request.value("notify"), channels);
  form.check("no_letters", request.value("no_letters") == "1");
}

void read_person(const web::Request& request, procedures::Filing& filing) {
  filing.person = person_of(request);
  filing.notify = request.value("notify");
  filing.letters = request.value("no_letters") != "1";
  filing.language = web::code_of(request.language);
}

std::optional<Dossier> staff_dossier(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto found = services.database.read([&](storage::Session& session) { return procedures::find_dossier(session, *code); });
  if (found && !procedures::may_see(services.procedures, *found, staff.officer.id, services.clock.now())) found.reset();
  return found;
}

}  // namespace langnghe::pages
