// How a case is called on the chain: to officers who may read it by its words, to everybody else by
// the words an officer has published.
#include "casework/casework.h"
#include "links/names.h"
#include "pages/casework/action_form.h"
#include "pages/links/panel.h"

namespace langnghe::pages {

void name_cases(const Services& services) {
  using links::Shown;
  using links::Subject;
  services.names.add(
      "case",
      [](storage::Session& session, std::string_view typed) -> std::optional<Subject> {
        const auto code = casework::read_code(typed);
        const auto found = code ? casework::find_case(session, *code) : std::nullopt;
        if (!found) return std::nullopt;
        return Subject{"case", found->id, found->code};
      },
      [&services](storage::Session& session, const Subject& subject, const links::Viewer& viewer) -> std::optional<Shown> {
        const web::Words words(services.renderer.catalogue(),
                               viewer.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese);
        const auto shown = [&](std::string_view text, const auto& one, std::string href) {
          Shown out;
          out.title = beginning(text, 120);
          out.href = std::move(href);
          out.state = lifecycle_text(words, "state", one.kind, one.state);
          out.look = look_of(one.state);
          out.when = words.date(one.received_at);
          out.rating = one.rating;
          return out;
        };
        if (viewer.officer != 0) {
          const auto one = casework::find_case(session, subject.code);
          if (one && casework::may_read(services.casework, *one, viewer.officer, viewer.at))
            return shown(one->words, *one, "/staff/case/" + one->code);
        }
        const auto open = casework::public_case(session, subject.code);
        if (!open) return std::nullopt;
        return shown(open->words, *open, "/cases/" + open->code);
      });
}

}  // namespace langnghe::pages
