// What the pages of the registry stand on: what every page has, and the room. Made by `langnghe
// serve`; lives as long as the router. It keeps the room's header out of services.h, which every
// page of the house includes.
#pragma once

#include "initiatives/initiatives.h"
#include "pages/services.h"

namespace langnghe::pages {

struct ModelServices : Services {
  const initiatives::Room& initiatives;
};

// Every page below /models and /staff/models, and how links show a model.
void register_models(web::Router& router, const ModelServices& services);

// One file of handlers each.
void register_gallery(web::Router& router, const ModelServices& services);
void register_public_models(web::Router& router, const ModelServices& services);
void register_registry(web::Router& router, const ModelServices& services);
void register_entry(web::Router& router, const ModelServices& services);
void register_campaigns(web::Router& router, const ModelServices& services);
void register_commendations(web::Router& router, const ModelServices& services);
void register_figures(web::Router& router, const ModelServices& services);
void register_model_sheets(web::Router& router, const ModelServices& services);

}  // namespace langnghe::pages
