#include "pages/consultations/common.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "consultations/consultations.h"
#include "documents/letters.h"

namespace langnghe::pages {

std::optional<Millis> instant_field(const web::Request& request, std::string_view name) {
  return parse_instant(trim(request.value(name)));
}

std::optional<std::int64_t> number_field(const web::Request& request, std::string_view name) {
  // People write 1.200.000 and 1,200,000.
  std::string digits;
  for (char c : trim(request.value(name)))
    if (c != '.' && c != ',' && c != ' ') digits += c;
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

std::int64_t whole_number(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

std::string instant_text(std::optional<Millis> at) {
  return at && *at > 0 ? iso_local(*at).substr(0, 16) : std::string();
}

std::vector<web::Option> communes_where(const Services& services, const Staff& staff,
                                        std::string_view grant) {
  std::vector<web::Option> out;
  for (web::Option& one : commune_options(services, web::Language::kVietnamese))
    if (may_in(services, staff, grant, one.value)) out.push_back(std::move(one));
  return out;
}

bool may_in(const Services& services, const Staff& staff, std::string_view grant,
            std::string_view commune) {
  return consultations::may(services.consultations, consult_actor(staff), grant, commune,
                            services.clock.now());
}

void fill_term(const Services& services, const web::Words& words, web::View& view,
               const legalclock::Deadline& deadline) {
  web::View& term = view.add("TERM");
  const std::string_view language = web::code_of(words.language());
  term.set("TERM_NAME", language == "en" ? deadline.rule->name.en : deadline.rule->name.vi);
  term.set("TERM_DATE", words.long_date(deadline.due_date));
  const bool minimum = deadline.rule->nature == legalclock::Nature::kMinimum;
  if (deadline.state == legalclock::ClockState::kMet) {
    term.set("TERM_LOOK", "fine");
    term.set("TERM_LEFT", words("consult.term.kept"));
  } else if (minimum) {
    term.set("TERM_LOOK", "fine");
    term.set("TERM_LEFT", words("consult.term.at_least"));
  } else {
    const TimeLeft left = left_of(services, words, deadline.due, "open");
    term.set("TERM_LOOK", deadline.state == legalclock::ClockState::kMissed ? "late" : left.look);
    term.set("TERM_LEFT", deadline.state == legalclock::ClockState::kMissed && deadline.warn_due == std::nullopt
                              ? words("consult.term.missed")
                              : left.text);
  }
  for (const std::string& reason :
       reasons_in_words(services, words, legalclock::reasons_json(deadline.reasons)))
    term.add("TERM_REASON").set("REASON_TEXT", reason);
}

void fill_sheet_head(const Services& services, const web::Words& words, web::View& view,
                     std::string_view commune, Millis at) {
  const Date day = local_date(at);
  view.set("SHEET_COMMUNE", commune_name(services, commune, words.language()));
  view.set("SHEET_DATE", words("consult.sheet.date",
                               {{"day", std::to_string(static_cast<unsigned>(day.day()))},
                                {"month", std::to_string(static_cast<unsigned>(day.month()))},
                                {"year", std::to_string(static_cast<int>(day.year()))}}));
}

web::Handler with_grant(const Services& services, std::string_view grant, StaffHandler handler) {
  return guarded(services, [&services, grant = std::string(grant), handler = std::move(handler)](
                               const web::Request& request, const Staff& staff) {
    if (!may_somewhere(services, staff, grant)) return error_page(services, request, 403);
    return handler(request, staff);
  });
}

void fill_files(const web::Words& words, web::View& view, const std::vector<documents::Attachment>& files,
                const std::string& base) {
  for (const documents::Attachment& file : files) {
    web::View& row = view.add("FILE");
    const std::string href = base + "/files/" + std::to_string(file.id);
    row.set("FILE_HREF", href);
    row.set("FILE_NAME", file.name);
    row.set("FILE_SIZE", words.file_size(file.bytes));
    if (file.picture) row.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
  }
}

}  // namespace langnghe::pages
