#include "pages/dialogues/dialogue_page.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"

namespace langnghe::pages {

std::string_view look_of_dialogue(const meetings::Dialogue& one) {
  if (one.state == "planned") return "wait";
  if (one.state == "announced") return "new";
  if (one.state == "concluded") return "done";
  return one.state == "cancelled" ? "stop" : "work";
}

std::string_view look_of_question(const meetings::Question& one) {
  if (one.state == "answered") return "done";
  if (one.state == "later") return "wait";
  if (one.state == "case") return "work";
  return one.state == "declined" ? "stop" : "new";
}

std::vector<std::string> themes_of(std::string_view themes) {
  std::vector<std::string> out;
  while (!themes.empty()) {
    const auto comma = themes.find(',');
    out.emplace_back(themes.substr(0, comma));
    themes.remove_prefix(comma == std::string_view::npos ? themes.size() : comma + 1);
  }
  return out;
}

std::string theme_names(const Services& services, std::string_view themes, web::Language language) {
  std::string out;
  for (const std::string& id : themes_of(themes))
    out += (out.empty() ? "" : "; ") + entry_name(services.meetings.pack.themes, id, language);
  return out;
}

std::string state_of(const Services& services, const web::Words& words, const meetings::Question& one) {
  if (one.state != "later") return words("dialogues.question." + one.state);
  const bool late = one.due_day < iso_date(local_date(services.clock.now()));
  return words(late ? "dialogues.question.later_late" : "dialogues.question.later_by",
               {{"day", *parse_date(one.due_day)}, {"body", unit_name(services, one.body, words.language())}});
}

std::optional<meetings::Dialogue> public_dialogue(const Services& services, std::string_view typed) {
  const auto code = read_code(typed);
  if (!code) return std::nullopt;
  auto one = services.database.read([&](storage::Session& session) { return meetings::find_dialogue(session, *code); });
  if (one && !one->announced_at) one.reset();
  return one;
}

void fill_dialogue_facts(const Services& services, const web::Words& words, web::View& view, const meetings::Dialogue& one) {
  const auto fact = [&](std::string_view key, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("LABEL", words(key));
    row.set("TEXT", text);
  };
  fact("dialogues.when", long_day(words, one.on_day) + ", " + hours(one.from_minute, one.to_minute));
  fact("meetings.place", one.place);
  fact("meetings.unit", unit_name(services, one.unit, words.language()));
  fact("dialogues.chair", name_and_post(services, one.chair, words.language()));
  fact("dialogues.forum", entry_name(services.meetings.pack.forums, one.forum, words.language()));
  fact("dialogues.themes", theme_names(services, one.themes, words.language()));
  fact("dialogues.basis", one.basis);
  fact("dialogues.plan_no", one.plan_no);
  fact("dialogues.invited", one.invited);
  if (one.state == "cancelled") fact("meetings.reason", one.reason);
}

std::string voter_of(const Services& services, const web::Request& request, std::string_view code) {
  return hex(view(hmac_sha256(services.meetings.secret_key, "voter " + std::string(code) + " " + request.session)));
}

std::int64_t id_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value > 0 ? value : 0;
}

int offset_of(const web::Request& request) { return static_cast<int>(std::min<std::int64_t>(id_in(request.arg("offset")), 1'000'000)); }

std::string_view look_of_outcome(std::string_view outcome) {
  if (outcome == "kept") return "done";
  if (outcome == "kept_late") return "wait";
  if (outcome == "overdue") return "late";
  return outcome == "broken" ? "stop" : "work";
}

void fill_commitments(const Services& services, const web::Words& words, web::View& view, const std::vector<meetings::Commitment>& all,
                      bool staff) {
  if (all.empty()) return;
  const Date today = local_date(services.clock.now());
  web::View& box = view.add("COMMITMENTS");
  for (const meetings::Commitment& one : all) {
    const std::string outcome(meetings::outcome_of(one, today));
    web::View& row = box.add("COMMITMENT");
    row.set("COMMITMENT_HREF", (staff ? "/staff/commitments/" : "/commitments/") + one.code);
    row.set("COMMITMENT_WORDS", beginning(one.words, 300));
    row.set("COMMITMENT_WHO", one.promiser_post);
    row.set("COMMITMENT_UNIT", unit_name(services, one.unit, words.language()));
    row.set("COMMITMENT_DUE", short_day(words, one.due_day));
    row.set("TAG_LOOK", look_of_outcome(outcome));
    row.set("TAG_TEXT", words("commitments.outcome." + outcome));
    if (one.due_day != one.first_due) row.add("COMMITMENT_MOVED").set("FIRST_DUE", short_day(words, one.first_due));
    if (!one.closed_on.empty()) row.add("COMMITMENT_CLOSED").set("CLOSED_ON", short_day(words, one.closed_on));
  }
}

}  // namespace langnghe::pages
