// What the log is, in plain words, and a place to check a receipt: in the browser where
// script runs (static/js/verify.js), by posting it here where it does not.
#include "ledger/log.h"
#include "ledger/proof.h"
#include "base/text.h"
#include "pages/page.h"

namespace langnghe::pages {
namespace {

constexpr std::size_t kMostReceipt = 100'000;

web::Response show(const Services& services, const web::Request& request, std::string_view proof,
                   const Errors& errors, const ledger::Verified* verified) {
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "transparency.title");
  frame.path = "/transparency";
  frame.scripts = {"verify"};
  web::View view("ledger/transparency");
  view.set("SIZE", words.number(services.log.size()));
  view.set("CHECKPOINT", services.log.checkpoint());
  view.set("KEY", services.log.verifier_key());
  web::FormView form(view, words, errors);
  form.field("proof", proof);
  form.file("file");
  form.finish();
  if (verified != nullptr) {
    web::View& good = view.add("GOOD");
    const auto line = [&](std::string_view key, std::string what) {
      if (what.empty()) return;
      web::View& row = good.add("LINE");
      row.set("LABEL", words(key));
      row.set("TEXT", std::move(what));
    };
    line("transparency.entry.what", verified->entry.kind);
    line("transparency.entry.code", verified->subject);
    line("transparency.entry.time", words.date_time(verified->entry.time));
    const auto directory = services.directory.now();
    if (const directory::Unit* unit = directory->unit(verified->entry.unit))
      line("transparency.entry.unit", unit->name(web::code_of(request.language)));
    line("transparency.entry.number", words.number(static_cast<std::int64_t>(verified->index) + 1));
    line("transparency.entry.tree", words.number(static_cast<std::int64_t>(verified->checkpoint.size)));
    line("transparency.entry.payload", verified->payload);
  }
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response verify(const Services& services, const web::Request& request) {
  std::string proof(request.value("proof"));
  for (const web::Upload& upload : request.uploads)
    if (upload.field == "file" && !upload.bytes.empty()) proof = upload.bytes;
  if (trim(proof).empty())
    return show(services, request, "", {{Fault::kInvalid, "proof", "transparency.refused.empty"}}, nullptr);
  if (proof.size() > kMostReceipt || !valid_utf8(proof))
    return show(services, request, "", {{Fault::kInvalid, "proof", "ledger.proof.malformed"}}, nullptr);
  const auto key = ledger::VerifierKey::parse(services.log.verifier_key());
  auto verified = ledger::verify_receipt(proof, *key);
  if (!verified) {
    for (Error& error : verified.error()) error.field = "proof";
    return show(services, request, proof, verified.error(), nullptr);
  }
  return show(services, request, proof, {}, &*verified);
}

}  // namespace

void register_transparency(web::Router& router, const Services& services) {
  router.get("/transparency", [&services](const web::Request& request) {
    return show(services, request, "", {}, nullptr);
  });
  router.get("/verify", [](const web::Request&) { return web::redirect("/transparency#verify"); });
  router.post("/verify", [&services](const web::Request& request) { return verify(services, request); });
}

}  // namespace langnghe::pages
