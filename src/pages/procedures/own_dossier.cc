// A dossier as its applicant follows it: by code and secret, without an account.
#include "documents/qr.h"
#include "pages/procedures/dossier_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using procedures::Apology;
using procedures::Catalogue;
using procedures::Dossier;

web::Response ask(const Services& services, const web::Request& request, std::string_view code, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("procedures/own_form");
  web::FormView form(view, words, errors);
  form.field("code", code);
  form.field("secret", "");
  form.finish();
  web::Frame frame = frame_of(services, request, "procedures.own.find");
  frame.path = "/dossier";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response open(const Services& services, const web::Request& request, std::string_view typed,
                   std::string_view secret) {
  const auto code = read_code(typed);
  const double limit = services.limits.secrets_a_minute;
  if (!within(services, "secret-address", request.peer, limit) ||
      (code && !within(services, "secret-code", *code, limit)))
    return ask(services, request, typed, {{Fault::kTooMany, "", "track.refused.too_many"}});
  if (!code) return ask(services, request, typed, {{Fault::kInvalid, "code", "track.refused.code"}});
  // The right answer and a wrong one take the same way.
  const bool right = procedures::is_secret(services.procedures, *code, secret);
  const bool there = services.database.read(
      [&](storage::Session& session) { return procedures::find_dossier(session, *code).has_value(); });
  if (!right || !there) return ask(services, request, typed, {{Fault::kInvalid, "secret", "track.refused.secret"}});
  services.limiter.forgive("secret-code", *code);
  web::Response response = web::redirect("/dossier/" + *code);
  response.cookies.push_back(own_cookie(services, "dossier", *code));
  return response;
}

web::Response show(const Services& services, const web::Request& request, const Dossier& dossier, bool sent) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  std::vector<procedures::StepDone> lines;
  std::optional<Apology> apology;
  std::vector<vault::Read> reads;
  services.database.read([&](storage::Session& session) {
    lines = procedures::steps_of(session, dossier.id);
    apology = procedures::apology_of(session, "dossier", dossier.id);
    reads = services.vault.reads_of(session, {"dossier", dossier.id});
  });
  web::View view("procedures/own");
  view.set("CODE", dossier.code);
  view.set("NAME", procedure_name(services, dossier, request.language));
  view.set("TAG_LOOK", look_of_dossier(dossier, now));
  view.set("TAG_TEXT", state_of_dossier(words, dossier));
  view.set("MEANING", words("procedures.meaning." + dossier.state));
  const auto fact = [&](std::string_view key, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("LABEL", words(key));
    row.set("TEXT", text);
  };
  fact("procedures.filed", words.date_time(dossier.filed_at));
  if (dossier.received_at) fact("procedures.received", words.date_time(*dossier.received_at));
  fact("procedures.unit.receives", unit_name(services, dossier.received_unit, request.language));
  if (dossier.unit != dossier.received_unit) fact("procedures.unit.owes", unit_name(services, dossier.unit, request.language));
  if (dossier.state == "processing") fact("procedures.holder", unit_name(services, dossier.holder, request.language));
  fact("procedures.fee", fee_text(words, dossier.fee) +
                             (dossier.fee > 0 ? " · " + words(dossier.fee_paid_at ? "procedures.fee.paid" : "procedures.fee.unpaid") : ""));
  if (dossier.finished_at) fact("procedures.finished", words.date_time(*dossier.finished_at));
  if (dossier.handed_at) fact("procedures.handed", words.date_time(*dossier.handed_at));
  if (!dossier.words.empty() && (dossier.state == "supplement" || dossier.state == "refused" || dossier.state == "stopped")) {
    web::View& part = view.add("WORDS_BOX");
    part.set("WORDS_HEAD", words("procedures.words." + dossier.state));
    part.set("WORDS", (dossier.ground.empty() ? "" : Catalogue::name_in(services.procedures.catalogue.grounds, dossier.ground, web::code_of(request.language)) + ". ") + dossier.words);
  }
  if (dossier.appointed && !dossier.finished_at) {
    web::View& due = view.add("DUE");
    due.set("DUE_DATE", words.long_date(local_date(*dossier.appointed - 1)));
    const TimeLeft left = time_left(services, words, *dossier.appointed);
    due.set("LEFT_LOOK", left.look);
    due.set("LEFT_TEXT", left.text);
    for (const std::string& reason : why_due(services, words, dossier)) due.add("REASON").set("TEXT", reason);
  }
  if (apology) show_apology(services, words, view, *apology, "/dossier/" + dossier.code + "/apology");
  for (const std::string& paper : papers_given(services, dossier, words)) view.add("PAPER").set("PAPER_NAME", paper);
  view.show("WITH_SHEET", !lines.empty());
  fill_control_sheet(services, words, view, dossier, lines, false);
  view.show("CAN_WITHDRAW", dossier.state == "registered" || dossier.state == "supplement" || dossier.state == "processing");
  for (const vault::Read& read : reads) {
    web::View& row = view.add("READ");
    row.set("WHO", read.post + ", " + read.unit_name);
    row.set("WHY", words("vault.purpose." + read.purpose) + (read.words.empty() ? "" : ": " + read.words));
    row.set("AT", words.date_time(read.at));
  }
  view.show("NO_READS", reads.empty());
  if (sent) {
    web::View& part = view.add("SENT");
    const std::string secret = procedures::secret_of(services.procedures, dossier.code);
    part.set("SECRET", secret);
    part.set("QR", web::Html{documents::qr_svg(base_url(services, request) + "/d/" + dossier.code + "/" + secret,
                                               words("procedures.own.qr"))});
  }
  web::Frame frame = frame_of(services, request, "procedures.own.title");
  frame.path = "/dossier/" + dossier.code;
  frame.no_index = true;
  return private_page(page(services, view, frame));
}

}  // namespace

void register_own_dossier(web::Router& router, const Services& services) {
  router.get("/dossier", [&services](const web::Request& request) { return ask(services, request, request.arg("code"), {}); });
  router.post("/dossier", [&services](const web::Request& request) {
    return open(services, request, request.value("code"), request.value("secret"));
  });
  // The QR code on the paper of the desk.
  router.get("/d/{code}/{secret}", [&services](const web::Request& request) {
    return open(services, request, request.part("code"), request.part("secret"));
  });
  const auto mine = [&services](auto handler) {
    return [&services, handler](const web::Request& request) -> web::Response {
      const auto code = read_code(request.part("code"));
      if (!code) return error_page(services, request, 404);
      if (!is_own(services, request, "dossier", *code)) return ask(services, request, *code, {});
      const auto dossier = services.database.read(
          [&](storage::Session& session) { return procedures::find_dossier(session, *code); });
      return dossier ? handler(request, *dossier) : error_page(services, request, 404);
    };
  };
  router.get("/dossier/{code}", mine([&services](const web::Request& request, const Dossier& dossier) {
               return show(services, request, dossier, false);
             }));
  router.get("/dossier/{code}/sent", mine([&services](const web::Request& request, const Dossier& dossier) {
               return show(services, request, dossier, true);
             }));
  router.post("/dossier/{code}/withdraw", mine([&services](const web::Request& request, const Dossier& dossier) {
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return procedures::withdraw_dossier(services.procedures, tx, dossier.code, services.clock.now());
                });
                return done ? web::redirect("/dossier/" + dossier.code) : refused(services, request, done.error());
              }));
  router.post("/dossier/{code}/apology", mine([&services](const web::Request& request, const Dossier& dossier) {
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return procedures::acknowledge_apology(services.procedures, tx, "dossier/" + dossier.code, 0,
                                                         services.clock.now());
                });
                return done ? web::redirect("/dossier/" + dossier.code) : refused(services, request, done.error());
              }));
}

}  // namespace langnghe::pages
