// Citizens' proposals: one list, for everybody and, with its forms, for officers.
#include "base/text.h"
#include "consultations/proposals.h"
#include "consultations/votes.h"
#include "pages/consultations/common.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using consultations::Proposal;

void fill(const Services& services, const web::Request& request, web::View& view, const Staff* staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  const auto& pack = services.consultations.pack;
  view.set("RULE", words("proposals.lead", {{"part", std::to_string(pack.proposal.part * 100 / pack.proposal.whole)},
                                            {"months", std::to_string(pack.consent_months)},
                                            {"source", pack.proposal_source.citation(web::code_of(request.language))}}));
  std::vector<web::Option> villages;
  bool any = false;
  services.database.read([&](storage::Session& session) {
    for (const Proposal& one : consultations::proposals_of(session, "")) {
      if (staff != nullptr && !may_in(services, *staff, "proposal.run", one.commune)) continue;
      any = true;
      const auto village = consultations::find_village(session, one.village);
      const auto consents = consultations::consents_of(services.consultations, session, one, now);
      web::View& row = view.add("ROW");
      row.set("CODE", one.code);
      row.set("TITLE", one.title);
      row.set("WORDS", one.words);
      row.set("TAG_LOOK", one.state == "raised" ? "done" : "work");
      row.set("TAG_TEXT", words("proposals.state." + one.state));
      row.set("VILLAGE", (village ? village->name : "") + ", " + commune_name(services, one.commune, request.language));
      row.set("CONSENTS", words("proposals.consents", {{"valid", consents.valid}, {"needed", consents.needed},
                                                       {"households", consents.households}, {"lapsed", consents.lapsed}}));
      row.show("BACKED", one.backed);
      if (staff == nullptr || one.state != "gathering") continue;
      row.show("CONSENT");
      row.show("BACK", !one.backed && may_in(services, *staff, "vote.recognise_front", one.commune));
    }
    if (staff != nullptr)
      for (const web::Option& commune : communes_where(services, *staff, "proposal.run"))
        for (const auto& one : consultations::villages_of(session, commune.value))
          villages.push_back({std::to_string(one.id), one.name + ", " + commune.label});
  });
  view.show("EMPTY", !any);
  web::FormView form(view, words, errors);
  if (staff != nullptr) {
    view.show("NEW");
    form.select("village", request.value("village"), villages);
    form.field("title", request.value("title"));
    form.field("words", request.value("words"));
  }
  form.finish();
}

web::Response staff_list(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  web::View view("consultations/proposals");
  fill(services, request, view, &staff, errors);
  web::Frame frame = staff_frame(services, request, staff, "proposals.title");
  frame.path = "/staff/proposals";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response create(const Services& services, const web::Request& request, const Staff& staff) {
  const auto made = write(services, [&](storage::Transaction& tx) {
    return consultations::start_proposal(services.consultations, tx, consult_actor(staff), whole_number(request.value("village")),
                                         std::string(request.value("title")), std::string(request.value("words")),
                                         services.clock.now());
  });
  if (!made) return staff_list(services, request, staff, made.error());
  return web::redirect("/staff/proposals");
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return error_page(services, request, 404);
  const std::string action(request.part("action"));
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<Proposal> {
    const auto& room = services.consultations;
    const auto who = consult_actor(staff);
    const Millis now = services.clock.now();
    if (action == "consents")
      return consultations::add_consents(room, tx, who, *code, std::string(request.value("households")),
                                         parse_date(trim(request.value("given"))), now);
    if (action == "back") return consultations::back_proposal(room, tx, who, *code, now);
    if (action == "raise") return consultations::raise_proposal(room, tx, who, *code, now);
    return refuse(Fault::kNotFound, "consultations.refused.unknown");
  });
  if (!done) return staff_list(services, request, staff, done.error());
  return web::redirect("/staff/proposals");
}

}  // namespace

void register_proposals(web::Router& router, const Services& services) {
  router.get("/proposals", [&services](const web::Request& request) {
    web::View view("consultations/proposals");
    fill(services, request, view, nullptr, {});
    return page(services, view, frame_of(services, request, "proposals.title"));
  });
  const auto handler = [&services](auto f) {
    return with_grant(services, "proposal.run", [&services, f](const web::Request& request, const Staff& staff) {
      return f(services, request, staff);
    });
  };
  router.get("/staff/proposals", handler([](const Services& s, const web::Request& r, const Staff& o) { return staff_list(s, r, o, {}); }));
  router.post("/staff/proposals", handler(create));
  router.post("/staff/proposals/{code}/do/{action}", handler(act));
}

}  // namespace langnghe::pages
