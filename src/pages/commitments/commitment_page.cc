#include "pages/commitments/commitment_page.h"

namespace langnghe::pages {

void register_commitments(web::Router& router, const PromiseServices& services) {
  register_public_commitments(router, services);
  register_staff_commitments(router, services);
}

void fill_commitment(const PromiseServices& services, const web::Words& words, web::View& view, const meetings::Commitment& one,
                     const links::Viewer& viewer, bool staff) {
  const std::string outcome(meetings::outcome_of(one, local_date(services.clock.now())));
  view.set("CODE", one.code);
  view.set("WORDS", one.words);
  view.set("TAG_LOOK", look_of_outcome(outcome));
  view.set("TAG_TEXT", words("commitments.outcome." + outcome));
  view.set("CHAIN_HREF", (staff ? "/staff/chain/commitment/" : "/chain/commitment/") + one.code);
  const auto fact = [&](std::string_view key, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("LABEL", words(key));
    row.set("TEXT", text);
  };
  fact("commitments.who", one.promiser_post);
  fact("meetings.unit", unit_name(services, one.unit, words.language()));
  fact("commitments.made_on", long_day(words, one.made_on));
  fact("commitments.due", long_day(words, one.due_day));
  if (one.due_day != one.first_due) fact("commitments.first_due", long_day(words, one.first_due));
  fact("commitments.result", one.result);
  fact("commitments.closed_on", long_day(words, one.closed_on));
  services.database.read([&](storage::Session& session) {
    if (const auto origin = services.names.show(session, {one.origin, one.origin_id, one.origin_code}, viewer)) {
      web::View& part = view.add("ORIGIN");
      const links::SubjectKind* kind = services.link_kinds.subject(one.origin);
      part.set("ORIGIN_KIND", kind == nullptr ? one.origin : kind->name(viewer.language));
      part.set("ORIGIN_TITLE", origin->title);
      part.set("ORIGIN_HREF", origin->href.empty() ? (staff ? "/staff/chain/" : "/chain/") + one.origin + "/" + one.origin_code : origin->href);
    }
    for (const meetings::CommitmentStep& step : meetings::steps_of(session, one.id)) {
      web::View& row = view.add("STEP");
      row.set("STEP_AT", words.date_time(step.at));
      row.set("STEP_WHAT", step.action == "escalated" ? words("commitments.step.escalated", {{"level", step.level}}) : words("commitments.step." + step.action));
      row.set("STEP_BY", step.action == "escalated" ? (step.told == 0 ? words("commitments.nobody") : name_and_post(services, step.told, words.language()))
                                                    : name_and_post(services, step.officer, words.language()));
      row.show_with("STEP_SAID", "STEP_WORDS", step.words);
      if (!step.day.empty()) row.add("STEP_DAY").set("NEW_DAY", short_day(words, step.day));
      if (step.files == 0) continue;
      for (const documents::Attachment& file : services.attachments.of(session, "commitment_step", step.id)) {
        const std::string href = (staff ? "/staff/commitments/" : "/commitments/") + one.code + "/file/" + std::to_string(file.id);
        web::View& item = row.add("FILE");
        item.set("FILE_HREF", href);
        item.set("FILE_NAME", file.name);
        item.set("FILE_SIZE", words.file_size(file.bytes));
        if (file.picture) item.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
      }
    }
  });
  view.show("NO_STEPS", !view.has("STEP"));
}

void fill_outcomes(web::View& view, const meetings::CommitmentCount& count) {
  view.set("RUNNING", count.running);
  view.set("OVERDUE", count.overdue);
  view.set("KEPT", count.kept);
  view.set("KEPT_LATE", count.kept_late);
  view.set("BROKEN", count.broken);
}

void fill_promisers(const Services& services, const web::Words& words, web::View& view, const std::vector<meetings::PromiserCount>& all) {
  if (all.empty()) return;
  web::View& table = view.add("PROMISERS");
  for (const meetings::PromiserCount& one : all) {
    web::View& row = table.add("PROMISER");
    row.set("WHO", name_and_post(services, one.promiser, words.language()));
    row.set("WHO_UNIT", unit_name(services, one.unit, words.language()));
    fill_outcomes(row, one.count);
  }
}

std::vector<web::Option> outcome_options(const web::Words& words) {
  std::vector<web::Option> out;
  for (const char* id : {"running", "overdue", "kept", "kept_late", "broken"}) out.push_back({id, words(std::string("commitments.outcome.") + id)});
  return out;
}

web::Response commitment_file(const Services& services, const web::Request& request, const meetings::Commitment& one) {
  const auto file = services.database.read([&](storage::Session& session) -> std::optional<documents::Attachment> {
    for (const meetings::CommitmentStep& step : meetings::steps_of(session, one.id))
      if (step.files > 0)
        for (documents::Attachment& found : services.attachments.of(session, "commitment_step", step.id))
          if (std::to_string(found.id) == request.part("file")) return std::move(found);
    return std::nullopt;
  });
  return file ? file_response(services, request, *file, request.arg("small") == "1") : error_page(services, request, 404);
}

}  // namespace langnghe::pages
