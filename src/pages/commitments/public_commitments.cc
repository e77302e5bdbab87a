// Commitments for everybody: kept, late, broken, and by whom; one with its story.
#include "pages/commitments/commitment_page.h"
#include "pages/directives/parts.h"

namespace langnghe::pages {
namespace {

using meetings::Commitment;

web::Response list(const PromiseServices& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const Date today = local_date(services.clock.now());
  const auto directory = services.directory.now();
  const directory::Unit* unit = request.arg("unit").empty() ? nullptr : directory->unit(request.arg("unit"));
  meetings::CommitmentFilter filter{.public_only = true, .offset = offset_of(request), .limit = kCommitmentsAPage};
  if (unit != nullptr) filter.units = {unit->id};
  meetings::CommitmentFilter narrow = filter;
  narrow.outcome = request.arg("outcome");
  std::vector<Commitment> all;
  std::vector<meetings::PromiserCount> promisers;
  std::vector<std::int64_t> units;
  meetings::CommitmentCount count;
  services.database.read([&](storage::Session& session) {
    session.each<std::int64_t>("SELECT DISTINCT unit FROM commitment WHERE is_public = 1", [&](std::int64_t one) { units.push_back(one); });
    all = meetings::commitments_of(session, narrow, today);
    promisers = meetings::promisers_of(session, filter, today);
    count = meetings::count_commitments(session, filter, today);
  });
  web::View view("commitments/list");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", unit == nullptr ? "" : unit->code, unit_options(services, units, request.language));
  form.select("outcome", narrow.outcome, outcome_options(words));
  form.finish();
  fill_outcomes(view, count);
  if (promisers.size() > 50) promisers.resize(50);
  fill_promisers(services, words, view, promisers);
  fill_commitments(services, words, view, all, false);
  view.show("EMPTY", all.empty());
  const int total = narrow.outcome.empty() ? count.all() : count.of(narrow.outcome);
  fill_pages(words, view, "/commitments?unit=" + (unit == nullptr ? "" : unit->code) + "&outcome=" + narrow.outcome + "&", filter.offset,
             kCommitmentsAPage, total);
  return page(services, view, frame_of(services, request, "commitments.title"));
}

std::optional<Commitment> public_one(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto one = services.database.read([&](storage::Session& session) { return meetings::find_commitment(session, *code); });
  if (one && !one->is_public) one.reset();
  return one;
}

web::Response show(const PromiseServices& services, const web::Request& request, const Commitment& one) {
  const web::Words words = words_of(services, request);
  web::View view("commitments/commitment");
  fill_commitment(services, words, view, one, public_viewer(services, request), false);
  web::Frame frame = frame_of(services, request, "commitments.one");
  frame.title = beginning(one.words, 80);
  frame.path = "/commitments/" + one.code;
  return page(services, view, frame);
}

}  // namespace

void register_public_commitments(web::Router& router, const PromiseServices& services) {
  router.get("/commitments", [&services](const web::Request& request) { return list(services, request); });
  router.get("/commitments/{code}", [&services](const web::Request& request) {
    const auto one = public_one(services, request);
    return one ? show(services, request, *one) : error_page(services, request, 404);
  });
  router.get("/commitments/{code}/file/{file}", [&services](const web::Request& request) {
    const auto one = public_one(services, request);
    return one ? commitment_file(services, request, *one) : error_page(services, request, 404);
  });
}

}  // namespace langnghe::pages
