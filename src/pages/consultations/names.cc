// How a consultation is called on the chain.
#include "consultations/opinions.h"
#include "links/names.h"
#include "pages/consultations/register.h"
#include "pages/page.h"

namespace langnghe::pages {

void name_consultations(const Services& services) {
  using links::Shown;
  using links::Subject;
  services.names.add(
      "consultation",
      [](storage::Session& session, std::string_view typed) -> std::optional<Subject> {
        const auto code = read_code(typed);
        const auto one = code ? consultations::find_consultation(session, *code) : std::nullopt;
        if (!one) return std::nullopt;
        return Subject{"consultation", one->id, one->code};
      },
      [&services](storage::Session& session, const Subject& subject, const links::Viewer& viewer) -> std::optional<Shown> {
        const auto one = consultations::find_consultation(session, subject.code);
        if (!one || (viewer.officer == 0 && one->state == "prepared")) return std::nullopt;
        const web::Words words(services.renderer.catalogue(),
                               viewer.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese);
        Shown out;
        out.title = one->title;
        out.href = (one->state == "prepared" ? "/staff/consultations/" : "/consultations/") + one->code;
        out.state = words("consult.state." + one->state);
        out.look = one->state == "explained" ? "done" : "work";
        if (one->opened_at) out.when = words.date(*one->opened_at);
        return out;
      });
}

}  // namespace langnghe::pages
