#include "links/names.h"
#include "pages/initiatives/model_page.h"

namespace langnghe::pages {

void register_models(web::Router& router, const ModelServices& services) {
  register_gallery(router, services);
  register_public_models(router, services);
  register_registry(router, services);
  register_entry(router, services);
  register_campaigns(router, services);
  register_commendations(router, services);
  register_figures(router, services);
  register_model_sheets(router, services);
  services.names.add(
      "model",
      [](storage::Session& session, std::string_view code) -> std::optional<links::Subject> {
        const auto one = initiatives::find_model(session, code);
        if (!one) return std::nullopt;
        return links::Subject{"model", one->id, one->code};
      },
      [&services](storage::Session& session, const links::Subject& subject,
                  const links::Viewer& viewer) -> std::optional<links::Shown> {
        const auto one = initiatives::model_by_id(session, subject.id);
        if (!one) return std::nullopt;
        const bool open = one->published && (one->kind != "exemplar" || one->consent);
        const bool inside = viewer.officer != 0 && initiatives::may(services.initiatives, viewer.officer, "report.see", one->unit, viewer.at);
        if (!open && !inside) return std::nullopt;
        const web::Words words(services.renderer.catalogue(), viewer.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese);
        links::Shown shown;
        shown.title = one->title;
        shown.href = (inside ? "/staff/models/" : "/models/") + one->code;
        shown.state = words("initiatives.state." + one->state);
        shown.look = model_look(one->state);
        shown.when = std::to_string(one->year);
        return shown;
      });
}

}  // namespace langnghe::pages
